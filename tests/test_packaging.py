"""What is installed is what is in the folders."""

from __future__ import annotations

import tomllib
from pathlib import Path

import graphkit

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_packages_are_the_folders() -> None:
    inside = {".".join(path.parent.relative_to(ROOT).parts) for path in ROOT.glob("graphkit/**/__init__.py")}
    mapped = {f"graphkit.{name}" for name in ("cli", "data", "ontology") if (ROOT / name / "__init__.py").is_file()}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == inside | mapped


def test_every_file_that_is_no_code_is_packed() -> None:
    """``package-data`` names every file beside the modules, or it would be missing where graphkit is installed."""
    folders = {"graphkit": ROOT / "graphkit", "graphkit.data": ROOT / "data", "graphkit.ontology": ROOT / "ontology"}
    patterns = PROJECT["tool"]["setuptools"]["package-data"]
    for package, folder in folders.items():
        packed = {path for pattern in patterns[package] for path in folder.glob(pattern)}
        there = {p for p in folder.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")}
        assert there - packed == set(), package
        assert [pattern for pattern in patterns[package] if not any(folder.glob(pattern))] == []


def test_one_version() -> None:
    assert PROJECT["project"]["version"] == graphkit.__version__


def test_the_lock_holds_every_dependency() -> None:
    lock = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8").lower()
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["dev"]]
    assert [name for name in wanted if f"\n{name.split('>=')[0]}==" not in "\n" + lock] == []
