"""A load killed at any moment leaves the old store or the new one."""

from __future__ import annotations

import contextlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphkit.stores import open_store

KILLS = 50
ROWS = 100_000


def _table(path: Path, rows: int, mark: str) -> None:
    lines = (f"S{i % 9000},{mark}{i % 2500},P{i % 5}" for i in range(rows))
    path.write_text("stakeholder,event,phase\n" + "\n".join(lines) + "\n")


def _load(store: Path, table: Path, *more: str) -> subprocess.Popen[bytes]:
    code = "import sys; from graphkit.cli.main import cli; cli.main(sys.argv[1:])"
    command = [sys.executable, "-c", code, "load", str(table), "--store", str(store), *more]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _holds(store: Path) -> int:
    with contextlib.closing(sqlite3.connect(store)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return open_store(store).info().participations


@pytest.mark.stress
@pytest.mark.parametrize("more", [(), ("--add",)], ids=["replace", "add"])
def test_a_killed_load_leaves_the_old_store_or_the_new_one(tmp_path: Path, more: tuple[str, ...]) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    _table(old, 1000, "old")
    _table(new, ROWS, "new")
    base = tmp_path / "base.sqlite"
    assert _load(base, old).wait() == 0
    before = _holds(base)
    begun = time.monotonic()
    done = tmp_path / "done.sqlite"
    shutil.copy(base, done)
    assert _load(done, new, *more).wait() == 0
    whole = time.monotonic() - begun
    after = _holds(done)
    seen, chance = set(), random.Random(7)
    for turn in range(KILLS // 2 + 1):
        store = tmp_path / f"turn{turn}.sqlite"
        shutil.copy(base, store)
        process = _load(store, new, *more)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0.2, 1.05) * whole)
        process.send_signal(signal.SIGKILL)
        process.wait()
        seen.add(_holds(store))
        assert seen <= {before, after}
    assert before in seen
