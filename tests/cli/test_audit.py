"""``graphkit audit``: the list, the filters, the formats, accepted findings, exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

KEYS = {"id", "scope", "measure", "stated", "recorded", "difference", "tried", "kind", "sources", "message"}


def _json(run: Run, platform: str, *args: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(run("audit", "--store", platform, "--format", "json", *args).stdout)
    return rows


def test_json_has_the_keys_and_the_numbers(run: Run, platform: str) -> None:
    rows = _json(run, platform)
    assert all(set(row) >= KEYS for row in rows)
    [row] = [row for row in rows if (row["scope"], row["measure"]) == ("LRP3", "participants")]
    assert (row["stated"], row["recorded"], row["difference"], row["sources"]) == (213, 210, -3, ["seed-000"])
    assert {"rule": "approximate parts included", "recorded": 260} in [
        {key: trial[key] for key in ("rule", "recorded")} for trial in row["tried"]
    ]
    assert len({row["id"] for row in rows}) == len(rows)


def test_the_table_counts_kinds_first_and_fits_120_columns(run: Run, platform: str) -> None:
    lines = run("audit", "--store", platform).stdout.splitlines()
    assert lines[0].split()[:2] == ["3", "fewer-recorded"]
    body = lines[: lines.index("Sources")]
    assert max(map(len, body)) <= 120
    assert "fewer recorded than stated (fewer-recorded)" in body
    assert any(line.startswith("  seed-000: Latvijas romu platforma III <https://") for line in lines)
    assert lines[-1].startswith("Rules: ")


def test_it_speaks_latvian(run: Run, platform: str) -> None:
    shown = run("audit", "--store", platform, "--lang", "lv").stdout
    assert "posms LRP3, dalībnieku skaits: avotā 213 (seed-000), precīzo daļu summa ir 210" in shown
    assert "Kā labot: " in shown
    assert "Noteikumi: lasīti visi dalības statusi" in shown


@pytest.mark.parametrize(
    ("args", "scopes"),
    [
        (("--kind", "fewer-recorded"), {"LRP2", "all", "lrp5-network-2021"}),
        (("--kind", "fewer-recorded", "--phase", "lrp5"), {"lrp5-network-2021"}),
        (("--kind", "fewer-recorded", "--scope", "all"), {"all"}),
        (("--scope", "lrp5-network-2021", "--kind", "agrees"), {"lrp5-network-2021"}),
        (("--phase", "outside", "--kind", "presence-unknown"), {"st-ngo-founding-2020", "women-seminar-ramava"}),
    ],
)
def test_filters(run: Run, platform: str, args: tuple[str, ...], scopes: set[str]) -> None:
    assert {row["scope"] for row in _json(run, platform, *args)} == scopes


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--kind", "fewer"), "findings have no kind 'fewer'"),
        (("--scope", "LRP33"), "no finding, event or phase is called 'LRP33'"),
        (("--phase", "LRP33"), "there is no phase"),
        (("--accepted", "absent.csv"), "absent.csv: there is no such file or folder"),
    ],
)
def test_wrong_filters_end_two(run: Run, platform: str, args: tuple[str, ...], says: str) -> None:
    assert says in run("audit", "--store", platform, *args, code=2).stderr
    assert says not in run("audit", "--store", platform, *args, "--lang", "lv", code=2).stderr


def test_csv_and_markdown(run: Run, platform: str) -> None:
    done = run("audit", "--store", platform, "--format", "csv", "--kind", "sum-differs")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["Scope"], row["Stated"], row["Recorded"]) for row in rows] == [
        ("LRP3", "213", "210"),
        ("LRP4", "230", "187"),
    ]
    assert rows[0]["Tried"].endswith("stands-for –; approximate parts included 260")
    assert "Rules: " in done.stderr
    shown = run("audit", "--store", platform, "--format", "markdown", "--limit", "2", "--lang", "lv").stdout
    assert shown.splitlines()[0].startswith("| Id | Veids | Tvērums | Kas | Avotā | Tabulās |")
    assert len(shown.splitlines()) == 4


def _accept(folder: Path, ids: list[str]) -> str:
    path = folder / "accepted.csv"
    rows = "".join(f"{ident},looked into,ministry,2026-11-27\n" for ident in ids)
    path.write_text("finding_id,reason,by,when\n" + rows, encoding="utf-8")
    return str(path)


def test_strict_fails_on_open_problems_alone(run: Run, platform: str, tmp_path: Path) -> None:
    run("audit", "--store", platform, "--strict", code=1)
    run("audit", "--store", platform, "--strict", "--kind", "agrees", "--kind", "not-comparable", code=0)
    problems = [row["id"] for row in _json(run, platform) if row["problem"]]
    run("audit", "--store", platform, "--strict", "--accepted", _accept(tmp_path, problems), code=0)
    run("audit", "--store", platform, "--strict", "--accepted", _accept(tmp_path, problems[1:]), code=1)


def test_accepted_findings_are_quiet(run: Run, platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    every = _json(run, platform)
    path = _accept(tmp_path, [every[0]["id"], "gone-1"])
    assert [row["id"] for row in _json(run, platform, "--accepted", path)] == [row["id"] for row in every[1:]]
    monkeypatch.setenv("GRAPHKIT_ACCEPTED", path)
    shown = run("audit", "--store", platform).stdout
    assert every[0]["id"] not in shown
    assert "accepted: 1; --all lists them too" in shown
    assert "accepted, but found no more: gone-1 (looked into): delete its row" in shown
    both = run("audit", "--store", platform, "--all").stdout
    assert "Accepted: looked into (ministry, 2026-11-27)" in both
    [row] = [row for row in _json(run, platform, "--all") if row["accepted"]]
    assert row["accepted"] == {"reason": "looked into", "by": "ministry", "when": "2026-11-27"}


def test_a_list_with_reasons_is_a_file_of_accepted_findings(run: Run, platform: str, tmp_path: Path) -> None:
    for lang, heading in (("en", "Accepted"), ("lv", "Pieņemts")):
        args = ("audit", "--store", platform, "--lang", lang, "--kind", "sum-differs")
        rows = list(csv.DictReader(io.StringIO(run(*args, "--format", "csv").stdout)))
        path = tmp_path / f"{lang}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows({**row, heading: "read again"} for row in rows)
        assert "read again" not in run(*args, "--accepted", str(path), "--strict").stdout
        path.write_text(path.read_text(encoding="utf-8").replace(",210,", ",140,"), encoding="utf-8")
        shown = run(*args, "--accepted", str(path), "--strict", code=1).stdout
        said = (
            "accepted when it was 213 against 140: read again"
            if lang == "en"
            else "pieņemts, kad avotā bija 213 un tabulās 140"
        )
        assert said in shown
    [row] = [row for row in _json(run, platform, "--accepted", str(path)) if row["reopened"]]
    assert (row["reopened"]["recorded"], row["recorded"], row["accepted"]) == ("140", 210, None)


def test_a_wrong_file_of_accepted_findings_ends_two(run: Run, platform: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("finding_id,reason\nx,\nx,y\n", encoding="utf-8")
    done = run("audit", "--store", platform, "--accepted", str(tmp_path / "a.csv"), code=2)
    assert "a.csv:2:reason: this cell is empty" in done.stderr
    assert "a.csv:3:finding_id: 'x': this finding is accepted twice" in done.stderr
    assert "Nothing was loaded" not in done.stderr


def test_it_works_on_anybodys_tables(run: Run, hostile: str, tmp_path: Path) -> None:
    assert "\x1b" not in run("audit", "--store", hostile).stdout
    (tmp_path / "t.csv").write_text("stakeholder,event\nA,x\nB,x\n", encoding="utf-8")
    run("load", str(tmp_path / "t.csv"), "--store", str(tmp_path / "s.sqlite"))
    shown = run("audit", "--store", str(tmp_path / "s.sqlite")).stdout
    assert "no-date" in shown
