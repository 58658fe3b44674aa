from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from graphkit.errors import GraphkitError, TooLargeError
from graphkit.measures.catalogue import find_measure
from graphkit.measures.significance import tested
from graphkit.measures.significance.backbone import METHODS, Backbone, backbone
from graphkit.measures.significance.bicm import bicm
from graphkit.measures.significance.words import how, why_empty
from graphkit.network.network import Network

from .matrices import Matrix, matrices, network_of, poisson_binomial, southern_women

OF_R = [[1, 0, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1]]
# Two groups of four at thirty events each: ties within them are far beyond chance.
GROUPS = np.kron(np.eye(2, dtype=int), np.ones((4, 30), int))


def _by_pair(found: Backbone) -> dict[tuple[int, int], tuple[int, float]]:
    """Each pair kept: sign and raw p."""
    ties = found.ties
    assert ties.p_values is not None
    signs = [1] * len(ties) if ties.signs is None else ties.signs.tolist()
    pairs = zip(ties.sources.tolist(), ties.targets.tolist(), strict=True)
    return dict(zip(pairs, zip(signs, ties.p_values.tolist(), strict=True), strict=True))


def _all(network: Network, method: str = "sdsm", **more: Any) -> dict[tuple[int, int], tuple[int, float]]:
    return _by_pair(backbone(network, method, alpha=1, correction="none", **more))


def test_the_fixed_row_values_of_backbone_for_r() -> None:
    """fixedrow() of backbone 2.1: upper tails 1, ½, 1 and lower tails ¼, 1, ½ of pairs 0–1, 0–2, 1–2."""
    [(pair, (_, p))] = _all(network_of(OF_R), "hypergeometric").items()
    assert pair == (0, 2)
    assert p == pytest.approx(0.5)
    signed = _all(network_of(OF_R), "hypergeometric", signed=True)
    assert {pair: sign for pair, (sign, _) in signed.items()} == {(0, 1): -1, (0, 2): 1, (1, 2): -1}
    assert [p for _, p in signed.values()] == pytest.approx([0.25, 0.5, 0.5])


def test_fdsm_of_the_same_is_a_quarter_by_enumeration() -> None:
    found = backbone(network_of(OF_R), "fdsm", alpha=1, correction="none", draws=4000, seed=5)
    assert found.ties.p_values == pytest.approx([0.25], abs=0.03)
    assert (found.draws, found.seed) == (4000, 5)
    signed = _all(network_of(OF_R), "fdsm", signed=True, draws=4000)
    assert {pair: sign for pair, (sign, _) in signed.items()} == {(0, 1): -1, (0, 2): 1, (1, 2): -1}
    assert signed[0, 1][1] == pytest.approx(0.5, abs=0.03)
    assert signed[1, 2][1] == pytest.approx(0.75, abs=0.03)


@given(matrices())
@settings(max_examples=25, deadline=None)
def test_sdsm_of_every_pair_by_brute_force(matrix: Matrix) -> None:
    model = bicm(matrix.sum(1), matrix.sum(0))
    p = model.p[np.searchsorted(model.degrees, matrix.sum(1))][:, np.searchsorted(model.sizes, matrix.sum(0))]
    shared, found = matrix @ matrix.T, _all(network_of(matrix), signed=True)
    assert len(found) == len(matrix) * (len(matrix) - 1) // 2
    for (i, j), (sign, value) in found.items():
        masses = poisson_binomial(p[i] * p[j])
        upper, lower = masses[shared[i, j] :].sum(), masses[: shared[i, j] + 1].sum()
        assert value == pytest.approx(min(upper, lower), abs=1e-10)
        assert sign == (1 if upper <= lower + 1e-12 else -1) or upper == pytest.approx(lower)


@pytest.mark.parametrize("method", METHODS)
def test_alpha_1_lists_every_tie_of_southern_women(method: str) -> None:
    found = backbone(network_of(southern_women()), method, alpha=1, draws=100)
    assert (len(found.ties), found.tests, found.events) == (139, 153, 14)
    assert int(found.ties.shared.sum()) == 322


def test_the_fewest_events_that_southern_women_would_need_are_missing() -> None:
    """Under SDSM no pair of the 18 women can fall below 0.052, whichever events they share: too few events."""
    b = southern_women()
    model = bicm(b.sum(1), b.sum(0))
    p = model.p[np.searchsorted(model.degrees, b.sum(1))][:, np.searchsorted(model.sizes, b.sum(0))]
    pairs = [(i, j) for i in range(18) for j in range(i)]
    least = min(poisson_binomial(p[i] * p[j])[min(b[i].sum(), b[j].sum()) :].sum() for i, j in pairs)
    found = backbone(network_of(b), correction="none")
    assert found.smallest == pytest.approx((least, least))
    assert "Nothing can be significant with 14 event(s)" in str(why_empty(found))
    assert "pasākumu skaitu (14) nekas nevar būt statistiski nozīmīgs" in str(why_empty(found, "lv"))


def test_the_hypergeometric_backbone_of_southern_women_by_scipy() -> None:
    from scipy.stats import hypergeom

    b = southern_women()
    shared, d = b @ b.T, b.sum(1)
    expected = {
        (i, j): hypergeom.sf(shared[i, j] - 1, 14, d[i], d[j])
        for i in range(18)
        for j in range(i + 1, 18)
        if shared[i, j]
    }
    found = backbone(network_of(b), "hypergeometric", correction="none")
    assert {pair: p for pair, (_, p) in _by_pair(found).items()} == pytest.approx(
        {pair: p for pair, p in expected.items() if p <= 0.05}
    )
    assert len(found.ties) == 17


@pytest.mark.parametrize("correction", ["none", "holm", "bonferroni", "bh"])
@pytest.mark.parametrize("method", METHODS)
def test_groups_that_always_meet_are_found_and_groups_that_never_do(method: str, correction: str) -> None:
    choices: dict[str, Any] = {"correction": correction, "draws": 2000}
    plain, signed = (_by_pair(backbone(network_of(GROUPS), method, signed=s, **choices)) for s in (False, True))
    within = {(i, j) for i in range(8) for j in range(i + 1, 8) if i // 4 == j // 4}
    assert set(plain) == within
    assert {pair for pair, (sign, _) in signed.items() if sign == 1} == within
    assert all(signed[pair] == plain[pair] for pair in within)
    fewer = {pair for pair, (sign, _) in signed.items() if sign == -1}
    assert len(fewer) == 16
    assert not fewer & within


def test_untied_pairs_are_in_order_and_weigh_nothing() -> None:
    ties = backbone(network_of(GROUPS), "sdsm", signed=True).ties
    assert np.lexsort((ties.targets, ties.sources)).tolist() == list(range(len(ties)))
    assert ties.signs is not None
    assert set(ties.weights[ties.signs == -1].tolist()) == {0.0}
    assert set(ties.shared[ties.signs == -1].tolist()) == {0}


def test_untied_pairs_too_many_to_list_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tested, "MOST_UNTIED", 10)
    with pytest.raises(TooLargeError, match="leave --signed out"):
        backbone(network_of(GROUPS), "sdsm", signed=True)


@pytest.mark.parametrize("method", METHODS)
def test_edges_of_what_a_network_can_be(method: str) -> None:
    alone = backbone(network_of([[1, 1]]), method)
    assert (len(alone.ties), alone.tests) == (0, 0)
    assert why_empty(alone) == "One stakeholder alone: there is no pair to test."
    apart = backbone(network_of(np.eye(4, dtype=int)), method, draws=10_000)
    assert (len(apart.ties), apart.tied) == (0, 0)
    everybody = backbone(network_of(np.ones((5, 6), int)), method, correction="none")
    assert everybody.smallest in ((1.0, 1.0), None)
    assert len(everybody.ties) == 0
    one_event = backbone(network_of(np.ones((5, 1), int)), method, alpha=1)
    assert one_event.ties.p_values == pytest.approx(np.ones(10))


def test_too_few_draws_are_said_before_any_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.measures.significance.backbone.by_draws", None)
    found = backbone(network_of(southern_women()), "fdsm", draws=1000)
    assert (len(found.ties), found.draws_needed) == (0, 3059)
    assert "It takes at least --draws 3059" in str(why_empty(found))
    assert "Vajag vismaz --draws 3059" in str(why_empty(found, "lv"))


def test_the_rules_name_every_choice() -> None:
    found = backbone(network_of(GROUPS), "fdsm", correction="bonferroni", draws=2000, seed=7, signed=True)
    for lang, words in {
        "en": "FDSM|2000 draws|seed 7|Bonferroni's|28 pairs tested|alpha 0.05|fewer",
        "lv": "2000 izlozes|sēkla 7|alfa 0,05|mazāk",
    }.items():
        assert all(word in "; ".join(how(found, lang)) for word in words.split("|"))


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"method": "disparity"}, "unknown null model 'disparity': one of sdsm, hypergeometric, fdsm"),
        ({"correction": "sidak"}, "unknown correction"),
        ({"alpha": 0}, "no level of significance"),
        ({"alpha": 1.5}, "no level of significance"),
        ({"draws": 0}, "1 or more"),
    ],
)
def test_choices_that_are_none(choices: dict[str, Any], message: str) -> None:
    with pytest.raises(GraphkitError, match=message):
        backbone(network_of(OF_R), **choices)


def test_the_catalogue_has_them() -> None:
    assert find_measure("SDSM", "tie").function(network_of(GROUPS)).method == "sdsm"
