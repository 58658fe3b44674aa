"""Partners that two tied stakeholders have in common, counted with packed bits, in bounded memory, on all cores."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from graphkit.network.bits import pack

Ints = NDArray[np.int64]
Positions = NDArray[np.int64] | NDArray[np.int32]
Words = NDArray[np.uint64]
_TABLE = 1 << 25  # bytes of the packed rows of one block of columns
_MOST_WORDS = 1016  # of a row at a time, a multiple of eight whose bits can be counted in 16 bits
_LANES, _TOGETHER = np.uint64(0x00FF00FF00FF00FF), np.uint64(0x0001000100010001)
_GATHERED = 1 << 21  # bytes of the rows gathered for one piece of the ties


def common(indptr: Positions, indices: Positions, sources: Positions, targets: Positions, columns: int) -> Ints:
    """|X_s ∩ X_t| for each tie (s, t), shape of ``sources``: rows of X are sets of columns, ascending, compressed.

    Time ties × columns / 64.

    >>> common(np.array([0, 2, 4, 6]), np.array([1, 2, 0, 2, 0, 1]), np.array([0, 1]), np.array([1, 2]), 3).tolist()
    [1, 1]
    """
    total = np.zeros(sources.size, np.int64)
    starts, members = indptr.astype(np.int64, copy=False), indices.astype(np.int64, copy=False)
    words = -(-columns // 512) * 8
    width = min(words, _MOST_WORDS, max(8, _TABLE // (8 * max(indptr.size - 1, 1)) // 8 * 8))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for first in range(0, words, max(width, 8)):
            table = pack(starts, members, 64 * first, min(width, words - first))

            def count(piece: slice, table: Words = table) -> None:
                total[piece] += _counted(table, sources[piece], targets[piece])

            list(pool.map(count, _pieces(sources.size, table.shape[1])))
    return total


def _pieces(size: int, width: int) -> Iterator[slice]:
    step = max(1, _GATHERED // (8 * width))
    return (slice(start, min(start + step, size)) for start in range(0, size, step))


def _counted(table: Words, sources: Positions, targets: Positions) -> Ints:
    """Bits that two rows share. Counts of words are bytes: added as four lanes of 16 bits, then the lanes together."""
    both = np.take(table, sources, axis=0)
    both &= np.take(table, targets, axis=0)
    eight = np.bitwise_count(both).view(np.uint64)
    lanes = ((eight & _LANES) + ((eight >> np.uint64(8)) & _LANES)).sum(axis=1)
    return np.asarray((lanes * _TOGETHER) >> np.uint64(48), np.int64)
