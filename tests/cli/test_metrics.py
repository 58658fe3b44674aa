"""``graphkit metrics``: what is said where nobody counts, where a phase is unknown, and where a sample says nothing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

PERSONS = "stakeholder,event,stakeholder_type,phase\nA,x,person,P1\nB,x,person,P1\nA,y,person,P2\nB,y,person,P2\n"
UNKNOWN = "nobody is recorded: unknown, not zero: "


def _json(run: Run, *args: str) -> Any:
    return json.loads(run(*args, "--format", "json").stdout)


def _table(run: Run, tmp_path: Path, text: str) -> str:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    store = str(tmp_path / "t.sqlite")
    run("load", str(tmp_path / "t.csv"), "--store", store)
    return store


@pytest.mark.parametrize("level", ["municipality", "organisation"])
@pytest.mark.parametrize("command", [("metrics",), ("phases",), ("metrics", "--phase", "P1"), ("rank", "degree")])
def test_people_that_cannot_be_read_at_a_level_are_not_unknown(
    run: Run, tmp_path: Path, command: tuple[str, ...], level: str
) -> None:
    said = run(*command, "--level", level, "--store", _table(run, tmp_path, PERSONS), code=2).stderr
    assert f"nothing in this selection can be read at the level '{level}'" in said
    assert UNKNOWN not in said


def test_a_phase_that_cannot_be_read_at_a_level_says_so(run: Run, tmp_path: Path) -> None:
    store = _table(run, tmp_path, PERSONS + "C,z,ngo,P2\nD,z,ngo,P2\n")
    args = ("metrics", "--level", "organisation", "--store", store)
    found = _json(run, *args)
    reason = "nobody of those recorded here can be read at the level 'organisation'"
    assert found["networks"][0]["reasons"]["density"] == reason
    assert found["networks"][1]["density"] == 1.0
    assert found["notes"] == [f"{reason}: P1"]
    assert f"{reason}: P1\n" in run(*args).stdout
    assert UNKNOWN not in run(*args).stdout
    changes = run("phases", "--level", "organisation", "--store", store).stdout
    assert f"P1 → P2: P1: {reason}" in changes
    assert "unknown, not a loss" not in changes
    assert "neviens no šeit fiksētajiem līmenī 'organisation' nav nolasāms: P1" in run(*args, "--lang", "lv").stdout


def test_large_events_left_out_are_not_unknown(run: Run, tmp_path: Path) -> None:
    store = _table(run, tmp_path, "stakeholder,event\nA,x\nB,x\nC,x\n")
    args = ("metrics", "--hubs", "leave-out", "--hub-size", "2", "--store", store)
    assert "every event has more than 2 participants" in run(*args, code=2).stderr


def test_a_large_event_is_told_of_once(run: Run, tmp_path: Path) -> None:
    store = _table(run, tmp_path, "stakeholder,event,phase\nA,x,P1\nB,x,P1\nC,x,P1\nA,y,P1\nB,y,P1\nA,z,P2\nD,z,P2\n")
    told = run("metrics", "--hubs", "leave-out", "--hub-size", "2", "--store", store).stderr
    assert told.count("x (") == 1


@pytest.mark.parametrize(
    "args", [("--cumulative",), ("--window", "2"), ("--phase", "LRP6", "--phase", "LRP7"), ("--phase", "LRP7"), ()]
)
def test_a_phase_without_anybody_is_unknown_where_it_is_pooled_too(
    run: Run, platform: str, args: tuple[str, ...]
) -> None:
    assert UNKNOWN + "LRP7\n" in run("metrics", *args, "--store", platform).stdout
    assert _json(run, "metrics", *args, "--store", platform)["notes"] == [UNKNOWN + "LRP7"]


@pytest.mark.parametrize("command", [("rank", "degree"), ("ties",), ("mixing",), ("brokerage",)])
def test_other_commands_say_of_pooled_phases_which_are_unknown(
    run: Run, platform: str, command: tuple[str, ...]
) -> None:
    pooled = ("--phase", "LRP6", "--phase", "LRP7", "--store", platform)
    assert UNKNOWN + "LRP7\n" in run(*command, *pooled).stderr
    assert UNKNOWN not in run(*command, "--phase", "LRP6", "--phase", "LRP5", "--store", platform).stderr


@pytest.mark.parametrize(("lang", "said"), [("en", "choose one series"), ("lv", "izvēlieties vienu virkni")])
def test_two_series_at_once_are_refused(run: Run, platform: str, lang: str, said: str) -> None:
    assert said in run("metrics", "--cumulative", "--window", "2", "--store", platform, "--lang", lang, code=2).stderr


def test_without_phases_one_column_holds_all(run: Run, tmp_path: Path) -> None:
    store = _table(run, tmp_path, "stakeholder,event\nA,x\nB,x\n")
    out = run("metrics", "--store", store).stdout
    assert out.splitlines()[0].split() == ["Measure", "All"]
    assert "Rules: phases: all, pooled by event" in out
    assert [network["phase"] for network in _json(run, "metrics", "--store", store)["networks"]] == ["outside", None]


def test_csv_tells_no_cut_point_from_no_network(run: Run, platform: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("metrics", "--store", platform, "--format", "csv").stdout)))
    found = _json(run, "metrics", "--store", platform)["networks"]
    words = {None: "", 0: "none"}
    for row, network in zip(rows, found, strict=True):
        points = network["cut_points"]
        count = None if points is None else len(points)
        assert row["cut_points"] == words.get(count, "; ".join(points or ()))
    assert {"", "none"} <= {row["cut_points"] for row in rows}


def test_a_sample_that_is_too_small_to_say_shows_no_value(
    run: Run, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphkit.measures.closure.EXACT_STEPS_NETWORK", 1)
    args = ("metrics", "--phase", "LRP3", "--store", platform)
    assert _json(run, *args)["networks"][0]["uncertain"] == {}
    monkeypatch.setattr("graphkit.measures.closure.DRAWN", 12)
    [network] = _json(run, *args)["networks"]
    assert 2 * network["errors"]["two_mode_closure"] >= network["two_mode_closure"] > 0
    assert "sample too small to say" in network["uncertain"]["two_mode_closure"]
    lines = run(*args).stdout.splitlines()
    assert next(line for line in lines if line.startswith("two-mode closure")).split() == ["two-mode", "closure", "–"]
    assert any(line.startswith("two-mode closure: sample too small to say") for line in lines)
    assert not any("±" in line for line in lines)
