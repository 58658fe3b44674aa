"""Bad sources: each ends in a message that says where and how to mend, and leaves the store as it was, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest

from graphkit.loading import load
from graphkit.stores import open_store

from .conftest import BAD, Ran, Run, workbook

GOOD = b"event,stakeholder\nMeeting,Jelgava\n"
HEADER = ["event", "stakeholder", "role"]
ROW = ["Meeting", "Jelgava", "host"]


@cache
def store_bytes() -> bytes:
    """A store loaded once."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "good.csv"
        source.write_bytes(GOOD)
        load(open_store(Path(folder) / "graphkit.sqlite"), [str(source)])
        return (Path(folder) / "graphkit.sqlite").read_bytes()


def good_store(run: Run) -> bytes:
    """A store to be left alone, and its bytes."""
    Path("good.csv").write_bytes(GOOD)
    Path("graphkit.sqlite").write_bytes(store_bytes())
    return store_bytes()


def assert_told(ran: Ran, code: int, places: tuple[str, ...], words: str) -> None:
    """The exit code, every place with its problem, what to do about it, and no traceback."""
    assert ran.code == code, ran.err
    assert "Traceback" not in ran.err
    for place in places:
        assert f"{place}:" in ran.err
    assert words in ran.err
    assert ran.out == ""


# File or folder in bad/ -> exit code, the places named, words that say what to do.
FILES: dict[str, tuple[int, tuple[str, ...], str]] = {
    "nul-byte.csv": (1, ("nul-byte.csv:3:14",), "a NUL byte"),
    "utf-16-without-mark.csv": (1, ("utf-16-without-mark.csv:1",), "save it again as CSV UTF-8"),
    "utf-16-half-a-letter.csv": (2, ("utf-16-half-a-letter.csv",), "save the file as UTF-8"),
    "damaged-utf-8.csv": (2, ("damaged-utf-8.csv:7:13",), "save the file as UTF-8"),
    "picture.csv": (2, ("picture.csv",), "this is a picture"),
    "document.csv": (2, ("document.csv",), "a PDF document, not a table"),
    "web-page.csv": (2, ("web-page.csv",), "a web page, not a table"),
    "empty.csv": (1, ("empty.csv",), "the file is empty"),
    "only-mark.csv": (1, ("only-mark.csv",), "the file is empty"),
    "blank-lines.csv": (1, ("blank-lines.csv",), "the file is empty"),
    "only-separators.csv": (1, ("only-separators.csv",), "the file is empty"),
    "header-only.csv": (1, ("header-only.csv",), "no row at all"),
    "header-and-empty-rows.csv": (1, ("header-and-empty-rows.csv",), "no row at all"),
    "doubled-header.csv": (1, ("doubled-header.csv:1:3",), "rename or remove one"),
    "two-headers-one-field.csv": (1, ("two-headers-one-field.csv:1:Sanāksme",), "--column event="),
    "no-event-column.csv": (1, ("no-event-column.csv:1:event",), "--set event=Value"),
    "no-stakeholder-column.csv": (1, ("no-stakeholder-column.csv:1:stakeholder",), "--column stakeholder=Header"),
    "unclosed-quote-header.csv": (1, ("unclosed-quote-header.csv:1:1",), "never closed"),
    "unclosed-quote-first-row.csv": (1, ("unclosed-quote-first-row.csv:2:1",), "never closed"),
    "unclosed-quote-middle.csv": (1, ("unclosed-quote-middle.csv:3:2",), "never closed"),
    "unclosed-quote-last-row.csv": (1, ("unclosed-quote-last-row.csv:4:2",), "never closed"),
    "unclosed-quote-after-newlines.csv": (1, ("unclosed-quote-after-newlines.csv:6:2",), "close it"),
    "row-too-long.csv": (1, ("row-too-long.csv:3",), "3 cells under 2 headers"),
    "row-too-short.csv": (1, ("row-too-short.csv:3",), "2 cells under 3 headers"),
    "unquoted-comma.csv": (1, ("unquoted-comma.csv:2",), "too long"),
    "unknown-status.csv": (1, ("unknown-status.csv:3:status",), "one of attended, invited"),
    "bad-dates.csv": (1, tuple(f"bad-dates.csv:{line}:date" for line in (2, 3, 4, 6)), "write 2021-05-27"),
    "bad-end.csv": (1, ("bad-end.csv:2:end",), "write 2021-05-27"),
    "latitude-156.csv": (
        1, ("latitude-156.csv:2:latitude", "latitude-156.csv:3:longitude", "latitude-156.csv:5:longitude"), "from -90 to 90",
    ),
    "no-stakeholder.csv": (1, ("no-stakeholder.csv:3:stakeholder",), "fill in a name or an id"),
    "no-event.csv": (1, ("no-event.csv:3:event",), "fill in a name or an id"),
    "several.csv": (
        1,
        tuple(f"several.csv:{at}" for at in (
            "6:stakeholder", "6:status", "6:date", "6:latitude", "8:status", "11:date", "11:event"
        )),
        "unknown status",
    ),
    "several-ragged.csv": (1, ("several-ragged.csv:3", "several-ragged.csv:6"), "too long"),
    "ragged-and-wrong.csv": (1, ("ragged-and-wrong.csv:2", "ragged-and-wrong.csv:3:date"), "too long"),
    "no-event-column-and-wrong.csv": (
        1, ("no-event-column-and-wrong.csv:2:event", "no-event-column-and-wrong.csv:3:date"), "no column names the event",
    ),
    "package-without-participations": (1, ("participations",), "add participations.csv"),
    "package-without-a-row": (1, ("participations",), "no row at all"),
    "package-key-to-nothing": (
        1, tuple(f"participations.csv:{at}" for at in ("4:event_id", "5:phase_id", "5:organisation_id")), "add it there",
    ),
    "package-doubled-key": (1, ("events.csv:4:event_id",), "ids must be unique"),
    "package-doubled-organisation": (1, ("organisations.csv:5:organisation_id",), "ids must be unique"),
    "package-one-id-two-tables": (1, ("places.csv:3:place_id",), "rename one of them"),
    "package-two-of-three": (1, ("participations.csv:4:person_id",), "exactly one of"),
    "package-none-of-three": (1, ("participations.csv:4:person_id",), "exactly one of"),
    "package-bad-boolean": (1, ("organisations.csv:2:stands_for_seat",), "write yes or no"),
    "package-bad-number": (
        1, ("events.csv:2:participants_stated", "events.csv:3:participants_stated"), "a whole number that is at least 0",
    ),
    "package-half-a-person": (1, ("events.csv:2:participants_stated",), "a whole number"),
    "package-bad-date": (1, ("events.csv:2:start",), "write 2021-05-27"),
    "package-bad-latitude": (1, ("places.csv:2:latitude",), "at least -90 and at most 90"),
    "package-unknown-status": (1, ("participations.csv:4:status",), "one of attended, invited"),
    "package-alias-of-nobody": (1, ("aliases.csv:3:stakeholder_id",), "there is no stakeholder nobody"),
    "package-event-without-title": (1, ("events.csv:3:title",), "fill in title or title_en"),
    "package-organisation-without-name": (1, ("organisations.csv:2:name", "organisations.csv:3:organisation_id"), "fill it in"),
    "package-two-headers-one-column": (1, ("organisations.csv:1:Name",), "keep one of them"),
    "package-ragged": (1, ("events.csv:4",), "too short"),
    "package-empty-table": (1, ("events.csv",), "the file is empty"),
    "package-nul": (1, ("organisations.csv:4:2",), "a NUL byte"),
    "package-description-no-json": (2, ("datapackage.json",), "no JSON"),
    "package-description-without-resources": (2, ("datapackage.json",), "mend it, or remove it"),
    "package-path-leaves": (2, ("datapackage.json",), "name a file inside it"),
    "package-path-absolute": (2, ("datapackage.json",), "name a file inside it"),
    "package-path-list": (2, ("datapackage.json",), "must be one file"),
    "package-file-missing": (1, ("participations",), "add participations.csv"),
    "foreign-tables": (2, ("foreign-tables",), "no table of a data package"),
    "damaged.ttl": (1, ("damaged.ttl:3:9",), "not valid RDF"),
    "damaged.jsonld": (1, ("damaged.jsonld:1:14",), "not valid RDF"),
    "nothing-of-ours.ttl": (1, ("nothing-of-ours.ttl",), "no thing here has a class"),
}  # fmt: skip


# What is said of files that are no text: `check` lists it with the line, and ends as for any input that can't be read.
NO_TEXT = {"save the file as UTF-8", "this is a picture", "a PDF document, not a table", "a web page, not a table"}


def test_every_bad_file_is_expected() -> None:
    assert {path.name for path in BAD.iterdir() if not path.name.startswith(".")} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_bad_file_is_told_and_store_unchanged(name: str, run: Run) -> None:
    before = good_store(run)
    assert_told(run("load", BAD / name), *FILES[name])
    assert Path("graphkit.sqlite").read_bytes() == before
    assert sorted(path.name for path in Path().iterdir()) == ["good.csv", "graphkit.sqlite"]


@pytest.mark.parametrize("name", ["several.csv", "package-key-to-nothing", "damaged.ttl"])
def test_bad_file_is_not_added(name: str, run: Run) -> None:
    before = good_store(run)
    assert_told(run("load", BAD / name, "--add"), *FILES[name])
    assert Path("graphkit.sqlite").read_bytes() == before


@pytest.mark.parametrize("name", [name for name, (code, _, words) in FILES.items() if code == 1 or words in NO_TEXT])
def test_check_lists_exactly_the_places(name: str, run: Run) -> None:
    ran = run("check", BAD / name, "--format", "json")
    assert ran.code == FILES[name][0]
    errors = [problem for problem in ran.json if problem["severity"] == "error"]
    places = {":".join(str(p[key]) for key in ("file", "line", "column") if p[key] is not None) for p in errors}
    _, expected, _ = FILES[name]
    if name.startswith("utf-16"):
        assert any(place.startswith(expected[0]) for place in places)
    else:
        assert places == set(expected)


@pytest.mark.parametrize("name", ["bad-dates.csv", "package-key-to-nothing", "foreign-tables", "empty.csv"])
def test_installed_command_tells_without_traceback(name: str, tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("graphkit")
    done = subprocess.run(
        [command, "load", BAD / name], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert_told(Ran(done.returncode, done.stdout, done.stderr), *FILES[name])
    assert not list(tmp_path.iterdir())


def merged_header(book: Any, sheet: Any) -> None:
    sheet.merge_range(0, 0, 0, 1, "event")


def merged_body(book: Any, sheet: Any) -> None:
    sheet.merge_range(1, 0, 2, 0, "Meeting")


def merged_title(book: Any, sheet: Any) -> None:
    sheet.merge_range(0, 0, 0, 2, "Attendance list")


def error_cell(book: Any, sheet: Any) -> None:
    sheet.write_formula(1, 2, "=NA()", value="#N/A")


def uncalculated() -> bytes:
    """What programs write that know formulas but can't calculate."""
    book, data = openpyxl.Workbook(), BytesIO()
    sheet = book.worksheets[0]
    sheet.append(HEADER)
    sheet.append(["Meeting", '="Jel"&"gava"', "host"])
    book.save(data)
    return data.getvalue()


def foreign_zip() -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("readme.txt", "no workbook")
    return data.getvalue()


TABLE = {"Sheet": [HEADER, ROW, ROW]}
WORKBOOKS: dict[str, tuple[Callable[[], bytes], tuple[str, ...], int, str, str]] = {
    "truncated": (lambda: workbook(TABLE)[:2000], (), 2, "book.xlsx", "damaged or password-protected"),
    "foreign-zip": (foreign_zip, (), 2, "book.xlsx", "damaged or password-protected"),
    "text": (lambda: GOOD, (), 2, "book.xlsx", "not a workbook"),
    "nothing": (lambda: b"", (), 2, "book.xlsx", "not a workbook"),
    "old-excel": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), (), 2, "book.xlsx", "legacy Excel (.xls)"),
    "no-sheet-fits": (
        lambda: workbook({"One": [["a", "b"]], "Two": [["c", "d"]]}), (), 1, "book.xlsx", "there are: One, Two: choose with --sheet",
    ),
    "day-number": (
        lambda: workbook({"Sheet": [[*HEADER, "date"], [*ROW, 45413]]}), (), 1, "book.xlsx[Sheet]:2:date",
        "looks like an Excel day number, 2024-05-01: format the column as a date",
    ),
    "encrypted": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), (), 2, "book.xlsx", "password-protected"),
    "merged-header": (lambda: workbook(TABLE, merged_header), (), 1, "book.xlsx[Sheet]:1:1", "unmerge them"),
    "merged-body": (lambda: workbook(TABLE, merged_body), (), 1, "book.xlsx[Sheet]:2:1", "fill each row"),
    "merged-title": (lambda: workbook(TABLE, merged_title), (), 1, "book.xlsx[Sheet]:1:1", "header cells are merged"),
    "error-cell": (lambda: workbook(TABLE, error_cell), (), 1, "book.xlsx[Sheet]:2:role", "mend its formula or clear the cell"),
    "uncalculated": (uncalculated, (), 1, "book.xlsx[Sheet]:2:stakeholder", "open the workbook in Excel"),
    "empty-sheet": (lambda: workbook({"Sheet": []}), (), 1, "book.xlsx[Sheet]", "no row at all"),
    "header-only": (lambda: workbook({"Sheet": [HEADER]}), (), 1, "book.xlsx[Sheet]", "no row at all"),
    "doubled-header": (
        lambda: workbook({"Sheet": [["event", "stakeholder", "event"], ROW]}), (), 1, "book.xlsx[Sheet]:1:3", "rename or remove",
    ),
    "wrong-sheet": (lambda: workbook(TABLE), ("--sheet", "Nope"), 2, "book.xlsx", "there are: Sheet"),
    "bad-date-below-blank-rows": (
        lambda: workbook({"Sheet": [[], [], [*HEADER, "date"], [*ROW, "2021"], [], [*ROW, "5/6/2021"]]}), (), 1,
        "book.xlsx[Sheet]:6:date", "write 2021-05-27",
    ),
    "package-without-participations": (
        lambda: workbook({"events": [["event_id", "title"], ["E1", "x"]], "organisations": [["organisation_id", "name"], ["o", "O"]]}),
        (), 1, "participations", "add participations.csv",
    ),
    "package-key-to-nothing": (
        lambda: workbook({"participations": [["event_id", "organisation_id"], ["E1", "o"]], "events": [["event_id", "title"], ["E1", "x"]]}),
        (), 1, "book.xlsx[participations]:2:organisation_id", "add it there",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WORKBOOKS)
def test_bad_workbook_is_told_and_store_unchanged(name: str, run: Run) -> None:
    make, options, code, place, words = WORKBOOKS[name]
    before = good_store(run)
    Path("book.xlsx").write_bytes(make())
    assert_told(run("load", "book.xlsx", *options), code, (place,), words)
    assert Path("graphkit.sqlite").read_bytes() == before


USAGE = {
    "absent-file": (("nowhere.csv",), 2, "nowhere.csv: there is no such file"),
    "absent-rdf": (("nowhere.ttl",), 2, "nowhere.ttl: there is no such file"),
    "column-of-absent-header": (("good.csv", "--column", "role=Nope"), 2, "there is no such header; there are: event, stakeholder"),
    "column-of-unknown-field": (("good.csv", "--column", "colour=event"), 2, "unknown field 'colour': one of stakeholder"),
    "set-of-unknown-field": (("good.csv", "--set", "colour=red"), 2, "unknown field 'colour': one of stakeholder"),
    "set-without-a-value": (("good.csv", "--set", "event"), 2, "write --set field=value"),
    "type-of-wrong-word": (("good.csv", "--type", "all=animal"), 2, "say person, organisation or place"),
    "sheet-of-a-csv": (("good.csv", "--sheet", "Sheet"), 2, "good.csv is no workbook"),
    "one-of-two-bad": (("good.csv", str(BAD / "bad-end.csv")), 1, "bad-end.csv:2:end:"),
    "set-to-a-bad-date": (("good.csv", "--set", "date=31.02.2020"), 1, "write 2021-05-27"),
}  # fmt: skip


@pytest.mark.parametrize("name", USAGE)
def test_wrong_usage_is_told_and_store_unchanged(name: str, run: Run) -> None:
    args, code, words = USAGE[name]
    before = good_store(run)
    assert_told(run("load", *args), code, (), words)
    assert Path("graphkit.sqlite").read_bytes() == before


def test_empty_standard_input_is_told(run: Run) -> None:
    assert_told(run("load", "-"), 1, ("standard input",), "the file is empty")


@pytest.mark.parametrize("name", ["empty", "empty.csv"])
def test_empty_folder_is_told(name: str, run: Run) -> None:
    Path(name).mkdir()
    assert_told(run("load", name), 2, (name,), "'graphkit init' writes an empty package")


def test_folder_in_the_place_of_a_table_is_told(run: Run) -> None:
    Path("package/events.csv").mkdir(parents=True)
    assert_told(run("load", "package"), 2, ("package",), "no table of a data package")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["good.csv", "."])
def test_unreadable_file_is_told(name: str, run: Run) -> None:
    Path("participations.csv" if name == "." else name).write_bytes(GOOD)
    Path("participations.csv" if name == "." else name).chmod(0)
    assert_told(run("load", name), 2, (), "cannot be read")


def test_missing_optional_table_of_a_description_is_a_warning(run: Run) -> None:
    run("init", "package")
    Path("package/memberships.csv").unlink()
    found = [p for p in run("check", "package", "--format", "json").json if p["severity"] == "warning"]
    assert [(p["file"], p["value"]) for p in found] == [("datapackage.json", "memberships.csv")]


def test_problems_come_in_the_order_of_their_lines(run: Run) -> None:
    lines = [line for line in run("load", BAD / "several.csv").err.splitlines() if line.startswith("Error")]
    numbers = [int(line.split(":")[2]) for line in lines]
    assert numbers == sorted(numbers) == [6, 6, 6, 6, 8, 11, 11]


def test_many_headers_are_not_all_printed(run: Run) -> None:
    Path("wide.csv").write_text(",".join(f"c{n}" for n in range(10_000)) + "\n" + "," * 9_999 + "x\n")
    assert len(run("load", "wide.csv").err) < 2_000


@pytest.mark.parametrize("make", [lambda: workbook({"Sheet": []}), lambda: workbook(TABLE, error_cell_of_an_event)])
def test_one_mistake_is_told_once(make: Callable[[], bytes], run: Run) -> None:
    Path("book.xlsx").write_bytes(make())
    assert len(run("check", "book.xlsx", "--format", "json").json) == 1


def error_cell_of_an_event(book: Any, sheet: Any) -> None:
    sheet.write_formula(1, 0, "=1/0", value="#DIV/0!")
