"""Networks that measures are held to: Southern Women, random two-mode graphs, small awkward ones."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
from hypothesis import strategies as st

from graphkit.incidence import incidence_of
from graphkit.network.interchange import from_networkx
from graphkit.network.network import Network


def southern_women(weight: str = "newman") -> Network:
    """Davis, Gardner & Gardner's 18 women and 14 events."""
    return from_networkx(nx.davis_southern_women_graph(), weight=weight)


def network(*pairs: str, weight: str = "newman", groups: tuple[str | None, ...] | None = None) -> Network:
    """A network of pairs written as "a1": stakeholder a at event 1."""
    return Network(incidence_of([(pair[:-1], pair[-1]) for pair in pairs]), weight, groups)


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
    """The projection built by hand: positions as nodes, the weight by its definition."""
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_nodes_from(range(of.n))
    dense = of.matrix.toarray()
    sizes = dense.sum(axis=0)
    for i in range(of.n):
        for j in range(i + 1, of.n):
            both = dense[i] * dense[j]
            if both.any():
                graph.add_edge(i, j, weight=_weight(of.weight, dense[i], dense[j], both, sizes))
    return graph


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
