"""Samples that grow until the first places stand apart, and which places a sample tells apart at all."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from graphkit.measures import shortest

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Sums = tuple[Floats, Floats]
FIRST = 10  # places that a sample tries to tell apart
SURE = 2.0  # standard errors that each of two values may be off: together a difference of 2.8 or more of its own errors
GROWTH = 8  # a sample begins with this part of what it may take, and doubles


def places(values: Floats, error: Floats, first: int = FIRST) -> list[list[int]]:
    """The first stakeholders by value, in groups: everybody of a group stands clear of all later ones, those within not.

    Clear: the values less ``SURE`` errors are all above those of everybody behind plus ``SURE`` errors. The last group
    may reach beyond ``first``. Undefined values are left out.

    >>> places(np.array([1.0, 9.0, 8.0, 8.1]), np.array([0.1, 0.1, 0.1, 0.1]))
    [[1], [3, 2], [0]]
    """
    defined = np.flatnonzero(~np.isnan(values))
    order = defined[np.argsort(-values[defined], kind="stable")]
    low = np.minimum.accumulate(values[order] - SURE * error[order])
    high = np.maximum.accumulate((values[order] + SURE * error[order])[::-1])[::-1]
    ends = np.append(np.flatnonzero(low[:-1] > high[1:]) + 1, order.size)
    starts = np.append(0, ends[:-1])
    return [order[a:b].tolist() for a, b in zip(starts, ends, strict=True) if a < min(first, order.size)]


def stand_apart(values: Floats, error: Floats, first: int = FIRST) -> bool:
    """Whether each of the first stands in a place of its own."""
    return all(len(group) == 1 for group in places(values, error, first))


def grown(
    candidates: Ints, most: int, fewest: int, seed: int, search: Callable[[Ints], Sums]
) -> tuple[Floats, Floats, int]:
    """Sums over sources and over their squares (``search`` gives those of some), and how many sources were taken.

    Sources are drawn without replacement by seed: at first ``most``/``GROWTH``, then twice as many each time until the
    first places stand apart or ``most`` are taken. All candidates where ``most`` allows it.
    """
    order = np.random.default_rng(seed).permutation(candidates)[: max(most, fewest)]
    taken = min(order.size, max(fewest, most // GROWTH))
    total, squares = search(order[:taken])
    while taken < order.size and not stand_apart(*_estimate(total, squares, taken, candidates.size)):
        more = order[taken : 2 * taken]
        found = search(more)
        total, squares, taken = total + found[0], squares + found[1], taken + more.size
    return total, squares, taken


def _estimate(total: Floats, squares: Floats, taken: int, out_of: int) -> Sums:
    values, error = shortest.scaled(total, squares, taken, out_of)
    return values, np.zeros_like(values) if error is None else error
