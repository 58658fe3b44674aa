from __future__ import annotations

from collections import Counter

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from graphkit.incidence import Incidence, from_pairs
from graphkit.model import Selection
from graphkit.network import bits
from graphkit.network.network import Network
from tests.graphkit.measures.samples import graph_of, networks


@given(networks(most=14))
def test_degrees_equal_those_of_the_ties(of: Network) -> None:
    assert bits.degrees(of.incidence).tolist() == [degree for _, degree in graph_of(of).degree()]


@given(networks(most=12))
def test_distances_equal_those_of_networkx(of: Network) -> None:
    lengths = dict(nx.all_pairs_shortest_path_length(graph_of(of)))
    found = bits.distances(of.incidence)
    assert found.reached.tolist() == [len(lengths[i]) - 1 for i in range(of.n)]
    assert found.total.tolist() == [sum(lengths[i].values()) for i in range(of.n)]
    assert found.furthest.tolist() == [max(lengths[i].values()) for i in range(of.n)]
    counts = Counter(step for i in lengths for j, step in lengths[i].items() if i < j)
    assert found.histogram.tolist() == [counts[step] for step in range(1, len(found.histogram) + 1)]


def _wide(seed: int = 5) -> Incidence:
    draw = np.random.default_rng(seed)
    return from_pairs(
        Selection(), draw.integers(0, 500, 900), draw.integers(0, 300, 900), [f"{i:03}" for i in range(500)],
        [f"{i:03}" for i in range(300)],
    )  # fmt: skip


def test_blocks_of_sources_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stakeholders in several blocks of words give what one block gives."""
    b = _wide()
    whole, degrees = bits.distances(b), bits.degrees(b)
    monkeypatch.setattr(bits, "_GATHERED", 8 * b.pairs)  # one word at a time
    parts = bits.distances(b)
    assert np.array_equal(bits.degrees(b), degrees)
    for name in ("reached", "total", "furthest", "histogram"):
        assert np.array_equal(getattr(parts, name), getattr(whole, name))
    assert np.array_equal(Network(b).degrees, degrees)
