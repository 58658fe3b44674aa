from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from graphkit.incidence import incidence_of
from graphkit.measures import cohesion
from graphkit.measures.centralisation import closeness_centralisation
from graphkit.measures.cutting import parts_left
from graphkit.network.network import Network
from tests.graphkit.measures.samples import graph_of, network, networks, southern_women


@given(networks())
def test_cohesion_equals_networkx(of: Network) -> None:
    graph = graph_of(of)
    parts = sorted(map(len, nx.connected_components(graph)), reverse=True)
    assert cohesion.ties(of).value == graph.number_of_edges()
    weights = [data["weight"] for _, _, data in graph.edges(data=True)]
    assert cohesion.total_weight(of).value == pytest.approx(sum(weights))
    assert cohesion.max_weight(of).value == (pytest.approx(max(weights)) if weights else None)
    assert cohesion.components(of).value == len(parts)
    assert cohesion.largest_component(of).value == parts[0]
    assert cohesion.isolates(of).value == nx.number_of_isolates(graph)
    if of.n > 1:
        assert cohesion.density(of).value == pytest.approx(nx.density(graph))
        assert cohesion.connectedness(of).value == pytest.approx(sum(p * (p - 1) for p in parts) / (of.n * (of.n - 1)))
        assert cohesion.fragmentation(of).value == pytest.approx(1 - float(cohesion.connectedness(of).value))  # type: ignore[arg-type]
    else:
        assert cohesion.density(of).value is None


@given(networks())
def test_distances_equal_networkx(of: Network) -> None:
    graph = graph_of(of)
    lengths = [d for i, row in nx.all_pairs_shortest_path_length(graph) for j, d in row.items() if i != j]
    mean, longest = cohesion.mean_distance(of), cohesion.diameter(of)
    if not lengths:
        assert mean.value is longest.value is None
        assert "no ties" in mean.reason
        return
    assert mean.value == pytest.approx(np.mean(lengths))
    size = max(map(len, nx.connected_components(graph)))
    largest = [part for part in nx.connected_components(graph) if len(part) == size]
    assert longest.value == max(nx.diameter(graph.subgraph(part)) for part in largest)


@given(networks())
def test_cut_points_and_parts_equal_networkx(of: Network) -> None:
    graph = graph_of(of)
    assert cohesion.cut_points(of).value == [of.stakeholders[i] for i in sorted(nx.articulation_points(graph))]
    for i, parts in enumerate(parts_left(of)):
        rest = graph.subgraph(nx.node_connected_component(graph, i) - {i})
        assert sorted(parts) == sorted(map(len, nx.connected_components(rest)))


@given(networks())
def test_dependence_is_the_connectedness_lost(of: Network) -> None:
    values = cohesion.dependence(of).values
    if of.n < 3:
        assert np.isnan(values).all()
        return
    graph = graph_of(of)
    whole = _connectedness(graph)
    for i in range(of.n):
        assert values[i] == pytest.approx(whole - _connectedness(graph.subgraph(set(graph) - {i})), abs=1e-12)


def _connectedness(graph: nx.Graph[int]) -> float:
    n = graph.number_of_nodes()
    return sum(len(part) * (len(part) - 1) for part in nx.connected_components(graph)) / (n * (n - 1))


def test_southern_women() -> None:
    women = southern_women()
    assert cohesion.two_mode_density(women).value == pytest.approx(0.353175, abs=5e-7)
    assert cohesion.density(women).value == pytest.approx(0.908497, abs=5e-7)
    assert cohesion.ties(women).value == 139


def test_one_broker_between_two_meetings() -> None:
    of = network("ax", "bx", "cx", "cy", "dy", "ey")
    assert cohesion.cut_points(of).value == ["c"]
    assert cohesion.dependence(of).values.tolist() == pytest.approx([0, 0, 1 - 4 / 12, 0, 0])


def test_what_costs_too_much_is_left_out_with_the_way_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.network.network.COSTLY", 1)
    of = network("ax", "bx")
    assert cohesion.diameter(of).value is None
    assert "--exact" in cohesion.mean_distance(of).reason
    assert cohesion.mean_distance(Network(of.incidence, exact=True)).value == 1
    assert closeness_centralisation(network("ax", "bx", "cx")).value is None


def test_long_chains_count_by_their_length() -> None:
    """A path of n stakeholders has few pairs and many steps, also beside somebody with more events."""
    n = 5000
    chain = [(f"c{i:05}", f"e{i + end:05}") for i in range(n) for end in (0, 1)]
    alone = [("busy", f"x{i}") for i in range(5)]
    assert Network(incidence_of(chain + alone)).too_far
    assert not Network(incidence_of(chain[:400])).too_far
    assert not Network(incidence_of(chain), exact=True).too_far
