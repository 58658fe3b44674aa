"""The Latvian of what pages and pictures refuse."""

from __future__ import annotations

VIEWS = {
    "{}: cannot be read as a story ({})": "{0}: to nevar nolasīt kā stāstu ({1:w})",
    "a story is a list of steps: write 'steps:' first, and each step below it after a dash": (
        "stāsts ir soļu saraksts: vispirms rakstiet 'steps:', tad katru soli zem tā aiz domuzīmes -"
    ),
    "only a number has a word with it, and that in two forms, for one and for many": (
        "vārds var būt tikai pie skaitļa, un divās formās: vienam un vairākiem"
    ),
    "{} is missing in this step": "šajā solī trūkst {0}",
    "a text is needed here; one that begins with a bracket stands in quotes": (
        "te vajag tekstu; ja tas sākas ar iekavu, lieciet to pēdiņās"
    ),
    "a word is needed here": "te vajag vārdu",
    "a number from 0 on is needed here": "te vajag skaitli, sākot no 0",
    "more than {} KiB are not read: shorten the file": "vairāk nekā {0} KiB netiek lasīts: saīsiniet failu",
    "not text in UTF-8 (byte {}): save the file in UTF-8": (
        "tas nav teksts UTF-8 kodējumā ({0}. baits): saglabājiet failu UTF-8 kodējumā"
    ),
    "this is no YAML here ({}): mend the line, or what stands before it": (
        "te nav derīgs YAML ({0}): labojiet šo rindu vai to, kas ir pirms tās"
    ),
    "names for parts (& and *) are not read here: write the part out each time": (
        "daļu nosaukumi (& un *) te netiek lasīti: katru reizi izrakstiet daļu pilnībā"
    ),
    "types of values (!) are not read here: leave them out": "vērtību tipi (!) te netiek lasīti: izlaidiet tos",
    "lists or mappings lie within one another more than {} deep": "saraksti vai vārdnīcas ir cits citā dziļāk par {0}",
    "a mapping is needed here: lines of 'key: value'": "te vajag rindas 'atslēga: vērtība'",
    "a key must be one word": "atslēgai jābūt vienam vārdam",
    "this key stands here twice: keep one of them": "šī atslēga te ir divreiz: paturiet vienu",
    "a list is needed here: [one, another]": "te vajag sarakstu: [viens, otrs]",
    "mend the story and try again": "izlabojiet stāstu un mēģiniet vēlreiz",
    "there is no such setting; there are: {}": "tāda iestatījuma nav; ir: {0}",
    "needs a text in Latvian (lv) and in English (en)": "vajag tekstu latviski (lv) un angliski (en)",
    "is none of: {}": "nav neviens no šiem: {0}",
    "nothing on this page has this id": "šajā lapā nav nekā ar šādu identifikatoru",
    "there is no figure {}; of two phases there are: {}": "skaitļa {0} nav; par diviem posmiem ir: {1}",
    "there is no figure {}; of a phase there are: {}": "skaitļa {0} nav; par posmu ir: {1}",
    "{}: these two phases cannot be compared, as nobody is recorded in one of them": (
        "{0}: šos divus posmus nevar salīdzināt, jo vienā no tiem neviens nav ierakstīts"
    ),
    "{}: these phases cannot be put together on this page": "{0}: šos posmus šajā lapā nevar apvienot",
    "{}: nobody is recorded as present in that phase, which is unknown and not zero": (
        "{0}: šajā posmā neviens nav ierakstīts kā klātesošs; tas nav zināms, tā nav nulle"
    ),
    "{}: there are too many pairs to count them for a page": "{0}: pāru ir pārāk daudz, lai tos saskaitītu lapā",
    "a public page does not show persons; choose another name, or the audience internal": (
        "publiskā lapā personas nerāda; izvēlieties citu vārdu vai auditoriju internal"
    ),
    "{} ({}) is recorded at no event that counts here": "{0} ({1}) nav ierakstīts nevienā pasākumā, ko šeit skaita",
    "nobody is recorded here, so there is nothing to draw: that is unknown, not zero": (
        "te neviens nav ierakstīts, tāpēc nav ko zīmēt: tas nav zināms, tā nav nulle"
    ),
    "{}: a view is written as {}, not {}": "{0}: skatu var rakstīt kā {1}, nevis {2:w}",
    "without a suffix": "bez paplašinājuma",
    "{}: this view has no still; write it as {}": "{0}: šim skatam nav nekustīga attēla; rakstiet to kā {1}",
    "the picture cannot be drawn as PNG ({}); write it as {}": "attēlu nevar uzzīmēt kā PNG ({0}); rakstiet to kā {1}",
    "a change is between two phases: choose two (--phase A --phase B)": (
        "pārmaiņas ir starp diviem posmiem: izvēlieties divus (--phase A --phase B)"
    ),
    "nobody of the sector {} was at an event that counts: choose others (--phase, --side)": (
        "neviens no sektora {0} nav bijis pasākumā, kas tiek skaitīts: izvēlieties citus (--phase, --side)"
    ),
    "there is no sector {} in this store; there are: {}": "šajā krātuvē nav sektora {0}; ir: {1:w}",
    "{}: a report is written as {}": "{0}: pārskatu var rakstīt kā {1}",
    "{}: {} there is not of graphkit and would be replaced; choose another folder": (
        "{0}: {1} tur nav graphkit fails un tiktu aizstāts; izvēlieties citu mapi"
    ),
    "{}: a file is in the way of the folder of pages": "{0}: lapu mapes vietā ir fails",
    "{}.html: {}": "{0}.html: {1:w}",
    "{}: cannot be read as GeoJSON ({})": "{0}: to nevar nolasīt kā GeoJSON ({1:w})",
    "{}: this is no GeoJSON collection of features": "{0}: tā nav GeoJSON objektu kopa",
    "the boundaries hold no polygon with an id": "robežās nav neviena daudzstūra ar identifikatoru",
    "no outline of the map belongs to a municipality of this store: "
    "give a GeoJSON file whose features have the municipalities' ids (--boundaries FILE)": (
        "neviena kartes kontūra neatbilst šīs krātuves pašvaldībai: "
        "dodiet GeoJSON failu, kura objektiem ir pašvaldību identifikatori (--boundaries FAILS)"
    ),
}
