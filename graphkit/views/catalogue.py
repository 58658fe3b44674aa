"""Everything that a page names, once in a list: stakeholders, events and sources, cited by their position."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from graphkit.model import Event, Source, Stakeholder
from graphkit.stores.protocol import Store
from graphkit.views.gaps import MOST_EVENTS, known_gaps, persons_named
from graphkit.views.picture import Names
from graphkit.views.record import PhaseRecord, sector_of
from graphkit.views.sources import linkable
from graphkit.views.texts import LANGS, short_title


def names_of(store: Store, records: Sequence[PhaseRecord]) -> Names:
    """The labels of all that records name, and its position in the page's lists."""
    units = _distinct(unit for record in records for unit in _named_in(record))
    events = {event.id: event for event in store.events()}
    shown = _distinct([*(e for r in records for e in r.incidence.events), *(e.id for r in records for e in r.unlined)])
    places = _distinct(place for event in shown if (place := events[event].place))
    return Names(
        units={unit: held for unit, held in zip(units, store.stakeholders(units), strict=True)},
        events={event: events[event] for event in shown},
        places={place.id: place for place in store.stakeholders(places)},
        unit_at={unit: i for i, unit in enumerate(units)},
        event_at={event: i for i, event in enumerate(shown)},
    )


def _named_in(record: PhaseRecord) -> list[str]:
    recorded = {fact.recorded for facts in record.facts.values() for fact in facts if fact.recorded}
    return [*record.incidence.stakeholders, *sorted(recorded)]


def _distinct(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))


def catalogue(store: Store, names: Names, audience: str) -> dict[str, Any]:
    """Stakeholders and events as a page carries them."""
    persons = persons_named(store, audience)
    asked = set(names.event_at) if len(names.event_at) <= MOST_EVENTS else set()
    gaps = {event: known_gaps(store, event, persons) for event in asked}
    return {
        "units": [_unit(names.units[unit]) for unit in names.unit_at],
        "events": [_event(names.events[event], names, gaps.get(event, [])) for event in names.event_at],
    }


def _unit(unit: Stakeholder) -> dict[str, Any]:
    """Names once where both languages share them, and none that says nothing new: there may be many thousands."""
    name, short = ([unit.label(lang) for lang in LANGS], [unit.short(lang) for lang in LANGS])
    held: dict[str, Any] = {"name": _once(name), "sector": sector_of(unit)}
    if short != name:
        held["short"] = _once(short)
    if unit.id != unit.name:
        held["id"] = unit.id
    more = {unit.name, unit.name_en, unit.short_name, unit.short_name_en} - {*name, *short, None}
    return {**held, "more": sorted(map(str, more))} if more else held


def _once(texts: list[str]) -> list[str]:
    return texts[:1] if len(set(texts)) == 1 else texts


def _event(event: Event, names: Names, gaps: list[dict[str, Any]]) -> dict[str, Any]:
    place = names.places.get(event.place or "")
    return {
        "id": event.id,
        "name": _once([event.label(lang) for lang in LANGS]),
        "short": [short_title(event, place, lang) for lang in LANGS],
        "kind": event.kind,
        "start": event.start,
        "end": event.end,
        "place": [place.label(lang) if place else event.place_name or "" for lang in LANGS],
        "mode": event.mode,
        "joint": event.joint_presence,
        "sources": list(event.sources),
        "gaps": gaps,
    }


def with_numbered_sources(store: Store, data: dict[str, Any]) -> dict[str, Any]:
    """The same with sources once in a list, and their position wherever they are cited."""
    parts = [part for level in data["levels"] for part in level["phases"]]
    gaps = [gap for held in [*data["events"], *data["phases"]] for gap in held["gaps"]]
    cited = [held["sources"] for held in [*data["events"], *gaps]]
    cited += [fact[3] for part in parts for facts in part["facts"] for fact in facts]
    ids = _distinct(source for sources in cited for source in sources)
    at = {source: i for i, source in enumerate(ids)}
    for sources in cited:
        sources[:] = [at[source] for source in sources]
    return {**data, "sources": [_source(source) for source in store.sources(ids)]}


def _source(source: Source) -> list[str | None]:
    return [source.title, linkable(source.url)]
