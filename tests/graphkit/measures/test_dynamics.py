from __future__ import annotations

from graphkit.incidence import incidence_of
from graphkit.measures.dynamics import Series, transition, transitions
from graphkit.network.network import Network
from tests.graphkit.measures.samples import network


def _series() -> Series:
    phases: dict[str, Network] = {
        "P1": network("a1", "b1", "c1"),
        "P2": network("b2", "c2", "d3", "e3"),
        "P3": network("a4", "b4", "e5", "d5", "b6", "c6", "d6"),
    }
    return Series(phases)


def test_stakeholders_kept_lost_new_returned() -> None:
    first, second = transitions(_series())
    assert (first.source, first.target, second.target) == ("P1", "P2", "P3")
    people = first.stakeholders
    assert (people.kept, people.lost, people.new, people.returned) == (2, 1, 2, 0)
    assert (people.jaccard, people.retention, people.entry, people.hamming) == (0.4, 2 / 3, 0.5, 3)
    people = second.stakeholders
    assert (people.kept, people.lost, people.new, people.returned) == (4, 0, 1, 1)


def test_ties_are_counted_over_all_and_compared_among_those_in_both() -> None:
    """P1: ab ac bc; P2: bc de; P3: ab de bc bd cd."""
    first, second = transitions(_series())
    assert (first.ties.kept, first.ties.lost, first.ties.new, first.ties.returned) == (1, 2, 1, 0)
    assert (first.present_in_both, first.ties.jaccard, first.ties.hamming) == (2, 1.0, 0)
    assert (second.ties.kept, second.ties.lost, second.ties.new, second.ties.returned) == (2, 0, 3, 1)
    assert (second.present_in_both, second.ties.jaccard, second.ties.retention, second.ties.entry) == (4, 0.5, 1.0, 0.5)


def test_any_two_phases_with_names() -> None:
    found = transition(_series(), "P1", "P3", detail=True)
    assert found.stakeholders.ids == {"kept": ["a", "b", "c"], "lost": [], "new": ["d", "e"]}
    assert found.stakeholders.returned == 2  # both seen in P2
    assert found.ties.pairs == {"kept": [("a", "b"), ("b", "c")], "lost": [("a", "c")], "new": []}


def test_nothing_recorded_is_said_and_gives_no_ratio() -> None:
    nobody = Network(incidence_of([]))
    found = transition(Series({"P1": network("a1", "b1"), "P2": nobody}), "P1", "P2")
    assert found.empty == ("P2",)
    assert (found.stakeholders.lost, found.stakeholders.entry, found.ties.jaccard) == (2, None, None)
