"""Whether anything could be significant: the smallest p that any pair could have with its numbers of events."""

from __future__ import annotations

from math import ceil

import numpy as np
from numpy.typing import NDArray

from graphkit.measures.significance.corrections import adjusted
from graphkit.measures.significance.tails import Null, tabulate
from graphkit.measures.significance.tested import pairs_of_classes

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_AT_ONCE = 64


def smallest_by_class(null: Null, correction: str, tests: int, alpha: float, signed: bool) -> tuple[float, float]:
    """The smallest raw and adjusted p that a pair could have: that of two who share every event of whoever had fewer.

    With ``signed`` also that of two who share none. Stops at the first that is at most ``alpha`` by Bonferroni's
    correction, which no other is stricter than.
    """
    possible = pairs_of_classes(null)
    one, two = np.nonzero(possible)
    fewer = np.minimum(null.degrees[one], null.degrees[two])
    order = np.argsort(fewer, kind="stable")
    best = np.ones(order.size)
    for start in range(0, order.size, _AT_ONCE):
        some = order[start : start + _AT_ONCE]
        best[some] = _best(null, one[some], two[some], fewer[some], signed)
        if best[some].min() * tests <= alpha:
            break
    return float(best.min(initial=1.0)), float(adjusted(best, correction, tests, possible[one, two]).min(initial=1.0))


def _best(null: Null, one: Ints, two: Ints, fewer: Ints, signed: bool) -> Floats:
    table = tabulate(null, one, two, fewer)
    upper = table.upper[table.start + fewer]
    return np.asarray(np.minimum(upper, table.lower[table.start]) if signed else upper)


def smallest_by_draws(correction: str, tests: int, pairs: int, draws: int) -> tuple[float, float]:
    """The smallest raw and adjusted p that draws can give: 1/(draws + 1), at most for all ``pairs`` at once.

    >>> smallest_by_draws("holm", 10, 5, 99)
    (0.01, 0.1)
    """
    least = 1 / (draws + 1)
    return least, float(adjusted(np.array([least]), correction, tests, np.array([max(pairs, 1)]))[0])


def draws_needed(correction: str, tests: int, pairs: int, alpha: float) -> int:
    """How many draws it takes at least for a p to be at most ``alpha`` after the correction.

    >>> draws_needed("holm", 10, 5, 0.05), draws_needed("none", 10, 5, 0.05)
    (199, 19)
    """
    times = {"none": 1.0, "bh": tests / max(pairs, 1)}.get(correction, float(tests))
    return ceil(times / alpha - 1 - 1e-9)
