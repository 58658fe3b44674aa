"""Products of sparse matrices where only some cells are wanted, in blocks of rows, so that memory stays bounded."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
_CELLS = 1 << 22  # cells of a block, and terms that it adds up, at most, unless one row makes more
_DENSE = 3000  # columns up to which a matrix may be dense
_DENSER = 30  # dense products go through so many more terms in the same time


def product_steps(left: csr_array[Any, tuple[int, int]], right: csr_array[Any, tuple[int, int]]) -> int:
    """Terms of the sparse product: Σ over entries of ``left`` of the length of the row of ``right``."""
    return int(_row_steps(left, right).sum())


def _row_steps(left: Any, right: Any) -> NDArray[np.int64]:
    lengths = np.diff(right.indptr).astype(np.int64)
    sums = np.concatenate(([0], np.cumsum(lengths[left.indices])))
    return np.asarray(sums[left.indptr[1:]] - sums[left.indptr[:-1]])


def product_where(
    left: csr_array[Any, tuple[int, int]],
    right: csr_array[Any, tuple[int, int]],
    where: csr_array[Any, tuple[int, int]],
) -> Floats:
    """The cells of ``left @ right`` at the entries of ``where``, in the order of its data (sorted indices).

    >>> from scipy.sparse import csr_array
    >>> a = csr_array(np.array([[1.0, 2.0], [0.0, 1.0]]))
    >>> product_where(a, a, csr_array(np.array([[0.0, 1.0], [0.0, 1.0]]))).tolist()
    [4.0, 1.0]
    """
    steps = _row_steps(left, right)
    shape = (left.shape[0], left.shape[1], right.shape[1])
    dense = max(shape) <= _DENSE and steps.sum() * _DENSER > np.prod([float(side) for side in shape])
    if dense:
        return np.asarray((left.toarray() @ right.toarray())[_rows(where), where.indices])

    def cells(block: tuple[int, int]) -> Floats:
        wanted = where[block[0] : block[1]]
        return np.asarray((left[block[0] : block[1]] @ right).toarray()[_rows(wanted), wanted.indices], np.float64)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        blocks = row_blocks(np.maximum(steps, right.shape[1]), _CELLS)
        return np.concatenate([np.zeros(0), *pool.map(cells, blocks)])


def _rows(matrix: Any) -> NDArray[np.int64]:
    return np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))


def row_blocks(costs: NDArray[np.int64], most: int) -> Iterator[tuple[int, int]]:
    """Stretches of rows whose costs add up to ``most`` at most, or that are one row.

    >>> list(row_blocks(np.array([3, 4, 9, 1, 1]), 7))
    [(0, 2), (2, 3), (3, 5)]
    """
    ends, a = np.cumsum(costs), 0
    while a < costs.size:
        before = int(ends[a - 1]) if a else 0
        b = max(a + 1, int(np.searchsorted(ends, before + most, side="right")))
        yield a, b
        a = b
