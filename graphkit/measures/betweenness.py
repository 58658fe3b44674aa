"""Betweenness: how often a stakeholder lies on the shortest paths of others, along weighted ties or along events."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.measures import shortest
from graphkit.measures.measure import Measure, share_of
from graphkit.network.network import Network, Values

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
EXACT_STEPS = 10_000_000_000  # entries gone through, all sources together, up to which unweighted betweenness is exact
EXACT_WEIGHTED = 500_000_000  # the same along weighted ties, where a step costs more
SAMPLED_STEPS = 4_000_000_000  # what a sample goes through
SAMPLED_WEIGHTED = 150_000_000
FEWEST = 32  # sources in a sample, however large the network
DEEP = 40  # steps from which on long chains are followed tie by tie, not level by level
_WIDTH = 32  # sources searched from together


def betweenness(network: Network) -> Values:
    """Betweenness, the share of shortest paths through i: Σ_{s<t} σ_st(i)/σ_st, tie length 1/w. Range 0 to (n − 1)(n −
    2)/2.

    Lengths equal to 1e-9 relatively are equal. The most is reached by the centre of a star; isolates and everybody
    in a network of two have 0; an empty network has no values. Exact up to a stated number of steps (stakeholders ×
    ties), beyond it from sources drawn by seed: without bias, with standard errors (too small for who lies on the
    paths of a few sources only, none of them drawn). Freeman 1977, 10.2307/3033543; Brandes 2001,
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
    pattern = network.projection.pattern
    steps = (pattern.nnz + network.n) * 2 * max(network.depth, 1)
    sources = _sources(network, steps, exact, sampled)
    return _summed(network, sources, level_dependencies((pattern,)), "breadth-first from")


def _weighted(network: Network) -> Values:
    ties = shortest.lengths(network)
    sources = _sources(network, shortest.dependency_steps(ties, network.depth), EXACT_WEIGHTED, SAMPLED_WEIGHTED)
    total, squares = path_sums(ties, sources)
    return _halved(network, total, squares, sources, "shortest paths from")


def path_sums(ties: shortest.Lengths, sources: Ints) -> tuple[Floats, Floats]:
    """Dependencies on everybody, and their squares, summed over sources."""
    total, squares = np.zeros(ties.n), np.zeros(ties.n)
    for batch in shortest.batches(ties, sources):
        found = shortest.dependencies(ties, batch)
        total += found.sum(axis=0)
        squares += (found**2).sum(axis=0)
    return total, squares


def _sources(network: Network, steps: int, exact: int, sampled: int) -> Ints:
    """Everybody with a tie, or as many drawn as the steps allow."""
    tied = np.flatnonzero(network.component_sizes[network.components] > 1)
    if network.exact or tied.size * steps <= exact:
        return tied
    return shortest.drawn(tied, max(FEWEST, sampled // max(steps, 1)), network.seed)


def _summed(network: Network, sources: Ints, search: Callable[[Ints], Floats], how: str) -> Values:
    """Dependencies summed over sources, a batch a core at a time."""

    def sums(batch: Ints) -> tuple[Floats, Floats]:
        found = search(batch)
        return found.sum(axis=1), (found**2).sum(axis=1)

    total, squares = np.zeros(network.n), np.zeros(network.n)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for part, square in pool.map(sums, in_batches(sources)):
            total += part
            squares += square
    return _halved(network, total, squares, sources, how)


def in_batches(sources: Ints) -> list[Ints]:
    """Sources, a few at a time."""
    return [sources[start : start + _WIDTH] for start in range(0, sources.size, _WIDTH)]


def _halved(network: Network, total: Floats, squares: Floats, sources: Ints, how: str) -> Values:
    """Each unordered pair was met from both ends where all were sources."""
    tied = int((network.component_sizes[network.components] > 1).sum())
    values, error = shortest.scaled(total / 2, squares / 4, sources.size, tied)
    if error is None:
        return Values(values, method=f"exact: {how} everybody")
    return Values(values, "", error, f"sample: {how} {sources.size} of {tied} stakeholders, seed {network.seed}")


def level_dependencies(steps: tuple[Any, ...], kind: int = 0) -> Callable[[Ints], Floats]:
    """The function from sources to Brandes' dependencies on everybody of a kind, shape (nodes of the kind, sources).

    ``steps`` are the matrices that lead from a node to its neighbours: one for a one-mode network; two for a two-mode
    one, from the sources' kind (0) to the other (1) and back. All sources go forward one step at a time together.
    """

    def search(sources: Ints) -> Floats:
        return _back(steps, *_forward(steps, sources))[kind]

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


def most_between(network: Network) -> float:
    """(n − 1)(n − 2)/2: what the centre of a star has."""
    return (network.n - 1) * (network.n - 2) / 2


MEASURES = (
    Measure("betweenness", "stakeholder", betweenness, "lies on the shortest paths between others",
            "atrodas uz īsākajiem ceļiem starp citiem", "Σ_{s<t} σ_st(i)/σ_st, tie length 1/w", "0 to (n − 1)(n − 2)/2",
            "Freeman 1977, 10.2307/3033543; Brandes 2001, 10.1080/0022250X.2001.9990249", "pairs",
            weighted=True, projects=True, normal=share_of(most_between)),
)  # fmt: skip
