"""The constants of ``graphkit.vocabulary`` and the Turtle files say the same, in both directions."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef

from graphkit import vocabulary
from graphkit.labels import LABELS

ONTOLOGY = Path(__file__).parents[2] / "ontology"
GK = Namespace(vocabulary.GK)


@pytest.fixture(scope="module")
def terms() -> Graph:
    return Graph().parse(ONTOLOGY / "stakeholder.ttl")


@pytest.fixture(scope="module")
def concepts() -> Graph:
    return Graph().parse(ONTOLOGY / "concepts.ttl")


def concept(scheme: str, code: str) -> URIRef:
    return URIRef(vocabulary.concept_iri(scheme, code))


def scheme_members(concepts: Graph, scheme: str) -> dict[str, URIRef]:
    """Code -> concept of a scheme."""
    members = concepts.subjects(SKOS.inScheme, URIRef(vocabulary.CONCEPTS + scheme))
    return {str(concepts.value(member, SKOS.notation)): URIRef(str(member)) for member in members}


def booleans(concepts: Graph, scheme: str, term: URIRef) -> dict[str, bool]:
    """Code -> truth of a property, for the concepts that carry it."""
    values = {code: concepts.value(member, term) for code, member in scheme_members(concepts, scheme).items()}
    return {code: bool(value.toPython()) for code, value in values.items() if isinstance(value, Literal)}


def linked(concepts: Graph, scheme: str, term: URIRef) -> dict[str, str]:
    """Code -> code of the linked concept, empty where there is none."""
    values = {code: concepts.value(member, term) for code, member in scheme_members(concepts, scheme).items()}
    return {code: str(concepts.value(value, SKOS.notation)) if value else "" for code, value in values.items()}


def test_every_prefix_is_the_one_of_the_files(terms: Graph) -> None:
    declared = {prefix: str(iri) for prefix, iri in terms.namespaces()}
    assert {prefix: declared.get(prefix) for prefix in vocabulary.PREFIXES} == vocabulary.PREFIXES


def test_our_terms_are_those_of_the_file(terms: Graph) -> None:
    ours = {str(s): t for s, t in terms.subject_objects(RDF.type) if str(s).startswith(vocabulary.GK)}
    classes = {iri.removeprefix(vocabulary.GK) for iri, kind in ours.items() if str(kind).endswith("#Class")}
    properties = {iri.removeprefix(vocabulary.GK) for iri in ours} - classes
    assert classes == set(vocabulary.CLASSES)
    assert properties == set(vocabulary.PROPERTIES)


def test_the_ontology_and_its_version_are_named(terms: Graph) -> None:
    version = URIRef("http://www.w3.org/2002/07/owl#versionIRI")
    assert terms.value(URIRef(vocabulary.ONTOLOGY), version) == URIRef(vocabulary.VERSION_IRI)


def test_the_schemes_are_those_of_the_file(concepts: Graph) -> None:
    schemes = {str(iri).removeprefix(vocabulary.CONCEPTS) for iri in concepts.subjects(RDF.type, SKOS.ConceptScheme)}
    assert schemes == set(LABELS)


@pytest.mark.parametrize("scheme", LABELS)
def test_labels_are_those_of_the_file(concepts: Graph, scheme: str) -> None:
    found: dict[str, tuple[str, str]] = {}
    for code, member in scheme_members(concepts, scheme).items():
        assert member == concept(scheme, code)
        labels = {label.language: str(label) for label in concepts.objects(member, SKOS.prefLabel)}  # type: ignore[attr-defined]
        found[code] = (labels["en"], labels["lv"])
    assert found == LABELS[scheme]


def test_status_words_are_the_labels_of_the_statuses(concepts: Graph) -> None:
    found: dict[str, str] = {}
    for code, member in scheme_members(concepts, "status").items():
        for term in (SKOS.prefLabel, SKOS.altLabel, SKOS.notation):
            found |= {vocabulary.fold_word(str(word)): code for word in concepts.objects(member, term)}
    assert found == vocabulary.STATUS_WORDS


def test_no_word_stands_for_two_statuses(concepts: Graph) -> None:
    words = [
        (vocabulary.fold_word(str(word)), code)
        for code, member in scheme_members(concepts, "status").items()
        for word in concepts.objects(member, SKOS.altLabel)
    ]
    assert len({word for word, _ in words}) == len(set(words))


def test_closed_and_open_lists(concepts: Graph) -> None:
    assert set(vocabulary.STATUSES) == set(scheme_members(concepts, "status"))
    assert set(vocabulary.ROLES) == set(scheme_members(concepts, "role"))
    assert set(vocabulary.SECTORS) == set(scheme_members(concepts, "sector"))
    assert vocabulary.DEFAULT_ROLE in vocabulary.ROLES
    assert vocabulary.DEFAULT_STATUS in vocabulary.STATUSES


def test_kinds_carry_what_the_file_says(concepts: Graph) -> None:
    assert linked(concepts, "organisation-kind", GK.sector) == vocabulary.ORGANISATION_KINDS
    assert linked(concepts, "place-kind", GK.sector) == vocabulary.PLACE_KINDS
    assert linked(concepts, "phase-role", GK.state) == vocabulary.PHASE_ROLES
    assert booleans(concepts, "event-kind", GK.jointPresence) == vocabulary.EVENT_KINDS
    seats = booleans(concepts, "organisation-kind", GK.standsForSeat)
    assert {kind for kind, stands in seats.items() if stands} == vocabulary.SEAT_KINDS
    foreign = booleans(concepts, "place-kind", GK.foreign)
    assert {kind for kind, abroad in foreign.items() if abroad} == vocabulary.FOREIGN_PLACE_KINDS
    counted = booleans(concepts, "place-kind", GK.counts)
    assert {kind for kind, counts in counted.items() if not counts} == vocabulary.UNCOUNTED_PLACE_KINDS


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Yes", "attended"),
        ("PIEDALĪJĀS", "attended"),
        ("Ieradās.", "attended"),
        ("✔️", "attended"),
        ("X", "attended"),
        ("", "attended"),
        ("  ", "attended"),
        ("uzaicināta", "invited"),
        ("pieteicies", "planned"),
        ("registered", "planned"),
        ("Nē", "declined"),
        ("did-not_attend", "declined"),
        ("0", "declined"),
        ("N/A", "unknown"),
        ("?", "unknown"),
        ("-", None),
        ("blue", None),
    ],
)
def test_status_of_words_as_people_write_them(word: str, status: str | None) -> None:
    assert vocabulary.status_of(word) == status


def test_importing_the_vocabulary_is_light() -> None:
    code = "import sys, graphkit.vocabulary; print([m for m in sys.modules if m in {'rdflib', 'polars', 'numpy'}])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
