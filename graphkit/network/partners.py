"""Who worked with whom: the partners of a stakeholder, with the shared events, roles and sources behind each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from graphkit.incidence import Incidence
from graphkit.model import OUTSIDE, Event, Evidence, Selection, Stakeholder
from graphkit.network.citing import locators_of, sources_of
from graphkit.network.days import span, together
from graphkit.network.ordering import by_value
from graphkit.stores.protocol import Store


@dataclass(frozen=True)
class SharedEvent:
    """An event two stakeholders were both at: its phases, the roles of each, the sources that say so and where in them.

    ``first`` and ``last`` bound the time both were there: where a participation has days of its own, these.
    """

    event: Event
    phases: tuple[str, ...]
    roles: dict[str, tuple[str, ...]]
    sources: tuple[str, ...]
    first: str | None = None
    last: str | None = None
    locators: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Partner:
    """Somebody met: ``weight`` is Newman's collaboration weight, ``events`` in order of date."""

    stakeholder: Stakeholder
    weight: float
    events: tuple[SharedEvent, ...]
    phases: tuple[str, ...]

    @property
    def shared_events(self) -> int:
        """How many events are shared."""
        return len(self.events)

    def dates(self) -> tuple[str | None, str | None]:
        """First and last day of those shared events that have one."""
        first, last = [e.first for e in self.events if e.first], [e.last for e in self.events if e.last]
        return min(first, default=None), max(last, default=None)


@dataclass(frozen=True)
class Partners:
    """A stakeholder's partners, heaviest first, under the selection that was counted."""

    stakeholder: Stakeholder
    partners: tuple[Partner, ...]
    incidence: Incidence
    sources: tuple[str, ...] = ()


def newman_weights(incidence: Incidence, unit: str) -> dict[str, float]:
    """Newman's weight of one unit with each other: Σ over shared events of 1/(k − 1), k those present.

    Newman 2001, doi 10.1103/PhysRevE.64.016132. Range above 0; an event of one adds nothing.
    """
    if unit not in incidence.stakeholders:
        return {}
    indptr, members = incidence.transposed()
    own, total = incidence.stakeholders.index(unit), np.zeros(len(incidence.stakeholders))
    for event in incidence.events_of(own):
        present = members[indptr[event] : indptr[event + 1]]
        if present.size > 1:
            total[present] += 1.0 / (present.size - 1)
    total[own] = 0.0
    return {incidence.stakeholders[i]: float(total[i]) for i in np.flatnonzero(total)}


def partners(store: Store, unit: str, selection: Selection | None = None, other: str | None = None) -> Partners:
    """The partners of a stakeholder (or unit of the level), or what it shares with one other.

    Ordered by weight descending, then id. ``unit`` must be an id; names are found with ``Store.find``.
    """
    selection = selection or Selection()
    incidence = store.incidence(selection, around=[unit])
    weights = newman_weights(incidence, unit)
    chosen = [ident for ident in by_value(weights) if other in (None, ident)]
    shared = _shared(store, unit, chosen, selection, incidence)
    who = {item.id: item for item in store.stakeholders([unit, *chosen])}
    order = {phase.id: i for i, phase in enumerate(store.phases())}
    found = [Partner(who[i], weights[i], shared[i], _phases(shared[i], order)) for i in chosen]
    used = sorted({source for partner in found for event in partner.events for source in event.sources})
    return Partners(who[unit], tuple(found), incidence, tuple(used))


def _phases(events: Sequence[SharedEvent], order: dict[str, int]) -> tuple[str, ...]:
    seen = {phase for event in events for phase in event.phases}
    return tuple(sorted(seen, key=lambda phase: order.get(phase, len(order))))


def _shared(
    store: Store, unit: str, chosen: Sequence[str], selection: Selection, incidence: Incidence
) -> dict[str, tuple[SharedEvent, ...]]:
    if not chosen:
        return {}
    mine = incidence.events_of(incidence.stakeholders.index(unit))
    names = [incidence.events[i] for i in mine]
    rows: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for piece in store.evidence(selection, [unit, *chosen], names):
        rows[piece.unit, piece.event].append(piece)
    events = {event.id: event for event in store.events(names)}
    ordered = sorted(names, key=lambda ident: (events[ident].date or "9999", ident))
    at, met = {ident: i for i, ident in enumerate(ordered)}, defaultdict(list)
    for ident, event in rows:
        met[ident].append(event)
    return {
        ident: tuple(_pair(events[e], rows[unit, e], rows[ident, e]) for e in sorted(met[ident], key=at.__getitem__))
        for ident in chosen
    }


def _pair(event: Event, mine: list[Evidence], theirs: list[Evidence]) -> SharedEvent:
    both = {row.phase for row in mine} & {row.phase for row in theirs} or {row.phase for row in (*mine, *theirs)}
    phases = tuple(phase for phase in (*event.phases, OUTSIDE) if phase in both)
    roles = {side[0].unit: tuple(dict.fromkeys(row.role for row in side)) for side in (mine, theirs) if side}
    rows = (*mine, *theirs)
    between = together(span(event, mine), span(event, theirs))
    return SharedEvent(event, phases, roles, sources_of(rows), *between, locators_of(rows))
