from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from graphkit.errors import GraphkitError
from graphkit.measures.significance.attainable import draws_needed, smallest_by_draws
from graphkit.measures.significance.corrections import CORRECTIONS, adjusted

_P = st.lists(st.sampled_from([0.0, 1e-9, 0.001, 0.01, 0.02, 0.05, 0.3, 1.0]), min_size=1, max_size=12)


def _holm(p: list[float]) -> list[float]:
    """As its author states it: step down, the hypothesis of rank r against alpha/(T − r + 1)."""
    order = sorted(range(len(p)), key=lambda i: p[i])
    found, highest = [0.0] * len(p), 0.0
    for rank, i in enumerate(order):
        highest = max(highest, min(1.0, p[i] * (len(p) - rank)))
        found[i] = highest
    return found


@given(_P, st.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_corrections_are_those_of_all_tests(p: list[float], untested: int) -> None:
    whole = [*p, *[1.0] * untested]
    values, tests, size = np.array(p), len(whole), len(p)
    assert adjusted(values, "holm", tests).tolist() == pytest.approx(_holm(whole)[:size])
    assert adjusted(values, "bh", tests).tolist() == pytest.approx(false_discovery_control(whole)[:size].tolist())
    assert adjusted(values, "bonferroni", tests).tolist() == pytest.approx([min(1, x * tests) for x in p])
    assert adjusted(values, "none", tests).tolist() == p


@given(_P)
@settings(max_examples=40, deadline=None)
def test_equal_values_may_be_given_once_with_their_number(p: list[float]) -> None:
    distinct, at, counts = np.unique(p, return_inverse=True, return_counts=True)
    padded, times = np.append(distinct, 0.5), np.append(counts, 0)  # a value that no test has changes nothing
    for correction in CORRECTIONS:
        each = adjusted(np.array(p), correction, len(p))
        assert adjusted(padded, correction, len(p), times)[at] == pytest.approx(each)


def test_an_unknown_correction_is_named() -> None:
    with pytest.raises(GraphkitError, match="unknown correction 'sidak': one of holm"):
        adjusted(np.ones(1), "sidak", 1)


@pytest.mark.parametrize("correction", CORRECTIONS)
@pytest.mark.parametrize("alpha", [0.05, 0.01, 0.3])
def test_the_draws_needed_are_just_enough(correction: str, alpha: float) -> None:
    needed = draws_needed(correction, 153, 139, alpha)
    assert smallest_by_draws(correction, 153, 139, needed)[1] <= alpha * (1 + 1e-12)
    assert smallest_by_draws(correction, 153, 139, needed - 1)[1] > alpha
