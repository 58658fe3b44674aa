"""``graphkit init``: valid, documented, with drop-downs, empty in plain words, and loading once it is filled."""

from __future__ import annotations

import csv
from pathlib import Path

import frictionless
import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from graphkit import schema
from graphkit.tables.starter import EVERYDAY

from .conftest import Loaded, Run

ROWS = {
    "participations": {"event_id": "E1", "organisation_id": "dome", "source_id": "doc"},
    "events": {"event_id": "E1", "phase_id": "P1", "title": "Sanāksme", "kind": "platform_meeting", "source_id": "doc"},
    "organisations": {"organisation_id": "dome", "name": "Dome", "kind": "municipality", "seat_place_id": "jelgava"},
    "persons": {"person_id": "p1", "organisation_id": "dome"},
    "places": {"place_id": "jelgava", "name": "Jelgava", "kind": "city", "latitude": "56.65"},
    "phases": {"phase_id": "P1", "name": "Pirmā", "lead_organisation_id": "dome"},
    "sources": {"source_id": "doc", "title": "Protokols"},
    "memberships": {"person_id": "p1", "organisation_id": "dome"},
    "aliases": {"stakeholder_id": "dome", "alias": "Pilsētas dome"},
    "identities": {
        "left_id": "dome",
        "right_id": "jelgava",
        "decision": "not-same",
        "decided_by": "AB",
        "decided_on": "2026-11-27",
        "reason": "body",
    },
}


def starter(run: Run) -> Path:
    assert run("init", "fresh").code == 0
    return Path("fresh")


def fill(folder: Path) -> None:
    for name, row in ROWS.items():
        with (folder / f"{name}.csv").open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, schema.tables()[name].names).writerow(row)


def test_rows_cover_every_table() -> None:
    assert set(ROWS) == set(EVERYDAY)


def test_description_is_valid(run: Run) -> None:
    package = frictionless.Package(str(starter(run) / "datapackage.json"))
    assert package.to_descriptor()["resources"]
    assert list(package.resource_names) == [name for name in schema.tables() if name in EVERYDAY]


def test_filled_folder_is_valid_to_frictionless(run: Run) -> None:
    folder = starter(run)
    fill(folder)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "message"])


def test_exported_folder_with_attributes_is_valid_to_frictionless(loaded: Loaded, run: Run) -> None:
    loaded.load("event,stakeholder,date,Telefons\nA,X,2021-05,1\n")
    assert run("export", "out.csv", "--audience", "internal").code == 0
    report = frictionless.validate("out.csv/datapackage.json")
    assert report.valid, report.flatten(["name", "rowNumber", "message"])


@pytest.mark.parametrize("source", [".", "platform.xlsx", "datapackage.json"])
def test_empty_package_is_told_in_plain_words(source: str, run: Run) -> None:
    ran = run("check", starter(run) / source, "--format", "json")
    assert (ran.code, [p["message"] for p in ran.json]) == (1, ["no row at all: fill in at least one participation"])


def test_one_row_in_each_table_loads(loaded: Loaded, run: Run) -> None:
    folder = starter(run)
    fill(folder)
    assert run("check", folder, "--format", "json").json == []
    info = loaded.load(folder).info
    assert (info.participations, info.stakeholders, info.events, len(info.phases)) == (1, 1, 1, 1)


def test_one_row_in_each_sheet_loads(loaded: Loaded, run: Run) -> None:
    book = openpyxl.load_workbook(starter(run) / "platform.xlsx")
    for name, row in ROWS.items():
        for column, value in row.items():
            book[name].cell(2, schema.tables()[name].names.index(column) + 1, value)
    book.save("filled.xlsx")
    assert loaded.load(Path("filled.xlsx")).info.participations == 1


def test_workbook_has_drop_downs_for_ids_and_codes(run: Run) -> None:
    book = openpyxl.load_workbook(starter(run) / "platform.xlsx")
    lists = {
        str(name): {str(rule.sqref).split(":")[0]: rule.formula1 for rule in book[name].data_validations.dataValidation}
        for name in ("participations", "events", "organisations")
    }
    letter = {name: get_column_letter(schema.tables()["participations"].names.index(name) + 1) for name in
              ("event_id", "organisation_id", "role", "status")}  # fmt: skip
    rules = lists["participations"]
    assert rules[letter["event_id"] + "2"].startswith("'events'!$A$2")
    assert rules[letter["organisation_id"] + "2"].startswith("'organisations'!$A$2")
    assert rules[letter["role"] + "2"].startswith("'codes'!")
    assert rules[letter["status"] + "2"].startswith("'codes'!") or "attended" in rules[letter["status"] + "2"]
    assert all(lists.values())


def test_drop_downs_of_codes_point_to_the_codes(run: Run) -> None:
    book = openpyxl.load_workbook(starter(run) / "platform.xlsx")
    column = schema.tables()["participations"].names.index("role") + 1
    rule = next(r for r in book["participations"].data_validations.dataValidation
                if str(r.sqref).startswith(get_column_letter(column) + "2"))  # fmt: skip
    cells = book["codes"][rule.formula1.partition("!")[2].replace("$", "")]
    assert "host" in [cell.value for (cell,) in cells]


@pytest.mark.parametrize("name", EVERYDAY)
def test_readme_lists_every_column(name: str, run: Run) -> None:
    text = (starter(run) / "README.md").read_text(encoding="utf-8")
    section = text.partition(f"## {name}\n")[2].partition("\n## ")[0]
    assert [c for c in schema.tables()[name].names if f"| `{c}` |" not in section] == []


def test_folder_in_use_is_left_alone(run: Run) -> None:
    folder = starter(run)
    (folder / "events.csv").write_text("mine")
    ran = run("init", folder)
    assert (ran.code, (folder / "events.csv").read_text()) == (2, "mine")
    assert "nothing was written" in ran.err


def test_file_in_the_place_of_the_folder_is_told(run: Run) -> None:
    Path("taken").write_text("")
    ran = run("init", "taken")
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_readme_names_the_tables_that_may_be_added(run: Run) -> None:
    said = (starter(run) / "README.md").read_text(encoding="utf-8").partition("## Further tables")[2]
    further = {name for name in schema.tables() if name not in EVERYDAY}
    assert {"municipalities", "crosswalk", "place_units"} <= further
    assert {line.split("`")[1] for line in said.splitlines() if line.startswith("| `")} == further


def test_a_table_added_by_the_headers_of_the_readme_is_read(run: Run, loaded: Loaded) -> None:
    folder = starter(run)
    fill(folder)
    (folder / "municipalities.csv").write_text("municipality_id,name\nm,M\n", encoding="utf-8")
    (folder / "place_units.csv").write_text("place_id,municipality_id\njelgava,m\n", encoding="utf-8")
    assert run("check", str(folder)).code == 0
    assert [row["name"] for row in loaded.load(folder).store.table("municipalities")] == ["M"]
