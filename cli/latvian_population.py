"""The Latvian of what is said of a reference population and of comparisons with it."""

from __future__ import annotations

_FILE = {
    "Nothing was compared: mend the population file, and ask again.": (
        "Nekas netika salīdzināts: izlabojiet iedzīvotāju failu un jautājiet vēlreiz."
    ),
    "no column of municipalities: head one 'municipality' (names, ids or codes); there are: {}": (
        "nav pašvaldību kolonnas: dodiet vienai virsrakstu 'pašvaldība' (nosaukumi, id vai kodi); ir: {0:w}"
    ),
    "no column of numbers: head one 'population' or 'count', or name it with --population-column; there are: {}": (
        "nav skaitļu kolonnas: dodiet vienai virsrakstu 'iedzīvotāji' vai 'skaits' vai nosauciet to ar "
        "--population-column; ir: {0:w}"
    ),
    "--population-column: there is no such header; there are: {}": "--population-column: nav tāda virsraksta; ir: {0:w}",
    "both {} and {} could be the {}: rename or remove one": (
        "gan {0}, gan {1} var būt lauks '{2:w}': pārdēvējiet vai izdzēsiet vienu"
    ),
    "both {} and {} could be the {}: rename or remove one, or say which with {}": (
        "gan {0}, gan {1} var būt lauks '{2:w}': pārdēvējiet vai izdzēsiet vienu vai norādiet īsto ar {3}"
    ),
    "numbers that are 0, taken as nobody living there: {}": "skaitļi, kas ir 0 (neviens tur nedzīvo): {0}",
    "numbers that are not whole, taken as they are: {}": "skaitļi, kas nav veseli, ņemti, kādi ir: {0}",
    "count": "skaits",
    "year": "gads",
    "basis": "statistikas veids",
    "this row names no municipality": "šī rinda nenosauc nevienu pašvaldību",
    "no municipality of the register has this name, id or code": (
        "nevienai reģistra pašvaldībai nav šāda nosaukuma, id vai koda"
    ),
    "no municipality of the register has this name, id or code; like it: {}": (
        "nevienai reģistra pašvaldībai nav šāda nosaukuma, id vai koda; līdzīgas: {0}"
    ),
    "{} and {} are different municipalities: mend one of them": (
        "{0} un {1} ir dažādas pašvaldības: izlabojiet vienu no tām"
    ),
    "several municipalities are called that ({}): write the id": "tā sauc vairākas pašvaldības ({0}): rakstiet id",
    "stands in line {} already: keep one of the two rows": "jau ir {0}. rindā: atstājiet vienu no abām rindām",
    "not among the municipalities {}, which most rows name: a file has the municipalities of one time": (
        "nav starp pašvaldībām, ko nosauc vairums rindu ({0:w}): vienā failā ir viena laika pašvaldības"
    ),
    "since {}": "kopš {0}",
    "before {}": "pirms {0}",
    "of the register": "no reģistra",
    "not a year: write four digits, such as 2021": "tas nav gads: rakstiet četrus ciparus, piemēram, 2021",
    "the numbers add up to nobody: there is nothing to compare with": "skaitļu summa ir nulle: nav, ar ko salīdzināt",
    "--population-{} {}: the file has {}": "--population-{0} {1}: failā ir {2:w}",
    "the file mixes {} ({}), which are never put together: choose with --population-{}": (
        "failā ir vairāki {0:w} ({1:w}), ko nekad neliek kopā: izvēlieties ar --population-{2}"
    ),
    "kinds of statistics": "statistikas veidi",
    "years": "gadi",
    "{}, not stated": "{0}, nav norādīts",
    "not stated": "nav norādīts",
    "{} numbers of other years or kinds of statistics were left out": (
        "{0:izlaists|izlaisti} {0} citu gadu vai statistikas veidu {0:skaitlis|skaitļi}"
    ),
}

_CELLS = {
    "no number: write one, a band such as 1-10, or leave the municipality out": (
        "nav skaitļa: ierakstiet to vai robežas, piemēram, 1-10, vai izlaidiet pašvaldību"
    ),
    "not a number of people: write a number, a band such as 1-10 or <5, or leave the municipality out": (
        "tas nav cilvēku skaits: rakstiet skaitli vai robežas, piemēram, 1-10 vai <5, vai izlaidiet pašvaldību"
    ),
    "fewer than nobody: a number of people is 0 or more": "mazāk par nevienu: cilvēku skaits ir 0 vai lielāks",
    "thousands or a decimal part? write it without the separator, or with a blank between the thousands": (
        "tūkstoši vai decimāldaļa? rakstiet bez atdalītāja vai tūkstošus atdaliet ar atstarpi"
    ),
    "a band without an upper end says too little: write both ends, such as 10-50": (
        "robežas bez augšējā gala pasaka par maz: rakstiet abus galus, piemēram, 10-50"
    ),
    "the band ends before it begins: write the smaller number first": (
        "robežas beidzas, pirms sākas: vispirms rakstiet mazāko skaitli"
    ),
    "looks like a date, into which spreadsheets turn bands such as 1-10: format the column as text and write the band again": (
        "izskatās pēc datuma, par ko izklājlapas pārvērš tādas robežas kā 1-10: formatējiet kolonnu kā tekstu un "
        "ierakstiet robežas vēlreiz"
    ),
}

_VERDICTS = {
    "--population-column, --population-basis and --population-year speak of a file: name it with --population": (
        "--population-column, --population-basis un --population-year attiecas uz failu: norādiet to ar --population"
    ),
    "{}: its numbers are of the municipalities since {}, which cannot be divided among those before: ask with --units today": (
        "{0}: skaitļi ir par pašvaldībām kopš {1}, un tos nevar sadalīt iepriekšējām: jautājiet ar --units today"
    ),
    "the population file does not name it": "iedzīvotāju fails to nenosauc",
    "the population file gives it nobody": "iedzīvotāju failā tur nav neviena",
    "the population file lacks a part of it: {}": "iedzīvotāju failā trūkst tās daļas: {0}",
    "{} was split; its people are counted for {}": "{0} tika sadalīts; tā iedzīvotāji ieskaitīti: {1}",
    "numbers of {} earlier municipalities were added up to {} of today's": (
        "{0} agrāko pašvaldību skaitļi saskaitīti {1} šodienas pašvaldībās"
    ),
    "it had ended before the phases asked for": "tā beidza pastāvēt pirms prasītajiem posmiem",
    "the lists of the phases asked for are incomplete": "prasīto posmu saraksti nav pilnīgi",
    "no presence is recorded in these phases": "šajos posmos nav fiksēta neviena klātbūtne",
    "the two ends of the bands of population give different verdicts": (
        "iedzīvotāju skaita robežu abi gali dod atšķirīgu vērtējumu"
    ),
    "no reference population is given": "nav dots salīdzināmais iedzīvotāju skaits",
    "over all presences: {}; phase by phase, without incomplete lists: {}": (
        "pēc visas klātbūtnes: {0:w}; pa posmiem, bez nepilnīgiem sarakstiem: {1:w}"
    ),
}

_SUGGESTING = {
    "--theme and --place speak of a coming event: add --suggest": (
        "--theme un --place attiecas uz gaidāmu pasākumu: pievienojiet --suggest"
    ),
    "a coming event is for the municipalities of today: leave out --units then": (
        "gaidāms pasākums ir šodienas pašvaldībām: nenorādiet --units then"
    ),
    "--suggest goes by communities that sources name, not by a population: leave out --population": (
        "--suggest balstās uz kopienām, ko nosauc avoti, nevis uz iedzīvotāju skaitu: nenorādiet --population"
    ),
    "--state chooses rows of the list, not suggestions: leave it out with --suggest": (
        "--state izvēlas saraksta rindas, nevis ieteikumus: nenorādiet to kopā ar --suggest"
    ),
    "no event has the theme {}; there are: {}": "nevienam pasākumam nav tēmas {0}; ir: {1:w}",
}

POPULATION = _SUGGESTING | _FILE | _CELLS | _VERDICTS
