"""Presences against a reference population."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from graphkit.involvement.need import VERDICTS, Band, compare, compare_by_phase, words


def _exactly(values: list[float]) -> Band:
    return Band(np.array(values, float), np.array(values, float))


def test_expected_is_all_presences_by_share() -> None:
    found = compare(np.array([6, 3, 1]), _exactly([100, 300, 600]))
    assert found.middle.tolist() == [1.0, 3.0, 6.0]
    assert found.ratio.tolist() == [6.0, 1.0, pytest.approx(1 / 6)]
    assert found.expected.low.tolist() == pytest.approx(found.middle.tolist())


def test_verdicts_flag_beyond_the_outer_limits_only() -> None:
    observed = np.array([40, 3, 10, 10, 237])
    found = compare(observed, _exactly([10, 20, 10, 10, 250]))
    tails = [(poisson.cdf(o, e), poisson.sf(o - 1, e)) for o, e in zip(observed, found.middle, strict=True)]
    wanted = [int(many < 0.001) - int(few < 0.001) for few, many in tails]
    assert found.verdicts.tolist() == wanted
    assert set(wanted) == {-1, 0, 1}


def test_who_has_no_population_is_left_out_of_both_sums() -> None:
    found = compare(np.array([4, 50, 2]), _exactly([1, np.nan, 2]))
    assert found.trials == 6
    assert found.middle[[0, 2]].tolist() == [2.0, 4.0]
    assert np.isnan([found.observed[1], found.middle[1], found.ratio[1], found.interval.low[1]]).all()
    assert words(found.verdicts, found.compared)[1] == "not assessable"


def test_a_population_of_nobody_lets_expect_nothing() -> None:
    found = compare(np.array([1, 5]), _exactly([0, 10]))
    assert found.compared.tolist() == [False, True]
    assert found.trials == 5


def test_no_presence_at_all_is_no_comparison() -> None:
    found = compare(np.array([0, 0]), _exactly([5, 10]))
    assert not found.compared.any()
    assert np.isnan(found.ratio).all()


def test_an_empty_register_compares_nothing() -> None:
    assert compare(np.array([], np.int64), _exactly([])).verdicts.size == 0


def test_ends_of_a_band_that_disagree_are_not_distinguishable() -> None:
    observed = np.array([12, 100, 100])
    population = Band(np.array([1.0, 1000, 1000]), np.array([500.0, 1000, 1000]))
    found = compare(observed, population)
    assert found.disputed.tolist() == [True, False, False]
    assert found.verdicts.tolist() == [0, 0, 0]
    at_low = compare(observed, _exactly([1, 1000, 1000]))
    assert at_low.verdicts.tolist() == [1, 0, 0]


def test_a_narrow_band_keeps_the_verdict() -> None:
    found = compare(np.array([40, 100]), Band(np.array([1.0, 1000]), np.array([10.0, 1000])))
    assert (found.verdicts[0], bool(found.disputed[0])) == (1, False)
    assert found.expected.low[0] < found.middle[0] < found.expected.high[0]
    assert found.interval.low[0] == pytest.approx(28.58 / found.expected.high[0], rel=1e-3)


_UNITS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 500), st.integers(0, 500)), min_size=2, max_size=15)


@given(_UNITS)
def test_expected_adds_up_to_observed(units: list[tuple[int, int, int]]) -> None:
    observed, low, extra = (np.array(column) for column in zip(*units, strict=True))
    found = compare(observed, Band(low.astype(float), (low + extra).astype(float)))
    assert np.nansum(found.middle) == pytest.approx(np.nansum(found.observed))
    kept = found.compared
    assert (found.expected.low[kept] <= found.middle[kept] + 1e-9).all()
    assert (found.middle[kept] <= found.expected.high[kept] + 1e-9).all()


@given(_UNITS)
def test_one_phase_by_itself_is_the_plain_comparison(units: list[tuple[int, int, int]]) -> None:
    observed, low, extra = (np.array(column) for column in zip(*units, strict=True))
    population = Band(low.astype(float), (low + extra).astype(float))
    plain = compare(observed, population)
    phased = compare_by_phase(observed[:, None], population, np.ones((observed.size, 1), bool))
    pairs = [(plain.middle, phased.middle), (plain.ratio, phased.ratio), (plain.observed, phased.observed)]
    for one, other in pairs + ([(plain.share.low, phased.share.low)] if plain.trials else []):
        np.testing.assert_allclose(one, other, atol=1e-12)
    assert plain.verdicts.tolist() == phased.verdicts.tolist()


def test_an_ended_municipality_is_not_expected_afterwards() -> None:
    observed = np.array([[3, 0], [3, 10]])
    usable = np.array([[True, False], [True, True]])
    found = compare_by_phase(observed, _exactly([50, 50]), usable)
    assert found.middle.tolist() == [3.0, 13.0]
    assert found.observed.tolist() == [3.0, 13.0]


def test_a_phase_without_usable_lists_counts_for_nobody() -> None:
    found = compare_by_phase(np.array([[5], [1]]), _exactly([1, 1]), np.zeros((2, 1), bool))
    assert np.isnan(found.middle).all()
    assert not found.compared.any()


def test_the_binomial_is_a_little_stricter_with_large_shares() -> None:
    found = compare(np.array([60, 40]), _exactly([40, 60]))
    assert found.verdicts.tolist() == [0, 0]
    assert found.binomial.tolist() == [1, -1]


def test_the_words_are_a_closed_list() -> None:
    said = words(np.array([-1, 0, 1, 1]), np.array([True, True, True, False]))
    assert tuple(said) == VERDICTS
