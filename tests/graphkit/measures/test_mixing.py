"""Mixing, E-I, participation coefficient and diversity against networkx and counting by hand."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from graphkit.errors import TooLargeError
from graphkit.measures import grouping
from graphkit.measures import mixing as module
from graphkit.measures.diversity import blau, blau_of_events, event_blau
from graphkit.measures.grouping import partners_by_group
from graphkit.measures.mixing import e_i, e_i_expected, mixing, presences
from graphkit.measures.participation import participation_coefficient
from graphkit.network.network import Network
from tests.graphkit.measures.samples import EDGES, graph_of, grouped_networks, numbered


@given(grouped_networks())
@settings(max_examples=40, deadline=None)
def test_observed_counts_ties_as_networkx_does(net: Network) -> None:
    found = mixing(net)
    kept = graph_of(net).subgraph([i for i, group in enumerate(net.group_names) if group])
    places = {name: i for i, name in enumerate(found.groups)}
    if not places:
        return
    ends = nx.attribute_mixing_matrix(kept, "group", mapping=places, normalized=False)
    np.fill_diagonal(ends, np.diag(ends) / 2)
    assert (found.observed == ends).all()
    assert found.left_out == net.n - kept.number_of_nodes()
    assert found.internal + found.external == kept.number_of_edges()
    assert found.external == sum(net.group_names[a] != net.group_names[b] for a, b in kept.edges)


@given(grouped_networks())
@settings(max_examples=40, deadline=None)
def test_expected_keeps_the_margins(net: Network) -> None:
    found = mixing(net)
    for expected in (found.expected, found.expected_by_size):
        assert np.allclose(np.triu(expected).sum(), found.internal + found.external)
    ends = [matrix.sum(axis=1) + np.diag(matrix) for matrix in (found.observed, found.expected)]
    assert np.allclose(*ends)


@given(grouped_networks())
@settings(max_examples=40, deadline=None)
def test_both_ways_to_count_partners_agree(net: Network) -> None:
    whole = Network(net.incidence, groups=net.groups)
    assert whole.projection.ties >= 0  # at hand: counted from the ties
    bits = grouping.BITS_PER_PAIR
    try:
        grouping.BITS_PER_PAIR = 10**9  # never dearer: counted without projecting
        apart = [part.tolist() for part in partners_by_group(Network(net.incidence, groups=net.groups))]
    finally:
        grouping.BITS_PER_PAIR = bits
    assert apart == [part.tolist() for part in partners_by_group(whole)]


@given(grouped_networks())
@settings(max_examples=40, deadline=None)
def test_participation_and_diversity_by_definition(net: Network) -> None:
    ties, groups = graph_of(net), net.group_names
    values = participation_coefficient(net).values
    for i in range(net.n):
        known = [groups[j] for j in ties[i] if groups[j]]
        parts = [known.count(name) / len(known) for name in set(known)]
        assert np.isclose(values[i], 1 - sum(p * p for p in parts)) if known else np.isnan(values[i])
    indptr, members = net.incidence.transposed()
    for e, value in enumerate(blau_of_events(net)):
        there = [groups[i] for i in members[indptr[e] : indptr[e + 1]] if groups[i]]
        parts = [there.count(name) / len(there) for name in set(there)]
        assert np.isclose(value, 1 - sum(p * p for p in parts)) if there else np.isnan(value)


@given(grouped_networks())
@settings(max_examples=40, deadline=None)
def test_the_expected_index_is_that_of_all_pairs(net: Network) -> None:
    known = [group for group in net.group_names if group]
    pairs = [one != other for one, other in combinations(known, 2)]
    value = e_i_expected(net).value
    told = len(set(known)) > 1
    assert value == pytest.approx(np.mean([1 if across else -1 for across in pairs])) if told else value is None
    assert mixing(net).e_i_expected == value


@given(grouped_networks())
@settings(max_examples=30, deadline=None)
def test_shared_events_are_those_where_both_groups_were(net: Network) -> None:
    found, groups = mixing(net), net.group_names
    indptr, members = net.incidence.transposed()
    there = [[groups[i] for i in members[indptr[e] : indptr[e + 1]]] for e in range(net.m)]
    for i, one in enumerate(found.groups):
        for j, other in enumerate(found.groups):
            both = [names.count(one) > 1 if i == j else one in names and other in names for names in there]
            assert found.events[i, j] == sum(both)


@given(grouped_networks())
@settings(max_examples=30, deadline=None)
def test_pairs_of_participations_are_counted_at_each_event(net: Network) -> None:
    found, groups = mixing(net), net.group_names
    indptr, members = net.incidence.transposed()
    met = [
        tuple(sorted((one, other)))
        for e in range(net.m)
        for one, other in combinations([groups[i] or "" for i in members[indptr[e] : indptr[e + 1]]], 2)
        if one and other
    ]
    for i, one in enumerate(found.groups):
        for j, other in enumerate(found.groups):
            assert found.participations[i, j] == met.count(tuple(sorted((one, other))))
    ends = [matrix.sum(axis=1) + np.diag(matrix) for matrix in (found.participations, found.participations_expected)]
    assert np.allclose(*ends)


def test_two_who_share_three_events_count_three_times() -> None:
    found = mixing(EDGES["everybody at everything"])
    assert found.participations.tolist() == [[3, 12], [12, 3]]
    assert found.participations_expected.tolist() == [[4.5, 9], [9, 4.5]]


@given(grouped_networks())
@settings(max_examples=30, deadline=None)
def test_presences_keep_the_margins(net: Network) -> None:
    observed, expected = presences(net)
    assert observed.sum() == sum(bool(net.group_names[i]) * count for i, count in enumerate(net.event_counts))
    for axis in (0, 1):
        assert np.allclose(observed.sum(axis=axis), expected.sum(axis=axis))


def test_the_index_at_its_ends() -> None:
    assert e_i(EDGES["two pairs"]).value == -1
    assert e_i(numbered([(0, 0), (1, 0)], groups="pq")).value == 1
    assert e_i(EDGES["everybody at everything"]).value == pytest.approx(
        e_i_expected(EDGES["everybody at everything"]).value
    )


def test_one_group_alone_has_no_index() -> None:
    net = numbered([(0, 0), (1, 0), (2, 0)], groups="ppp")
    for measure in (e_i, e_i_expected):
        found = measure(net)
        assert (found.value, found.reason) == (None, "all are of one group: nothing lies between groups")
    assert (mixing(net).e_i, mixing(net).e_i_expected, mixing(net).internal) == (None, None, 3)
    assert (blau(net).value, event_blau(net).value) == (0, 0)


@pytest.mark.parametrize("name", EDGES)
def test_what_is_undefined_says_why(name: str) -> None:
    net = EDGES[name]
    for measure in (e_i, e_i_expected, blau, event_blau):
        number = measure(net)
        assert (number.value is None) == bool(number.reason)
    undefined = np.isnan(participation_coefficient(net).values)
    assert undefined.any() == bool(participation_coefficient(net).reason)
    assert undefined.all() == (name in ("one stakeholder", "no tie", "no groups"))


def test_without_groups_nothing_is_counted() -> None:
    found = mixing(EDGES["no groups"])
    assert (found.groups, found.left_out, found.observed.shape) == ([], 3, (0, 0))
    assert (found.e_i, found.e_i_expected) == (None, None)


def test_too_many_groups_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_GROUPS", 1)
    with pytest.raises(TooLargeError, match="2 groups"):
        mixing(EDGES["two pairs"])
    with pytest.raises(TooLargeError, match="2 groups at 2 events"):
        presences(EDGES["two pairs"])
