"""Values of RDF that others wrote: dates, numbers and truth values brought to the form of the tables, or refused."""

from __future__ import annotations

import re
from collections.abc import Callable

import polars as pl

from graphkit import schema
from graphkit.dates import parse_date
from graphkit.errors import Problem
from graphkit.rdf import mapping
from graphkit.tables import values
from graphkit.tables.frames import Tables
from graphkit.vocabulary import status_of

Reader = Callable[[str], str | None]

_ZONE = re.compile(r"(?<=\d)(Z|[+-]\d\d:\d\d)$")
_HELP = {
    "date": "not a date: write a year, a month or a day (xsd:gYear, xsd:gYearMonth, xsd:date)",
    "boolean": "not a truth value: write true or false",
    "number": "not a number that the column allows",
    "integer": "not a number that the column allows",
}


def check_values(tables: Tables, file: str) -> list[Problem]:
    """Read the typed cells of all frames in place; a problem for each cell that is not what its column holds."""
    problems: list[Problem] = []
    for name, frame in tables.frames.items():
        read = frame
        for column in mapping.columns(name):
            reader = _reader(name, column)
            if reader:
                message = _HELP.get(column.kind, values.STATUS_HELP)
                read = _translate(read, column.name, reader, problems, (file, name, message))
        tables.frames[name] = read
    return problems


def _reader(table: str, column: mapping.Mapped) -> Reader | None:
    described = schema.tables()[table].column(column.name)
    if column.kind == "date":
        return read_date
    if column.kind == "boolean":
        return values.read_boolean
    if column.kind in ("number", "integer") and described:
        low, high = described.minimum, described.maximum
        return values.read_number(float("-inf") if low is None else low, float("inf") if high is None else high)
    return status_of if (table, column.name) == ("participations", "status") else None


def read_date(text: str) -> str | None:
    """A date of XML Schema in the form of the tables; times and zones are left away.

    >>> [read_date(text) for text in ("2021-05-27", "2021-05-27Z", "2021-05-27T10:00:00+03:00", "2021", "spring")]
    ['2021-05-27', '2021-05-27', '2021-05-27', '2021', None]
    """
    return parse_date(_ZONE.sub("", text) if len(text) > len("2021-05") else text)


def _translate(
    frame: pl.DataFrame, column: str, reader: Reader, problems: list[Problem], words: tuple[str, str, str]
) -> pl.DataFrame:
    """The column read once a distinct value; refused cells stay as they are, each distinct one a problem."""
    file, table, message = words
    distinct = sorted(frame[column].drop_nulls().unique().to_list())
    read = {text: reader(text) for text in distinct}
    problems += [Problem(file, None, f"{table}:{column}", text, message) for text in distinct if read[text] is None]
    changed = {text: value for text, value in read.items() if value is not None and value != text}
    return frame.with_columns(pl.col(column).replace(changed)) if changed else frame
