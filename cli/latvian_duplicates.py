"""The Latvian of what `graphkit duplicates` says: its headings, and what speaks for and against a double."""

from __future__ import annotations

#: Headings and sentences of the command, found by their English.
LISTING = {
    "Score": "Līdzība",
    "Left": "Kreisā puse",
    "Right": "Labā puse",
    "Why": "Kāpēc",
    "Against": "Kas liecina pretī",
    "Left id": "Kreisās puses id",
    "Right id": "Labās puses id",
    "Decision": "Lēmums",
    "identity": "identitāte",
    "no likely doubles": "iespējamu dublikātu nav",
    "decide: graphkit duplicates --format csv gives rows for identities.csv; write same or not-same in the column decision": (
        "lemt: graphkit duplicates --format csv dod rindas tabulai identities.csv; kolonnā decision rakstiet “viens un tas "
        "pats” vai “nav viens un tas pats”"
    ),
    "the left one stays: it has more participations, else more sources; rules: names of one type that share a rare word, all words or the first letters; other numbers or sorts of body are "
    "never doubles; a score from {} is listed; one source that names both at an event speaks against": (
        "paliek kreisā puse: tai ir vairāk dalību vai, ja to ir tikpat, vairāk avotu; noteikumi: viena tipa nosaukumi ar kopīgu retu vārdu, visiem kopīgiem vārdiem vai pirmajiem burtiem; ja atšķiras "
        "skaitlis vai iestādes veids, tie nekad nav dublikāti; rādīti, sākot no līdzības {}; ja viens avots pasākumā nosauc "
        "abus, tas liecina pretī"
    ),
}

#: Reasons of the library, found by their template.
DOUBLES = {
    "the names are the same": "nosaukumi ir vienādi",
    "the names differ only in capitals, accents or punctuation": (
        "nosaukumi atšķiras tikai ar lielajiem burtiem, diakritiskajām zīmēm vai pieturzīmēm"
    ),
    "the names differ only in case endings or legal form": "nosaukumi atšķiras tikai ar locījumu galotnēm vai juridisko formu",
    "the names differ only in blanks or hyphens": "nosaukumi atšķiras tikai ar atstarpēm vai defisēm",
    "the names have the same words in another order": "nosaukumos ir tie paši vārdi citā secībā",
    "the names differ only in words that say little": "nosaukumi atšķiras tikai ar mazsvarīgiem vārdiem",
    "the names differ by a slip or an abbreviation: {}": (
        "nosaukumi atšķiras ar pārrakstīšanās kļūdu vai saīsinājumu: {0}"
    ),
    "one name has more words: {}": "vienā nosaukumā ir papildu vārdi: {0}",
    "the names differ in words for one sort of body: {}": "nosaukumi atšķiras ar viena veida iestādes apzīmējumu: {0}",
    "the names share words, but each has others: {}": "nosaukumos ir kopīgi vārdi, bet katrā arī citi: {0}",
    "what stands in quotes in one name is the other: {}": "viena nosaukuma pēdiņās ir otrs nosaukums: {0}",
    "the first letters of the other name: {}": "otra nosaukuma pirmie burti: {0}",
    "one name stands for two types: {}, {}": "viens nosaukums apzīmē divus tipus: {0:w}, {1:w}",
    "person": "persona",
    "organisation": "organizācija",
    "place": "vieta",
    "one source names both at {} event(s)": "viens avots nosauc abus {0} {0:pasākumā|pasākumos}",
    "different sources name them at {} event(s)": "dažādi avoti tos nosauc {0} {0:kopīgā pasākumā|kopīgos pasākumos}",
    "one belongs to the other": "viens ietilpst otrā",
    "another kind: {}, {}": "cits veids: {0}, {1}",
    "another sector: {}, {}": "cits sektors: {0}, {1}",
    "another organisation: {}, {}": "cita organizācija: {0}, {1}",
    "another place: {}, {}": "cita vieta: {0}, {1}",
    "another country: {}, {}": "cita valsts: {0}, {1}",
    "both are at home in {}": "abi ir no vienas vietas: {0}",
    "both belong to {}": "abi pieder vienai organizācijai: {0}",
}
