"""Networks that measures are held to (Southern Women, random two-mode graphs, the cases at the edge) and their networkx forms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import networkx as nx
import numpy as np
from hypothesis import strategies as st

from graphkit.incidence import from_pairs, incidence_of
from graphkit.model import Selection
from graphkit.network.interchange import from_networkx
from graphkit.network.network import Network

Pairs = list[tuple[int, int]]
GROUPS = ("p", "q", "r", None)


def southern_women(weight: str = "newman") -> Network:
    """Davis, Gardner & Gardner's 18 women and 14 events."""
    return from_networkx(nx.davis_southern_women_graph(), weight=weight)


def network(*pairs: str, weight: str = "newman", groups: tuple[str | None, ...] | None = None) -> Network:
    """A network of pairs written as "a1": stakeholder a at event 1."""
    return Network(incidence_of([(pair[:-1], pair[-1]) for pair in pairs]), weight, groups)


def numbered(
    pairs: Iterable[tuple[int, int]],
    weight: str = "newman",
    *,
    groups: Sequence[str | None] | None = None,
    **settings: Any,
) -> Network:
    """The network of (stakeholder, event) numbers, ids in their order; ``groups`` by stakeholder number."""
    rows, columns = np.array(list(pairs), np.int64).reshape(-1, 2).T
    ids = [
        [f"{letter}{i:05}" for i in range(max(side, default=-1) + 1)] for letter, side in (("s", rows), ("e", columns))
    ]
    incidence = from_pairs(Selection(), rows, columns, *ids)
    given = tuple(groups[int(ident[1:])] for ident in incidence.stakeholders) if groups else None
    return Network(incidence, weight, given, **settings)


random_pairs = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 5)), min_size=1, max_size=24)


def grouped_networks(most: int = 9) -> st.SearchStrategy[Network]:
    """Random two-mode networks with groups, some stakeholders without."""
    pairs = st.lists(st.tuples(st.integers(0, most), st.integers(0, 5)), min_size=1, max_size=25)
    groups = st.lists(st.sampled_from(GROUPS), min_size=most + 1, max_size=most + 1)
    small = st.builds(lambda pairs, groups: numbered(pairs, groups=groups), pairs, groups)
    return st.one_of(small, st.integers(0, 10**6).map(_drawn))


def _drawn(seed: int) -> Network:
    """A network that is never nearly empty, as most of hypothesis' first examples are."""
    draw = np.random.default_rng(seed)
    pairs = np.argwhere(draw.random((draw.integers(4, 11), draw.integers(3, 7))) < draw.uniform(0.2, 0.8))
    groups = [GROUPS[i] for i in draw.integers(0, 4, 11)]
    return numbered([(0, 0), *((int(i), int(e)) for i, e in pairs)], groups=groups)


@st.composite
def networks(draw: st.DrawFn, weight: str | None = None, most: int = 9) -> Network:
    """Random two-mode graphs: few events and stakeholders, any density, isolates and parts included."""
    people, events = draw(st.integers(1, most)), draw(st.integers(1, most - 2))
    pairs = draw(
        st.lists(
            st.tuples(st.integers(0, people - 1), st.integers(0, events - 1)), min_size=1, max_size=people * events
        )
    )
    chosen = weight or draw(st.sampled_from(("none", "count", "newman", "jaccard", "overlap", "cosine")))
    return Network(incidence_of([(f"s{i}", f"e{j}") for i, j in pairs]), chosen)


def graph_of(of: Network) -> nx.Graph[Any]:
    """The projection built by hand: positions as nodes with their groups; the weight by its definition, length 1/weight."""
    graph: nx.Graph[Any] = nx.Graph()
    for i, group in enumerate(of.group_names):
        graph.add_node(i, group=group)
    dense = of.matrix.toarray()
    sizes = dense.sum(axis=0)
    for i in range(of.n):
        for j in range(i + 1, of.n):
            both = dense[i] * dense[j]
            if both.any():
                weight = _weight(of.weight, dense[i], dense[j], both, sizes)
                graph.add_edge(i, j, weight=weight, length=1 / weight)
    return graph


def two_mode_graph(of: Network) -> nx.Graph[Any]:
    """The incidence as a networkx graph: ("s", position), ("e", position)."""
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_nodes_from((("s", i) for i in range(of.n)), bipartite=0)
    graph.add_edges_from((("s", i), ("e", int(event))) for i in range(of.n) for event in of.incidence.events_of(i))
    return graph


def in_order(values: Any) -> list[float]:
    """networkx's answer by position."""
    return [values[i] for i in range(len(values))]


def _weight(name: str, mine: Any, theirs: Any, both: Any, sizes: Any) -> float:
    shared, a, b = both.sum(), mine.sum(), theirs.sum()
    return float(
        {
            "none": 1.0,
            "count": shared,
            "newman": (both / np.maximum(sizes - 1, 1)).sum(),
            "jaccard": shared / (a + b - shared),
            "overlap": shared / min(a, b),
            "cosine": shared / np.sqrt(a * b),
        }[name]
    )


EXTREMES: dict[str, Pairs] = {
    "empty": [],
    "one stakeholder": [(0, 0), (0, 1)],
    "one event": [(0, 0), (1, 0), (2, 0), (3, 0)],
    "everybody at everything": [(i, e) for i in range(4) for e in range(3)],
    "no tie": [(0, 0), (1, 1), (2, 2)],
    "disconnected": [(0, 0), (1, 0), (2, 1), (3, 1), (3, 2), (4, 2), (5, 3)],
}
EDGES = {
    "one stakeholder": numbered(EXTREMES["one stakeholder"], groups="p"),
    "one event": numbered(EXTREMES["one event"], groups="ppqq"),
    "everybody at everything": numbered(EXTREMES["everybody at everything"], groups="pqpq"),
    "no tie": numbered(EXTREMES["no tie"], groups="ppq"),
    "two pairs": numbered([(0, 0), (1, 0), (2, 1), (3, 1)], groups="ppqq"),
    "no groups": numbered([(0, 0), (1, 0), (1, 1), (2, 1)]),
}
