"""The Latvian of what measures say: why a value is missing, how it was found, what cannot be measured."""

from __future__ import annotations

_REASONS = {
    "nobody is recorded here": "šeit neviens nav fiksēts",
    "nobody of those recorded here can be read at the level {}": "neviens no šeit fiksētajiem līmenī {0} nav nolasāms",
    "sample too small to say: its standard error is half of the value or more": (
        "izlase ir par mazu, lai ko secinātu: tās standartkļūda ir vismaz puse no vērtības"
    ),
    "nobody counts in this network": "šajā tīklā neviens netiek skaitīts",
    "no ties: nothing to measure": "nav saišu, tāpēc nav ko mērīt",
    "no ties: no eigenvector": "nav saišu, tāpēc nav īpašvektora",
    "no ties: no communities": "nav saišu, tāpēc nav kopienu",
    "no participations": "nav dalību",
    "a single stakeholder: there are no pairs": "tikai viena iesaistītā puse: pāru nav",
    "fewer than three stakeholders: nobody would be left to lose each other": (
        "mazāk nekā trīs iesaistītās puses: nepaliktu pāra, kas varētu zaudēt saikni"
    ),
    "fewer than three stakeholders: nobody can be more central than all others": (
        "mazāk nekā trīs iesaistītās puses: neviena nevar būt centrālāka par visām pārējām"
    ),
    "disconnected: {} components have no distance between them": (
        "tīkls nav saistīts: starp tā komponentēm ({0}) attāluma nav"
    ),
    "tied to nobody": "nav nevienas saites",
    "tied to nobody: no distance to average": "nav nevienas saites, tāpēc nav attālumu, ko vidējot",
    "fewer than two partners: no pair of partners to be tied": (
        "mazāk nekā divi partneri: nav partneru pāra, kas varētu būt saistīts"
    ),
    "nobody has two partners: no path of two ties": "nevienam nav divu partneru, tāpēc nav divu saišu ceļa",
    "no 4-path: nobody met one stakeholder at one event and another one at another": (
        "nav četru soļu ceļa: neviens nav vienā pasākumā saticis vienu iesaistīto pusi un citā pasākumā – citu"
    ),
    "4-paths are too rare among the pairs of meetings to be drawn": (
        "4-ceļi starp tikšanos pāriem ir pārāk reti, lai tos izlozētu"
    ),
    "centre of no 4-path: met nobody, or all at one event, or one stakeholder only": (
        "nav neviena četru soļu ceļa vidū: neviena puse nav satikta, visas satiktas vienā pasākumā vai satikta tikai viena"
    ),
    "no path of three steps: nobody with several events met anybody at one of them": (
        "nav trīs soļu ceļa: neviens, kam ir vairāki pasākumi, nevienā no tiem nevienu nav saticis"
    ),
    "too few stakeholders and events for anybody to be between": (
        "iesaistīto pušu un pasākumu ir par maz, lai kāds būtu starp tiem"
    ),
    "all or no pairs are tied: nothing to correlate": "saistīti ir visi pāri vai neviens, tāpēc nav ko korelēt",
    "{} stakeholders × {} pairs take long to search: --exact does it": (
        "{0:n} {0:iesaistītā puse|iesaistītās puses} × {1:n} {1:pāris|pāri}: meklēšana ir ilga; to veic ar --exact"
    ),
    "{} pairs at the events, more than the {} divided unless exact values are asked for": (
        "pasākumos ir {0:n} {0:pāris|pāri}; ja nav prasītas precīzas vērtības (--exact), dala ne vairāk kā {1:n}"
    ),
    "more than {} steps under the weight {}: ask for exact values, or take the weight newman": (
        "vairāk nekā {0:n} soļu ar svaru {1}: prasiet precīzas vērtības (--exact) vai izvēlieties svaru newman"
    ),
}

_LOUVAIN = "Luvēnas algoritms, beigās pārskatot atsevišķus mezglus, {0:w}, izšķirtspēja 1, sēkla {1}"
_METHODS = {
    "exact": "precīzi",
    "exact: every core tried": "precīzi: izmēģināti visi kodoli",
    "exact: breadth-first from everybody": "precīzi: meklēts plašumā no katras iesaistītās puses",
    "exact: shortest paths from everybody": "precīzi: īsākie ceļi no katras iesaistītās puses",
    "sample: breadth-first from {} of {} stakeholders, seed {}": (
        "izlase: meklēts plašumā no iesaistītajām pusēm: {0:n} no {1:n}, sēkla {2}"
    ),
    "sample: shortest paths from {} of {} stakeholders, seed {}": (
        "izlase: īsākie ceļi no iesaistītajām pusēm: {0:n} no {1:n}, sēkla {2}"
    ),
    "sample: shortest paths from {} of {} stakeholders, those nearest to all among them, seed {}": (
        "izlase: īsākie ceļi no iesaistītajām pusēm: {0:n} no {1:n}, arī no tām, kas visiem vistuvāk, sēkla {2}"
    ),
    "sample: breadth-first from {} of {} nodes, seed {}": (
        "izlase: meklēts plašumā no mezgliem: {0:n} no {1:n}, sēkla {2}"
    ),
    "sample: {} paths of two ties, seed {}": "izlase: {0:n} {0:divu saišu ceļš|divu saišu ceļi}, sēkla {1}",
    "sample: {} 4-paths, seed {}": "izlase: {0:n} {0:četru soļu ceļš|četru soļu ceļi}, sēkla {1}",
    "sample: {} 4-paths for each, seed {}": "izlase: katrai {0:n} {0:četru soļu ceļš|četru soļu ceļi}, sēkla {1}",
    "sample: {} pairs of partners for each, seed {}": "izlase: katrai {0:n} {0:partneru pāris|partneru pāri}, sēkla {1}",
    "{} pairs of partners of each stakeholder, drawn with seed {}": (
        "katrai iesaistītajai pusei {0:izlozēts|izlozēti} {0:n} {0:partneru pāris|partneru pāri}, sēkla {1}"
    ),
    "power iteration, damping {}, to {}": "pakāpju iterācija, slāpēšanas koeficients {0:n}, precizitāte {1}",
    "Lanczos, component by component": "Lancoša metode, katra komponente atsevišķi",
    "Lanczos, component by component; disconnected: {} of {} stakeholders are in the leading component, of equal ones "
    "that of the first id, and all others have 0": (
        "Lancoša metode, katra komponente atsevišķi; tīkls nav saistīts: vadošajā komponentē (no vienādām – tajā, kur ir "
        "pirmais id) ir {0} no {1} {1:iesaistītās puses|iesaistītajām pusēm}, pārējām vērtība ir 0"
    ),
    "within {} step(s)": "ne vairāk kā {0} {0:solī|soļos}",
    "peeling": "pakāpeniski atmetot tos, kam partneru vismazāk",
    "single changes from {} start(s); core of {}": (
        "pa vienai izmaiņai no {0} {0:sākuma|sākumiem}; iesaistītās puses kodolā: {1}"
    ),
    "Louvain with a last pass over single nodes, {}, resolution 1, seed {}": _LOUVAIN,
    "Louvain with a last pass over single nodes, {}, resolution 1, seed {}, on Barber's modularity": (
        _LOUVAIN + ", pēc Bārbera modularitātes"
    ),
    "best of {} runs": "labākais no {0} {0:mēģinājuma|mēģinājumiem}",
    "nodes moved in {} batches": "mezgli pārvietoti {0} {0:grupā|grupās}",
}

_ERRORS = {
    "the measure {} has no choice {}; it has: {}": "mēram {0} nav izvēles {1}; ir: {2}",
    "there is no measure {}; graphkit measures lists all": "nav mēra {0}; visus uzskaita graphkit measures",
    "there is no measure {} of a stakeholder; {}graphkit measures lists all": (
        "nav iesaistītās puses mēra {0}; {1:w}visus uzskaita graphkit measures"
    ),
    "there is no measure {} of a network or a stakeholder; {}graphkit measures lists all": (
        "nav tīkla vai iesaistītās puses mēra {0}; {1:w}visus uzskaita graphkit measures"
    ),
    "there is no measure {} of a network; {}graphkit measures lists all": (
        "nav tīkla mēra {0}; {1:w}visus uzskaita graphkit measures"
    ),
    "there is no measure {} of a tie; {}graphkit measures lists all": (
        "nav saites mēra {0}; {1:w}visus uzskaita graphkit measures"
    ),
    "there is no measure {} of a phase pair; {}graphkit measures lists all": (
        "nav posmu pāra mēra {0}; {1:w}visus uzskaita graphkit measures"
    ),
    "it is a measure of a stakeholder: graphkit rank; ": "tas ir iesaistītās puses mērs: graphkit rank; ",
    "it is a measure of a whole network: graphkit metrics; ": "tas ir visa tīkla mērs: graphkit metrics; ",
    "it is a measure of a tie: graphkit ties; ": "tas ir saites mērs: graphkit ties; ",
    "it is a measure of a phase pair: graphkit phases; ": "tas ir posmu pāra mērs: graphkit phases; ",
    "a measure is asked for by its name, a text: {} is none": "mēru prasa pēc nosaukuma, kas ir teksts: {0} tāds nav",
    "there is no standard largest value of {}: leave out --normalised": (
        "mēram {0} nav standarta lielākās vērtības: izlaidiet --normalised"
    ),
    "weighted closeness has no standard maximum; normalise it with --weight none": (
        "svērtai tuvībai nav standarta maksimuma; normējiet to ar --weight none"
    ),
    "reach needs at least one step: steps 1 or more": "sasniedzamībai vajag vismaz vienu soli: soļi – 1 vai vairāk",
    "--steps is for the measure reach; {} has no steps": "--steps ir mēram reach; mēram {0} soļu nav",
    "{} draws of {} ranks are more than the {} that are kept: ask for at most {} draws, or choose a smaller selection": (
        "izlozes ({0:n}) ar {1:n} {1:vietu|vietām} katrā ir vairāk, nekā glabā ({2:n}): prasiet ne vairāk kā {3:n} "
        "{3:izlozi|izlozes} vai izvēlieties mazāku izlasi"
    ),
    "name two different groups to look between": "nosauciet divas dažādas grupas, starp kurām meklēt",
    "changes need at least two phases; this store has {}": "pārmaiņām vajag vismaz divus posmus; šajā krātuvē to ir {0}",
    "there is no phase {} here; there are: {}": "šeit nav posma {0}; ir: {1}",
    "events outside the phases have no before and after: name phases": (
        "pasākumiem ārpus posmiem nav ne iepriekšējā, ne nākamā posma: nosauciet posmus"
    ),
    "{} twice: nothing changes within a phase; name two": "{0} divreiz: posma ietvaros pārmaiņu nav; nosauciet divus",
    "name two phases, or none for all consecutive pairs": (
        "nosauciet divus posmus vai nevienu – tad rāda visus secīgos pārus"
    ),
    "--window counts phases: 1 or more": "--window skaita posmus: vismaz 1",
    "--{} needs --backbone sdsm, hypergeometric or fdsm": "--{0} vajag --backbone sdsm, hypergeometric vai fdsm",
    "unknown null model {}: one of {}": "nezināms nulles modelis {0}: viens no {1}",
    "unknown correction {}: one of {}": "nezināma korekcija {0}: viena no {1}",
    "alpha {} is no level of significance: above 0 and at most 1": (
        "alfa {0:n} nav nozīmīguma līmenis: tai jābūt lielākai par 0 un ne lielākai par 1"
    ),
    "draws: 1 or more": "izlozes: vismaz 1",
    "the configuration model of these margins was not found; use --backbone hypergeometric": (
        "konfigurācijas modelis šīm robežsummām nav atrasts; izvēlieties --backbone hypergeometric"
    ),
    "fdsm with {} draws of {} participations and {} pairs takes {} steps, more than the {} that are gone through: "
    "ask for --backbone sdsm, which draws nothing, or for a smaller selection (--phase)": (
        "fdsm (izlozes: {0:n}, dalības: {1:n}, pāri: {2:n}) prasa {3:n} soļu, bet veic ne vairāk kā {4:n}: "
        "izvēlieties --backbone sdsm, kam izlozes nav vajadzīgas, vai mazāku izlasi (--phase)"
    ),
    "{} pairs share significantly fewer events than expected, none at all, more than the {} that are listed: "
    "leave --signed out, lower --alpha, or choose a smaller selection": (
        "pāri, kam kopīgu pasākumu nav, lai gan statistiski nozīmīgi to būtu jābūt: {0:n}, bet uzskaita ne vairāk kā {1:n}: "
        "izlaidiet --signed, samaziniet --alpha vai izvēlieties mazāku izlasi"
    ),
}

_NETWORKS = {
    "fewer than two phases are chosen: name two or more with --phase, or none for all": (
        "izvēlēti mazāk nekā divi posmi: nosauciet divus vai vairāk ar --phase vai nevienu, lai ņemtu visus"
    ),
    "events outside the phases are no step of a series: leave out --cumulative and --window": (
        "pasākumi ārpus posmiem nav virknes solis: izlaidiet --cumulative un --window"
    ),
    "every event has more than {} participants and is left out: raise --hub-size or keep them": (
        "katrā pasākumā ir vairāk nekā {} dalībnieku, un tas ir izlaists: palieliniet --hub-size vai paturiet tos"
    ),
    "the largest possible value is 0 here: there is nothing to divide by": (
        "lielākā iespējamā vērtība šeit ir 0: nav ar ko dalīt"
    ),
    "no participation fits this selection (phases, roles, statuses, kinds); graphkit info and events list what there is": (
        "šai izlasei (posmi, lomas, statusi, veidi) neatbilst neviena dalība; kas krātuvē ir, uzskaita graphkit info un "
        "graphkit events"
    ),
    "nothing in this selection can be read at the level {}: {} stakeholder(s) took part, none of which is, or counts for, "
    "such a unit; use another --level (or --reading)": (
        "šajā izlasē līmenī {0} nekas nav nolasāms: piedalījās {1} {1:iesaistītā puse|iesaistītās puses}, bet neviena nav "
        "šāda vienība un nav tai pieskaitāma; izvēlieties citu --level (vai --reading)"
    ),
    "nobody counts: {} stakeholder(s) are recorded, but not with the statuses {} at events where people met; "
    "--status all counts every status": (
        "neviens netiek skaitīts: {0:ierakstīta|ierakstītas} {0} {0:iesaistītā puse|iesaistītās puses}, bet ne ar šiem "
        "statusiem ({1}) pasākumos, kuros tikās; --status all skaita visus statusus"
    ),
    "nobody counts: {} stakeholder(s) are recorded, but not with the statuses asked for at events where people met; "
    "--status all counts every status": (
        "neviens netiek skaitīts: {0:ierakstīta|ierakstītas} {0} {0:iesaistītā puse|iesaistītās puses}, bet ne ar "
        "prasītajiem statusiem pasākumos, kuros tikās; --status all skaita visus statusus"
    ),
    "the events hold {} pairs of participants, more than the {} that are projected; the largest event, {}, has {} "
    "participants and makes {} % of them. Exact values asked for (--exact) do not change that. Leave events of more than some "
    "size out (--hubs leave-out --hub-size N), sample their participants (--hubs sample --hub-size N), choose fewer (--phase, "
    "--kind), or ask for a measure that needs no projection (graphkit measures)": (
        "pasākumos ir {0:n} {0:dalībnieku pāris|dalībnieku pāri}, bet projicē ne vairāk kā {1:n}; lielākajā pasākumā {2} ir "
        "{3:n} {3:dalībnieks|dalībnieki}, tas veido {4} % no pāriem. Tas nemainās arī tad, ja prasītas precīzas vērtības (--exact). "
        "Izlaidiet pasākumus, kas lielāki par kādu skaitu (--hubs leave-out --hub-size N), ņemiet to dalībnieku izlasi "
        "(--hubs sample --hub-size N), izvēlieties mazāk dalību (--phase, --kind) vai mēru, kam projekcijas nevajag (graphkit "
        "measures)"
    ),
    "{} groups at {} events make a table of more than {} cells": (
        "{0:n} {0:grupa|grupas} {1:n} {1:pasākumā|pasākumos} veido tabulu, kurā šūnu ir vairāk nekā {2:n}"
    ),
    "unknown grouping {}: one of {}": "nezināms dalījums {0}: viens no {1}",
    "unknown way with large events {}: one of {}": "nezināma rīcība ar lieliem pasākumiem {0}: viena no {1}",
    "unknown weight {}: one of {}": "nezināms svars {0}: viens no {1}",
    "{} node(s) have no side, {} first: set bipartite to 0 (stakeholder) or 1 (event)": (
        "{0} {0:mezglam|mezgliem} nav puses, pirmais ir {1}: norādiet bipartite kā 0 (iesaistītā puse) vai 1 (pasākums)"
    ),
    "two nodes of one side have the id {}: rename one": "diviem vienas puses mezgliem ir id {0}: pārdēvējiet vienu",
    "an edge joins {} and {} of the same side: a two-mode graph is needed": (
        "šķautne savieno {0} un {1} no vienas un tās pašas puses: vajag divveidu grafu"
    ),
}

# What groups are, in the genitive and the accusative with “known”.
_GROUPINGS = {
    "sector": ("sektora", "zināma sektora", "zināmu sektoru"),
    "municipality": ("pašvaldības", "zināmas pašvaldības", "zināmu pašvaldību"),
    "kind": ("veida", "zināma veida", "zināmu veidu"),
    "country": ("valsts", "zināmas valsts", "zināmu valsti"),
}


def _of_groups(by: str, of: str, of_known: str, known: str) -> dict[str, str]:
    """What is said of one way of grouping."""
    return {
        f"nobody has a {by}": f"nevienam nav {of_known}",
        f"without a {by}": f"bez {of_known}",
        f"no partner with a {by}": f"nav neviena partnera ar {known}",
        f"a sector has no {by}: at the level 'sector' each is its own group (--by sector)": (
            f"sektoram nav {of}: līmenī 'sector' katrs sektors ir pats sava grupa (--by sector)"
        ),
        f"no event with two or more stakeholders with a {by}": (
            f"nav pasākuma, kurā būtu vismaz divas iesaistītās puses ar {known}"
        ),
        f"no ties between stakeholders with a {by}": f"nav saišu starp iesaistītajām pusēm ar {known}",
        f"fewer than two stakeholders with a {by}": f"mazāk nekā divas iesaistītās puses ar {known}",
        f"nobody in this network is of the {by} {{}}; there are: {{}}": (
            f"šajā tīklā nav nevienas iesaistītās puses no {of} {{0}}; ir: {{1:w}}"
        ),
        f"the grouping by {by} has {{}} groups, more than the {{}} of which a matrix is made": (
            f"dalījumā pēc {of} ir {{0:n}} {{0:grupa|grupas}}, bet matricu veido ne vairāk kā no {{1:n}}"
        ),
        f"the {by} groups {{}} and {{}} make {{}} pairs, more than the {{}} gone through: "
        "choose smaller groups (--by) or fewer participations (--phase, --kind)": (
            f"grupas {{0}} un {{1}} (dalījums pēc {of}) veido {{2:n}} {{2:pāri|pārus}}, bet pārskata ne vairāk kā {{3:n}}: "
            "izvēlieties mazākas grupas (--by) vai mazāk dalību (--phase, --kind)"
        ),
    }


_GROUPS = {english: latvian for by, words in _GROUPINGS.items() for english, latvian in _of_groups(by, *words).items()}

MEASURED = {**_REASONS, **_METHODS, **_ERRORS, **_NETWORKS, **_GROUPS}
