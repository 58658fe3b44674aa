"""Clustering, cores, structural holes and the core with its periphery, against networkx and plain loops."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from graphkit.measures import core_periphery as periphery
from graphkit.measures import cores, holes
from graphkit.measures.catalogue import find_measure, measures_of
from graphkit.network.network import Network, Number, Values
from graphkit.network.products import product_where
from graphkit.network.triangles import bits_in_rows
from tests.graphkit.measures.samples import EXTREMES, Pairs, graph_of, in_order, numbered, random_pairs, southern_women

WEIGHTS = ("none", "count", "newman", "jaccard")


@given(random_pairs)
@settings(max_examples=40, deadline=None)
def test_clustering_transitivity_and_cores_agree_with_networkx(pairs: Pairs) -> None:
    net = numbered(pairs)
    graph = graph_of(net)
    found = cores.clustering(net)
    assert np.nan_to_num(found.values) == pytest.approx(in_order(nx.clustering(graph)))
    assert np.isnan(found.values).tolist() == (net.degrees < 2).tolist()
    assert cores.core(net).values.tolist() == in_order(nx.core_number(graph))
    assert (cores.transitivity(numbered(pairs)).value or 0) == pytest.approx(nx.transitivity(graph))


@pytest.mark.parametrize("weight", WEIGHTS)
@given(pairs=random_pairs)
@settings(max_examples=20, deadline=None)
def test_structural_holes_agree_with_networkx(weight: str, pairs: Pairs) -> None:
    net = numbered(pairs, weight)
    graph = graph_of(net)
    # node by node: the sums over all nodes at once divide by the wrong maximum in networkx 3.6 with a recent scipy
    size = nx.effective_size(graph, nodes=list(graph), weight="weight")
    assert holes.effective_size(net).values == pytest.approx(in_order(size), nan_ok=True)
    assert holes.constraint(net).values == pytest.approx(in_order(nx.constraint(graph, weight="weight")), nan_ok=True)
    assert bool(holes.constraint(net).reason) == bool((net.degrees == 0).any())


def test_larger_networks_agree_too() -> None:
    rng = np.random.default_rng(4)
    pairs = list(zip(rng.integers(0, 700, 1500).tolist(), rng.integers(0, 300, 1500).tolist(), strict=True))
    net = numbered(pairs)
    graph = graph_of(net)
    assert net.triangles == sum(in_order(nx.triangles(graph))) // 3
    assert int(net.common.sum()) == 3 * net.triangles
    assert cores.core(net).values.tolist() == in_order(nx.core_number(graph))
    for weight in ("newman", "cosine"):
        other = numbered(pairs, weight)
        assert holes.constraint(other).values == pytest.approx(
            in_order(nx.constraint(graph_of(other), weight="weight")), nan_ok=True
        )


def test_what_takes_too_long_is_undefined_with_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holes, "EXACT_STEPS", 1)
    monkeypatch.setattr(holes, "EXACT_TRIANGLES", 1)
    for weight in ("none", "newman", "jaccard"):
        pairs = EXTREMES["everybody at everything"]
        assert np.isnan(holes.effective_size(numbered(pairs, weight)).values).all()
        assert "steps" in holes.effective_size(numbered(pairs, weight)).reason
        assert not np.isnan(holes.effective_size(numbered(pairs, weight, exact=True)).values).any()
        assert np.isnan(holes.constraint(numbered(pairs, weight)).values).all()


def test_samples_of_triangles_come_with_errors_that_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(6)
    pairs = list(zip(rng.integers(0, 80, 300).tolist(), rng.integers(0, 60, 300).tolist(), strict=True))
    share, local = cores.transitivity(numbered(pairs)), cores.clustering(numbered(pairs))
    monkeypatch.setattr(cores, "EXACT_STEPS", 1)
    sampled, each = cores.transitivity(numbered(pairs)), cores.clustering(numbered(pairs))
    assert isinstance(share.value, float)
    assert isinstance(sampled.value, float)
    assert sampled.error is not None
    assert each.error is not None
    assert abs(share.value - sampled.value) < 4 * sampled.error
    inner = (local.values > 0.05) & (local.values < 0.95)
    assert np.abs((each.values - local.values)[inner] / each.error[inner]).max() < 5
    assert cores.transitivity(numbered(pairs, exact=True)).value == share.value


def test_the_error_of_a_share_is_that_of_its_sample() -> None:
    drawn = np.arange(100) < 36
    share = cores.drawn_share(drawn, 7, "paths")
    assert share.value == 0.36
    assert share.error == pytest.approx((0.36 * 0.64 / 100) ** 0.5)
    assert share.method == "sample: 100 paths, seed 7"
    each = cores.drawn_shares(np.tile(drawn, 2), 7, "", np.array([True, False, True]), "paths")
    assert each.values == pytest.approx([0.36, np.nan, 0.36], nan_ok=True)
    assert each.error == pytest.approx([0.048, np.nan, 0.048], nan_ok=True)


def test_the_error_of_sampled_transitivity_is_its_spread(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(6)
    pairs = list(zip(rng.integers(0, 80, 300).tolist(), rng.integers(0, 60, 300).tolist(), strict=True))
    monkeypatch.setattr(cores, "EXACT_STEPS", 1)
    monkeypatch.setattr(cores, "DRAWN", 500)
    drawn = [cores.transitivity(numbered(pairs, seed=seed)) for seed in range(60)]
    stated = np.mean([each.error for each in drawn if each.error is not None])
    assert 0.75 < stated / np.std([each.value for each in drawn if isinstance(each.value, float)]) < 1.33


def test_efficiency_is_effective_size_by_partners() -> None:
    net = numbered([(0, 0), (1, 0), (2, 0), (0, 1), (3, 1), (0, 2), (4, 2)], "none")
    normal = find_measure("effective-size").normal
    assert normal is not None
    expected = nx.effective_size(graph_of(net))
    partners = dict(graph_of(net).degree())
    found = normal(net, holes.effective_size(net).values)
    assert found.tolist() == pytest.approx([expected[i] / partners[i] for i in range(net.n)])
    assert found[0] == pytest.approx(3.5 / 4)


def test_drawn_cores_are_tried_besides_those_with_most_partners(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(11)
    pairs = list(zip(rng.integers(0, 24, 40).tolist(), rng.integers(0, 16, 40).tolist(), strict=True))
    found = periphery.core_periphery(numbered(pairs))
    monkeypatch.setattr(periphery, "STARTS", 0)
    by_partners = periphery.core_periphery(numbered(pairs))
    assert isinstance(found.value, float)
    assert isinstance(by_partners.value, float)
    assert found.value > by_partners.value + 0.02
    assert "from 21 start(s)" in found.method


def _best_core(net: Network) -> float:
    """The best correlation over all cores, by numpy's corrcoef."""
    one, other = np.triu_indices(net.n, 1)
    tied, best = net.projection.pattern.toarray()[one, other], -1.0
    for size in range(1, net.n):
        for core in combinations(range(net.n), size):
            ideal = np.isin(one, core) | np.isin(other, core)
            if ideal.any() and not ideal.all():
                best = max(best, float(np.corrcoef(tied, ideal)[0, 1]))
    return best


@given(random_pairs)
@settings(max_examples=15, deadline=None)
def test_the_best_core_is_found_in_small_networks(pairs: Pairs) -> None:
    net = numbered(pairs)
    found = periphery.core_periphery(net).value
    if found is None:
        assert net.n < 3 or net.projection.ties in (0, net.n * (net.n - 1) // 2)
        return
    assert found == pytest.approx(_best_core(net))
    assert max(periphery._climbed(net, start)[0] for start in periphery._starts(net)) <= float(str(found)) + 1e-9


def test_a_core_planted_in_a_larger_network_is_found() -> None:
    pairs = [(i, 0) for i in range(5)] + [(i, 1 + 40 * i + j) for i in range(5) for j in range(40)]
    pairs += [(5 + j, 1 + 40 * i + j) for i in range(5) for j in range(40)]
    assert periphery.core_periphery(numbered(pairs)).value == pytest.approx(1.0)


def test_southern_women() -> None:
    net, graph = southern_women(), nx.davis_southern_women_graph()
    women = net.stakeholders
    plain = nx.bipartite.projected_graph(graph, women)
    assert (net.projection.ties, plain.number_of_edges()) == (139, 139)
    assert cores.transitivity(net).value == pytest.approx(nx.transitivity(plain))
    assert cores.clustering(net).values == pytest.approx([nx.clustering(plain, name) for name in women])


def test_bits_are_counted_across_many_words() -> None:
    words = np.full((2, 1000 * 8), 2**64 - 1, np.uint64)
    words[1] = 5
    assert bits_in_rows(words).tolist() == [8000 * 64, 8000 * 2]


def test_products_sparse_and_dense_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    from scipy.sparse import csr_array, random_array

    left, right = (csr_array(random_array((40, 40), density=0.3, random_state=seed)) for seed in (1, 2))
    expected = (left @ right).toarray()[left.nonzero()]
    left.sort_indices()
    assert product_where(left, right, left) == pytest.approx(expected)
    monkeypatch.setattr("graphkit.network.products._DENSE", 0)
    monkeypatch.setattr("graphkit.network.products._CELLS", 100)
    assert product_where(left, right, left) == pytest.approx(expected)


OURS = (
    "closeness", "betweenness", "clustering", "core", "constraint", "effective-size", "two-mode-degree", "two-mode-closeness",
    "two-mode-betweenness", "two-mode-closure", "transitivity", "core_periphery", "degree_centralisation",
    "closeness_centralisation", "betweenness_centralisation", "two_mode_closure", "repeat_pairing",
)  # fmt: skip


@pytest.mark.parametrize("extreme", EXTREMES)
@pytest.mark.parametrize("weight", ["none", "newman"])
def test_undefined_values_have_a_reason_and_normal_ones_are_shares(extreme: str, weight: str) -> None:
    known = {**measures_of("network"), **measures_of("stakeholder")}
    for name in OURS:
        net = numbered(EXTREMES[extreme], weight)
        found = known[name].function(net)
        if isinstance(found, Number):
            assert bool(found.reason) == (found.value is None), name
            continue
        _check(found, net, known[name].normal if (name, weight) != ("closeness", "newman") else None)


def _check(found: Values, net: Network, normal: Callable[[Network, np.ndarray], np.ndarray] | None) -> None:
    assert found.values.shape == (net.n,)
    assert not np.isinf(found.values).any()
    assert found.reason or not np.isnan(found.values).any()
    if normal is not None:
        shares = normal(net, found.values)
        assert ((shares >= 0) & (shares <= 1 + 1e-9) | np.isnan(shares)).all()
