"""``graphkit municipalities`` with a reference population, and its suggestions."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run
from .test_messages import ENGLISH

ROWS = {"Rīga": "900", "Jelgava": "450", "Talsu novads": "1-10", "Jēkabpils": "2500", "Ventspils": "987654"}
ADDED = {
    "observed", "expected", "ratio", "ratio_low", "ratio_high", "limits_95", "limits_998", "verdict", "verdict_reason",
    "verdict_by_phase", "verdict_binomial", "population_band",
}  # fmt: skip


@pytest.fixture
def people(tmp_path: Path) -> str:
    """A population file with a band, a huge number, and a total."""
    path = tmp_path / "people.csv"
    lines = "".join(f"{name};{number};2021\n" for name, number in {**ROWS, "Kopā": "991504"}.items())
    path.write_text("Pašvaldība;Romu skaits;Gads\n" + lines, encoding="utf-8-sig")
    return str(path)


def _json(run: Run, *args: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("municipalities", *args, "--format", "json").stdout)
    return found


def test_json_gains_the_comparison(run: Run, platform: str, people: str) -> None:
    rows = _json(run, "--population", people, "--store", platform)
    assert len(rows) == 119
    compared = [row for row in rows if row["expected"] is not None]
    assert {row["name"] for row in compared} == set(ROWS)
    assert all(set(row) >= ADDED for row in compared)
    assert sum(row["expected"] for row in compared) == pytest.approx(sum(row["observed"] for row in compared))
    by_name = {row["name"]: row for row in compared}
    assert by_name["Jelgava"]["verdict"] == "above expected"
    assert by_name["Ventspils"]["verdict"] == "below expected"
    assert by_name["Talsu novads"]["population_band"] == "1-10"
    assert {row["verdict"] for row in rows[5:]} == {"not assessable"}
    assert {row["verdict_reason"] for row in rows[5:]} == {"the population file does not name it"}
    assert [row["name"] for row in rows[:5] if row["verdict"] == "below expected"] == [rows[0]["name"]]
    assert {*rows[5]} == {*rows[0]}
    assert _json(run, "--population", people, "--store", platform, "--lang", "lv") == rows


@pytest.mark.parametrize("how", [["--format", "table"], ["--format", "csv"], ["--format", "json"], ["--excel"]])
def test_the_numbers_of_people_are_not_repeated(run: Run, platform: str, people: str, how: list[str]) -> None:
    done = run("municipalities", "--population", people, *how, "--store", platform)
    assert "987654" not in done.output
    assert "987 654" not in done.output


def test_tables_show_it_in_both_languages(run: Run, platform: str, people: str) -> None:
    english = run("municipalities", "--population", people, "--store", platform, "--units", "today").stdout
    assert "Below expected: Ventspils (" in english
    assert "Dispersion φ " in english
    assert "Method: the " in english
    latvian = run(
        "municipalities", "--population", people, "--store", platform, "--units", "today", "--lang", "lv"
    ).stdout
    assert "Zem sagaidāmā: Ventspils (" in latvian
    assert "Vērtējums" in latvian.splitlines()[0]
    assert [line for line in latvian.splitlines() if ENGLISH.search(line)] == []
    cells = list(csv.DictReader(io.StringIO(run(
        "municipalities", "--population", people, "--store", platform, "--format", "csv").stdout)))  # fmt: skip
    assert {"Expected", "Ratio", "95 % from", "99.8 % limit to", "Verdict", "Reason"} <= set(cells[0])


def test_coverage_stands_below_every_list(run: Run, platform: str) -> None:
    shown = run("municipalities", "--store", platform).stdout
    assert "Coverage: at least 22 of 119 municipalities; inequality of events (Gini, zeros included) 0.89" in shown
    assert "LRP3 19/119, first time 2, so far 20" in shown


def test_every_error_of_the_file_in_both_languages(run: Run, platform: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    bad = "".join(f"Nezināma {i},x\n" for i in range(60))
    path.write_text("novads,skaits\nRīga,-5\nTalsu novads,NA\n" + bad, encoding="utf-8")
    done = run("municipalities", "--population", str(path), "--store", platform, code=1)
    assert done.stdout == ""
    assert sum(line.startswith("Error: bad.csv:") for line in done.stderr.splitlines()) == 122
    assert "Nothing was compared" in done.stderr
    latvian = run("municipalities", "--population", str(path), "--store", platform, "--lang", "lv", code=1).stderr
    assert "bad.csv:2:skaits: '-5': mazāk par nevienu" in latvian
    assert "Nekas netika salīdzināts" in latvian
    assert [line for line in latvian.splitlines() if ENGLISH.search(line)] == []


def test_a_mixture_is_refused_until_one_is_chosen(run: Run, platform: str, tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_text("id,count,basis,year\nriga,9,register,2021\nriga,6,census,2021\n", encoding="utf-8")
    args = ("--population", str(path), "--store", platform)
    assert "choose with --population-basis" in run("municipalities", *args, code=1).stderr
    assert "izvēlieties ar --population-basis" in run("municipalities", *args, "--lang", "lv", code=1).stderr
    run("municipalities", *args, "--population-basis", "census")
    assert "the file has 2021" in run("municipalities", *args, "--population-basis", "census",
                                      "--population-year", "1999", code=2).stderr  # fmt: skip


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--population-year", "2021"], "name it with --population"),
        (["--population", "absent.csv"], "absent.csv: there is no such file"),
        (["--theme", "education"], "add --suggest"),
        (["--suggest", "--units", "then"], "leave out --units then"),
        (["--suggest", "--population", "x.csv"], "leave out --population"),
        (["--suggest", "--state", "unknown"], "leave it out with --suggest"),
        (["--suggest", "--theme", "astronomy"], "no event has the theme 'astronomy'"),
        (["--suggest", "--place", "Qwxzvk"], "Qwxzvk"),
    ],
)
def test_wrong_usage(run: Run, platform: str, args: list[str], says: str) -> None:
    assert says in run("municipalities", *args, "--store", platform, code=2).stderr
    said = run("municipalities", *args, "--store", platform, "--lang", "lv", code=2).stderr
    assert [
        line
        for line in said.splitlines()
        if line.startswith("Kļūda") and ENGLISH.search(line.replace("--units then", ""))
    ] == []


def test_suggestions_as_json(run: Run, platform: str) -> None:
    done = run("municipalities", "--suggest", "--what-if", "--theme", "izglītība", "--place", "Daugavpils", "--store", platform,
               "--format", "json")  # fmt: skip
    found = json.loads(done.stdout)
    assert (found["theme"], found["place"], found["total"]) == ("education", "daugavpils", 4)
    first = found["suggestions"][0]
    assert (first["id"], first["events"], first["distance_km"]) == ("augsdaugavas-novads", 0, 0.0)
    assert first["reasons"][0] == "1 source names a community"
    for item in found["suggestions"]:
        assert item["connected"]
        assert all(link["reason"] for link in item["connected"])
        assert all(shared["id"] and shared["sources"] for link in item["connected"] for shared in link["events"])
    change = found["what_if"]
    assert change["invited"][-1] == "daugavpils"
    assert (change["before"]["involved"], change["after"]["involved"]) == (18, 19)
    assert change["after"]["components"] == change["before"]["components"] - 1
    assert any("order: fewest events" in rule for rule in found["rules"])
    assert "mediator-" not in done.output


def test_suggestions_as_a_table_in_both_languages(run: Run, platform: str) -> None:
    args = ("municipalities", "--suggest", "--what-if", "--store", platform)
    english = run(*args, "--limit", "2").stdout
    assert english.splitlines()[1].startswith("Augšdaugava Municipality")
    assert "coverage: 18 → 19 of 42 municipalities" in english
    assert "coverage of LRP7: ≥0 → ≥2 of 42" in english
    latvian = run(*args, "--lang", "lv").stdout
    assert "aptvērums: 18 → 19 no 42 pašvaldībām" in latvian
    assert [line for line in latvian.splitlines() if ENGLISH.search(line)] == []


def test_no_list_where_nothing_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("stakeholder,event,type\nA,x,place\n", encoding="utf-8")
    store = str(tmp_path / "s.sqlite")
    run("load", str(tmp_path / "t.csv"), "--store", store)
    assert (
        "no source names a community anywhere"
        in run("municipalities", "--suggest", "--what-if", "--store", store).stdout
    )
    assert (
        json.loads(run("municipalities", "--suggest", "--store", store, "--format", "json").stdout)["suggestions"] == []
    )
