"""What an event with the invited would change: coverage of the register and cohesion of the municipalities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from graphkit.incidence import Incidence, from_pairs
from graphkit.involvement.model import ENDED, TOOK_PART, Involvement
from graphkit.measures.cohesion import mean_distance
from graphkit.model import OUTSIDE
from graphkit.network.network import Network
from graphkit.stores.protocol import Store

COMING = "\uffff coming event"  # an id that no event has, after all others


@dataclass(frozen=True)
class Standing:
    """Coverage and cohesion of the municipalities of the register, those without an event being alone.

    ``share`` of the register took part; ``connectedness`` is the share of pairs that a chain of shared events joins, 0 to 1;
    ``mean_distance`` the steps between those joined. None where there is nothing to divide.
    """

    involved: int
    share: float | None
    connectedness: float | None
    components: int
    isolates: int
    mean_distance: float | None


@dataclass(frozen=True)
class PhaseStanding:
    """Municipalities involved in a phase, before and after, of those that existed; ``listed``: whether its list is whole."""

    phase: str
    before: int
    after: int
    register: int
    listed: str | None


@dataclass(frozen=True)
class WhatIf:
    """Before and after. ``invited`` are the municipalities at the event, ``phase`` the one that it would belong to."""

    invited: tuple[str, ...]
    phase: str | None
    register: int
    before: Standing
    after: Standing
    phases: tuple[PhaseStanding, ...]


def what_if(store: Store, found: Involvement, invited: Sequence[str], phase: str | None = None) -> WhatIf:
    """What would be if all invited came to one event, in the phase named or else the last one.

    Coverage counts every event; cohesion those at which people met, under the reading and units of the answer.
    """
    names = [name for name in found.listed if name != OUTSIDE]
    phase = phase or (names[-1] if names else None)
    met = store.incidence(replace(found.selection, statuses=("attended",), joint_only=True))
    units = [row.unit for row in found.rows]
    there = {row.unit for row in found.rows if row.events}
    before = _standing(met, units, there)
    after = _standing(_with(met, invited), units, there | set(invited))
    phases = tuple(_phase(found, name, set(invited) if name == phase else set()) for name in names)
    return WhatIf(tuple(invited), phase, len(units), before, after, phases)


def _with(met: Incidence, invited: Sequence[str]) -> Incidence:
    """The incidence with one more event, which all invited attend."""
    people = sorted({*met.stakeholders, *invited})
    at = {ident: i for i, ident in enumerate(people)}
    rows = np.repeat([at[ident] for ident in met.stakeholders], np.diff(met.indptr)).astype(np.int64)
    rows = np.append(rows, np.array([at[ident] for ident in invited], np.int64))
    columns = np.append(met.indices, np.full(len(invited), len(met.events)))
    return from_pairs(met.selection, rows, columns.astype(np.int64), people, [*met.events, COMING])


def _standing(met: Incidence, units: Sequence[str], there: set[str]) -> Standing:
    """Of the network among the municipalities listed; others (later units, say) only carry chains."""
    network, size = Network(met), len(units)
    listed = (
        np.isin(np.array(met.stakeholders, object), np.array(units, object)) if met.stakeholders else np.empty(0, bool)
    )
    joined = np.bincount(network.components[listed], minlength=1) if network.n else np.zeros(1, np.int64)
    sizes = np.append(joined[joined > 0], np.ones(size - int(listed.sum()), np.int64)).astype(float)
    steps = mean_distance(network).value if network.n else None
    return Standing(
        involved=len(there),
        share=len(there) / size if size else None,
        connectedness=float((sizes * (sizes - 1)).sum() / (size * (size - 1))) if size > 1 else None,
        components=int(sizes.size),
        isolates=int((sizes == 1).sum()),
        mean_distance=float(steps) if isinstance(steps, int | float) else None,
    )


def _phase(found: Involvement, name: str, more: set[str]) -> PhaseStanding:
    there = {row.unit for row in found.rows if row.phases[name].state == TOOK_PART}
    lived = sum(row.phases[name].state != ENDED for row in found.rows)
    return PhaseStanding(name, len(there), len(there | more), lived, found.listed[name])
