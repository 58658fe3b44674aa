"""Every term, code and shape is labelled in both languages and fits the data package."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, Node, URIRef

from graphkit import vocabulary
from graphkit.labels import LABELS

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "ontology"
DATA = ROOT / "data"
SH = Namespace("http://www.w3.org/ns/shacl#")
LANGUAGES = {"en", "lv"}
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property, OWL.NamedIndividual)
SHARED = ({"person_id", "organisation_id", "place_id"}, {"person_id", "member_organisation_id"})
ENGLISH = ({"name", "name_en"}, {"title", "title_en"}, {"short_name", "short_name_en"})  # told apart by their language


@cache
def graph(name: str) -> Graph:
    return Graph().parse(ONTOLOGY / name)


@cache
def terms() -> tuple[URIRef, ...]:
    found = {term for kind in KINDS for term in graph("stakeholder.ttl").subjects(RDF.type, kind)}
    return tuple(sorted(term for term in found if isinstance(term, URIRef)))


@cache
def resources() -> dict[str, dict[str, Any]]:
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in package["resources"]}


def fields() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, resource in resources().items():
        for field in resource["schema"]["fields"]:
            yield name, field


def languages(graph: Graph, subject: Node, predicate: URIRef) -> list[str | None]:
    return [value.language for value in graph.objects(subject, predicate) if isinstance(value, Literal)]


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.rpartition("/")[2])
def test_a_term_has_a_label_and_a_definition_in_both_languages_and_its_home(term: URIRef) -> None:
    ontology = graph("stakeholder.ttl")
    assert sorted(map(str, languages(ontology, term, RDFS.label))) == sorted(LANGUAGES)
    assert sorted(map(str, languages(ontology, term, SKOS.definition))) == sorted(LANGUAGES)
    home = ontology.value(term, RDFS.isDefinedBy)
    assert (str(home) == vocabulary.ONTOLOGY) == str(term).startswith(vocabulary.GK)
    assert home is not None


def test_each_of_our_definitions_is_its_own() -> None:
    ontology = graph("stakeholder.ttl")
    texts = Counter(str(text) for term in terms() for text in ontology.objects(term, SKOS.definition))
    assert [text for text, count in texts.items() if count > 1] == []


def test_every_term_of_ours_that_is_used_is_declared() -> None:
    declared = set(terms())
    for name in ("stakeholder.ttl", "concepts.ttl", "shapes.ttl"):
        nodes = {node for triple in graph(name) for node in triple if isinstance(node, URIRef)}
        used = {node for node in nodes if node.startswith(vocabulary.GK)}
        assert used <= declared, f"{name} uses terms that stakeholder.ttl does not declare"


def test_a_concept_has_one_notation_and_one_label_in_each_language() -> None:
    concepts = graph("concepts.ttl")
    for concept in concepts.subjects(RDF.type, SKOS.Concept):
        scheme = concepts.value(concept, SKOS.inScheme)
        assert len(list(concepts.objects(concept, SKOS.notation))) == 1, concept
        assert sorted(map(str, languages(concepts, concept, SKOS.prefLabel))) == sorted(LANGUAGES), concept
        assert concepts.value(concept, SKOS.topConceptOf) == scheme is not None, concept
        assert set(languages(concepts, concept, SKOS.definition)) in (set(), LANGUAGES), concept


def test_notations_and_labels_are_unique_in_their_scheme() -> None:
    concepts = graph("concepts.ttl")
    for predicate in (SKOS.notation, SKOS.prefLabel):
        seen = Counter(
            (concepts.value(concept, SKOS.inScheme), value)
            for concept in concepts.subjects(RDF.type, SKOS.Concept)
            for value in concepts.objects(concept, predicate)
        )
        assert [key for key, count in seen.items() if count > 1] == []


def test_no_label_is_both_preferred_and_alternative() -> None:
    concepts = graph("concepts.ttl")
    both = set(concepts.subject_objects(SKOS.prefLabel)) & set(concepts.subject_objects(SKOS.altLabel))
    assert both == set()


def test_a_scheme_is_labelled_and_defined_in_both_languages() -> None:
    concepts = graph("concepts.ttl")
    for scheme in concepts.subjects(RDF.type, SKOS.ConceptScheme):
        for predicate in (SKOS.prefLabel, SKOS.definition):
            assert sorted(map(str, languages(concepts, scheme, predicate))) == sorted(LANGUAGES), scheme


def test_every_shape_speaks_both_languages() -> None:
    shapes = graph("shapes.ttl")
    rules = [rule for target in shapes.subjects(SH.targetClass) for rule in shapes.objects(target, SH.property)]
    rules += shapes.subjects(RDF.type, SH.SPARQLConstraint)
    assert len(rules) > 100
    for rule in rules:
        assert sorted(map(str, languages(shapes, rule, SH.message))) == sorted(LANGUAGES), shapes.value(rule, SH.path)


def test_every_row_class_has_a_shape_with_a_rule_for_every_column() -> None:
    shapes = graph("shapes.ttl")
    for name, resource in resources().items():
        target = URIRef(vocabulary.expand(resource["schema"]["rdfType"]))
        shape = shapes.value(None, SH.targetClass, target)
        assert shape is not None, name
        paths = {str(shapes.value(rule, SH.path)) for rule in shapes.objects(shape, SH.property)}
        columns = {vocabulary.expand(field["rdfType"]) for field in resource["schema"]["fields"]}
        assert paths == columns, name


def test_every_table_and_column_names_a_declared_term() -> None:
    declared = {str(term) for term in terms()}
    named = [resource["schema"]["rdfType"] for resource in resources().values()]
    named += [field["rdfType"] for _, field in fields()]
    assert sorted({curie for curie in named if vocabulary.expand(curie) not in declared}) == []


def test_the_prefixes_of_the_package_are_ours() -> None:
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    assert package["prefixes"].items() <= vocabulary.PREFIXES.items()


def test_one_property_is_one_column_of_a_table() -> None:
    for name, resource in resources().items():
        columns: dict[str, set[str]] = {}
        for field in resource["schema"]["fields"]:
            columns.setdefault(field["rdfType"], set()).add(field["name"])
        shared = [names for names in columns.values() if len(names) > 1]
        assert all(names in (*SHARED, *ENGLISH) for names in shared), f"{name}: {shared}"


def test_one_class_is_one_table() -> None:
    classes = Counter(resource["schema"]["rdfType"] for resource in resources().values())
    assert [name for name, count in classes.items() if count > 1] == []


def coded_columns() -> Iterator[tuple[str, str, str]]:
    """Table, column, scheme: the columns of codes, and the keys of the tables whose rows are concepts."""
    for name, field in fields():
        if "concepts" in field:
            yield name, field["name"], field["concepts"]
    for name, resource in resources().items():
        if "concepts" in resource["schema"]:
            yield name, resource["schema"]["primaryKey"][0], resource["schema"]["concepts"]
    yield "event_concepts", "concept", "programme"
    yield "event_concepts", "scheme", ""


@pytest.mark.parametrize(("table", "column", "scheme"), list(coded_columns()))
def test_every_code_of_the_data_is_a_notation(table: str, column: str, scheme: str) -> None:
    known = set(LABELS) if not scheme else set(LABELS[scheme])
    if (table, column) == ("event_concepts", "concept"):
        known |= set(LABELS["recommendation"])
    with (DATA / resources()[table]["path"]).open(encoding="utf-8-sig", newline="") as file:
        codes = {code for row in csv.DictReader(file) for code in row[column].split(";") if code}
    assert sorted(codes - known) == [], f"add them to ontology/concepts.ttl and graphkit/labels.py ({scheme})"


def test_the_enumerations_of_the_package_are_codes() -> None:
    for name, field in fields():
        allowed = set(field.get("constraints", {}).get("enum", ()))
        if "concepts" in field:
            assert allowed <= set(LABELS[field["concepts"]]), f"{name}.{field['name']}"


@pytest.mark.parametrize(
    ("table", "column", "constant"),
    [
        ("organisation_kinds", "sector", vocabulary.ORGANISATION_KINDS),
        ("place_kinds", "sector", vocabulary.PLACE_KINDS),
        ("phase_roles", "state", vocabulary.PHASE_ROLES),
        ("event_kinds", "joint_presence", {k: "yes" if v else "no" for k, v in vocabulary.EVENT_KINDS.items()}),
        ("organisation_kinds", "stands_for_seat", {k: "yes" for k in vocabulary.SEAT_KINDS}),
        ("place_kinds", "foreign", {k: "yes" for k in vocabulary.FOREIGN_PLACE_KINDS}),
        ("place_kinds", "counts", {k: "no" for k in vocabulary.UNCOUNTED_PLACE_KINDS}),
    ],
)
def test_the_kind_tables_say_what_the_concepts_say(table: str, column: str, constant: dict[str, str]) -> None:
    usual = {"stands_for_seat": "no", "foreign": "no", "counts": "yes"}.get(column, "")
    with (DATA / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    place = rows[0].index(column)
    assert {row[0]: row[place] for row in rows[1:]} == {row[0]: constant.get(row[0], usual) for row in rows[1:]}
    assert set(constant) <= {row[0] for row in rows[1:]}


def test_the_readme_explains_every_class_column_and_code() -> None:
    text = (ONTOLOGY / "README.md").read_text(encoding="utf-8")
    missing = [f"`{name}`" for name in resources() if f"### {name}" not in text]
    for name, field in fields():
        section = text.partition(f"### {name}\n")[2].partition("\n### ")[0]
        if f"| `{field['name']}` | `{field['rdfType']}` |" not in section:
            missing.append(f"{name}.{field['name']}")
    missing += [name for name in vocabulary.CLASSES if f"`gk:{name}`" not in text]
    for scheme, codes in LABELS.items():
        section = text.partition(f"### Codes: {scheme}\n")[2].partition("\n### ")[0]
        missing += [f"{scheme}/{code}" for code in codes if f"| `{code}` |" not in section]
    assert missing == [], "explain them in ontology/README.md"


def test_the_properties_of_things_are_those_of_the_ontology() -> None:
    things = set(graph("stakeholder.ttl").subjects(RDF.type, OWL.ObjectProperty))
    used = {field["rdfType"] for _, field in fields()}
    assert {curie for curie in used if URIRef(vocabulary.expand(curie)) in things} == vocabulary.OBJECT_PROPERTIES


def test_shapes_hold_the_properties_of_things_to_nodes() -> None:
    """A rule for such a property names a class, the nodes allowed, or says that it is an IRI; none takes both."""
    shapes = graph("shapes.ttl")
    things = {URIRef(vocabulary.expand(curie)) for curie in vocabulary.OBJECT_PROPERTIES}
    for target in shapes.subjects(SH.targetClass):
        for rule in shapes.objects(target, SH.property):
            if shapes.value(rule, SH.path) in things:
                assert shapes.value(rule, SH.nodeKind) in (None, SH.IRI), shapes.value(rule, SH.path)
                said = [shapes.value(rule, term) for term in (SH.nodeKind, SH["class"], SH["in"], SH["or"])]
                assert any(said), shapes.value(rule, SH.path)


def test_our_own_terms_are_few() -> None:
    """Own terms only where none exists: docs/decisions/0004-rdf.md argues each that is left."""
    assert len(vocabulary.CLASSES) <= 18
    assert len(vocabulary.PROPERTIES) <= 71
