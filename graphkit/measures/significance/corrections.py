"""Corrections of p-values for many tests."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import GraphkitError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
CORRECTIONS = ("holm", "bonferroni", "bh", "none")


def adjusted(p: Floats, correction: str, tests: int, counts: Ints | None = None) -> Floats:
    """Adjusted p-values, same shape as ``p``, from 0 to 1; ``counts`` says how many tests had each of them.

    ``holm``: max over the smaller p of (T − tests before it)·p (Holm 1979); ``bonferroni``: T·p; ``bh``: min over the
    larger p of T·p/(tests up to it) (Benjamini & Hochberg 1995, 10.1111/j.2517-6161.1995.tb02031.x); ``none``: p. T is
    ``tests``; those that are not given count as p = 1. Raises GraphkitError for an unknown correction.

    >>> adjusted(np.array([0.01, 0.02, 0.04]), "holm", 4).tolist()
    [0.04, 0.06, 0.08]
    >>> adjusted(np.array([0.01, 0.02, 0.04]), "bh", 4).round(4).tolist()
    [0.04, 0.04, 0.0533]
    """
    if correction not in CORRECTIONS:
        raise GraphkitError(f"unknown correction {correction!r}: one of {', '.join(CORRECTIONS)}")
    if correction == "none":
        return p
    if correction == "bonferroni":
        return np.minimum(p * tests, 1.0)
    times = np.ones(p.size, np.int64) if counts is None else counts
    order = np.argsort(p, kind="stable")
    order = order[times[order] > 0]
    values, up_to = p[order], np.cumsum(times[order])
    result = np.ones_like(p)
    result[order] = _holm(values, up_to, times[order], tests) if correction == "holm" else _bh(values, up_to, tests)
    return result


def _holm(p: Floats, up_to: Ints, times: Ints, tests: int) -> Floats:
    return np.minimum(np.maximum.accumulate(p * (tests - up_to + times)), 1.0)


def _bh(p: Floats, up_to: Ints, tests: int) -> Floats:
    return np.minimum(np.minimum.accumulate((p * tests / up_to)[::-1])[::-1], 1.0)
