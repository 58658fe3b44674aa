from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graphkit.incidence import Incidence, from_pairs
from graphkit.model import Selection
from graphkit.views.folding import fold_phase


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


def test_too_many_marks_are_left_to_the_table() -> None:
    incidence = _incidence([(i, e) for i in range(30) for e in (i % 10, (i + 1 + i // 10) % 10)])
    folded = fold_phase(incidence, [f"s{i}" for i in range(30)], most_marks=12)
    assert len(folded.marks) == 12
    assert sum(len(mark.members) for mark in folded.undrawn) == 18


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8)), min_size=1, max_size=120))
def test_everybody_is_in_exactly_one_mark(pairs: list[tuple[int, int]]) -> None:
    incidence = _incidence(pairs)
    folded = fold_phase(incidence, [f"sector {i % 3}" for i in range(len(incidence.stakeholders))])
    marks = [*folded.chips, *folded.marks, *folded.once, *folded.undrawn]
    assert sorted(i for mark in marks for i in mark.members) == list(range(len(incidence.stakeholders)))
    for mark in marks:
        assert all(tuple(incidence.events_of(i)) == mark.events for i in mark.members)
