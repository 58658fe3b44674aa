"""What scripts rely on: keys, order, names, exit codes."""

from __future__ import annotations

import ast
import io
import json
from pathlib import Path
from typing import Any

import pytest

from graphkit.cli.main import cli
from graphkit.cli.wording import LATVIAN

ROOT = Path(__file__).parents[2]


@pytest.fixture
def store(platform: str) -> str:
    return platform


def _run(*args: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    from contextlib import redirect_stderr, redirect_stdout

    with redirect_stdout(out), redirect_stderr(err):
        try:
            cli.main(list(args))
            code: Any = 0
        except SystemExit as ended:
            code = ended.code
    return int(code or 0), out.getvalue(), err.getvalue()


def _json(*args: str) -> Any:
    code, out, err = _run(*args, "--format", "json")
    assert code == 0, err
    return json.loads(out)


def test_load_counts(tmp_path: Path) -> None:
    counts = _json("load", str(ROOT / "data"), "--store", str(tmp_path / "s.sqlite"))
    assert counts == {"participations": 564, "stakeholders": 183, "events": 57, "phases": 7}


def test_info_lists_the_seven_phases_and_outside_last(store: str) -> None:
    info = _json("info", "--store", store)
    assert [phase["id"] for phase in info["phases"]] == [f"LRP{i}" for i in range(1, 8)] + ["outside"]
    assert (info["participations"], info["events"]) == (564, 57)
    assert sum(phase["participations"] for phase in info["phases"]) == 564
    assert sum(phase["events"] for phase in info["phases"]) == 57
    assert set(info["phases"][0]) >= {"id", "name", "events", "participations", "stakeholders"}


def test_who_has_its_keys_and_order(store: str) -> None:
    answer = _json("who", "Jelgava", "--store", store)
    assert answer["stakeholder"]["id"] == "jelgava"
    partners = answer["partners"]
    assert set(partners[0]) >= {"id", "name", "shared_events", "weight", "phases", "events"}
    assert set(partners[0]["events"][0]) >= {"id", "title", "date", "phase", "roles", "sources"}
    order = [(-round(p["weight"], 9), p["id"]) for p in partners]
    assert order == sorted(order)
    assert all(p["shared_events"] == len(p["events"]) for p in partners)
    assert partners[0]["id"] == "kultmin"


def test_every_event_behind_a_partner_names_a_source_that_is_listed(store: str) -> None:
    answer = _json("who", "Jelgava", "--store", store)
    listed = {source["id"] for source in answer["sources"]}
    assert all(set(e["sources"]) & listed for p in answer["partners"] for e in p["events"])


def test_who_of_two_shows_what_they_share(store: str) -> None:
    answer = _json("who", "Jelgava", "Rīga", "--store", store)
    assert [partner["id"] for partner in answer["partners"]] == ["riga"]


def test_names_are_the_recorded_ones_whatever_the_language(store: str) -> None:
    for lang in ("en", "lv"):
        assert _json("who", "kultmin", "--store", store, "--lang", lang)["stakeholder"]["name"] == "Kultūras ministrija"


def test_path_steps_join(store: str) -> None:
    answer = _json("path", "maxima", "valkas-dome", "--store", store)
    assert answer["length"] == len(answer["steps"]) == 2
    assert answer["steps"][0]["to"] == answer["steps"][1]["from"]
    assert set(answer["steps"][0]) >= {"from", "event", "to"}


def test_path_to_oneself_is_empty(store: str) -> None:
    assert _json("path", "riga", "riga", "--store", store)["length"] == 0


def test_events_and_profile(store: str) -> None:
    assert len(_json("events", "--store", store)) == 57
    assert len(_json("events", "--phase", "LRP3", "--store", store)) == 6
    page = _json("profile", "mediator-jelgava-1", "--store", store)
    assert page["mediation_periods"]


def test_a_level_is_named_in_the_rules(store: str) -> None:
    answer = _json("who", "Jelgava", "--level", "municipality", "--phase", "LRP3", "--store", store)
    assert "level: municipalities" in answer["rules"]
    assert "kultmin" not in [partner["id"] for partner in answer["partners"]]


def test_limit_and_markdown(store: str) -> None:
    out = _run("who", "Jelgava", "--store", store, "--limit", "2", "--format", "markdown")[1]
    assert len(out.strip().splitlines()) == 4


def test_check_says_1_for_errors_and_0_for_none(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("stakeholder,event,status\nA,x,blue\n,y,yes\n", encoding="utf-8")
    code, out, _ = _run("check", str(bad), "--format", "json")
    problems = json.loads(out)
    assert code == 1
    assert [problem["line"] for problem in problems] == [2, 3]
    assert set(problems[0]) >= {"file", "line", "column", "value", "message", "severity"}
    assert _run("check", str(ROOT / "data"))[0] == 0


def test_every_printed_text_has_latvian() -> None:
    said = set()
    for path in (ROOT / "cli").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "say"
                and isinstance(node.args[0], ast.Constant)
            ):
                said.add(node.args[0].value)
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "").strip("_") in (
                "COLUMNS",
                "WHY",
                "MOST",
                "REACH",
                "DETAILS",
                "COUNTS",
            ):
                texts = node.value.values if isinstance(node.value, ast.Dict) else getattr(node.value, "elts", [])
                said |= {text.value for text in texts if isinstance(text, ast.Constant)}
    assert said - set(LATVIAN) - {"Id"} == set()


UNEVEN = """stakeholder_id,stakeholder,stakeholder_type,event,phase,date
z,Zeta,ngo,x,P1,2020-05-01
a,Alfa,ngo,x,P1,2020-05-01
b,Beta,ngo,x,P1,2020-05-01
z,Zeta,ngo,undated,P2,
b,Beta,ngo,undated,P2,
p,Pērle,person,x,P1,2020-05-01
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("small")
    (folder / "t.csv").write_text(UNEVEN, encoding="utf-8")
    assert _run("load", str(folder / "t.csv"), "--store", str(folder / "s.sqlite"))[0] == 0
    return str(folder / "s.sqlite")


def test_partners_by_weight_then_id_and_their_days(small: str) -> None:
    partners = _json("who", "z", "--store", small)["partners"]
    assert [(p["id"], p["shared_events"]) for p in partners] == [("b", 2), ("a", 1), ("p", 1)]
    assert [round(p["weight"], 6) for p in partners] == [1.333333, 0.333333, 0.333333]
    # an undated event says nothing about the first or last day
    assert {(p["first"], p["last"]) for p in partners} == {("2020-05-01", "2020-05-01")}


def test_the_rules_follow_a_table_and_stand_beside_csv(store: str) -> None:
    _, out, err = _run("who", "riga", "--store", store)
    assert out.splitlines()[-1].startswith("Rules: ")
    assert not [line for line in err.splitlines() if line.startswith("Rules")]
    _, out, err = _run("who", "riga", "--store", store, "--format", "csv")
    assert "Rules: " not in out
    assert "Rules: " in err


def test_events_and_profile_keys(store: str) -> None:
    assert set(_json("events", "--store", store)[0]) >= {"id", "title", "date", "phase", "sources"}
    page = _json("profile", "riga", "--store", store)
    assert set(page) >= {"stakeholder", "events", "first", "last", "rules"}
    assert set(page["events"][0]) >= {"id", "title", "date", "phase", "roles", "sources"}


def test_no_chain_is_null_and_fine(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("stakeholder,event\nA,x\nB,y\n", encoding="utf-8")
    store = str(tmp_path / "s.sqlite")
    assert _run("load", str(tmp_path / "t.csv"), "--store", store)[0] == 0
    answer = _json("path", "A", "B", "--store", store)
    assert (answer["length"], answer["steps"]) == (None, [])


def test_a_name_that_may_mean_several_lists_them(small: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "stakeholder_id,stakeholder,event\na1,Same Name,x\na2,Same Name,x\n", encoding="utf-8"
    )
    store = str(tmp_path / "s.sqlite")
    assert _run("load", str(tmp_path / "t.csv"), "--store", store)[0] == 0
    code, _, err = _run("who", "Same Name", "--store", store)
    assert code == 2
    assert "a1" in err
    assert "a2" in err
    code, out, err = _run("who", "Zetta", "--store", small)
    assert "z" in err
    assert (code == 0) == bool(out)


def test_a_later_unit_of_the_same_name_is_named_beside(store: str) -> None:
    code, _, err = _run("profile", "Balvu novads", "--level", "municipality", "--store", store)
    assert code == 0
    assert "also called that: Balvi Municipality" in err
    later = ("who", "balvu-novads@2021-07-01", "--level", "municipality")
    assert _json(*later, "--store", store)["stakeholder"]["id"] == "balvu-novads@2021-07-01"
    asked = _json("who", "Balvu novads", "--level", "municipality", "--store", store)["asked"][0]
    assert {asked["id"], *asked["also"]} == {"balvu-novads", "balvu-novads@2021-07-01"}
    one = _json("profile", "Valmieras novads", "--level", "municipality", "--units", "today", "--store", store)
    assert len(one["events"]) == 23


def test_sectors_answer_to_code_and_label(store: str) -> None:
    for name in ("state", "Roma civil society", "Romu pilsoniskā sabiedrība"):
        assert _json("who", name, "--level", "sector", "--store", store)["partners"]


def test_every_result_says_all_rules_it_was_counted_by(store: str) -> None:
    info = _json("info", "--store", store)
    assert info["rules"][0].startswith("phases: each by itself")
    assert "Rules: phases: each by itself" in _run("info", "--store", store)[1]
    assert "Noteikumi: posmi: katrs atsevišķi" in _run("info", "--store", store, "--lang", "lv")[1]
    chosen = ("--level", "municipality", "--units", "today", "--reading", "seat", "--phase", "lrp3", "--store", store)
    page = "; ".join(_json("profile", "Jelgava", *chosen)["rules"])
    for rule in ("phase: LRP3", "level: municipalities", "reading: also through", "today's units", "statuses: all"):
        assert rule in page
    assert "make no ties" not in page  # a page holds every event
    assert "level: municipalities" in _run("profile", "Jelgava", *chosen)[1]
    listed = _run("events", "--phase", "LRP3", "--store", store)[1]
    assert "Rules: phase: LRP3; statuses: all; roles: all; level: each stakeholder as recorded" in listed


def test_the_rules_name_codes_as_they_are_recorded(store: str) -> None:
    typed = ("--phase", "lrp3", "--role", "HOST", "--status", "Attended", "--kind", "Good_Practice_Visit")
    rules = "; ".join(_json("who", "Jelgava", *typed, "--phase", "OUTSIDE", "--store", store)["rules"])
    assert "phase: LRP3, outside the phases, pooled; statuses: attended; roles: host" in rules
    assert "kinds of event: good_practice_visit" in rules
    assert _run("who", "Jelgava", "--phase", "LRP9", "--store", store)[0] == 2
