"""A large event set aside, and sums over partners without the ties, against the ties themselves."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.measures import core_periphery
from graphkit.measures.cohesion import max_weight
from graphkit.network import aside, neighbours
from graphkit.network.aside import set_aside
from graphkit.network.neighbours import Neighbours
from graphkit.network.network import Network
from tests.graphkit.measures.samples import Pairs, graph_of, in_order, numbered, random_pairs

# Ten at one event, and what else there is: some of them elsewhere too, some who were not there.
beside = st.lists(st.tuples(st.integers(0, 14), st.integers(1, 5)), max_size=16)


@pytest.fixture(autouse=True)
def _small_events_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "LARGE", 4)


def _with_hub(pairs: Pairs, weight: str = "newman") -> Network:
    return numbered([*((i, 0) for i in range(10)), *pairs], weight)


@given(beside)
def test_triangles_of_what_is_set_aside(pairs: Pairs) -> None:
    net = _with_hub(pairs)
    assert net.aside is not None
    assert net.triangles == sum(in_order(nx.triangles(graph_of(net)))) // 3
    assert "projection" not in vars(net)


@given(beside, st.sampled_from(("count", "newman", "jaccard")))
def test_the_heaviest_tie_of_what_is_set_aside(pairs: Pairs, weight: str) -> None:
    net = _with_hub(pairs, weight)
    assert max_weight(net).value == pytest.approx(net.projection.weights.max())


@given(beside)
def test_the_core_of_what_is_set_aside(pairs: Pairs) -> None:
    net, listed = _with_hub(pairs), _with_hub(pairs)
    vars(listed)["aside"] = None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(core_periphery, "EVERY_CORE", 0)
        patch.setattr(core_periphery, "MANY_STARTS", 0)
        assert core_periphery.core_periphery(net) == core_periphery.core_periphery(listed)
    assert "projection" not in vars(net)


def test_only_what_makes_most_of_the_pairs_is_set_aside() -> None:
    assert set_aside(numbered([(i, 0) for i in range(4)]).incidence) is not None
    assert set_aside(numbered([(i, 0) for i in range(3)]).incidence) is None
    two = numbered([(i, e) for i in range(5) for e in range(2)]).incidence
    assert set_aside(two) is None
    assert set_aside(numbered([]).incidence) is None


@given(st.one_of(random_pairs, beside.map(lambda pairs: [*((i, 0) for i in range(10)), *pairs])))
def test_sums_over_partners_are_those_of_the_ties(pairs: Pairs) -> None:
    net = numbered(pairs)
    values = np.arange(2.0 * net.n).reshape(net.n, 2)
    assert (Neighbours(net) @ values).tolist() == (net.projection.pattern @ values).tolist()


def test_numbers_too_large_to_be_subtracted_go_through_the_ties(monkeypatch: pytest.MonkeyPatch) -> None:
    net = numbered([(0, 0), (1, 0), (0, 1), (1, 1), (2, 1)])
    values = np.array([2.0**53 - 1, 0.0, 2.0**53 - 1])
    assert (net.neighbours @ values).tolist() == [2.0**53 - 1, 2.0**54 - 2, 2.0**53 - 1]
    monkeypatch.setattr(neighbours, "_WHOLE", 0.0)
    assert (net.neighbours @ np.ones(3)).tolist() == [2.0, 2.0, 2.0]
