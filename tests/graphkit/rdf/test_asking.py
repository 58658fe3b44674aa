"""SPARQL over the tables: what is answered, what is refused, and where a mistake is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import GraphkitError, TooLargeError
from graphkit.rdf.asking import Sparql, Term, ask_sparql
from graphkit.rdf.query_text import prefixes
from graphkit.tables.frames import Tables
from graphkit.tables.source import read_sources

from .samples import made

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def tables() -> Tables:
    return made(
        organisations=[{"organisation_id": "a", "name": "Ā", "name_en": "A"}, {"organisation_id": "b", "name": "B"}],
        events=[{"event_id": "e", "title": "Sanāksme", "start": "2021-05"}],
        participations=[{"event_id": "e", "organisation_id": one, "role": "host"} for one in "ab"],
    )


def test_rows_are_terms_and_unbound_is_nothing(tables: Tables) -> None:
    asked = 'SELECT ?id ?en { ?o a org:Organization ; dcterms:identifier ?id OPTIONAL { ?o skos:prefLabel ?en FILTER(lang(?en) = "en") } } ORDER BY ?id'
    answer = ask_sparql(tables, asked)
    assert answer == Sparql(
        "select",
        ("id", "en"),
        ((Term("literal", "a"), Term("literal", "A", "en")), (Term("literal", "b"), None)),
    )
    assert answer.results() == {
        "head": {"vars": ["id", "en"]},
        "results": {
            "bindings": [
                {"id": {"type": "literal", "value": "a"}, "en": {"type": "literal", "value": "A", "xml:lang": "en"}},
                {"id": {"type": "literal", "value": "b"}},
            ]
        },
    }


def test_dates_keep_their_type(tables: Tables) -> None:
    [[day]] = ask_sparql(tables, "SELECT ?d { events:e ?p ?d FILTER(datatype(?d) = xsd:gYearMonth) }").rows
    assert day is not None
    assert (day.value, day.datatype) == ("2021-05", "http://www.w3.org/2001/XMLSchema#gYearMonth")


def test_concepts_have_their_labels_in_both_languages(tables: Tables) -> None:
    asked = "SELECT DISTINCT ?l { ?p cv:role ?r . ?r skos:prefLabel ?l } ORDER BY ?l"
    assert {(row[0].lang, row[0].value) for row in ask_sparql(tables, asked).rows if row[0]} == {
        ("en", "host"),
        ("lv", "uzņēmējs"),
    }


@pytest.mark.parametrize(
    ("asked", "truth"), [("ASK { ?p cv:role role:host }", True), ("ASK { ?p cv:role role:x }", False)]
)
def test_what_is_true_is_told(tables: Tables, asked: str, truth: bool) -> None:
    answer = ask_sparql(tables, asked)
    assert (answer.kind, answer.truth) == ("ask", truth)
    assert answer.results() == {"head": {}, "boolean": truth}


def test_a_graph_is_text_and_rows(tables: Tables) -> None:
    answer = ask_sparql(tables, "CONSTRUCT { ?o foaf:name ?n } WHERE { ?o a org:Organization ; skos:prefLabel ?n }")
    assert answer.variables == ("subject", "predicate", "object")
    assert len(answer.rows) == 3
    assert "organisations:a foaf:name" in answer.turtle
    assert "@prefix foaf:" in answer.turtle
    assert "@prefix gk:" not in answer.turtle
    assert ask_sparql(tables, "DESCRIBE organisations:a").kind == "construct"


def test_rows_are_bounded_and_it_says_so(tables: Tables) -> None:
    asked = "SELECT ?s { ?s a org:Organization }"
    assert [(len(a.rows), a.cut) for a in (ask_sparql(tables, asked, rows=n) for n in (1, 2, 3))] == [
        (1, True),
        (2, False),
        (2, False),
    ]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("SELECT ?s { ?s ?p }", "1:20: this is no SPARQL at the end"),
        ("SELECT ?s\n{ ?s foo:bar ?o }", "2:6: the prefix foo: is not declared: write PREFIX foo: <…>"),
        ("SELECT ?s { ?s a 'foo:bar' . ?s bar:x ?o }", "1:33: the prefix bar: "),
        ("PREFIX foo: <http://x/> SELECT ?s { ?s foo:bar bar:foo }", "1:48: the prefix bar: "),
        ("", "1:1: this is no SPARQL at the end"),
        ("INSERT DATA { <a:b> <a:c> 1 }", "only reads, and INSERT would write"),
        ("PREFIX x: <y:z> delete WHERE { ?s ?p ?o }", "only reads, and DELETE would write"),
        ("DROP ALL", "only reads, and DROP would write"),
        ("LOAD <http://example.org/x>", "1:1: LOAD asks other computers"),
        ("SELECT * { SERVICE <http://example.org/x> { ?s ?p ?o } }", "1:12: SERVICE asks other computers"),
        ("SELECT *\n{ ?s ?p ?o .\n service silent ?o { ?s ?p ?o } }", "3:2: SERVICE asks other computers"),
        ("SELECT * { ?s ?p 'a\\'b' SERVICE<http://x/>{?s ?p ?o} }", "SERVICE asks other computers"),
        ("SELECT * { ?s ?p ?o # it's\n SERVICE<http://x/>{?s ?p ?o} }", "SERVICE asks other computers"),
        ("SELECT * { ?s ?p '''it's''' SERVICE<http://x/>{?s ?p ?o} }", "SERVICE asks other computers"),
        ('SELECT * { ?s ?p """a"b""" SERVICE<http://x/>{?s ?p ?o} }', "SERVICE asks other computers"),
        ("SELECT * { ?s ?p ?o FILTER(?s<?o) SERVICE<http://x/>{?s ?p ?o} }", "SERVICE asks other computers"),
    ],
)
def test_what_is_refused_is_refused_with_its_place(tables: Tables, asked: str, told: str) -> None:
    with pytest.raises(GraphkitError) as error:
        ask_sparql(tables, asked)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "asked",
    [
        "SELECT ?service { ?service a org:Organization }",
        "SELECT ?s { ?s a org:Organization FILTER(str(?s) != 'SERVICE') } # SERVICE, LOAD",
        "PREFIX service: <http://x/load#> SELECT ?s { ?s a org:Organization MINUS { ?s a service:load } }",
        "SELECT ?s { ?s a org:Organization FILTER(?s != <http://service/SERVICE>) }",
        "SELECT ?s { ?s a org:Organization FILTER(str(?s) != '''it's a SERVICE''') }",
    ],
)
def test_words_that_only_look_like_it_are_no_reason(tables: Tables, asked: str) -> None:
    assert len(ask_sparql(tables, asked).rows) == 2


def test_a_question_that_takes_too_long_is_given_up(tables: Tables) -> None:
    asked = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(CONCAT(STR(?c), STR(?f)) < STR(?i)) }"
    with pytest.raises(TooLargeError, match=r"longer than 0\.2 seconds"):
        ask_sparql(tables, asked, seconds=0.2)


def test_every_prefix_of_an_export_is_known(tables: Tables) -> None:
    from graphkit.rdf import mapping

    assert mapping.prefixes(list(tables.frames)).items() <= prefixes().items()


@given(st.text(max_size=60))
def test_any_text_is_answered_or_refused(text: str) -> None:
    try:
        answer = ask_sparql(Tables(), text, seconds=60)
    except GraphkitError:
        return
    assert answer.kind in ("select", "ask", "construct")


def test_the_platform_is_counted_as_the_library_counts() -> None:
    platform = read_sources([str(ROOT / "data")])
    [[counted]] = ask_sparql(platform, "SELECT (COUNT(?p) AS ?n) { ?p a cv:Participation }").rows
    assert counted is not None
    assert int(counted.value) == platform.frame("participations").height
