"""Whether numbers are in a set: the set as an ascending array, so that sets of millions cost one search each."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.signedinteger[Any]]


def among(wanted: Whole, ascending: Whole) -> NDArray[np.bool_]:
    """Which of the numbers, of any shape, are among ascending ones.

    Looked up in order, near each other in memory, which in a large set is much faster.

    >>> among(np.array([3, 1, 2]), np.array([1, 3, 4])).tolist(), among(np.array([1]), np.array([], np.int64)).tolist()
    ([True, True, False], [False])
    """
    flat = wanted.ravel()
    found = np.zeros(flat.size, np.bool_)
    if not ascending.size:
        return found.reshape(wanted.shape)
    order = flat.argsort() if np.any(flat[1:] < flat[:-1]) else slice(None)
    ordered = flat[order]
    found[order] = ascending[np.minimum(np.searchsorted(ascending, ordered), ascending.size - 1)] == ordered
    return found.reshape(wanted.shape)
