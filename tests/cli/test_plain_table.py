"""Tables outside a terminal: the lines that Rich would print, without Rich."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.cli import emit

CELL = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), max_size=12)


def _rich_lines(headings: list[str], texts: list[list[str]], numbers: list[bool]) -> list[str]:
    with pytest.MonkeyPatch.context() as patch:
        file = io.StringIO()
        patch.setattr(emit.sys, "stdout", file)
        emit._rich(headings, texts, numbers)
    return list(file.getvalue().rstrip("\n").split("\n"))


@settings(deadline=None)
@given(st.lists(st.tuples(CELL, CELL, st.integers(0, 99999).map(str)), max_size=6))
def test_plain_lines_are_those_of_rich(rows: list[tuple[str, str, str]]) -> None:
    headings, numbers = ["Partner", "Sector", "Shared events"], [False, False, True]
    texts = [list(row) for row in rows]
    assert emit._plain(headings, texts, numbers) == _rich_lines(headings, texts, numbers)
