"""Which columns of a population file are which: municipality, number of people, year, kind of statistics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.errors import Problem
from graphkit.names import fold
from graphkit.tables.headers import TOP, Lines, listed

# Field -> usual English and Latvian wordings, folded.
_WORDINGS: dict[str, tuple[str, ...]] = {
    "municipality": (
        "municipality", "municipalities", "municipality name", "municipality id", "municipality code", "territory",
        "territory id", "territory name", "territorial unit", "administrative unit", "administrative territory",
        "local government", "local authority", "unit", "id", "name", "code", "area", "atvk", "atvk code", "atvk kods",
        "teritorijas kods", "iso 3166 2", "pasvaldiba", "pasvaldibas", "pasvaldibas nosaukums", "pasvaldibas id",
        "pasvaldibas kods", "novads", "novads pilseta", "pilseta novads", "nosaukums", "kods", "teritorija",
        "teritorijas nosaukums", "teritoriala vieniba", "administrativa teritorija", "administrativi teritoriala vieniba",
        "valstspilseta novads", "novads valstspilseta", "vieniba", "lau", "lau code",
    ),
    "count": (
        "population", "count", "number", "number of people", "number of persons", "people", "persons", "residents",
        "inhabitants", "roma", "roma population", "number of roma", "population count", "value", "iedzivotaji",
        "iedzivotaju skaits", "skaits", "personas", "personu skaits", "romi", "romu skaits", "romu iedzivotaju skaits",
        "vertiba", "iedzivotaju skaits gada sakuma", "cilveku skaits",
    ),
    "year": ("year", "reference year", "time", "date", "gads", "parskata gads", "laika periods", "datums", "laiks"),
    "basis": (
        "basis", "kind", "kind of statistics", "statistics", "statistics kind", "type", "population basis", "veids", "pamats",
        "statistikas veids", "datu veids", "raditaja veids", "raditajs",
    ),
}  # fmt: skip
_BY_WORDING = {wording: field for field, wordings in _WORDINGS.items() for wording in wordings}
_UNIT = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")  # "Number (persons)"
_YEAR_HEADER = re.compile(r"((?:18|19|20)\d\d)(?: g(?:ads|ada)?)?")

NO_MUNICIPALITY_ERROR = "no column of municipalities: head one 'municipality' (names, ids or codes); there are: "
NO_COUNT_ERROR = (
    "no column of numbers: head one 'population' or 'count', or name it with --population-column; there are: "
)


@dataclass(frozen=True)
class Columns:
    """The headers of each field. ``counts`` are the columns of numbers, each with its year where the header is one."""

    municipality: tuple[str, ...]
    counts: tuple[tuple[str, str | None], ...]
    year: str | None
    basis: str | None


def field_of(header: str) -> str | None:
    """What a header means; None for one that is no field.

    >>> field_of("Pašvaldība"), field_of("Iedzīvotāju_skaits (personas)"), field_of("2021. gads"), field_of("Piezīmes")
    ('municipality', 'count', 'count', None)
    """
    key = fold(header.replace("_", " "))
    found = _BY_WORDING.get(key) or _BY_WORDING.get(fold(_UNIT.sub("", header.replace("_", " "))))
    return found or ("count" if _YEAR_HEADER.fullmatch(key) else None)


def header_of(column: str | None, lines: Lines) -> int | None:
    """Which of the first lines is the header: the first that names municipalities and numbers; None where none does."""
    for at, line in enumerate(lines[:TOP]):
        cells = [cell.strip() for cell in line if cell and cell.strip()]
        found = {field_of(cell) for cell in cells}
        if "municipality" in found and ("count" in found or column in cells):
            return at
    return None


def columns_of(headers: Sequence[str], column: str | None, file: str, line: int) -> tuple[Columns, list[Problem]]:
    """The columns of a file, and what is wrong with its headers. ``column`` names the one of numbers, if the user did."""
    fields = {header: field_of(header) for header in headers if header != column}
    named = {name: [header for header, field in fields.items() if field == name] for name in _WORDINGS}
    problems = [_twice(name, named[name], file, line) for name in ("year", "basis") if len(named[name]) > 1] + _absent(
        column, headers, file, line
    )
    counts, wrong = _counts(named["count"], column, file, line)
    problems += wrong
    if not named["municipality"]:
        problems.append(Problem(file, line, None, None, NO_MUNICIPALITY_ERROR + listed(headers)))
    if not counts and not problems:
        problems.append(Problem(file, line, None, None, NO_COUNT_ERROR + listed(headers)))
    first = {name: next(iter(named[name]), None) for name in ("year", "basis")}
    return Columns(tuple(named["municipality"]), counts, first["year"], first["basis"]), problems


def _counts(
    found: list[str], column: str | None, file: str, line: int
) -> tuple[tuple[tuple[str, str | None], ...], list[Problem]]:
    """The columns of numbers: the one named, else the only one, else one for each year."""
    if column is not None:
        return ((column, _year(column)),), []
    years = [(header, _year(header)) for header in found if _year(header)]
    plain = [header for header in found if not _year(header)]
    if not plain:
        return tuple(years), []
    problems = [_twice("count", plain, file, line, "--population-column")] if len(plain) > 1 else []
    return ((plain[0], None),), problems


def _year(header: str) -> str | None:
    match = _YEAR_HEADER.fullmatch(fold(header))
    return match[1] if match else None


def _absent(column: str | None, headers: Sequence[str], file: str, line: int) -> list[Problem]:
    if column is None or column in headers:
        return []
    message = f"--population-column: there is no such header; there are: {listed(headers)}"
    return [Problem(file, line, column, None, message, exit_code=2)]


def _twice(field: str, headers: Sequence[str], file: str, line: int, option: str = "") -> Problem:
    message = f"both {headers[0]!r} and {headers[1]!r} could be the {field}: rename or remove one"
    return Problem(file, line, headers[1], None, message + (f", or say which with {option}" if option else ""))
