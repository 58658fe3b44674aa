from __future__ import annotations

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.measures.significance.nulls import Hypergeometric, Sdsm
from graphkit.measures.significance.tails import Null, tabulate, tails

from .matrices import Matrix, incidence_of, matrices, poisson_binomial, southern_women


def _every_tail(null: Null) -> list[tuple[int, int, list[float], list[float]]]:
    """Both tails of every two classes for every number of shared events: one, two, upper, lower."""
    one, two = np.triu_indices(null.degrees.size)
    most = np.minimum(null.degrees[one], null.degrees[two])
    table = tabulate(null, one, two, most)
    starts = zip(table.start.tolist(), most.tolist(), strict=True)
    parts = [(table.upper[s : s + t + 1].tolist(), table.lower[s : s + t + 1].tolist()) for s, t in starts]
    return [(i, j, *part) for i, j, part in zip(one.tolist(), two.tolist(), parts, strict=True)]


@given(matrices())
@settings(max_examples=40, deadline=None)
def test_sdsm_is_the_sum_of_its_trials(matrix: Matrix) -> None:
    null = Sdsm(incidence_of(matrix))
    p = null.model.p[:, np.searchsorted(null.model.sizes, matrix.sum(0))]
    for i, j, upper, lower in _every_tail(null):
        masses = poisson_binomial(p[i] * p[j])
        assert upper == pytest.approx([masses[t:].sum() for t in range(len(upper))], abs=1e-12)
        assert lower == pytest.approx([masses[: t + 1].sum() for t in range(len(lower))], abs=1e-12)


@given(matrices())
@settings(max_examples=40, deadline=None)
def test_hypergeometric_is_that_of_scipy(matrix: Matrix) -> None:
    from scipy.stats import hypergeom

    null = Hypergeometric(incidence_of(matrix))
    for i, j, upper, lower in _every_tail(null):
        law = hypergeom(null.events, null.degrees[i], null.degrees[j])
        assert upper == pytest.approx(law.sf(np.arange(len(upper)) - 1), abs=1e-12)
        assert lower == pytest.approx(law.cdf(np.arange(len(lower))), abs=1e-12)


def test_a_tiny_hypergeometric_tail_is_exact() -> None:
    """Two who share all of their 60 of 3 000 events: 1/C(3000, 60), and some less."""
    matrix = np.zeros((3, 3000), np.int64)
    matrix[:2, :60] = 1
    matrix[2] = 1
    [(_, _, upper, _)] = [row for row in _every_tail(Hypergeometric(incidence_of(matrix))) if row[:2] == (0, 0)]
    for shared in (60, 40, 10):
        exact = sum(Fraction(comb(60, t) * comb(2940, 60 - t), comb(3000, 60)) for t in range(shared, 61))
        assert upper[shared] == pytest.approx(float(exact), rel=1e-11)


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 999)), min_size=1, max_size=4), st.integers(0, 30))
@settings(max_examples=40, deadline=None)
def test_small_tails_of_many_trials_keep_their_precision(parts: list[tuple[int, int]], shared: int) -> None:
    """Binomials convolved against exact fractions, relative to however small a tail is."""

    class Given(Sdsm):
        def __init__(self) -> None:
            self.model = Sdsm(incidence_of(southern_women())).model
            object.__setattr__(self.model, "p", np.sqrt([[q / 1000 for _, q in parts]]))
            object.__setattr__(self.model, "size_counts", np.array([times for times, _ in parts]))
            self.degrees, self.events = np.array([99]), sum(times for times, _ in parts)

    zero, masses = np.zeros(1, np.int64), [Fraction(1)]
    for times, q in parts:
        for _ in range(times):
            chance = Fraction(q, 1000)
            masses = [
                (masses[t] if t < len(masses) else 0) * (1 - chance) + (masses[t - 1] if t else 0) * chance
                for t in range(len(masses) + 1)
            ]
    shared = min(shared, len(masses) - 1)
    table = tabulate(Given(), zero, zero, zero + shared)
    assert table.upper[shared] == pytest.approx(float(sum(masses[shared:])), rel=1e-10)
    assert table.lower[shared] == pytest.approx(float(sum(masses[: shared + 1])), rel=1e-10)


def test_certain_events_shift_and_impossible_ones_do_nothing() -> None:
    null = Sdsm(incidence_of([[1, 1, 0], [1, 1, 0], [1, 1, 1]]))
    assert sorted(null.model.p.ravel().tolist()) == [0, 1, 1, 1]
    [twos] = [row for row in _every_tail(null) if row[:2] == (0, 0)]
    assert twos[2:] == ([1, 1, 1], [0, 0, 1])


def test_tails_are_never_outside_0_and_1() -> None:
    lower, upper = tails(np.array([[0.3, 0.3, 0.4 + 1e-15]]))
    assert (lower <= 1).all()
    assert (upper <= 1).all()
    assert upper[0, 0] == 1
