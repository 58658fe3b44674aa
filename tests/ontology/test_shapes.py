"""Every example file is a SHACL test case: the good ones hold, each bad one fails where its first line says."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, Graph, Namespace, Node

ONTOLOGY = Path(__file__).parents[2] / "ontology"
EXAMPLES = Path(__file__).parent / "examples"
SH = Namespace("http://www.w3.org/ns/shacl#")


@cache
def shapes() -> Graph:
    return Graph().parse(ONTOLOGY / "shapes.ttl")


def validate(path: Path) -> tuple[bool, Graph, str]:
    conforms, report, text = pyshacl.validate(Graph().parse(path), shacl_graph=shapes())
    assert isinstance(report, Graph)
    return conforms, report, text


def curie(node: Node) -> str:
    return node.n3(shapes().namespace_manager)


def failed(report: Graph) -> set[str]:
    """For each result: its property, or else the constraint or the shape that failed."""
    names = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        where = (SH.resultPath, SH.sourceConstraint, SH.sourceShape)
        names.add(next(curie(node) for node in (report.value(result, term) for term in where) if node))
    return names


def examples(kind: str) -> list[Path]:
    return sorted(EXAMPLES.glob(f"{kind}-*.ttl"))


@pytest.mark.parametrize("path", examples("good"), ids=lambda path: path.stem)
def test_a_good_example_holds(path: Path) -> None:
    conforms, _, text = validate(path)
    assert conforms, text


@pytest.mark.parametrize("path", examples("bad"), ids=lambda path: path.stem)
def test_a_bad_example_fails_where_it_says_and_nowhere_else(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("# expected: ")
    conforms, report, text = validate(path)
    assert not conforms
    assert failed(report) == {first.split()[2]}, text


@cache
def spoken() -> dict[str, str | None]:
    """The text of every message of the shapes, with its language (SPARQL constraints lose theirs in a report)."""
    return {str(text): getattr(text, "language", None) for text in shapes().objects(None, SH.message)}


@pytest.mark.parametrize("path", examples("bad"), ids=lambda path: path.stem)
def test_a_failure_is_told_in_both_languages(path: Path) -> None:
    _, report, text = validate(path)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        languages = {spoken().get(str(message)) for message in report.objects(result, SH.resultMessage)}
        assert languages >= {"en", "lv"}, text


def test_there_is_a_good_and_a_bad_example_for_every_class() -> None:
    targets = set(shapes().objects(None, SH.targetClass))
    for kind in ("good", "bad"):
        used = {str(node) for path in examples(kind) for node in Graph().parse(path).objects(None, RDF.type)}
        assert {str(target) for target in targets} <= used, kind
