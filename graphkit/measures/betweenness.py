"""Betweenness: how often a stakeholder lies on the shortest paths of others, along weighted ties or along events."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.measures import sampling, shortest
from graphkit.measures.measure import Measure, share_of
from graphkit.network.network import Network, Values

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Search = Callable[[shortest.Lengths, Ints], Floats]
EXACT_STEPS = 8_000_000_000  # entries gone through, all sources together, up to which unweighted betweenness is exact
EXACT_WEIGHTED = 1_000_000_000  # the same along weighted ties, where a step costs more
SAMPLED_STEPS = 8_000_000_000  # what a sample goes through at most, if the first places do not stand apart before
SAMPLED_WEIGHTED = 1_000_000_000
FEWEST = 32  # sources in a sample, however large the network
DEEP = 40  # steps from which on long chains are followed tie by tie, not level by level
_WIDTH = 32  # sources searched from together


def betweenness(network: Network) -> Values:
    """Betweenness, the share of shortest paths through i: Σ_{s<t} σ_st(i)/σ_st, tie length 1/w. Range 0 to (n − 1)(n −
    2)/2.

    Lengths equal to 1e-9 relatively are equal. The most is reached by the centre of a star; isolates and everybody
    in a network of two have 0; an empty network has no values. Exact up to a stated number of steps (stakeholders ×
    ties), beyond it from sources drawn by seed until the first stand apart: with standard errors (too small for who
    lies on the paths of a few sources only, none of them drawn). Freeman 1977, 10.2307/3033543; Brandes 2001,
    10.1080/0022250X.2001.9990249; sampling Brandes & Pich 2007, 10.1142/S0218127407018403.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> betweenness(Network(b)).values.tolist()
    [0.0, 1.0, 0.0]
    """
    return unweighted(network) if network.weight == "none" else _weighted(network)


def unweighted(network: Network, exact: int = EXACT_STEPS, sampled: int = SAMPLED_STEPS) -> Values:
    """Betweenness where every tie is one step (the weight none, or a network not deep): exact up to ``exact`` steps, else a sample of ``sampled`` steps."""
    if network.depth > DEEP:
        return _weighted(network)
    towards, tied = (network.neighbours,), _tied(network)
    steps = (network.neighbours.entries + network.n) * 2 * max(network.depth, 1)
    if network.exact or tied.size * steps <= exact:
        return _halved(
            network, *level_sums(level_dependencies(towards), tied, network.n), tied.size, "breadth-first from"
        )
    later = level_dependencies(towards, later=True)
    found = sampling.grown(
        tied, sampled // steps, FEWEST, network.seed, lambda some: level_sums(later, some, network.n)
    )
    return _halved(network, *found, "breadth-first from")


def _weighted(network: Network) -> Values:
    ties, tied = shortest.lengths(network), _tied(network)
    steps = shortest.dependency_steps(ties, network.depth)
    if network.exact or tied.size * steps <= EXACT_WEIGHTED:
        found = (*path_sums(ties, tied), tied.size)
    else:
        found = sampled_path_sums(ties, tied, SAMPLED_WEIGHTED // max(steps, 1), network.seed)
    return _halved(network, *found, "shortest paths from")


def path_sums(ties: shortest.Lengths, sources: Ints, search: Search = shortest.dependencies) -> tuple[Floats, Floats]:
    """Dependencies on everybody, and their squares, summed over sources."""

    def sums(batch: Ints) -> tuple[Floats, Floats]:
        found = search(ties, batch)
        return found.sum(axis=0), (found**2).sum(axis=0)

    return _added(ties.n, sums, list(shortest.batches(ties, sources)))


def sampled_path_sums(ties: shortest.Lengths, tied: Ints, most: int, seed: int) -> tuple[Floats, Floats, int]:
    """The same over ``most`` sources or fewer, drawn by seed, and how many they are: by the later halves of the paths,
    or, where paths have too many ties for that, by whole ones."""

    def later(_: shortest.Lengths, batch: Ints) -> Floats:
        if (found := shortest.later_dependencies(ties, batch)) is None:
            raise _LongPathsError
        return found

    try:
        return sampling.grown(tied, most, FEWEST, seed, lambda some: path_sums(ties, some, later))
    except _LongPathsError:
        return sampling.grown(tied, most, FEWEST, seed, lambda some: path_sums(ties, some))


class _LongPathsError(Exception):
    """A path has more ties than are counted one by one."""


def _tied(network: Network) -> Ints:
    """Everybody with a tie."""
    return np.flatnonzero(network.component_sizes[network.components] > 1)


def level_sums(search: Callable[[Ints], Floats], sources: Ints, n: int) -> tuple[Floats, Floats]:
    """Dependencies on n, and their squares, summed over sources."""

    def sums(batch: Ints) -> tuple[Floats, Floats]:
        found = search(batch)
        return found.sum(axis=1), (found**2).sum(axis=1)

    return _added(n, sums, in_batches(sources))


def _added(n: int, sums: Callable[[Ints], tuple[Floats, Floats]], parts: list[Ints]) -> tuple[Floats, Floats]:
    """Sums of batches together, one a core at a time; zeros for n where there are none."""
    total, squares = np.zeros(n), np.zeros(n)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for part, square in pool.map(sums, parts):
            total += part
            squares += square
    return total, squares


def in_batches(sources: Ints) -> list[Ints]:
    """Sources, a few at a time."""
    return [sources[start : start + _WIDTH] for start in range(0, sources.size, _WIDTH)]


def _halved(network: Network, total: Floats, squares: Floats, sources: int, how: str) -> Values:
    """Each unordered pair was met from both ends where all were sources."""
    tied = _tied(network).size
    values, error = shortest.scaled(total / 2, squares / 4, sources, tied)
    if error is None:
        return Values(values, method=f"exact: {how} everybody")
    return Values(values, "", error, f"sample: {how} {sources} of {tied} stakeholders, seed {network.seed}")


def level_dependencies(steps: tuple[Any, ...], kind: int = 0, later: bool = False) -> Callable[[Ints], Floats]:
    """The function from sources to Brandes' dependencies on everybody of a kind, shape (nodes of the kind, sources).

    ``steps`` are the matrices that lead from a node to its neighbours: one for a one-mode network; two for a two-mode
    one, from the sources' kind (0) to the other (1) and back. All sources go forward one step at a time together.
    ``later`` counts the later half of each path twice, for samples: see ``shortest.later_dependencies``.
    """

    def search(sources: Ints) -> Floats:
        return (_back_half if later else _back)(steps, *_forward(steps, sources))[kind]

    return search


def _forward(steps: tuple[Any, ...], sources: Ints) -> tuple[list[Any], list[Floats], int]:
    """The level of each node from each source (-1: not reached), the number of shortest paths to it, the last level."""
    kinds, shape = len(steps), [(step.shape[1], sources.size) for step in steps]
    levels = [np.full(each, -1, np.int32) for each in shape]
    paths = [np.zeros(each) for each in shape]
    levels[0][sources, np.arange(sources.size)] = 0
    paths[0][sources, np.arange(sources.size)] = 1
    depth = 0
    while any((level < 0).any() for level in levels):
        here, there = depth % kinds, (depth + 1) % kinds
        reached = steps[here] @ np.where(levels[here] == depth, paths[here], 0)
        new = (levels[there] < 0) & (reached > 0)
        if not new.any():
            break
        depth += 1
        levels[there][new], paths[there][new] = depth, reached[new]
    return levels, paths, depth


def _back(steps: tuple[Any, ...], levels: list[Any], paths: list[Floats], depth: int) -> list[Floats]:
    """Dependencies, gathered from the furthest level back."""
    kinds = len(steps)
    share = [np.zeros(each.shape) for each in paths]
    for level in range(depth, 1, -1):
        here, before = level % kinds, (level - 1) % kinds
        each = np.divide(1 + share[here], paths[here], out=np.zeros_like(paths[here]), where=levels[here] == level)
        at = levels[before] == level - 1
        share[before][at] = (paths[before] * (steps[here] @ each))[at]
    return share


def _back_half(steps: tuple[Any, ...], levels: list[Any], paths: list[Floats], depth: int) -> list[Floats]:
    """Twice the dependencies by ends at each level, gathered back to the middle of the paths there; once those in it."""
    kinds = len(steps)
    share = [np.zeros(each.shape) for each in paths]
    for end in range(2, depth + 1):
        here = end % kinds
        each = np.divide(1.0, paths[here], out=np.zeros_like(paths[here]), where=levels[here] == end)
        for level in range(end - 1, (end + 1) // 2 - 1, -1):
            before = level % kinds
            each = np.where(levels[before] == level, steps[(level + 1) % kinds] @ each, 0)
            share[before] += paths[before] * each * (1 if 2 * level == end else 2)
    return share


def most_between(network: Network) -> float:
    """(n − 1)(n − 2)/2: what the centre of a star has."""
    return (network.n - 1) * (network.n - 2) / 2


MEASURES = (
    Measure("betweenness", "stakeholder", betweenness, "lies on the shortest paths between others",
            "atrodas uz īsākajiem ceļiem starp citiem", "Σ_{s<t} σ_st(i)/σ_st, tie length 1/w", "0 to (n − 1)(n − 2)/2",
            "Freeman 1977, 10.2307/3033543; Brandes 2001, 10.1080/0022250X.2001.9990249", "pairs",
            weighted=True, projects=True, normal=share_of(most_between)),
)  # fmt: skip
