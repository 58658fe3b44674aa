"""Texts as codes: the same answers as counting texts, in blocks and pieces of any size."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.tables import compile, decode, delimited
from graphkit.tables.coding import codes
from graphkit.tables.flat_entities import NUMBER, WHO, describe
from graphkit.tables.raw import Raw

FEW = st.sampled_from(["Rīga", "riga", "Valka", "ļ", "x"])
ROWS = st.lists(st.tuples(FEW, st.none() | FEW, st.none() | FEW), min_size=1, max_size=25)
WINDOWS = "Rīga;Ķekava\nŠķ;ž\n".encode("cp1257")


def _by_hand(values: list[str]) -> tuple[str | None, int]:
    """The most frequent value, the first of equals, and how many there are."""
    distinct = list(dict.fromkeys(values))
    return max(distinct, key=values.count, default=None), len(distinct)


@settings(deadline=None)
@given(ROWS)
def test_the_most_frequent_value_of_each_id_stands(rows: list[tuple[str, str | None, str | None]]) -> None:
    frame = pl.DataFrame(rows, schema=dict.fromkeys((WHO, "sector", "type"), pl.String), orient="row")
    frame = frame.with_columns(pl.Series(NUMBER[WHO], codes(frame[WHO])))
    raw = Raw("t.csv", frame, lambda row: row + 2)
    found, rest, problems = describe(frame, WHO, ["sector"], "type", raw, "stakeholder")
    ids = list(dict.fromkeys(row[0] for row in rows))
    wanted = {i: [_by_hand([cell for row in rows if row[0] == i and (cell := row[at])]) for at in (1, 2)] for i in ids}
    assert found.select(WHO, "sector", "type").rows() == [(i, wanted[i][0][0], wanted[i][1][0]) for i in ids]
    varied = [i for i in ids if wanted[i][0][1] > 1]
    assert [(p.column, (p.message or "").split(" ")[0]) for p in problems] == (
        [("sector", str(len(varied)))] if varied else []
    )
    others = sorted({(who, cell) for who, cell, _ in rows if cell and cell != wanted[who][0][0]})
    assert sorted(rest["sector"].rows() if rest else []) == others


@pytest.mark.parametrize("size", [1, 2, 3, 5, 100])
def test_blocks_and_pieces_cut_nothing(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(decode, "_PIECE", size)
    monkeypatch.setattr(delimited, "_BLOCK", size)
    text = 'Dalībnieks;Pasākums\nĶekava;"a;b\nc"\nŠķ;ž\n'
    found = delimited.read_delimited(text.encode(), "t.csv")
    assert found.frame.rows() == [(0, "Ķekava", "a;b\nc"), (1, "Šķ", "ž")]
    assert [found.line_of(row) for row in (0, 1)] == [2, 4]
    assert delimited.read_delimited(WINDOWS, "t.csv").headers == ["Rīga", "Ķekava"]


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.integers(-1, 2)] * 5), max_size=20))
def test_one_number_sorts_as_five(rows: list[tuple[int, ...]]) -> None:
    part = pl.DataFrame(rows, schema=dict.fromkeys("seprt", pl.Int32), orient="row")
    part = part.with_columns(pl.lit(None, pl.String).alias(name) for name in compile._BESIDE)
    part = part.with_columns(note=pl.Series(map(str, range(part.height)), dtype=pl.String))
    few, many = (compile._sorted(part, [size] * 5) for size in (3, 2**40))
    assert few.select(part.columns).equals(many)
