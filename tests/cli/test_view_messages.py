"""What views, sites and reports refuse, in words that say what to do, and what they leave behind: nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

VIEWS = ("network", "sheet", "timeline", "change", "bridge", "presence", "map")
COMMANDS = {
    **{view: ["view", view] for view in VIEWS},
    "ego": ["view", "ego", "Jelgava"],
    "report": ["report", "--phase", "LRP4"],
}


def _left(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_suffix_says_which_there_are(run: Run, platform: str, tmp_path: Path, command: str) -> None:
    for name in ("x.pdf", "x"):
        result = run(*COMMANDS[command], "-o", str(tmp_path / name), "--store", platform, code=2)
        assert ".html" in result.stderr
        assert name in result.stderr
        assert result.stdout == ""
        assert result.stderr != run(*COMMANDS[command], "-o", str(tmp_path / name), "--store", platform, "--lang", "lv", code=2).stderr  # fmt: skip
    assert _left(tmp_path) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_phase_says_which_there_are(run: Run, platform: str, tmp_path: Path, command: str) -> None:
    asked = [*COMMANDS[command][: 1 if command == "report" else None], "--phase", "LRP99"]
    result = run(*asked, "-o", str(tmp_path / "x.html"), "--store", platform, code=2)
    assert "LRP99" in result.stderr
    assert "LRP1" in result.stderr
    assert _left(tmp_path) == []


@pytest.mark.parametrize("command", VIEWS)
def test_a_level_is_no_option_of_a_view_that_chooses_it_itself(
    run: Run, platform: str, tmp_path: Path, command: str
) -> None:
    result = run("view", command, "--level", "planet", "-o", str(tmp_path / "x.html"), "--store", platform, code=2)
    assert "--level" in result.stderr
    assert f"graphkit view {command} -h" in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_where_a_folder_should_be_is_named(run: Run, platform: str, tmp_path: Path, command: str) -> None:
    (tmp_path / "t").write_text("x", encoding="utf-8")
    result = run(*COMMANDS[command], "-o", str(tmp_path / "t" / "x.html"), "--store", platform, code=2)
    assert "cannot be written" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_site_where_a_file_stands_is_refused(run: Run, platform: str, tmp_path: Path) -> None:
    (tmp_path / "t").write_text("x", encoding="utf-8")
    for folder in (tmp_path / "t", tmp_path / "t" / "site"):
        result = run("site", "-o", str(folder), "--store", platform, code=2)
        assert str(tmp_path / "t") in result.stderr
        assert result.stdout == ""


@pytest.mark.parametrize(
    ("command", "code"),
    [
        *((command, errno.ENOSPC) for command in (*COMMANDS, "site")),
        ("presence", errno.EACCES),
        ("presence", errno.EROFS),
    ],
)
def test_a_full_disk_and_a_closed_folder_are_said_in_plain_words(
    run: Run, platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, code: int
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("pathlib.Path.chmod", refuse)  # the last step before a file takes its place
    asked = COMMANDS.get(command, ["site"])
    result = run(*asked, "-o", str(tmp_path / ("x" if command == "site" else "x.html")), "--store", platform, code=2)
    told = [line for line in result.stderr.splitlines() if line.startswith("Error")]
    assert len(told) == 1
    assert "cannot be written (" in told[0]
    assert os.strerror(code) in told[0] or "the disk is full" in told[0]
    assert result.stdout == ""
    assert _left(tmp_path) == []
