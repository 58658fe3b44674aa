"""How much room a label takes. Widths are those of Helvetica and Arial, which the page asks for first."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

FONT = 14
LINE = 16
#: Fonts differ a little from machine to machine.
ROOM = 1.06
#: A name in a picture is at most so long; the whole name is a click away.
LONGEST = 24
#: So many names stand under one mark.
STACKED = 3

_WIDTHS = {
    222: "ijl'’‘",
    278: " fIt.,:;/\\|![]·-()",
    333: 'r"“”„`',
    500: "ckJsvxyz",
    556: "abdeghnopquL0123456789_?#$–",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    944: "W",
    584: "+<>=~",
}
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
#: What turns text round, or hides in it, has no place in a picture.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class Box:
    """The room of a node about its point: half the width, and the heights above and below."""

    half: float
    above: float
    below: float


def text_width(text: str) -> float:
    """The width in pixels of a line at the picture's font size, a little on the safe side."""
    letters = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return sum(_WIDTH_OF.get(letter, 1000) for letter in letters) * FONT / 1000 * ROOM


def shortened(text: str, longest: int = LONGEST) -> str:
    """One clean line for a picture, cut where it is too long.

    >>> shortened("Izglītības un zinātnes ministrija"), shortened("a\\u202eb\\nc")
    ('Izglītības un zinātnes…', 'ab c')
    """
    spaced = " ".join(text.split())
    seen = "".join(letter for letter in spaced if unicodedata.category(letter) not in _UNSEEN)
    return seen if len(seen) <= longest else seen[: longest - 1].rstrip() + "…"


def stacked(names: Sequence[str]) -> list[str]:
    """The lines under a mark of several names.

    >>> stacked(["Rīga", "Ogre", "Cēsis", "Talsi", "Saldus"])
    ['Rīga', 'Ogre', '+3']
    """
    if len(names) <= STACKED:
        return [shortened(name) for name in names]
    return [*(shortened(name) for name in names[: STACKED - 1]), f"+{len(names) - STACKED + 1}"]


def mark_box(labels: Sequence[Sequence[str]]) -> Box:
    """A mark with its names below, big enough for each language's lines."""
    return Box(max(_widest(labels) / 2, 12), 12, 16 + LINE * max(map(len, labels)))


def framed_box(labels: Sequence[Sequence[str]]) -> Box:
    """A box drawn round its lines, big enough for each language's lines."""
    height = (LINE * max(map(len, labels)) + 14) / 2
    return Box(_widest(labels) / 2 + 8, height, height)


def _widest(labels: Sequence[Sequence[str]]) -> float:
    return max((text_width(line) for lines in labels for line in lines), default=0.0)
