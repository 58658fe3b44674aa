"""Two-mode networks to measure: Southern Women, random ones, and the extreme ones."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
from hypothesis import strategies as st

from graphkit.incidence import from_pairs
from graphkit.model import Selection
from graphkit.network.network import Network

Pairs = list[tuple[int, int]]


def network(pairs: Pairs, weight: str = "newman", **settings: Any) -> Network:
    """The network of (stakeholder, event) pairs."""
    rows, columns = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
    ids = [
        [f"{letter}{i:03d}" for i in range(max(side, default=-1) + 1)] for letter, side in (("s", rows), ("e", columns))
    ]
    return Network(from_pairs(Selection(), rows, columns, ids[0], ids[1]), weight, **settings)


def southern_women(weight: str = "newman") -> tuple[Network, Any, list[str]]:
    """Davis, Gardner & Gardner's network, networkx's form of it, and the women in the order of ids."""
    graph = nx.davis_southern_women_graph()
    women = sorted(name for name, side in graph.nodes(data="bipartite") if side == 0)
    events = sorted(set(graph) - set(women))
    pairs = [(women.index(who), events.index(what)) for who in women for what in graph[who]]
    rows, columns = (np.array([pair[side] for pair in pairs]) for side in (0, 1))
    return Network(from_pairs(Selection(), rows, columns, women, events), weight), graph, women


def one_mode(net: Network) -> Any:
    """The projection as a networkx graph of positions."""
    ties = net.projection
    graph: Any = nx.Graph()
    graph.add_nodes_from(range(net.n))
    for i, j, weight in zip(ties.sources.tolist(), ties.targets.tolist(), ties.weights.tolist(), strict=True):
        graph.add_edge(i, j, weight=weight, length=1 / weight)
    return graph


def two_mode(net: Network) -> Any:
    """The incidence as a networkx graph: ("s", position), ("e", position)."""
    graph: Any = nx.Graph()
    graph.add_nodes_from((("s", i) for i in range(net.n)), bipartite=0)
    graph.add_edges_from((("s", i), ("e", int(event))) for i in range(net.n) for event in net.incidence.events_of(i))
    return graph


def in_order(values: Any) -> list[float]:
    """networkx's answer by position."""
    return [values[i] for i in range(len(values))]


random_pairs = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 5)), min_size=1, max_size=24)
EXTREMES: dict[str, Pairs] = {
    "empty": [],
    "one stakeholder": [(0, 0), (0, 1)],
    "one event": [(0, 0), (1, 0), (2, 0), (3, 0)],
    "everybody at everything": [(i, e) for i in range(4) for e in range(3)],
    "no tie": [(0, 0), (1, 1), (2, 2)],
    "disconnected": [(0, 0), (1, 0), (2, 1), (3, 1), (3, 2), (4, 2), (5, 3)],
}
