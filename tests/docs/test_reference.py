"""The command reference is what the commands say."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_reference_is_fresh() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "generate.py"))["reference"]()
    assert (ROOT / "docs" / "reference.md").read_text(encoding="utf-8") == made, "mend it with: python docs/generate.py"


def test_the_diagram_of_the_graph_is_fresh() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "generate.py"))["graph"]()
    assert (ROOT / "docs" / "graph.md").read_text(encoding="utf-8") == made, "mend it with: python docs/generate.py"


def test_every_command_and_option_is_explained() -> None:
    text = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    for name in ("demo", "init", "load", "check", "info", "who", "path", "events", "profile", "view network", "export"):
        assert f"### graphkit {name}\n" in text
