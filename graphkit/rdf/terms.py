"""Cells as RDF terms. The text of a cell stays letter by letter, so that it comes back as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from graphkit.rdf.mapping import DATASET, Mapped, is_known, other_iri, own_code_iri, row_iri
from graphkit.vocabulary import LATEST, LATEST_VINTAGES, NO_VINTAGES, PREFIXES, WHOLE, concept_iri, expand

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

Known = Mapping[
    str, Mapping[str, list[str]]
]  # table -> id of a row -> its versions, in order; one without a name is ''
PAIR = "\x1f"  # stands between an id and what is beside it

_DATES = (("gYear", r"\d{4}"), ("gYearMonth", r"\d{4}-\d{2}"), ("date", r"\d{4}-\d{2}-\d{2}"))
_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?[0-9]*\.?[0-9]+")
_DOUBLE = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)[eE][+-]?[0-9]+")
_TRUTH = {"yes": "true", "no": "false"}
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def terms(cell: str, column: Mapped, known: Known) -> tuple[NamedNode | Literal, ...]:
    """The terms of a cell: several for a list, otherwise one."""
    parts = [part.strip() for part in cell.split(";")] if column.is_list else [cell]
    return tuple(term(part, column, known) for part in parts if part)


def term(text: str, column: Mapped, known: Known) -> NamedNode | Literal:
    """The term of one value."""
    if column.kind in _NODES:
        return _NODES[column.kind](text, column, known)
    return typed(text, datatype(text, column.kind)) if column.kind != "text" else _text(text, column)


def typed(text: str, name: str) -> Literal:
    """A literal with a datatype of XML Schema; a plain one without a name."""
    from pyoxigraph import Literal, NamedNode

    return Literal(
        _TRUTH.get(text, text) if name == "boolean" else text, datatype=NamedNode(PREFIXES["xsd"] + (name or "string"))
    )


def datatype(text: str, kind: str) -> str:
    """The datatype that fits a cell of a date, a number or a truth value; empty where none does.

    >>> [datatype(text, "date") for text in ("2021", "2021-05", "2021-05-27", "spring")]
    ['gYear', 'gYearMonth', 'date', '']
    >>> [datatype(text, "number") for text in ("57.07080", "12", "1e5", "many")], datatype("yes", "boolean")
    (['decimal', 'decimal', 'double', ''], 'boolean')
    """
    if kind == "date":
        return next((name for name, pattern in _DATES if re.fullmatch(pattern, text, re.ASCII)), "")
    if kind == "boolean":
        return "boolean" if text in _TRUTH else ""
    if kind == "integer" and _INTEGER.fullmatch(text):
        return "integer"
    return "decimal" if _DECIMAL.fullmatch(text) else "double" if _DOUBLE.fullmatch(text) else ""


def _text(text: str, column: Mapped) -> Literal:
    from pyoxigraph import Literal

    return Literal(text, language="en") if column.is_english else Literal(text)


def _concept(text: str, column: Mapped, known: Known) -> NamedNode | Literal:
    from pyoxigraph import NamedNode

    if is_known(column.scheme, text):
        return NamedNode(concept_iri(column.scheme, text))
    return NamedNode(own_code_iri(column.scheme, text)) if column.is_node else _text(text, column)


def _reference(text: str, column: Mapped, known: Known) -> NamedNode | Literal:
    """The row pointed to. Where there is none: text, or for a property of things an address of its own."""
    from pyoxigraph import NamedNode

    ident, _, beside = text.partition(PAIR)
    for table in _targets(column, beside):
        if ident in known.get(table, ()):
            return NamedNode(row_iri(table, (ident, _version(column, beside, known[table][ident]))))
    if ident == WHOLE and column.iri == _SCOPE:
        return NamedNode(DATASET)
    if not (column.is_node or column.is_one_of):
        return _text(ident, column)
    single = len(column.targets) == 1 or column.is_one_of
    return NamedNode(row_iri(column.targets[0], (ident, _version(column, beside, []))) if single else other_iri(ident))


_SCOPE = expand("gk:scope")


def _targets(column: Mapped, beside: str) -> tuple[str, ...]:
    """The tables to look in, in order: where no register is named, the places come before the units."""
    places_first = column.beside == "vintage" and beside in NO_VINTAGES
    return (*column.targets[1:], column.targets[0]) if places_first else column.targets


def _version(column: Mapped, beside: str, versions: list[str]) -> str:
    """Which of the versions of a row is meant: the one that a key of two names, else the first or the latest."""
    if column.beside and column.beside != "vintage":
        return beside
    latest = column.iri in _LATEST or (column.beside == "vintage" and beside in LATEST_VINTAGES)
    return (versions[-1] if latest else versions[0]) if versions else ""


_LATEST = {expand(curie) for curie in LATEST}


def _page(text: str, column: Mapped, known: Known) -> NamedNode | Literal:
    from pyoxigraph import NamedNode

    try:
        return NamedNode(text) if _ADDRESS.fullmatch(text) else _text(text, column)
    except ValueError:
        return _text(text, column)


_NODES: dict[str, Callable[[str, Mapped, Known], NamedNode | Literal]] = {
    "concept": _concept,
    "reference": _reference,
    "page": _page,
}
