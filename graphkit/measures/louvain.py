"""Communities by Louvain, for one-mode and two-mode modularity alike, in arrays.

Both modularities are Q = Σ_ij (W_ij − a_i b_j − b_i a_j) δ(c_i, c_j) / ΣW over a symmetric W: in one mode a = b = k/√(2ΣW),
in two modes a holds the stakeholders' and b the events' degrees, so that only pairs across the modes are expected.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
DENSE = 1024  # nodes up to which they are moved one by one; beyond, in batches
RUNS = 10  # runs from other orders, fewer beyond 200 nodes, where nodes are moved one by one; the best is kept
BATCHES = 12
_SWEEPS = 50
_ENOUGH = 3e-3  # gain of Q over a sweep of batches below which another is not worth its time
_TABLE = 4  # cells of a table of nodes by communities that cost as much as one tie in a sparse product
_NOISE = 1e-12  # a smaller Q is the rounding of 0
_GAIN = 1e-12  # of ΣW: a smaller gain is rounding


@dataclass(frozen=True)
class Graph:
    """What is divided: symmetric W (self-loops on the diagonal) and the vectors of its null model."""

    weights: csr_array[Any, tuple[int, int]]
    a: Floats
    b: Floats
    total: float

    @property
    def n(self) -> int:
        """How many nodes."""
        return self.a.size

    @cached_property
    def loops(self) -> Floats:
        """The diagonal of W."""
        return np.asarray(self.weights.diagonal())


def one_mode(weights: csr_array[Any, tuple[int, int]]) -> Graph:
    """Newman's modularity: expected k_i k_j/ΣW. Newman 2004, 10.1103/PhysRevE.69.026113."""
    strengths = np.asarray(weights.sum(axis=1)).ravel()
    total = float(strengths.sum())
    half = strengths / np.sqrt(2 * total)
    return Graph(weights, half, half, total)


def two_mode(matrix: csr_array[Any, tuple[int, int]]) -> Graph:
    """Barber's modularity: stakeholders first, then events, expected k_i d_j/pairs. 10.1103/PhysRevE.76.066102."""
    from scipy.sparse import coo_array, csr_array

    pairs = float(matrix.sum())
    rows, columns = (np.asarray(matrix.sum(axis=axis)).ravel() / np.sqrt(pairs) for axis in (1, 0))
    pair, size = coo_array(matrix), sum(matrix.shape)
    one, other = pair.row, pair.col + matrix.shape[0]
    ends = np.concatenate((one, other)), np.concatenate((other, one))
    whole = csr_array((np.append(pair.data, pair.data), ends), shape=(size, size))
    return Graph(
        whole,
        np.append(rows, np.zeros(columns.size)),
        np.append(np.zeros(rows.size), columns),
        2 * pairs,
    )


def quality(graph: Graph, labels: Ints) -> float:
    """Q of a division; from below 0 to below 1.

    >>> from scipy.sparse import csr_array
    >>> ties = np.kron(np.eye(2), 1 - np.eye(3))
    >>> round(quality(one_mode(csr_array(ties)), np.array([0, 0, 0, 1, 1, 1])), 4)
    0.5
    """
    short = labels.astype(np.int32)
    same = np.repeat(short, np.diff(graph.weights.indptr)) == short[graph.weights.indices]
    inside = np.sum(graph.weights.data, where=same)
    a, b = np.bincount(labels, graph.a), np.bincount(labels, graph.b)
    found = float((inside - 2 * (a * b).sum()) / graph.total)
    return 0.0 if abs(found) < _NOISE else found


def divide(graph: Graph, seed: int = 0) -> Ints:
    """Communities of the nodes, shape (n,), numbered from 0 by size, then by first member.

    Louvain (Blondel et al. 2008, 10.1088/1742-5468/2008/10/P10008) with a last pass over the single nodes. Up to
    ``DENSE`` nodes the best of ``RUNS`` runs or fewer, nodes moved one by one; beyond, one run, nodes moved in batches. The
    same seed gives the same division.
    """
    draw = np.random.default_rng(seed)
    runs = [_run(graph, draw) for _ in range(_runs(graph.n))]
    best = runs[0] if len(runs) == 1 else max(runs, key=lambda labels: round(quality(graph, labels), 12))
    return _numbered(best)


def _runs(n: int) -> int:
    """How many runs are worth their time: all for a small network, one where nodes are moved in batches."""
    return max(1, min(RUNS, 200 * RUNS // max(n, 1))) if n <= DENSE else 1


def described(n: int, seed: int) -> str:
    """The algorithm in words, as a result's method."""
    how = f"best of {_runs(n)} runs" if n <= DENSE else f"nodes moved in {BATCHES} batches"
    return f"Louvain with a last pass over single nodes, {how}, resolution 1, seed {seed}"


def _run(graph: Graph, draw: np.random.Generator) -> Ints:
    """Levels of moving and merging until nothing moves, then a last pass over the single nodes."""
    labels, level = np.arange(graph.n), graph
    while True:
        moved = _moved(level, np.arange(level.n), draw)
        _, moved = np.unique(moved, return_inverse=True)
        labels = moved[labels]
        if int(moved.max(initial=-1)) + 1 == level.n:
            break
        level = _merged(level, moved)
    return _moved(graph, labels, draw)


def _merged(graph: Graph, labels: Ints) -> Graph:
    """One node a community."""
    from scipy.sparse import csr_array

    member = csr_array((np.ones(graph.n), labels, np.arange(graph.n + 1)))
    weights = csr_array(member.T.tocsr() @ (graph.weights @ member))
    a, b = (np.bincount(labels, part).astype(float) for part in (graph.a, graph.b))
    return replace(graph, weights=weights, a=a, b=b)


def _moved(graph: Graph, labels: Ints, draw: np.random.Generator) -> Ints:
    if graph.n <= DENSE:
        return _one_by_one(graph, labels, draw)
    return _in_batches(graph, labels, draw)


def _one_by_one(graph: Graph, labels: Ints, draw: np.random.Generator) -> Ints:
    """Each node to the community where Q gains most, in drawn order, until none moves. Memory n²."""
    labels, weights = labels.copy(), graph.weights.toarray()
    own = graph.loops
    to = np.zeros((graph.n, graph.n))  # weight from each node to each community
    np.add.at(to.T, labels, weights)
    a, b = (np.bincount(labels, part, minlength=graph.n) for part in (graph.a, graph.b))
    for _ in range(_SWEEPS):
        moves = 0
        for i in draw.permutation(graph.n):
            home = labels[i]
            a[home] -= graph.a[i]
            b[home] -= graph.b[i]
            gain = to[i] - graph.a[i] * b - graph.b[i] * a
            gain[home] -= own[i]
            best = int(gain.argmax())
            if gain[best] - gain[home] > _GAIN * graph.total:
                to[:, home] -= weights[i]
                to[:, best] += weights[i]
                labels[i], home, moves = best, best, moves + 1
            a[home] += graph.a[i]
            b[home] += graph.b[i]
        if not moves:
            break
    return labels


def _in_batches(graph: Graph, labels: Ints, draw: np.random.Generator) -> Ints:
    """The same for many nodes at once; whatever makes Q worse over a sweep is taken back."""
    best, at = labels, quality(graph, labels)
    for _ in range(_SWEEPS):
        _, labels = np.unique(best, return_inverse=True)
        for batch in np.array_split(draw.permutation(graph.n), min(BATCHES, graph.n)):
            labels[batch] = _better(graph, labels, batch)
        now = quality(graph, labels)
        if now - at < _ENOUGH:
            return labels if now > at else best
        best, at = labels, now
    return best


def _better(graph: Graph, labels: Ints, batch: Ints) -> Ints:
    """The best community of each node of a batch, the others staying where they are; of equal ones the first."""
    ties, number = graph.weights[batch], int(labels.max()) + 1
    a, b = (np.bincount(labels, part, minlength=number).astype(float) for part in (graph.a, graph.b))
    best = _best_of_all if batch.size * number <= _TABLE * ties.nnz else _best_of_near
    return best(graph, labels, batch, ties, a, b)


def _best_of_all(graph: Graph, labels: Ints, batch: Ints, ties: Any, a: Floats, b: Floats) -> Ints:
    """From a table of nodes by communities; only those that a node has a tie to are chosen."""
    rows, home = np.arange(batch.size), labels[batch]
    cells = np.repeat(rows * a.size, np.diff(ties.indptr)) + labels[ties.indices]
    to = np.bincount(cells, ties.data, batch.size * a.size).reshape(batch.size, a.size)
    gain = to - graph.a[batch][:, None] * b - graph.b[batch][:, None] * a
    staying = gain[rows, home] + 2 * graph.a[batch] * graph.b[batch] - graph.loops[batch] + _GAIN * graph.total
    gain[to <= 0] = -np.inf
    gain[rows, home] = staying
    return np.asarray(gain.argmax(axis=1), np.int64)


def _best_of_near(graph: Graph, labels: Ints, batch: Ints, ties: Any, a: Floats, b: Floats) -> Ints:
    """From a list of the communities that each node has ties to, for many communities."""
    from scipy.sparse import csr_array

    n, number = graph.n, a.size
    member = csr_array((np.ones(n), labels, np.arange(n + 1)), shape=(n, number))
    here = csr_array(
        (np.full(batch.size, 1e-300), labels[batch], np.arange(batch.size + 1)), shape=(batch.size, number)
    )
    to = csr_array(ties @ member + here)  # home is always among the choices
    rows = np.repeat(np.arange(batch.size), np.diff(to.indptr))
    nodes = batch[rows]
    gain = to.data - graph.a[nodes] * b[to.indices] - graph.b[nodes] * a[to.indices]
    home = to.indices == labels[nodes]
    own = graph.loops[nodes[home]]
    gain[home] += 2 * graph.a[nodes[home]] * graph.b[nodes[home]] - own + _GAIN * graph.total
    most = np.maximum.reduceat(gain, to.indptr[:-1])
    chosen = np.where(gain >= most[rows], to.indices, number)
    return np.asarray(np.minimum.reduceat(chosen, to.indptr[:-1]), np.int64)


def _numbered(labels: Ints) -> Ints:
    """Communities numbered by size, largest first, then by first member."""
    _, first, codes, sizes = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    rank = np.empty(first.size, np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(first.size)
    return rank[codes]
