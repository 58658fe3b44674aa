"""RDF that others wrote with the same terms, and files that are damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphkit.errors import SourceError
from graphkit.rdf.reading import read_rdf
from graphkit.tables.checks import check_tables

from .samples import foreign

PEOPLE = """
ex:visit a cv:PublicEvent ; dcterms:identifier "visit-2021" ; dcterms:title "Vizīte"@lv, "Visit"@en .
ex:R%C4%ABga a dcterms:Location ; skos:prefLabel "Rīga" .
<https://example.org/people#anna> a foaf:Person ; skos:prefLabel "Anna" ; org:memberOf ex:council .
ex:council a org:Organization ; skos:prefLabel "Council"@en, "Padome"@lv ; org:classification "guild" .
"""


def test_things_are_found_by_class_whatever_their_address(tmp_path: Path) -> None:
    text = PEOPLE + (
        "[] a cv:Participation ; gk:event ex:visit ; cv:hasParticipant <https://example.org/people#anna> .\n"
        "ex:p2 a cv:Participation ; gk:event ex:visit ; cv:hasParticipant ex:R%C4%ABga ; "
        "cv:role <https://w3id.org/graphkit/concept/role/host> ; gk:status <https://w3id.org/graphkit/concept/status/invited> .\n"
    )
    tables = check_tables(foreign(tmp_path, text))
    assert tables.problems == []
    columns = ["event_id", "person_id", "place_id", "role", "status"]
    assert tables.frame("participations").select(columns).rows() == [
        ("visit-2021", "anna", None, None, None),
        ("visit-2021", None, "Rīga", "host", "invited"),
    ]
    assert tables.frame("persons").select("person_id", "label", "organisation_id").rows() == [
        ("anna", "Anna", "council")
    ]


def test_names_in_two_languages_find_their_columns(tmp_path: Path) -> None:
    tables = foreign(tmp_path, PEOPLE)
    assert tables.frame("events").select("title", "title_en").rows() == [("Vizīte", "Visit")]
    assert tables.frame("organisations").select("name", "name_en", "kind").rows() == [("Padome", "Council", "guild")]


def test_participations_may_be_told_from_the_side_of_the_event(tmp_path: Path) -> None:
    text = PEOPLE + "ex:visit cv:hasParticipation ex:p . ex:p a cv:Participation ; cv:hasParticipant ex:council .\n"
    rows = foreign(tmp_path, text).frame("participations").select("event_id", "organisation_id").rows()
    assert rows == [("visit-2021", "council")]


def test_what_no_column_takes_becomes_attributes(tmp_path: Path) -> None:
    text = PEOPLE + 'ex:council foaf:nick "KP" ; ex:members 3, 4 ; skos:prefLabel "Council of old"@en .\n'
    tables = foreign(tmp_path, text)
    attributes = tables.frame("organisations")["attributes"].to_list()
    names = "foaf:nick, https://example.org/thing/members, skos:prefLabel"
    assert tables.notes == [f"foreign.ttl: kept as attributes, since no column takes them: {names}"]
    assert [json.loads(text) for text in attributes] == [
        {"skos:prefLabel": "Council of old", "foaf:nick": "KP", "https://example.org/thing/members": ["3", "4"]}
    ]


def test_attributes_join_those_that_were_written(tmp_path: Path) -> None:
    text = PEOPLE + 'ex:council gk:attributes """{"fax": 1}""" ; foaf:nick "KP" .\n'
    attributes = foreign(tmp_path, text).frame("organisations")["attributes"].to_list()
    assert [json.loads(text) for text in attributes] == [{"fax": 1, "foaf:nick": "KP"}]


def test_statements_about_other_things_are_counted(tmp_path: Path) -> None:
    tables = foreign(tmp_path, PEOPLE + 'ex:boat a ex:Ship ; foaf:name "Ieva" . ex:oar foaf:name "Airis" .\n')
    assert tables.notes == ["foreign.ttl: 3 statement(s) about 2 thing(s) of classes without a table were not read"]


def test_a_thing_of_several_classes_is_of_our_own(tmp_path: Path) -> None:
    text = 'ex:town a dcterms:Location, gk:Municipality, ex:Town ; skos:prefLabel "Sabile" .\n'
    assert list(foreign(tmp_path, text).frames) == ["municipalities"]


def test_values_are_brought_to_the_form_of_the_tables(tmp_path: Path) -> None:
    text = PEOPLE + (
        'ex:visit schema:startDate "2021-05-27T10:00:00+03:00"^^xsd:dateTime ; schema:endDate "2021-05-28Z"^^xsd:date .\n'
        'ex:council gk:standsForSeat true ; gk:country "  LV " .\n'
        'ex:p a cv:Participation ; gk:event ex:visit ; cv:hasParticipant ex:council ; gk:status "piedalījās" .\n'
    )
    tables = foreign(tmp_path, text)
    assert tables.frame("events").select("start", "end").rows() == [("2021-05-27", "2021-05-28")]
    assert tables.frame("organisations").select("stands_for_seat", "country").rows() == [("yes", "LV")]
    assert tables.frame("participations")["status"].to_list() == ["attended"]


def test_values_that_are_none_are_problems(tmp_path: Path) -> None:
    text = PEOPLE + 'ex:visit schema:startDate "in spring" ; gk:participantsStated -3 .\n'
    problems = foreign(tmp_path, text).problems
    assert [(p.column, p.value) for p in problems] == [
        ("events:start", "in spring"),
        ("events:participants_stated", "-3"),
    ]


def test_a_participant_of_no_class_is_a_problem(tmp_path: Path) -> None:
    text = PEOPLE + "ex:p a cv:Participation ; gk:event ex:visit ; cv:hasParticipant ex:nobody .\n"
    problems = foreign(tmp_path, text).problems
    assert [str(p) for p in problems] == [
        "foreign.ttl:participations:cv:hasParticipant: 'https://example.org/thing/nobody': nothing says what this is: "
        "give it one of the classes foaf:Person, org:Organization, dcterms:Location"
    ]


def test_a_blank_node_without_an_identifier_has_no_id(tmp_path: Path) -> None:
    tables = check_tables(foreign(tmp_path, PEOPLE + '[] a org:Organization ; skos:prefLabel "Nameless" .\n'))
    assert [(p.column, p.message.partition(":")[0]) for p in tables.errors()] == [
        ("organisation_id", "this cell may not be empty")
    ]


def test_named_graphs_are_read_as_one(tmp_path: Path) -> None:
    path = tmp_path / "x.trig"
    path.write_text(
        "@prefix ex: <https://example.org/> . @prefix gk: <https://w3id.org/graphkit/ontology#> .\n"
        'ex:g1 { ex:P a gk:Phase . } ex:g2 { ex:P <http://www.w3.org/2004/02/skos/core#prefLabel> "Pirmais" . }',
        encoding="utf-8",
    )
    assert read_rdf(path).frame("phases").select("phase_id", "name").rows() == [("P", "Pirmais")]


def test_a_triple_in_a_triple_breaks_nothing(tmp_path: Path) -> None:
    tables = foreign(tmp_path, PEOPLE + "ex:council ex:says <<( ex:a ex:b ex:c )>> .\n")
    assert "example.org/thing/a" in (tables.frame("organisations")["attributes"].to_list()[0] or "")


def test_every_damage_is_told_with_its_line(tmp_path: Path) -> None:
    tables = foreign(tmp_path, "ex:a ex:b .\nex:c ex:d ex:e .\nex:f oops ex:g .\n")
    first = len(foreign.__globals__["PREFIXES"].splitlines()) + 1
    assert [problem.line for problem in tables.problems] == [first, first + 2]
    assert tables.frames == {}
    assert tables.problems[0].message == "not valid RDF here: . is not a valid RDF object"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("x.jsonld", '{"@context": "http://schema.org/", "@id": "x"}', "@context lies on the web"),
        ("x.jsonld", '{"a" 1}', "not valid RDF here"),
        ("x.rdf", "<a><b>", "not valid RDF here"),
        ("x.nt", "<http://a/> <http://b/> 'c\n", "not valid RDF here"),
        ("x.ttl", "", "no thing here has a class"),
        ("x.ttl", "<http://a/> a <http://b/> .", "no thing here has a class"),
    ],
)
def test_files_that_hold_nothing_for_us(tmp_path: Path, name: str, text: str, told: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    problems = read_rdf(tmp_path / name).problems
    assert told in problems[0].message
    assert problems[0].severity == "error"


def test_bytes_that_are_no_text_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_bytes(b"\xff\xfe\x00<a>")
    assert read_rdf(tmp_path / "x.ttl").errors()


def test_a_file_that_cannot_be_read_is_a_source_error(tmp_path: Path) -> None:
    (tmp_path / "folder.ttl").mkdir()
    for name, told in (("nowhere.ttl", "no such file"), ("folder.ttl", "folder"), ("x.doc", "not a format of RDF")):
        with pytest.raises(SourceError, match=told):
            read_rdf(tmp_path / name)


def test_a_name_in_english_alone_is_a_name_and_a_title_in_english_alone_an_english_title(tmp_path: Path) -> None:
    text = (
        'ex:o a org:Organization ; skos:prefLabel "Council"@en ; skos:altLabel "C"@en-GB .\n'
        'ex:e a cv:PublicEvent ; dcterms:title "Visit"@en .\n'
        'ex:f a cv:PublicEvent ; dcterms:title "Vizīte", "Visit"@en, "Besuch"@de .\n'
    )
    tables = foreign(tmp_path, text)
    columns = ["name", "name_en", "short_name", "short_name_en"]
    assert tables.frame("organisations").select(columns).rows() == [("Council", None, None, "C")]
    assert tables.frame("events").select("title", "title_en").rows() == [(None, "Visit"), ("Vizīte", "Visit")]
    assert json.loads(tables.frame("events")["attributes"].to_list()[1]) == {"dcterms:title": "Besuch"}
