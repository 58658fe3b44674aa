from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import GraphkitError
from graphkit.measures import reach as module
from graphkit.measures.catalogue import find_measure
from graphkit.measures.reach import reach
from graphkit.network.network import Network
from tests.graphkit.measures.samples import graph_of, network, networks, numbered

_CHAIN = [(i, i) for i in range(130)] + [(i + 1, i) for i in range(130)]


@given(networks(), st.integers(1, 4))
def test_reach_counts_those_within_as_many_steps(of: Network, steps: int) -> None:
    graph = graph_of(of)
    expected = [len(nx.single_source_shortest_path_length(graph, i, cutoff=steps)) - 1 for i in range(of.n)]
    assert reach(of, steps).values.tolist() == expected


def test_a_chain_beyond_a_word_of_bits() -> None:
    values = reach(numbered(_CHAIN), 3).values
    assert values.tolist() == [min(i, 3) + min(130 - i, 3) for i in range(131)]


def test_two_steps_unless_said_otherwise_and_a_share_when_normalised() -> None:
    of = network("ax", "bx", "by", "cy", "cz", "dz", "ew")
    assert reach(of).values.tolist() == [2, 3, 3, 2, 0]
    normal = find_measure("reach").normal
    assert normal is not None
    assert normal(of, reach(of).values).tolist() == [0.5, 0.75, 0.75, 0.5, 0]


def test_what_is_too_far_is_undefined_with_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "COSTLY", 1)
    assert np.isnan(reach(numbered(_CHAIN)).values).all()
    assert "--exact" in reach(numbered(_CHAIN)).reason
    assert reach(numbered(_CHAIN, exact=True)).values[5] == 4
    assert reach(numbered(_CHAIN), 1).values[5] == 2


def test_no_step_reaches_nobody() -> None:
    with pytest.raises(GraphkitError, match="1 or more"):
        reach(network("ax"), 0)
