"""The network page: who met whom in a phase, drawn as who was at what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from graphkit import endings
from graphkit.errors import GraphkitError, NotFoundError
from graphkit.labels import LABELS
from graphkit.model import OUTSIDE, Event, Phase, Selection, Source, Stakeholder
from graphkit.privacy import FEW
from graphkit.stores.protocol import Store
from graphkit.views.folding import MOST_NODES, MOST_TIES
from graphkit.views.gaps import MOST_EVENTS, known_gaps, persons_named
from graphkit.views.marks import MARKS
from graphkit.views.page import rendered
from graphkit.views.picture import Names, phase_picture
from graphkit.views.projection import projected
from graphkit.views.record import PhaseRecord, for_audience, read_phase, sector_of
from graphkit.views.rows import rows_of
from graphkit.views.texts import LANGS, phrase, phrases
from graphkit.views.vis import OPTIONS

_SCHEMES = ("role", "status", "sector", "event-kind", "mode", "completeness")

#: So many rows (a stakeholder at an event) are carried by a page at most; it says how many are not.
MOST_ROWS = 300_000


def network_page(
    store: Store,
    phases: Sequence[str] = (),
    *,
    lang: str = "lv",
    audience: str = "public",
    selection: Selection = Selection(),  # noqa: B008 - frozen
) -> str:
    """One HTML document with the two-mode network of each phase, self-contained.

    ``phases`` are those offered, in their order, the first shown first; without them all are offered and the one with
    the most participations is shown first. Raises `GraphkitError` for an unknown phase, language or audience.
    """
    if lang not in LANGS:
        raise GraphkitError(f"unknown language {lang!r}: one of {', '.join(LANGS)}")
    selection = for_audience(selection, audience)
    offered = offered_phases(store, phases or selection.phases)
    records = [read_phase(store, selection, phase.id, audience) for phase in offered]
    if not phases and not selection.phases:
        offered, records = _without_empty_outside(offered, records)
    names = _names(store, records)
    rooms = _rooms(records)
    data = {
        "lang": lang,
        "audience": audience,
        "texts": phrases(),
        "codes": {scheme: {code: [lv, en] for code, (en, lv) in LABELS[scheme].items()} for scheme in _SCHEMES},
        "marks": MARKS,
        "options": OPTIONS,
        "rules": _rules(selection),
        "withheld": _withheld(store, selection, offered, audience),
        "folding": {"abbreviations": endings.ABBREVIATIONS, "stemming": endings.STEMMING, "letters": endings.LETTERS},
        **_catalogue(store, names, audience),
        "first": 0 if phases or selection.phases else _busiest(records),
        "phases": [_phase(*each, names) for each in zip(offered, records, rooms, strict=True)],
    }
    for part in data["phases"]:
        part["gaps"] = known_gaps(store, part["id"], persons_named(store, audience))
    return rendered(_with_numbered_sources(store, data), phrase("title", lang), lang)


def offered_phases(store: Store, wanted: Sequence[str]) -> list[Phase]:
    """The phases asked for, or all and what lies outside them. Raises NotFoundError for one that is not there."""
    known = [*store.phases(), Phase(OUTSIDE, phrase("outside", "lv"), phrase("outside", "en"))]
    if not wanted:
        return known
    by_id = {phase.id.casefold(): phase for phase in known}
    for phase in wanted:
        if phase.casefold() not in by_id:
            ids = [phase.id for phase in known]
            raise NotFoundError(f"there is no phase {phase!r} in this store; there are: {', '.join(ids)}", ids)
    return [by_id[phase.casefold()] for phase in dict.fromkeys(wanted)]


def _without_empty_outside(offered: list[Phase], records: list[PhaseRecord]) -> tuple[list[Phase], list[PhaseRecord]]:
    if offered[-1].id == OUTSIDE and not records[-1].incidence.pairs and not records[-1].unlined:
        return offered[:-1], records[:-1]
    return offered, records


def _busiest(records: Sequence[PhaseRecord]) -> int:
    """The phase with the most participations in its lines."""
    sizes = [(record.phase != OUTSIDE, record.incidence.pairs) for record in records]
    return max(range(len(records)), key=lambda i: (*sizes[i], -i), default=0)


def _rooms(records: Sequence[PhaseRecord]) -> list[int]:
    """How many rows of each phase the page carries: all, or each phase its share."""
    rows = [record.incidence.pairs for record in records]
    share = min(1.0, MOST_ROWS / max(sum(rows), 1))
    return [int(n * share) for n in rows]


def _withheld(store: Store, selection: Selection, offered: Sequence[Phase], audience: str) -> dict[str, Any]:
    """How many persons took part in the phases offered and are in no line, because no body stands for them.

    A small number is told as a band only; whether the data say who is a person at all is told beside it.
    """
    if audience == "internal":
        return {"known": True, "persons": "0"}
    count = store.incidence(replace(selection, phases=tuple(phase.id for phase in offered))).left_out
    return {"known": store.info().knows_persons, "persons": str(count) if count >= FEW else f"< {FEW}"}


def _names(store: Store, records: Sequence[PhaseRecord]) -> Names:
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


def _catalogue(store: Store, names: Names, audience: str) -> dict[str, Any]:
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
        "kind": event.kind,
        "start": event.start,
        "end": event.end,
        "place": [place.label(lang) if place else event.place_name or "" for lang in LANGS],
        "mode": event.mode,
        "joint": event.joint_presence,
        "sources": list(event.sources),
        "gaps": gaps,
    }


def _phase(phase: Phase, record: PhaseRecord, room: int, names: Names) -> dict[str, Any]:
    otherwise = {names.event_at[event]: counts for event, counts in record.otherwise.items()}
    return {
        "id": phase.id,
        "name": [phase.name, phase.name_en or phase.name],
        "units": len(record.incidence.stakeholders),
        "events": len(record.incidence.events),
        "pairs": record.incidence.pairs,
        "unlined": [names.event_at[event.id] for event in record.unlined],
        "otherwise": otherwise,
        **rows_of(record, room, names),
        "picture": phase_picture(record, names),
        "projected": projected(record.incidence),
    }


def _rules(selection: Selection) -> dict[str, Any]:
    return {
        "level": selection.level,
        "statuses": list(selection.statuses),
        "roles": list(selection.roles),
        "kinds": list(selection.kinds),
        "units": selection.units,
        "joint_only": selection.joint_only,
        "persons": selection.persons,
        "large": {"nodes": MOST_NODES, "ties": MOST_TIES},
    }


def _with_numbered_sources(store: Store, data: dict[str, Any]) -> dict[str, Any]:
    """Sources once in a list, and their position wherever they are cited."""
    gaps = [gap for held in [*data["events"], *data["phases"]] for gap in held["gaps"]]
    cited = [held["sources"] for held in [*data["events"], *gaps]]
    cited += [fact[3] for phase in data["phases"] for facts in phase["facts"] for fact in facts]
    ids = _distinct(source for sources in cited for source in sources)
    at = {source: i for i, source in enumerate(ids)}
    for sources in cited:
        sources[:] = [at[source] for source in sources]
    return {**data, "sources": [_source(source) for source in store.sources(ids)]}


def _source(source: Source) -> list[str | None]:
    """Title and address; an address of any other kind than http is not linked."""
    return [source.title, source.url if source.url and urlsplit(source.url).scheme in ("http", "https") else None]
