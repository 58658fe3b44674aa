"""The one order of every listing: value descending, equal to 1e-9 is a tie, then id by code point."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
TIE = 1e-9


def first_of_tie(falling: Floats) -> Ints:
    """For each of descending values the position of the first one that it ties with: within ``TIE`` of that one.

    >>> first_of_tie(np.array([5.0, 5.0 - 1e-12, 3.0])).tolist()
    [0, 0, 2]
    """
    first = np.diff(falling, prepend=falling[:1]) < -TIE
    first[:1] = True
    starts = np.flatnonzero(first)
    ends = np.append(starts[1:], falling.size)[: starts.size]
    slides = falling[starts] - falling[ends - 1] > TIE
    for start, end in zip(starts[slides].tolist(), ends[slides].tolist(), strict=True):
        head = start  # steps of less than TIE that together exceed it: cut anew from its own first value
        for i in range(start, end):
            if falling[head] - falling[i] > TIE:
                first[i], head = True, i
    return np.asarray(np.flatnonzero(first)[np.cumsum(first) - 1], np.int64)


def by_value(values: Mapping[str, float]) -> list[str]:
    """Ids from the highest value to the lowest; values within ``TIE`` of the first of their tie are equal.

    >>> by_value({"b": 0.5, "a": 0.5 - 1e-12, "c": 0.7})
    ['c', 'a', 'b']
    """
    falling = sorted(values, key=lambda ident: -values[ident])
    firsts = first_of_tie(np.array([values[ident] for ident in falling], np.float64))
    return [ident for _, ident in sorted(zip(firsts.tolist(), falling, strict=True))]
