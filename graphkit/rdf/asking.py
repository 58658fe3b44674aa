"""Somebody's own SPARQL over the statements of the tables: read only, away from any network, rows and time bounded."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING, Any

from graphkit.errors import GraphkitError, TooLargeError
from graphkit.rdf.export import Progress, triples
from graphkit.rdf.query_text import mistake, prefixes, refuse
from graphkit.tables.frames import Tables
from graphkit.vocabulary import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

MOST_ROWS, MOST_SECONDS = 10_000, 60.0


@dataclass(frozen=True)
class Sparql:
    """An answer. ``kind`` is select, ask or construct (DESCRIBE too); ``cut`` where there were more rows than asked for.

    A row has a term or None by variable; of a graph the variables are subject, predicate, object, and ``turtle`` is its text.
    """

    kind: str
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    truth: bool = False
    cut: bool = False
    turtle: str = ""

    def results(self) -> dict[str, Any]:
        """SPARQL 1.1 Query Results JSON; of a graph its statements in the same shape."""
        if self.kind == "ask":
            return {"head": {}, "boolean": self.truth}
        bindings = [
            {name: term.json() for name, term in zip(self.variables, row, strict=True) if term} for row in self.rows
        ]
        return {"head": {"vars": list(self.variables)}, "results": {"bindings": bindings}}


@dataclass(frozen=True, slots=True)
class Term:
    """A term of an answer: ``type`` is uri, literal or bnode."""

    type: str
    value: str
    lang: str | None = None
    datatype: str | None = None

    def json(self) -> dict[str, str]:
        """As SPARQL JSON has it."""
        more = {"xml:lang": self.lang, "datatype": self.datatype}
        return {"type": self.type, "value": self.value, **{name: value for name, value in more.items() if value}}


def ask_sparql(
    tables: Tables,
    query: str,
    *,
    rows: int = MOST_ROWS,
    seconds: float = MOST_SECONDS,
    progress: Progress | None = None,
) -> Sparql:
    """The answer to a question in SPARQL over the statements of the tables and the terms of the ontology.

    Raises `GraphkitError` for a query that is none, that would write or ask a network, `TooLargeError` where it takes longer
    than ``seconds``; reading the tables is not counted.
    """
    refuse(query)
    store = _filled(tables, progress) if _is_query(query) else None
    return _Asking(store, query, rows).within(seconds)


def _is_query(query: str) -> bool:
    """Whether it is worth reading the tables: an empty store tells as well what is wrong with a query."""
    import pyoxigraph as ox

    try:
        ox.Store().query(query, prefixes=prefixes())
    except SyntaxError as error:
        raise GraphkitError(mistake(query, str(error))) from error
    return True


def _filled(tables: Tables, progress: Progress | None) -> ox.Store:
    """A store in memory with every statement of the tables, and the terms and concepts of the ontology."""
    import pyoxigraph as ox

    store = ox.Store()
    folder = resources.files("graphkit.ontology")
    for name in ("stakeholder.ttl", "concepts.ttl"):
        store.bulk_load(folder.joinpath(name).read_bytes(), format=ox.RdfFormat.TURTLE)
    store.bulk_extend(ox.Quad(*triple) for triple in triples(tables, progress))
    return store


@dataclass
class _Asking:
    """A question asked in a thread of its own, so that it can be left when it takes too long."""

    store: Any
    query: str
    most: int
    found: list[Sparql] = field(default_factory=list)
    failed: list[Exception] = field(default_factory=list)
    late: threading.Event = field(default_factory=threading.Event)

    def within(self, seconds: float) -> Sparql:
        """The answer, or `TooLargeError` after so many seconds."""
        thread = threading.Thread(target=self._run, daemon=True)
        thread.start()
        thread.join(seconds)
        if thread.is_alive():
            self.late.set()
            raise TooLargeError(
                f"the question takes longer than {seconds:g} seconds: ask for less, or give it more time (--timeout)"
            )
        if self.failed:
            raise GraphkitError(f"the question cannot be answered ({self.failed[0]})") from self.failed[0]
        return self.found[0]

    def _run(self) -> None:
        try:
            self.found.append(self._answer())
        except (OSError, ValueError, SyntaxError, RuntimeError) as error:
            self.failed.append(error)

    def _answer(self) -> Sparql:
        import pyoxigraph as ox

        answer = self.store.query(self.query, prefixes=prefixes())
        if isinstance(answer, ox.QueryBoolean):
            return Sparql("ask", truth=bool(answer))
        rows, cut = self._some(answer)
        if isinstance(answer, ox.QuerySolutions):
            names = tuple(variable.value for variable in answer.variables)
            return Sparql("select", names, tuple(_row(row, names) for row in rows), cut=cut)
        rows.sort(key=str)
        statements = tuple((_term(t.subject), _term(t.predicate), _term(t.object)) for t in rows)
        return Sparql("construct", ("subject", "predicate", "object"), statements, cut=cut, turtle=_turtle(rows))

    def _some(self, answer: Any) -> tuple[list[Any], bool]:
        """As many rows as were asked for, and whether there are more."""
        rows: list[Any] = []
        for row in answer:
            if len(rows) == self.most or self.late.is_set():
                return rows, True
            rows.append(row)
        return rows, False


def _row(solution: Any, names: Sequence[str]) -> tuple[Term | None, ...]:
    return tuple(_term(solution[name]) for name in names)


def _term(term: Any) -> Term | None:
    import pyoxigraph as ox

    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Term("uri", term.value)
    if isinstance(term, ox.Literal):
        plain = term.datatype.value == PREFIXES["xsd"] + "string" or term.language
        return Term("literal", term.value, term.language, None if plain else term.datatype.value)
    return Term("bnode", term.value) if isinstance(term, ox.BlankNode) else Term("literal", str(term))


def _turtle(statements: Sequence[Any]) -> str:
    import pyoxigraph as ox

    held = BytesIO()
    ox.serialize(statements, output=held, format=ox.RdfFormat.TURTLE, prefixes=_used(statements))
    return held.getvalue().decode("utf-8")


def _used(statements: Sequence[Any]) -> dict[str, str]:
    """The prefixes that some statements have a use for."""
    text = "\n".join(
        dict.fromkeys(str(term) for triple in statements for term in (triple.subject, triple.predicate, triple.object))
    )
    return {name: space for name, space in prefixes().items() if f"<{space}" in text}
