"""The README's examples do what they show."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from graphkit.cli.main import cli

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8") if README.is_file() else ""
EXAMPLES = re.findall(r"```console\n(.*?)```", TEXT, re.S)

pytestmark = pytest.mark.skipif(not TEXT, reason="no README here")


def test_the_readme_shows_examples() -> None:
    assert len(EXAMPLES) >= 4


def test_the_readme_examples_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for block in EXAMPLES:
        for command, shown in _steps(block):
            with pytest.raises(SystemExit) as ended:
                cli.main(shlex.split(command)[1:])
            assert not ended.value.code, command
            printed = capsys.readouterr().out
            at = 0
            for line in shown:
                assert line in printed[at:], f"{command} no longer prints {line!r}"
                at = printed.index(line, at) + len(line)


def _steps(block: str) -> list[tuple[str, list[str]]]:
    steps: list[tuple[str, list[str]]] = []
    for line in block.strip().splitlines():
        if line.startswith("$ "):
            steps.append((line[2:], []))
        elif line != "…":
            steps[-1][1].append(line)
    return steps
