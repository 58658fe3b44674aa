"""Events so large that they would be most of a projection: found, named, and left out or sampled when asked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.errors import GraphkitError
from graphkit.incidence import Incidence, from_pairs
from graphkit.network.projection import pairs_within

WAYS = ("keep", "leave-out", "sample")
HUB = 1000  # participants from which an event is a hub, unless the user says otherwise


@dataclass(frozen=True)
class Hub:
    """A large event, and the share of all pairs of participants that it makes."""

    event: str
    participants: int
    share: float


def hubs(incidence: Incidence, size: int = HUB) -> list[Hub]:
    """Events of more than ``size`` participants, largest first, then by id."""
    sizes, all_pairs = incidence.event_sizes(), max(pairs_within(incidence), 1)
    found = [
        Hub(incidence.events[i], int(sizes[i]), float(sizes[i] * (sizes[i] - 1) / 2 / all_pairs))
        for i in np.flatnonzero(sizes > size)
    ]
    return sorted(found, key=lambda hub: (-hub.participants, hub.event))


def without_hubs(incidence: Incidence, way: str, size: int = HUB, seed: int = 0) -> Incidence:
    """The incidence with its hubs kept, left out, or each cut to ``size`` of its participants, drawn by ``seed``.

    Stakeholders that were only there go with them. Raises GraphkitError for an unknown way.
    """
    if way not in WAYS:
        raise GraphkitError(f"unknown way with large events {way!r}: one of {', '.join(WAYS)}")
    large = incidence.event_sizes() > size
    if way == "keep" or not large.any():
        return incidence
    rows = np.repeat(np.arange(len(incidence.stakeholders)), np.diff(incidence.indptr))
    keep = ~large[incidence.indices]
    if way == "sample":
        draw = np.random.default_rng(seed)
        for event in np.flatnonzero(large):
            there = np.flatnonzero(incidence.indices == event)
            keep[draw.choice(there, size, replace=False)] = True
    return from_pairs(
        incidence.selection,
        rows[keep],
        incidence.indices[keep],
        incidence.stakeholders,
        incidence.events,
        left_out=incidence.left_out,
        guessed_days=incidence.guessed_days,
    )  # participations are not known of pairs alone
