from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from graphkit.errors import TooLargeError
from graphkit.measures.significance import fdsm

from .matrices import Matrix, incidence_of, matrices, same_margins

SMALL = {
    "of backbone for R": [[1, 0, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1]],
    "four by five": [[1, 1, 0, 0, 1], [1, 0, 1, 0, 0], [0, 1, 1, 1, 0], [1, 0, 0, 1, 0]],
    "more rows": [[1, 1, 0], [1, 0, 1], [0, 1, 1], [1, 0, 0], [1, 1, 0]],
    "one possible": [[1, 1, 1], [1, 1, 0], [1, 0, 0]],
}


@pytest.mark.parametrize("matrix", SMALL.values(), ids=SMALL)
def test_draws_agree_with_every_matrix_of_the_margins(matrix: list[list[int]]) -> None:
    b, one, two = np.array(matrix), *np.triu_indices(len(matrix), 1)
    every = same_margins(b)
    shared = np.einsum("kie,kje->kij", every, every)[:, one, two]
    observed = (b @ b.T)[one, two]
    draws = 6000
    at_least, at_most = fdsm.tail_counts(incidence_of(b), one, two, draws, seed=3)
    assert at_least / draws == pytest.approx((shared >= observed).mean(axis=0), abs=0.03)
    assert at_most / draws == pytest.approx((shared <= observed).mean(axis=0), abs=0.03)


@given(matrices())
@settings(max_examples=30, deadline=None)
def test_a_trade_keeps_both_margins(matrix: Matrix) -> None:
    owner, members = np.nonzero(matrix)
    state = np.tile(members, (5, 1))
    random = np.random.default_rng(0)
    for _ in range(4):
        state = fdsm.traded(state, owner, matrix.shape[1], random)
    for chain in state:
        made = np.zeros_like(matrix)
        np.add.at(made, (owner, chain), 1)
        assert made.max() <= 1
        assert (made.sum(1) == matrix.sum(1)).all()
        assert (made.sum(0) == matrix.sum(0)).all()


def test_every_matrix_is_drawn_alike() -> None:
    b = np.array(SMALL["of backbone for R"])
    owner, members = np.nonzero(b)
    state, random = np.tile(members, (4000, 1)), np.random.default_rng(1)
    for _ in range(20):
        state = fdsm.traded(state, owner, 4, random)
    made = np.zeros((4000, *b.shape), int)
    made[np.arange(4000)[:, None], owner, state] = 1
    counts = np.unique(made.reshape(4000, -1), axis=0, return_counts=True)[1]
    assert counts.size == len(same_margins(b)) == 8
    assert ((counts - 500) ** 2 / 500).sum() < 24.3  # chi-squared, 7 degrees of freedom, p = 0.001


def test_few_chains_and_single_matrices_count_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    b, one, two = np.array(SMALL["four by five"]), *np.triu_indices(4, 1)
    whole = fdsm.tail_counts(incidence_of(b), one, two, 5000, seed=1)[0] / 5000
    monkeypatch.setattr(fdsm, "_DENSE", 1)
    single = fdsm.tail_counts(incidence_of(b), one, two, 1500, seed=1)[0] / 1500
    assert single == pytest.approx(whole, abs=0.06)


def test_a_seed_repeats_its_draws() -> None:
    b, one, two = incidence_of(SMALL["four by five"]), *np.triu_indices(4, 1)
    first, again, other = (fdsm.tail_counts(b, one, two, 200, seed)[0].tolist() for seed in (1, 1, 2))
    assert first == again != other


def test_what_takes_too_long_is_refused_with_another_way() -> None:
    with pytest.raises(TooLargeError, match=r"fdsm with 1,000,000,000 draws .* ask for --backbone sdsm"):
        fdsm.refuse_too_large(incidence_of(SMALL["more rows"]), 10, 10**9)
