"""The Latvian of what the commands that measure print; English is the key."""

from __future__ import annotations

MEASURING = {
    "Group": "Grupa",
    "or": "vai",
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
    "{} {0:stakeholder|stakeholders} without a group {0:is|are} left out": (
        "{0:izlaista|izlaistas} {0} {0:iesaistītā puse|iesaistītās puses} bez grupas"
    ),
    "expected ties: from the ties of each group (margins)": "sagaidāmās saites: pēc katras grupas saišu kopskaita (tabulas robežsummām)",
    "pairs of participations: two at one event, counted at each event; expected likewise": (
        "dalību pāri: divas dalības vienā pasākumā, skaitītas katrā pasākumā; sagaidāmie – tāpat"
    ),
    "Pairs of participations": "Dalību pāri",
    "Expected pairs of participations": "Sagaidāmie dalību pāri",
    "Ties between groups {}, within groups {}; E-I index {}, expected from the sizes {}": "Saites starp grupām {}, grupu iekšienē {}; E-I indekss {}, pēc grupu lielumiem sagaidāmais {}",
    "observed ties (expected in brackets)": "novērotās saites (iekavās sagaidāmās)",
    "pairs of groups without any tie, not listed: {}": "grupu pāri bez nevienas saites, tabulā nav: {}",
    "ordered pairs of partners that share no event": "partneru pāri bez kopīga pasākuma, skaitīti abās secībās",
    "sampled: {}": "novērtēts pēc izlases: {}",
    "joined: the two share no event and both share one with the stakeholder": "savienots pāris: abiem nav kopīga pasākuma, bet katram tāds ir ar iesaistīto pusi",
    "{} ({}) – {} ({}): {} {4:pair|pairs}, of which {} {5:shares|share} an event, {} {6:is|are} joined only through others, {} {7:is|are} not": (
        "{} ({}) – {} ({}): {} {4:pāris|pāri}, no tiem ar kopīgu pasākumu {}, savieno tikai citi {}, nesavieno neviens {}"
    ),
    "--by changes nothing here: {} looks at no groups": "--by te neko nemaina: {} uz grupām neskatās",
    "--reading changes nothing here: it is for --level municipality": "--reading te neko nemaina: tas ir domāts --level municipality",
    "--units changes nothing here: it is for --level municipality": "--units te neko nemaina: tas ir domāts --level municipality",
    "{} has {} {1:participant|participants} and makes {} % of all pairs: --hubs leave-out or sample takes it out or down": (
        "{}: {} {1:dalībnieks|dalībnieki}, {} % no visiem pāriem; ar --hubs leave-out vai sample to var izslēgt vai samazināt"
    ),
    "{} has {} {1:participant|participants}, {} % of all pairs, and is left out": (
        "{}: {} {1:dalībnieks|dalībnieki}, {} % no visiem pāriem; izlaists"
    ),
    "{} has {} {1:participant|participants}, {} % of all pairs, and is cut to {} of them, drawn with seed {}": (
        "{}: {} {1:dalībnieks|dalībnieki}, {} % no visiem pāriem; {3:paturēts|paturēti} {3} no tiem, "
        "{3:izlozēts|izlozēti} ar sēklu {4}"
    ),
    "Measure": "Mērs",
    "Of": "Kam",
    "Summary": "Īsumā",
    "Unit": "Vienība",
    "Range": "Robežas",
    "Reference": "Avots",
    "Rank": "Vieta",
    "Rank from": "Vieta no",
    "Rank to": "Vieta līdz",
    "What": "Kas",
    "Kept": "Palika",
    "Lost": "Zuda",
    "New": "Jauni",
    "Returned": "Atgriezās",
    "Jaccard": "Žakārs",
    "Hamming": "Hemings",
    "Retention": "Saglabāšanās",
    "Entry": "Ienākšana",
    "Of those in both": "No abos klātesošajiem",
    "stakeholders": "iesaistītās puses",
    "ties": "saites",
    "outside": "ārpus posmiem",
    "measuring": "mēra",
    "phases": "posmi",
    "resampling": "izlozē",
    "none": "nav",
    "each phase by itself": "katrs posms atsevišķi",
    "each phase by itself, then the events outside the phases, then all pooled by event": (
        "katrs posms atsevišķi, tad pasākumi ārpus posmiem, tad visi kopā, katrs pasākums vienreiz"
    ),
    "All": "Visi",
    "all are of one group: nothing lies between groups": "visi ir vienā grupā: starp grupām nekā nav",
    "pooled by event": "kopā, katrs pasākums vienreiz",
    "phases: {}": "posmi: {}",
    "±: standard error of a sample": "±: izlases standartkļūda",
    "computed by": "kā aprēķināts",
    "no value for {} {0:stakeholder|stakeholders}: {}": (
        "vērtības nav {} {0:iesaistītajai pusei|iesaistītajām pusēm}: {}"
    ),
    "events drawn again {} {0:time|times} (seed {}); neighbours among the first ten that can't be told apart: {}": (
        "pasākumi izlozēti vēlreiz {} {0:reizi|reizes} (sēkla {}); kaimiņi starp pirmajiem desmit, kurus nevar atšķirt: {}"
    ),
    "{} → {}: nobody is recorded in {}: unknown, not a loss": "{} → {}: posmā {} neviens nav fiksēts: nezināms, nevis zudums",
    "the sample is too small to say who stands where: the values are sampled, and nobody among the first {} stands clear of the "
    "others; can't be told apart: {}": (
        "izlase ir par mazu, lai pateiktu, kurš kurā vietā: vērtības aprēķinātas no izlases, un no pirmajām {} vietām neviena nav "
        "droši ieņemta; nevar atšķirt: {}"
    ),
    "--format json has their ids, and which ties were kept, lost and new": (
        "--format json rāda arī id un to, kuras saites palika, zuda un ir jaunas"
    ),
    "{} is after {}: kept, lost and new are counted against time": (
        "{} ir pēc {}: palikušie, zudušie un jaunie skaitīti pret laika gaitu"
    ),
    "nobody is recorded: unknown, not zero: {}": "neviens nav fiksēts – nezināms, nevis nulle: {}",
    "events": "pasākumi",
    "participations": "dalības",
    "pairs": "pāri",
    "two_mode_density": "divveidu blīvums",
    "density": "blīvums",
    "components": "komponentes",
    "largest_component": "lielākā komponente",
    "isolates": "izolētie",
    "connectedness": "saistība",
    "fragmentation": "sadrumstalotība",
    "diameter": "diametrs",
    "mean_distance": "vidējais attālums",
    "cut_points": "šķēlējpunkti",
    "transitivity": "tranzitivitāte",
    "degree_centralisation": "pakāpes centralizācija",
    "closeness_centralisation": "tuvības centralizācija",
    "betweenness_centralisation": "starpniecības centralizācija",
    "core_periphery": "kodols un perifērija",
    "e_i": "E-I indekss",
    "e_i_expected": "sagaidāmais E-I indekss",
    "blau": "grupu daudzveidība",
    "event_blau": "grupu daudzveidība pasākumā",
    "communities": "kopienas",
    "modularity": "modularitāte",
    "two_mode_modularity": "divveidu modularitāte",
    "two_mode_closure": "divveidu noslēgtība",
    "repeat_pairing": "atkārtota satikšanās",
    "total_weight": "svaru summa",
    "max_weight": "lielākais svars",
    "Stakeholder": "Iesaistītā puse",
    "Stakeholder id": "Puses id",
    "Partner id": "Partnera id",
    "p": "p",
    "p adjusted": "p pēc korekcijas",
    "Than expected": "Pret sagaidāmo",
    "more": "vairāk",
    "fewer": "mazāk",
    "nobody shares an event under these rules": "pēc šiem noteikumiem nevienam nav kopīgu pasākumu",
    "Standard error": "Standartkļūda",
    "under the weight newman the strength is the number of events at which others were too": (
        "ar svaru newman stiprums ir to pasākumu skaits, kuros bija arī citi"
    ),
    "nobody here has a sector, so that there are no groups: give it in the column sector, or the kinds of stakeholders (ngo, "
    "school, ministry …), from which sectors follow, in the column stakeholder_type; or choose other groups: --by {}": (
        "šeit nevienam nav sektora, tāpēc nav grupu: norādiet to kolonnā sector vai kolonnā stakeholder_type norādiet "
        "veidu (ngo, school, ministry …), no kura sektors izriet; vai izvēlieties citas grupas: --by {}"
    ),
    "nobody here counts for a municipality, so that there are no groups: give it in the column municipality, with names of the "
    "register; or choose other groups: --by {}": (
        "šeit neviens nav pieskaitāms nevienai pašvaldībai, tāpēc nav grupu: norādiet to kolonnā municipality ar reģistra "
        "nosaukumiem; vai izvēlieties citas grupas: --by {}"
    ),
    "nobody here has a kind, so that there are no groups: give it (ngo, school, ministry …) in the column stakeholder_type, persons have none; or "
    "choose other groups: --by {}": (
        "šeit nevienam nav veida, tāpēc nav grupu: norādiet to (ngo, school, ministry …) kolonnā stakeholder_type, personām tā "
        "nav; vai izvēlieties citas grupas: --by {}"
    ),
    "nobody here has a country, so that there are no groups: give it in the column country; or choose other groups: --by {}": (
        "šeit nevienam nav valsts, tāpēc nav grupu: norādiet to kolonnā country; vai izvēlieties citas grupas: --by {}"
    ),
    "each phase with all before it": "katrs posms kopā ar visiem iepriekšējiem",
    "consecutive phases pooled": "secīgi posmi kopā",
    "Jaccard, Hamming, retention and entry of ties: among the stakeholders present in both phases": (
        "saišu Žakārs, Hemings, saglabāšanās un ienākšana: starp tiem, kas bija abos posmos"
    ),
    "the values are sampled, and an order within their standard errors is chance; stand clear, in this order, among the first {}: {}; can't be told apart: {}": (
        "vērtības aprēķinātas no izlases, un kārtība standartkļūdu robežās ir nejauša; no pirmajām {} vietām droši ieņemtas, šādā secībā: {}; nevar atšķirt: {}"
    ),
}
