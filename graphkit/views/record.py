"""What a phase's picture is made of: who was at what, with the roles and sources behind every pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from graphkit.errors import GraphkitError
from graphkit.incidence import Incidence, from_pairs
from graphkit.model import AUDIENCES, OUTSIDE, Event, Evidence, Selection, Stakeholder
from graphkit.stores.protocol import Store
from graphkit.views.gaps import otherwise_recorded

Pair = tuple[str, str]
#: The sector of persons who stand for no organisation.
PERSON_SECTOR = "person"


@dataclass(frozen=True, slots=True)
class Fact:
    """One participation behind a pair: a role and a status, as recorded for a stakeholder, with the sources."""

    role: str
    status: str
    recorded: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class PhaseRecord:
    """The pairs of one phase and what stands behind each; ``unlined`` are its events without a pair that counts.

    ``otherwise`` says of those how many are recorded with which status.
    """

    phase: str
    incidence: Incidence
    facts: dict[Pair, list[Fact]]
    unlined: list[Event]
    otherwise: dict[str, dict[str, int]]


def for_audience(selection: Selection, audience: str) -> Selection:
    """The selection that an audience may see: without persons for the public.

    >>> for_audience(Selection(), "public").persons
    False
    """
    if audience not in AUDIENCES:
        raise GraphkitError(f"unknown audience {audience!r}: one of {', '.join(AUDIENCES)}")
    if audience == "internal":
        return selection
    if selection.level == "person":
        raise GraphkitError("a public page does not show persons; choose another level, or the audience internal")
    return replace(selection, persons=False)


def read_phase(store: Store, selection: Selection, phase: str, audience: str) -> PhaseRecord:
    """One phase as the audience may see it, places joined to the municipality they belonged to on the day."""
    return read_record(store, replace(selection, phases=(phase,)), audience)


def read_record(store: Store, selection: Selection, audience: str) -> PhaseRecord:
    """What a selection holds as the audience may see it; ``phase`` is empty where it is of several."""
    selection = for_audience(selection, audience)
    phase = selection.phases[0] if len(selection.phases) == 1 else ""
    types = {stakeholder.id: stakeholder.type for stakeholder in store.stakeholders()}
    units = _municipality_of_places(store, selection, types) if selection.level == "stakeholder" else {}
    withheld = {ident for ident, kind in types.items() if kind == "person"} if audience == "public" else set()
    facts = _facts(store.evidence(selection), units, withheld)
    if audience == "public" and selection.level == "sector":  # persons without a body, of whom there may be one
        facts = {pair: held for pair, held in facts.items() if pair[0] != PERSON_SECTOR}
    incidence = _incidence(selection, list(facts))
    unlined = _unlined(store, phase, incidence.events) if phase else []
    return PhaseRecord(phase, incidence, facts, unlined, otherwise_recorded(store, selection, unlined))


def _municipality_of_places(store: Store, selection: Selection, types: dict[str, str]) -> dict[Pair, list[str]]:
    """The unit of each (place, event): Dobele and Dobeles novads are one actor, and so are Malta and Rēzeknes novads."""
    units: dict[Pair, list[str]] = {}
    if "place" not in types.values():
        return units
    for row in store.evidence(replace(selection, level="municipality", reading="named")):
        if types.get(row.stakeholder) == "place":
            units.setdefault((row.stakeholder, row.event), []).append(row.unit)
    return units


def _facts(evidence: Sequence[Evidence], units: dict[Pair, list[str]], withheld: set[str]) -> dict[Pair, list[Fact]]:
    """The facts of every pair; a fact about somebody withheld stays, without saying who it was."""
    facts: dict[Pair, list[Fact]] = {}
    for row in evidence:
        for unit in dict.fromkeys(units.get((row.unit, row.event), [row.unit])):
            recorded = None if row.stakeholder in withheld or row.stakeholder == unit else row.stakeholder
            fact = Fact(row.role, row.status, recorded, row.sources)
            known = facts.setdefault((unit, row.event), [])
            if fact not in known:
                known.append(fact)
    return facts


def _incidence(selection: Selection, pairs: Sequence[Pair]) -> Incidence:
    row_ids, column_ids = sorted({unit for unit, _ in pairs}), sorted({event for _, event in pairs})
    row_at = {unit: i for i, unit in enumerate(row_ids)}
    column_at = {event: i for i, event in enumerate(column_ids)}
    rows = np.array([row_at[unit] for unit, _ in pairs], dtype=np.int64)
    columns = np.array([column_at[event] for _, event in pairs], dtype=np.int64)
    return from_pairs(selection, rows, columns, row_ids, column_ids)


def _unlined(store: Store, phase: str, lined: Sequence[str]) -> list[Event]:
    known = set(lined)
    return [event for event in store.events() if event.id not in known and _in_phase(event, phase)]


def _in_phase(event: Event, phase: str) -> bool:
    return phase in event.phases if event.phases else phase == OUTSIDE


def sector_of(stakeholder: Stakeholder) -> str:
    """The sector that gives a stakeholder its mark; a unit of a level may be a sector itself."""
    return stakeholder.sector or (stakeholder.id if stakeholder.type == "sector" else "") or "unknown"
