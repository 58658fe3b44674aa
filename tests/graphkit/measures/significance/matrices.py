"""Two-mode networks written as matrices, and null models by brute force."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from graphkit.incidence import Incidence
from graphkit.network.network import Network
from tests.graphkit.measures import samples
from tests.graphkit.measures.samples import numbered

Matrix = NDArray[np.int64]


def network_of(matrix: Any, weight: str = "newman") -> Network:
    """The network of a matrix of 0 and 1 without empty rows and columns."""
    return numbered(((int(i), int(e)) for i, e in np.argwhere(np.asarray(matrix))), weight)


def incidence_of(matrix: Any) -> Incidence:
    """The incidence of such a matrix."""
    return network_of(matrix).incidence


def southern_women() -> Matrix:
    """Davis, Gardner & Gardner's 18 women, in the order of their names, at 14 events."""
    return np.asarray(samples.southern_women().matrix.toarray(), np.int64)


def same_margins(matrix: Any) -> Matrix:
    """Every matrix of 0 and 1 with the margins of one: shape (matrices, n, m)."""
    matrix = np.asarray(matrix)
    m = matrix.shape[1]
    choices = [
        [[int(j in held) for j in range(m)] for held in itertools.combinations(range(m), d)] for d in matrix.sum(1)
    ]
    every = (np.array(rows) for rows in itertools.product(*choices))
    return np.array([made for made in every if (made.sum(0) == matrix.sum(0)).all()])


def poisson_binomial(q: Any) -> NDArray[np.float64]:
    """P(X = t) by adding one trial after another."""
    masses = np.ones(1)
    for chance in q:
        masses = np.convolve(masses, [1 - chance, chance])
    return masses


@st.composite
def matrices(draw: st.DrawFn, rows: int = 8, columns: int = 8) -> Matrix:
    """Random matrices of 0 and 1 without empty rows and columns."""
    n, m = draw(st.integers(2, rows)), draw(st.integers(1, columns))
    cells = np.array(draw(st.lists(st.booleans(), min_size=n * m, max_size=n * m))).reshape(n, m)
    cells[~cells.any(axis=1), 0] = True
    return np.asarray(cells[:, cells.any(axis=0)], np.int64)
