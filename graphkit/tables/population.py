"""A file of a reference population: how many people live in each municipality, by one kind of statistics, in one year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import DataError, Problem
from graphkit.names import fold
from graphkit.tables import workbook
from graphkit.tables.bands import Ends, read_band
from graphkit.tables.delimited import read_delimited
from graphkit.tables.population_columns import Columns, columns_of, header_of
from graphkit.tables.raw import ROW, Raw
from graphkit.tables.source import source_bytes
from graphkit.tables.territories import Key, Territories, is_total

ADVICE = "Nothing was compared: mend the population file, and ask again."
MISSING_ERROR = "no number: write one, a band such as 1-10, or leave the municipality out"
UNNAMED_ERROR = "this row names no municipality"
UNKNOWN_ERROR = "no municipality of the register has this name, id or code"
YEAR_ERROR = "not a year: write four digits, such as 2021"
NOBODY_ERROR = "the numbers add up to nobody: there is nothing to compare with"
_NO_YEAR = "no year"  # of a row whose year cannot be read
_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
# Kind of statistics -> words that mark it, folded. Registered (self-declared) ethnicity and what a statistical office
# counts or estimates differ by half for one people in one year, so one is never divided by the other.
_BASES = {
    "register": ("regist", "pmlp", "ocma", "pasdeklar", "self declared", "recorded"),
    "estimate": ("census", "skaitisan", "estimat", "novertej", "aples", "csb", "csp"),
}


@dataclass(frozen=True)
class Asked:
    """What the user says of a population file: the column of numbers, the kind of statistics, the year."""

    column: str | None = None
    basis: str | None = None
    year: str | None = None


@dataclass(frozen=True)
class Population:
    """Numbers of people, one a municipality, between two ends that are equal where they are exact.

    ``day`` is the first day of the list of municipalities that the file has, empty for the earliest; ``basis`` the kind
    of statistics and ``year`` its year, None where neither the file nor the user says.
    """

    file: str
    keys: tuple[Key, ...]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    day: str
    basis: str | None
    year: str | None
    notes: tuple[str, ...] = ()

    @property
    def banded(self) -> int:
        """How many numbers are bands."""
        return int((self.low != self.high).sum())


@dataclass(frozen=True, slots=True)
class _Row:
    row: int
    text: str  # what names the municipality
    column: str
    keys: frozenset[Key]
    ends: Ends | None
    basis: str | None
    year: str | None


@dataclass
class _Reading:
    """One file being read: its cells, its columns, and the rows that have been understood."""

    raw: Raw
    columns: Columns
    territories: Territories
    rows: list[_Row] = field(default_factory=list)

    def wrong(self, row: int, column: str | None, value: str | None, message: str) -> None:
        """Note a problem with a cell."""
        self.raw.problems.append(self.raw.problem(row, column, value, message))


def basis_of(text: str) -> str:
    """The kind of statistics that words mean: ``register``, ``estimate`` (a census too), or the words themselves.

    >>> basis_of("Iedzīvotāju reģistrs (PMLP)"), basis_of("Census 2021"), basis_of("press report")
    ('register', 'estimate', 'press report')
    """
    key = fold(text)
    found = [basis for basis, words in _BASES.items() if any(word in key for word in words)]
    return found[0] if len(found) == 1 else text


def read_population(source: str, territories: Territories, asked: Asked, latest: bool = False) -> Population:
    """The population of a file, CSV or XLSX. ``latest``: what fits several lists of municipalities is of the latest.

    Raises DataError with every problem at once, SourceError for a file that cannot be read at all.
    """
    raw = _raw(source, asked.column)
    columns, problems = columns_of(raw.headers, asked.column, raw.file, raw.header_line)
    raw.problems += problems if raw.headers else []
    reading = _Reading(raw, columns, territories)
    if raw.headers and not problems:
        _read_rows(reading)
    chosen, basis, year = _chosen(reading, asked)
    day = territories.fitting([row.keys for row in chosen if row.keys], latest)
    found = _placed(reading, chosen, day)
    if found and not raw.has_errors() and not sum(row.ends[1] for row in found.values() if row.ends):
        raw.problems.append(Problem(raw.file, None, None, None, NOBODY_ERROR))
    if raw.has_errors():
        raise DataError(sorted(raw.problems, key=lambda p: (p.line or 0, p.column or "")), ADVICE)
    ends = np.array([row.ends for row in found.values()], float).reshape(-1, 2)
    return Population(raw.file, tuple(found), ends[:, 0], ends[:, 1], day, basis, year, _notes(reading, chosen))


def _raw(source: str, column: str | None) -> Raw:
    data, name = source_bytes(source)
    header = partial(header_of, column)
    if not data.startswith((workbook.MAGIC, workbook.OLD_MAGIC)) and not name.lower().endswith(workbook.SUFFIXES):
        return read_delimited(data, name, header=header)
    book = workbook.open_workbook(data, name)
    shown = [*workbook.sheets(book)[0], *workbook.sheet_names(book)]
    fitting = [sheet for sheet in shown if header(workbook.top_rows(book, sheet)) is not None]
    raw = workbook.read_sheet(book, (fitting or shown)[0], header)
    if not raw.headers and not raw.problems:
        message = "no row at all: a header and at least one row are needed"
        raw.problems.append(Problem(raw.file, None, None, None, message))
    return raw


def _read_rows(reading: _Reading) -> None:
    columns, seen = reading.columns, False
    for cells in reading.raw.frame.iter_rows(named=True):
        seen = True
        named = [(column, cells[column]) for column in columns.municipality if cells[column]]
        keys = _keys(reading, cells[ROW], named)
        if keys is None:
            continue
        basis = cells[columns.basis] if columns.basis else None
        for column, year in columns.counts:
            ends = _ends(reading, cells[ROW], column, cells[column])
            when = year or _year(reading, cells[ROW], cells[columns.year] if columns.year else None)
            if when == _NO_YEAR:
                continue
            reading.rows.append(
                _Row(cells[ROW], named[0][1], named[0][0], keys, ends, basis_of(basis) if basis else None, when)
            )
    if not seen:
        message = "no row at all: a header and at least one row are needed"
        reading.raw.problems.append(Problem(reading.raw.file, None, None, None, message))


def _keys(reading: _Reading, row: int, named: Sequence[tuple[str, str]]) -> frozenset[Key] | None:
    """What a row's cells mean together; empty with a problem where they mean nothing known, None for a row to pass over."""
    if not named:
        reading.wrong(row, reading.columns.municipality[0], None, UNNAMED_ERROR)
        return None
    found = [keys for _, text in named if (keys := reading.territories.candidates(text))]
    both = frozenset.intersection(*found) if found else frozenset()
    if both:
        return both
    if any(is_total(text) for _, text in named):
        return None
    column, text = named[0]
    if found:
        message = f"{text!r} and {named[1][1]!r} are different municipalities: mend one of them"
    else:
        near = reading.territories.nearest(named[-1][1])
        message = UNKNOWN_ERROR + (f"; like it: {', '.join(near)}" if near else "")
    reading.wrong(row, column, text, message)
    return frozenset()


def _ends(reading: _Reading, row: int, column: str, text: str | None) -> Ends | None:
    found = MISSING_ERROR if text is None else read_band(text)
    if isinstance(found, str):
        reading.wrong(row, column, text, found)
        return None
    return found


def _year(reading: _Reading, row: int, text: str | None) -> str | None:
    years = set(_YEAR.findall(text or ""))
    if text and len(years) != 1:
        reading.wrong(row, reading.columns.year, text, YEAR_ERROR)
        return _NO_YEAR
    return next(iter(years), None)


def _chosen(reading: _Reading, asked: Asked) -> tuple[list[_Row], str | None, str | None]:
    """The rows of one kind of statistics and one year; a problem where several are there and none is asked for."""
    basis = basis_of(asked.basis) if asked.basis else None
    rows = reading.rows
    for name, wanted in (("basis", basis), ("year", asked.year)):
        there = {getattr(row, name) for row in rows}
        words = ", ".join([*sorted(there - {None}), *(["not stated"] if None in there else [])])
        message = ""
        if wanted is not None and there - {None} and wanted not in there:
            message = f"--population-{name} {wanted}: the file has {words}"
        elif wanted is None and len(there) > 1:
            what = {"basis": "kinds of statistics", "year": "years"}[name]
            message = f"the file mixes {what} ({words}), which are never put together: choose with --population-{name}"
        if message:
            code = 2 if wanted else 1
            reading.raw.problems.append(Problem(reading.raw.file, None, None, None, message, exit_code=code))
        elif there - {None}:
            rows = [row for row in rows if wanted is None or getattr(row, name) == wanted]
    first = rows[0] if rows else None
    return rows, basis or (first.basis if first else None), asked.year or (first.year if first else None)


def _placed(reading: _Reading, rows: Sequence[_Row], day: str) -> dict[Key, _Row]:
    """Municipality -> its row, within one list; those that are of another list, or named twice, are problems."""
    there, first = reading.territories, dict[tuple[Key, str | None, str | None], _Row]()
    for row in rows:
        keys = [key for key in sorted(row.keys) if there.in_force(key, day)]
        if not keys and row.keys:
            reading.wrong(row.row, row.column, row.text, _other_list(there, day))
        elif len(keys) > 1:
            several = ", ".join(key[0] for key in keys)
            reading.wrong(
                row.row, row.column, row.text, f"several municipalities are called that ({several}): write the id"
            )
        elif keys and (before := first.setdefault((keys[0], row.basis, row.year), row)) is not row:
            line = reading.raw.line_of(before.row)
            reading.wrong(row.row, row.column, row.text, f"stands in line {line} already: keep one of the two rows")
    return {key: row for (key, _, _), row in first.items()}


def _other_list(there: Territories, day: str) -> str:
    later = [other for other in there.lists if other > day]
    when = f"since {day}" if day else f"before {later[0]}" if later else "of the register"
    return f"not among the municipalities {when}, which most rows name: a file has the municipalities of one time"


def _notes(reading: _Reading, chosen: Sequence[_Row]) -> tuple[str, ...]:
    notes = [problem.message for problem in reading.raw.problems] + reading.raw.notes
    ends = [row.ends for row in chosen if row.ends]
    nobody, parts = sum(high == 0 for _, high in ends), sum(low % 1 != 0 or high % 1 != 0 for low, high in ends)
    left = len(reading.rows) - len(chosen)
    notes += [f"numbers that are 0, taken as nobody living there: {nobody}"] if nobody else []
    notes += [f"numbers that are not whole, taken as they are: {parts}"] if parts else []
    return tuple([*notes, f"{left} numbers of other years or kinds of statistics were left out"] if left else notes)
