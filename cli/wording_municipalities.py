"""The Latvian of the list of municipalities; English is the key."""

from __future__ import annotations

INVOLVING = {
    "Municipality": "Pašvaldība",
    "Hosted": "Uzņēma",
    "Last": "Pēdējais",
    "Named": "Nosaukta",
    "State": "Stāvoklis",
    "Missed since": "Kopš tam nav",
    "Unknown phases": "Nezināmi posmi",
    "Community named by": "Kopienu nosauc",
    "Verdict": "Vērtējums",
    "other": "citi",
    "not assessable": "nav vērtējams",
    "a number: events attended": "skaitlis: pasākumi, kuros piedalījās",
    "invited or planned only": "tikai uzaicināta vai plānota",
    "named for the phase as a whole": "nosaukta tikai visam posmam",
    "not recorded": "nav fiksēta",
    "not recorded, in a list that is incomplete": "nav fiksēta, saraksts nav pilnīgs",
    "unknown: no complete list": "nav zināms: pilnīga saraksta nav",
    "the unit had ended": "vienība vairs nepastāvēja",
    "Named: how many sources name a community there": "Nosaukta: cik avotu tur nosauc kopienu",
    "other: events outside the phases": "citi: pasākumi ārpus posmiem",
    "A community is named, no or one presence: {}": "Kopiena nosaukta, bet nav piedalījusies vai piedalījusies tikai reizi: {}",
    "not known, since no list is complete: {} {0:municipality|municipalities}": (
        "nav zināms, jo neviens saraksts nav pilnīgs: {} {0:pašvaldība|pašvaldības}"
    ),
    "Absent longest: {}": "Visilgāk nav piedalījušās: {}",
    "Ended, later in: {}": "Beigušas pastāvēt, vēlāk: {}",
    "Took part, but no municipality here, never in ratios: {}": "Piedalījās, bet nav reģistra pašvaldības un attiecībās neietilpst: {}",
    "Sources name communities in later units, not carried back to their parts: {}": (
        "Avoti nosauc kopienas vēlākās vienībās, uz to daļām nav attiecināts: {}"
    ),
    "Split in a reform, counted otherwise: {}": "Reformā sadalītas, skaitot citādi: {}",
    "Lists of municipalities: {}": "Pašvaldību saraksti: {}",
    "complete": "pilnīgi",
    "incomplete or not known": "nepilnīgi vai nezināmi",
    "none": "nav",
    "and {} more": "un vēl {}",
    "abroad": "ārvalstīs",
    "a country": "valsts",
    "not identified": "nav identificēta",
    "municipality not stated": "pašvaldība nav norādīta",
    "there is no register of municipalities to compare with: add the table municipalities (graphkit init writes a folder whose "
    "README.md says how), and load again": (
        "nav pašvaldību reģistra, ar ko salīdzināt: pievienojiet tabulu municipalities (graphkit init izveido mapi, kuras README.md "
        "paskaidro, kā) un ielādējiet vēlreiz"
    ),
    "no municipality is in this state under these rules": "pēc šiem noteikumiem šādā stāvoklī nav nevienas pašvaldības",
}
