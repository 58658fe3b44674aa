"""A file of RDF as statements by subject; what its syntax breaks is a problem with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.errors import Problem, SourceError
from graphkit.rdf.mapping import BASE
from graphkit.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, NamedNode, Quad, QuadParser

    Subject = NamedNode | BlankNode
    Node = dict[str, list[Any]]  # property -> its values, as terms of pyoxigraph

FORMATS = {
    ".ttl": "TURTLE",
    ".nt": "N_TRIPLES",
    ".nq": "N_QUADS",
    ".jsonld": "JSON_LD",
    ".trig": "TRIG",
    ".rdf": "RDF_XML",
}
# Properties that say the same the other way round.
_INVERSE = {PREFIXES["cv"] + "hasParticipation": PREFIXES["gk"] + "event"}
_MOST_ERRORS = 20


@dataclass
class Statements:
    """What a file says, by subject in the order of the file; named graphs are read as one."""

    nodes: dict[Subject, Node] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_statements(path: Path) -> Statements:
    """Every statement of a file; SourceError where it cannot be opened."""
    found = Statements()
    nodes = found.nodes
    for subject, predicate, value, _ in _quads(_parser(path), path.name, found.problems):
        name = predicate.value
        node = nodes.get(subject)
        if node is None:
            node = nodes[subject] = {}
        values = node.get(name)
        if values is None:
            node[name] = [value]
        elif value not in values:
            values.append(value)
    _turn(nodes)
    return found


def _turn(nodes: dict[Subject, Node]) -> None:
    """What is said the other way round becomes a statement of the thing whose row it belongs to."""
    turned = [(subject, name, node.pop(name)) for subject, node in nodes.items() for name in _INVERSE if name in node]
    for subject, name, values in turned:
        for value in values:
            mine = nodes.setdefault(value, {}).setdefault(_INVERSE[name], [])
            if subject not in mine:
                mine.append(subject)


def _parser(path: Path) -> QuadParser:
    from pyoxigraph import RdfFormat, parse

    name = FORMATS.get(path.suffix.lower())
    if name is None:
        raise SourceError(
            f"{path}: {path.suffix or 'no suffix'} is not a format of RDF; there are: {', '.join(FORMATS)}"
        )
    try:
        if path.is_dir():
            raise SourceError(f"{path}: this is a folder, not a file")
        return parse(path=path, format=getattr(RdfFormat, name), base_iri=BASE)
    except FileNotFoundError as error:
        raise SourceError(f"{path}: there is no such file or folder") from error
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror or error})") from error


def _quads(parser: QuadParser, name: str, problems: list[Problem]) -> Iterator[Quad]:
    """The statements of a parser, which goes on behind most errors."""
    while len(problems) < _MOST_ERRORS:
        try:
            yield from parser
            return
        except SyntaxError as error:
            problems.append(_problem(error, name))
            if error.lineno is None:
                return
        except OSError as error:
            raise SourceError(f"{name}: cannot be read ({error.strerror or error})") from error


def _problem(error: SyntaxError, name: str) -> Problem:
    """The error with its line and column; the parser's words repeat both, so they are cut."""
    words = str(error.msg).partition(": ")[2] if error.lineno else str(error.msg)
    if "LoadDocumentCallback" in words:
        words = (
            "its @context lies on the web and is not fetched; write the context into the file, or convert it to Turtle"
        )
    column = str(error.offset) if error.offset else None
    return Problem(name, error.lineno or None, column, None, f"not valid RDF here: {words}")
