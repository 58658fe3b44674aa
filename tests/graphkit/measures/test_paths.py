"""Closeness, betweenness and centralisation against networkx, exact fractions, closed forms, and their own samples."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from graphkit.errors import GraphkitError
from graphkit.measures import betweenness as between
from graphkit.measures import closeness as close
from graphkit.measures import shortest
from graphkit.measures.catalogue import find_measure
from graphkit.measures.centralisation import betweenness_centralisation, closeness_centralisation, degree_centralisation
from graphkit.measures.two_mode import two_mode_betweenness
from tests.graphkit.measures.samples import EXTREMES, Pairs, graph_of, in_order, numbered, random_pairs

WEIGHTS = ("none", "count", "newman", "jaccard")
STAR: Pairs = [(0, e) for e in range(6)] + [(e + 1, e) for e in range(6)]
CHAIN: Pairs = [(i, i) for i in range(30)] + [(i + 1, i) for i in range(30)]


def _exact_lengths(pairs: Pairs, weight: str) -> Any:
    """The projection with lengths as fractions, so that equal sums are equal."""
    net = numbered(pairs, weight)
    events, sizes = [set(net.incidence.events_of(i).tolist()) for i in range(net.n)], net.event_sizes.tolist()
    graph: Any = nx.Graph()
    graph.add_nodes_from(range(net.n))
    for i, j in zip(net.projection.sources.tolist(), net.projection.targets.tolist(), strict=True):
        both = events[i] & events[j]
        strength = {
            "none": Fraction(1),
            "count": Fraction(len(both)),
            "newman": sum((Fraction(1, sizes[e] - 1) for e in both), Fraction(0)),
            "jaccard": Fraction(len(both), len(events[i] | events[j])),
        }[weight]
        graph.add_edge(i, j, length=1 / strength)
    return graph


@pytest.mark.parametrize("weight", WEIGHTS)
@given(pairs=random_pairs)
@settings(max_examples=25, deadline=None)
def test_betweenness_agrees_with_exact_fractions(weight: str, pairs: Pairs) -> None:
    expected = nx.betweenness_centrality(_exact_lengths(pairs, weight), weight="length", normalized=False)
    assert between.betweenness(numbered(pairs, weight)).values == pytest.approx(in_order(expected))


@pytest.mark.parametrize("weight", WEIGHTS)
@given(pairs=random_pairs)
@settings(max_examples=25, deadline=None)
def test_closeness_agrees_with_networkx_but_for_isolates(weight: str, pairs: Pairs) -> None:
    net = numbered(pairs, weight)
    found = close.closeness(net)
    expected = nx.closeness_centrality(graph_of(net), distance="length")
    assert np.nan_to_num(found.values) == pytest.approx(in_order(expected))
    assert np.isnan(found.values).tolist() == (net.degrees == 0).tolist()
    assert bool(found.reason) == bool((net.degrees == 0).any())


def test_leaving_out_detours_changes_no_distance() -> None:
    rng = np.random.default_rng(3)
    net = numbered(list(zip(rng.integers(0, 60, 400).tolist(), rng.integers(0, 25, 400).tolist(), strict=True)))
    ties = shortest.lengths(net)
    assert ties.length.size < net.projection.ties
    expected = dict(nx.all_pairs_dijkstra_path_length(graph_of(net), weight="length"))
    found = shortest.distances(ties, np.arange(net.n))
    assert found == pytest.approx(np.array([[expected[i][j] for j in range(net.n)] for i in range(net.n)]))


@pytest.mark.parametrize("weight", ["none", "newman"])
def test_a_star_has_the_most_of_everything(weight: str) -> None:
    net = numbered(STAR, weight)
    assert between.betweenness(net).values.tolist() == [15.0, 0, 0, 0, 0, 0, 0]
    normal = find_measure("betweenness").normal
    assert normal is not None
    assert normal(net, between.betweenness(net).values).tolist() == [1.0, 0, 0, 0, 0, 0, 0]
    for centralisation in (degree_centralisation, closeness_centralisation, betweenness_centralisation):
        assert centralisation(net).value == pytest.approx(1.0)


def test_a_long_chain_in_closed_form() -> None:
    expected = [i * (30 - i) for i in range(31)]
    assert between.betweenness(numbered(CHAIN)).values == pytest.approx(expected)
    assert between.betweenness(numbered(CHAIN, "none")).values == pytest.approx(expected)


def test_deep_networks_are_searched_tie_by_tie(monkeypatch: pytest.MonkeyPatch) -> None:
    tail = [(i, 100 + i) for i in range(6)] + [(i + 1, 100 + i) for i in range(6)]
    pairs = [*tail, (0, 0), (7, 0), (8, 0), (7, 1), (8, 1), (6, 2), (9, 2), (10, 2)]
    flat = between.betweenness(numbered(pairs, "none")), two_mode_betweenness(numbered(pairs))
    for module in ("betweenness", "two_mode"):
        monkeypatch.setattr(f"graphkit.measures.{module}.DEEP", 2)
    assert numbered(pairs).depth > 2
    assert between.betweenness(numbered(pairs, "none")).values == pytest.approx(flat[0].values)
    assert two_mode_betweenness(numbered(pairs)).values == pytest.approx(flat[1].values)


@pytest.mark.parametrize("weight", ["none", "newman"])
def test_sampled_betweenness_comes_with_an_error_that_fits(weight: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(1)
    pairs = list(zip(rng.integers(0, 150, 700).tolist(), rng.integers(0, 60, 700).tolist(), strict=True))
    exact = between.betweenness(numbered(pairs, weight))
    for name in ("EXACT_STEPS", "EXACT_WEIGHTED", "SAMPLED_STEPS", "SAMPLED_WEIGHTED"):
        monkeypatch.setattr(between, name, 1)
    monkeypatch.setattr(between.unweighted, "__defaults__", (1, 1))
    estimates = [between.betweenness(numbered(pairs, weight, seed=seed)) for seed in range(40)]
    assert exact.error is None
    assert estimates[0].error is not None
    assert "32 of 1" in estimates[0].method
    assert "seed 0" in estimates[0].method
    busy = exact.values > np.median(exact.values)
    mean = np.mean([each.values for each in estimates], axis=0)[busy]
    spread = np.std([each.values for each in estimates], axis=0)[busy]
    assert np.abs(mean - exact.values[busy]).max() <= (4 * spread / 40**0.5).max()
    stated = np.mean([each.error for each in estimates if each.error is not None], axis=0)[busy]
    assert 0.8 < np.median(stated / spread) < 1.25
    forced = between.betweenness(numbered(pairs, weight, exact=True))
    assert forced.values == pytest.approx(exact.values)


def test_the_error_of_a_sum_is_that_of_a_sample_without_replacement() -> None:
    sampled = np.array([1.0, 3.0, 5.0, 7.0])
    total, error = shortest.scaled(np.array([sampled.sum()]), np.array([(sampled**2).sum()]), 4, 10)
    assert total == pytest.approx([40])
    assert error == pytest.approx([10 * (0.6 * sampled.var(ddof=1) / 4) ** 0.5])
    assert shortest.scaled(np.array([16.0]), np.array([84.0]), 4, 4)[1] is None


def test_sampled_closeness_comes_with_an_error_that_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(2)
    pairs = list(zip(rng.integers(0, 150, 500).tolist(), rng.integers(0, 60, 500).tolist(), strict=True))
    pairs += [(200, 90), (201, 90), (202, 91)]
    exact = close.closeness(numbered(pairs))
    monkeypatch.setattr(close, "EXACT_STEPS", 1)
    monkeypatch.setattr(close, "SAMPLED_STEPS", 1)
    found = close.closeness(numbered(pairs, seed=5))
    assert exact.error is None
    assert found.error is not None
    known = found.error == 0
    assert known.sum() >= 32 + 2  # the sources, and a component of two
    assert found.values[known] == pytest.approx(exact.values[known])
    assert known[np.argsort(-np.nan_to_num(exact.values))[:10]].all()  # who comes first is searched from
    sampled = found.error > 0
    assert (np.abs(found.values - exact.values)[sampled] < 4.5 * found.error[sampled]).all()
    assert np.isnan(found.values[-1])


def test_sampled_closeness_is_right_on_the_average(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(2)
    pairs = list(zip(rng.integers(0, 50, 130).tolist(), rng.integers(0, 25, 130).tolist(), strict=True))
    exact = 1 / close.closeness(numbered(pairs)).values
    for name, value in (("EXACT_STEPS", 1), ("SAMPLED_STEPS", 1), ("FEWEST", 8), ("sampling.FIRST", 0)):
        monkeypatch.setattr(f"graphkit.measures.closeness.{name}", value)
    found = np.array([1 / close.closeness(numbered(pairs, seed=seed)).values for seed in range(150)])
    far = exact > np.nanmedian(exact)
    assert np.mean(found.mean(axis=0)[far] / exact[far]) == pytest.approx(1, abs=0.004)


def test_sampled_betweenness_centralisation(monkeypatch: pytest.MonkeyPatch) -> None:
    import graphkit.measures.centralisation as module

    pairs = STAR + [(i + 1, 10 + i // 2) for i in range(6)] + [(i + 20, 20) for i in range(60)] + [(0, 20)]
    exact = betweenness_centralisation(numbered(pairs))
    assert exact.value == pytest.approx(_freeman(numbered(pairs)))
    monkeypatch.setattr(module, "EXACT_STEPS", 1)
    monkeypatch.setattr(module, "SAMPLED_STEPS", 1)
    found = betweenness_centralisation(numbered(pairs))
    assert isinstance(found.value, float)
    assert isinstance(exact.value, float)
    assert found.error is not None
    assert abs(found.value - exact.value) < 5 * found.error + 0.02


def test_sampled_centralisation_of_a_long_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    import graphkit.measures.centralisation as module

    chain: Pairs = [(i, i) for i in range(90)] + [(i + 1, i) for i in range(90)]
    between_all = [i * (90 - i) for i in range(91)]
    for limits in (module, between):
        for name in ("EXACT_STEPS", "SAMPLED_STEPS", "EXACT_WEIGHTED", "SAMPLED_WEIGHTED"):
            monkeypatch.setattr(limits, name, 1, raising=False)
    found = betweenness_centralisation(numbered(chain))
    assert isinstance(found.value, float)
    assert found.error is not None
    assert "32 of 91" in found.method
    expected = (91 * max(between_all) - sum(between_all)) / (90**2 * 89 / 2)
    assert abs(found.value - expected) < 4 * found.error < 0.02


def test_depth_counts_ties_not_steps_by_way_of_events() -> None:
    chain: Pairs = [(i, i) for i in range(10)] + [(i + 1, i) for i in range(10)]
    assert numbered([*chain, (0, 50), (0, 51)]).depth == 10  # from the end, which has most events
    assert numbered([*chain, (5, 50), (5, 51)]).depth == 5


def _freeman(net: object) -> float:
    values = in_order(nx.betweenness_centrality(graph_of(net)))  # type: ignore[arg-type]
    return sum(max(values) - value for value in values) / (len(values) - 1)


def test_centralisations_say_when_there_are_none() -> None:
    split = numbered(EXTREMES["disconnected"])
    assert closeness_centralisation(split).value is None
    assert "3 components" in closeness_centralisation(split).reason
    assert isinstance(betweenness_centralisation(split).value, float)
    for centralisation in (degree_centralisation, closeness_centralisation, betweenness_centralisation):
        assert centralisation(numbered(EXTREMES["one stakeholder"])).value is None
        assert centralisation(numbered(EXTREMES["everybody at everything"])).value == pytest.approx(0)


def test_weighted_closeness_has_no_normal_form() -> None:
    normal = find_measure("closeness").normal
    assert normal is not None
    with pytest.raises(GraphkitError, match="--weight none"):
        normal(numbered(STAR), np.ones(7))
