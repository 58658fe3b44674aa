"""The first and the last event that each municipality attended."""

from __future__ import annotations

import numpy as np

from graphkit.incidence import Ints
from graphkit.involvement.model import Occasion
from graphkit.presences import Presences

Occasions = dict[int, tuple[Occasion, Occasion]]


def occasions(presences: Presences, pairs: tuple[Ints, Ints]) -> Occasions:
    """Row -> its first and last event, from the (row, event) pairs attended. Those with a date of their own go before the others."""
    rows, events = pairs
    if not rows.size:
        return {}
    rank, dated = _ranks(presences)
    away = np.where(dated, 0, rank.size)
    first = _leading(rows, events, rank + away)
    last = _leading(rows, events, -(rank - away))
    phases = np.zeros(rank.size, np.int64)
    phases[presences.event[::-1]] = presences.phase[::-1]

    def occasion(event: int) -> Occasion:
        return Occasion(presences.events[event], presences.dates[event], presences.phases[phases[event]])

    return {row: (occasion(first[row]), occasion(last[row])) for row in first}


def _ranks(presences: Presences) -> tuple[Ints, Ints]:
    """The place of each event in time (by its date, else by the day of its phase), and which have a date."""
    order = sorted(
        range(len(presences.events)),
        key=lambda i: (presences.dates[i] or "", int(presences.days[i]), presences.events[i]),
    )
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return rank, np.array([date is not None for date in presences.dates], bool)


def _leading(rows: Ints, events: Ints, rank: Ints) -> dict[int, int]:
    """Of each row the event of the smallest rank."""
    order = np.lexsort((rank[events], rows))
    ordered = rows[order]
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    return dict(zip(ordered[starts].tolist(), events[order][starts].tolist(), strict=True))
