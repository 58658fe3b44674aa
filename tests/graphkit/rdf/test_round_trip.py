"""RDF out and back: nothing lost inside the house, no person outside it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graphkit.exporting import export
from graphkit.loading import check, load
from graphkit.model import Selection
from graphkit.stores import Store, open_store

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    opened = open_store(tmp_path_factory.mktemp("rdf") / "s.sqlite")
    load(opened, [str(ROOT / "data")])
    return opened


@pytest.mark.parametrize("suffix", [".ttl", ".nq", ".jsonld", ".csv", ".xlsx"])
def test_an_internal_export_gives_the_same_answers_again(store: Store, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"platform{suffix}"
    assert export(store, path, "internal") == []
    again = open_store(tmp_path / "again.sqlite")
    load(again, [str(path)])
    assert again.info() == store.info()
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
    assert len(people) == 55
    assert [row["person_id"] for row in people if row["person_id"].encode() in data] == []


def test_the_export_parses_with_rdflib_and_fits_the_shapes(store: Store, tmp_path: Path) -> None:
    import rdflib

    path = tmp_path / "platform.ttl"
    export(store, path, "internal")
    assert len(rdflib.Graph().parse(path)) > 10_000
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
