"""Null models with a distribution that is known exactly: fixed row sums (hypergeometric) and SDSM (Poisson-binomial)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graphkit.incidence import Incidence
from graphkit.measures.significance.bicm import bicm

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Hypergeometric:
    """Each stakeholder's number of events is fixed, all events are alike: X ~ Hypergeometric(m, d_i, d_j).

    Tumminello et al. 2011, 10.1371/journal.pone.0017994.
    """

    def __init__(self, incidence: Incidence) -> None:
        self.degrees, self.degree_counts = np.unique(np.diff(incidence.indptr), return_counts=True)
        self.events = len(incidence.events)

    def width(self, one: Ints, two: Ints, most: Ints) -> Ints:
        """The whole support, so that masses can be scaled to the sum 1."""
        return np.asarray(np.minimum(self.degrees[one], self.degrees[two]))

    def masses(self, one: Ints, two: Ints, width: int) -> Floats:
        """From the ratios of neighbouring masses, in logarithms, scaled to the sum 1.

        P(X=t+1)/P(X=t) = (d_i − t)(d_j − t) / ((t + 1)(m − d_i − d_j + t + 1)).
        """
        a, b = self.degrees[one][:, None], self.degrees[two][:, None]
        t = np.arange(width + 1)
        rest = self.events - a - b
        possible = (t >= np.maximum(0, -rest)) & (t <= np.minimum(a, b))
        step = possible[:, :-1] & possible[:, 1:]
        ratio = np.where(step, (a - t[:-1]) * (b - t[:-1]) / np.where(step, t[1:] * (rest + t[1:]), 1), 1.0)
        logs = np.concatenate((np.zeros((one.size, 1)), np.cumsum(np.log(ratio), axis=1)), axis=1)
        masses = np.where(possible, np.exp(logs - np.where(possible, logs, -np.inf).max(axis=1, keepdims=True)), 0.0)
        return np.asarray(masses / masses.sum(axis=1, keepdims=True))


class Sdsm:
    """Degrees and event sizes are fixed on average: X is Poisson-binomial with p_ie·p_je from the configuration model.

    Neal 2014, 10.1016/j.socnet.2014.06.001; Saracco et al. 2015, 10.1038/srep10595.
    """

    def __init__(self, incidence: Incidence) -> None:
        self.model = bicm(np.diff(incidence.indptr), incidence.event_sizes())
        self.degrees, self.degree_counts = self.model.degrees, self.model.degree_counts
        self.events = len(incidence.events)

    def width(self, one: Ints, two: Ints, most: Ints) -> Ints:
        """Twelve standard deviations and twelve events more than ``most``: what lies beyond is no part of a small tail."""
        q = self.model.p[one] * self.model.p[two]
        deviation = np.sqrt((q * (1 - q)) @ self.model.size_counts)
        return np.asarray(np.minimum(most + np.ceil(12 * deviation).astype(np.int64) + 12, self.events))

    def masses(self, one: Ints, two: Ints, width: int) -> Floats:
        """Events of one size are alike, so a size is a binomial; the sizes are convolved, smallest support first."""
        q = self.model.p[one] * self.model.p[two]
        masses = np.zeros((one.size, width + 1))
        masses[:, 0] = 1.0
        held = 0
        for size in np.argsort(self.model.size_counts, kind="stable"):
            times = int(self.model.size_counts[size])
            masses = _convolved(masses, held, _binomial(q[:, size], times, min(times, width)))
            held = min(held + times, width)
        return masses


def _binomial(q: Floats, times: int, most: int) -> Floats:
    """P(X = t) for t from 0 to ``most`` of Binomial(times, q): shape (q, most + 1); exact for q 0 and 1."""
    from scipy.special import gammaln, xlog1py, xlogy

    if times == 1:
        return np.column_stack((1 - q, q))[:, : most + 1]
    t = np.arange(most + 1)
    choices = gammaln(times + 1) - gammaln(t + 1) - gammaln(times - t + 1)
    return np.asarray(np.exp(choices + xlogy(t, q[:, None]) + xlog1py(times - t, -q[:, None])))


def _convolved(masses: Floats, held: int, more: Floats) -> Floats:
    """The masses of a sum, cut at the width; ``held`` is the last t that has a mass so far."""
    width = masses.shape[1] - 1
    result = np.zeros_like(masses)
    for t in np.flatnonzero(more.max(axis=0)):
        end = min(held + t, width)
        result[:, t : end + 1] += more[:, t, None] * masses[:, : end + 1 - t]
    return result
