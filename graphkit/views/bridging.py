"""Which municipalities sat at an event with a side (Roma civil society, say), which never, and who connects them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graphkit.errors import GraphkitError, NotFoundError
from graphkit.incidence import Incidence
from graphkit.model import Event, Selection, Stakeholder
from graphkit.stores.protocol import Store

#: The side that the platform is about, and who else stands on it.
SIDE = "roma-civil-society"


@dataclass(frozen=True, slots=True)
class Met:
    """A municipality: the events with the side it was at, and how many others."""

    unit: Stakeholder
    events: tuple[str, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Connector:
    """A stakeholder: at how many events with the side it was, and which of the municipalities never met it reached elsewhere."""

    unit: Stakeholder
    events: int
    reached: tuple[str, ...]


@dataclass(frozen=True)
class Bridge:
    """``columns`` are the events with the side and a municipality, by date. ``members`` are those of the side that are
    named as bodies; ``persons`` whether persons (mediators, say) count for it too. ``events`` are all with joint presence."""

    side: str
    columns: tuple[Event, ...]
    met: tuple[Met, ...]
    never: tuple[Met, ...]
    connectors: tuple[Connector, ...]
    members: tuple[Stakeholder, ...]
    persons: bool
    events: int


def bridge(store: Store, selection: Selection, side: str = SIDE) -> Bridge:
    """Who of the municipalities sat with the side. Persons count for it silently, never by name.

    Raises NotFoundError for a sector that nobody has, `GraphkitError` where the side was at no event.
    """
    members, persons = _members(store, side)
    everybody = store.incidence(replace(selection, level="stakeholder", persons=True))
    bodies = store.incidence(replace(selection, level="organisation"))
    with_side = _events_of(everybody, {*members, *persons}) | _events_of(bodies, set(members))
    if not with_side:
        raise GraphkitError(f"nobody of the sector {side} was at an event that counts: choose others (--phase, --side)")
    places = store.incidence(replace(selection, level="municipality"))
    rows = {ident: _at(places, row) for row, ident in enumerate(places.stakeholders)}
    apart = _apart(store, selection, with_side, {*members, *persons})
    met = {ident: tuple(e for e in at if e in with_side and (ident, e) not in apart) for ident, at in rows.items()}
    shown = [event for event in places.events if any(event in events for events in met.values())]
    units = dict(zip(rows, store.stakeholders(list(rows)), strict=True))
    listed = [Met(units[ident], met[ident], len(rows[ident]) - len(met[ident])) for ident in rows]
    never = [each for each in listed if not each.events]
    return Bridge(
        side,
        tuple(sorted(store.events(shown), key=lambda event: (event.date is None, event.date or "", event.id))),
        tuple(sorted((each for each in listed if each.events), key=lambda m: (-len(m.events), m.unit.name))),
        tuple(sorted(never, key=lambda m: (-m.others, m.unit.name))),
        _connectors(
            store, selection, with_side, {each.unit.id: set(rows[each.unit.id]) for each in never}, set(members)
        ),
        tuple(store.stakeholders([m for m in members if m in set(bodies.stakeholders)])),
        bool(persons & set(everybody.stakeholders)),
        len(everybody.events),
    )


def _members(store: Store, side: str) -> tuple[list[str], set[str]]:
    """Bodies of the side, and persons who count for it: of that sector, or mediators."""
    everybody = store.stakeholders()
    known = sorted({who.sector for who in everybody if who.sector})
    if side not in known:
        raise NotFoundError(f"there is no sector {side!r} in this store; there are: {', '.join(known)}", known)
    bodies = [who.id for who in everybody if who.sector == side and who.type != "person"]
    persons = {who.id for who in everybody if who.sector == side and who.type == "person"}
    if side == SIDE:
        persons |= {row["person_id"] for row in store.table("mediation_periods") if "person_id" in row}
    return bodies, persons


def _apart(store: Store, selection: Selection, with_side: set[str], side: set[str]) -> set[tuple[str, str]]:
    """(Municipality, event) where one and the same person is all there is of both: nobody met anybody."""
    events = sorted(with_side)
    there: dict[str, set[str]] = {}
    for row in store.evidence(replace(selection, level="stakeholder", persons=True), events=events):
        if row.stakeholder in side:
            there.setdefault(row.event, set()).add(row.stakeholder)
    through: dict[tuple[str, str], set[str]] = {}
    for row in store.evidence(replace(selection, level="municipality", persons=True), events=events):
        through.setdefault((row.unit, row.event), set()).add(row.stakeholder)
    return {pair for pair, held in through.items() if pair[1] in there and len(held | there[pair[1]]) < 2}


def _at(incidence: Incidence, row: int) -> list[str]:
    return [incidence.events[event] for event in incidence.events_of(row)]


def _events_of(incidence: Incidence, wanted: set[str]) -> set[str]:
    return {
        event for row, ident in enumerate(incidence.stakeholders) if ident in wanted for event in _at(incidence, row)
    }


def _connectors(
    store: Store, selection: Selection, with_side: set[str], never: dict[str, set[str]], members: set[str]
) -> tuple[Connector, ...]:
    """Those at an event with the side, by how many of the municipalities never met they were with elsewhere."""
    bodies = store.incidence(replace(selection, level="organisation"))
    places = store.incidence(replace(selection, level="municipality"))
    found = []
    for incidence in (bodies, places):
        for row, ident in enumerate(incidence.stakeholders):
            at = set(_at(incidence, row))
            if at & with_side and ident not in members:
                reached = tuple(sorted(place for place, events in never.items() if events & at))
                found.append((ident, len(at & with_side), reached))
    units = dict(zip((f[0] for f in found), store.stakeholders([f[0] for f in found]), strict=True))
    ranked = sorted(found, key=lambda f: (-len(f[2]), -f[1], units[f[0]].name))
    return tuple(Connector(units[ident], events, reached) for ident, events, reached in ranked)
