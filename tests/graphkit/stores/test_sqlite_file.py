"""What only a file can suffer: cut short, of another layout, replaced while open, a write that fails half-way."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from graphkit.errors import StoreError
from graphkit.loading import load
from graphkit.model import Selection
from graphkit.stores import open_store, sqlite_write

OLD, NEW = "stakeholder,event\nA,x\nB,x\n", "stakeholder,event\nC,y\nD,y\nE,y\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A store that holds the old table, and the new table."""
    (tmp_path / "old.csv").write_text(OLD)
    (tmp_path / "new.csv").write_text(NEW)
    path = tmp_path / "s.sqlite"
    load(open_store(path), [str(tmp_path / "old.csv")])
    return path, tmp_path / "new.csv"


def test_a_reader_keeps_the_old_store_while_it_is_replaced(files: tuple[Path, Path]) -> None:
    path, new = files
    reader = open_store(path)
    assert reader.info().participations == 2
    load(open_store(path), [str(new)])
    assert reader.incidence(Selection()).stakeholders == ["A", "B"]
    assert open_store(path).incidence(Selection()).stakeholders == ["C", "D", "E"]


@pytest.mark.parametrize("step", ["_build", "_write_codes", "_write_arrays", "_sync"])
def test_a_write_that_fails_leaves_the_old_bytes(
    files: tuple[Path, Path], step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, new = files
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sqlite_write, step, fail)
    with pytest.raises(StoreError, match="disk is full"):
        load(open_store(path), [str(new)])
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir() if p.name.endswith(".tmp")] == []


@pytest.mark.parametrize("step", ["_build", "_write_codes", "_write_arrays", "_sync"])
def test_a_process_that_dies_leaves_the_old_bytes(files: tuple[Path, Path], step: str) -> None:
    path, new = files
    before = path.read_bytes()
    code = (
        "import os, sys\nfrom graphkit.stores import open_store, sqlite_write\nfrom graphkit.loading import load\n"
        f"sqlite_write.{step} = lambda *a: os._exit(9)\nload(open_store(sys.argv[1]), [sys.argv[2]])"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path), str(new)], check=False).returncode == 9
    assert path.read_bytes() == before
    load(open_store(path), [str(new)])
    assert open_store(path).info().participations == 3


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _layout(number: int) -> object:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA user_version={number}")

    return change


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a)")


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (_cut, "cut short"),
        (_layout(0), "older graphkit"),
        (_layout(99), "newer graphkit"),
        (_foreign, "no graphkit store"),
        (lambda path: path.write_text("a,b\n1,2\n"), "not a graphkit store"),
        (lambda path: path.write_bytes(b""), "not a graphkit store"),
        (lambda path: path.unlink(), "no store here"),
    ],
)  # fmt: skip
def test_a_harmed_store_is_refused_in_plain_words(files: tuple[Path, Path], harm: object, says: str) -> None:
    path, _ = files
    harm(path)  # type: ignore[operator]
    with pytest.raises(StoreError, match=says):
        open_store(path).info()


def test_a_file_that_is_no_store_is_not_overwritten(files: tuple[Path, Path]) -> None:
    path, new = files
    path.write_text("precious")
    with pytest.raises(StoreError, match="not overwritten"):
        load(open_store(path), [str(new)])
    assert path.read_text() == "precious"


def test_people_find_tables_and_views(files: tuple[Path, Path]) -> None:
    with closing(sqlite3.connect(files[0])) as connection:
        rows = connection.execute("SELECT stakeholder, event, role, status FROM participations ORDER BY 1").fetchall()
    assert rows == [("A", "x", "participant", "attended"), ("B", "x", "participant", "attended")]


def test_a_last_step_that_fails_leaves_the_old_bytes(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path, new = files
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail)
        with pytest.raises(StoreError, match=r"Permission denied.*as it was"):
            load(open_store(path), [str(new)])
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir() if p.name.endswith(".tmp")] == []
    load(open_store(path), [str(new)])
    assert open_store(path).info().participations == 3
