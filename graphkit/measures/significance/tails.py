"""Both tails of a null distribution of shared events, found once for each class of pairs and number of shared events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_HELD = 1 << 16  # numbers of a batch: what a cache holds
_SAFE = 1e-3  # an upper tail beyond this loses nothing as 1 − the lower tail


class Null(Protocol):
    """A null model in which the shared events of a pair depend on the degrees of the two alone.

    ``one`` and ``two`` are positions in ``degrees``, the distinct degrees, ascending.
    """

    degrees: Ints
    degree_counts: Ints

    def width(self, one: Ints, two: Ints, most: Ints) -> Ints:
        """Up to how many shared events the distribution is needed, so that the tail from ``most`` on is exact."""

    def masses(self, one: Ints, two: Ints, width: int) -> Floats:
        """P(X = t) of each pair of classes for t from 0 to ``width``: shape (pairs, width + 1)."""


@dataclass(frozen=True)
class Tails:
    """Tails of class pairs one after the other: P(X ≥ t) and P(X ≤ t) of pair c stand at ``start[c] + t``."""

    start: Ints
    upper: Floats
    lower: Floats


def tabulate(null: Null, one: Ints, two: Ints, most: Ints) -> Tails:
    """The tails of pairs of classes for every t from 0 to ``most``, each shape (pairs,)."""
    start = np.concatenate(([0], np.cumsum(most + 1)))
    upper, lower = np.empty(int(start[-1])), np.empty(int(start[-1]))
    width = null.width(one, two, most)
    for batch in _batches(width):
        reach = int(width[batch].max())
        below, above = tails(null.masses(one[batch], two[batch], reach))
        asked = np.arange(reach + 1) <= most[batch][:, None]
        place = (start[batch][:, None] + np.arange(reach + 1))[asked]
        lower[place], upper[place] = below[asked], above[asked]
    return Tails(start[:-1], upper, lower)


def tails(masses: Floats) -> tuple[Floats, Floats]:
    """P(X ≤ t) and P(X ≥ t) from P(X = t), along the last axis; both from 0 to 1.

    Sums of what is small, so that a tail of 1e-30 is as exact as one of 0.1. What lies beyond the last t is left out
    of small tails and counted in large ones.

    >>> [part.tolist() for part in tails(np.array([[0.25, 0.5, 0.25]]))]
    [[[0.25, 0.75, 1.0]], [[1.0, 0.75, 0.25]]]
    """
    lower = np.minimum(np.cumsum(masses, axis=-1), 1.0)
    summed = np.cumsum(masses[..., ::-1], axis=-1)[..., ::-1]
    rest = 1.0 - np.concatenate((np.zeros((*masses.shape[:-1], 1)), lower[..., :-1]), axis=-1)
    return lower, np.where(np.maximum(summed, rest) > _SAFE, np.clip(np.maximum(rest, summed), 0.0, 1.0), summed)


def _batches(width: Ints) -> Iterator[Ints]:
    """Positions of pairs of like width, as many together as a cache holds."""
    order = np.argsort(width, kind="stable")
    start = 0
    while start < order.size:
        guess = min(start + max(1, _HELD // int(width[order[start]] + 1)), order.size)
        end = min(start + max(1, _HELD // int(width[order[guess - 1]] + 1)), order.size)
        yield order[start:end]
        start = end
