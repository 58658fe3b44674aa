"""Somebody's own SPARQL over the statements of the tables: read only, away from any network, rows and time bounded."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING, Any

from graphkit import schema
from graphkit.errors import GraphkitError, TooLargeError
from graphkit.labels import LABELS
from graphkit.rdf.export import Progress, triples
from graphkit.rdf.mapping import BASE
from graphkit.tables.frames import Tables
from graphkit.vocabulary import CONCEPTS, PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

MOST_ROWS, MOST_SECONDS = 10_000, 60.0
_CHANGES = {"insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"}
_NETWORK = {"service": "SERVICE", "load": "LOAD"}
# The words of a query, as the grammar of SPARQL cuts them; what stands in strings, comments and addresses is none.
_TOKEN = re.compile(
    r"""(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*'''|\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"|'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*")
    |(?P<comment>\#[^\n\r]*)
    |(?P<name>[^\W\d_][\w.-]*:|:)(?:[\w:%.\\-]*)
    |(?P<blank>_:[\w.-]*)
    |(?P<variable>[?$]\w+)
    |(?P<tag>@[\w-]+)
    |(?P<word>[^\W\d_]\w*)""",
    re.VERBOSE | re.DOTALL,
)
_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_SHOWN = 12  # letters of a query that a message shows


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


def prefixes() -> dict[str, str]:
    """The prefixes that need no declaration: the vocabularies, the rows of each table, the concepts of each scheme."""
    schemes = {scheme: f"{CONCEPTS}{scheme}/" for scheme in LABELS}
    return {**schemes, **{name: f"{BASE}{name}/" for name in schema.tables()}, **PREFIXES}


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
    _refuse(query)
    store = _filled(tables, progress) if _is_query(query) else None
    return _Asking(store, query, rows).within(seconds)


def _refuse(query: str) -> None:
    """Raise `GraphkitError` for what is not asked here."""
    for kind, text, at in _tokens(query):
        if kind == "word" and text.casefold() in _NETWORK:
            raise GraphkitError(
                f"{_where(query, at)}: {_NETWORK[text.casefold()]} asks other computers, and graphkit sparql asks none: load their data first"
            )
    first = next((text for kind, text, _ in _verbs(query)), "")
    if first.casefold() in _CHANGES:
        raise GraphkitError(
            f"graphkit sparql only reads, and {first.upper()} would write: change the tables and load them again"
        )


def _tokens(query: str) -> Iterator[tuple[str, str, int]]:
    """Sort, text and place of each word."""
    for found in _TOKEN.finditer(query):
        yield str(found.lastgroup), found[0], found.start()


def _verbs(query: str) -> Iterator[tuple[str, str, int]]:
    """The words of a query but those of its declarations."""
    return (each for each in _tokens(query) if each[0] == "word" and each[1].casefold() not in ("prefix", "base"))


def _is_query(query: str) -> bool:
    """Whether it is worth reading the tables: an empty store tells as well what is wrong with a query."""
    import pyoxigraph as ox

    try:
        ox.Store().query(query, prefixes=prefixes())
    except SyntaxError as error:
        raise GraphkitError(_mistake(query, str(error))) from error
    return True


def _mistake(query: str, said: str) -> str:
    """What is wrong with a query, with line and column."""
    unknown = _unknown_prefix(query)
    if unknown:
        name, at = unknown
        return f"{_where(query, at)}: the prefix {name} is not declared: write PREFIX {name} <…> before the question; docs/queries.md lists those that are known"
    found = _PLACE.search(said)
    if not found:
        return f"this is no SPARQL: {said}"
    line, column = int(found[1]), int(found[2])
    rest = "".join(query.splitlines(keepends=True)[line - 1 :])[column - 1 :].strip()
    here = repr(rest[:_SHOWN] + ("…" if len(rest) > _SHOWN else "")) if rest else "the end"
    words = _wanted(found[3])
    wanted = f" (expected: {', '.join(words)})" if words else ""
    return f"{line}:{column}: this is no SPARQL at {here}{wanted}"


def _wanted(said: str) -> list[str]:
    """The words that a parser would have taken, of those that people write."""
    words = (word.strip("[]'") for word in re.split(r"[,\s]+", said))
    wanted = (word for word in words if re.fullmatch(r"[A-Z]{2,}|[{}().;]", word))
    return [word for word in dict.fromkeys(wanted) if word not in ("LATERAL", *_NETWORK.values())][:8]


def _unknown_prefix(query: str) -> tuple[str, int] | None:
    known, declaring = {f"{name}:" for name in prefixes()}, False
    for kind, text, at in _tokens(query):
        name = text.partition(":")[0] + ":"
        if kind == "name" and declaring:
            known.add(name)
        elif kind == "name" and name not in known:
            return name, at
        declaring = kind == "word" and text.casefold() == "prefix"
    return None


def _where(query: str, at: int) -> str:
    before = query[:at]
    return f"{before.count(chr(10)) + 1}:{at - before.rfind(chr(10))}"


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


def shortened(iri: str) -> str:
    """An address with the longest prefix that fits, as a query may name it.

    >>> shortened("https://w3id.org/graphkit/id/events/e1"), shortened("https://w3id.org/graphkit/concept/role/host")
    ('events:e1', 'role:host')
    >>> shortened("https://example.org/x")
    'https://example.org/x'
    """
    fitting = [(space, name) for name, space in prefixes().items() if iri.startswith(space)]
    space, name = max(fitting, key=lambda pair: len(pair[0]), default=("", ""))
    return f"{name}:{iri[len(space) :]}" if name else iri
