"""The Latvian of what ``graphkit audit`` prints beside its findings."""

from __future__ import annotations

AUDITING = {
    "Scope": "Tvērums",
    "What": "Kas",
    "Stated": "Avotā",
    "Recorded": "Tabulās",
    "Difference": "Starpība",
    "Tried": "Izmēģināts",
    "To mend": "Kā labot",
    "Accepted": "Pieņemts",
    "accepted: {}; --all lists them too": "pieņemti: {}; --all uzskaita arī tos",
    "accepted, but found no more: {} ({}): delete its row": "pieņemts, bet vairs nav atrodams: {} ({}): izdzēsiet tā rindu",
    "accepted whatever their values: {}; columns stated and recorded tell when one changes": (
        "pieņemti neatkarīgi no vērtībām: {}; ja failā ir kolonnas stated un recorded, redzams, kad vērtība mainās"
    ),
    "accepted with other values, open again: {}": "pieņemti ar citām vērtībām, tāpēc atkal atvērti: {}",
    "accepted when it was {} against {}": "pieņemts, kad avotā bija {} un tabulās {}",
    "accepted when it was {}": "pieņemts, kad vērtība bija {}",
    "open problems: {}": "neatrisinātas problēmas: {}",
}
