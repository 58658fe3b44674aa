"""The Latvian of what the commands print; English is the key."""

from __future__ import annotations

LATVIAN = {
    "Id": "Id",
    "Name": "Nosaukums",
    "Phase": "Posms",
    "Phases": "Posmi",
    "Events": "Pasākumi",
    "Event": "Pasākums",
    "Participations": "Dalības",
    "Stakeholders": "Iesaistītās puses",
    "Partner": "Partneris",
    "Shared events": "Kopīgi pasākumi",
    "Weight": "Svars",
    "First": "Pirmais",
    "Last": "Pēdējais",
    "Date": "Datums",
    "Roles": "Lomas",
    "Status": "Statuss",
    "Sources": "Avoti",
    "Kind": "Veids",
    "Place": "Vieta",
    "Title": "Nosaukums",
    "From": "No",
    "To": "Uz",
    "File": "Fails",
    "Line": "Rinda",
    "Column": "Kolonna",
    "Value": "Vērtība",
    "Message": "Paziņojums",
    "Severity": "Smagums",
    "Total": "Kopā",
    "Municipalities": "Pašvaldības",
    "Sector": "Sektors",
    "All phases": "Visi posmi",
    "Rules: ": "Noteikumi: ",
    "… {} more rows: --limit N shows others, --format csv all": "… vēl {} rindas: --limit N rāda citu skaitu, --format csv visas",
    "no partner is recorded under these rules": "pēc šiem noteikumiem neviens partneris nav reģistrēts",
    "taken to mean {} ({})": "saprasts kā {} ({})",
    "also called that: {}": "tā saucas arī: {}",
    "no chain of shared events joins them under these rules": "pēc šiem noteikumiem viņus nesavieno neviena kopīgu pasākumu ķēde",
    "one and the same": "viens un tas pats",
    "{} participations, {} stakeholders, {} events, {} phases": "{} dalības, {} iesaistītās puses, {} pasākumi, {} posmi",
    "statuses: ": "statusi: ",
    "types: ": "tipi: ",
    "note: ": "piezīme: ",
    "No problem found.": "Problēmu nav.",
    "{} error(s), {} warning(s)": "{} kļūdas, {} brīdinājumi",
    "Who cooperates most": "Kas sadarbojas visvairāk",
    "Reach of each phase": "Katra posma aptvērums",
    "Counted: attended; persons only as their organisation; municipalities in the units of the time.": (
        "Skaitīts: piedalījās; personas tikai kā sava organizācija; pašvaldības tā laika vienībās."
    ),
    "Unknown is not zero: the lists of municipalities of LRP1, LRP6 and LRP7 are incomplete.": (
        "Nezināms nav nulle: LRP1, LRP6 un LRP7 pašvaldību saraksti ir nepilnīgi."
    ),
    "Page: ": "Lapa: ",
    "Ask on: ": "Jautāt tālāk: ",
    "Partners": "Partneri",
    "person": "persona",
    "organisation": "organizācija",
    "place": "vieta",
    "municipality": "pašvaldība",
    "sector": "sektors",
    "member of": "ietilpst",
    "mediation periods": "mediācijas periodi",
    "named for a phase": "nosaukts posmam kopumā",
    "other names": "citi nosaukumi",
    "Group": "Grupa",
    "Other group": "Otra grupa",
    "Ties": "Saites",
    "Expected ties": "Sagaidāmās saites",
    "Pairs joined": "Savienotie pāri",
    "Joined by nobody else": "Cits nesavieno",
    "Coordinator": "Koordinators",
    "Itinerant": "Konsultants",
    "Gatekeeper": "Vārtzinis",
    "Representative": "Pārstāvis",
    "Liaison": "Starpnieks",
    "kind": "veids",
    "country": "valsts",
    "groups: {}": "grupas: {}",
    "each tie counts 1, whatever the number of shared events": "katra saite skaitīta vienreiz neatkarīgi no kopīgo pasākumu skaita",
    "{} stakeholder(s) without a group are left out": "iesaistītās puses bez grupas izlaistas: {}",
    "expected ties: from the ties of each group (margins)": "sagaidāmās saites: pēc katras grupas saišu kopskaita (tabulas robežsummām)",
    "Ties between groups {}, within groups {}; E-I index {}, expected from the sizes {}": (
        "Saites starp grupām {}, grupu iekšienē {}; E-I indekss {}, pēc grupu lielumiem sagaidāmais {}"
    ),
    "observed ties (expected in brackets)": "novērotās saites (iekavās sagaidāmās)",
    "pairs of groups without any tie, not listed: {}": "grupu pāri bez nevienas saites, tabulā nav: {}",
    "ordered pairs of partners that share no event": "partneru pāri bez kopīga pasākuma, skaitīti abās secībās",
    "sampled: {}": "novērtēts pēc izlases: {}",
    "joined: the two share no event and both share one with the stakeholder": (
        "savienots pāris: abiem nav kopīga pasākuma, bet katram tāds ir ar iesaistīto pusi"
    ),
    "{} ({}) – {} ({}): {} pairs, of which {} share an event, {} are joined only through others, {} are not": (
        "{} ({}) – {} ({}): {} pāri, no tiem {} ir kopīgs pasākums, {} savieno tikai citi, {} nesavieno neviens"
    ),
}


def say(text: str, lang: str) -> str:
    """The text in the language asked for.

    >>> say("Events", "lv"), say("Events", "en")
    ('Pasākumi', 'Events')
    """
    return LATVIAN.get(text, text) if lang == "lv" else text
