"""Small two-mode networks to check measures on: random ones, Southern Women, and the cases at the edge."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import numpy as np
from hypothesis import strategies as st

from graphkit.incidence import from_pairs
from graphkit.model import Selection
from graphkit.network.network import Network

GROUPS = ("p", "q", "r", None)


def network(
    pairs: Sequence[tuple[int, int]], groups: Sequence[str | None] | None = None, weight: str = "newman", seed: int = 0
) -> Network:
    """The network of (stakeholder, event) numbers below 100; ``groups`` by stakeholder number."""
    ids = [f"s{i:02}" for i in range(100)]
    rows, columns = np.array(pairs, np.int64).reshape(-1, 2).T
    incidence = from_pairs(Selection(), rows, columns, ids, [f"e{i:02}" for i in range(100)])
    given = tuple(groups[int(ident[1:])] for ident in incidence.stakeholders) if groups else None
    return Network(incidence, weight, given, seed=seed)


def grouped_networks(most: int = 9) -> st.SearchStrategy[Network]:
    """Random two-mode networks with groups, some stakeholders without."""
    pair = st.tuples(st.integers(0, most), st.integers(0, 5))
    groups = st.lists(st.sampled_from(GROUPS), min_size=most + 1, max_size=most + 1)
    return st.builds(network, st.lists(pair, min_size=1, max_size=25), groups)


def graph(network: Network) -> nx.Graph[int]:
    """The projection, positions as nodes, groups as attribute."""
    made: nx.Graph[int] = nx.Graph()
    for i in range(network.n):
        made.add_node(i, group=network.group_names[i])
    ties = network.projection
    made.add_weighted_edges_from(zip(ties.sources.tolist(), ties.targets.tolist(), ties.weights.tolist(), strict=True))
    return made


def southern_women(weight: str = "newman") -> Network:
    """Davis, Gardner & Gardner's women and events."""
    women = nx.davis_southern_women_graph()
    top, bottom = women.graph["top"], women.graph["bottom"]
    ids, events = sorted(top), sorted(bottom)
    pairs = [(ids.index(a), events.index(b)) for a, b in women.edges(top)]
    rows, columns = np.array(pairs).T
    return Network(from_pairs(Selection(), rows, columns, ids, events), weight)


EDGES = {
    "one stakeholder": network([(0, 0), (0, 1)], ["p"]),
    "one event": network([(0, 0), (1, 0), (2, 0)], ["p", "p", "q"]),
    "everybody at everything": network([(i, e) for i in range(4) for e in range(3)], ["p", "q", "p", "q"]),
    "no tie": network([(0, 0), (1, 1), (2, 2)], ["p", "p", "q"]),
    "disconnected": network([(0, 0), (1, 0), (2, 1), (3, 1)], ["p", "p", "q", "q"]),
    "no groups": network([(0, 0), (1, 0), (1, 1), (2, 1)]),
}
