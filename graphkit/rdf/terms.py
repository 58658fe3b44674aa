"""Cells as RDF terms. The text of a cell stays letter by letter, so that it comes back as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from graphkit.rdf.mapping import Mapped, is_known, row_iri
from graphkit.vocabulary import PREFIXES, concept_iri

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

Known = Mapping[str, frozenset[str]]  # table -> ids of its rows

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

    return NamedNode(concept_iri(column.scheme, text)) if is_known(column.scheme, text) else _text(text, column)


def _reference(text: str, column: Mapped, known: Known) -> NamedNode | Literal:
    """The row pointed to; the id as text where there is no such row, unless the class must tell the column."""
    from pyoxigraph import NamedNode

    found = next((table for table in column.targets if text in known.get(table, ())), None)
    if found is None and not column.is_one_of:
        return _text(text, column)
    return NamedNode(row_iri(found or column.targets[0], (text,)))


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
