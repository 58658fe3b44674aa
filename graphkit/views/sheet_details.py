"""What a dot, a name or a heading opens to: roles, statuses and sources, carried once whatever the number of sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graphkit.labels import label
from graphkit.model import Event, Stakeholder
from graphkit.stores.protocol import Store
from graphkit.views.bilingual import Text
from graphkit.views.record import Fact, PhaseRecord, sector_of
from graphkit.views.texts import LANGS

#: So many dots are carried with their roles and sources at most; the page says how many are not.
MOST = 60_000


@dataclass
class SheetDetails:
    """Units and events by position, and for each unit its events with how it was there."""

    units: list[Stakeholder]
    events: list[Event]
    places: dict[str, Text]
    unit_at: dict[str, int]
    event_at: dict[str, int]
    pairs: dict[int, dict[int, list[list[Any]]]] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    left: int = 0

    def carried(self, anchors: Sequence[str]) -> dict[str, Any]:
        """As the page's script reads it."""
        return {
            "units": [[who.label("lv"), who.label("en"), sector_of(who)] for who in self.units],
            "events": [
                [event.label("lv"), event.label("en"), _days(event), *self.places.get(event.place or "", ("", ""))]
                for event in self.events
            ],
            "phases": [list(event.phases) for event in self.events],
            "pairs": self.pairs,
            "sources": anchors,
        }


def details_of(store: Store, records: Sequence[PhaseRecord]) -> SheetDetails:
    """The details of some sheets; nobody is named that the records do not name."""
    unit_ids = list(dict.fromkeys(ident for record in records for ident in record.incidence.stakeholders))
    recorded = {f.recorded for r in records for facts in r.facts.values() for f in facts if f.recorded}
    unit_ids += sorted(recorded - set(unit_ids))
    events = store.events(list(dict.fromkeys(ident for record in records for ident in record.incidence.events)))
    place_ids = list(dict.fromkeys(event.place for event in events if event.place))
    places = {who.id: (who.label("lv"), who.label("en")) for who in store.stakeholders(place_ids)}
    made = SheetDetails(
        store.stakeholders(unit_ids), events, places, _positions(unit_ids), _positions([event.id for event in events])
    )
    cited: dict[str, int] = {}
    for record in records:
        _add(record, made, cited)
    made.sources = list(cited)
    return made


def _positions(ids: Sequence[str]) -> dict[str, int]:
    return {ident: at for at, ident in enumerate(ids)}


def _add(record: PhaseRecord, made: SheetDetails, cited: dict[str, int]) -> None:
    room = MOST - sum(map(len, made.pairs.values()))
    for (unit, event), facts in record.facts.items():
        if room <= 0:
            made.left += 1
            continue
        room -= 1
        told = [_told(fact, made, cited) for fact in facts]
        made.pairs.setdefault(made.unit_at[unit], {})[made.event_at[event]] = told


def _told(fact: Fact, made: SheetDetails, cited: dict[str, int]) -> list[Any]:
    """Role and status in both languages, whom the source names, and the sources."""
    words = []
    for lang in LANGS:
        role = label("role", fact.role, lang)
        words.append(role if fact.status == "attended" else f"{role} ({label('status', fact.status, lang)})")
    recorded = -1 if fact.recorded is None else made.unit_at[fact.recorded]
    return [*words, recorded, [cited.setdefault(source, len(cited)) for source in dict.fromkeys(fact.sources)]]


def _days(event: Event) -> str:
    if event.start and event.end and event.start != event.end:
        return f"{event.start} – {event.end}"
    return event.date or ""
