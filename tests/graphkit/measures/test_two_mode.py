"""Two-mode centralities, closure and repeat pairing: published tables, networkx, and plain loops."""

from __future__ import annotations

from itertools import product
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from graphkit.measures import closure, two_mode
from graphkit.network.network import Network
from tests.graphkit.measures.samples import EXTREMES, Pairs, numbered, random_pairs, southern_women, two_mode_graph

# Borgatti & Everett 1997: degree, closeness, betweenness, each over its two-mode maximum
TABLE = {
    "Evelyn Jefferson": (0.57, 0.80, 0.10), "Laura Mandeville": (0.50, 0.73, 0.05), "Theresa Anderson": (0.57, 0.80, 0.09),
    "Brenda Rogers": (0.50, 0.73, 0.05), "Charlotte McDowd": (0.29, 0.60, 0.01), "Frances Anderson": (0.29, 0.67, 0.01),
    "Eleanor Nye": (0.29, 0.67, 0.01), "Pearl Oglethorpe": (0.21, 0.67, 0.01), "Ruth DeSand": (0.29, 0.71, 0.02),
    "Verne Sanderson": (0.29, 0.71, 0.02), "Myra Liddel": (0.29, 0.69, 0.02), "Katherina Rogers": (0.43, 0.73, 0.05),
    "Sylvia Avondale": (0.50, 0.77, 0.07), "Nora Fayette": (0.57, 0.80, 0.11), "Helen Lloyd": (0.36, 0.73, 0.04),
    "Dorothy Murchison": (0.14, 0.65, 0.00), "Olivia Carleton": (0.14, 0.59, 0.01), "Flora Price": (0.14, 0.59, 0.01),
}  # fmt: skip
# The same women in the same order: tnet's local two-mode clustering; its global one is 0.7718968
CLOSURE = (
    0.7666667, 0.8421751, 0.7523437, 0.8387909, 1.0, 0.8690476, 0.7959184, 0.6462585, 0.6702509,
    0.6740891, 0.7138810, 0.7695560, 0.7461929, 0.8379501, 0.8159204, 0.5407407, 0.5806452, 0.5806452,
)  # fmt: skip


def test_southern_women_as_published() -> None:
    net, graph = southern_women(), nx.davis_southern_women_graph()
    women = net.stakeholders
    order = [women.index(name) for name in TABLE]
    measures = (two_mode.two_mode_degree, two_mode.two_mode_closeness, two_mode.two_mode_betweenness)
    references: tuple[Any, ...] = (
        nx.bipartite.degree_centrality,
        nx.bipartite.closeness_centrality,
        nx.bipartite.betweenness_centrality,
    )
    for column, (measure, reference) in enumerate(zip(measures, references, strict=True)):
        found = measure(net).values[order]
        assert found == pytest.approx([row[column] for row in TABLE.values()], abs=0.01)
        assert found == pytest.approx([reference(graph, women)[name] for name in TABLE])


def test_southern_women_repeat_pairing_and_closure() -> None:
    net = southern_women()
    assert two_mode.repeat_pairing(net).value == pytest.approx(0.4677641, abs=5e-8)
    assert closure.two_mode_closure_of_network(net).value == pytest.approx(0.7718968, abs=5e-8)
    found = closure.two_mode_closure(net).values[[net.stakeholders.index(name) for name in TABLE]]
    assert found == pytest.approx(CLOSURE, abs=1e-7)


@given(random_pairs)
@settings(max_examples=30, deadline=None)
def test_centralities_agree_with_networkx(pairs: Pairs) -> None:
    net = numbered(pairs)
    graph, top = two_mode_graph(net), [("s", i) for i in range(net.n)]
    found = two_mode.two_mode_closeness(net).values
    expected = nx.bipartite.closeness_centrality(graph, top)  # with the ideal of the whole network in every component
    for i, node in enumerate(top):
        part = nx.node_connected_component(graph, node)
        events = sum(kind == "e" for kind, _ in part)
        ideal, whole = events + 2 * (len(part) - events - 1), net.m + 2 * (net.n - 1)
        assert found[i] == pytest.approx(expected[node] * ideal / whole)
    assert ((found > 0) & (found <= 1)).all()
    expected = nx.betweenness_centrality(graph, normalized=False)
    assert two_mode.two_mode_betweenness_raw(net).values == pytest.approx([expected[node] for node in top])


def test_closeness_within_a_small_component_is_low() -> None:
    """Two who met apart from all others are as near to each other as can be, but reach few."""
    apart = two_mode.two_mode_closeness(numbered([(0, 0), (1, 0), (2, 1), (3, 1), (3, 2), (4, 2)])).values
    assert apart.tolist() == pytest.approx([2 / 7, 2 / 7, 6 / 10 * 4 / 7, 4 / 7, 6 / 10 * 4 / 7])


def _four_paths(net: Network) -> tuple[np.ndarray, np.ndarray]:
    """4-paths centred on each stakeholder, and the open ones, one by one."""
    at = net.matrix.toarray() > 0
    every, left_open = np.zeros(net.n), np.zeros(net.n)
    for i in range(net.n):
        for e, f in product(np.flatnonzero(at[i]), repeat=2):
            for j, k in product(np.flatnonzero(at[:, e]), np.flatnonzero(at[:, f])):
                if e < f and len({i, j, k}) == 3:
                    every[i] += 1
                    left_open[i] += not set(np.flatnonzero(at[j] & at[k])) - {e, f}
    return every, left_open


@given(random_pairs)
@settings(max_examples=40, deadline=None)
def test_four_paths_agree_with_counting_them(pairs: Pairs) -> None:
    net = numbered(pairs)
    every, left_open = _four_paths(net)
    assert closure.four_paths(net) == pytest.approx(every)
    assert closure.open_four_paths(net) == pytest.approx(left_open, abs=1e-9)
    share = closure.two_mode_closure_of_network(net).value
    assert share == (pytest.approx(1 - left_open.sum() / every.sum()) if every.any() else None)
    assert np.isnan(closure.two_mode_closure(net).values).tolist() == (every == 0).tolist()


@given(random_pairs)
@settings(max_examples=20, deadline=None)
def test_repeat_pairing_agrees_with_networkx(pairs: Pairs) -> None:
    net = numbered(pairs)
    found, turned = two_mode.repeat_pairing(net).value, numbered([(event, who) for who, event in pairs])
    assert found == (pytest.approx(two_mode.repeat_pairing(turned).value) if found is not None else None)
    assert (found or 0) == pytest.approx(nx.bipartite.robins_alexander_clustering(two_mode_graph(net)))


def test_closure_sampled_fits_its_error(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(8)
    pairs = list(zip(rng.integers(0, 60, 260).tolist(), rng.integers(0, 50, 260).tolist(), strict=True))
    share, local = closure.two_mode_closure_of_network(numbered(pairs)), closure.two_mode_closure(numbered(pairs))
    monkeypatch.setattr(closure, "EXACT_STEPS", 1)
    monkeypatch.setattr(closure, "EXACT_STEPS_NETWORK", 1)
    sampled, each = closure.two_mode_closure_of_network(numbered(pairs)), closure.two_mode_closure(numbered(pairs))
    assert isinstance(share.value, float)
    assert isinstance(sampled.value, float)
    assert sampled.error is not None
    assert each.error is not None
    assert abs(share.value - sampled.value) < 4 * sampled.error
    inner = (local.values > 0.1) & (local.values < 0.9)
    assert np.abs((each.values - local.values)[inner] / each.error[inner]).max() < 5
    assert np.isnan(each.values).tolist() == np.isnan(local.values).tolist()
    assert closure.two_mode_closure_of_network(numbered(pairs, exact=True)).value == share.value


def test_closure_is_sampled_beside_an_event_of_nearly_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs of meetings at one event are never drawn, so that a hub does not leave next to nothing of the draws."""
    rng = np.random.default_rng(4)
    pairs = [(i, 0) for i in range(3000)]
    pairs += [(int(who), 1 + event) for event in range(40) for who in rng.choice(3000, 3, replace=False)]
    share, local = closure.two_mode_closure_of_network(numbered(pairs)), closure.two_mode_closure(numbered(pairs))
    drawn: list[int] = []
    draw = closure._Urn.draw

    def counted(urn: Any, centres: Any, generator: Any) -> Any:
        drawn.append(len(centres))
        return draw(urn, centres, generator)

    monkeypatch.setattr(closure._Urn, "draw", counted)
    monkeypatch.setattr(closure, "EXACT_STEPS", 1)
    monkeypatch.setattr(closure, "EXACT_STEPS_NETWORK", 1)
    sampled = closure.two_mode_closure_of_network(numbered(pairs))
    assert sum(drawn) <= 4 * closure.DRAWN
    assert isinstance(share.value, float)
    assert sampled.value == pytest.approx(share.value, abs=0.01)
    each = closure.two_mode_closure(numbered(pairs))
    assert each.values == pytest.approx(local.values, abs=0.25, nan_ok=True)


def test_4_paths_too_rare_to_be_drawn_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two who always meet each other, and a third once: nearly every pair of meetings ends where it began."""
    pairs = [(who, event) for event in range(400) for who in (0, 1)] + [(0, 400), (2, 400)]
    monkeypatch.setattr(closure, "EXACT_STEPS", 1)
    monkeypatch.setattr(closure, "EXACT_STEPS_NETWORK", 1)
    monkeypatch.setattr(closure, "ROUNDS", 1)
    found = closure.two_mode_closure(numbered(pairs))
    assert np.isnan(found.values).all()
    assert "too rare" in found.reason


def test_two_mode_betweenness_sampled_fits_its_error(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(9)
    pairs = list(zip(rng.integers(0, 150, 600).tolist(), rng.integers(0, 80, 600).tolist(), strict=True))
    exact = two_mode.two_mode_betweenness(numbered(pairs))
    monkeypatch.setattr(two_mode, "EXACT_STEPS", 1)
    monkeypatch.setattr(two_mode, "SAMPLED_STEPS", 100 * 2 * 5 * 600)
    estimates = [two_mode.two_mode_betweenness(numbered(pairs, seed=seed)) for seed in range(30)]
    busy = exact.values > np.median(exact.values)
    assert exact.error is None
    mean, spread = (how([each.values for each in estimates], axis=0)[busy] for how in (np.mean, np.std))
    assert np.abs(mean - exact.values[busy]).max() <= (4 * spread / 30**0.5).max()
    stated = np.mean([each.error for each in estimates if each.error is not None], axis=0)[busy]
    assert 0.8 < np.median(stated / spread) < 1.25


def test_a_network_without_four_paths_says_so() -> None:
    for name in ("one stakeholder", "one event", "no tie", "empty"):
        assert closure.two_mode_closure_of_network(numbered(EXTREMES[name])).value is None
        assert closure.two_mode_closure_of_network(numbered(EXTREMES[name])).reason
        assert two_mode.repeat_pairing(numbered(EXTREMES[name])).value is None
    assert closure.two_mode_closure_of_network(numbered(EXTREMES["everybody at everything"])).value == 1.0
    assert two_mode.repeat_pairing(numbered(EXTREMES["everybody at everything"])).value == 1.0
