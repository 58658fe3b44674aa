"""RDF to tables: what ``write_rdf`` wrote, letter by letter, and what others wrote with the same terms."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import polars as pl

from graphkit import schema
from graphkit.errors import Problem
from graphkit.rdf import mapping
from graphkit.rdf.mapping import Mapped
from graphkit.rdf.statements import Statements, read_statements
from graphkit.rdf.values import check_values
from graphkit.tables.frames import ATTRIBUTES, Tables, complete
from graphkit.tables.package import with_policy
from graphkit.tables.raw import ROW, clean
from graphkit.vocabulary import WHOLE

if TYPE_CHECKING:
    from graphkit.rdf.statements import Node, Subject

Row = dict[str, str]
_ROW_KEYS = (mapping.TYPE_IRI, mapping.ATTRIBUTES_IRI)


@dataclass
class _Reader:
    """The statements of a file, and which row each of its things is."""

    file: str
    nodes: dict[Subject, Node]
    table_of: dict[Subject, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    without_column: set[str] = field(default_factory=set)  # properties with values that became attributes


def read_rdf(path: str | Path) -> Tables:
    """The standard tables of a file of RDF, unchecked; what is wrong in it stands in their ``problems``.

    A thing is a row of the table of its class; its id is its identifier, otherwise the end of its address. Values that
    no column takes become attributes of their row; statements about things of other classes are counted in the notes.
    """
    found = read_statements(Path(path))
    if found.problems:
        return Tables(problems=found.problems)
    reader = _Reader(Path(path).name, found.nodes)
    reader.table_of = {subject: table for subject, node in found.nodes.items() if (table := _table(node))}
    tables = Tables(_frames(reader), knows_persons=_knows_persons(found))
    tables.problems = [*reader.problems, *_nothing(reader), *check_values(tables, reader.file)]
    for node in found.nodes.values():
        for value in node.get(mapping.POLICY_IRI, ()):
            with_policy(tables, value.value.encode(), f"{reader.file}: gk:audiencePolicy")
    tables.notes = [*_kept(reader), *_left_out(reader)]
    return tables


def _table(node: Node) -> str | None:
    """The table of a thing's class; where it has several, the first in the order of ``table_of_class``."""
    classes = {_plain(value) for value in node.get(mapping.TYPE_IRI, ())}
    if len(classes) == 1:
        return mapping.table_of_class().get(classes.pop())
    return next((table for name, table in mapping.table_of_class().items() if name in classes), None)


def _knows_persons(found: Statements) -> bool:
    said = [node[mapping.KNOWS_PERSONS_IRI] for node in found.nodes.values() if mapping.KNOWS_PERSONS_IRI in node]
    return not any(value.value in ("false", "0") for values in said for value in values)


def _frames(reader: _Reader) -> dict[str, pl.DataFrame]:
    rows: dict[str, list[Row]] = {}
    for subject, table in reader.table_of.items():
        rows.setdefault(table, []).append(_row(subject, table, reader))
    return {name: _frame(name, rows[name]) for name in schema.tables() if name in rows}


def _frame(name: str, rows: list[Row]) -> pl.DataFrame:
    wanted = (*schema.tables()[name].names, ATTRIBUTES)
    columns = {column: pl.Series(column, [row.get(column) for row in rows], dtype=pl.String) for column in wanted}
    return complete(clean(pl.DataFrame(columns)).with_row_index(ROW), name)


def _row(subject: Subject, table: str, reader: _Reader) -> Row:
    """One thing as a row: the columns of its properties, the rest as attributes."""
    node = reader.nodes[subject]
    row: Row = {}
    extra: dict[str, Any] = {}
    for name, values in node.items():
        columns = mapping.by_property(table).get(name)
        if columns:
            rest = _fill(row, columns, values, table, reader)
        else:
            rest = [] if name in _ROW_KEYS else [_plain(value) for value in values]
        if rest:
            extra[mapping.shorten_iri(name)] = rest[0] if len(rest) == 1 else rest
    reader.without_column.update(extra)
    if (attributes := _attributes(node, extra)) is not None:
        row[ATTRIBUTES] = attributes
    _own_id(row, subject, table)
    return row


def _fill(row: Row, columns: tuple[Mapped, ...], values: list[Any], table: str, reader: _Reader) -> list[str]:
    """The cells of one property filled in; what has no room in them is given back."""
    if any(column.is_english for column in columns):
        return _fill_languages(row, columns, values, table)
    column = _column(columns, values[0], table, reader) if len(columns) > 1 else columns[0]
    if column is None:
        return [_plain(value) for value in values]
    if column.is_list:
        row[column.name] = ";".join(_cell(value, column, reader) for value in values)
        return []
    if len(values) == 1:
        row[column.name] = _cell(values[0], column, reader)
        return []
    first, *rest = sorted(values, key=_is_english)
    row[column.name] = _cell(first, column, reader)
    return [_plain(value) for value in rest]


def _fill_languages(row: Row, columns: tuple[Mapped, ...], values: list[Any], table: str) -> list[str]:
    """A recorded text and the one in English, told apart by their tags; a name must be there, in whatever language."""
    english = [value for value in values if _is_english(value)]
    others = [value for value in values if not _is_english(value)]
    for column in columns:
        described = schema.tables()[table].column(column.name)
        lone = not column.is_english and not others and described and described.required
        own = english if column.is_english or lone else others
        if own:
            row[column.name] = _plain(own.pop(0))
    return [_plain(value) for value in (*others, *english)]


def _is_english(value: object) -> bool:
    return str(getattr(value, "language", None) or "").lower().startswith("en")


def _column(columns: tuple[Mapped, ...], value: Any, table: str, reader: _Reader) -> Mapped | None:
    """The column that a stakeholder belongs in, by its class, or by its address if it is one of ours."""
    kind = reader.table_of.get(value) or mapping.table_of_iri(_plain(value))
    found = next((column for column in columns if kind in column.targets), None)
    if found is None:
        classes = ", ".join(mapping.shorten_iri(mapping.class_of(column.targets[0])) for column in columns)
        message = f"nothing says what this is: give it one of the classes {classes}"
        reader.problems.append(
            Problem(reader.file, None, f"{table}:{mapping.shorten_iri(columns[0].iri)}", _plain(value), message)
        )
    return found


def _cell(value: Any, column: Mapped, reader: _Reader) -> str:
    """The text of a term, as the column writes it."""
    if hasattr(value, "datatype"):
        return _truth(value.value) if column.kind == "boolean" else _plain(value)
    if column.kind == "concept":
        return mapping.code_of(_plain(value), column.scheme)
    return _plain(value) if column.kind == "page" else _id(value, column, reader)


def _truth(text: str) -> str:
    return {"true": "yes", "1": "yes", "false": "no", "0": "no"}.get(text, text)


def _id(value: Any, column: Mapped, reader: _Reader) -> str:
    """The id of the thing pointed to: its identifier, or the end of its address; the word for the whole data set."""
    if _plain(value) == mapping.DATASET:
        return WHOLE
    table = reader.table_of.get(value)
    if table:
        given = reader.nodes[value].get(_id_property(table))
        return str(given[0].value) if given else _end(_plain(value), table)
    if column.kind == "reference" or mapping.table_of_iri(_plain(value)):
        return _end(_plain(value), mapping.table_of_iri(_plain(value)))
    return _plain(value)


@cache
def _id_property(table: str) -> str:
    """The property of the first column of a table's key; empty where it has none."""
    key = schema.tables()[table].primary_key
    return next((column.iri for column in mapping.columns(table) if key and column.name == key[0]), "")


def _end(iri: str, table: str) -> str:
    own = f"{mapping.BASE}{table}/"
    return (
        unquote(iri.removeprefix(own).partition("/")[0]) if table and iri.startswith(own) else mapping.last_segment(iri)
    )


def _own_id(row: Row, subject: Subject, table: str) -> None:
    """A thing without an identifier is called by the end of its address; a blank node has none."""
    column = next(iter(mapping.by_property(table).get(_id_property(table), ())), None)
    if column and column.kind == "text" and column.name not in row and type(subject).__name__ == "NamedNode":
        row[column.name] = _end(subject.value, table)


def _attributes(node: Node, extra: dict[str, Any]) -> str | None:
    """The attributes as they were written, joined with what no column takes."""
    written = [_plain(value) for value in node.get(mapping.ATTRIBUTES_IRI, ())]
    if not extra:
        return written[0] if written else None
    before = _parsed(written[0]) if written else {}
    joined = {**before, **extra} if isinstance(before, dict) else [before, extra]
    return json.dumps(joined, ensure_ascii=False)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return {mapping.shorten_iri(mapping.ATTRIBUTES_IRI): text}


def _plain(value: Any) -> str:
    return str(value.value) if hasattr(value, "value") else str(value)


def _nothing(reader: _Reader) -> list[Problem]:
    if reader.table_of:
        return []
    classes = "cv:Participation, cv:PublicEvent, org:Organization"
    message = f"no thing here has a class that graphkit knows ({classes} …); ontology/README.md lists them all"
    return [Problem(reader.file, None, None, None, message)]


def _kept(reader: _Reader) -> list[str]:
    names = ", ".join(sorted(reader.without_column))
    return [f"{reader.file}: kept as attributes, since no column takes them: {names}"] if names else []


def _left_out(reader: _Reader) -> list[str]:
    others = [node for subject, node in reader.nodes.items() if subject not in reader.table_of]
    of_the_whole = {mapping.KNOWS_PERSONS_IRI, mapping.POLICY_IRI, mapping.WITHHELD_IRI}
    others = [node for node in others if not of_the_whole & node.keys()]
    if not others:
        return []
    count = sum(len(values) for node in others for values in node.values())
    return [
        f"{reader.file}: {count} statement(s) about {len(others)} thing(s) of classes without a table were not read"
    ]
