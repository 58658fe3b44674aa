"""Triangles of a projection: partners that two tied stakeholders have in common, counted as bits, 64 to a machine word."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.network.bits import Words, pack
from graphkit.network.projection import Projection

Ints = NDArray[np.int64]
_PACKED = 1 << 28  # bytes of packed rows kept at a time
_TAKEN = 1 << 20  # words of rows copied together


def triangle_steps(projection: Projection) -> int:
    """Words that counting common partners has to go through: ties × n / 64."""
    return projection.ties * (-(-(projection.indptr.size - 1) // 64))


def common_partners(projection: Projection) -> Ints:
    """How many partners the two ends of each tie have in common: shape (ties,). Time ties × n / 64, memory bounded.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> from graphkit.network.projection import project
    >>> b = from_pairs(Selection(), np.array([0, 1, 2, 0, 3]), np.array([0, 0, 0, 1, 1]), list("abcd"), list("xy"))
    >>> common_partners(project(b)).tolist()
    [1, 1, 0, 1]
    """
    whole, indptr = projection.adjacency, projection.indptr
    found = np.zeros(projection.ties, np.int64)
    for rows in _packed(whole.indptr, whole.indices):

        def count(first: int, last: int, rows: Words = rows) -> None:
            for i in range(first, last):
                for a in range(indptr[i], indptr[i + 1], max(1, _TAKEN // rows.shape[1])):
                    b = min(indptr[i + 1], a + max(1, _TAKEN // rows.shape[1]))
                    found[a:b] += bits_in_rows(rows[projection.targets[a:b]] & rows[i])

        _on_all_cores(count, np.diff(indptr))
    return found


def count_triangles(projection: Projection) -> int:
    """Number of triangles, each once. Every tie is looked at from its end with fewer partners: a third of the work above."""
    ranked_indptr, ranked = _towards_better_tied(projection)
    totals: list[int] = []
    for rows in _packed(ranked_indptr, ranked):

        def count(first: int, last: int, rows: Words = rows) -> None:
            totals.append(
                sum(_within(rows, i, ranked[ranked_indptr[i] : ranked_indptr[i + 1]]) for i in range(first, last))
            )

        _on_all_cores(count, np.diff(ranked_indptr))
    return sum(totals)


def _within(rows: Words, i: int, partners: Ints) -> int:
    """Ties among the better tied partners of i; these are ascending, so that words beyond the last one are empty."""
    if partners.size < 2:
        return 0
    width = min(rows.shape[1], (int(partners[-1]) >> 9) * 8 + 8)
    return int(bits_in_rows(rows[partners, :width] & rows[i, :width]).sum())


def _towards_better_tied(projection: Projection) -> tuple[Ints, Ints]:
    """Each stakeholder, in order of falling degree, with its partners before it: compressed rows, ascending."""
    n = projection.indptr.size - 1
    degrees = np.diff(projection.indptr) + np.bincount(projection.targets, minlength=n)
    rank = np.empty(n, np.int64)
    rank[np.argsort(-degrees, kind="stable")] = np.arange(n)
    one, other = rank[projection.sources], rank[projection.targets]
    keys = np.maximum(one, other) * n + np.minimum(one, other)
    keys.sort()
    return np.concatenate(([0], np.cumsum(np.bincount(keys // max(n, 1), minlength=n)))), keys % max(n, 1)


def _packed(indptr: Any, indices: Any) -> Iterator[Words]:
    """The rows as bits, in blocks of columns that keep within a fixed memory; widths are multiples of eight words."""
    n = indptr.size - 1
    width = max(8, min(-(-n // 512) * 8, _PACKED // (8 * max(n, 1)) // 8 * 8))
    for start in range(0, n, 64 * width):
        yield pack(indptr.astype(np.int64), indices.astype(np.int64), start, width)


_LANES = np.uint64(0x00FF00FF00FF00FF)


def bits_in_rows(words: Words) -> Ints:
    """Bits set in each row; the width a multiple of eight words.

    Bytes of counts are added as four 16-bit lanes of a word, eight times faster than one by one.
    """
    counts = np.bitwise_count(words).view(np.uint64)
    total = np.zeros(words.shape[0], np.int64)
    for a in range(0, counts.shape[1], 500):  # 500 × 2 × 64 < 2¹⁶
        part = counts[:, a : a + 500]
        lanes = ((part & _LANES) + ((part >> np.uint64(8)) & _LANES)).sum(axis=1)
        total += sum(((lanes >> np.uint64(shift)) & np.uint64(0xFFFF)).astype(np.int64) for shift in (0, 16, 32, 48))
    return total


def _on_all_cores(work: Callable[[int, int], None], sizes: Ints) -> None:
    """``work(first, last)`` over stretches of rows of about equal sums of ``sizes``."""
    parts = (os.cpu_count() or 1) * 4
    ends = np.searchsorted(np.cumsum(sizes), np.linspace(0, sizes.sum(), parts + 1)[1:-1])
    edges = np.unique(np.concatenate(([0], ends, [sizes.size])))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(work, edges[:-1], edges[1:]))
