"""Triangles of a projection: partners that two tied stakeholders have in common, counted as bits, 64 to a machine word."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.network.bits import Words, pack
from graphkit.network.products import row_blocks
from graphkit.network.projection import Projection

Ints = NDArray[np.int64]
Positions = NDArray[np.int64] | NDArray[np.int32]
_PACKED = 1 << 28  # bytes of packed rows kept at a time
_TAKEN = 1 << 17  # words of rows copied together


def common_partners(projection: Projection) -> Ints:
    """How many partners the two ends of each tie have in common: shape (ties,). Time ties × n / 64, memory bounded.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> from graphkit.network.projection import project
    >>> b = from_pairs(Selection(), np.array([0, 1, 2, 0, 3]), np.array([0, 0, 0, 1, 1]), list("abcd"), list("xy"))
    >>> common_partners(project(b)).tolist()
    [1, 1, 0, 1]
    """
    whole = projection.adjacency
    return common(whole.indptr, whole.indices, projection.sources, projection.targets, projection.indptr.size - 1)


def common(indptr: Positions, indices: Positions, sources: Positions, targets: Positions, columns: int) -> Ints:
    """|X_s ∩ X_t| for each pair (s, t), shape of ``sources``: rows of X are sets of columns, ascending, compressed.

    Time pairs × columns / 64, memory bounded.

    >>> common(np.array([0, 2, 4, 6]), np.array([1, 2, 0, 2, 0, 1]), np.array([0, 1]), np.array([1, 2]), 3).tolist()
    [1, 1]
    """
    found = np.zeros(sources.size, np.int64)
    for rows in _packed(indptr, indices, columns):

        def count(first: int, last: int, rows: Words = rows) -> None:
            both = np.take(rows, sources[first:last], axis=0)
            both &= np.take(rows, targets[first:last], axis=0)
            found[first:last] += bits_in_rows(both)

        on_all_cores(count, np.full(sources.size, rows.shape[1]))
    return found


def count_triangles(projection: Projection) -> int:
    """Number of triangles, each once: of a tie only those whose third end has more partners than the two.

    Words of those less well tied are empty, which leaves a fraction of the work above.
    """
    indptr, better, one, other = _towards_better_tied(projection)
    totals: list[int] = []
    for number, rows in enumerate(_packed(indptr, better, indptr.size - 1)):
        widths = np.clip(other // 512 * 8 + 8 - number * rows.shape[1], 0, rows.shape[1])  # other is ascending

        def count(first: int, last: int, rows: Words = rows, widths: Ints = widths) -> None:
            part = rows[:, : widths[last - 1]]
            if part.shape[1]:
                totals.append(bits_in(part[one[first:last]] & part[other[first:last]]))

        on_all_cores(count, widths)
    return sum(totals)


def _towards_better_tied(projection: Projection) -> tuple[Any, Any, Any, Any]:
    """Each stakeholder, in order of falling degree, with its partners before it as compressed rows, ascending; and the
    two ends of every tie, ordered by the better tied one, which comes last."""
    from scipy.sparse import coo_array

    n = projection.indptr.size - 1
    degrees = np.diff(projection.indptr) + np.bincount(projection.targets, minlength=n)
    rank = np.empty(n, np.int64)
    rank[np.argsort(-degrees, kind="stable")] = np.arange(n)
    ends = rank[projection.sources], rank[projection.targets]
    less, more = np.maximum(*ends), np.minimum(*ends)
    by_better = coo_array(
        (np.ones(less.size, np.int8), (less, more)), shape=(n, n)
    ).tocsc()  # in order, without sorting
    by_less = by_better.tocsr()
    other = np.repeat(np.arange(n), np.diff(by_better.indptr))
    return by_less.indptr, by_less.indices, by_better.indices, other


def _packed(indptr: Any, indices: Any, columns: int) -> Iterator[Words]:
    """The rows as bits, in blocks of columns that keep within a fixed memory; widths are multiples of eight words."""
    width = max(8, min(-(-columns // 512) * 8, _PACKED // (8 * max(indptr.size - 1, 1)) // 8 * 8))
    for start in range(0, columns, 64 * width):
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


def bits_in(words: Words) -> int:
    """Bits set in all rows together; the width a multiple of eight words.

    >>> bits_in(np.full((3, 8), 2**64 - 1, np.uint64))
    1536
    """
    counts = np.bitwise_count(words).ravel().view(np.uint64)
    lanes = (counts & _LANES) + ((counts >> np.uint64(8)) & _LANES)
    parts = np.add.reduceat(lanes, np.arange(0, lanes.size, 500)) if lanes.size else lanes  # 500 × 2 × 64 < 2¹⁶
    return sum(int(((parts >> np.uint64(shift)) & np.uint64(0xFFFF)).sum()) for shift in (0, 16, 32, 48))


def on_all_cores(work: Callable[[int, int], None], widths: Ints) -> None:
    """``work(first, last)`` over stretches of ties whose rows, ``widths`` words each, fit a cache."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda stretch: work(*stretch), row_blocks(widths, _TAKEN)))
