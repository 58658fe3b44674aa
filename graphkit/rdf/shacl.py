"""Validation against the shapes of the ontology: SHACL's report as problems, in English or Latvian."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.errors import Problem
from graphkit.rdf.export import triples
from graphkit.rdf.mapping import BASE, shorten_iri
from graphkit.rdf.statements import Statements, read_statements
from graphkit.tables.frames import Tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Triple
    from rdflib import Graph

_SH = "http://www.w3.org/ns/shacl#"


def validate(source: str | Path | Tables, lang: str = "en") -> list[Problem]:
    """What the shapes find wrong with a file of RDF or with tables, in a fixed order; nothing where it conforms.

    ``lang`` is ``en`` or ``lv``. A problem's column names the thing and the property.
    """
    if isinstance(source, Tables):
        return _report(_graph(triples(source)), "tables", lang)
    found = read_statements(Path(source))
    return found.problems or _report(_graph(_triples(found)), Path(source).name, lang)


def _triples(found: Statements) -> Iterator[Triple]:
    from pyoxigraph import NamedNode, Triple

    for subject, node in found.nodes.items():
        for name, values in node.items():
            yield from (Triple(subject, NamedNode(name), value) for value in values)


def _graph(statements: Iterator[Triple]) -> Graph:
    """The statements for rdflib, through N-Triples: one way for every format."""
    from pyoxigraph import RdfFormat, serialize
    from rdflib import Graph

    data = serialize(statements, format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=data or b"", format="nt")


@cache
def shapes() -> Graph:
    """The bundled shapes."""
    from rdflib import Graph

    return Graph().parse(data=resources.files("graphkit.ontology").joinpath("shapes.ttl").read_bytes(), format="turtle")


@cache
def _languages() -> dict[str, str]:
    """Message -> its language; constraints in SPARQL lose theirs in a report."""
    from rdflib import URIRef

    return {
        str(text): getattr(text, "language", None) or "" for text in shapes().objects(None, URIRef(_SH + "message"))
    }


def _report(graph: Graph, file: str, lang: str) -> list[Problem]:
    import pyshacl
    from rdflib import RDF, Graph, URIRef

    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes())
    if conforms or not isinstance(report, Graph):
        return []
    results = report.subjects(RDF.type, URIRef(_SH + "ValidationResult"))
    found = {_problem(report, result, file, lang) for result in results}
    return sorted(found, key=lambda problem: (problem.column or "", problem.message, problem.value or ""))


def _problem(report: Graph, result: Any, file: str, lang: str) -> Problem:
    from rdflib import URIRef

    focus, path, value = (report.value(result, URIRef(_SH + term)) for term in ("focusNode", "resultPath", "value"))
    messages = _messages(report, result)
    severity = str(report.value(result, URIRef(_SH + "resultSeverity")) or "").removeprefix(_SH)
    where = str(focus).removeprefix(BASE) + (f" {shorten_iri(str(path))}" if path else "")
    shown = None if value is None or value == focus else str(value)
    return Problem(
        file, None, where, shown, _message(messages, lang), "error" if severity == "Violation" else "warning"
    )


def _messages(report: Graph, result: Any) -> list[str]:
    """What the constraint that failed says; where it has no words of its own, what the report says."""
    from rdflib import URIRef

    constraint = report.value(result, URIRef(_SH + "sourceConstraint"))
    own = [] if constraint is None else list(shapes().objects(constraint, URIRef(_SH + "message")))
    return [str(text) for text in own or report.objects(result, URIRef(_SH + "resultMessage"))]


def _message(messages: list[str], lang: str) -> str:
    """The message in the language asked for, else the first in order."""
    wanted = [text for text in messages if _languages().get(text) == lang]
    return (sorted(wanted) or sorted(messages) or ["the shape does not hold"])[0]
