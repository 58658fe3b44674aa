"""The command as it is installed, run in this process, and a store of the bundled platform."""

from __future__ import annotations

import csv
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

Run = Callable[..., Result]
HOSTILE = {
    "markup": "<script>alert(1)</script> | [b]x[/b] *y* `z`",
    "formula": "=cmd|' /C calc'!A0",
    "newline": "two\nlines",
    "control": "\x1b[31mred\x07\x9b2J",
    "right-to-left": "\u202eabc\u2066def",
    "long": "x" * 300,
    "emoji": "👩‍👩‍👧 Ģimene",
    "hebrew": "שלום",
}


@pytest.fixture(scope="session")
def run() -> Run:
    """Runs ``graphkit`` with arguments through its entry point."""
    [entry] = metadata.entry_points(group="console_scripts", name="graphkit")
    command = entry.load()

    def go(*args: str, code: int | None = 0, typed: bytes | None = None) -> Result:
        result = CliRunner().invoke(command, list(args), prog_name="graphkit", input=typed)
        assert "Traceback" not in result.output
        assert code is None or result.exit_code == code, result.output
        return result

    return go


@pytest.fixture(scope="session")
def platform(run: Run, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The bundled platform in a store."""
    path = str(tmp_path_factory.mktemp("cli") / "platform.sqlite")
    run("load", str(Path(__file__).parents[2] / "data"), "--store", path)
    return path


@pytest.fixture(scope="session")
def hostile(run: Run, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store whose names, titles, roles and phases try to harm whoever prints them."""
    folder = tmp_path_factory.mktemp("hostile")
    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as file:
        rows = [(ident, name, name, name, name, "host") for ident, name in HOSTILE.items()]
        rows += [("me", "Me", name, name, name, name) for name in HOSTILE.values()]
        head = ("stakeholder_id", "stakeholder", "event", "phase", "sector", "role")
        csv.writer(file).writerows([head, *rows])
    run("load", str(folder / "t.csv"), "--store", str(folder / "s.sqlite"))
    return str(folder / "s.sqlite")
