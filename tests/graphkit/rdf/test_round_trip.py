"""RDF out and back: nothing lost inside the house, no person outside it."""

from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graphkit.exporting import export
from graphkit.loading import check, load
from graphkit.model import Selection
from graphkit.stores import Store, open_store

from .samples import assert_same

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    opened = open_store(tmp_path_factory.mktemp("rdf") / "s.sqlite")
    load(opened, [str(ROOT / "data")])
    return opened


# Somebody's attendance sheet: names as ids, addresses as sources, a column that no field takes.
FLAT = """stakeholder,type,event,date,role,source,phase,phone
"Anna ""O'Neil"" Bērziņa",person,"Sanāksme; Rīga",2021-05-27,host,https://example.org/a b,P1,+371 20000001
Jelgavas dome,organisation,"Sanāksme; Rīga",2021-05-27,,p. 3,P1,+371 20000002
<b>Rīga</b>,place,Vizīte pie Anna "O'Neil" Bērziņa,2021,,,P2,
"""


def graphkit(*args: str) -> tuple[int, str]:
    """The command, as people run it: its exit code and all that it says."""
    run = subprocess.run(
        [sys.executable, "-c", "from graphkit.cli.main import cli; cli()", *args],
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stdout + run.stderr


@pytest.mark.parametrize("suffix", [".ttl", ".nq", ".jsonld", ".csv", ".xlsx"])
def test_an_internal_export_gives_the_same_answers_again(store: Store, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"platform{suffix}"
    assert export(store, path, audience="internal") == []
    again = open_store(tmp_path / "again.sqlite")
    load(again, [str(path)])
    assert again.info() == store.info()
    assert_same(store.tables(), again.tables())
    for level in ("stakeholder", "organisation", "municipality", "sector"):
        mine, other = (s.incidence(Selection(level=level)) for s in (store, again))
        assert (mine.stakeholders, mine.events) == (other.stakeholders, other.events)
        assert mine.indices.tolist() == other.indices.tolist()
    assert again.evidence(Selection(), ["jelgava"]) == store.evidence(Selection(), ["jelgava"])


@pytest.mark.parametrize("suffix", [".ttl", ".nq", ".jsonld", ".csv"])
def test_a_public_export_holds_no_person(store: Store, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"platform{suffix}"
    withheld = export(store, path)
    assert any("persons" in line for line in withheld)
    data = b"".join(file.read_bytes() for file in ([path] if path.is_file() else path.iterdir()))
    with (ROOT / "data" / "persons.csv").open(encoding="utf-8", newline="") as file:
        people = list(csv.DictReader(file))
    words = [row[column] for row in people for column in ("person_id", "label")]
    assert len(words) == 2 * 55
    assert [word for word in words if not word or word.encode() in data] == []


@pytest.mark.slow
def test_the_export_parses_with_rdflib_and_fits_the_shapes(store: Store, tmp_path: Path) -> None:
    import rdflib

    path = tmp_path / "platform.ttl"
    export(store, path, audience="internal")
    found = rdflib.Graph().parse(path)
    assert len(found) > 10_000
    assert not [node for triple in found for node in triple if isinstance(node, rdflib.BNode)]
    assert check(str(path)) == []


def test_the_same_store_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    for name in ("a.ttl", "b.ttl"):
        export(store, tmp_path / name)
    assert (tmp_path / "a.ttl").read_bytes() == (tmp_path / "b.ttl").read_bytes()


def test_a_damaged_file_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text('@prefix a: <http://a/> .\na:b a:c a:d .\na:e a:f "open .\n', encoding="utf-8")
    problems = check(str(path))
    assert [problem.severity for problem in problems][:1] == ["error"]
    assert problems[0].line is not None


def test_where_nobody_says_who_is_a_person_the_export_says_so(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("stakeholder,event\nA,x\nB,x\n", encoding="utf-8")
    opened = open_store(tmp_path / "s.sqlite")
    load(opened, [str(table)])
    assert any("who is a person" in line for line in export(opened, tmp_path / "x.ttl"))
    load(opened, [str(tmp_path / "x.ttl")])
    assert any("who is a person" in line for line in export(opened, tmp_path / "y.ttl"))


@pytest.fixture
def flat(tmp_path: Path) -> Store:
    """A store loaded from a flat table."""
    table = tmp_path / "flat.csv"
    table.write_text(FLAT, encoding="utf-8")
    opened = open_store(tmp_path / "flat.sqlite")
    load(opened, [str(table)])
    return opened


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".nq", ".jsonld"])
def test_a_flat_table_goes_out_and_comes_back(flat: Store, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    assert export(flat, path, audience="internal") == []
    again = open_store(tmp_path / "again.sqlite")
    load(again, [str(path)])
    assert replace(again.info(), notes=()) == replace(flat.info(), notes=())  # notes are about the file read
    assert_same(flat.tables(), again.tables())


def test_no_person_of_a_flat_table_is_in_the_public_file(flat: Store, tmp_path: Path) -> None:
    withheld = export(flat, tmp_path / "x.ttl")
    assert "persons: 1–10" in withheld
    text = (tmp_path / "x.ttl").read_text(encoding="utf-8")
    assert [word for word in ("Anna", "Bērziņa", "B%C4%93rzi", "B\\%C4", "2000000") if word in text] == []
    assert "withheld-person-1" in text
    assert check(str(tmp_path / "x.ttl")) == []


def test_the_commands_export_check_and_load_work_together(flat: Store, tmp_path: Path) -> None:
    path, mine, other = str(tmp_path / "x.ttl"), str(tmp_path / "flat.sqlite"), str(tmp_path / "other.sqlite")
    code, said = graphkit("export", path, "--store", mine)
    assert code == 0, said
    assert "persons: 1–10" in said
    assert "not in inflected forms" in said
    assert graphkit("check", path) == (0, "No problem found.\n")
    code, said = graphkit("load", path, "--store", other)
    assert code == 0, said
    assert open_store(other).info().participations == flat.info().participations - 1


def test_the_command_names_the_line_of_damage_and_leaves_the_store(flat: Store, tmp_path: Path) -> None:
    path, mine = tmp_path / "bad.ttl", tmp_path / "flat.sqlite"
    path.write_text("@prefix a: <http://a/> .\na:b a a:c .\na:d oops a:e .\n", encoding="utf-8")
    before = mine.read_bytes()
    code, said = graphkit("load", str(path), "--store", str(mine))
    assert code != 0
    assert "bad.ttl:3" in said or "line 3" in said, said
    assert mine.read_bytes() == before
