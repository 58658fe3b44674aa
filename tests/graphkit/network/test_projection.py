from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from graphkit.errors import GraphkitError, TooLargeError
from graphkit.incidence import from_pairs
from graphkit.model import Selection
from graphkit.network.hubs import hubs, without_hubs
from graphkit.network.network import Network
from graphkit.network.projection import pairs_within, project, projected_degrees
from tests.graphkit.measures.samples import graph_of, network, networks, southern_women


@given(networks())
def test_every_weight_equals_its_definition(of: Network) -> None:
    expected = {(i, j): data["weight"] for i, j, data in graph_of(of).edges(data=True)}
    ties = of.projection
    found = dict(
        zip(zip(ties.sources.tolist(), ties.targets.tolist(), strict=True), ties.weights.tolist(), strict=True)
    )
    assert found == pytest.approx(expected)
    assert list(found) == sorted(found)


@given(networks())
def test_the_adjacency_is_symmetric_with_an_empty_diagonal(of: Network) -> None:
    adjacency = of.projection.adjacency.toarray()
    assert np.array_equal(adjacency, adjacency.T)
    assert not adjacency.diagonal().any()
    assert np.array_equal(of.projection.pattern.toarray(), (adjacency > 0).astype(float))


def test_southern_women_project_to_the_published_ties() -> None:
    women = southern_women("count")
    assert (women.n, women.m, women.incidence.pairs) == (18, 14, 89)
    assert (women.projection.ties, women.projection.weights.sum()) == (139, 322)
    turned = from_pairs(Selection(), women.incidence.indices, _rows(women), women.incidence.events, women.stakeholders)
    events = project(turned, "count")
    assert (events.ties, events.weights.sum()) == (66, 214)


def _rows(of: Network) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.repeat(np.arange(of.n), np.diff(of.incidence.indptr))


def test_newman_weight_of_evelyn_and_laura() -> None:
    women = southern_women()
    evelyn, laura = (women.stakeholders.index(name) for name in ("Evelyn Jefferson", "Laura Mandeville"))
    assert women.projection.adjacency[evelyn, laura] == pytest.approx(1.5626374, abs=5e-8)


def test_blocks_join_to_the_same_ties() -> None:
    """More rows than one block holds."""
    draw = np.random.default_rng(3)
    rows, columns = draw.integers(0, 3000, 9000), draw.integers(0, 700, 9000)
    b = from_pairs(Selection(), rows, columns, [f"{i:04}" for i in range(3000)], [f"{i:03}" for i in range(700)])
    whole = (b.matrix() @ b.matrix().T).toarray()
    np.fill_diagonal(whole, 0)
    assert np.array_equal(project(b, "count").adjacency.toarray(), whole)
    assert np.array_equal(projected_degrees(b), (whole > 0).sum(axis=1))


def test_a_tie_opens_to_its_events() -> None:
    ties = network("ax", "ay", "bx", "by", "cy").projection
    assert [ties.shared_events(i) for i in range(ties.ties)] == [["x", "y"], ["y"], ["y"]]


def test_a_network_of_nobody_and_of_one() -> None:
    nobody = from_pairs(Selection(), np.empty(0, np.int64), np.empty(0, np.int64), [], [])
    assert project(nobody).ties == 0
    assert network("ax").projection.ties == 0


def test_too_many_pairs_are_refused_with_the_largest_event_and_a_way_out() -> None:
    of = network("ax", "bx", "cx", "dx", "ay", "by")
    with pytest.raises(TooLargeError, match=r"7 pairs.*more than the 6.*x, has 4 participants.*--hubs"):
        project(of.incidence, most=6)
    assert project(of.incidence, most=7).ties == 6


def test_an_unknown_weight_is_refused() -> None:
    with pytest.raises(GraphkitError, match="unknown weight 'heavy': one of none, count"):
        project(network("ax").incidence, "heavy")


def test_hubs_are_named_largest_first_and_left_out_or_sampled() -> None:
    incidence = network("ax", "bx", "cx", "dx", "ay", "by", "cy", "ez", "az").incidence
    found = hubs(incidence, 2)
    assert [(hub.event, hub.participants) for hub in found] == [("x", 4), ("y", 3)]
    assert [hub.share for hub in found] == [0.6, 0.3]
    left = without_hubs(incidence, "leave-out", 2)
    assert (left.stakeholders, left.events) == (["a", "e"], ["z"])
    drawn = without_hubs(incidence, "sample", 2, seed=1)
    assert sorted(drawn.event_sizes().tolist()) == [2, 2, 2]
    assert drawn.stakeholders == without_hubs(incidence, "sample", 2, seed=1).stakeholders
    assert without_hubs(incidence, "keep", 2) is incidence
    with pytest.raises(GraphkitError, match="unknown way"):
        without_hubs(incidence, "burn")


def test_pairs_within_events() -> None:
    assert pairs_within(network("ax", "bx", "cx", "ay", "by").incidence) == 4
