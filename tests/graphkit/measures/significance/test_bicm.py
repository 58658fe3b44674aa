from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from numpy.typing import NDArray

from graphkit.measures.significance.bicm import bicm

from .matrices import Matrix, matrices, same_margins, southern_women


def _agrees(degrees: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    model = bicm(degrees, sizes)
    assert np.abs(model.p @ model.size_counts - model.degrees).max() < 1e-8
    assert np.abs(model.degree_counts @ model.p - model.sizes).max() < 1e-8
    assert ((model.p >= 0) & (model.p <= 1)).all()
    return model.p


@given(matrices())
@settings(max_examples=60, deadline=None)
def test_expected_margins_are_those_observed(matrix: Matrix) -> None:
    _agrees(matrix.sum(1), matrix.sum(0))


@given(matrices(4, 4))
@settings(max_examples=40, deadline=None)
def test_what_every_matrix_of_the_margins_holds_is_certain(matrix: Matrix) -> None:
    model = bicm(matrix.sum(1), matrix.sum(0))
    p = model.p[np.searchsorted(model.degrees, matrix.sum(1))][:, np.searchsorted(model.sizes, matrix.sum(0))]
    share = same_margins(matrix).mean(axis=0)
    assert ((p == 1) == (share == 1)).all()
    assert ((p == 0) == (share == 0)).all()


def test_the_published_probabilities_of_a_small_matrix() -> None:
    """backbone for R 2.1: bicm() of rows 001, 010, 101."""
    assert bicm(np.array([1, 1, 2]), np.array([1, 1, 2])).p.round(3).tolist() == [[0.216, 0.568], [0.568, 0.863]]


def test_probabilities_have_the_form_of_the_model() -> None:
    """p/(1 − p) = x_i y_e has rank 1."""
    p = _agrees(southern_women().sum(1), southern_women().sum(0))
    assert np.linalg.svd(p / (1 - p), compute_uv=False)[1] < 1e-9


AWKWARD = {
    "everybody at everything": ([3] * 4, [4] * 3),
    "nested": ([3, 2, 1], [3, 2, 1]),
    "one full event": ([2, 1, 2, 1, 3], [5, 2, 2]),
    "one at every event": ([4, 1, 2, 1], [2, 2, 2, 2]),
    "a star of 5 000": ([1] * 5000 + [3], [5000, 1, 1, 1]),
    "a hub of 5 000 among small ones": ([1] * 4000 + [2] * 1000 + [1] * 500, [5000] + [2] * 500 + [1] * 500),
    "alone at an event each": ([1] * 50, [1] * 50),
}


@pytest.mark.parametrize(("degrees", "sizes"), AWKWARD.values(), ids=AWKWARD)
def test_awkward_margins(degrees: list[int], sizes: list[int]) -> None:
    _agrees(np.array(degrees), np.array(sizes))


def test_a_full_event_is_certain_and_the_rest_is_as_without_it() -> None:
    degrees, sizes = southern_women().sum(1), southern_women().sum(0)
    with_full = bicm(degrees + 1, np.append(sizes, 18)).p
    assert (with_full[:, -1] == 1).all()
    assert with_full[:, :-1] == pytest.approx(bicm(degrees, sizes).p, abs=1e-9)
