"""Exact statistics of counts: intervals of a ratio, limits of a funnel, dispersion. Functions of arrays alone."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

INTERVAL = 0.95  # of a ratio
LIMITS = (0.95, 0.998)  # of the funnel, as drawn by Spiegelhalter 2005; flagged beyond the outer
_WINSORISED = 0.1  # share of the residuals pulled in at each end


def poisson_interval(observed: Floats, level: float = INTERVAL) -> tuple[Floats, Floats]:
    """Exact limits of a Poisson mean after ``observed`` events (Garwood 1936), by the link to χ².

    χ²(α/2; 2·observed)/2 and χ²(1 − α/2; 2·observed + 2)/2; the lower is 0 where nothing was observed. Divided by what
    was expected they are the limits of the ratio (Ulm 1990, 10.1093/oxfordjournals.aje.a115507).

    >>> low, high = poisson_interval(np.array([0.0, 10.0]))
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([0.0, 4.795], [3.689, 18.39])
    """
    from scipy.special import gammaincinv

    observed, tail = np.asarray(observed, float), (1 - level) / 2
    low = np.where(observed > 0, gammaincinv(np.maximum(observed, 1e-300), tail), 0.0)
    return np.where(np.isnan(observed), np.nan, low), np.asarray(gammaincinv(observed + 1, 1 - tail), float)


def poisson_limits(expected: Floats, level: float) -> tuple[Floats, Floats]:
    """The fewest and the most events that are no surprise where ``expected`` are: exact and discrete, not interpolated.

    Fewer than the first, or more than the second, has a probability of at most (1 − level)/2. These are the quantiles
    of the Poisson distribution, shape of ``expected``; NaN where it is.

    >>> low, high = poisson_limits(np.array([0.5, 10.0, np.nan]), 0.998)
    >>> low.tolist(), high.tolist()
    ([0.0, 2.0, nan], [4.0, 21.0, nan])
    """
    from scipy.special import pdtr, pdtrik

    tail = (1 - level) / 2
    return _quantile(tail, expected, pdtr, pdtrik), _quantile(1 - tail, expected, pdtr, pdtrik)


def _quantile(share: float, expected: Floats, pdtr: Any, pdtrik: Any) -> Floats:
    """The smallest whole number that as many or fewer events than it have at least the probability ``share``."""
    near = np.ceil(np.nan_to_num(pdtrik(share, expected)))
    below = np.maximum(near - 1, 0)
    found = np.where(pdtr(below, expected) >= share, below, near)
    return np.where(np.isnan(expected), np.nan, found)


def binomial_interval(observed: Floats, trials: float, level: float = INTERVAL) -> tuple[Floats, Floats]:
    """Exact limits of a share of ``trials`` (Clopper & Pearson 1934, 10.1093/biomet/26.4.404); NaN without a trial.

    >>> low, high = binomial_interval(np.array([0.0, 3.0]), 10)
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.0, 0.0667], [0.3085, 0.6525])
    """
    from scipy.special import betaincinv

    observed, tail = np.asarray(observed, float), (1 - level) / 2
    if not trials > 0:
        return np.full(observed.shape, np.nan), np.full(observed.shape, np.nan)
    others = trials - observed
    low = np.where(observed > 0, betaincinv(np.maximum(observed, 1e-300), others + 1, tail), 0.0)
    high = np.where(others > 0, betaincinv(observed + 1, np.maximum(others, 1e-300), 1 - tail), 1.0)
    return np.where(np.isnan(observed), np.nan, low), np.where(np.isnan(observed), np.nan, high)


def binomial_surprise(observed: Floats, trials: float, share: Floats, level: float) -> NDArray[np.int64]:
    """−1 where so few of ``trials`` have a probability of at most (1 − level)/2 under ``share``, 1 where so many, else 0."""
    from scipy.special import bdtr, bdtrc

    tail, known = (1 - level) / 2, np.isfinite(observed) & np.isfinite(share)
    counted, part = np.where(known, observed, 0), np.clip(np.where(known, share, 0), 0, 1)
    few = bdtr(counted, int(trials), part) < tail
    many = (counted > 0) & (bdtrc(np.maximum(counted, 1) - 1, int(trials), part) <= tail)
    return np.where(known, many.astype(np.int64) - few.astype(np.int64), 0)


def dispersion(observed: Floats, expected: Floats, winsorised: bool = False) -> float | None:
    """φ, the mean of the squared residuals z = (observed − expected)/√expected: about 1 where chance alone is at work.

    From 0. Winsorised, the lowest and highest tenth of the z become the value at that tenth (Spiegelhalter 2005,
    10.1002/sim.1970). None where fewer than two have an expected count above 0.

    >>> dispersion(np.array([2.0, 6.0]), np.array([4.0, 4.0]))
    1.0
    """
    kept = expected > 0
    if kept.sum() < 2:
        return None
    residuals = (observed[kept] - expected[kept]) / np.sqrt(expected[kept])
    if winsorised:
        residuals = np.clip(residuals, *np.quantile(residuals, [_WINSORISED, 1 - _WINSORISED]))
    return float(np.mean(residuals**2))


def gini(counts: Floats) -> float | None:
    """Inequality of counts, zeros included: 0 where all are equal, up to (n − 1)/n where one has everything.

    G = 2·Σ i·x_i/(n·Σ x_i) − (n + 1)/n over counts in ascending order (Gini 1912). None where there is none above 0.

    >>> gini(np.array([3.0, 3.0, 3.0])), gini(np.array([0.0, 0.0, 0.0, 8.0])), gini(np.zeros(3))
    (0.0, 0.75, None)
    """
    ordered = np.sort(np.asarray(counts, float))
    size, total = ordered.size, float(ordered.sum())
    if not total > 0:
        return None
    return float(2 * np.sum(np.arange(1, size + 1) * ordered) / (size * total) - (size + 1) / size)
