"""The first answers: who cooperates most, and how far each phase reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graphkit.model import PhaseCount, Selection, Stakeholder
from graphkit.network.network import Network
from graphkit.stores.protocol import Store


@dataclass(frozen=True)
class Cooperation:
    """A stakeholder with how many others it met and at how many events."""

    stakeholder: Stakeholder
    partners: int
    events: int


def cooperation(store: Store, selection: Selection) -> list[Cooperation]:
    """Every stakeholder by number of partners, then events, then id."""
    network = Network(store.incidence(selection))
    counts = network.degrees.tolist(), network.event_counts.tolist()
    rows = zip(store.stakeholders(network.stakeholders), *counts, strict=True)
    return sorted((Cooperation(*row) for row in rows), key=lambda row: (-row.partners, -row.events, row.stakeholder.id))


@dataclass(frozen=True)
class Reach:
    """What a phase is recorded to have reached, all by one rule: attended, persons only as their organisation.

    ``participations`` are rows (a stakeholder at an event in a role), ``municipalities`` units of the time, by the reading
    stands-for. ``listed`` says whether the sources name all municipalities: yes, partly, no, None where nothing is said.
    """

    phase: PhaseCount
    events: int
    stakeholders: int
    participations: int
    municipalities: int
    listed: str | None = None


def reach(store: Store) -> list[Reach]:
    """Each phase, in order, with what is recorded of it."""
    listed = {row.scope: row.complete for row in store.completeness() if row.what == "municipalities"}
    return [_reach(store, phase, listed.get(phase.id)) for phase in store.info().phases]


def _reach(store: Store, phase: PhaseCount, listed: str | None) -> Reach:
    selection = Selection(phases=(phase.id,), joint_only=False, persons=False)
    there = store.incidence(selection)
    places = store.incidence(replace(selection, level="municipality")).stakeholders
    rows = len(store.evidence(selection))
    return Reach(phase, len(there.events), len(there.stakeholders), rows, len(places), listed)


def open_lists(store: Store, phases: Sequence[str] = ()) -> dict[str, dict[str, str]]:
    """What is listed (municipalities, mediators) -> phase -> partly or no, for the phases whose lists are not complete.

    The phases are in their order; all of them where none is named.
    """
    order = [phase.id for phase in store.phases() if not phases or phase.id in phases]
    found: dict[str, dict[str, str]] = {}
    for row in sorted(
        (row for row in store.completeness() if row.scope in order), key=lambda row: order.index(row.scope)
    ):
        if row.complete != "yes":
            found.setdefault(row.what, {})[row.scope] = row.complete
    return found
