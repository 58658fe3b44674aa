"""Flat tables of every kind, stored, written and read again, give an equal store."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graphkit.model import Selection
from graphkit.stores import Store, open_store
from graphkit.tables.delimited import read_delimited
from graphkit.tables.flat import FlatOptions, flat_tables
from graphkit.tables.merge import merge
from graphkit.tables.source import read_sources
from graphkit.tables.writing import write_folder, write_workbook

from .conftest import Loaded, content

NAMES = st.sampled_from(["Sāre", "Dome", "JELGAVA", "jelgava", 'Biedrība "X"', "a;b", "7", "Ā\nB"])
MAYBE = st.none() | NAMES
PLACES = MAYBE
ROW = st.fixed_dictionaries(
    {"stakeholder": NAMES, "event": NAMES},
    optional={
        "stakeholder_id": st.none() | st.sampled_from(["1", "2", "Dome"]),
        "stakeholder_type": st.none() | st.sampled_from(["person", "place", "ngo", "Guild"]),
        "event_id": st.none() | st.sampled_from(["1", "2"]),
        "phase": st.none() | st.sampled_from(["P1", "P2", "P10"]),
        "date": st.none() | st.sampled_from(["2019", "2020-05", "27.05.2021"]),
        "organisation": MAYBE,
        "municipality": PLACES,
        "place": PLACES,
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
# Every example loads stores, so a failing one is shown as found: making it small would take minutes.
STORES = settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


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


@settings(STORES)
@given(FLAT)
def test_flat_table_to_folder_and_back_is_an_equal_store(rows: Flat) -> None:
    with TemporaryDirectory() as folder:
        store = flat_store(folder, rows)
        write_folder(Path(folder) / "out", store.tables())
        assert answers(reloaded(Path(folder) / "out", folder))[1:] == answers(store)[1:]


@settings(STORES, max_examples=6)
@given(FLAT)
def test_flat_table_to_workbook_and_back_is_an_equal_store(rows: Flat) -> None:
    with TemporaryDirectory() as folder:
        store = flat_store(folder, rows)
        write_workbook(Path(folder) / "out.xlsx", list(store.tables().frames), store.tables())
        assert answers(reloaded(Path(folder) / "out.xlsx", folder))[1:] == answers(store)[1:]


@settings(STORES)
@given(FLAT)
def test_adding_a_source_to_itself_changes_nothing(rows: Flat) -> None:
    with TemporaryDirectory() as folder:
        store = flat_store(folder, rows)
        before = answers(store)
        again = flat_tables(read_delimited(flat_text(rows), "t.csv"), FlatOptions())
        store.replace(merge([store.tables(), again]))
        assert answers(store)[1:] == before[1:]


@settings(STORES)
@given(FLAT)
def test_order_of_rows_does_not_change_the_counts(rows: Flat) -> None:
    with TemporaryDirectory() as folder, TemporaryDirectory() as other:
        one, two = flat_store(folder, rows).info(), flat_store(other, rows[::-1]).info()
        assert (one.participations, one.stakeholders, one.events) == (two.participations, two.stakeholders, two.events)


def test_organisation_and_place_of_one_new_name_are_two(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,organisation,place\nA,X,Talsi,Talsi\n")
    ids = loaded.cells("organisations", "organisation_id") + loaded.cells("places", "place_id")
    assert len(set(ids)) == len(ids) == 3
