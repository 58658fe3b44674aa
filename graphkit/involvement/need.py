"""Involvement against need: presences of municipalities beside those expected from a reference population."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graphkit.involvement import statistics as exact

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

BELOW, NEITHER, ABOVE, NOT_ASSESSABLE = (
    "below expected", "not distinguishable", "above expected", "not assessable",
)  # fmt: skip
VERDICTS = (BELOW, NEITHER, ABOVE, NOT_ASSESSABLE)
_WORDS = {-1: BELOW, 0: NEITHER, 1: ABOVE}


@dataclass(frozen=True)
class Band:
    """A number known between two ends, both included; NaN where it is unknown. Arrays of shape (n,)."""

    low: Floats
    high: Floats

    @property
    def middle(self) -> Floats:
        """Halfway between the ends."""
        return (self.low + self.high) / 2

    @property
    def known(self) -> Bools:
        """Where there is a number."""
        return np.isfinite(self.low) & np.isfinite(self.high)


def shares(population: Band, among: Bools) -> Band:
    """The share of each in the population of those ``among``, at both ends; NaN for the others.

    The lower end is that of its own lowest beside everybody else's highest. Shape (n,), or (n, p) for ``among`` (n, p).
    """
    by_row = (..., *(None,) * (among.ndim - 1))
    low, high = (np.where(among, np.nan_to_num(end)[by_row], 0.0) for end in (population.low, population.high))
    least = _part(low, high.sum(axis=0) - high)
    most = _part(high, low.sum(axis=0) - low)
    return Band(np.where(among, least, np.nan), np.where(among, most, np.nan))


def _part(own: Floats, others: Floats) -> Floats:
    """own/(own + others); NaN where there is nobody at all."""
    total = own + others
    return np.asarray(np.divide(own, total, out=np.full(total.shape, np.nan), where=total > 0))


@dataclass(frozen=True)
class Comparison:
    """Presences observed and expected, shape (n,): NaN where they can't be compared.

    expected = all presences × share of the reference population, both among the municipalities compared. ``expected``
    is a band where the population is; ``middle`` is at the middle of every band.
    """

    observed: Floats
    expected: Band
    middle: Floats
    trials: float
    share: Band

    @property
    def compared(self) -> Bools:
        """Which municipalities are compared: those with an expected number above 0."""
        return self.middle > 0

    @cached_property
    def ratio(self) -> Floats:
        """Observed by expected, from 0; at the middle of bands."""
        return _divided(self.observed, self.middle)

    @cached_property
    def interval(self) -> Band:
        """The exact Poisson interval (95 %) of the ratio; of bands the widest, from one end to the other."""
        low, high = exact.poisson_interval(self.observed)
        return Band(_divided(low, self.expected.high), _divided(high, self.expected.low))

    def limits(self, level: float) -> Band:
        """The funnel: the presences that would be no surprise, at the middle of bands; exact and discrete."""
        return Band(*exact.poisson_limits(np.where(self.compared, self.middle, np.nan), level))

    @cached_property
    def verdicts(self) -> Ints:
        """−1 below, 1 above the limits of 99.8 %, 0 within them or where the two ends of a band disagree."""
        return _agreed(*(self._beyond(end) for end in (self.expected.low, self.expected.high)))

    def _beyond(self, expected: Floats) -> Ints:
        few, many = exact.poisson_limits(np.where(self.compared, expected, np.nan), exact.LIMITS[1])
        return (self.observed > many).astype(np.int64) - (self.observed < few).astype(np.int64)

    @cached_property
    def disputed(self) -> Bools:
        """Where the two ends of a band give different verdicts."""
        ends = [self._beyond(end) for end in (self.expected.low, self.expected.high)]
        return np.asarray(ends[0] != ends[1])

    @cached_property
    def binomial(self) -> Ints:
        """The verdicts by the exact binomial: each presence falls on a municipality with its share."""
        level = exact.LIMITS[1]
        return _agreed(
            *(
                exact.binomial_surprise(self.observed, self.trials, end, level)
                for end in (self.share.low, self.share.high)
            )
        )

    def dispersion(self, winsorised: bool = False) -> float | None:
        """φ of the municipalities compared."""
        kept = self.compared
        return exact.dispersion(self.observed[kept], self.middle[kept], winsorised)


def _divided(above: Floats, below: Floats) -> Floats:
    return np.asarray(np.divide(above, below, out=np.full(above.shape, np.nan), where=below > 0))


def _agreed(first: Ints, second: Ints) -> Ints:
    return np.where(first == second, first, 0)


def compare(observed: Ints, population: Band, usable: Bools | None = None) -> Comparison:
    """Presences, shape (n,), beside those that a reference population lets expect.

    ``usable`` says which can be compared at all; without a population above 0 none can.

    >>> found = compare(np.array([9, 1, 5]), Band(np.array([10.0, 30.0, np.nan]), np.array([10.0, 30.0, np.nan])))
    >>> found.middle.tolist(), found.ratio.round(2).tolist()
    ([2.5, 7.5, nan], [3.6, 0.13, nan])
    """
    among = population.known & (population.high > 0)
    among &= np.ones(among.shape, bool) if usable is None else usable
    trials = float(observed[among].sum())
    share = shares(population, among)
    middle = shares(Band(population.middle, population.middle), among).low * trials
    counted = np.where(among, observed.astype(float), np.nan)
    return Comparison(counted, Band(share.low * trials, share.high * trials), middle, trials, share)


def compare_by_phase(observed: Ints, population: Band, usable: Bools) -> Comparison:
    """The same with each phase by itself, added up: shapes (n, p).

    In a phase only the municipalities ``usable`` there share its presences, so that one that had ended, or a phase whose
    lists are incomplete, counts neither for nor against. Exact under the Poisson model, since sums of Poisson counts are
    Poisson; ``share`` is of all presences counted.
    """
    among = usable & (population.known & (population.high > 0))[:, None]
    kept = np.where(among, observed, 0)
    presences = kept.sum(axis=0).astype(float)
    share = shares(population, among)
    low, high = (_added(end, presences, among) for end in (share.low, share.high))
    middle = _added(shares(Band(population.middle, population.middle), among).low, presences, among)
    counted = np.where(among.any(axis=1), kept.sum(axis=1).astype(float), np.nan)
    total = float(presences.sum())
    part = Band(*(_divided(end, np.full(end.shape, total)) for end in (low, high)))
    return Comparison(counted, Band(low, high), middle, total, part)


def _added(share: Floats, presences: Floats, among: Bools) -> Floats:
    return np.where(among.any(axis=1), np.nan_to_num(share) @ presences, np.nan)


def words(verdicts: Ints, assessable: Bools) -> list[str]:
    """Verdicts as the listing says them.

    >>> words(np.array([-1, 0, 1, 0]), np.array([True, True, True, False]))
    ['below expected', 'not distinguishable', 'above expected', 'not assessable']
    """
    return [
        _WORDS[int(verdict)] if known else NOT_ASSESSABLE for verdict, known in zip(verdicts, assessable, strict=True)
    ]
