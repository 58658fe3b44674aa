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
    "open problems: {}": "neatrisinātas problēmas: {}",
}
