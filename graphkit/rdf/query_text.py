"""The text of a question in SPARQL: its words, what is refused of them, and where a mistake stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit import schema
from graphkit.errors import GraphkitError
from graphkit.labels import LABELS
from graphkit.rdf.mapping import BASE
from graphkit.vocabulary import CONCEPTS, PREFIXES

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


def prefixes() -> dict[str, str]:
    """The prefixes that need no declaration: the vocabularies, the rows of each table, the concepts of each scheme."""
    schemes = {scheme: f"{CONCEPTS}{scheme}/" for scheme in LABELS}
    return {**schemes, **{name: f"{BASE}{name}/" for name in schema.tables()}, **PREFIXES}


def refuse(query: str) -> None:
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


def mistake(query: str, said: str) -> str:
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
