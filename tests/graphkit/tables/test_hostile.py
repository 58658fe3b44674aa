"""Hostile text in every dialect is read back cell for cell, and damage is named by its line."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.tables.delimited import read_delimited
from graphkit.tables.raw import _EDGES

from .conftest import frame_cells

TEXTS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

HOSTILE = st.text(st.sampled_from(list("aāņŠ \"',;|\t\n\r=-0💃ḗ\u00a0\u200b")), max_size=8)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
CELL = HOSTILE | ANYTHING
WORD = st.text("abāčē\"',; \n=", max_size=5).map(lambda text: f"w{text}w")
SEPARATORS = st.sampled_from([",", ";", "\t", "|"])
ENDS = st.sampled_from(["\n", "\r\n"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])


def tables(cells: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    """Rows of two to four cells."""
    width = st.integers(2, 4)
    return width.flatmap(lambda n: st.lists(st.lists(cells, min_size=n, max_size=n), min_size=1, max_size=6))


def written(rows: list[list[str]], separator: str, end: str, quoting: Any) -> str:
    """The rows under plain headers, as the standard library writes them."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator, lineterminator=end, quoting=quoting)
    writer.writerows([[f"h{number}" for number in range(len(rows[0]))], *rows])
    return file.getvalue()


def cleaned(cell: str) -> str | None:
    """What reading makes of a cell: trimmed, composed, null where nothing is left."""
    return unicodedata.normalize("NFC", cell.strip(_EDGES)) or None


def expected(rows: list[list[str]]) -> list[list[str | None]]:
    """The rows that hold anything, cleaned."""
    kept = [[cleaned(cell) for cell in row] for row in rows]
    return [row for row in kept if any(row)]


@TEXTS
@given(tables(CELL), SEPARATORS, ENDS, st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]), ENCODINGS)
def test_every_dialect_is_read_back(
    rows: list[list[str]], separator: str, end: str, quoting: Any, encoding: str
) -> None:
    raw = read_delimited(written(rows, separator, end, quoting).encode(encoding), "t.csv")
    assert raw.problems == []
    assert frame_cells(raw.frame) == expected(rows)


@TEXTS
@given(tables(CELL), SEPARATORS)
def test_stray_quotes_beside_quoted_cells_are_read_back(rows: list[list[str]], separator: str) -> None:
    text = written(rows, separator, "\n", csv.QUOTE_ALL)
    text += separator.join(['5" pipe'] * len(rows[0])) + "\n"
    raw = read_delimited(text.encode(), "t.csv")
    assert raw.problems == []
    assert frame_cells(raw.frame) == [*expected(rows), ['5" pipe'] * len(rows[0])]


@TEXTS
@given(tables(WORD), ENDS, st.data())
def test_rows_of_other_length_are_named_by_line(rows: list[list[str]], end: str, data: st.DataObject) -> None:
    damaged = data.draw(st.sets(st.integers(0, len(rows) - 1), min_size=1))
    longer = data.draw(st.booleans())
    lines, text = [], written([["x"] * len(rows[0])], ",", end, csv.QUOTE_ALL)
    for number, row in enumerate(rows):
        if number in damaged:
            lines.append(text.count("\n") + 1)
            text += written([[*row, "more"] if longer else row[:-1]], ",", end, csv.QUOTE_ALL).partition(end)[
                2
            ] + end * (number % 2)
            continue
        text += written([row], ",", end, csv.QUOTE_ALL).partition(end)[2] + end * (number % 2)
    raw = read_delimited(text.encode(), "t.csv")
    assert [p.line for p in raw.problems] == lines
    assert all(("too long" if longer else "too short") in p.message for p in raw.problems)


@TEXTS
@given(tables(WORD), st.data())
def test_unclosed_last_quote_is_named_by_line(rows: list[list[str]], data: st.DataObject) -> None:
    good = written(rows, ",", "\n", csv.QUOTE_ALL)
    width = len(rows[0])
    open_at = data.draw(st.integers(0, width - 1))
    text = good + ",".join('"open' if number == open_at else "x" for number in range(width)) + "\n"
    raw = read_delimited(text.encode(), "t.csv")
    assert [(p.line, p.column) for p in raw.problems] == [(good.count("\n") + 1, str(open_at + 1))]


@TEXTS
@given(st.binary(max_size=200))
def test_any_bytes_end_in_a_table_or_a_problem(data: bytes) -> None:
    raw = read_delimited(data, "t.csv")
    assert raw.problems or raw.headers
