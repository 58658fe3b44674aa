"""The phases of a page at each level it offers: who counts, with all that the page needs to draw them anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from graphkit.incidence import Incidence
from graphkit.model import Phase, Selection
from graphkit.stores.protocol import Store
from graphkit.views.crowds import CROWD, crowds
from graphkit.views.picture import Names, phase_picture
from graphkit.views.record import PhaseRecord, read_phase
from graphkit.views.rows import rows_of
from graphkit.views.series import changes, counts, sums

#: So many rows (a stakeholder at an event) are carried by a page at most; it says how many are not.
MOST_ROWS = 300_000
#: Up to so many rows of the plain level, the page carries the other levels too.
MOST_LEVEL_ROWS = 20_000

_OFFERED = ("stakeholder", "organisation", "municipality", "sector")


@dataclass(frozen=True)
class Level:
    """The records of all phases offered, counted at one level."""

    name: str
    records: list[PhaseRecord]


def read_levels(store: Store, selection: Selection, phases: Sequence[Phase], audience: str) -> list[Level]:
    """The level asked for, and after the plain one the others, where the page has room for them."""
    first = _read(store, selection, phases, audience)
    if selection.level != "stakeholder" or sum(record.incidence.pairs for record in first.records) > MOST_LEVEL_ROWS:
        return [first]
    more = (*_OFFERED[1:], "person") if audience == "internal" else _OFFERED[1:]
    return [first, *(_read(store, replace(selection, level=level), phases, audience) for level in more)]


def _read(store: Store, selection: Selection, phases: Sequence[Phase], audience: str) -> Level:
    return Level(selection.level, [read_phase(store, selection, phase.id, audience) for phase in phases])


def level_data(level: Level, names: Names, drawn: bool) -> dict[str, Any]:
    """A level as the page carries it; ``drawn`` adds the pictures of its phases, worked out beforehand."""
    rooms = _rooms(level.records)
    whole = sum(rooms) == sum(record.incidence.pairs for record in level.records)
    return {
        "name": level.name,
        "phases": [_part(record, room, names, drawn) for record, room in zip(level.records, rooms, strict=True)],
        "sums": [_with_positions(total, names) for total in sums(level.records)] if whole else [],
        "changes": changes(level.records) if whole else {},
    }


def _rooms(records: Sequence[PhaseRecord]) -> list[int]:
    """How many rows of each phase the page carries: all, or each phase its share."""
    rows = [record.incidence.pairs for record in records]
    share = min(1.0, MOST_ROWS / max(sum(rows), 1))
    return [int(n * share) for n in rows]


def _part(record: PhaseRecord, room: int, names: Names, drawn: bool) -> dict[str, Any]:
    otherwise = {names.event_at[event]: seen for event, seen in record.otherwise.items()}
    return {
        **_with_positions(counts(record.incidence), names),
        "unlined": [names.event_at[event.id] for event in record.unlined],
        "otherwise": otherwise,
        **rows_of(record, room, names),
        "picture": phase_picture(record, names) if drawn and _readable(record.incidence) else None,
        "crowds": crowds(record.incidence, names),
    }


def _readable(incidence: Incidence) -> bool:
    return len(incidence.stakeholders) < CROWD


def _with_positions(found: dict[str, Any], names: Names) -> dict[str, Any]:
    """The ties of the backbone by position."""
    if not found["backbone"]:
        return found
    ties = [[names.unit_at[one], names.unit_at[other]] for one, other in found["backbone"]["ties"]]
    return {**found, "backbone": {**found["backbone"], "ties": ties}}
