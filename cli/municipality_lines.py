"""What stands below the list of municipalities: the legend, and what a planner asks first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphkit.model import OUTSIDE

from .emit import Output
from .municipality_rows import MARKS, PARTLY
from .wording import say

if TYPE_CHECKING:
    from graphkit.involvement.model import Apart, Involvement, Row, SplitReading, Successor

_LEGEND = {
    "invited-or-planned": "invited or planned only",
    "named-for-phase": "named for the phase as a whole",
    "not-recorded": "not recorded",
    "unknown": "unknown: no complete list",
    "ended": "the unit had ended",
}
_WHY = {
    "foreign": "abroad",
    "country": "a country",
    "unidentified": "not identified",
    "unplaced": "municipality not stated",
}
_ABSENT = 5  # of those absent longest, named
_MOST = 20  # municipalities named in a line


def legend(answer: Involvement, lang: str) -> list[str]:
    """What the marks mean, in one line."""
    parts = [say("a number: events attended", lang)]
    for state, words in _LEGEND.items():
        parts.append(f"{MARKS[state]} {say(words, lang)}")
        if state == "not-recorded":
            parts.append(f"{PARTLY} {say('not recorded, in a list that is incomplete', lang)}")
    parts += [say("other: events outside the phases", lang)] if OUTSIDE in [p.id for p in answer.phases] else []
    return ["; ".join([*parts, say("Named: how many sources name a community there", lang)])]


def remarks(answer: Involvement, output: Output) -> list[str]:
    """The answers to a planner's first questions, whatever part of the list is shown."""
    from graphkit.involvement.ordering import absent_longest

    lang = output.lang
    gone = absent_longest(answer.rows)
    left = [say("and {} more", lang, len(gone) - _ABSENT)] if len(gone) > _ABSENT else []
    lines = [
        _scarce(answer.rows, lang),
        _line("Absent longest: {}", [*(_since(row, lang) for row in gone[:_ABSENT]), *left], lang),
    ]
    optional = {
        "Lists of municipalities: {}": _lists(answer, lang),
        "Ended, later in: {}": [said for row in answer.rows if (said := _became(row, lang))],
        "Sources name communities in later units, not carried back to their parts: {}": _later_named(answer.rows, lang),
        "Split in a reform, counted otherwise: {}": [
            _split(row, split, lang) for row in answer.rows for split in row.splits if split.events
        ],
        "Took part, but no municipality here, never in ratios: {}": [_apart(place, lang) for place in answer.apart],
    }
    return lines + [_line(words, said, lang) for words, said in optional.items() if said]


def _scarce(rows: Sequence[Row], lang: str) -> str:
    """Who has a community and was hardly reached; of how many nobody knows."""
    from graphkit.involvement.ordering import named_and_scarce, named_and_unknown

    said = [f"{row.label(lang)} ({row.events})" for row in named_and_scarce(rows)]
    line = _line("A community is named, no or one presence: {}", said, lang)
    words = "not known, since no list is complete: {} {0:municipality|municipalities}"
    unknown = len(named_and_unknown(rows))
    return f"{line}; {say(words, lang, unknown)}" if unknown else line


def _lists(answer: Involvement, lang: str) -> list[str]:
    """Which phases name all their municipalities, which some, which nobody knows."""
    said = {"complete": ("yes",), "partly": ("partly",), "incomplete or not known": ("no", None)}
    listed = {phase: how for phase, how in answer.listed.items() if phase != OUTSIDE}
    groups = {words: [phase for phase, how in listed.items() if how in kinds] for words, kinds in said.items()}
    return [f"{say(words, lang)} – {', '.join(phases)}" for words, phases in groups.items() if phases]


def _line(words: str, said: Sequence[str], lang: str) -> str:
    """A line with what is said, none where nothing is, no more than a reader takes in."""
    more = [say("and {} more", lang, len(said) - _MOST)] if len(said) > _MOST else []
    return say(words, lang, "; ".join([*said[:_MOST], *more]) or say("none", lang))


def _since(row: Row, lang: str) -> str:
    """A municipality with the day it was last seen, and the phases missed since."""
    day = say("since {}", lang, row.last.date if row.last else "")
    return f"{row.label(lang)} ({day}; {', '.join(row.missed_since)})"


def _name(item: Row | Successor | Apart, lang: str) -> str:
    return (item.name_en if lang == "en" else None) or item.name


def _became(row: Row, lang: str) -> str:
    """What an ended municipality that matters to a planner became, where that says more than its own name."""
    told = [later for later in row.successors if later.id != row.id or later.events]
    if not told or not (row.events or row.named_community):
        return ""
    return f"{row.label(lang)} → {', '.join(_later(later, lang) for later in told)}"


def _later(later: Successor, lang: str) -> str:
    return _name(later, lang) + (f" ({later.events})" if later.events else "")


def _later_named(rows: Sequence[Row], lang: str) -> list[str]:
    named = {later.unit: later for row in rows for later in row.successors if later.statements}
    return [_name(named[unit], lang) for unit in sorted(named)]


def _split(row: Row, split: SplitReading, lang: str) -> str:
    return f"{row.label(lang)} {row.events} → {split.events_otherwise} ({split.name})"


def _apart(place: Apart, lang: str) -> str:
    return f"{_name(place, lang)} ({say(_WHY.get(place.why, place.why), lang)}, {place.events})"
