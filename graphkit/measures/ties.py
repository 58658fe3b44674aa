"""Ties as a listing, heaviest first, and the weights that a tie can have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.measures.measure import Measure
from graphkit.network.network import Network
from graphkit.network.ordering import TIE, first_of_tie
from graphkit.network.projection import project

Floats = NDArray[np.float64]
Ints = NDArray[np.signedinteger[Any]]
_AT_ONCE = 10_000


@dataclass(frozen=True)
class Ties:
    """Ties of a network: ``sources < targets`` are positions of stakeholders, all arrays of shape (ties,).

    They stand in order of source and target until ``heaviest`` sorts them. ``p_values`` (raw), ``p_adjusted`` and ``signs`` (1: more, −1: fewer shared events than expected) are those of a
    backbone, else None.
    """

    sources: Ints
    targets: Ints
    weights: Floats
    shared: Ints
    p_values: Floats | None = None
    p_adjusted: Floats | None = None
    signs: Ints | None = None

    def __len__(self) -> int:
        return int(self.sources.size)

    def take(self, positions: Ints) -> Ties:
        """The ties at some positions, in their order."""
        return Ties(
            self.sources[positions],
            self.targets[positions],
            self.weights[positions],
            self.shared[positions],
            None if self.p_values is None else self.p_values[positions],
            None if self.p_adjusted is None else self.p_adjusted[positions],
            None if self.signs is None else self.signs[positions],
        )

    def each(self) -> Iterator[tuple[Any, ...]]:
        """Every tie as Python numbers: source, target, weight, shared events, p, adjusted p, sign; None where untested."""
        parts = (self.sources, self.targets, self.weights, self.shared, self.p_values, self.p_adjusted, self.signs)
        for start in range(0, len(self), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            size = self.sources[some].size
            yield from zip(*([None] * size if part is None else part[some].tolist() for part in parts), strict=True)

    def stakeholders(self) -> list[int]:
        """Positions of those who have a tie here, ascending."""
        found: list[int] = np.unique(np.concatenate((self.sources, self.targets))).tolist()
        return found

    def heaviest(self, limit: int | None = None) -> Ties:
        """By weight descending (equal to 1e-9 is a tie), then source, then target; the first ``limit`` of them.

        >>> ties = Ties(np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([0.5, 1.0, 0.5]), np.array([1, 1, 1]))
        >>> ties.heaviest().targets.tolist()
        [2, 1, 2]
        """
        return self.take(_heaviest(self.weights, limit))


def ties(network: Network) -> Ties:
    """All ties of a network under its weight, in order of source and target.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> found = ties(Network(b))
    >>> found.sources.tolist(), found.targets.tolist(), found.weights.tolist()
    ([0, 1], [1, 2], [1.0, 1.0])
    """
    made = network.projection
    return Ties(made.sources, made.targets, made.weights, shared_events(network))


def shared_events(network: Network) -> Ints:
    """Events both ends took part in, of each tie, shape (ties,): (BBᵀ)_ij. Range from 1.

    Isolates have no tie; an empty network gives an empty array. Breiger 1974, 10.2307/2576011.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 0, 1]), np.array([0, 0, 1, 1]), list("ab"), list("xy"))
    >>> shared_events(Network(b)).tolist()
    [2]
    """
    counted = network.projection if network.weight == "count" else project(network.incidence, "count")
    return counted.weights.astype(np.int32)


def _heaviest(weights: Floats, limit: int | None) -> Ints:
    """Positions in the order of listings; with a limit only those that can be among the first are sorted."""
    some = np.arange(weights.size)
    if limit is not None and 0 < limit < weights.size:
        least = np.partition(weights, weights.size - limit)[weights.size - limit]
        some = np.flatnonzero(weights >= least - TIE)
    falling = some[np.argsort(-weights[some], kind="stable")]
    return np.asarray(falling[np.lexsort((falling, first_of_tie(weights[falling])))][:limit])


def newman(network: Network) -> Floats:
    """Shared events, small ones counting more, of each tie: Σ_e B_ie B_je/(k_e − 1), events of one left out. Range
    from 0.

    Above 0 for every tie. Isolates have no tie; an empty network gives an empty array. Newman 2001,
    10.1103/PhysRevE.64.016132.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 2, 0, 1]), np.array([0, 0, 0, 1, 1]), list("abc"), list("xy"))
    >>> newman(Network(b)).tolist()
    [1.5, 0.5, 0.5]
    """
    return project(network.incidence, "newman").weights


def jaccard(network: Network) -> Floats:
    """Shared events s over all events of the two, of each tie: s/(d_i + d_j − s). Range above 0 to 1.

    Isolates have no tie; an empty network gives an empty array. Borgatti & Halgin 2011, 10.4135/9781446294413.n28.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 0]), np.array([0, 0, 1]), list("ab"), list("xy"))
    >>> jaccard(Network(b)).tolist()
    [0.5]
    """
    return project(network.incidence, "jaccard").weights


def overlap(network: Network) -> Floats:
    """Shared events s over the events of whoever had fewer, of each tie: s/min(d_i, d_j). Range above 0 to 1.

    Isolates have no tie; an empty network gives an empty array. Borgatti & Halgin 2011, 10.4135/9781446294413.n28.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 0]), np.array([0, 0, 1]), list("ab"), list("xy"))
    >>> overlap(Network(b)).tolist()
    [1.0]
    """
    return project(network.incidence, "overlap").weights


def cosine(network: Network) -> Floats:
    """Shared events s over the geometric mean of the events of the two, of each tie: s/√(d_i d_j). Range above 0 to 1.

    Isolates have no tie; an empty network gives an empty array. Borgatti & Halgin 2011, 10.4135/9781446294413.n28.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 0]), np.array([0, 0, 1]), list("ab"), list("xy"))
    >>> cosine(Network(b)).round(4).tolist()
    [0.7071]
    """
    return project(network.incidence, "cosine").weights


MEASURES = (
    Measure("shared-events", "tie", shared_events, "events both took part in", "pasākumi, kuros piedalījās abi",
            "(BBᵀ)_ij", "from 1", "Breiger 1974, 10.2307/2576011", "events", projects=True),
    Measure("newman-weight", "tie", newman, "shared events, small ones counting more", "kopīgie pasākumi, mazākiem lielāks svars",
            "Σ_e B_ie B_je/(k_e − 1)", "from 0", "Newman 2001, 10.1103/PhysRevE.64.016132", "weight", projects=True),
    Measure("jaccard-weight", "tie", jaccard, "shared events of all events of the two", "kopīgie pasākumi no visiem abu pasākumiem",
            "s/(d_i + d_j − s)", "above 0 to 1", "Borgatti & Halgin 2011, 10.4135/9781446294413.n28", projects=True),
    Measure("overlap-weight", "tie", overlap, "shared events of the events of whoever had fewer",
            "kopīgie pasākumi no tā pasākumiem, kuram to mazāk",
            "s/min(d_i, d_j)", "above 0 to 1", "Borgatti & Halgin 2011, 10.4135/9781446294413.n28", projects=True),
    Measure("cosine-weight", "tie", cosine, "shared events by the geometric mean of the events of the two",
            "kopīgie pasākumi pret abu pasākumu skaita ģeometrisko vidējo",
            "s/√(d_i d_j)", "above 0 to 1", "Borgatti & Halgin 2011, 10.4135/9781446294413.n28", projects=True),
)  # fmt: skip
