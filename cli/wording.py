"""The Latvian of what the commands print; English is the key."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from graphkit.labels import plural

from .latvian_duplicates import LISTING
from .wording_audit import AUDITING
from .wording_measures import MEASURING
from .wording_municipalities import INVOLVING
from .wording_population import COMPARING

LATVIAN = (
    {
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
        "Answer": "Atbilde",
        "no row answers this question": "uz šo jautājumu neatbild neviena rinda",
        "… only the first {} rows: --limit N shows more": "… tikai pirmās rindas: {}; --limit N rāda vairāk",
        "… {} more rows: --limit N shows others, --format csv all": "… vēl rindas: {}; --limit N rāda citu skaitu, --format csv visas",
        "…: cut at {} characters; --format csv shows the whole": "…: saīsināts līdz {} rakstzīmēm; --format csv rāda visu",
        "outside": "ārpus posmiem",
        "no event is recorded under these rules": "pēc šiem noteikumiem neviens pasākums nav reģistrēts",
        "no partner is recorded under these rules": "pēc šiem noteikumiem neviens partneris nav reģistrēts",
        "taken to mean {} ({})": "saprasts kā {} ({})",
        "recorded separately from it: {}": "atsevišķi no tā ierakstīti: {}",
        "read as a municipality, with its bodies, it has {} {0:partner|partners}: --level municipality": (
            "kā pašvaldībai kopā ar tās iestādēm ir {} {0:partneris|partneri}: --level municipality"
        ),
        "all of one municipality together: --level municipality": (
            "visi vienas pašvaldības pārstāvji kopā: --level municipality"
        ),
        "also called that: {}": "tā saucas arī: {}",
        "since {}": "kopš {0}",
        " (since {})": " (no {})",
        "no chain of shared events joins them under these rules": "pēc šiem noteikumiem viņus nesavieno neviena kopīgu pasākumu ķēde",
        "the first {} of {} steps": "pirmie {} no {} soļiem",
        "one and the same": "viens un tas pats",
        "{} {0:participation|participations}": "{} {0:dalība|dalības}",
        "{} {0:stakeholder|stakeholders}": "{} {0:iesaistītā puse|iesaistītās puses}",
        "{} {0:event|events}": "{} {0:pasākums|pasākumi}",
        "{} {0:phase|phases}": "{} {0:posms|posmi}",
        "statuses: ": "statusi: ",
        "types: ": "tipi: ",
        "note: ": "piezīme: ",
        "No problem found.": "Problēmu nav.",
        "{0} {0:error|errors}, {1} {1:warning|warnings}": "{0} {0:kļūda|kļūdas}, {1} {1:brīdinājums|brīdinājumi}",
        "Who cooperates most": "Kas sadarbojas visvairāk",
        "Reach of each phase": "Katra posma aptvērums",
        "attended, each phase by itself": "piedalījās, katrs posms atsevišķi",
        "persons only as their organisation": "personas tikai kā sava organizācija",
        "a participation is a stakeholder at an event in a role": "dalība ir iesaistītā puse pasākumā kādā lomā",
        "municipalities named, or through their bodies and those who act for them, in the units of the time": (
            "pašvaldības – nosauktas vai pārstāvētas ar savām iestādēm un personām, kas rīkojas to vārdā, tā laika vienībās"
        ),
        "≥: the sources do not name all municipalities of {}": "≥: avoti nenosauc visas posma pašvaldības ({})",
        "–: nothing is recorded as attended, which is unknown, not zero": (
            "–: neviena dalība nav fiksēta kā notikusi; tas ir nezināms, nevis nulle"
        ),
        "info counts every status, who and profile count persons too": (
            "info skaita visus statusus, who un profile skaita arī personas"
        ),
        "Pages: ": "Lapas: ",
        "Error": "Kļūda",
        "Warning": "Brīdinājums",
        "Skipped": "Izlaists",
        "error": "kļūda",
        "warning": "brīdinājums",
        "skipped": "izlaists",
        "Usage:": "Lietojums:",
        "Try '{} -h' for help.": "Palīdzība: '{} -h'.",
        "A name of several words stands in quotes.": "Nosaukumu no vairākiem vārdiem liek pēdiņās.",
        "Did you mean: {}?": "Vai domāts: {}?",
        "Nothing was loaded. 'graphkit check' lists every problem, '--skip-invalid' leaves bad rows of a flat table out.": (
            "Nekas netika ielādēts. 'graphkit check' uzskaita visas problēmas, '--skip-invalid' izlaiž vienkāršas tabulas "
            "kļūdainās rindas."
        ),
        "… and {} more: 'graphkit check' lists them all": "… un vēl {}: 'graphkit check' uzskaita visas",
        "what was typed is not text in UTF-8": "ierakstītais nav teksts UTF-8 kodējumā",
        "not enough memory for this; try a smaller selection (--phase)": (
            "tam nepietiek atmiņas; mēģiniet ar mazāku izlasi (--phase)"
        ),
        "stopped": "apturēts",
        "Note: ": "Piezīme: ",
        "Withheld: ": "Neizpausts: ",
        "left out: ": "izlaists: ",
        "site": "lapas",
        "Ask on: ": "Jautāt tālāk: ",
        "Partners": "Partneri",
        "person": "persona",
        "organisation": "organizācija",
        "place": "vieta",
        "municipality": "pašvaldība",
        "sector": "sektors",
        "member of": "ietilpst",
        "members and parts": "sastāvā",
        "No source names it at an event.": "Neviens avots to nepiemin nevienā pasākumā.",
        "No source names it at an event under these rules.": "Pēc šiem noteikumiem neviens avots to nepiemin nevienā pasākumā.",
        "Lists known to be incomplete: {}. What is missing there is unknown, not zero.": (
            "Zināms, ka nepilnīgi ir saraksti: {}. Kā tajos nav, tas ir nezināms, nevis nulle."
        ),
        "municipalities": "pašvaldības",
        "mediators": "mediatori",
        "partly": "daļēji",
        "mediation periods": "mediācijas periodi",
        "named for a phase": "nosaukts posmam kopumā",
        "other names": "citi nosaukumi",
    }
    | MEASURING
    | INVOLVING
    | COMPARING
    | LISTING
    | AUDITING
)


def say(text: str, lang: str, *values: object) -> str:
    """The text in the language asked for, its places filled with values where there are any.

    >>> say("Events", "lv"), say("{} {0:phase|phases}", "lv", 21), say("{} {0:phase|phases}", "en", 21)
    ('Pasākumi', '21 posms', '21 phases')
    """
    chosen = LATVIAN.get(text, text) if lang == "lv" else text
    return fill(chosen, values, lang) if values else chosen


_PLACE = re.compile(r"\{(\d*)(?::([^{}]*))?\}")


def fill(template: str, values: Sequence[object], lang: str, word: Callable[[str], str] = str) -> str:
    """A template with values in its places: ``{}`` the next one, ``{1}`` the second, ``{1:one|many}`` the word for its
    number, ``{1:w}`` the second as ``word`` puts it, ``{1:n}`` the second as a number.

    >>> fill("{0:izlaista|izlaistas} {0} {0:rinda|rindas}", [3], "lv"), fill("{:n}", ["1,000.5"], "lv")
    ('izlaistas 3 rindas', '1\\xa0000,5')
    """
    rest = iter(values)

    def put(match: re.Match[str]) -> str:
        value = str(values[int(match[1])] if match[1] else next(rest))
        one, bar, many = (match[2] or "").partition("|")
        if bar:
            digits = value.replace(",", "")
            return plural(int(digits) if digits.isdecimal() else 0, one, many, lang)
        return word(value) if one == "w" else number(value, lang) if one == "n" else value

    return _PLACE.sub(put, template)


def day(text: str, lang: str) -> str:
    """An ISO day in words, in Latvian in the genitive that follows “no”; what is no day stands as it is.

    >>> day("2021-07-01", "en"), day("2021-07-01", "lv"), day("2021", "lv")
    ('1 July 2021', '2021. gada 1. jūlija', '2021')
    """
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return text
    month = _MONTHS[found.month - 1][lang == "lv"]
    return f"{found.year}. gada {found.day}. {month}" if lang == "lv" else f"{found.day} {month} {found.year}"


_MONTHS = (
    *(("January", "janvāra"), ("February", "februāra"), ("March", "marta"), ("April", "aprīļa")),
    *(("May", "maija"), ("June", "jūnija"), ("July", "jūlija"), ("August", "augusta")),
    *(("September", "septembra"), ("October", "oktobra"), ("November", "novembra"), ("December", "decembra")),
)


def number(text: str, lang: str) -> str:
    """A number as the language writes it: in Latvian a decimal comma, and blanks between thousands.

    >>> number("1,234.5", "lv"), number("1,234.5", "en")
    ('1\\xa0234,5', '1,234.5')
    """
    return text.replace(",", "\u00a0").replace(".", ",") if lang == "lv" else text
