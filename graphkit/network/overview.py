"""The first answers: who cooperates most, and how far each phase reached."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.incidence import Incidence
from graphkit.model import PhaseCount, Selection, Stakeholder
from graphkit.stores.protocol import Store


@dataclass(frozen=True)
class Cooperation:
    """A stakeholder with how many others it met and at how many events."""

    stakeholder: Stakeholder
    partners: int
    events: int


def partner_counts(incidence: Incidence) -> list[int]:
    """For each stakeholder, how many others it shares an event with. O(Σ events' sizes of each)."""
    indptr, members = incidence.transposed()
    counts = []
    for i in range(len(incidence.stakeholders)):
        met = [members[indptr[event] : indptr[event + 1]] for event in incidence.events_of(i)]
        counts.append(int(np.unique(np.concatenate(met)).size) - 1)
    return counts


def cooperation(store: Store, selection: Selection) -> list[Cooperation]:
    """Every stakeholder by number of partners, then events, then id."""
    incidence = store.incidence(selection)
    events = np.diff(incidence.indptr)
    rows = zip(store.stakeholders(incidence.stakeholders), partner_counts(incidence), events.tolist(), strict=True)
    return sorted((Cooperation(*row) for row in rows), key=lambda row: (-row.partners, -row.events, row.stakeholder.id))


def reach(store: Store) -> list[tuple[PhaseCount, int]]:
    """Each phase with the number of municipalities (units then, reading stands-for) that took part."""
    return [
        (
            phase,
            len(store.incidence(Selection(phases=(phase.id,), level="municipality", joint_only=False)).stakeholders),
        )
        for phase in store.info().phases
    ]
