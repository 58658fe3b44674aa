"""The bipartite configuration model: the most random two-mode network whose expected margins are those observed.

Stakeholders of equal degree are alike, and so are events of equal size, so that everything is done by class.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import GraphkitError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
EXACT = 1e-9  # by which expected and observed margins may differ; 1e-13 of margins beyond 10 000


@dataclass(frozen=True)
class Bicm:
    """Distinct ``degrees`` of stakeholders (A,) and ``sizes`` of events (B,), ascending, how many of each, and ``p`` (A, B)."""

    degrees: Ints
    degree_counts: Ints
    sizes: Ints
    size_counts: Ints
    p: Floats


def bicm(degrees: Ints, sizes: Ints) -> Bicm:
    """The model of the degrees of n stakeholders and the sizes of m events: p_ie = x_i y_e / (1 + x_i y_e).

    Expected margins equal the observed to 1e-9. Where the margins force a participation (everybody at an event,
    somebody at all of them, or a nested pattern) p is exactly 1 or 0; the rest falls into blocks, each solved by itself.
    Saracco et al. 2015, 10.1038/srep10595.

    >>> bicm(np.array([1, 1, 2]), np.array([1, 1, 2])).p.round(3).tolist()
    [[0.216, 0.568], [0.568, 0.863]]
    """
    (d, rows), (k, columns) = (np.unique(margin, return_counts=True) for margin in (degrees, sizes))
    model = Bicm(d, rows, k, columns, np.zeros((d.size, k.size)))
    cuts = _cuts(model)
    for low, high in pairwise(cuts):
        _fill(model, low, high)
    return model


def _cuts(model: Bicm) -> list[int]:
    """How many of the highest stakeholders leave no choice between them and the rest: Gale–Ryser holds with equality."""
    heads = np.cumsum(model.degree_counts[::-1])
    needed = np.cumsum((model.degrees * model.degree_counts)[::-1])
    possible = np.array([(np.minimum(model.sizes, head) * model.size_counts).sum() for head in heads])
    return [0, *(int(head) for head in heads[needed == possible])]


def _fill(model: Bicm, low: int, high: int) -> None:
    """The probabilities of the stakeholders from ``low`` to ``high`` by degree: forced ones, and a block that is free."""
    last = np.cumsum(model.degree_counts[::-1])[::-1]
    rows = np.flatnonzero((last > low) & (last <= high))
    full, free = model.sizes >= high, (model.sizes > low) & (model.sizes < high)
    model.p[np.ix_(rows, np.flatnonzero(full))] = 1.0
    if free.any():
        left = model.degrees[rows] - model.size_counts[full].sum()
        block = _solve(left, model.degree_counts[rows], model.sizes[free] - low, model.size_counts[free])
        model.p[np.ix_(rows, np.flatnonzero(free))] = block


def _solve(d: Ints, rows: Ints, k: Ints, columns: Ints) -> Floats:
    """Newton's method on the convex likelihood in log x and log y; halved steps keep it falling from any start."""
    scale = np.log(float(d @ rows)) / 2
    x, y = np.log(d) - scale, np.log(k) - scale
    pairs = np.outer(rows, columns).astype(float)
    for _ in range(200):
        p = _logistic(x[:, None] + y)
        off = (p @ columns - d, rows @ p - k)
        if all(
            (np.abs(gap) <= EXACT * np.maximum(1, margin * 1e-4)).all() for gap, margin in zip(off, (d, k), strict=True)
        ):
            return p
        step = _newton(pairs * p * _logistic(-x[:, None] - y), off[0] * rows, off[1] * columns)
        length = _length(x, y, step, (d * rows, k * columns), pairs)
        x, y = x + length * step[0], y + length * step[1]
    raise GraphkitError("the configuration model of these margins was not found; use --backbone hypergeometric")


def _logistic(value: Floats) -> Floats:
    """1/(1 + e^−v) with its relative precision kept where it is tiny."""
    small = np.exp(-np.abs(value))
    return np.asarray(np.where(value < 0, small, 1.0) / (1 + small))


def _newton(weights: Floats, row_slope: Floats, column_slope: Floats) -> tuple[Floats, Floats]:
    """The Newton step, the rows eliminated; the last y stands still, as only x·y is determined."""
    by_row = weights.sum(axis=1)
    share = weights / by_row[:, None]
    reduced = np.diag(weights.sum(axis=0)) - weights.T @ share
    right = share.T @ row_slope - column_slope
    y = np.zeros(column_slope.size)
    y[:-1] = np.linalg.lstsq(reduced[:-1, :-1], right[:-1], rcond=None)[0]
    return (-row_slope - weights @ y) / by_row, y


def _length(x: Floats, y: Floats, step: tuple[Floats, Floats], margins: tuple[Ints, Ints], pairs: Floats) -> float:
    """The first of 1, ½, ¼ … at which the negative log-likelihood does not grow."""

    def loss(length: float) -> float:
        a, b = x + length * step[0], y + length * step[1]
        return float((pairs * np.logaddexp(0, a[:, None] + b)).sum() - margins[0] @ a - margins[1] @ b)

    start = loss(0.0)
    for halvings in range(40):
        if loss(0.5**halvings) <= start + 1e-12 * abs(start):
            return float(0.5**halvings)
    return 1.0
