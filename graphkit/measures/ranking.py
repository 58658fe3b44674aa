"""Stakeholders in the order of a measure: ranks 1, 2, 2, 4, values equal to 1e-9 tied, then by id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.network.ordering import TIE

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Ranked:
    """One line of a ranking: the position of the stakeholder, its rank and value; both None where it is undefined."""

    position: int
    rank: int | None
    value: float | None


def ranks(values: Floats) -> Ints:
    """The rank of each value, highest first, 1, 2, 2, 4; undefined ones 0.

    >>> ranks(np.array([3.0, 5.0, 5.0 - 1e-12, np.nan, 1.0])).tolist()
    [3, 1, 1, 0, 4]
    """
    result = np.zeros(values.size, np.int64)
    defined = np.flatnonzero(~np.isnan(values))
    order = defined[np.argsort(-values[defined], kind="stable")]
    ordered = values[order]
    first = _first_of_tie(ordered)
    result[order] = first + 1
    return result


def _first_of_tie(ordered: Floats) -> Ints:
    """For each of descending values the position of the first one that it ties with: within TIE of that one."""
    starts = np.flatnonzero(np.diff(ordered, prepend=np.inf) < -TIE)
    first = starts[np.searchsorted(starts, np.arange(ordered.size), "right") - 1] if ordered.size else starts
    if not np.any(ordered[first] - ordered > TIE):
        return np.asarray(first, np.int64)
    return np.array(_chain(ordered.tolist()), np.int64)  # steps of less than TIE that together exceed it: rare


def _chain(ordered: Sequence[float]) -> list[int]:
    firsts: list[int] = []
    for i, value in enumerate(ordered):
        firsts.append(i if not firsts or ordered[firsts[-1]] - value > TIE else firsts[-1])
    return firsts


def ranking(values: Floats, limit: int | None = None) -> list[Ranked]:
    """Stakeholders (positions stand in order of id), by value descending, then id; undefined ones last.

    >>> [(r.position, r.rank, r.value) for r in ranking(np.array([1.0, np.nan, 2.0]))]
    [(2, 1, 2.0), (0, 2, 1.0), (1, None, None)]
    """
    rank = ranks(values)
    order = np.lexsort((np.arange(values.size), np.where(rank == 0, values.size + 1, rank)))[:limit]
    return [
        Ranked(position, place or None, value if place else None)
        for position, place, value in zip(order.tolist(), rank[order].tolist(), values[order].tolist(), strict=True)
    ]
