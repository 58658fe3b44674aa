from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from graphkit.measures import centrality
from graphkit.measures.catalogue import find_measure
from graphkit.measures.centrality import degree, eigenvector, events, pagerank, strength
from graphkit.network.network import Network
from tests.graphkit.measures.samples import graph_of, network, networks, southern_women


@given(networks())
def test_counts_equal_networkx(of: Network) -> None:
    graph = graph_of(of)
    assert degree(of).values.tolist() == [d for _, d in graph.degree()]
    assert strength(of).values == pytest.approx([d for _, d in graph.degree(weight="weight")])
    assert events(of).values.tolist() == of.matrix.sum(axis=1).tolist()


@given(networks())
def test_pagerank_equals_networkx(of: Network) -> None:
    expected = nx.pagerank(graph_of(of), alpha=0.85, tol=1e-14, max_iter=5000)
    assert pagerank(of).values == pytest.approx([expected[i] for i in range(of.n)], abs=1e-9)


@given(networks())
def test_eigenvector_is_one_of_the_largest_eigenvalue(of: Network) -> None:
    found = eigenvector(of)
    adjacency = nx.to_numpy_array(graph_of(of))
    if not adjacency.any():
        assert np.isnan(found.values).all()
        assert "no ties" in found.reason
        return
    largest = np.linalg.eigvalsh(adjacency)[-1]
    assert adjacency @ found.values == pytest.approx(largest * found.values, abs=1e-7)
    assert np.linalg.norm(found.values) == pytest.approx(1)
    assert (found.values >= 0).all()


def test_lanczos_agrees_with_the_dense_way_on_a_larger_network() -> None:
    draw = np.random.default_rng(2)
    pairs = {
        f"s{i:03}" + chr(200 + j) for i, j in zip(draw.integers(0, 150, 700), draw.integers(0, 60, 700), strict=True)
    }
    of = network(*sorted(pairs))
    _, vectors = np.linalg.eigh(of.projection.adjacency.toarray())
    assert eigenvector(of).values == pytest.approx(np.abs(vectors[:, -1]), abs=1e-8)


def test_newman_strength_of_each_woman_is_her_number_of_events() -> None:
    women = southern_women()
    assert strength(women).values == pytest.approx(events(women).values)


def test_the_centre_of_a_star_has_the_normal_eigenvector_of_one() -> None:
    star = network(*[f"a{i}" for i in range(1, 6)], *[f"{who}{i}" for i, who in enumerate("bcdef", 1)], weight="none")
    normal = find_measure("eigenvector").normal
    assert normal is not None
    assert normal(star, eigenvector(star).values) == pytest.approx([1] + [0.2**0.5] * 5)
    assert eigenvector(star).values == pytest.approx([0.5**0.5] + [0.1**0.5] * 5)


def test_an_isolate_shares_its_rank_with_all() -> None:
    of = network("ax", "bx", "cy")
    expected = nx.pagerank(graph_of(of), tol=1e-14)
    assert pagerank(of).values == pytest.approx([expected[i] for i in range(3)])
    assert strength(of).values.tolist() == [1, 1, 0]
    assert eigenvector(of).values == pytest.approx([0.5**0.5, 0.5**0.5, 0])
    assert "disconnected: 2 of 3 stakeholders" in eigenvector(of).method
    assert "disconnected" not in eigenvector(network("ax", "bx")).method


def test_somebody_alone() -> None:
    of = network("ax")
    assert pagerank(of).values.tolist() == [1]
    assert degree(of).values.tolist() == [0]


def test_of_components_with_one_eigenvalue_the_first_stakeholders_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The later ones are not even looked at: many pairs cost no more than one."""
    of = network(*[f"{who}{chr(200 + i)}" for i in range(60) for who in (f"a{i:02}", f"b{i:02}")], weight="count")
    looked: list[int] = []
    leading = centrality._leading

    def counted(*args: Any) -> Any:
        looked.append(1)
        return leading(*args)

    monkeypatch.setattr(centrality, "_leading", counted)
    values = eigenvector(of).values
    assert [of.stakeholders[i] for i in np.flatnonzero(values)] == ["a00", "b00"]
    assert len(looked) == 1


def test_a_star_does_not_hide_a_clique_of_the_same_eigenvalue() -> None:
    """The star's bound is higher and it is tried first; the clique with the first stakeholder has the same eigenvalue."""
    clique = [f"{who}1" for who in ("a0", "a1", "a2")]  # λ = 2
    star = [pair for i in range(4) for pair in (f"z9{i + 2}", f"z{i}{i + 2}")]  # λ = √4
    values = eigenvector(network(*clique, *star, weight="none")).values
    assert np.flatnonzero(values).tolist() == [0, 1, 2]
