"""What is printed: formats, languages, hostile names."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from .conftest import HOSTILE, Run

LISTINGS = {
    "info": ["info"],
    "who": ["who", "Jelgava"],
    "why": ["who", "Jelgava", "Rīga", "--why"],
    "path": ["path", "maxima", "valkas-dome"],
    "events": ["events"],
    "profile": ["profile", "mediator-jelgava-1"],
    "nobody": ["who", "maxima", "--phase", "LRP5"],
    "no way": ["path", "maxima", "gruzija", "--phase", "LRP5"],
    "oneself": ["path", "riga", "riga"],
    "by sense": ["who", "Jelgavā", "--limit", "1"],
    "ties": ["ties", "--limit", "5", "--weight", "cosine", "--hubs", "leave-out", "--hub-size", "30"],
    "backbone": ["ties", "--backbone", "hypergeometric", "--correction", "none", "--signed", "--limit", "5"],
    "too few events": ["ties", "--backbone", "sdsm", "--phase", "LRP1"],
    "left out": ["who", "Jelgava", "--level", "municipality", "--units", "today", "--reading", "seat"],
}
HARMFUL = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@pytest.mark.parametrize("args", LISTINGS.values(), ids=LISTINGS)
def test_json_is_alone_on_stdout_and_the_same_in_both_languages(run: Run, platform: str, args: list[str]) -> None:
    english, latvian = (
        run(*args, "--store", platform, "--format", "json", "--lang", lang).stdout for lang in ("en", "lv")
    )
    assert json.loads(english) == json.loads(latvian)
    assert english.endswith("\n")
    assert platform not in english
    assert "sqlite" not in english


@pytest.mark.parametrize("args", LISTINGS.values(), ids=LISTINGS)
def test_csv_is_rfc_4180(run: Run, platform: str, args: list[str]) -> None:
    out = run(*args, "--store", platform, "--format", "csv").stdout_bytes.decode("utf-8")
    rows = list(csv.reader(io.StringIO(out, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert out.endswith("\r\n")
    assert out.count("\r\n") == len(rows)
    assert not out.startswith("\ufeff")


@pytest.mark.parametrize("args", LISTINGS.values(), ids=LISTINGS)
def test_everything_printed_has_latvian(
    run: Run, platform: str, args: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wording: Any = import_module("graphkit.cli.wording")
    missing: list[str] = []

    class Recording(dict[str, str]):
        def get(self, key: str, default: Any = None) -> Any:
            missing.extend([] if key in self else [key])
            return super().get(key, default)

    monkeypatch.setattr(wording, "LATVIAN", Recording(wording.LATVIAN))
    run(*args, "--store", platform, "--lang", "lv")
    assert missing == []


def test_latvian_tables_speak_latvian(run: Run, platform: str) -> None:
    out = run("who", "Jelgava", "Rīga", "--why", "--store", platform, "--lang", "lv").stdout
    assert "dalībnieks" in out
    assert "Noteikumi: " in out
    assert "valsts pārvalde" in run("who", "Jelgava", "--store", platform, "--lang", "lv").stdout
    assert "piedalījās 498" in run("info", "--store", platform, "--lang", "lv").stdout
    assert "labās prakses vizīte" in run("events", "--store", platform, "--lang", "lv").stdout


def test_the_language_may_be_set_once(run: Run, platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_LANG", "lv")
    assert "Noteikumi: " in run("events", "--store", platform).stdout


def test_a_listing_is_complete_unless_limited(run: Run, platform: str) -> None:
    whole = json.loads(run("who", "Jelgava", "--store", platform, "--format", "json").stdout)["partners"]
    short = json.loads(run("who", "Jelgava", "--store", platform, "--format", "json", "--limit", "3").stdout)[
        "partners"
    ]
    assert short == whole[:3]
    assert len(run("who", "Jelgava", "--store", platform).stdout.splitlines()) == len(whole) + 2
    assert len(run("who", "Jelgava", "--format", "csv", "--store", platform).stdout.splitlines()) == len(whole) + 1
    assert len(run("events", "--store", platform).stdout.splitlines()) == 57 + 2


def test_first_and_last_pass_over_events_without_a_date(run: Run, platform: str) -> None:
    [riga] = json.loads(run("who", "Jelgava", "Rīga", "--store", platform, "--format", "json").stdout)["partners"]
    dates = [event["date"] for event in riga["events"] if event["date"]]
    assert (riga["first"], riga["last"]) == (min(dates), max(dates))
    [ministry] = json.loads(run("who", "Jelgava", "kultmin", "--store", platform, "--format", "json").stdout)[
        "partners"
    ]
    assert None in [event["date"] for event in ministry["events"]]
    assert (ministry["first"], ministry["last"]) == ("2016-12-07", "2021-05-27")


def test_excel_gets_a_mark_semicolons_decimal_commas_and_no_formula(run: Run, platform: str, hostile: str) -> None:
    out = run("who", "Jelgava", "--store", platform, "--excel").stdout_bytes.decode("utf-8")
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert out.startswith("\ufeff")
    assert rows[1][3] == "4,2461"
    unsafe = run("who", "me", "--store", hostile, "--excel").stdout_bytes.decode("utf-8").removeprefix("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(unsafe, newline=""), delimiter=";") for cell in row]
    assert "'" + HOSTILE["formula"] in cells
    assert [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell] == []


COMMANDS = {
    "info": ["info"],
    "who": ["who", "me"],
    "why": ["who", "me", "--why"],
    "two": ["who", "me", HOSTILE["right-to-left"], "--why"],
    "path": ["path", "markup", "control"],
    "events": ["events"],
    "profile": ["profile", HOSTILE["control"]],
    "missing": ["who", "me", "--phase", "none"],
    "typed": ["who", "\x1b[31mnobody\u202e"],
}


@pytest.mark.parametrize("form", ["table", "markdown"])
@pytest.mark.parametrize("args", COMMANDS.values(), ids=COMMANDS)
def test_no_name_can_move_the_cursor_or_turn_the_writing(run: Run, hostile: str, args: list[str], form: str) -> None:
    result = run(*args, "--store", hostile, "--format", form, code=None)
    printed = result.stdout + result.stderr
    assert {c for c in printed if unicodedata.category(c) in HARMFUL} <= {"\n"}
    assert result.exit_code in (0, 2)


@pytest.mark.parametrize("args", COMMANDS.values(), ids=COMMANDS)
def test_hostile_names_stand_in_json_as_they_are(run: Run, hostile: str, args: list[str]) -> None:
    result = run(*args, "--store", hostile, "--format", "json", code=None)
    if result.exit_code == 0:
        assert set(HOSTILE.values()) & set(_texts(json.loads(result.stdout)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str):
        yield value


def test_a_markdown_table_keeps_its_cells(run: Run, hostile: str) -> None:
    lines = run("who", "me", "--store", hostile, "--format", "markdown").stdout.splitlines()
    assert {line.replace("\\|", "").count("|") for line in lines} == {9}
    assert "<script>" not in "\n".join(lines)
