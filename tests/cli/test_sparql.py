"""``graphkit sparql``: how it is asked, and in which forms it answers."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from .conftest import Run

WHO = 'SELECT ?id ?name { ?o a org:Organization ; dcterms:identifier ?id ; skos:prefLabel ?name FILTER(lang(?name) = "") } ORDER BY ?id'


def test_json_is_that_of_the_standard(run: Run, platform: str) -> None:
    held = json.loads(run("sparql", WHO, "--store", platform, "--format", "json").stdout)
    assert held["head"] == {"vars": ["id", "name"]}
    assert held["results"]["bindings"][0]["id"] == {"type": "literal", "value": "alternativas"}


@pytest.mark.parametrize("way", ["text", "file", "stdin"])
def test_a_question_is_text_a_file_or_standard_input(run: Run, platform: str, tmp_path: Path, way: str) -> None:
    (tmp_path / "q.rq").write_text(WHO, encoding="utf-8")
    given = {"text": WHO, "file": str(tmp_path / "q.rq"), "stdin": "-"}[way]
    typed = WHO.encode() if way == "stdin" else None
    done = run("sparql", given, "--store", platform, "--format", "csv", "--limit", "2", typed=typed)
    assert [row["id"] for row in csv.DictReader(StringIO(done.stdout))] == ["alternativas", "ame-roma"]


def test_a_table_shortens_addresses_and_a_file_does_not(run: Run, platform: str) -> None:
    asked = ("sparql", "SELECT ?o { ?o dcterms:identifier 'kultmin' }", "--store", platform)
    assert run(*asked).stdout.split() == ["o", "organisations:kultmin"]
    assert "https://w3id.org/graphkit/id/organisations/kultmin" in run(*asked, "--format", "csv").stdout


def test_true_and_false_and_graphs(run: Run, platform: str) -> None:
    asked = ("sparql", "ASK { organisations:kultmin a org:Organization }", "--store", platform)
    assert json.loads(run(*asked, "--format", "json").stdout) == {"head": {}, "boolean": True}
    assert run(*asked).stdout.split() == ["Answer", "true"]
    assert run(*asked, "--lang", "lv").stdout.split() == ["Atbilde", "true"]
    described = ("sparql", "DESCRIBE organisations:kultmin", "--store", platform)
    assert "organisations:kultmin " in run(*described).stdout
    assert run(*described, "--format", "csv").stdout.startswith("subject,predicate,object")


def test_the_public_asks_no_persons(run: Run, platform: str) -> None:
    asked = ("sparql", "SELECT (COUNT(?p) AS ?n) { ?p a foaf:Person }", "--store", platform, "--format", "csv")
    assert run(*asked).stdout.split() == ["n", "55"]
    assert run(*asked, "--audience", "public").stdout.split() == ["n", "0"]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("SELECT ?s { ?s foo:x ?o }", "Kļūda: 1:16: prefikss foo: nav paziņots"),
        ("SELECT ?s { ?s ?p }", "Kļūda: 1:20: šeit tas nav SPARQL: beigas"),
        ("CLEAR ALL", "Kļūda: graphkit sparql tikai lasa, bet CLEAR rakstītu"),
        ("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", "Kļūda: 1:12: SERVICE vaicā citiem datoriem"),
        ("absent.rq", "Kļūda: absent.rq: to nevar nolasīt kā jautājumu"),
    ],
)
def test_what_is_refused_ends_2_and_is_told(run: Run, platform: str, asked: str, says: str) -> None:
    assert says in run("sparql", asked, "--store", platform, "--lang", "lv", code=2).stderr


def test_more_rows_are_told_of(run: Run, platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.rdf.asking.MOST_ROWS", 3)
    done = run("sparql", WHO, "--store", platform, "--format", "csv")
    assert len(done.stdout.splitlines()) == 4
    assert "only the first 3 rows" in done.stderr
