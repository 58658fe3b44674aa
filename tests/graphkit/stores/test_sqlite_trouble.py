"""Troubles of a file that come from outside: permissions, a folder in the way, a full disk, other readers, damage."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from graphkit.errors import StoreError
from graphkit.loading import load
from graphkit.model import Selection
from graphkit.stores import open_store
from graphkit.stores.sqlite_store import SqliteStore

TABLE = "stakeholder,event\n" + "".join(f"S{i},e{i % 7}\n" for i in range(200))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of one small table, in a folder of its own."""
    (tmp_path / "t.csv").write_text(TABLE)
    folder = tmp_path / "own"
    folder.mkdir()
    load(open_store(folder / "s.sqlite"), [str(tmp_path / "t.csv")])
    return folder / "s.sqlite"


def test_a_folder_is_no_store(tmp_path: Path, store: Path) -> None:
    with pytest.raises(StoreError, match="folder"):
        open_store(tmp_path).info()
    with pytest.raises(StoreError, match="not overwritten"):
        load(open_store(tmp_path), [str(tmp_path / "t.csv")])


def test_the_folder_of_a_store_is_made_where_that_can_be(tmp_path: Path, store: Path) -> None:
    load(open_store(tmp_path / "none" / "yet" / "s.sqlite"), [str(tmp_path / "t.csv")])
    assert open_store(tmp_path / "none" / "yet" / "s.sqlite").info().events == 7
    with pytest.raises(StoreError, match="cannot be written"):
        load(open_store(store / "below" / "s.sqlite"), [str(tmp_path / "t.csv")])


def test_a_file_that_may_not_be_read_is_told(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(StoreError, match="Permission denied"):
        open_store(store).info()


def test_a_step_that_may_not_be_taken_leaves_the_store(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(StoreError, match=r"Permission denied.*as it was"):
        load(open_store(store), [str(tmp_path / "t.csv")], add=True)
    assert store.read_bytes() == before
    assert [path.name for path in store.parent.iterdir()] == ["s.sqlite"]


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are set the Linux way")
def test_a_disk_that_fills_up_leaves_the_store(tmp_path: Path, store: Path) -> None:
    """The limit on the size of a file stands for the full disk: the write fails in SQLite itself."""
    (tmp_path / "large.csv").write_text("stakeholder,event\n" + "".join(f"S{i},e{i % 99}\n" for i in range(5000)))
    before = store.read_bytes()
    code = (
        "import resource, signal, sys\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before)}, {len(before)}))\n"
        "from graphkit.cli.main import cli\ncli.main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", code, "load", str(tmp_path / "large.csv"), "--store", str(store)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "cannot be written" in ran.stderr
    assert "as it was" in ran.stderr
    assert store.read_bytes() == before
    assert [path.name for path in store.parent.iterdir()] == ["s.sqlite"]


def test_readers_in_other_processes_keep_the_store_they_opened(tmp_path: Path, store: Path) -> None:
    code = (
        "import sys\nfrom graphkit.stores import open_store\nstore = open_store(sys.argv[1])\nstore.info()\n"
        "print('open', flush=True)\nsys.stdin.readline()\nprint(store.info().participations, len(store.tables().frames))"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", code, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert reader.stdout is not None
    assert reader.stdout.readline() == "open\n"
    (tmp_path / "new.csv").write_text("stakeholder,event\nA,x\n")
    load(open_store(store), [str(tmp_path / "new.csv")])
    answer, _ = reader.communicate("go\n")
    assert answer.split()[0] == "200"
    assert open_store(store).info().participations == 1


def test_a_store_object_sees_what_it_has_just_written(tmp_path: Path, store: Path) -> None:
    opened = SqliteStore(store)
    assert opened.info().participations == 200
    (tmp_path / "new.csv").write_text("stakeholder,event\nA,x\n")
    load(opened, [str(tmp_path / "new.csv")], add=True)
    assert opened.info().participations == 201
    assert "A" in opened.incidence(Selection()).stakeholders


def test_questions_leave_the_file_and_its_folder_alone(store: Path) -> None:
    before = store.read_bytes()
    store.chmod(0o444)
    opened = open_store(store)
    opened.find("S1")
    opened.evidence(Selection())
    opened.tables()
    assert store.read_bytes() == before
    assert [path.name for path in store.parent.iterdir()] == ["s.sqlite"]


def test_a_store_may_lie_in_a_folder_of_any_name(tmp_path: Path, store: Path) -> None:
    folder = tmp_path / "Rīga? #1 %20 & co"
    folder.mkdir()
    shutil.copy(store, folder / "s;1.sqlite")
    assert open_store(folder / "s;1.sqlite").info().participations == 200


def test_a_store_keeps_the_permissions_it_had(tmp_path: Path, store: Path) -> None:
    store.chmod(0o640)
    load(open_store(store), [str(tmp_path / "t.csv")])
    assert store.stat().st_mode & 0o777 == 0o640


def test_old_leftovers_are_swept_and_fresh_ones_are_not(tmp_path: Path, store: Path) -> None:
    old, fresh = store.parent / ".s.sqlite.old.tmp", store.parent / ".s.sqlite.fresh.tmp"
    old.write_text("x")
    fresh.write_text("x")
    os.utime(old, (0, 0))
    load(open_store(store), [str(tmp_path / "t.csv")])
    assert (old.exists(), fresh.exists()) == (False, True)


@pytest.mark.skipif(os.name == "nt", reason="processes can be asked for elsewhere")
def test_leftovers_of_a_killed_load_are_swept_and_those_of_a_running_one_are_not(tmp_path: Path, store: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom graphkit.files import put_in_place\n"
        "with put_in_place(Path(sys.argv[1])) as temporary:\n    print(temporary, flush=True)\n    sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(store)]
    running, killed = (
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)
    )
    left = []
    for process in (running, killed):
        assert process.stdout is not None
        left.append(Path(process.stdout.readline().strip()))
    killed.kill()
    killed.communicate()
    load(open_store(store), [str(tmp_path / "t.csv")])
    assert [path.exists() for path in left] == [True, False]
    running.kill()
    running.communicate()


def test_damage_in_the_middle_is_told(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection:
        [(page,)] = connection.execute("PRAGMA page_size").fetchall()
    with store.open("r+b") as file:
        file.seek(page)
        file.write(b"\xff" * (store.stat().st_size - page))
    with pytest.raises(StoreError, match="damaged"):
        open_store(store).info()


def test_every_table_and_view_opens_in_any_sqlite_browser(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
        assert {"participations", "persons", "organisations", "places", "events", "phases"} <= set(names)
        for name in names:
            connection.execute(f'SELECT * FROM "{name}"').fetchall()
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
