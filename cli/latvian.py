"""The Latvian of errors and notes: questions, stores, files, what the system and Click say."""

from __future__ import annotations

_QUESTIONS = {
    "nobody called {} is in this store": "šajā krātuvē nav nekā ar nosaukumu {0}",
    "nobody is called {}": "neviena vārds vai nosaukums nav {0}",
    '{}; in quotes, "{}" is one name': '{0:w}; pēdiņās "{1}" ir viens nosaukums',
    "{} may mean several": "{0} var nozīmēt vairākus",
    "{} ({}) counts for no person{}": "{0} ({1}) nav attiecināms ne uz vienu personu{2:w}",
    "{} ({}) counts for no organisation{}": "{0} ({1}) nav attiecināms ne uz vienu organizāciju{2:w}",
    "{} ({}) counts for no municipality{}": "{0} ({1}) nav attiecināms ne uz vienu pašvaldību{2:w}",
    "{} ({}) counts for no sector{}": "{0} ({1}) nav attiecināms ne uz vienu sektoru{2:w}",
    " under the reading {}": " pēc lasījuma {0}",
    "there is no phase {} in this store; there are: {}": "šajā krātuvē nav posma {0}; ir: {1:w}",
    "there is no role {} in this store; there are: {}": "šajā krātuvē nav lomas {0}; ir: {1:w}",
    "there is no status {} in this store; there are: {}": "šajā krātuvē nav statusa {0}; ir: {1:w}",
    "there is no event kind {} in this store; there are: {}": "šajā krātuvē nav pasākumu veida {0}; ir: {1:w}",
    "there is no phase {} in this store": "šajā krātuvē nav posma {0}",
    "there is no role {} in this store": "šajā krātuvē nav lomas {0}",
    "there is no status {} in this store": "šajā krātuvē nav statusa {0}",
    "there is no event kind {} in this store": "šajā krātuvē nav pasākumu veida {0}",
    "there is no stakeholder {} in this store": "šajā krātuvē nav iesaistītās puses {0}",
    "there is no event {} in this store": "šajā krātuvē nav pasākuma {0}",
    "findings have no kind {}": "konstatējumiem nav veida {0}",
    "no finding, event or phase is called {}": "neviena konstatējuma, pasākuma vai posma apzīmējums nav {0}",
    "unknown level {}: one of {}": "nezināms līmenis {0}: viens no {1}",
    "unknown reading {}: one of {}": "nezināms lasījums {0}: viens no {1}",
    "unknown units {}: one of {}": "nezināmas vienības {0}: vienas no {1}",
    "{} are given as a list: [{}], not {}": "{0} jādod kā saraksts: [{1}], nevis {2}",
    "unknown audience {}: one of {}": "nezināma auditorija {0}: viena no {1}",
    "unknown language {}: one of {}": "nezināma valoda {0}: viena no {1}",
    "a public page does not show persons; choose another level, or the audience internal": (
        "publiskā lapā personas nerāda; izvēlieties citu līmeni vai auditoriju internal"
    ),
}

_STORES = {
    "{}: there is no store here; 'graphkit load SOURCE' makes one, 'graphkit demo' shows one": (
        "{0}: šeit krātuves nav; to izveido 'graphkit load AVOTS', parauga krātuvi – 'graphkit demo'"
    ),
    "{}: not a graphkit store but a folder; name a file in it": (
        "{0}: tā nav graphkit krātuve, bet mape; norādiet failu tajā"
    ),
    "{}: not a graphkit store (no SQLite file); load a table with 'graphkit load {}'": (
        "{0}: tā nav graphkit krātuve (nav SQLite fails); tabulu ielādē ar 'graphkit load {1}'"
    ),
    "{}: an SQLite file, but no graphkit store; name another --store, or load into a new one": (
        "{0}: SQLite fails, bet ne graphkit krātuve; norādiet citu --store vai ielādējiet jaunā"
    ),
    "{}: the store is cut short ({} of {} bytes): load the tables again": (
        "{0}: krātuve ir aprauta ({1} no {2} baitiem): ielādējiet tabulas vēlreiz"
    ),
    "{}: written by {} graphkit (layout {}, this one reads {}): {}": (
        "{0}: to rakstījusi {1:w} graphkit versija (uzbūve {2}, šī lasa {3}): {4:w}"
    ),
    "a newer": "jaunāka",
    "an older": "vecāka",
    "update graphkit": "atjauniniet graphkit",
    "load the tables again": "ielādējiet tabulas vēlreiz",
    "{}: the store cannot be read ({})": "{0}: krātuvi nevar izlasīt ({1:w})",
    "{}: the store is damaged ({}): load the tables again": (
        "{0}: krātuve ir bojāta ({1}): ielādējiet tabulas vēlreiz"
    ),
    "{}: the store cannot be written ({}){}": "{0}: krātuvi nevar ierakstīt ({1:w}){2:w}",
    "; the store is as it was": "; krātuve palika, kāda bija",
    "{}: this file is no graphkit store and is not overwritten; name another --store": (
        "{0}: šis fails nav graphkit krātuve, un to nepārraksta; norādiet citu --store"
    ),
}

_FILES = {
    "{}: cannot be written ({})": "{0}: nevar ierakstīt ({1:w})",
    "{}: cannot be read ({})": "{0}: nevar izlasīt ({1:w})",
    "{}: no format for the suffix {}; there are: {}": "{0}: paplašinājumam {1} nav formāta; ir: {2}",
    "{}: a file is in the way of the folder of tables": "{0}: tabulu mapes vietā jau ir fails",
    "{}: this folder holds files of somebody else; name a new folder or an export of graphkit": (
        "{0}: šajā mapē ir citi faili; norādiet jaunu mapi vai graphkit eksporta mapi"
    ),
    "{}: holds {} of another export; name another folder or empty this one": (
        "{0}: satur cita eksporta tabulas ({1}); norādiet citu mapi vai iztukšojiet šo"
    ),
    "{}: already holds {}; name an empty folder, nothing was written": (
        "{0}: tajā jau ir {1}; norādiet tukšu mapi, nekas netika ierakstīts"
    ),
    "{} does not fit into a workbook ({} rows, {} letters a cell): write a folder of CSV tables instead (.csv)": (
        "{0} neietilpst darbgrāmatā ({1} rindas, {2} rakstzīmes šūnā): tās vietā rakstiet CSV tabulu mapi (.csv)"
    ),
    "{}: not a format of RDF; there are: {}": "{0}: tas nav RDF formāts; ir: {1}",
    "the disk is full": "disks ir pilns",
    "No space left on device": "disks ir pilns",
    "File too large": "fails ir par lielu",
    "Permission denied": "nav piekļuves tiesību",
    "Operation not permitted": "nav atļauts",
    "Read-only file system": "datu nesējs ir tikai lasāms",
    "No such file or directory": "nav tāda faila vai mapes",
    "Not a directory": "ceļā ir fails, nevis mape",
    "Is a directory": "tā ir mape",
    "File exists": "tāds fails jau ir",
    "File name too long": "faila nosaukums ir par garu",
    "Input/output error": "ievades vai izvades kļūda",
}

_WITHHELD = {
    "{}, so persons may be left in: if stakeholders may be private persons, say so when loading (--type all=person)": (
        "{0:w}, tāpēc personas var būt palikušas: "
        "ja iesaistītās puses var būt privātpersonas, norādiet to ielādējot (--type all=person)"
    ),
    "Persons are masked in titles and other running texts only as they are recorded: not in inflected forms, in other "
    "capitals or by a first name alone. Read these texts before you publish the file.": (
        "Nosaukumos un citos tekstos personas aizklātas tikai tā, kā tās ierakstītas: ne citos locījumos, ne ar citiem "
        "lielajiem burtiem, ne pēc vārda vien. Pirms faila publicēšanas izlasiet šos tekstus."
    ),
    "stated counts of up to {} people: {}": "norādītie skaiti līdz {0} cilvēkiem: {1:w}",
    "persons: {}": "personas: {0:w}",
    "persons named in other texts: {}": "personas, nosauktas citos tekstos: {0:w}",
    "those left out named in other texts: {}": "izlaistie, nosaukti citos tekstos: {0:w}",
    "{} of those left out: {}": "rindas par izlaistajiem tabulā “{0:w}”: {1:w}",
    "organisations left out by the policy: {}": "pēc noteikumiem izlaistas organizācijas: {0}",
    "organisations counted together by the policy: {}": "pēc noteikumiem kopā skaitītas organizācijas: {0}",
    "{} of persons: {}": "rindas par personām tabulā “{0:w}”: {1:w}",
    "participations": "dalības",
    "participations in a whole phase": "dalība visā posmā",
    "memberships": "piederība organizācijām",
    "mediation periods": "mediācijas periodi",
    "cells of {}: {}": "kolonnas {0} šūnas: {1}",
}

_STEPS = {"reading": "lasa", "compiling": "sagatavo", "writing arrays": "raksta masīvus", "writing {}": "raksta {0}"}

_CLICK = {
    "{} {}: write {} field=value": "{0} {1}: rakstiet {2} lauks=vērtība",
    "choose one series: --cumulative or --window": "izvēlieties vienu virkni: --cumulative vai --window",
    "--type {}={}: say person, organisation or place": "--type {0}={1}: rakstiet person, organisation vai place",
    "--excel is a way of writing CSV: leave out --format {}": (
        "--excel ir CSV rakstīšanas veids: izlaidiet --format {0}"
    ),
    "no completion for {}": "čaulai {0} papildināšanas nav",
    "no such command {}.{}": "nav komandas {0}.{1}",
    "no such command {}. Did you mean {}?": "nav komandas {0}. Vai domāts {1}?",
    "no such command {}. Did you mean {} or {}?": "nav komandas {0}. Vai domāts {1} vai {2}?",
    "no such command {}. See graphkit --help.": "nav komandas {0}. Sk. graphkit --help.",
    "No such option: {}": "Nav opcijas {0}",
    "No such option: {} Did you mean {}?": "Nav opcijas {0} Vai domāts {1}?",
    "No such option: {} (Possible options: {})": "Nav opcijas {0} (iespējamās: {1})",
    "No such option {}.": "Nav opcijas {0}.",
    "No such option {}. Did you mean {}?": "Nav opcijas {0}. Vai domāts {1}?",
    "No such option {}. (Possible options: {})": "Nav opcijas {0}. (Iespējamās: {1})",
    "Missing command.": "Trūkst komandas.",
    "Missing argument '{}'.": "Trūkst argumenta '{0}'.",
    "Missing option '{}'.": "Trūkst opcijas '{0}'.",
    "Option '{}' requires an argument.": "Opcijai '{0}' vajag vērtību.",
    "Option '{}' does not take a value.": "Opcijai '{0}' vērtības nav.",
    "Got unexpected extra argument ({})": "Lieks arguments: {0}",
    "Got unexpected extra arguments ({})": "Lieki argumenti: {0}",
    "Invalid value for {}: {}": "Nederīga {0} vērtība: {1:w}",
    "Invalid value: {}": "Nederīga vērtība: {0:w}",
    "{} is not one of {}.": "{0} nav neviena no: {1}.",
    "{} is not in the range {}.": "{0} nav robežās {1}.",
    "{} is not a valid integer range.": "{0} nav vesels skaitlis.",
    "{} is not a valid {}.": "{0} neder (vajag {1}).",
    "{} is not a valid integer.": "{0} nav vesels skaitlis.",
    "File {} is a directory.": "Fails {0} ir mape.",
    "Directory {} is a file.": "Mape {0} ir fails.",
    "Path {} is a directory.": "{0} ir mape.",
    "Path {} is a file.": "{0} ir fails.",
}

GENERAL = {**_QUESTIONS, **_STORES, **_FILES, **_WITHHELD, **_STEPS, **_CLICK}
