from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graphkit.incidence import Incidence, from_pairs
from graphkit.model import Selection
from graphkit.views.folding import LARGEST_EVENTS, MOST_NODES, MOST_TIES, fold_phase


def _incidence(pairs: list[tuple[int, int]]) -> Incidence:
    array = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    names = [f"s{i:03}" for i in range(200)]
    return from_pairs(Selection(), array[:, 0], array[:, 1], names, [f"e{i:02}" for i in range(40)])


def _at(who: range, events: range) -> list[tuple[int, int]]:
    return [(i, e) for i in who for e in events]


def test_those_at_two_thirds_are_chips_from_four_events_on() -> None:
    four = _incidence([*_at(range(1), range(3)), *_at(range(1, 2), range(2)), *_at(range(2, 3), range(3, 4))])
    assert [mark.members for mark in fold_phase(four, ["state"] * 3).chips] == [(0,)]
    three = _incidence(_at(range(2), range(3)))
    assert fold_phase(three, ["state"] * 2).chips == []


def test_equal_attendance_and_sector_is_one_mark() -> None:
    folded = fold_phase(_incidence(_at(range(3), range(2))), ["state", "school", "state"])
    assert [(mark.members, mark.sector) for mark in folded.marks] == [((0, 2), "state"), ((1,), "school")]


def test_two_one_timers_are_named_and_three_are_a_crowd() -> None:
    folded = fold_phase(
        _incidence([*_at(range(2), range(1)), *_at(range(2, 5), range(1, 2))]), ["state", "school"] + ["ngo"] * 3
    )
    assert [mark.members for mark in folded.marks] == [(0,), (1,)]
    assert [(mark.members, mark.events) for mark in folded.once] == [((2, 3, 4), (1,))]


def test_of_a_large_phase_the_largest_events_and_the_most_frequent_are_drawn() -> None:
    pairs = [(i, e) for i in range(100) for e in range(40) if (i * 7 + e * 3) % 11 == 0 or e < i % 3]
    incidence = _incidence(pairs)
    folded = fold_phase(incidence, [f"s{i}" for i in range(len(incidence.stakeholders))])
    present = np.bincount(incidence.indices, minlength=len(incidence.events))
    assert len(folded.drawn) == LARGEST_EVENTS
    assert present[list(folded.drawn)].min() >= np.delete(present, folded.drawn).max()
    lines = [len(set(mark.events) & set(folded.drawn)) for mark in folded.marks]
    assert min(lines) > 0
    assert sum(lines) <= MOST_TIES
    assert len(folded.drawn) + len(folded.marks) + len(folded.once) <= MOST_NODES
    left = [len(set(mark.events) & set(folded.drawn)) for mark in folded.undrawn]
    assert max(left) <= min(lines)


def test_a_phase_that_can_be_read_is_drawn_whole() -> None:
    incidence = _incidence([*_at(range(1), range(6)), *_at(range(1, 150), range(1))])
    folded = fold_phase(incidence, ["state"] * 150)
    assert folded.undrawn == []
    assert folded.drawn == tuple(range(6))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8)), min_size=1, max_size=120))
def test_everybody_is_in_exactly_one_mark(pairs: list[tuple[int, int]]) -> None:
    incidence = _incidence(pairs)
    folded = fold_phase(incidence, [f"sector {i % 3}" for i in range(len(incidence.stakeholders))])
    marks = [*folded.chips, *folded.marks, *folded.once, *folded.undrawn]
    assert sorted(i for mark in marks for i in mark.members) == list(range(len(incidence.stakeholders)))
    for mark in marks:
        assert all(tuple(incidence.events_of(i)) == mark.events for i in mark.members)
