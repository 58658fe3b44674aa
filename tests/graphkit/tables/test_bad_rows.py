"""Rows that are wrong by what the rest of the tables say: each is told once, with its line, and stops the load if it has to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graphkit.loading import load
from graphkit.stores import open_store

from .conftest import Ran, Run, workbook

GOOD = {
    "phases": "phase_id,name\nP1,Pirmā",
    "events": "event_id,phase_id,title,kind,start\nfirst-meeting,P1,Sanāksme,meeting,2020-05-01",
    "organisations": "organisation_id,name,kind\nngo,Biedrība,ngo",
    "places": "place_id,name,kind\nalsunga,Alsunga,town\nbauska,Bauska,town",
    "participations": "event_id,organisation_id\nfirst-meeting,ngo",
    "municipalities": "municipality_id,valid_from,valid_until,name\nkuldiga,,2021-06-30,Kuldīga\nkuldiga,2021-07-01,,Kuldīga\n"
    "bauskas,,,Bauskas novads",
    "crosswalk": "old_id,old_valid_from,new_id,new_valid_from,is_primary\nkuldiga,,kuldiga,2021-07-01,yes",
    "place_units": "place_id,municipality_id,unit_valid_from,since,until\nalsunga,kuldiga,,,2021-06-30\n"
    "alsunga,kuldiga,2021-07-01,2021-07-01,",
    "settlements": "settlement_id,name,municipality_before_2021,municipality_since_2021\nedole,Ēdole,kuldiga,kuldiga",
    "stated_measures": "measure,unit,compared_with\nparticipants,persons,sum-of-parts",
    "stated_totals": "scope,measure,value,qualifier,part_of\nall,participants,9,exact,\nP1,participants,7,exact,\n"
    "first-meeting,participants,5,exact,participants",
    "statements": "scope,field,value\nfirst-meeting,start,2020-05-01",
    "completeness": "scope,what,complete\nP1,municipalities,yes",
    "named_communities": "territory_id,vintage,statement,year,source_id\nedole,place,named,2003,s\nalsunga,,named,2003,s\n"
    "kuldiga,since 2021,named,2003,s\nkuldiga,before 2015,named,2001,s\nkurzeme,either,named,2003,s",
    "population_figures": "territory_id,year,count,level,source_id\nkuldiga,2003,9,municipality,s\nkurzeme,2003,90,region,s",
    "sources": "source_id,title\ns,Pārskats",
    "phase_roles": "role,state\nplanned_partner,invited-or-planned",
    "place_kinds": "kind,foreign,counts\ntown,no,yes",
}  # fmt: skip
CODES = "write one of "
SCOPE = "no phase and no event is called {}: add it to phases or events, or write another or all here"
GROUND = "there is no municipality, settlement or place {}: add it there, or correct it here"
AHEAD = "more than 10 years ahead: correct the date if the year is mistyped"
NUMBER = "write a number that is at least 0"
OVERLAP = "this span overlaps another one of the same place: let one end before the other begins"
LOST = "there is no {} in {}: add it there, or correct it here"

# Name -> table, the row added, the column and what is said of it, and how severe it is.
ROWS: dict[str, tuple[str, str, tuple[tuple[str, str], ...], str]] = {
    "total-of-no-phase": ("stated_totals", "LRP99,participants,5,exact,", (("scope", SCOPE.format("LRP99")),), "error"),
    "total-of-an-event-misspelt": (
        "stated_totals", "first-meting,participants,5,exact,",
        (("scope", SCOPE.format("first-meting") + "; did you mean first-meeting?"),), "error",
    ),
    "statement-on-nothing": ("statements", "xx,start,2020", (("scope", SCOPE.format("xx")),), "error"),
    "completeness-of-nothing": ("completeness", "LRP77,municipalities,yes", (("scope", SCOPE.format("LRP77")),), "error"),
    "total-below-nothing": ("stated_totals", "P1,participants,-3,exact,", (("value", NUMBER),), "error"),
    "total-in-words": ("stated_totals", "P1,participants,abc,exact,", (("value", NUMBER),), "error"),
    "part-of-nothing": (
        "stated_totals", "P1,participants,3,exact,nosuch", (("part_of", LOST.format("nosuch", "stated_measures.measure")),), "error",
    ),
    "community-nowhere": ("named_communities", "atlantis,either,named,2003,s", (("territory_id", GROUND.format("atlantis")),), "error"),
    "community-misspelt": (
        "named_communities", "kuldigaa,either,named,2003,s",
        (("territory_id", GROUND.format("kuldigaa") + "; did you mean kuldiga?"),), "error",
    ),
    "vintage-unknown": (
        "named_communities", "edole,whenever,seen,2003,s", (("vintage", CODES + "either, before 2021, since 2021, place"),), "error",
    ),
    "community-twice": (
        "named_communities", "edole,either,named,2003,s",
        (("territory_id", "this row says the same as an earlier one, by territory_id, statement, year, source_id: take one of them out"),),
        "warning",
    ),
    "figure-of-nowhere": (
        "population_figures", "atlantis,2003,400,municipality,s", (("territory_id", GROUND.format("atlantis")),), "error",
    ),
    "settlement-in-no-municipality": (
        "settlements", "zuras,Zūras,nowhere,nohow",
        (
            ("municipality_before_2021", LOST.format("nowhere", "municipalities.municipality_id")),
            ("municipality_since_2021", LOST.format("nohow", "municipalities.municipality_id")),
        ), "error",
    ),
    "place-in-two": ("place_units", "alsunga,bauskas,,2016-01-01,", (("since", OVERLAP),), "error"),
    "place-in-two-for-a-day": ("place_units", "alsunga,bauskas,,2021-06-30,2021-06-30", (("since", OVERLAP),), "error"),
    "place-in-two-by-months": ("place_units", "alsunga,bauskas,,2019,2020-01", (("since", OVERLAP),), "error"),
    "unit-since-a-word": ("place_units", "alsunga,bauskas,,abc,", (("since", "not a date: write 2021-05-27"),), "error"),
    "unit-until-a-word": ("place_units", "alsunga,bauskas,,2016,abc", (("until", "not a date: write 2021-05-27"),), "error"),
    "unit-of-a-word": ("place_units", "bauska,kuldiga,abc,,", (("unit_valid_from", "not a day: write 2021-05-27"),), "error"),
    "primary-maybe": ("crosswalk", "bauskas,,kuldiga,2021-07-01,maybe", (("is_primary", "write yes or no"),), "error"),
    "decided-on-a-word": (
        "events", "second,P1,Sanāksme,meeting,2020-13-01", (("start", "not a date: write 2021-05-27"),), "error",
    ),
    "state-unknown": ("phase_roles", "guest,wrong", (("state", CODES + "named-for-phase, invited-or-planned"),), "error"),
    "comparison-unknown": (
        "stated_measures", "towns,persons,wrong",
        (("compared_with", CODES + "municipalities, events, sum-of-parts, mediators, not-comparable"),), "error",
    ),
    "kind-without-a-name": ("place_kinds", ",no,yes", (("kind", "this cell may not be empty"),), "error"),
    "event-in-a-far-year": ("events", "second,P1,Sanāksme,meeting,3019", (("start", AHEAD),), "warning"),
}  # fmt: skip


def package(folder: Path, **more: str) -> Path:
    """The good package, with a row more in some tables."""
    folder.mkdir()
    for name, text in GOOD.items():
        added = f"\n{more[name]}" if name in more else ""
        (folder / f"{name}.csv").write_text(f"{text}{added}\n", encoding="utf-8")
    return folder


def told(ran: Ran) -> list[tuple[str, str]]:
    """Where each problem is and how severe, in order."""
    return [(f"{p['file']}:{p['line']}:{p['column']}", p["severity"]) for p in ran.json]


def test_the_good_rows_have_no_problem(run: Run, tmp_path: Path) -> None:
    assert run("check", package(tmp_path / "p"), "--format", "json").json == []


@pytest.mark.parametrize("name", ROWS)
def test_a_bad_row_is_told_once_with_its_line(name: str, run: Run, tmp_path: Path) -> None:
    table, row, expected, severity = ROWS[name]
    ran = run("check", package(tmp_path / "p", **{table: row}), "--format", "json")
    line = len(GOOD[table].splitlines()) + 1
    assert sorted(told(ran)) == [(f"{table}.csv:{line}:{column}", severity) for column, _ in sorted(expected)]
    said = {p["column"]: p["message"] for p in ran.json}
    assert all(said[column].startswith(words) for column, words in expected), said
    assert ran.code == (severity == "error")


@pytest.mark.parametrize("name", ROWS)
def test_a_bad_row_stops_the_load_if_it_is_an_error(name: str, run: Run, tmp_path: Path) -> None:
    table, row, expected, severity = ROWS[name]
    ran = run("load", package(tmp_path / "p", **{table: row}))
    assert ran.code == (severity == "error")
    assert all(words in ran.err for _, words in expected)
    assert (tmp_path / "graphkit.sqlite").exists() == (severity == "warning")


def test_ten_years_ahead_are_no_mistake(run: Run, tmp_path: Path) -> None:
    this = date.today().year
    soon = package(tmp_path / "p", events=f"second,P1,Sanāksme,meeting,{this + 10}")
    late = package(tmp_path / "q", events=f"second,P1,Sanāksme,meeting,{this + 11}")
    assert told(run("check", soon, "--format", "json")) == []
    assert told(run("check", late, "--format", "json")) == [("events.csv:3:start", "warning")]


def test_a_far_year_of_a_flat_table_is_a_warning(run: Run) -> None:
    Path("flat.csv").write_text("event,stakeholder,date\nMeeting,Jelgava,3019-05-01\n", encoding="utf-8")
    ran = run("check", "flat.csv", "--format", "json")
    assert (told(ran), ran.code) == ([("flat.csv:2:date", "warning")], 0)


def test_a_later_span_that_begins_within_the_month_is_no_overlap(run: Run, tmp_path: Path) -> None:
    spans = "bauska,bauskas,,,2021-06\nbauska,kuldiga,2021-07-01,2021-06,"
    assert run("check", package(tmp_path / "p", place_units=spans), "--format", "json").json == []


def test_what_a_store_holds_is_known_to_what_is_added(run: Run, tmp_path: Path) -> None:
    load(open_store(tmp_path / "graphkit.sqlite"), [str(package(tmp_path / "p"))])
    more = tmp_path / "more"
    more.mkdir()
    for name in ("organisations", "participations", "stated_measures"):
        (more / f"{name}.csv").write_text(GOOD[name].replace("first-meeting", "e"), encoding="utf-8")
    (more / "events.csv").write_text("event_id,title\ne,Vizīte\n", encoding="utf-8")
    scoped = "scope,measure,value,qualifier\nP1,participants,3,exact\n"
    (more / "stated_totals.csv").write_text(scoped, encoding="utf-8")
    (more / "named_communities.csv").write_text("territory_id,statement\nedole,named\n", encoding="utf-8")
    assert run("load", more, "--add").code == 0
    (more / "stated_totals.csv").write_text(scoped + "P9,participants,3,exact\n", encoding="utf-8")
    ran = run("load", more, "--add")
    assert ran.code == 1
    assert "stated_totals.csv:3:scope" in ran.err


def test_one_source_may_speak_of_another(run: Run, tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    beside.mkdir()
    for name in ("organisations", "participations"):
        (beside / f"{name}.csv").write_text(GOOD[name].replace("first-meeting", "e"), encoding="utf-8")
    (beside / "events.csv").write_text("event_id,title\ne,Vizīte\n", encoding="utf-8")
    (beside / "completeness.csv").write_text("scope,what,complete\nP1,mediators,no\n", encoding="utf-8")
    assert run("load", package(tmp_path / "p"), beside).code == 0
    assert told(run("check", beside, "--format", "json")) == [("completeness.csv:2:scope", "error")]


def test_a_territory_may_be_any_where_there_is_no_register(run: Run, tmp_path: Path) -> None:
    folder = package(tmp_path / "p", named_communities="atlantis,either,named,2003,s")
    for name in ("municipalities", "crosswalk", "place_units", "settlements"):
        (folder / f"{name}.csv").unlink()
    assert run("check", folder, "--format", "json").json == []


def _with_an_error(book: Any, sheet: Any) -> None:
    for other in book.worksheets():
        if other.name == "stated_totals":
            other.write_formula(1, 2, "=1/0", value="#DIV/0!")


@pytest.mark.parametrize(
    ("make", "column"),
    [
        (lambda: workbook(_sheets(), _with_an_error), "value"),
        (lambda: workbook(_sheets(stated_totals="P1,participants,abc,exact,")), "value"),
        (lambda: workbook(_sheets(place_units="alsunga,bauskas,,abc,")), "since"),
    ],
)
def test_a_bad_cell_of_a_workbook_is_told_once(make: Callable[[], bytes], column: str, run: Run) -> None:
    Path("book.xlsx").write_bytes(make())
    assert [place.rpartition(":")[2] for place, _ in told(run("check", "book.xlsx", "--format", "json"))] == [column]


def _sheets(**more: str) -> dict[str, list[list[str]]]:
    texts = {name: f"{text}\n{more[name]}" if name in more else text for name, text in GOOD.items()}
    return {name: [line.split(",") for line in text.splitlines()] for name, text in texts.items()}
