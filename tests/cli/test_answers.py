"""What the commands answer in words: the demo, a page, who else bears a name, where a document says so."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from graphkit.cli.emit import WIDEST

from .conftest import Run

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def demo(run: Run, tmp_path_factory: pytest.TempPathFactory) -> str:
    return run("demo", "-o", str(tmp_path_factory.mktemp("demo") / "d")).stdout


def _lists(*kinds: str) -> set[str]:
    with (DATA / "completeness.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["scope"]
            for row in csv.DictReader(file)
            if row["what"] == "municipalities" and row["complete"] in kinds and row["scope"].startswith("LRP")
        }


def _reach(printed: str) -> dict[str, list[str]]:
    lines = printed.partition("Reach of each phase\n")[2].splitlines()
    rows = [
        re.split(r"\s{2,}", line.strip())
        for line in lines[1 : next(i for i, x in enumerate(lines) if x[:6] == "Rules:")]
    ]
    return {row[0]: row[1:] for row in rows}


def test_the_demo_shows_no_bare_zero_and_no_number_as_whole_that_is_not(demo: str) -> None:
    reach = _reach(demo)
    assert list(reach) == [f"LRP{i}" for i in range(1, 8)] + ["outside"]
    assert "0" not in {cell for row in reach.values() for cell in row}
    places = {phase: row[-1] for phase, row in reach.items()}
    assert {phase for phase, cell in places.items() if cell.startswith("≥ ")} == _lists("no", "partly") - {"LRP7"}
    assert reach["LRP7"] == ["–"] * 4
    assert {places[phase] for phase in _lists("yes")} == {"19"}


def test_the_demo_names_the_rules_of_each_table(demo: str) -> None:
    most, reach = (line for line in demo.splitlines() if line.startswith("Rules: "))
    assert "persons count only as their organisation" in most
    assert "statuses: attended" in most
    assert "attended, each phase by itself; persons only as their organisation" in reach
    assert "do not name all municipalities of LRP1, LRP2, LRP4, LRP5, LRP6;" in reach
    assert "unknown, not zero" in reach
    assert "info counts every status, who and profile count persons too" in reach


def test_the_demo_speaks_latvian(run: Run, tmp_path: Path) -> None:
    out = run("demo", "-o", str(tmp_path / "d"), "--lang", "lv").stdout
    assert "Noteikumi: piedalījās, katrs posms atsevišķi" in out
    assert "ārpus posmiem" in out


def test_a_page_without_events_says_so_and_which_lists_are_open(run: Run, platform: str) -> None:
    out = run("profile", "Liepāja", "--store", platform).stdout
    assert (
        "No source names it at an event.\nLists known to be incomplete: municipalities – LRP1, LRP2 (partly), " in out
    )
    assert "Date" not in out
    latvian = run("profile", "Liepāja", "--store", platform, "--lang", "lv").stdout
    assert "Neviens avots to nepiemin nevienā pasākumā." in latvian
    assert "LRP2 (daļēji)" in latvian
    whole = run("profile", "Liepāja", "--phase", "LRP3", "--store", platform).stdout
    assert "No source names it at an event under these rules.\nRules: " in whole


def test_a_bare_name_finds_the_municipality_that_begins_with_it(run: Run, platform: str) -> None:
    result = run("profile", "Salaspils", "--store", platform, "--lang", "lv")
    assert result.stdout.startswith("Salaspils novads (salaspils-novads) – pašvaldība, novads\n")
    assert "saprasts kā Salaspils novads" in result.stderr


def test_a_page_speaks_in_words(run: Run, platform: str) -> None:
    out = run("profile", "NVA", "--store", platform, "--lang", "lv").stdout
    assert "sastāvā: Nodarbinātības valsts aģentūras Ventspils filiāle; loma: filiāle; avots: vip-ventspils" in out
    assert "citi nosaukumi: NVA; veids: saīsinājums; valoda: latviešu; avots: editors" in out
    assert "ārpus posmiem" in out
    branch = run("profile", "nva-ventspils", "--store", platform, "--lang", "lv").stdout
    assert "ietilpst: Nodarbinātības valsts aģentūra; loma: filiāle" in branch
    english = run("profile", "mediator-jelgava-1", "--store", platform).stdout
    assert (
        "mediation periods: Jelgava; coordinating organisation: Centre for Education Initiatives; phase: LRP2"
        in english
    )
    assert "person without body, Jelgava, LV" in english


def test_a_page_s_words_need_no_table_of_a_platform(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("stakeholder,event\nA,x\n", encoding="utf-8")
    run("load", str(tmp_path / "t.csv"), "--store", str(tmp_path / "s.sqlite"))
    page = run("profile", "A", "--status", "invited", "--store", str(tmp_path / "s.sqlite")).stdout
    assert "under these rules.\nRules:" in page


def test_who_points_to_the_bodies_and_the_municipality_of_a_name(run: Run, platform: str) -> None:
    valka = run("who", "Valka", "--store", platform)
    assert valka.stdout.startswith("Rules: ")
    assert "no partner is recorded" in valka.stderr
    assert "recorded separately from it: Valka Municipality Council (valkas-dome); " in valka.stderr
    assert "it has 2 partners: --level municipality" in valka.stderr
    dobele = run("who", "Dobele", "--limit", "1", "--store", platform)
    assert "Dobele Municipality Council (dobeles-dome); Dobele Municipality (dobeles-novads)" in dobele.stderr
    assert "all of one municipality together: --level municipality" in dobele.stderr
    assert "separately" not in run("who", "Dobele", "--level", "municipality", "--store", platform).stderr
    assert "separately" not in run("who", "Dobele", "Jelgava", "--store", platform).stderr


def test_where_a_document_says_so(run: Run, platform: str) -> None:
    out = run("who", "Jelgava", "Rīga", "--why", "--store", platform).stdout
    assert "km-lrp3-discussion (para 2; para 4)" in out
    [riga] = json.loads(run("who", "Jelgava", "Rīga", "--format", "json", "--store", platform).stdout)["partners"]
    event = next(event for event in riga["events"] if event["id"] == "lrp3-expert-discussion-2018")
    assert (event["sources"], event["locators"]) == (
        ["km-lrp3-discussion"],
        {"km-lrp3-discussion": ["para 2", "para 4"]},
    )
    page = json.loads(run("profile", "Rīga", "--format", "json", "--store", platform).stdout)
    assert all(set(event["locators"]) <= set(event["sources"]) for event in page["events"])


@pytest.mark.parametrize("form", ["table", "csv", "json", "markdown"])
def test_only_a_table_shortens_long_cells(run: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "t.csv").write_text(f"stakeholder,event\nA,x\n{'b' * 500},x\n", encoding="utf-8")
    store = str(tmp_path / "s.sqlite")
    run("load", str(tmp_path / "t.csv"), "--store", store)
    out = run("who", "A", "--format", form, "--store", store).stdout
    assert ("b" * 500 in out) == (form != "table")
    if form == "table":
        assert "b" * (WIDEST - 1) + "… " in out
        assert f"…: cut at {WIDEST} characters; --format csv shows the whole" in out


def test_plain_csv_is_faithful_and_excel_is_safe(run: Run, hostile: str) -> None:
    formula = "=cmd|' /C calc'!A0"
    plain, excel = (run("who", "me", "--format", "csv", *more, "--store", hostile).stdout for more in ([], ["--excel"]))
    assert f",{formula}" in "," + plain.replace("\r\n", ",")
    assert "'" + formula in excel


def test_a_chain_cut_short_says_so(run: Run, platform: str) -> None:
    cut = run("path", "maxima", "valkas-dome", "--limit", "1", "--store", platform)
    assert "the first 1 of 2 steps" in cut.stderr
    answer = json.loads(
        run("path", "maxima", "valkas-dome", "--limit", "1", "--format", "json", "--store", platform).stdout
    )
    assert (answer["length"], len(answer["steps"])) == (2, 1)


def test_an_empty_list_of_events_says_so(run: Run, platform: str) -> None:
    result = run("events", "--phase", "LRP3", "--role", "funder", "--kind", "exhibition", "--store", platform)
    assert "no event is recorded under these rules" in result.stderr
    assert result.stdout.startswith("Rules: ")


def test_a_path_and_shown_reasons_name_their_documents_and_no_others(run: Run, platform: str) -> None:
    for args in (("path", "Jelgava", "Rīga"), ("who", "Jelgava", "--why", "--limit", "3")):
        rows = list(csv.DictReader(run(*args, "--format", "csv", "--store", platform).stdout.splitlines()))
        cited = {source.split(" (")[0] for row in rows for source in row["Sources"].split(", ")}
        listed = re.findall(r"^([\w-]+): .* <https?://", run(*args, "--store", platform).stdout, re.MULTILINE)
        assert listed
        assert set(listed) <= cited
    [step] = json.loads(run("path", "Jelgava", "Rīga", "--format", "json", "--store", platform).stdout)["steps"]
    assert step["sources"]
