"""The rules behind suggestions and what they would change, in words."""

from __future__ import annotations

from graphkit.involvement.inviting import Suggestions
from graphkit.involvement.links import MOST
from graphkit.involvement.model import Involvement
from graphkit.rules import rules

_WHOM = (
    "suggested: a community is named by sources, and the municipality was at no more than {} events (half the median of such "
    "municipalities) or is not recorded in {} or more phases since",
    "ieteiktas: avoti nosauc kopienu, un pašvaldība bijusi ne vairāk kā {} pasākumos (puse no šādu pašvaldību mediānas) vai nav "
    "fiksēta {} vai vairāk posmos kopš tam",
)
_RULES = (
    (
        "order: fewest events, then most phases missed, then fewest events on the theme, then nearest to the place, then id",
        "secība: vismazāk pasākumu, tad visvairāk izlaistu posmu, tad vismazāk pasākumu par tēmu, tad tuvāk vietai, tad id",
    ),
    (
        f"connected: bodies that took part for it, mediators by their place, up to {MOST} organisations and {MOST} municipalities met "
        "(by events on the theme, then by Newman's weight), the nearest three of those that were at more events than the limit above, from seat to seat",
        f"saistītie: iestādes, kas piedalījās tās vārdā, mediatori pēc vietas, līdz {MOST} satiktām organizācijām un {MOST} "
        "pašvaldībām (pēc pasākumiem par tēmu, tad pēc Ņūmena svara), trīs tuvākās no tām, kas bijušas vairāk pasākumos, nekā norādīts augstāk, no centra līdz centram",
    ),
    (
        "no statement is about a person: persons count as their organisation, mediators as their place",
        "neviens apgalvojums nav par personu: personas skaitītas kā sava organizācija, mediatori kā sava vieta",
    ),
    (
        "what if: all invited, and the place, at one event of the last phase; cohesion is that of all municipalities of the register, "
        "those that met nobody being alone",
        "kas būtu, ja: visas uzaicinātās un norises vieta vienā pēdējā posma pasākumā; saliedētība ir visu reģistra pašvaldību, "
        "tās, kas nevienu nav satikušas, skaitītas atsevišķi",
    ),
)


def suggest_rules(answer: Involvement, found: Suggestions, lang: str = "en") -> list[str]:
    """One line a rule, in English or Latvian."""
    at = 1 if lang == "lv" else 0
    phases, _, level, reading, *units = rules(answer.selection, lang)
    few = "0" if found.few is None else f"{found.few:g}".replace(".", "," if at else ".")
    whom = _WHOM[at].format(few, found.missed)
    return [phases, level, reading, *(units if answer.register else []), whom, *(pair[at] for pair in _RULES)]
