"""The examples of docs/python.md run as they stand."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from graphkit.demo import run_demo

PAGE = Path(__file__).parents[2] / "docs" / "python.md"


@pytest.mark.skipif(not PAGE.is_file(), reason="no docs here")
def test_the_examples_of_the_python_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run_demo(Path("graphkit-demo"), lambda text, _: text)
    result = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 15
    assert result.failed == 0
