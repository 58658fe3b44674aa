"""Hostile text in every dialect is read back cell for cell, damage is named by line, and round trips are equal."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.model import Selection
from graphkit.stores import Store, open_store
from graphkit.tables.delimited import read_delimited
from graphkit.tables.flat import FlatOptions, flat_tables
from graphkit.tables.merge import merge
from graphkit.tables.raw import _EDGES
from graphkit.tables.source import read_sources
from graphkit.tables.writing import write_folder, write_workbook

from .conftest import content, frame_cells

settings.register_profile("tables", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tables")

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


@given(tables(CELL), SEPARATORS, ENDS, st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]), ENCODINGS)
def test_every_dialect_is_read_back(
    rows: list[list[str]], separator: str, end: str, quoting: Any, encoding: str
) -> None:
    raw = read_delimited(written(rows, separator, end, quoting).encode(encoding), "t.csv")
    assert raw.problems == []
    assert frame_cells(raw.frame) == expected(rows)


@given(tables(CELL), SEPARATORS)
def test_stray_quotes_beside_quoted_cells_are_read_back(rows: list[list[str]], separator: str) -> None:
    text = written(rows, separator, "\n", csv.QUOTE_MINIMAL)
    text += separator.join(['5" pipe'] * len(rows[0])) + "\n"
    raw = read_delimited(text.encode(), "t.csv")
    assert raw.problems == []
    assert frame_cells(raw.frame) == [*expected(rows), ['5" pipe'] * len(rows[0])]


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


@given(tables(WORD), st.data())
def test_unclosed_last_quote_is_named_by_line(rows: list[list[str]], data: st.DataObject) -> None:
    good = written(rows, ",", "\n", csv.QUOTE_ALL)
    width = len(rows[0])
    open_at = data.draw(st.integers(0, width - 1))
    text = good + ",".join('"open' if number == open_at else "x" for number in range(width)) + "\n"
    raw = read_delimited(text.encode(), "t.csv")
    assert [(p.line, p.column) for p in raw.problems] == [(good.count("\n") + 1, str(open_at + 1))]


@given(st.binary(max_size=200))
def test_any_bytes_end_in_a_table_or_a_problem(data: bytes) -> None:
    raw = read_delimited(data, "t.csv")
    assert raw.problems or raw.headers


NAMES = st.sampled_from(["Sāre", "Dome", "JELGAVA", "jelgava", 'Biedrība "X"', "a;b", "7", "Ā\nB"])
MAYBE = st.none() | NAMES
ROW = st.fixed_dictionaries(
    {"stakeholder": NAMES, "event": NAMES},
    optional={
        "stakeholder_id": st.none() | st.sampled_from(["1", "2", "Dome"]),
        "stakeholder_type": st.none() | st.sampled_from(["person", "place", "ngo", "Guild"]),
        "event_id": st.none() | st.sampled_from(["1", "2"]),
        "phase": st.none() | st.sampled_from(["P1", "P2", "P10"]),
        "date": st.none() | st.sampled_from(["2019", "2020-05", "27.05.2021"]),
        "organisation": MAYBE,
        "municipality": MAYBE,
        "place": MAYBE,
        "sector": MAYBE,
        "role": MAYBE,
        "status": st.none() | st.sampled_from(["invited", "jā"]),
        "source": MAYBE,
        "note": MAYBE,
        "Telefons": MAYBE,
    },
)
FLAT = st.lists(ROW, min_size=1, max_size=8)
Flat = list[dict[str, str | None]]


def flat_text(rows: Flat) -> bytes:
    """The rows as CSV; a column for every key of any row."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def flat_store(folder: str, rows: Flat) -> Store:
    """A store that holds a flat table."""
    found = flat_tables(read_delimited(flat_text(rows), "t.csv"), FlatOptions())
    found.raise_errors()
    store = open_store(Path(folder) / "graphkit.sqlite")
    store.replace(found)
    return store


def answers(store: Store) -> tuple[Any, ...]:
    """Counts, content and incidence of a store."""
    matrix = store.incidence(Selection(statuses=()))
    return store.info(), content(store), matrix.stakeholders, matrix.events, matrix.matrix().toarray().tolist()


def reloaded(source: Path, folder: str) -> Store:
    """A second store, loaded from what was written."""
    found = read_sources([str(source)])
    found.raise_errors()
    store = open_store(Path(folder) / "second.sqlite")
    store.replace(found)
    return store


@given(FLAT)
def test_flat_table_to_folder_and_back_is_an_equal_store(rows: Flat) -> None:
    with TemporaryDirectory() as folder:
        store = flat_store(folder, rows)
        write_folder(Path(folder) / "out", store.tables())
        assert answers(reloaded(Path(folder) / "out", folder))[1:] == answers(store)[1:]


@settings(max_examples=15)
@given(FLAT)
def test_flat_table_to_workbook_and_back_is_an_equal_store(rows: Flat) -> None:
    with TemporaryDirectory() as folder:
        store = flat_store(folder, rows)
        write_workbook(Path(folder) / "out.xlsx", list(store.tables().frames), store.tables())
        assert answers(reloaded(Path(folder) / "out.xlsx", folder))[1:] == answers(store)[1:]


@settings(max_examples=30)
@given(FLAT)
def test_adding_a_source_to_itself_changes_nothing(rows: Flat) -> None:
    with TemporaryDirectory() as folder:
        store = flat_store(folder, rows)
        before = answers(store)
        again = flat_tables(read_delimited(flat_text(rows), "t.csv"), FlatOptions())
        store.replace(merge([store.tables(), again]))
        assert answers(store)[1:] == before[1:]


@given(FLAT)
def test_order_of_rows_does_not_change_the_counts(rows: Flat) -> None:
    with TemporaryDirectory() as folder, TemporaryDirectory() as other:
        one, two = flat_store(folder, rows).info(), flat_store(other, rows[::-1]).info()
        assert (one.participations, one.stakeholders, one.events) == (two.participations, two.stakeholders, two.events)
