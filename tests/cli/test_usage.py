"""How the commands are used: help, stores, audiences, exit codes, what each starts."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import click
import pytest

from .conftest import Run

[ENTRY] = metadata.entry_points(group="console_scripts", name="graphkit")
HEAVY = {
    "numpy", "scipy", "polars", "networkx", "rdflib", "pyoxigraph", "pyshacl", "pyvis", "jinja2", "rapidfuzz", "rich",
    "xlsxwriter", "python_calamine", "pandas",
}  # fmt: skip


def _commands(group: Any, name: str = "graphkit") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for child in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), child)
        found[f"{name} {child}"] = command
        if isinstance(command, click.Group):
            found |= _commands(command, f"{name} {child}")
    return found


COMMANDS = _commands(ENTRY.load())


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_every_command_and_option_has_help(command: click.Command) -> None:
    assert command.help
    unexplained = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]
    assert unexplained == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_prints_its_help(run: Run, name: str) -> None:
    for flag in ("-h", "--help"):
        assert run(*name.split()[1:], flag).stdout.startswith(f"Usage: {name}")


def test_the_top_level_groups_commands_by_job_and_shows_its_version(run: Run) -> None:
    out = run("--help").stdout
    assert [job in out for job in ("Start:", "Ask:", "Show and hand on:")] == [True] * 3
    assert all(f"  {name.split()[1]} " in out for name in COMMANDS)
    assert run("--version").stdout == f"graphkit, version {metadata.version('graphkit')}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_printed(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert "_GRAPHKIT_COMPLETE" in result.stdout
    assert "graphkit completion" in result.stderr


def test_the_store_may_be_set_once(run: Run, platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_STORE", platform)
    assert json.loads(run("info", "--format", "json").stdout)["events"] == 57


def test_without_a_store_the_working_directory_is_looked_in(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "graphkit.sqlite: there is no store here" in run("info", code=2).stderr
    (tmp_path / "t.csv").write_text("stakeholder,event\nA,x\n")
    run("load", "t.csv")
    assert (tmp_path / "graphkit.sqlite").is_file()
    assert run("load", "-", typed=b"stakeholder,event\nA,x\nB,x\n").stdout.startswith("2 participations")


@pytest.mark.parametrize("address", ["neo4j://127.0.0.1:1", "bolt://127.0.0.1:1"])
def test_a_server_that_does_not_answer_is_told(run: Run, address: str) -> None:
    assert "cannot be reached" in run("info", "--store", address, code=2).stderr


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["profil", "x"], "Did you mean profile"),
        (["who", "Xyzzyqwv"], "nobody called 'Xyzzyqwv'"),
        (["who", "Jelgava", "--phase", "LRP9"], "there are: LRP1, LRP2"),
        (["who", "Jelgava", "--level", "village"], "municipality"),
        (["load", "absent.csv"], "absent.csv: there is no such file"),
        (["check", "absent.csv"], "absent.csv: there is no such file"),
        (["who", "Jelgava", "--phas", "LRP3"], "--phase"),
        (["who", "Jelgava", "--phase", "LPR3"], "Did you mean: LRP3?"),
        (["who", "Jelgava", "--phase", "III"], "in this store\nDid you mean: LRP3?"),
        (["events", "--phase", "3"], "Did you mean: LRP3?"),
        (["events", "--phase", "platform IV"], "Did you mean: LRP4?"),
        (["events", "--role", "uzņēmējs"], "Did you mean: host?"),
        (["who", "Jelgava", "--status", "atended"], "Did you mean: attended"),
        (["events", "--kind", "trainings"], "Did you mean: training"),
        (["who", "Jelgava", "--role", "hosst"], "Did you mean: host"),
        (["who", "Limbažu"], "Did you mean: Limbaži (limbazi); Limbažu novads (limbazu-novads)?"),
        (["who", "Jelgava", "--level", "person"], "counts for no person"),
        (["events", "--limit", "0"], "--limit"),
        (["events", "--format", "yaml"], "markdown"),
        (["events", "--format", "json", "--excel"], "leave out --format json"),
        (["who", "Jelgavas", "novads"], 'in quotes, "Jelgavas novads" is one name'),
        (["who", "Valkas", "novada", "dome"], "A name of several words stands in quotes."),
        (["export", "platform.doc"], ".ttl"),
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_2_and_what_was_meant(run: Run, platform: str, args: list[str], says: str) -> None:
    more = [] if args[0] in ("profil", "check") else ["--store", platform]
    result = run(*args, *more, code=2)
    assert says in result.stderr
    assert result.stdout == ""


def test_a_load_of_bad_data_ends_with_1_and_leaves_the_store(run: Run, tmp_path: Path) -> None:
    store, table = tmp_path / "s.sqlite", tmp_path / "t.csv"
    table.write_text("stakeholder,event,status\nA,x,\n")
    run("load", str(table), "--store", str(store))
    before = store.read_bytes()
    table.write_text("stakeholder,event,status\nA,x,\nB,x,purple\n")
    result = run("load", str(table), "--store", str(store), code=1)
    assert "t.csv:3:status" in result.stderr
    assert store.read_bytes() == before
    assert (
        "1 row(s) with errors were left out" in run("load", str(table), "--store", str(store), "--skip-invalid").stderr
    )


@pytest.fixture(scope="module")
def persons() -> list[str]:
    return [row["person_id"] for row in _persons()]


def _persons() -> list[dict[str, str]]:
    with (Path(__file__).parents[2] / "data" / "persons.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", ["platform.ttl", "platform.nq", "platform.jsonld", "tables.csv"])
def test_a_file_for_the_public_names_no_person(
    run: Run, platform: str, tmp_path: Path, name: str, persons: list[str]
) -> None:
    assert "Withheld: persons" in run("export", str(tmp_path / name), "--store", platform).stderr
    assert _held(tmp_path / name, persons) == []
    own = tmp_path / f"internal-{name}"
    run("export", str(own), "--store", platform, "--audience", "internal")
    assert _held(own, persons) == persons


def test_a_page_for_the_public_names_no_person(run: Run, platform: str, tmp_path: Path, persons: list[str]) -> None:
    for audience in ("public", "internal"):
        run("view", "network", "-o", str(tmp_path / f"{audience}.html"), "--store", platform, "--audience", audience)
    labels = [row["label"] for row in _persons() if row["label"]]
    assert _held(tmp_path / "public.html", [*persons, *labels]) == []
    assert "Roma mediator, Jelgava" in _held(tmp_path / "internal.html", labels)


def _held(path: Path, idents: list[str]) -> list[str]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return [ident for ident in idents if ident in text]


def _graphkit(*args: str, **more: Any) -> subprocess.CompletedProcess[str]:
    command = Path(sys.executable).with_name("graphkit")
    return subprocess.run([str(command), *args], capture_output=True, text=True, encoding="utf-8", check=False, **more)


@pytest.mark.skipif(os.name == "nt", reason="the command is graphkit.exe there")
def test_the_installed_command_runs_in_any_locale(platform: str) -> None:
    plain = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "latin-1"}
    ran = _graphkit("who", "Rīga", "--store", platform, "--lang", "lv", "--limit", "1", env=plain)
    assert ran.returncode == 0
    assert ran.stderr.startswith("atsevišķi no tā ierakstīti: Rīgas NVO nams (rigas-nvo-nams)")
    assert "Kultūras ministrija" in ran.stdout
    assert _graphkit("who", "Qwxz", "--store", platform).returncode == 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems hand over text, not bytes")
@pytest.mark.parametrize("option", [[], ["--phase", b"LRP\xff"]])
def test_what_is_no_text_is_refused_without_a_traceback(platform: str, option: list[Any]) -> None:
    command = [str(Path(sys.executable).with_name("graphkit")), "who", b"R\xffga", *option, "--store", platform]
    ran = subprocess.run(command, capture_output=True, check=False)
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("args", "needed"),
    [
        (["--help"], set()),
        (["who", "--help"], set()),
        (["who", "jelgava", "--phase", "LRP3", "--format", "json"], {"numpy"}),
        (["path", "maxima", "valkas-dome", "--format", "csv"], {"numpy"}),
        (["info"], {"numpy", "rich"}),
    ],
)
def test_a_command_starts_only_the_libraries_it_needs(platform: str, args: list[str], needed: set[str]) -> None:
    code = f"import sys; from {ENTRY.module} import {ENTRY.attr} as c; c.main(sys.argv[1:])"
    more = [] if "--help" in args else ["--store", platform]
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code, *args, *more], capture_output=True, text=True, check=True
    )
    started = {line.rpartition("|")[2].strip().split(".")[0] for line in ran.stderr.splitlines()}
    assert started & HEAVY == needed


def test_a_number_that_is_none_is_said_in_latvian(run: Run) -> None:
    said = run("rank", "reach", "--steps", "x", "--lang", "lv", code=2).stderr
    assert "'x' nav vesels skaitlis" in said
    assert "integer" not in said


@pytest.mark.parametrize("location", ["neo4j:secret@127.0.0.1:7687", "neo4j//neo4j:secret@host", "BOLT+S:secret"])
def test_an_address_with_a_slip_of_the_hand_is_no_file_and_is_not_shown(run: Run, location: str) -> None:
    said = run("info", "--store", location, code=2).stderr
    assert "write it as neo4j://HOST:7687" in said
    assert "secret" not in said


def test_a_folder_may_have_the_name_of_a_scheme(run: Run) -> None:
    assert "neo4j/none.sqlite: there is no store here" in run("info", "--store", "neo4j/none.sqlite", code=2).stderr


def test_a_data_set_has_a_name(run: Run, platform: str) -> None:
    assert "the name is empty" in run("info", "--store", "neo4j://127.0.0.1:1", "--dataset", "", code=2).stderr
