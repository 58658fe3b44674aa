"""What measures on shortest paths share: lengths of ties, distances from a batch of sources, and samples of sources.

A weight is a closeness, so that a tie is 1/weight long (Opsahl, Agneessens & Skvoretz 2010). Most ties of a large event
are longer than a way round through somebody better tied and lie on no shortest path: these are left out before searching.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graphkit.network.network import Network

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
TOLERANCE = 1e-9  # lengths that differ by less, relatively, are equal: sums of the same ties in another order are
LANDMARKS = 4
MOST_HOPS = 64  # ties of a path up to which paths are counted by their number
_LAYER = 7000  # steps that take as long as the overhead of a layer
_BATCH = 1 << 21  # distances, or ties compared with them, held at a time


@dataclass(frozen=True)
class Lengths:
    """The ties that can lie on a shortest path, each unordered pair once: ends and length; ``graph`` both ways, n × n."""

    n: int
    one: Ints
    other: Ints
    length: Floats
    graph: csr_array[Any, tuple[int, int]]

    @property
    def steps(self) -> int:
        """What a search from one source goes through: ties both ways and stakeholders."""
        return 2 * self.length.size + self.n


def lengths(network: Network) -> Lengths:
    """The ties of a network with their lengths, without those that some landmark shows to be a detour.

    A landmark is one of the stakeholders with most events. A tie longer than the way over a landmark, beyond the
    tolerance, is on no shortest path, so that distances and shortest paths stay exactly what they were.
    """
    ties = network.projection
    found = of_ties(network.n, ties.sources.astype(np.int64), ties.targets.astype(np.int64), 1.0 / ties.weights)
    for landmark in np.argsort(-network.event_counts, kind="stable")[:LANDMARKS]:
        far = distances(found, np.array([landmark]))[0]
        keep = found.length <= (far[found.one] + far[found.other]) * (1 + 2 * TOLERANCE)
        found = of_ties(network.n, found.one[keep], found.other[keep], found.length[keep])
    return found


def of_ties(n: int, one: Ints, other: Ints, length: Floats) -> Lengths:
    """Ties among n, given each once by their ends and length."""
    from scipy.sparse import csr_array

    ends = (np.concatenate((one, other)).astype(np.int32), np.concatenate((other, one)).astype(np.int32))
    return Lengths(n, one, other, length, csr_array((np.concatenate((length, length)), ends), shape=(n, n)))


def distances(ties: Lengths, sources: Ints) -> Floats:
    """Shortest distances from each source to everybody: shape (sources, n), infinite where there is no path."""
    from scipy.sparse.csgraph import dijkstra

    return np.asarray(dijkstra(ties.graph, indices=sources), np.float64).reshape(sources.size, ties.n)


def batches(ties: Lengths, sources: Ints) -> Iterator[Ints]:
    """Sources, so many at a time that their distances and ties stay within a fixed memory."""
    size = _batch(ties)
    for start in range(0, sources.size, size):
        yield sources[start : start + size]


def _batch(ties: Lengths) -> int:
    return max(1, _BATCH // max(ties.length.size, ties.n, 1))


def dependency_steps(ties: Lengths, depth: int) -> int:
    """What the dependencies of one source go through: a search, and a layer of a batch for each step of the depth."""
    return ties.steps + _LAYER * depth // _batch(ties)


def steps_of_paths(ties: Lengths, found: Floats) -> tuple[Ints, Ints]:
    """The ties on shortest paths from each row's source, away from it: (row × n + near end, row × n + far end).

    A tie is on one where near + length equals far within the tolerance; several paths of one length all count.
    """
    row, tie = _nearly_on(ties, found)
    one, other = found[row, ties.one[tie]], found[row, ties.other[tie]]
    near, far = np.minimum(one, other), np.maximum(one, other)
    on = (near + ties.length[tie] <= far * (1 + TOLERANCE)) & (near < far)
    row, tie, forward = row[on], tie[on], (one < other)[on]
    start, end = np.where(forward, ties.one[tie], ties.other[tie]), np.where(forward, ties.other[tie], ties.one[tie])
    return row * ties.n + start, row * ties.n + end


def _nearly_on(ties: Lengths, found: Floats) -> tuple[Ints, Ints]:
    """Row and tie of all that are on shortest paths and of few others: fewer passes over all ties than the exact test."""
    slack = 2 * TOLERANCE * np.max(found, initial=0, where=np.isfinite(found))
    apart = np.take(found, ties.one, axis=1)
    with np.errstate(invalid="ignore"):  # both ends out of reach: not a number, and so not on
        apart -= np.take(found, ties.other, axis=1)
    at = np.flatnonzero(np.abs(apart, out=apart) >= ties.length - slack)
    return np.divmod(at, max(ties.length.size, 1))


def dependencies(ties: Lengths, sources: Ints) -> Floats:
    """Brandes' dependency of each source on everybody: shape (sources, n), Σ over ends of the share of shortest paths."""
    start, end = steps_of_paths(ties, distances(ties, sources))
    size = sources.size * ties.n
    paths, share = np.zeros(size), np.zeros(size)
    origins = np.arange(sources.size) * ties.n + sources
    paths[origins] = 1
    layers = list(_layers(start, end, size))
    for layer in layers:
        np.add.at(paths, end[layer], paths[start[layer]])
    for layer in reversed(layers):
        near, far = start[layer], end[layer]
        np.add.at(share, near, paths[near] / paths[far] * (1 + share[far]))
    share[origins] = 0
    return share.reshape(sources.size, ties.n)


def later_dependencies(ties: Lengths, sources: Ints) -> Floats | None:
    """The same in expectation over all sources, with far less spread: twice what lies on the later half of each path.

    A path from s to t is met from both ends. Instead of half of it each time, whoever lies nearer to t, in ties, is
    counted from s alone, and who lies in the middle half each time: not everything then depends on the sources next to
    oneself. The idea is that of Geisberger, Sanders & Schultes 2008, 10.1137/1.9781611972887.9. None where a path has
    more than ``MOST_HOPS`` ties.
    """
    from scipy.sparse import csr_array

    start, end = steps_of_paths(ties, distances(ties, sources))
    size = sources.size * ties.n
    away = csr_array((np.ones(start.size), (start, end)), shape=(size, size))
    reached = _by_hops(away, np.arange(sources.size) * ties.n + sources)
    if reached is None:
        return None
    paths = np.sum(reached, axis=0)
    ends = np.divide(1.0, paths, out=np.zeros(size), where=paths > 0)
    share, nearer = np.zeros(size), np.zeros(size)
    for count in reached[1:]:
        ends = away @ ends
        share += count * (nearer + ends / 2)
        nearer += ends
    return 2 * share.reshape(sources.size, ties.n)


def _by_hops(away: csr_array[Any, tuple[int, int]], origins: Ints) -> list[Floats] | None:
    """How many shortest paths of 0, 1, 2 … ties lead to each; None where there are longer ones than ``MOST_HOPS``."""
    reached, onwards = [np.zeros(away.shape[0])], away.T
    reached[0][origins] = 1
    while (further := np.asarray(onwards @ reached[-1], np.float64)).any():
        if len(reached) > MOST_HOPS:
            return None
        reached.append(further.ravel())
    return reached


def _layers(start: Ints, end: Ints, size: int) -> Iterator[Ints]:
    """Positions of steps in layers such that a step comes after every step that ends where it starts."""
    order = np.argsort(start, kind="stable")
    counts, waiting = np.bincount(start, minlength=size), np.bincount(end, minlength=size)
    starts = np.cumsum(counts) - counts
    ready = np.flatnonzero((waiting == 0) & (counts > 0))
    while ready.size:
        length = counts[ready]
        within = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
        layer = order[np.repeat(starts[ready], length) + within]
        yield layer
        np.subtract.at(waiting, end[layer], 1)
        reached = np.unique(end[layer])
        ready = reached[(waiting[reached] == 0) & (counts[reached] > 0)]


def drawn(candidates: Ints, most: int, seed: int) -> Ints:
    """All candidates where they are ``most`` at most, else so many of them, drawn without replacement by seed, ascending."""
    if candidates.size <= most:
        return candidates
    return np.sort(np.random.default_rng(seed).choice(candidates, most, replace=False))


def scaled(total: Floats, squares: Floats, sampled: int, out_of: int) -> tuple[Floats, Floats | None]:
    """The sum over all ``out_of`` sources estimated from the sum and sum of squares over those sampled, and its standard error.

    Without bias; the error has the correction for a finite population, and is None where all were taken.
    """
    if sampled >= out_of:
        return total, None
    variance = np.maximum(squares - total**2 / sampled, 0) / (sampled - 1)
    return out_of / sampled * total, out_of * np.sqrt((1 - sampled / out_of) * variance / sampled)
