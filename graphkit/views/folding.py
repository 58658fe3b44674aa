"""From who was at what to the few marks a reader can take in: chips, marks for equal attendance, one-timers.

At most events of a phase the same few are present; drawn, their ties hide everything else, so they become chips.
Those seen once are named at their event only where they are few. Whoever shares events and sector is one mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from graphkit.incidence import Incidence

#: From this share of the events on a stakeholder is a chip, where a phase has at least so many events.
CHIP_SHARE = 2 / 3
CHIP_EVENTS = 4

#: The same in one stakeholder's surroundings, from so many events on; of few, those at most of them are what one wants to see.
CENTRAL_SHARES = ((12, 1 / 3), (6, 1 / 2))

#: So many one-timers are named at an event; more become one dashed box.
NAMED_ONCE = 2

#: A picture of more boxes and marks, or more lines, could not be read: then only the largest events are drawn, and
#: the most frequent at them, as far as these numbers go.
MOST_NODES = 44
MOST_TIES = 100
LARGEST_EVENTS = 15
MOST_CHIPS = 8


@dataclass(frozen=True)
class Mark:
    """Stakeholders (positions) of one sector that were at exactly the same events (positions)."""

    members: tuple[int, ...]
    events: tuple[int, ...]
    sector: str


@dataclass(frozen=True)
class Folded:
    """What is drawn of a phase. ``once`` are the boxes “+15 only here”; ``undrawn`` marks are left to the table, and so
    are all events but ``drawn`` (positions, ascending)."""

    drawn: tuple[int, ...] = ()
    chips: list[Mark] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    once: list[Mark] = field(default_factory=list)
    undrawn: list[Mark] = field(default_factory=list)


def fold_phase(incidence: Incidence, sectors: Sequence[str], central: int | None = None) -> Folded:
    """The marks of a phase; every stakeholder of the incidence is in exactly one of them.

    ``central`` is one whose surroundings they are: never a chip, and others only where the events are many.

    >>> import numpy as np
    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> pairs = np.array([[0, 0], [0, 1], [1, 0], [1, 1], [2, 1], [3, 1], [4, 1]])
    >>> b = from_pairs(Selection(), pairs[:, 0], pairs[:, 1], list("abcde"), list("xy"))
    >>> folded = fold_phase(b, ["state"] * 5)
    >>> [mark.members for mark in folded.marks], [mark.members for mark in folded.once]
    ([(0, 1)], [(2, 3, 4)])
    """
    positions, starts = incidence.indices.tolist(), incidence.indptr.tolist()
    attended = [tuple(positions[start:end]) for start, end in pairwise(starts)]
    share = _chip_share(len(incidence.events), central)
    chips = [i for i, held in enumerate(attended) if i != central and len(held) >= share * len(incidence.events)]
    once = _crowds(attended, {*chips, *([] if central is None else [central])})
    taken = set(chips).union(*(mark.members for mark in once))
    rest = [i for i in range(len(attended)) if i not in taken]
    marks = sorted(
        _alike(rest, attended, sectors), key=lambda mark: (-len(mark.events), -len(mark.members), mark.members)
    )
    chip_marks = [Mark((i,), attended[i], sectors[i]) for i in sorted(chips, key=lambda i: (-len(attended[i]), i))]
    return _readable(Folded(tuple(range(len(incidence.events))), chip_marks, marks, once), incidence)


def _readable(folded: Folded, incidence: Incidence) -> Folded:
    """The same where it is small enough; else the largest events, with the most frequent at them."""
    everything = [*folded.marks, *folded.once]
    nodes, ties = len(folded.drawn) + len(everything), sum(len(mark.events) for mark in everything)
    chips, more = folded.chips[:MOST_CHIPS], folded.chips[MOST_CHIPS:]
    if nodes <= MOST_NODES and ties <= MOST_TIES:
        return replace(folded, chips=chips, undrawn=more)
    drawn = _largest(incidence)
    at = {id(mark): len(drawn.intersection(mark.events)) for mark in everything}
    kept = _first([mark for mark in sorted(folded.marks, key=lambda m: -at[id(m)]) if at[id(mark)]], at)
    boxes = sorted((mark for mark in folded.once if at[id(mark)]), key=lambda mark: -len(mark.members))
    boxes = boxes[: MOST_NODES - len(drawn) - len(kept)]
    shown = {id(mark) for mark in [*kept, *boxes]}
    return Folded(
        tuple(sorted(drawn)), chips, kept, boxes, [*more, *(mark for mark in everything if id(mark) not in shown)]
    )


def _largest(incidence: Incidence) -> set[int]:
    present = np.bincount(incidence.indices, minlength=len(incidence.events))
    return set(np.argsort(-present, kind="stable")[:LARGEST_EVENTS].tolist())


def _first(marks: Sequence[Mark], ties: dict[int, int]) -> list[Mark]:
    """As many marks as there is room for, by nodes and by lines."""
    lines = np.cumsum([ties[id(mark)] for mark in marks])
    return list(marks[: min(MOST_NODES - LARGEST_EVENTS, int(np.searchsorted(lines, MOST_TIES, side="right")))])


def _chip_share(events: int, central: int | None) -> float:
    """From which share of the events on a stakeholder is a chip; beyond 1 nobody is."""
    if central is not None:
        return next((share for least, share in CENTRAL_SHARES if events >= least), 2.0)
    return CHIP_SHARE if events >= CHIP_EVENTS else 2.0


def _crowds(attended: Sequence[tuple[int, ...]], chips: set[int]) -> list[Mark]:
    """The one-timers of each event that has too many to name them."""
    by_event: dict[int, list[int]] = {}
    for i, events in enumerate(attended):
        if len(events) == 1 and i not in chips:
            by_event.setdefault(events[0], []).append(i)
    return [Mark(tuple(who), (e,), "") for e, who in sorted(by_event.items()) if len(who) > NAMED_ONCE]


def _alike(rest: Sequence[int], attended: Sequence[tuple[int, ...]], sectors: Sequence[str]) -> list[Mark]:
    groups: dict[tuple[tuple[int, ...], str], list[int]] = {}
    for i in rest:
        groups.setdefault((attended[i], sectors[i]), []).append(i)
    return [Mark(tuple(who), events, sector) for (events, sector), who in groups.items()]
