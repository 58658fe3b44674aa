from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graphkit.network.membership import among

_NUMBERS = st.lists(st.integers(0, 12), max_size=12)


@given(_NUMBERS, _NUMBERS)
def test_members_are_found_whatever_their_order(wanted: list[int], members: list[int]) -> None:
    found = among(np.array(wanted, np.int64), np.array(sorted(set(members)), np.int64))
    assert found.tolist() == [number in members for number in wanted]


def test_the_shape_stays() -> None:
    assert among(np.array([[3, 1], [2, 5]]), np.array([1, 2])).tolist() == [[False, True], [True, False]]
