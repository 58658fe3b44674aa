"""Lists: the events, and one stakeholder's page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from graphkit.model import OUTSIDE, Event, Evidence, Selection, Stakeholder
from graphkit.network.citing import locators_of, sources_of
from graphkit.network.days import span
from graphkit.stores.protocol import Store


@dataclass(frozen=True)
class EventRow:
    """An event and how many took part under a selection."""

    event: Event
    phases: tuple[str, ...]
    stakeholders: int
    participations: int


def event_list(store: Store, selection: Selection) -> list[EventRow]:
    """The events of the selected phases and kinds, by date (undated last), with counts.

    Events without any counted participation are listed with zeros, unless roles or statuses were chosen.
    """
    counted = store.event_counts(replace(selection, joint_only=False))
    rows = [
        EventRow(event, event.phases or (OUTSIDE,), *counted.get(event.id, (0, 0)))
        for event in store.events()
        if _asked(event, selection) and (event.id in counted or not (selection.roles or selection.statuses))
    ]
    return sorted(rows, key=lambda row: (row.event.date or "9999", row.event.id))


def _asked(event: Event, selection: Selection) -> bool:
    phases = {phase.casefold() for phase in (event.phases or (OUTSIDE,))}
    kinds = {kind.casefold() for kind in selection.kinds}
    wanted = {phase.casefold() for phase in selection.phases}
    return (not wanted or bool(wanted & phases)) and (not kinds or (event.kind or "").casefold() in kinds)


@dataclass(frozen=True)
class Attendance:
    """One event on a stakeholder's page: phases, roles, statuses, sources of the rows and where in these."""

    event: Event
    phases: tuple[str, ...]
    roles: tuple[str, ...]
    statuses: tuple[str, ...]
    sources: tuple[str, ...]
    first: str | None = None  # of the rows that say attended: their own days where they have any
    last: str | None = None
    locators: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Profile:
    """One stakeholder's page: who it is, every event by date, and what other tables say of it."""

    stakeholder: Stakeholder
    events: tuple[Attendance, ...]
    details: dict[str, list[dict[str, str]]]

    def dates(self) -> tuple[str | None, str | None]:
        """First and last day attended."""
        first, last = [i.first for i in self.events if i.first], [i.last for i in self.events if i.last]
        return min(first, default=None), max(last, default=None)


def profile(store: Store, unit: str, selection: Selection) -> Profile:
    """The page of a stakeholder, or of a unit of a level."""
    rows: dict[str, list[Evidence]] = defaultdict(list)
    for piece in store.evidence(replace(selection, joint_only=False), [unit]):
        rows[piece.event].append(piece)
    events = [_attendance(event, rows[event.id]) for event in store.events(list(rows))]
    events.sort(key=lambda item: (item.event.date or "9999", item.event.id))
    return Profile(store.stakeholders([unit])[0], tuple(events), store.details(unit))


def _attendance(event: Event, rows: list[Evidence]) -> Attendance:
    return Attendance(
        event,
        tuple(dict.fromkeys(row.phase for row in rows)),
        tuple(dict.fromkeys(row.role for row in rows)),
        tuple(dict.fromkeys(row.status for row in rows)),
        sources_of(rows),
        *span(event, [row for row in rows if row.status == "attended"]),
        locators_of(rows),
    )
