"""What the file system can do to a command: folders that are missing, files in the way, disks that are full."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run


@pytest.fixture
def table(tmp_path: Path) -> str:
    (tmp_path / "t.csv").write_text("stakeholder,event\nA,x\nB,x\n", encoding="utf-8")
    return str(tmp_path / "t.csv")


def test_a_folder_that_is_missing_is_made(run: Run, table: str, platform: str, tmp_path: Path) -> None:
    run("load", table, "--store", str(tmp_path / "new" / "deep" / "s.sqlite"))
    assert (tmp_path / "new" / "deep" / "s.sqlite").is_file()
    run("export", str(tmp_path / "out" / "deep" / "x.ttl"), "--store", platform)
    assert (tmp_path / "out" / "deep" / "x.ttl").is_file()


def test_bad_data_make_no_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("stakeholder,event,status\nA,x,blue\n", encoding="utf-8")
    run("load", str(tmp_path / "bad.csv"), "--store", str(tmp_path / "new" / "s.sqlite"), code=1)
    assert not (tmp_path / "new").exists()


def test_adding_to_no_store_is_its_first_load(run: Run, table: str, tmp_path: Path) -> None:
    store = str(tmp_path / "s.sqlite")
    first = run("load", table, "--add", "--store", store)
    assert first.stdout == "2 participations, 2 stakeholders, 1 event, 0 phases\n"
    assert "Note: there was no store yet" in first.stderr
    assert "no store yet" not in run("load", table, "--add", "--store", store).stderr


def test_adding_to_a_file_that_is_no_store_is_refused(run: Run, table: str) -> None:
    assert "not a graphkit store" in run("load", table, "--add", "--store", table, code=2).stderr


@pytest.mark.parametrize("args", [["demo", "-o"], ["init"], ["load", "TABLE", "--store"]])
def test_a_file_where_a_folder_should_be(run: Run, table: str, args: list[str]) -> None:
    asked = [table if arg == "TABLE" else arg for arg in args]
    result = run(*asked, f"{table}/x", code=2)
    assert "t.csv" in result.stderr
    assert result.stdout == ""


def _full(*_: Any, **__: Any) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("name", ["x.xlsx", "x.csv", "x.ttl"])
def test_a_full_disk_is_said_in_plain_words(
    run: Run, platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("zipfile.ZipFile.write", _full)
    monkeypatch.setattr("polars.DataFrame.write_csv", _full)
    monkeypatch.setattr("pathlib.Path.chmod", _full)
    result = run("export", str(tmp_path / name), "--store", platform, code=2)
    assert result.stderr.count("\n") == 1
    assert name in result.stderr
    assert "No space left on device" in result.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_any_other_trouble_with_a_file_names_it(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(tmp_path / "closed"))

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    result = run("demo", "-o", str(tmp_path / "d"), code=2)
    assert result.stderr == f"Error: {tmp_path / 'closed'}: Permission denied\n"
    result = run("demo", "-o", str(tmp_path / "d"), "--lang", "lv", code=2)
    assert result.stderr == f"Kļūda: {tmp_path / 'closed'}: nav piekļuves tiesību\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("form", ["table", "json"])
def test_output_to_a_full_disk_ends_with_2(platform: str, form: str) -> None:
    command = [str(Path(sys.executable).with_name("graphkit")), "events", "--store", platform, "--format", form]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (2, "Error: No space left on device\n")


def test_a_folder_of_other_files_is_left_alone(run: Run, platform: str, tmp_path: Path) -> None:
    folder = tmp_path / "full.csv"
    folder.mkdir()
    (folder / "events.csv").write_text("mine", encoding="utf-8")
    assert "files of somebody else" in run("export", str(folder), "--store", platform, code=2).stderr
    assert [path.name for path in folder.iterdir()] == ["events.csv"]
    assert (folder / "events.csv").read_text(encoding="utf-8") == "mine"


def test_a_folder_of_an_export_may_be_written_again(run: Run, platform: str, tmp_path: Path) -> None:
    for _ in range(2):
        run("export", str(tmp_path / "full.csv"), "--store", platform)
