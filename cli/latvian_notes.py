"""The Latvian of what reading tables notes of rows, names and types."""

from __future__ import annotations

NOTES = {
    "{} row(s) with errors were left out; {} were kept": (
        "{0:izlaista|izlaistas} {0} {0:rinda|rindas} ar kļūdām; {1:paturēta|paturētas} {1}"
    ),
    "{} row(s) that repeat a participation were counted once, their sources joined": (
        "{0} {0:rinda, kas atkārto dalību, skaitīta|rindas, kas atkārto dalību, skaitītas} vienreiz, avoti apvienoti"
    ),
    "{} stakeholder(s) have more than one {}: the most frequent stands, the others are kept beside it": (
        "{0} {0:iesaistītajai pusei|iesaistītajām pusēm} ir vairāk nekā viena {1} vērtība: "
        "paliek biežākā, pārējās saglabātas blakus"
    ),
    "{} event(s) have more than one {}: the most frequent stands, the others are kept beside it": (
        "{0} {0:pasākumam|pasākumiem} ir vairāk nekā viena {1} vērtība: paliek biežākā, pārējās saglabātas blakus"
    ),
    "{} stakeholder(s) stand with more than one type: a person where a row says so, otherwise the most frequent; the "
    "others are kept beside it": (
        "{0} {0:iesaistītajai pusei|iesaistītajām pusēm} ir vairāk nekā viens tips: persona, ja kāda rinda tā saka, "
        "citādi biežākais; pārējie saglabāti blakus"
    ),
    "{} name(s) stand with more than one type: each type is a stakeholder of its own": (
        "{0} {0:nosaukumam|nosaukumiem} ir vairāk nekā viens tips: katrs tips ir atsevišķa iesaistītā puse"
    ),
    "{} row(s) with an empty status count as attended": (
        "{0} {0:rinda ar tukšu statusu skaitīta|rindas ar tukšu statusu skaitītas} kā “piedalījās”"
    ),
    "{} row(s) without a phase count in the only phase that other rows of their event name": (
        "{0} {0:rinda bez posma skaitīta|rindas bez posma skaitītas} vienīgajā posmā, ko nosauc citas tā paša pasākuma rindas"
    ),
    "{} row(s) name no phase: they count outside the phases": (
        "{0} {0:rindā posms nav nosaukts: tā skaitīta|rindās posms nav nosaukts: tās skaitītas} ārpus posmiem"
    ),
    "{} row(s) hold a latitude without a longitude, or the reverse: their place gets no coordinates": (
        "{0} {0:rindā|rindās} ir platums bez garuma vai otrādi: {0:tās|to} vietai koordinātu nebūs"
    ),
    "these names differ only in case, quotes or punctuation and are counted apart: {}: write each in one way if it is "
    "the same": (
        "šie nosaukumi atšķiras tikai ar lielajiem burtiem, pēdiņām vai pieturzīmēm un skaitīti atsevišķi: {0}: "
        "ja tas ir viens un tas pats, rakstiet to vienādi"
    ),
    "these names differ only in case, quotes or punctuation and are counted apart: {}; and {} more groups: write each in "
    "one way if it is the same": (
        "šie nosaukumi atšķiras tikai ar lielajiem burtiem, pēdiņām vai pieturzīmēm un skaitīti atsevišķi: {0}; un vēl {1} "
        "{1:grupa|grupas}: ja tas ir viens un tas pats, rakstiet to vienādi"
    ),
    "{} name(s) look like existing stakeholders but are counted apart: {}: write them alike if they are the same": (
        "{0} {0:nosaukums līdzinās jau esošām iesaistītajām pusēm, bet skaitīts|nosaukumi līdzinās jau esošām iesaistītajām "
        "pusēm, bet skaitīti} atsevišķi: {1}: ja tas ir viens un tas pats, rakstiet to vienādi"
    ),
    "{} name(s) look like existing stakeholders but are counted apart: {} and {} more: write them alike if they are the "
    "same": (
        "{0} {0:nosaukums līdzinās jau esošām iesaistītajām pusēm, bet skaitīts|nosaukumi līdzinās jau esošām iesaistītajām "
        "pusēm, bet skaitīti} atsevišķi: {1} un vēl {2}: ja tas ir viens un tas pats, rakstiet to vienādi"
    ),
    "{} name(s) of the new source are stakeholders or municipalities already known: {}": (
        "{0} {0:jaunā avota nosaukums ir jau zināma iesaistītā puse vai pašvaldība|jaunā avota nosaukumi ir jau zināmas "
        "iesaistītās puses vai pašvaldības}: {1}"
    ),
    "{} name(s) of the new source are stakeholders or municipalities already known: {} and {} more": (
        "{0} {0:jaunā avota nosaukums ir jau zināma iesaistītā puse vai pašvaldība|jaunā avota nosaukumi ir jau zināmas "
        "iesaistītās puses vai pašvaldības}: {1} un vēl {2}"
    ),
    "{} that graphkit does not know, kept as written: {}": (
        "graphkit nezināmi vārdi ({0:w}), saglabāti, kā rakstīti: {1}"
    ),
    "{} that graphkit does not know, kept as written: {} and {} more": (
        "graphkit nezināmi vārdi ({0:w}), saglabāti, kā rakstīti: {1} un vēl {2}"
    ),
    "roles": "lomas",
    "themes": "tēmas",
    "sectors": "sektori",
    "kinds of event": "pasākumu veidi",
    "kinds of organisation": "organizāciju veidi",
    "kinds of place": "vietu veidi",
    "nothing in this table says who is a person: every stakeholder counts as an organisation, so public files may show "
    "persons; say --type all=person, or add a column stakeholder_type": (
        "šajā tabulā nekas nepasaka, kurš ir persona: katra iesaistītā puse skaitīta kā organizācija, tāpēc publiskos "
        "failos var būt redzamas personas; rakstiet --type all=person vai pievienojiet kolonnu stakeholder_type"
    ),
    "nothing says whether {} stakeholder(s) are persons (no type, or one that is not known): they count as organisations, "
    "so public files may show persons; fill in the column stakeholder_type, or say --type WORD=person (all=person for "
    "every row)": (
        "par {0} {0:iesaistīto pusi|iesaistītajām pusēm} nekas nepasaka, vai {0:tā ir persona|tās ir personas} (tipa nav vai "
        "tas nav zināms): {0:tā skaitīta kā organizācija|tās skaitītas kā organizācijas}, tāpēc publiskos failos var būt "
        "redzamas personas; aizpildiet kolonnu stakeholder_type vai rakstiet --type VĀRDS=person (all=person – visām rindām)"
    ),
    "{}: public files may show persons": "{0:w}: publiskos failos var būt redzamas personas",
    "the data do not say of every stakeholder who is a person and who is not": (
        "dati nepasaka par katru iesaistīto pusi, vai tā ir persona"
    ),
    "kept as kinds of organisation, since the type is not known: {} (say --type {}=person where it means persons)": (
        "paturēti kā organizāciju veidi, jo tips nav zināms: {0} (ja tās ir personas, rakstiet --type {1}=person)"
    ),
    "kept as kinds of organisation, since the type is not known: {} and {} more (say --type {}=person where it means "
    "persons)": (
        "paturēti kā organizāciju veidi, jo tips nav zināms: {0} un vēl {1} (ja tās ir personas, rakstiet --type {2}=person)"
    ),
    "{} stakeholder(s) taken for another by decision: {}": (
        "pēc lēmuma {0} {0:iesaistītā puse uzskatīta|iesaistītās puses uzskatītas} par citu: {1}"
    ),
    "{} stakeholder(s) taken for another by decision: {} and {} more": (
        "pēc lēmuma {0} {0:iesaistītā puse uzskatīta|iesaistītās puses uzskatītas} par citu: {1} un vēl {2}"
    ),
    "stakeholders taken for one differ: {}": "par vienu uzskatītās iesaistītās puses atšķiras: {0:w}",
    "stakeholders taken for one differ: {}; and {} more": (
        "par vienu uzskatītās iesaistītās puses atšķiras: {0:w}; un vēl {1}"
    ),
    "{}: {} {} stays, {} has {}; {}": "{0}: {1} paliek {2}, {3} ir {4}; {5:w}",
    "{}: {} {} stays, {} has {}": "{0}: {1} paliek {2}, {3} ir {4}",
    "{} pair(s) of the table identities are not decided yet: they stay apart": (
        "{0} {0:pāris|pāri} tabulā identities vēl nav {0:izlemts: tas paliek atsevišķi|izlemti: tie paliek atsevišķi}"
    ),
    "changed by the newer source: {}": "mainīts pēc jaunākā avota: {0}",
    "changed by the newer source: {} … and {} more": "mainīts pēc jaunākā avota: {0} … un vēl {1}",
    "there was no store yet: this is its first load": "krātuves vēl nebija: šī ir pirmā ielāde",
}
