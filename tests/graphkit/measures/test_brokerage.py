"""Brokerage roles, common partners and bridges against counting every triple."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import GraphkitError, TooLargeError
from graphkit.measures import bridging as bridges
from graphkit.measures import brokerage as module
from graphkit.measures.bridging import bridging
from graphkit.measures.brokerage import ROLES, brokerage, brokerage_roles
from graphkit.network.network import Network
from graphkit.network.triangles import common
from tests.graphkit.measures.samples import EDGES, graph_of, grouped_networks, numbered, southern_women


def _role(a: str, v: str, b: str) -> str:
    if a == b:
        return "coordinator" if a == v else "itinerant"
    return "gatekeeper" if v == b else "representative" if v == a else "liaison"


def _by_hand(net: Network) -> list[Counter[str]]:
    ties, groups = graph_of(net), net.group_names
    return [
        Counter(
            _role(str(groups[a]), str(groups[v]), str(groups[b]))
            for a, b in permutations(ties[v], 2)
            if groups[a] and groups[b] and not ties.has_edge(a, b)
        )
        for v in range(net.n)
    ]


@given(grouped_networks())
@settings(max_examples=60, deadline=None)
def test_roles_are_those_of_every_triple(net: Network) -> None:
    found, expected = brokerage_roles(net), _by_hand(net)
    for i, group in enumerate(net.group_names):
        for role in ROLES:
            value = getattr(found, role)[i]
            assert value == expected[i][role] if group else np.isnan(value)
        assert found.total[i] == sum(expected[i].values()) if group else np.isnan(found.total[i])
    assert found.left_out == net.group_names.count(None)


def _larger(seed: int = 1) -> Network:
    draw = np.random.default_rng(seed)
    pairs = list(zip(draw.integers(0, 60, 150).tolist(), draw.integers(0, 40, 150).tolist(), strict=True))
    return numbered(pairs, groups=[("p", "q", "r", None)[i % 4] for i in range(100)])


def test_sampled_roles_are_within_their_error(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = brokerage_roles(_larger())
    monkeypatch.setattr(module, "MOST_WORDS", 0)
    found = brokerage_roles(_larger())
    assert "seed 0" in found.method
    assert found.error is not None
    known = ~np.isnan(exact.total)
    assert (np.abs(found.total - exact.total)[known] <= 5 * found.error[known]).all()
    for role in ROLES:
        assert np.nansum(getattr(found, role)) == pytest.approx(np.nansum(getattr(exact, role)), rel=0.1)
    assert brokerage_roles(_larger()).total[known].tolist() == found.total[known].tolist()
    forced = Network(_larger().incidence, groups=_larger().groups, exact=True)
    assert brokerage_roles(forced).total[known].tolist() == exact.total[known].tolist()


def test_the_error_of_sampled_roles_is_their_spread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WORDS", 0)
    drawn = [brokerage_roles(replace(_larger(), seed=seed)) for seed in range(40)]
    spread = np.std([each.total for each in drawn], axis=0)
    stated = np.mean([each.error for each in drawn if each.error is not None], axis=0)
    busy = spread > np.nanmedian(spread)
    assert 0.8 < np.median(stated[busy] / spread[busy]) < 1.25


def test_a_star_is_brokered_by_its_centre() -> None:
    star = numbered([(0, 0), (1, 0), (0, 1), (2, 1), (0, 2), (3, 2)], groups="ppqr")
    found = brokerage_roles(star)
    assert found.total.tolist() == [6, 0, 0, 0]
    assert {role: getattr(found, role)[0] for role in ROLES} == {
        "coordinator": 0, "itinerant": 0, "gatekeeper": 2, "representative": 2, "liaison": 2,
    }  # fmt: skip


@pytest.mark.parametrize("name", EDGES)
def test_at_the_edges_nobody_brokers(name: str) -> None:
    values = brokerage(EDGES[name])
    assert bool(np.isnan(values.values).all()) == (name == "no groups") == bool(values.reason)
    assert np.nansum(values.values) == 0


@given(st.lists(st.sets(st.integers(0, 1500)), min_size=2, max_size=6))
@settings(max_examples=30, deadline=None)
def test_common_members_are_counted(sets: list[set[int]]) -> None:
    indptr = np.append(0, np.cumsum([len(part) for part in sets]))
    indices = np.array([member for part in sets for member in sorted(part)], np.int64)
    one, other = np.divmod(np.arange(len(sets) ** 2), len(sets))
    counted = common(indptr, indices, one, other, 1501)
    assert counted.tolist() == [len(sets[i] & sets[j]) for i, j in zip(one, other, strict=True)]


def test_rows_that_are_full_overflow_nothing() -> None:
    size = 70_000
    assert common(np.array([0, size]), np.arange(size), np.array([0]), np.array([0]), size).tolist() == [size]


@given(grouped_networks())
@settings(max_examples=60, deadline=None)
def test_bridges_are_those_of_every_pair(net: Network) -> None:
    ties, groups = graph_of(net), net.group_names
    if not {"p", "q"} <= set(groups):
        with pytest.raises(GraphkitError, match="nobody in this network"):
            bridging(net, "p", "q")
        return
    found = bridging(net, "p", "q")
    pairs = [(a, b) for a in range(net.n) for b in range(net.n) if groups[a] == "p" and groups[b] == "q"]
    between = {pair: set(ties[pair[0]]) & set(ties[pair[1]]) for pair in pairs if not ties.has_edge(*pair)}
    assert (found.pairs, found.share_event) == (len(pairs), len(pairs) - len(between))
    assert found.joined == sum(bool(thirds) for thirds in between.values())
    assert found.joins.tolist() == [sum(v in thirds for thirds in between.values()) for v in range(net.n)]
    assert found.only.tolist() == [sum({v} == thirds for thirds in between.values()) for v in range(net.n)]
    order = found.connectors().tolist()
    assert order == sorted(order, key=lambda v: (-found.joins[v], v))


def test_bridges_in_pieces_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = bridging(_larger(), "p", "q")
    monkeypatch.setattr(bridges, "_AT_ONCE", 20)
    pieces = bridging(_larger(), "p", "q")
    assert (pieces.share_event, pieces.joined) == (whole.share_event, whole.joined)
    assert (pieces.joins == whole.joins).all()
    assert (pieces.only == whole.only).all()


def test_bridges_refuse_one_group_and_too_many_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(GraphkitError, match="two different"):
        bridging(_larger(), "p", "p")
    monkeypatch.setattr(bridges, "MOST_PAIRS", 10)
    with pytest.raises(TooLargeError, match="pairs"):
        bridging(_larger(), "p", "q")


def test_southern_women_have_no_groups_and_no_brokers() -> None:
    assert np.isnan(brokerage(southern_women()).values).all()
