"""Bad sources built here: many problems in one file in every dialect, options that cannot hold, names of no file."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from graphkit.tables.decode import decode

from .conftest import Loaded, Ran, Run, workbook

MANY = """\
event;stakeholder;date;status;latitude
"A
B";Šķēde;2020;yes;56,9

;Y;31.02.2020;zz;156
"C "" D

E";Z;5/6/2021;;
;;;;
F;;2021;qq;-91
G;W;2021;;
"""
# What is wrong in it: line, column.
PLACES = [
    (5, "date"), (5, "event"), (5, "latitude"), (5, "status"), (6, "date"), (10, "latitude"), (10, "stakeholder"), (10, "status"),
]  # fmt: skip
STRAY = MANY.replace("F;", 'Biedrība "Sāre";').replace("G;", '5" pipe;')
GOOD = b"event,stakeholder\nMeeting,Jelgava\n"


def places(ran: Ran) -> list[tuple[int | None, str | None]]:
    """Line and column of each error that ``check`` lists."""
    return sorted((p["line"], p["column"]) for p in ran.json if p["severity"] == "error")


def checked(run: Run, data: bytes, *options: str) -> list[tuple[int | None, str | None]]:
    """The places of the errors of a file."""
    Path("many.csv").write_bytes(data)
    ran = run("check", "many.csv", "--format", "json", *options)
    assert ran.code == 1
    return places(ran)


@pytest.mark.parametrize("text", [MANY, STRAY], ids=["plain", "stray-quotes"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1257", "utf-16"])
def test_many_problems_have_their_lines(text: str, end: str, encoding: str, run: Run) -> None:
    assert checked(run, text.replace("\n", end).encode(encoding)) == PLACES


@pytest.mark.parametrize("top", ["sep=;\n", "\n\n", ";;;;\n", " \n\n;\n"])
def test_lines_above_the_header_count(top: str, run: Run) -> None:
    above = top.count("\n")
    assert checked(run, (top + MANY).encode()) == [(line + above, column) for line, column in PLACES]


def test_rows_of_other_length_among_many_problems(run: Run) -> None:
    text = MANY.replace("G;W;2021;;\n", "G;W\nH;W;2021;;;;\nI;;2021;;\n")
    Path("many.csv").write_text(text, encoding="utf-8")
    found = run("check", "many.csv", "--format", "json").json
    expected = sorted([*PLACES, (11, None), (12, None), (13, "stakeholder")], key=str)
    assert sorted(((p["line"], p["column"]) for p in found if p["severity"] == "error"), key=str) == expected


def test_skip_invalid_names_each_row_left_out(loaded: Loaded) -> None:
    loaded.load(MANY, args=["--skip-invalid"])
    assert loaded.info.participations == 2
    assert "3 row(s) with errors were left out; 2 were kept" in loaded.last.err
    assert [f":{line}:{column}:" for line, column in PLACES if f":{line}:{column}:" not in loaded.last.err] == []


def test_only_row_with_two_problems_is_told_of_both(run: Run) -> None:
    assert checked(run, b"event,stakeholder,date\nA,,31.02.2020\n") == [(2, "date"), (2, "stakeholder")]


def test_workbook_with_many_problems_names_its_rows(run: Run) -> None:
    rows: list[list[Any]] = [
        ["event", "stakeholder", "date", "status"], ["A", "X", 2020, True], [], ["", "Y", "31.02.2020", "zz"], ["C", None, 99, ""],
    ]  # fmt: skip
    Path("many.xlsx").write_bytes(workbook({"List": rows}))
    ran = run("check", "many.xlsx", "--format", "json")
    assert places(ran) == [(4, "date"), (4, "event"), (4, "status"), (5, "date"), (5, "stakeholder")]
    assert {p["file"] for p in ran.json if p["severity"] == "error"} == {"many.xlsx[List]"}


# What is wrong with the whole table stays an error when bad rows may be left out.
WHOLE: dict[str, tuple[str, tuple[str, ...], str]] = {
    "no-event-column": ("stakeholder,date\nA,2020\nB,x\n", (), "no column names the event"),
    "absent-header": ("event,stakeholder,date\nE,A,2020\nE,B,x\n", ("--column", "role=Nope"), "there is no such header"),
    "two-headers": ("event,name,participant,date\nE,A,y,2020\nE,B,y,x\n", (), "both 'name' and 'participant'"),
    "doubled-header": ("event,stakeholder,event\nE,A,E\nE\n", (), "this header stands twice"),
    "unclosed-quote": ('event,stakeholder\nE,A\nE,B,C\nF,"A\n', (), "never closed"),
    "nul-byte": ("event,stakeholder\nE,A\nE,B,C\nF,\0\n", (), "a NUL byte"),
}  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
def test_skip_invalid_hides_no_error_of_the_table(name: str, run: Run) -> None:
    text, options, words = WHOLE[name]
    Path("good.csv").write_bytes(GOOD)
    run("load", "good.csv")
    before = Path("graphkit.sqlite").read_bytes()
    Path("table.csv").write_text(text, encoding="utf-8")
    ran = run("load", "table.csv", "--skip-invalid", *options)
    code = 2 if name == "absent-header" else 1
    assert (ran.code, "Error: table.csv:" in ran.err, words in ran.err) == (code, True, True)
    assert Path("graphkit.sqlite").read_bytes() == before


SOURCES = {
    "no-name": ("", "a source without a name"),
    "name-with-nul": ("a\0b.csv", "no name of a file"),
    "name-too-long": ("x" * 5000, "cannot be read"),
}


@pytest.mark.parametrize("name", SOURCES)
def test_name_of_no_file_is_told(name: str, run: Run) -> None:
    source, words = SOURCES[name]
    Path("participations.csv").write_bytes(b"event_id,organisation_id\n")
    ran = run("load", source)
    assert (ran.code, words in ran.err, Path("graphkit.sqlite").exists()) == (2, True, False)


def test_column_and_set_of_one_field_is_told(run: Run) -> None:
    Path("good.csv").write_bytes(GOOD)
    ran = run("load", "good.csv", "--column", "event=event", "--set", "event=Other")
    assert (ran.code, "keep one of them" in ran.err) == (2, True)


def damaged_sheet(data: bytes) -> bytes:
    """A workbook whose sheet breaks off."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as book, zipfile.ZipFile(out, "w") as damaged:
        for name in book.namelist():
            part = book.read(name)
            damaged.writestr(name, part[: len(part) // 2] if "sheet1.xml" in name else part)
    return out.getvalue()


def test_damaged_sheet_is_told(run: Run) -> None:
    Path("book.xlsx").write_bytes(damaged_sheet(workbook({"List": [["event", "stakeholder"], ["A", "X"]]})))
    ran = run("load", "book.xlsx")
    assert (ran.code, "book.xlsx[List]: this sheet is damaged" in ran.err) == (2, True)


def test_two_sheets_of_one_table_are_told(run: Run) -> None:
    rows = [["event_id", "title"], ["E", "X"]]
    Path("book.xlsx").write_bytes(workbook({"events": rows, "Events_": rows}))
    ran = run("load", "book.xlsx")
    assert (ran.code, "the sheets events, Events_ are all the table events" in ran.err) == (2, True)


def test_damage_far_below_the_top_is_no_other_encoding() -> None:
    data = b"a,b\n" * 300_000 + "Ērgļi,Šķēde\n".encode() + b"\xc5,Z\n"
    assert [(p.severity, p.line) for p in decode(data, "t.csv")[1]] == [("error", 300_002)]


PACKAGE = {
    "events": "event_id,title,start,end\nE,Meeting,2021-05,2020\n",
    "organisations": "organisation_id,name\no,Dome\n",
    "participations": "event_id,organisation_id\nE,o\n",
}


def package(folder: Path) -> Path:
    folder.mkdir()
    for name, text in PACKAGE.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_event_of_a_package_that_ends_before_it_begins_is_a_warning(loaded: Loaded) -> None:
    loaded.load(package(loaded.folder / "package"))
    assert "Warning: events.csv:2:end: '2020': ends before it begins" in loaded.last.err
    loaded.load(GOOD, args=["--add"])
    assert "ends before" not in loaded.last.err


def test_options_of_flat_tables_are_said_to_change_nothing_in_a_package(loaded: Loaded) -> None:
    loaded.load(package(loaded.folder / "package"), args=["--type", "all=person", "--skip-invalid"])
    assert "is no flat table: --type, --skip-invalid changed nothing in it" in loaded.last.err
    loaded.load(loaded.folder / "package")
    assert "no flat table" not in loaded.last.err
