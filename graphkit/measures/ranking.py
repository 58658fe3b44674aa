"""Stakeholders in the order of a measure: ranks 1, 2, 2, 4, values equal to 1e-9 tied, then by id."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.network.ordering import first_of_tie

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
    result[order] = first_of_tie(values[order]) + 1
    return result


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
