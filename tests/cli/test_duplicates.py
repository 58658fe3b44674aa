"""`graphkit duplicates`: what it prints, and that its rows, filled in, are decisions."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from graphkit import schema

from .conftest import Run

TABLE = "stakeholder,event,type\nVentspils tehnikums,A,organisation\nVenstpils tehnikums,B,organisation\nVārds Uzvārds,A,person\nVards Uzvards,B,person\n"


@pytest.fixture
def store(run: Run, tmp_path: Path) -> str:
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    run("load", str(tmp_path / "t.csv"), "--store", str(tmp_path / "s.sqlite"))
    return str(tmp_path / "s.sqlite")


def test_rows_of_the_list_are_decisions_to_fill_in(run: Run, store: str, tmp_path: Path) -> None:
    printed = run("duplicates", "--store", store, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(printed, newline="")))
    assert list(rows[0]) == list(schema.tables()["identities"].names)
    assert {row["decision"] for row in rows} == {""}
    decided = tmp_path / "identities.csv"
    decided.write_text(printed, encoding="utf-8")
    table = str(tmp_path / "t.csv")
    assert "2 pair(s)" in run("load", table, "--identities", str(decided), "--store", store).stderr
    assert len(json.loads(run("duplicates", "--store", store, "--format", "json").stdout)) == 2
    with decided.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({**row, "decision": "same", "decided_by": "AB", "reason": "seen"} for row in rows)
    said = run("load", table, "--identities", str(decided), "--store", store)
    assert "2 stakeholder(s) taken for another by decision" in said.stderr
    assert json.loads(run("duplicates", "--store", store, "--format", "json").stdout) == []
    shown = json.loads(run("duplicates", "--store", store, "--format", "json", "--all").stdout)
    assert [(one["decision"], one["reasons"]) for one in shown] == [("same", ["seen"])] * 2


def test_json_holds_scores_reasons_and_events(run: Run, store: str) -> None:
    listed = json.loads(run("duplicates", "--store", store, "--format", "json").stdout)
    [one] = [one for one in listed if "tehnikums" in one["left"]]
    assert {one["left"], one["right"]} == {"Ventspils tehnikums", "Venstpils tehnikums"}
    assert one["reasons"] == ["the names differ by a slip or an abbreviation: 'venstpil', 'ventspil'"]
    assert (one["left_events"], one["right_events"], one["shared_events"]) == (["B"], ["A"], [])
    assert one["id"].startswith("double-")
    assert one["row"]["left_id"] == one["left"]


def test_the_public_sees_no_persons(run: Run, store: str) -> None:
    assert "zvārds" in run("duplicates", "--store", store).stdout
    shown = run("duplicates", "--store", store, "--audience", "public").stdout
    assert "zvārds" not in shown
    assert "Venstpils" in shown


DECIDED = """left_id,right_id,decision,decided_by,reason
Vārds Uzvārds,Ventspils tehnikums,not-same,AB,Planted of the mixed pair
Vards Uzvards,Vārds Uzvārds,same,AB,Planted of the person
Vards Uzvards,Venstpils tehnikums,not-same,AB,Planted of who gave way
Somebody,Ventspils tehnikums,not-same,AB,Planted of the unknown
Ventspils tehnikums,Venstpils tehnikums,same,AB,Planted of the bodies
"""


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_the_public_sees_no_decision_about_a_person_and_no_free_text(
    run: Run, store: str, tmp_path: Path, form: str
) -> None:
    (tmp_path / "identities.csv").write_text(DECIDED, encoding="utf-8")
    run("load", str(tmp_path / "t.csv"), "--identities", str(tmp_path / "identities.csv"), "--store", store)
    asked = ("duplicates", "--store", store, "--all", "--format", form)
    assert "zvārds" in run(*asked).stdout
    shown = run(*asked, "--audience", "public").stdout
    assert [word for word in ("zvārds", "zvards", "Somebody", "Planted") if word in shown] == []
    assert "Venstpils tehnikums" in shown


def test_the_owner_reads_why_it_was_decided(run: Run, store: str, tmp_path: Path) -> None:
    (tmp_path / "identities.csv").write_text(DECIDED, encoding="utf-8")
    run("load", str(tmp_path / "t.csv"), "--identities", str(tmp_path / "identities.csv"), "--store", store)
    listed = json.loads(run("duplicates", "--store", store, "--all", "--format", "json").stdout)
    assert {"Planted of the person", "Planted of the mixed pair"} <= {why for one in listed for why in one["reasons"]}


def test_a_decision_is_written_again_as_it_was_made(run: Run, store: str, tmp_path: Path) -> None:
    (tmp_path / "identities.csv").write_text(DECIDED, encoding="utf-8")
    run("load", str(tmp_path / "t.csv"), "--identities", str(tmp_path / "identities.csv"), "--store", store)
    printed = run("duplicates", "--store", store, "--all", "--format", "csv").stdout
    rows = [tuple(row.values())[:4] for row in csv.DictReader(io.StringIO(printed, newline=""))]
    assert ("Vards Uzvards", "Vārds Uzvārds", "same", "AB") in rows
    shown = run("duplicates", "--store", store, "--all", "--format", "csv", "--audience", "public").stdout
    assert "AB" not in shown


def test_the_list_speaks_latvian(run: Run, store: str, platform: str) -> None:
    shown = run("duplicates", "--store", store, "--lang", "lv").stdout
    assert "nosaukumi atšķiras ar pārrakstīšanās kļūdu" in shown
    assert "Kreisā puse" in shown
    assert "iespējamu dublikātu nav" in run("duplicates", "--store", platform, "--lang", "lv").stdout
    assert "nav viens un tas pats" in run("duplicates", "--store", platform, "--lang", "lv", "--all").stdout
