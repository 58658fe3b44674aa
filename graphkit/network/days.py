"""When a stakeholder was at an event: the days of its own participations, else the event's."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.model import Event, Evidence

Span = tuple[str | None, str | None]  # first and last day, as precise as the sources; None where nobody says


def span(event: Event, rows: Iterable[Evidence]) -> Span:
    """First and last day of some participations in an event."""
    days = [row.days(event) for row in rows]
    first, last = [a for a, _ in days if a], [b for _, b in days if b]
    return min(first, default=None), max(last, default=None)


def together(mine: Span, theirs: Span) -> Span:
    """The time two were there both; where one left before the other came, the day the later one came.

    >>> together(("2019", "2021"), ("2020", "2022")), together(("2019", "2019"), ("2020", "2020"))
    (('2020', '2021'), ('2020', '2020'))
    >>> together((None, None), ("2020", "2020"))
    ('2020', '2020')
    """
    first = max((day for day in (mine[0], theirs[0]) if day), default=None)
    last = min((day for day in (mine[1], theirs[1]) if day), default=None)
    return first, max(first, last) if first and last else last
