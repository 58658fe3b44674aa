"""The first and the last event that each municipality attended."""

from __future__ import annotations

import numpy as np

from graphkit.incidence import Ints
from graphkit.involvement.model import Occasion
from graphkit.presences import Presences

Occasions = dict[int, tuple[Occasion, Occasion]]


def occasions(presences: Presences, row_of: Ints, reading: str) -> Occasions:
    """Row -> its first and last event attended: by the days that its participation states, else by the event's date.

    Events without a date go last and first, by the day their phase gives them; of two on a day the one with the lesser id.
    """
    there = np.flatnonzero((row_of >= 0) & presences.with_status("attended") & presences.under(reading))
    if not there.size:
        return {}
    calendar = _Calendar(presences)
    phases = np.zeros(len(presences.events), np.int64)
    phases[presences.event[there][::-1]] = presences.phase[there][::-1]
    ends = [_leading(row_of[there], calendar.order(there, last), presences.event[there]) for last in (False, True)]

    def occasion(last: bool, place: int, event: int) -> Occasion:
        return Occasion(presences.events[event], calendar.date(place, last), presences.phases[phases[event]])

    return {row: (occasion(False, *ends[0][row]), occasion(True, *ends[1][row])) for row in ends[0]}


class _Calendar:
    """The dates of presences in order, those that are not known after all others."""

    def __init__(self, presences: Presences) -> None:
        self._presences = presences
        own = {date for days in presences.own_days.values() for date in days if date}
        self._dates = sorted({date for date in presences.dates if date} | own)
        self._days = np.unique(presences.days)
        self._at = {date: i for i, date in enumerate(self._dates)}

    def order(self, there: Ints, last: bool) -> Ints:
        """For each presence a number: the lesser, the earlier (or, for the last, the later) it was."""
        presences, known = self._presences, len(self._dates)
        days = np.searchsorted(self._days, presences.days)
        dated = np.array([self._at.get(date or "", -1) for date in presences.dates], np.int64)
        if last:
            days, dated = self._days.size - 1 - days, np.where(dated < 0, -1, known - 1 - dated)
        found = np.where(dated < 0, known + days, dated)[presences.event]
        for i, (start, end) in presences.own_days.items():
            place = self._at[(end or start if last else start or end) or ""]
            found[i] = known - 1 - place if last else place
        return found[there]

    def date(self, place: int, last: bool) -> str | None:
        """The date at a place in the order."""
        known = len(self._dates)
        return None if place >= known else self._dates[known - 1 - place if last else place]


def _leading(rows: Ints, order: Ints, events: Ints) -> dict[int, tuple[int, int]]:
    """Of each row the least place in the order, and its event."""
    places, width = int(order.max()) + 1, int(events.max()) + 1
    keys = np.sort((rows * places + order) * width + events)
    first = keys[np.flatnonzero(np.diff(keys // (places * width), prepend=-1))]
    columns = (first // (places * width), first // width % places, first % width)
    return {row: (place, event) for row, place, event in zip(*(c.tolist() for c in columns), strict=True)}
