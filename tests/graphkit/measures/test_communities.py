"""Modularities against networkx and the sums of their definitions; divisions as good as networkx's."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from scipy.sparse import csr_array

from graphkit.measures import communities as module
from graphkit.measures import louvain
from graphkit.measures.communities import (
    communities,
    modularity,
    number_of_communities,
    two_mode_communities,
    two_mode_modularity,
)
from graphkit.network.network import Network
from graphkit.network.projection import WEIGHTS
from tests.graphkit.measures.samples import EDGES, graph_of, grouped_networks, numbered, southern_women


def _sets(labels: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[set[int]]:
    apart = [{int(i)} for i in np.flatnonzero(labels < 0)]
    return [set(np.flatnonzero(labels == c).tolist()) for c in range(labels.max(initial=-1) + 1)] + apart


@pytest.mark.parametrize("weight", WEIGHTS)
@given(net=grouped_networks())
@settings(max_examples=12, deadline=None)
def test_modularity_is_that_of_the_division(weight: str, net: Network) -> None:
    net = Network(net.incidence, weight)
    found, number = communities(net), modularity(net)
    if found is None:
        assert (number.value, number_of_communities(net).value) == (None, None)
        return
    expected = nx.community.modularity(graph_of(net), _sets(found.labels), weight="weight")
    assert found.modularity == pytest.approx(expected)
    assert number.value == found.modularity
    assert number_of_communities(net).value == found.number == len(set(found.labels.tolist()) - {-1})
    assert ((found.labels < 0) == (net.degrees == 0)).all()


@given(grouped_networks())
@settings(max_examples=30, deadline=None)
def test_two_mode_modularity_by_definition(net: Network) -> None:
    found = two_mode_communities(net)
    assert found is not None
    assert found.events is not None
    b = net.matrix.toarray()
    expected = b - np.outer(b.sum(axis=1), b.sum(axis=0)) / b.sum()
    same = found.labels[:, None] == found.events[None, :]
    assert found.modularity == pytest.approx((expected * same).sum() / b.sum())
    assert two_mode_modularity(net).value == found.modularity


def _weights(ties: Any) -> Any:
    return csr_array(nx.to_scipy_sparse_array(ties, dtype=np.dtype(float)))


def _best_of_networkx(ties: nx.Graph[int]) -> float:
    found = [nx.community.louvain_communities(ties, weight="weight", seed=seed) for seed in range(10)]
    return max(nx.community.modularity(ties, division, weight="weight") for division in found)


@pytest.mark.parametrize(
    "ties",
    [
        nx.karate_club_graph(),
        nx.Graph(nx.karate_club_graph().edges()),
        nx.les_miserables_graph(),
        nx.florentine_families_graph(),
        nx.connected_caveman_graph(8, 6),
        graph_of(southern_women()),
        graph_of(southern_women("count")),
    ],
    ids=["karate", "karate, unweighted", "les miserables", "florence", "caves", "women, newman", "women, count"],
)
def test_divisions_are_as_good_as_the_best_of_networkx(ties: nx.Graph[int]) -> None:
    divided = louvain.one_mode(_weights(ties))
    assert louvain.quality(divided, louvain.divide(divided)) >= _best_of_networkx(ties) - 1e-9


def test_the_karate_club_has_its_known_modularity() -> None:
    divided = louvain.one_mode(_weights(nx.Graph(nx.karate_club_graph().edges())))
    labels = louvain.divide(divided)
    assert louvain.quality(divided, labels) == pytest.approx(0.4198, abs=5e-5)  # the maximum: Brandes et al. 2008
    assert np.bincount(labels).tolist() == sorted(np.bincount(labels), reverse=True)


def test_southern_women_divide_in_two_modes() -> None:
    found = two_mode_modularity(southern_women())
    assert isinstance(found.value, float)
    assert found.value >= 0.3455  # 0.34554 is the best of a hundred seeds
    assert "Barber" in found.method


def test_moving_in_batches_finds_planted_communities(monkeypatch: pytest.MonkeyPatch) -> None:
    ties = nx.planted_partition_graph(4, 40, 0.5, 0.02, seed=1)
    monkeypatch.setattr(louvain, "DENSE", 8)
    divided = louvain.one_mode(_weights(ties))
    labels = louvain.divide(divided)
    assert sorted(np.bincount(labels)) == [40] * 4
    assert louvain.quality(divided, labels) == pytest.approx(nx.community.modularity(ties, _sets(labels)))
    assert "batches" in louvain.described(divided.n, 0)


@given(grouped_networks())
@settings(max_examples=15, deadline=None)
def test_batches_never_end_below_everybody_alone(net: Network) -> None:
    dense = louvain.DENSE
    try:
        louvain.DENSE = 2
        for divided in (
            louvain.two_mode(net.matrix),
            *([louvain.one_mode(net.projection.adjacency)] if net.projection.ties else []),
        ):
            labels = louvain.divide(divided)
            assert louvain.quality(divided, labels) >= louvain.quality(divided, np.arange(divided.n)) - 1e-12
    finally:
        louvain.DENSE = dense


def test_a_seed_gives_one_division() -> None:
    for seed in (0, 7):
        nets = [Network(southern_women().incidence, seed=seed) for _ in range(2)]
        one, other = (communities(net) for net in nets)
        assert one is not None
        assert other is not None
        assert (one.labels == other.labels).all()
        assert f"seed {seed}" in modularity(nets[0]).method


@pytest.mark.parametrize("name", EDGES)
def test_what_is_undefined_says_why(name: str) -> None:
    for measure in (modularity, number_of_communities, two_mode_modularity):
        number = measure(EDGES[name])
        assert (number.value is None) == bool(number.reason) != bool(number.method)


def test_the_edges_have_plain_values() -> None:
    assert modularity(EDGES["two pairs"]).value == pytest.approx(0.5)
    assert modularity(EDGES["everybody at everything"]).value == pytest.approx(0)
    assert modularity(EDGES["no tie"]).reason == "no ties: no communities"
    assert two_mode_modularity(EDGES["no tie"]).value == pytest.approx(2 / 3)


def test_a_large_network_is_divided_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PAIRS", 1)
    net = numbered([(0, 0), (1, 0), (2, 0)])
    assert "more than the 1 divided" in modularity(net).reason
    assert modularity(Network(net.incidence, exact=True)).value == pytest.approx(0)


@pytest.mark.parametrize(("qualities", "sweeps"), [([0.0, 0.1, 0.1029, 0.2], 2), ([0.0, 0.1, 0.1031, 0.1032, 0.2], 3)])
def test_another_sweep_of_batches_has_to_be_worth_it(
    qualities: list[float], sweeps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    def scripted(*_: object) -> float:
        asked.append(qualities[len(asked)])
        return asked[-1]

    monkeypatch.setattr(louvain, "quality", scripted)
    divided = louvain.two_mode(southern_women().matrix)
    louvain._in_batches(divided, np.arange(divided.n), np.random.default_rng(0))
    assert len(asked) == 1 + sweeps


@given(grouped_networks())
@settings(max_examples=15, deadline=None)
def test_a_table_and_a_list_of_communities_choose_the_same(net: Network) -> None:
    divided = louvain.two_mode(net.matrix)
    labels, batch = np.arange(divided.n) // 2, np.arange(0, divided.n, 3)
    a, b = (np.bincount(labels, part).astype(float) for part in (divided.a, divided.b))
    given = divided, labels, batch, divided.weights[batch], a, b
    assert louvain._best_of_all(*given).tolist() == louvain._best_of_near(*given).tolist()


def test_a_modularity_of_nothing_is_zero() -> None:
    net = numbered([(i, 0) for i in range(7)])
    assert modularity(net).value == 0.0
    assert two_mode_modularity(net).value == 0.0
    assert str(modularity(net).value) == "0.0"
