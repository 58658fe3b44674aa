"""Ties between stakeholders, from an incidence under a named weight: the one-mode projection.

Only the upper triangle is built, in blocks of rows on all cores, so that memory is that of the ties and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import GraphkitError, TooLargeError
from graphkit.incidence import Incidence

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
WEIGHTS = ("none", "count", "newman", "jaccard", "overlap", "cosine")
MOST_PAIRS = 80_000_000  # pairs of participants over all events beyond which nothing is projected: about 3 GB


@dataclass(frozen=True)
class Projection:
    """Ties of n stakeholders: ``source < target`` positions (shape: ties), ascending, each unordered pair once.

    ``weights`` are those of the named weight; a weight is a closeness: the length of a tie is 1/weight.
    """

    incidence: Incidence
    weight: str
    indptr: NDArray[np.int32]
    targets: NDArray[np.int32]
    weights: Floats

    @property
    def ties(self) -> int:
        """How many pairs are tied."""
        return int(self.targets.size)

    @cached_property
    def sources(self) -> NDArray[np.int32]:
        """The lower position of each tie."""
        n = self.indptr.size - 1
        return np.repeat(np.arange(n, dtype=np.int32), np.diff(self.indptr))

    @cached_property
    def adjacency(self) -> csr_array[Any, tuple[int, int]]:
        """The symmetric weighted adjacency, n × n, diagonal empty, indices sorted."""
        from scipy.sparse import csr_array

        n = self.indptr.size - 1
        upper = csr_array((self.weights, self.targets, self.indptr), shape=(n, n))
        whole = csr_array(upper + upper.T.tocsr())
        whole.sort_indices()
        return whole

    @cached_property
    def pattern(self) -> csr_array[Any, tuple[int, int]]:
        """The symmetric adjacency with every tie 1.0."""
        whole = self.adjacency.copy()
        whole.data = np.ones_like(whole.data)
        return whole

    def shared_events(self, tie: int) -> list[str]:
        """The events behind the tie at a position."""
        mine, theirs = (self.incidence.events_of(int(i)) for i in (self.sources[tie], self.targets[tie]))
        return [self.incidence.events[i] for i in np.intersect1d(mine, theirs)]


def project(incidence: Incidence, weight: str = "newman", *, most: int = MOST_PAIRS) -> Projection:
    """The projection of an incidence under a weight (see ``WEIGHTS``).

    Raises GraphkitError for an unknown weight, TooLargeError where the events hold more than ``most`` pairs of
    participants; its message names the largest event.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 2, 0, 1]), np.array([0, 0, 0, 1, 1]), list("abc"), list("xy"))
    >>> p = project(b)
    >>> [(int(i), int(j), float(w)) for i, j, w in zip(p.sources, p.targets, p.weights)]
    [(0, 1, 1.5), (0, 2, 0.5), (1, 2, 0.5)]
    """
    if weight not in WEIGHTS:
        raise GraphkitError(f"unknown weight {weight!r}: one of {', '.join(WEIGHTS)}")
    _refuse_too_large(incidence, most)
    indptr, targets, values = _upper(incidence, incidence.event_shares() if weight == "newman" else None)
    if weight == "none":
        values = np.ones_like(values)
    elif weight not in ("count", "newman"):
        values = _relative(incidence, weight, indptr, targets, values)
    return Projection(incidence, weight, indptr, targets, values)


def pairs_within(incidence: Incidence) -> int:
    """Pairs of participants summed over the events, Σ k(k − 1)/2: what a projection has to go through."""
    sizes = incidence.event_sizes()
    return int((sizes * (sizes - 1) // 2).sum())


def _refuse_too_large(incidence: Incidence, most: int) -> None:
    pairs = pairs_within(incidence)
    if pairs <= most:
        return
    sizes = incidence.event_sizes()
    largest = int(sizes.argmax())
    raise TooLargeError(
        f"the events hold {pairs:,} pairs of participants, more than the {most:,} that are projected; the largest event, "
        f"{incidence.events[largest]}, has {sizes[largest]:,} participants and makes "
        f"{100 * sizes[largest] * (sizes[largest] - 1) / 2 / pairs:.0f} % of them. Exact values asked for (--exact) do not change that. "
        f"Leave events of more than some size out (--hubs leave-out --hub-size N), sample their participants (--hubs sample "
        f"--hub-size N), choose fewer (--phase, --kind), or ask for a measure that needs no projection (graphkit measures)"
    )


Block = tuple[int, Any, Any, Any]  # first row, row of each tie (from 0), target, value


def _upper(incidence: Incidence, shares: Floats | None) -> tuple[Any, Any, Floats]:
    """The strict upper triangle of B·diag(shares)·Bᵀ (shares 1 where None) as sorted compressed rows."""
    from scipy.sparse import csr_array

    n = len(incidence.stakeholders)

    def finish(block: Block) -> tuple[Any, Any, Any]:
        first, rows, targets, values = block
        height = min(_block_height(n), n - first)
        counts = np.bincount(rows, minlength=height)
        kept = csr_array((values, targets, np.append(0, np.cumsum(counts))), shape=(height, n))
        kept.sort_indices()
        return counts, kept.indices, kept.data

    parts = _each_block(incidence, np.ones(len(incidence.events)) if shares is None else shares, finish)
    counts, targets, values = ([part[i] for part in parts] for i in range(3))
    starts = np.append(0, np.cumsum(np.concatenate(counts)))
    return starts.astype(np.int32), np.concatenate(targets).astype(np.int32, copy=False), np.concatenate(values)


def projected_degrees(incidence: Incidence) -> Ints:
    """Partners of each stakeholder, shape (n,), by going through the projection without keeping it."""
    n = len(incidence.stakeholders)

    def count(block: Block) -> Ints:
        first, rows, targets, _ = block
        return np.bincount(targets, minlength=n) + np.bincount(rows + first, minlength=n)

    total = np.zeros(n, np.int64)
    for part in _each_block(incidence, np.ones(len(incidence.events), np.bool_), count):
        total += part
    return total


def _each_block(incidence: Incidence, shares: NDArray[Any], use: Callable[[Block], Any]) -> list[Any]:
    """What ``use`` makes of each block of rows of the strict upper triangle, on all cores: scipy lets go of the lock."""
    from scipy.sparse import csc_array, csr_array

    n, shape = len(incidence.stakeholders), (len(incidence.stakeholders), len(incidence.events))
    indptr, indices = incidence.indptr.astype(np.int32), incidence.indices.astype(np.int32)
    left = csr_array((shares[indices], indices, indptr), shape=shape)
    right = csc_array(csr_array((np.ones(indices.size, shares.dtype), indices, indptr), shape=shape).T)

    def block(start: int) -> Any:
        product = left[start : start + _block_height(n)] @ right[:, start:].tocsr()
        rows = np.repeat(np.arange(product.shape[0], dtype=np.int32), np.diff(product.indptr))
        keep = product.indices > rows
        if shares.dtype != np.bool_:
            keep &= product.data > 0  # an event of one has no share
        return use((start, rows[keep], product.indices[keep] + np.int32(start), product.data[keep]))

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(block, range(0, max(n, 1), _block_height(n))))


def _block_height(n: int) -> int:
    """Rows of a block: a small network is one, a large one sixteen."""
    return max(1024, -(-n // 16))


def _relative(incidence: Incidence, weight: str, indptr: Any, targets: Any, shared: Floats) -> Floats:
    """Shared events relative to the events of the two: Borgatti & Halgin 2011."""
    events = np.diff(incidence.indptr).astype(float)
    mine, theirs = np.repeat(events, np.diff(indptr)), events[targets]
    if weight == "jaccard":
        return np.asarray(shared / (mine + theirs - shared))
    if weight == "overlap":
        return np.asarray(shared / np.minimum(mine, theirs))
    return np.asarray(shared / np.sqrt(mine * theirs))
