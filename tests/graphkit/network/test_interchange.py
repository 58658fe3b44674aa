from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given

from graphkit.errors import GraphkitError
from graphkit.network.interchange import from_networkx, to_networkx
from graphkit.network.network import Network
from tests.graphkit.measures.samples import graph_of, network, networks


@given(networks())
def test_two_modes_come_back_as_they_went(of: Network) -> None:
    back = from_networkx(to_networkx(of, two_mode=True), weight=of.weight)
    assert (back.stakeholders, back.incidence.events) == (of.stakeholders, of.incidence.events)
    assert back.incidence.indices.tolist() == of.incidence.indices.tolist()


@given(networks())
def test_the_projection_carries_weights_and_shared_events(of: Network) -> None:
    graph, plain = to_networkx(of), graph_of(of)
    assert graph.number_of_nodes() == of.n
    found = {frozenset((a, b)): data["weight"] for a, b, data in graph.edges(data=True)}
    expected = {frozenset((of.stakeholders[i], of.stakeholders[j])): d["weight"] for i, j, d in plain.edges(data=True)}
    assert found == pytest.approx(expected)
    counts = of.matrix @ of.matrix.T
    at = of.stakeholders.index
    assert all(data["shared_events"] == counts[at(a), at(b)] for a, b, data in graph.edges(data=True))


def test_groups_travel() -> None:
    of = network("ax", "bx", groups=("state", None))
    assert from_networkx(to_networkx(of, two_mode=True)).group_names == ("state", None)


def test_what_is_no_two_mode_graph_is_refused() -> None:
    with pytest.raises(GraphkitError, match="no side"):
        from_networkx(nx.path_graph(3))
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(["a", "b"], bipartite=0)
    graph.add_edge("a", "b")
    with pytest.raises(GraphkitError, match="same side"):
        from_networkx(graph)
    mixed: nx.Graph[object] = nx.Graph()
    mixed.add_nodes_from([1, "1"], bipartite=0)
    with pytest.raises(GraphkitError, match="rename"):
        from_networkx(mixed)
