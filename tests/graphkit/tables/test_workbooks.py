"""Workbooks: what Excel's cells become, which sheet is read, and a workbook that equals its folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graphkit.errors import GraphkitError
from graphkit.tables.frames import Tables, complete
from graphkit.tables.raw import Raw
from graphkit.tables.source import read_sources
from graphkit.tables.workbook import open_workbook, read_sheet
from graphkit.tables.writing import write_folder, write_workbook

from .conftest import Loaded, Run, content, frame_cells, workbook


def read(data: bytes, sheet: str = "Sheet") -> Raw:
    return read_sheet(open_workbook(data, "book.xlsx"), sheet)


def cell(value: Any) -> str | None:
    return frame_cells(read(workbook({"Sheet": [["a", "b"], [value, "x"]]})).frame)[0][0]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7, "7"), (7.0, "7"), (56.94, "56.94"), (-0.5, "-0.5"), (12345678901, "12345678901"), (True, "True"),
        (dt.date(2021, 5, 27), "2021-05-27"), (dt.datetime(2021, 5, 27, 10, 30), "2021-05-27 10:30:00"),
        ("007", "007"), ("NA", "NA"), (" x ", "x"), ("", None), ("a\nb", "a\nb"),
    ],
)  # fmt: skip
def test_values_of_cells(value: Any, text: str | None) -> None:
    assert cell(value) == text


@pytest.mark.parametrize(("value", "text"), [(2021, "2021"), ("Jelgava", "Jelgava"), (True, "True"), (0.5, "0.5")])
def test_formulas_give_their_values(value: Any, text: str) -> None:
    data = workbook(
        {"Sheet": [["a", "b"], ["", "x"]]}, lambda _book, sheet: sheet.write_formula(1, 0, "=C9", value=value)
    )
    assert frame_cells(read(data).frame) == [[text, "x"]]


def test_dates_of_excel_are_dates(loaded: Loaded) -> None:
    day, moment = dt.date(2021, 5, 27), dt.datetime(2020, 1, 2, 9, 30)
    loaded.load(
        workbook({"Sheet": [["event", "stakeholder", "date"], ["A", "X", day], ["B", "X", moment], ["C", "X", 2019]]})
    )
    assert loaded.cells("events", "start") == ["2021-05-27", "2020-01-02", "2019"]


def test_ticks_of_excel_are_statuses(loaded: Loaded) -> None:
    rows = [["event", "stakeholder", "attended"], ["A", "X", True], ["A", "Y", False], ["A", "Z", 1]]
    assert loaded.load(workbook({"Sheet": rows})).info.statuses == {"attended": 2, "declined": 1}  # type: ignore[dict-item]


def test_ids_that_are_numbers_have_no_point(loaded: Loaded) -> None:
    loaded.load(workbook({"Sheet": [["event_id", "stakeholder_id"], [1.0, 20.0]]}))
    assert [s.id for s in loaded.store.stakeholders()] == ["20"]


def test_blank_rows_above_and_columns_beside_the_table() -> None:
    raw = read(workbook({"Sheet": [[], ["", "event", "stakeholder"], ["", "A", "X"], [], ["", "B", "Y"]]}))
    assert (raw.headers, frame_cells(raw.frame)) == (["event", "stakeholder"], [["A", "X"], ["B", "Y"]])
    assert [raw.line_of(row) for row in raw.frame["_row"]] == [3, 5]


def test_merged_cells_outside_the_header_row_are_told_by_row() -> None:
    raw = read(workbook({"Sheet": [["a"], ["x"]]}, lambda _book, sheet: sheet.merge_range(3, 0, 4, 0, "y")))
    assert [p.line for p in raw.problems] == [4]


def test_first_filled_sheet_is_read(loaded: Loaded) -> None:
    loaded.load(workbook({"Cover": [], "List": [["event", "stakeholder"], ["A", "X"]]}))
    assert loaded.who() == [("X", "organisation")]


def test_sheet_option_picks_a_sheet(loaded: Loaded) -> None:
    book = workbook({"One": [["event", "stakeholder"], ["A", "X"]], "Two": [["event", "stakeholder"], ["A", "Y"]]})
    assert loaded.load(book, args=["--sheet", "Two"]).who() == [("Y", "organisation")]


LIST = [["event", "stakeholder"], ["A", "X"]]


def test_cover_sheet_is_passed_over_and_said(loaded: Loaded) -> None:
    assert loaded.load(workbook({"Cover": [["Report"], ["2024"]], "List": LIST})).who() == [("X", "organisation")]
    assert "read the sheet 'List'" in loaded.last.err


def test_hidden_sheet_is_passed_over_and_said(loaded: Loaded) -> None:
    hide = workbook({"Old": [["event", "stakeholder"], ["A", "Y"]], "List": LIST}, hidden)
    assert loaded.load(hide).who() == [("X", "organisation")]
    assert "read the sheet 'List'" in loaded.last.err
    assert "sheet 'Old' was not read, though it holds participations too: --sheet 'Old'" in loaded.last.err


def hidden(book: Any, sheet: Any) -> None:
    book.worksheets()[1].activate()
    sheet.hide()


def test_second_sheet_of_participations_is_said_not_to_be_read(loaded: Loaded) -> None:
    loaded.load(workbook({"One": LIST, "Two": LIST, "Notes": [["x"]]}))
    assert "sheet 'Two' was not read" in loaded.last.err
    assert "Notes" not in loaded.last.err
    assert "read the sheet" not in loaded.last.err


def test_title_above_the_header_is_passed_over_and_said(loaded: Loaded) -> None:
    book = workbook({"List": [["Attendance"], [], ["event", "stakeholder", "date"], ["A", "X", "5/6/2021"]]})
    loaded.load(book, code=1)
    assert "[List]:4:date" in loaded.last.err
    loaded.load(workbook({"List": [["Attendance"], [], *LIST]}))
    assert "row 3 is the header: what stands above it was passed over" in loaded.last.err
    assert loaded.who() == [("X", "organisation")]


def test_merged_title_above_the_header_is_passed_over(loaded: Loaded) -> None:
    book = workbook({"List": [["", ""], *LIST]}, lambda _book, sheet: sheet.merge_range(0, 0, 0, 1, "Attendance"))
    assert loaded.load(book).who() == [("X", "organisation")]


def test_damaged_cells_are_left_out_with_skip_invalid(loaded: Loaded) -> None:
    rows = [["event", "stakeholder"], ["A", "X"], ["B", "Y"]]
    book = workbook({"Sheet": rows}, lambda _book, sheet: sheet.write_formula(1, 1, "=NA()", value="#N/A"))
    assert loaded.load(book, args=["--skip-invalid"]).who() == [("Y", "organisation")]


PACKAGE: dict[str, list[list[Any]]] = {
    "phases": [["phase_id", "name", "start"], ["P1", "Pirmā", "2019"], ["P2", "Otrā", "2021-05"]],
    "events": [
        ["event_id", "title", "phase_id", "start", "kind"],
        ["E1", "Sanāksme", "P1", "27.05.2019", "platform_meeting"],
    ],
    "organisations": [["organisation_id", "name", "kind", "Telefons"], ["dome", "Dome", "municipality", "67000000"]],
    "persons": [["person_id", "public_role"], ["p1", "vadītāja"]],
    "places": [["place_id", "name", "latitude", "longitude"], ["jelgava", "Jelgava", "56,65", "23.71"]],
    "participations": [
        ["event_id", "phase_id", "person_id", "organisation_id", "place_id", "role", "status"],
        ["E1", "P1", "", "dome", "", "host", "jā"],
        ["E1", "P1", "p1", "", "", "", "invited"],
        ["E1", "P1", "", "", "jelgava", "", ""],
    ],
    "aliases": [["stakeholder_id", "alias"], ["dome", "Pilsētas dome"]],
}


def package_folder(folder: Path) -> Path:
    folder.mkdir()
    for name, rows in PACKAGE.items():
        text = "\n".join(";".join(str(value) for value in row) for row in rows)
        (folder / f"{name}.csv").write_text(text + "\n", encoding="utf-8")
    return folder


def test_workbook_equals_its_folder(loaded: Loaded) -> None:
    folder = content(loaded.load(package_folder(loaded.folder / "package")).store)
    assert content(loaded.load(workbook(PACKAGE)).store) == folder
    assert len(folder["participations"]) == 3


def test_sheets_by_their_latvian_or_english_titles(loaded: Loaded) -> None:
    titled = {name.capitalize(): rows for name, rows in PACKAGE.items()}
    assert loaded.load(workbook(titled)).info.participations == 3


def test_sheet_that_is_no_table_is_listed(loaded: Loaded) -> None:
    loaded.load(workbook({**PACKAGE, "Piezīmes": [["x"], ["y"]]}))
    assert "not read, since they are no tables of a data package: Piezīmes" in loaded.last.err


@pytest.mark.parametrize("kind", ["folder", "workbook"])
def test_written_tables_load_to_an_equal_store(kind: str, loaded: Loaded) -> None:
    loaded.load(package_folder(loaded.folder / "package"))
    before, tables, target = content(loaded.store), loaded.tables, loaded.folder / "written"
    if kind == "folder":
        write_folder(target, tables)
    else:
        write_workbook(target, list(tables.frames), tables)
    assert content(loaded.load(target).store) == before


def test_starter_workbook_filled_with_openpyxl_equals_the_folder(loaded: Loaded, run: Run) -> None:
    expected = content(loaded.load(package_folder(loaded.folder / "package")).store)
    run("init", "fresh")
    book = openpyxl.load_workbook("fresh/platform.xlsx")
    for name, (headers, *rows) in PACKAGE.items():
        columns = {head.value: head.column for head in book[name][1]}
        for number, row in enumerate(rows, 2):
            for header, value in zip(headers, row, strict=True):
                book[name].cell(number, columns.setdefault(header, len(columns) + 1), value)  # type: ignore[arg-type]
            for header in headers:
                book[name].cell(1, columns[header], header)  # type: ignore[arg-type]
    book.save("filled.xlsx")
    assert content(loaded.load(Path("filled.xlsx")).store) == expected


def one_place(**cells: str) -> Tables:
    raw = Tables({}, {})
    frame = complete(read_frame({"place_id": "x", "name": "X", **cells}), "places")
    raw.frames["places"] = frame
    return raw


def read_frame(cells: dict[str, str]) -> Any:
    import polars as pl

    return pl.DataFrame({key: [value] for key, value in cells.items()})


def test_cell_too_long_for_a_workbook_is_told_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(GraphkitError, match="places does not fit into a workbook"):
        write_workbook(tmp_path / "long.xlsx", ["places"], one_place(note="x" * 40_000))
    assert not list(tmp_path.iterdir())


def test_formula_like_text_stays_text(tmp_path: Path) -> None:
    write_workbook(tmp_path / "text.xlsx", ["places"], one_place(note="=1+1", name_en="00123"))
    sheet = openpyxl.load_workbook(tmp_path / "text.xlsx")["places"]
    assert {cell.value: cell.data_type for cell in sheet[2] if cell.value in ("=1+1", "00123")} == {
        "=1+1": "s",
        "00123": "s",
    }


def test_folder_with_a_table_of_another_export_is_refused(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text("person_id\n")
    with pytest.raises(GraphkitError, match="holds persons of another export"):
        write_folder(tmp_path, one_place())
    assert read_sources([str(tmp_path)]).errors()
