from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.network.ordering import TIE, by_value, first_of_tie

_NEAR = st.sampled_from([0.0, 0.5, 0.5 + 4e-10, 0.5 + 8e-10, 0.5 + 1.2e-9, 0.5 + 2e-9, 1.0, 7.0])


@given(st.lists(_NEAR, max_size=12))
def test_a_tie_is_what_is_within_1e_9_of_its_first(values: list[float]) -> None:
    falling = sorted(values, reverse=True)
    expected: list[int] = []
    for i, value in enumerate(falling):
        tied = expected and falling[expected[-1]] - value <= TIE
        expected.append(expected[-1] if tied else i)
    assert first_of_tie(np.array(falling, float)).tolist() == expected


def test_a_slow_slide_is_more_than_one_tie() -> None:
    assert first_of_tie(np.array([1 + 1.2e-9, 1 + 6e-10, 1.0, 0.5])).tolist() == [0, 0, 2, 3]


@pytest.mark.parametrize("values", [{}, {"b": 1.0, "a": 1.0, "c": 2.0}, {"b": -1.0, "a": 1e9}])
def test_ids_by_value_then_code_point(values: dict[str, float]) -> None:
    assert by_value(values) == sorted(values, key=lambda ident: (-values[ident], ident))
