"""The Latvian of what the commands print; English is the key."""

from __future__ import annotations

from .wording_measures import MEASURING

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
} | MEASURING


def say(text: str, lang: str) -> str:
    """The text in the language asked for.

    >>> say("Events", "lv"), say("Events", "en")
    ('Pasākumi', 'Events')
    """
    return LATVIAN.get(text, text) if lang == "lv" else text
