"""Exact statistics equal scipy's, zero counts included."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2, poisson

from graphkit.involvement import statistics as exact

COUNTS = [0, 1, 2, 3, 5, 10, 17, 50, 100, 1000]
EXPECTED = [1e-6, 0.01, 0.1, 0.5, 1, 2.5, 3.7, 10, 42.42, 100, 1000]


@pytest.mark.parametrize("level", [0.9, 0.95, 0.998])
def test_poisson_intervals_are_those_of_scipy(level: float) -> None:
    low, high = exact.poisson_interval(np.array(COUNTS, float), level)
    tail = (1 - level) / 2
    wanted = [(chi2.ppf(tail, 2 * n) / 2 if n else 0.0, chi2.ppf(1 - tail, 2 * n + 2) / 2) for n in COUNTS]
    assert list(zip(low, high, strict=True)) == [pytest.approx(pair, rel=1e-9) for pair in wanted]


def test_the_interval_of_a_published_example() -> None:
    low, high = exact.poisson_interval(np.array([10.0]))  # tables of Garwood 1936 for 10 events: 4.80 and 18.39
    assert (round(low[0], 2), round(high[0], 2)) == (4.80, 18.39)


@pytest.mark.parametrize("level", exact.LIMITS)
def test_funnel_limits_are_quantiles(level: float) -> None:
    low, high = exact.poisson_limits(np.array(EXPECTED), level)
    tail = (1 - level) / 2
    assert low.tolist() == np.atleast_1d(poisson.ppf(tail, EXPECTED)).tolist()
    assert high.tolist() == np.atleast_1d(poisson.ppf(1 - tail, EXPECTED)).tolist()


@given(st.floats(1e-3, 500))
def test_beyond_a_limit_is_as_rare_as_it_says(expected: float) -> None:
    low, high = (float(end[0]) for end in exact.poisson_limits(np.array([expected]), 0.998))
    assert poisson.cdf(low - 1, expected) <= 0.001 + 1e-12
    assert poisson.sf(high, expected) <= 0.001 + 1e-12
    assert poisson.cdf(low, expected) >= 0.001 - 1e-12
    assert poisson.sf(high - 1, expected) >= 0.001 - 1e-12


@given(st.integers(0, 400), st.floats(0.5, 0.999))
def test_a_poisson_interval_holds_its_count(count: int, level: float) -> None:
    low, high = (float(end[0]) for end in exact.poisson_interval(np.array([float(count)]), level))
    assert 0 <= low <= count <= high
    assert (low == 0) == (count == 0)


@pytest.mark.parametrize(("count", "trials"), [(0, 5), (1, 5), (5, 5), (0, 250), (13, 250), (250, 250)])
def test_binomial_intervals_are_those_of_scipy(count: int, trials: int) -> None:
    low, high = exact.binomial_interval(np.array([float(count)]), trials)
    wanted = binomtest(count, trials).proportion_ci(0.95, method="exact")
    assert (low[0], high[0]) == pytest.approx((wanted.low, wanted.high), rel=1e-9)


def test_nothing_drawn_has_no_share() -> None:
    assert all(np.isnan(end).all() for end in exact.binomial_interval(np.array([0.0]), 0))


@given(st.integers(1, 300), st.data(), st.floats(0, 1))
def test_binomial_surprise_agrees_with_a_one_sided_test(trials: int, data: st.DataObject, share: float) -> None:
    count = data.draw(st.integers(0, trials))
    few, many = (binomtest(count, trials, share, alternative=side).pvalue for side in ("less", "greater"))
    found = int(exact.binomial_surprise(np.array([float(count)]), trials, np.array([share]), 0.998)[0])
    if min(abs(few - 0.001), abs(many - 0.001)) > 1e-9:
        assert found == int(many < 0.001) - int(few < 0.001)


def test_unknown_stays_unknown() -> None:
    nothing = np.array([np.nan])
    assert all(np.isnan(end).all() for end in exact.poisson_interval(nothing))
    assert all(np.isnan(end).all() for end in exact.poisson_limits(nothing, 0.95))
    assert all(np.isnan(end).all() for end in exact.binomial_interval(nothing, 10))
    assert exact.binomial_surprise(nothing, 10, np.array([0.5]), 0.95).tolist() == [0]


def test_chance_alone_disperses_about_one() -> None:
    draw = np.random.default_rng(3)
    expected = draw.uniform(5, 50, 4000)
    found = exact.dispersion(draw.poisson(expected).astype(float), expected)
    assert found == pytest.approx(1, abs=0.1)


def test_one_outlier_does_not_disperse_when_winsorised() -> None:
    expected = np.full(40, 9.0)
    observed = expected.copy()
    observed[0] = 900
    raw, pulled = (exact.dispersion(observed, expected, winsorised=way) for way in (False, True))
    assert raw is not None
    assert raw > 1000
    assert pulled == 0


def test_dispersion_needs_two() -> None:
    assert exact.dispersion(np.array([3.0, 1.0]), np.array([2.0, 0.0])) is None


@given(st.lists(st.integers(0, 50), min_size=1, max_size=30).filter(any))
def test_gini_is_the_mean_difference(counts: list[int]) -> None:
    values = np.array(counts, float)
    wanted = np.abs(values[:, None] - values[None, :]).sum() / (2 * values.size**2 * values.mean())
    assert exact.gini(values) == pytest.approx(wanted, abs=1e-12)


def test_the_never_involved_raise_inequality() -> None:
    involved, all_of_them = exact.gini(np.array([2.0, 2.0])), exact.gini(np.array([2.0, 2.0, 0.0, 0.0]))
    assert (involved, all_of_them) == (0.0, 0.5)


def test_a_tenth_at_each_end_is_pulled_in() -> None:
    steps = np.arange(-10.0, 11.0)  # of 21 residuals the outer two at each end become −8 and 8
    found = exact.dispersion(4 + 2 * steps, np.full(21, 4.0), winsorised=True)
    assert found == pytest.approx(float(np.mean(np.clip(steps, -8, 8) ** 2)))


@pytest.mark.parametrize(("share", "found"), [(0.5, 0), (0.6, -1)])
def test_none_of_five_is_a_surprise_only_below_the_tail(share: float, found: int) -> None:
    """None of five has a probability of 1/32 at a half, of 0.01 at six tenths; the tail is 0.025."""
    assert exact.binomial_surprise(np.array([0.0]), 5, np.array([share]), 0.95).tolist() == [found]
