"""``graphkit municipalities``: what scripts rely on, and what a planner reads."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from graphkit.cli.municipalities import STATES
from graphkit.cli.municipality_rows import MARKS, PARTLY
from graphkit.involvement import model

from .conftest import Run
from .test_messages import ENGLISH

KEYS = {"id", "name", "events", "phases", "hosted", "first", "last", "named_community", "state", "verdict"}
PHASES = [*(f"LRP{i}" for i in range(1, 8)), "outside"]


def _json(run: Run, *args: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("municipalities", *args, "--format", "json").stdout)
    return found


def test_the_states_of_the_option_are_those_of_the_library() -> None:
    assert STATES == model.STATES
    marks = [*MARKS.values(), PARTLY]
    assert set(MARKS) == set(STATES) - {"took-part"}
    assert len(set(marks)) == len(marks)
    assert not any(mark.isdigit() for mark in marks)


@pytest.mark.parametrize(("units", "size"), [("then", 119), ("today", 42)])
def test_json_lists_the_whole_register_with_the_keys_of_the_contract(
    run: Run, platform: str, units: str, size: int
) -> None:
    rows = _json(run, "--units", units, "--store", platform)
    assert len(rows) == size
    for row in rows:
        assert set(row) >= KEYS
        assert isinstance(row["events"], int)
        assert list(row["phases"]) == PHASES
        assert all(set(cell) >= {"events", "state"} for cell in row["phases"].values())
        assert {cell["state"] for cell in row["phases"].values()} <= set(STATES)
        held = {cell["state"] for cell in row["phases"].values()}
        assert row["state"] == next(state for state in STATES if state in held)
        assert row["verdict"] == "not assessable"
        assert row["events"] <= sum(cell["events"] for cell in row["phases"].values())
    assert _json(run, "--units", units, "--store", platform, "--lang", "lv") == rows
    assert _json(run, "--units", units, "--store", platform, "--limit", "3") == rows[:3]


def test_the_register_before_the_reform_is_the_default(run: Run, platform: str) -> None:
    assert _json(run, "--store", platform) == _json(
        run, "--units", "then", "--reading", "stands-for", "--store", platform
    )


def test_readings_widen(run: Run, platform: str) -> None:
    events = {
        reading: {row["id"]: row["events"] for row in _json(run, "--reading", reading, "--store", platform)}
        for reading in ("named", "stands-for", "seat")
    }
    for ident, count in events["stands-for"].items():
        assert events["named"][ident] <= count <= events["seat"][ident]
    assert (events["named"]["jelgava"], events["stands-for"]["jelgava"]) == (29, 30)
    assert (events["stands-for"]["ventspils"], events["seat"]["ventspils"]) == (22, 23)


def test_the_events_are_those_that_profile_lists(run: Run, platform: str) -> None:
    for row in _json(run, "--store", platform)[:14]:
        page = json.loads(
            run(
                "profile",
                row["unit"],
                "--level",
                "municipality",
                "--status",
                "attended",
                "--format",
                "json",
                "--store",
                platform,
            ).stdout
        )
        assert row["events"] == len(page["events"])
        assert (row["first"], row["last"]) == (page["first"], page["last"])


def test_a_phase_alone_is_counted_alone(run: Run, platform: str) -> None:
    rows = _json(run, "--phase", "lrp3", "--store", platform)
    assert all(list(row["phases"]) == ["LRP3"] for row in rows)
    assert all(row["events"] == row["phases"]["LRP3"]["events"] for row in rows)
    assert len(rows) == 119
    assert "LRP1" in run("municipalities", "--phase", "LRP9", "--store", platform, code=2).stderr


def test_states_choose_rows(run: Run, platform: str) -> None:
    rows = _json(run, "--state", "took-part", "--state", "invited-or-planned", "--store", platform)
    assert {row["state"] for row in rows} <= {"took-part", "invited-or-planned"}
    assert len(rows) == 22
    none = run("municipalities", "--state", "ended", "--store", platform)
    assert "no municipality is in this state" in none.stdout
    assert "Invalid value" in run("municipalities", "--state", "gone", "--store", platform, code=2).stderr


@pytest.mark.parametrize("units", ["then", "today"])
@pytest.mark.parametrize("lang", ["en", "lv"])
def test_the_table_fits_and_tells_what_its_marks_mean(run: Run, platform: str, units: str, lang: str) -> None:
    shown = run("municipalities", "--units", units, "--lang", lang, "--store", platform).stdout.splitlines()
    table = shown[: {"then": 120, "today": 43}[units]]
    assert max(map(len, table)) <= 120
    legend = [line for line in shown if all(mark in line for mark in MARKS.values()) and PARTLY in line]
    assert len(legend) == 1
    rules = shown[-1]
    assert rules.startswith({"en": "Rules: ", "lv": "Noteikumi: "}[lang])
    assert {"en": "without a population", "lv": "bez iedzīvotāju skaita"}[lang] in rules
    if lang == "lv":
        assert [line for line in shown if ENGLISH.search(line)] == []


def test_what_a_planner_asks_first_is_said_below(run: Run, platform: str) -> None:
    then = run("municipalities", "--limit", "1", "--store", platform).stdout
    assert "\nA community is named, no or one presence: none\n" in then
    assert "Jēkabpils (since 2018-10-03; LRP4, LRP5)" in then
    assert "not carried back to their parts: Augšdaugava Municipality" in then
    assert "Viļaka Municipality → Balvi Municipality (1)" in then
    assert "Krāslava Municipality → " not in then  # the later unit has the same name, and nothing of its own yet
    assert "complete – LRP3; partly – LRP2, LRP4, LRP5; incomplete or not known – LRP1, LRP6, LRP7" in then
    assert "Valga (abroad, 1)" in then
    today = run("municipalities", "--limit", "1", "--units", "today", "--lang", "lv", "--store", platform).stdout
    assert "\nKopiena nosaukta, bet nav piedalījusies vai piedalījusies tikai reizi: Augšdaugavas novads (0)\n" in today
    assert "Visilgāk nav piedalījušās: Jēkabpils novads (kopš 2018-10-03; LRP4, LRP5)" in today


def test_in_a_phase_without_any_list_nobody_is_called_never_reached(run: Run, platform: str) -> None:
    shown = run("municipalities", "--phase", "LRP6", "--units", "today", "--store", platform).stdout
    rows = _json(run, "--phase", "LRP6", "--units", "today", "--store", platform)
    unknown = [row for row in rows if row["named_community"] and row["state"] == "unknown"]
    assert len(unknown) > 1
    [said] = [line for line in shown.splitlines() if line.startswith("A community is named")]
    assert said.endswith(f"; not known, since no list is complete: {len(unknown)} municipalities")
    assert "(0)" not in said
    assert all(
        row["events"] == 0 == row["phases"]["LRP6"]["events"] for row in unknown
    )  # an integer, the state says more
    assert f"Coverage: at least {sum(row['events'] > 0 for row in rows)} of {len(rows)} " in shown
    line = next(line for line in shown.splitlines() if line.startswith(unknown[0]["name_en"]))
    assert line.removeprefix(unknown[0]["name_en"]).split()[:2] == ["?", "?"]
    cells = list(csv.DictReader(io.StringIO(run(
        "municipalities", "--phase", "LRP6", "--units", "today", "--format", "csv", "--store", platform).stdout)))  # fmt: skip
    assert {cell["Events"] for cell in cells if cell["State"] == "unknown"} == {"unknown"}


def test_a_phase_whose_list_is_whole_has_a_plain_coverage(run: Run, platform: str) -> None:
    shown = run("municipalities", "--phase", "LRP3", "--store", platform).stdout
    assert "Coverage: 19 of 119 municipalities" in shown


def test_a_spreadsheet_has_words_for_marks(run: Run, platform: str) -> None:
    done = run("municipalities", "--units", "today", "--format", "csv", "--store", platform)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    [liepaja] = [row for row in rows if row["Id"] == "liepaja"]
    assert (liepaja["Events"], liepaja["LRP1"], liepaja["LRP2"], liepaja["LRP3"]) == (
        "0", "unknown", "not recorded (partly)", "not recorded"
    )  # fmt: skip
    assert liepaja["Unknown phases"] == "LRP1; LRP6; LRP7"
    assert "Rules: " in done.stderr


def test_without_a_register_it_says_so(run: Run, tmp_path: Path) -> None:
    table, store = tmp_path / "t.csv", str(tmp_path / "s.sqlite")
    table.write_text(
        "stakeholder,stakeholder_type,event,phase\nRiga,city,x,P1\nOslo,city,y,P2\nClub,ngo,y,P2\n", encoding="utf-8"
    )
    run("load", str(table), "--store", store)
    done = run("municipalities", "--store", store, "--format", "json")
    assert [(row["name"], row["events"]) for row in json.loads(done.stdout)] == [("Riga", 1), ("Oslo", 1)]
    assert "the tables hold no register" in done.stderr
    assert "nav pašvaldību reģistra" in run("municipalities", "--store", store, "--lang", "lv").stdout


def test_names_that_try_to_harm_are_printed_harmless(run: Run, hostile: str) -> None:
    assert "\x1b" not in run("municipalities", "--store", hostile).stdout


def test_every_problem_of_a_register_is_told_at_once(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    texts = {
        "municipalities.csv": "municipality_id,valid_from,valid_until,name,merged_into\na,,2021-06-30,A,\nb,2021-07-01,,B,\n"
        "a,,2021-06-30,A,\nc,,,C,nowhere\nd,,,D,d\ne,2020-02-02,2020-01-01,E,\n",
        "crosswalk.csv": "old_id,old_valid_from,new_id,new_valid_from,is_primary\na,,b,2021-07-01,yes\nb,2021-07-01,a,,yes\n"
        "lost,,b,2021-07-01,yes\nc,,b,2022-01-01,yes\nc,,e,2020-02-02,yes\nd,,b,2021-07-01,no\n",
        "places.csv": "place_id,name\np,P\n",
        "place_units.csv": "place_id,municipality_id,unit_valid_from\np,b,2020-05-05\n",
        "events.csv": "event_id,title\nx,X\n",
        "participations.csv": "event_id,place_id\nx,p\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    found = json.loads(run("check", str(folder), "--format", "json", code=1).stdout)
    told = {(Path(p["file"]).name, p["line"], p["column"]) for p in found if p["severity"] == "error"}
    assert told >= {
        ("municipalities.csv", 4, "municipality_id"),  # doubled
        ("municipalities.csv", 5, "merged_into"),  # into nowhere
        ("municipalities.csv", 6, "merged_into"),  # into itself
        ("municipalities.csv", 7, "valid_until"),  # ends before it begins
        ("crosswalk.csv", 2, "new_id"),  # a becomes b
        ("crosswalk.csv", 3, "new_id"),  # which becomes a
        ("crosswalk.csv", 4, "old_id"),  # unknown
        ("crosswalk.csv", 5, "new_valid_from"),  # no such version
        ("crosswalk.csv", 6, "is_primary"),  # a second primary successor
        ("crosswalk.csv", 7, "is_primary"),  # none
        ("place_units.csv", 2, "unit_valid_from"),  # no such version
    }
    assert {(Path(p["file"]).name, p["line"]) for p in found} <= {place[:2] for place in told} | {("crosswalk.csv", 3)}
    assert "crosswalk.csv:3:new_id" in run("load", str(folder), "--store", str(tmp_path / "s.sqlite"), code=1).stderr
    assert not (tmp_path / "s.sqlite").exists()


def _package(folder: Path, **tables: str) -> Path:
    """A package of these tables, with one event."""
    folder.mkdir()
    usual = {
        "places": "place_id,name\np,P\n",
        "events": "event_id,title\nx,X\n",
        "participations": "event_id,place_id\nx,p\n",
    }
    for name, text in (usual | tables).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def _told(run: Run, folder: Path, code: int = 1) -> set[tuple[str, int, str, str]]:
    found = json.loads(run("check", str(folder), "--format", "json", code=code).stdout)
    return {(Path(p["file"]).stem, p["line"], p["column"], p["severity"]) for p in found}


def test_every_date_of_a_register_that_is_none_is_told(run: Run, tmp_path: Path) -> None:
    folder = _package(
        tmp_path / "package",
        municipalities="municipality_id,valid_from,valid_until,name\na,2021-16-99,,A\nb,,xx,B\nc,,2013-13-45,C\nd,2021,,D\n"
        "e,01.07.2021,,E\n",
        crosswalk="old_id,old_valid_from,new_id,new_valid_from,old_until,new_since,is_primary\n"
        "b,xx,e,2021-07-01,2021-02-30,never,yes\nc,,e,2021-7-41,,,yes\n",
        place_units="place_id,municipality_id,unit_valid_from,since,until\np,e,2021-99-01,2021-13,xx\n",
    )
    assert _told(run, folder) >= {
        ("municipalities", 2, "valid_from", "error"),
        ("municipalities", 3, "valid_until", "error"),
        ("municipalities", 4, "valid_until", "error"),
        ("municipalities", 5, "valid_from", "error"),
        ("crosswalk", 2, "old_valid_from", "error"),
        ("crosswalk", 2, "old_until", "error"),
        ("crosswalk", 2, "new_since", "error"),
        ("crosswalk", 3, "new_valid_from", "error"),
        ("place_units", 2, "unit_valid_from", "error"),
        ("place_units", 2, "since", "error"),
        ("place_units", 2, "until", "error"),
    }
    assert not [at for at in _told(run, folder) if at[:2] == ("municipalities", 6)]


def test_a_cut_list_of_the_absent_says_how_many_more(run: Run, platform: str) -> None:
    shown = run("municipalities", "--store", platform).stdout
    [line] = [line for line in shown.splitlines() if line.startswith("Absent longest")]
    assert line.count("since") == 5
    assert re.search(r"; and \d+ more$", line)


def test_without_a_register_that_is_what_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("stakeholder,event\nA,x\nB,x\n", encoding="utf-8")
    store = str(tmp_path / "t.sqlite")
    run("load", str(tmp_path / "t.csv"), "--store", store)
    shown = run("municipalities", "--store", store).stdout
    assert "there is no register of municipalities" in shown
    assert "Coverage" not in shown
