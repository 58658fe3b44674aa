"""The participations of a phase as a page carries them: short, as there may be hundreds of thousands."""

from __future__ import annotations

from typing import Any

import numpy as np

from graphkit.views.picture import Names
from graphkit.views.record import Fact, PhaseRecord


def rows_of(record: PhaseRecord, room: int, names: Names) -> dict[str, Any]:
    """Rows, one for each unit: its position, then event and facts, event and facts, …; and the distinct facts.

    Where there is room for fewer pairs, those of the most frequent units are carried.
    """
    facts: dict[tuple[Fact, ...], int] = {}
    rows = []
    for unit in _most_frequent(record, room):
        row = [names.unit_at[record.incidence.stakeholders[unit]]]
        for event in record.incidence.events_of(unit).tolist():
            pair = record.incidence.stakeholders[unit], record.incidence.events[event]
            row += [names.event_at[pair[1]], facts.setdefault(tuple(record.facts[pair]), len(facts))]
        rows.append(row)
    return {"rows": rows, "facts": [[_fact(fact, names) for fact in each] for each in facts]}


def _most_frequent(record: PhaseRecord, room: int) -> list[int]:
    """The positions of the units there is room for, in their order."""
    sizes = np.diff(record.incidence.indptr)
    order = np.argsort(-sizes, kind="stable")
    kept = order[: np.searchsorted(np.cumsum(sizes[order]), room, side="right")]
    return sorted(kept.tolist())


def _fact(fact: Fact, names: Names) -> list[Any]:
    recorded = names.unit_at[fact.recorded] if fact.recorded else -1
    return [fact.role, fact.status, recorded, list(fact.sources)]
