"""A data package (a folder of CSV tables, or a workbook with the same tables as sheets) to the standard tables."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import polars as pl

from graphkit import schema
from graphkit.dates import parse_date, parse_day
from graphkit.errors import DataError, Problem, SourceError
from graphkit.names import fold
from graphkit.policy import POLICY_FILE
from graphkit.policy_file import read_policy
from graphkit.tables import values
from graphkit.tables.checks import check_rows
from graphkit.tables.decisions import DECISION_HELP, decision_of, rows_at
from graphkit.tables.delimited import read_delimited
from graphkit.tables.frames import PERSONS_UNKNOWN, Tables, attributes, complete
from graphkit.tables.open_lists import with_kinds
from graphkit.tables.raw import ROW, Raw
from graphkit.tables.writing import KNOWS_PERSONS
from graphkit.vocabulary import status_of


def table_of(name: str) -> str | None:
    """The standard table that a file stem or sheet name means: its name or its title.

    >>> table_of("Participations"), table_of("Sheet1")
    ('participations', None)
    """
    wanted = fold(name.replace("_", " "))
    for table in schema.tables().values():
        if wanted in (fold(table.name.replace("_", " ")), fold(table.title)):
            return table.name
    return None


def package_files(folder: Path) -> dict[str, Path]:
    """Standard table -> file of a package folder, by its ``datapackage.json`` or by file names."""
    listed = _listed(folder / "datapackage.json")
    found = {table: folder / path for table, path in listed.items() if (folder / path).is_file()}
    for path in _csv_files(folder):
        table = table_of(path.stem)
        if table and table not in found:
            found[table] = path
    if not found:
        raise SourceError(
            f"{folder}: no table of a data package in this folder (expected {', '.join(list(schema.tables())[:6])} … as CSV); "
            "'graphkit init' writes an empty package"
        )
    return found


def _csv_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.csv") if path.is_file())


def _listed(description: Path) -> dict[str, str]:
    """Standard table -> path, as a ``datapackage.json`` says."""
    if not description.is_file():
        return {}
    try:
        listed = {str(item["name"]): item["path"] for item in _description(description)["resources"]}
    except (KeyError, TypeError) as error:
        message = "a list 'resources' of tables, each with 'name' and 'path', is missing: mend it, or remove it"
        raise SourceError(f"{description}: not the description of a data package: {message}") from error
    inside = {name: path for name, path in listed.items() if name in schema.tables()}
    for name, path in inside.items():
        if not isinstance(path, str) or not path:
            raise SourceError(f"{description}: the path of {name} must be one file of this folder, like '{name}.csv'")
        if any(kind(path).is_absolute() or ".." in kind(path).parts for kind in (PurePosixPath, PureWindowsPath)):
            raise SourceError(f"{description}: the path {path!r} leaves the package folder: name a file inside it")
    return inside


def _description(path: Path) -> Any:
    try:
        return json.loads(_bytes(path).decode("utf-8-sig"))
    except ValueError as error:
        raise SourceError(f"{path}: this is no JSON ({error}): mend it, or remove it") from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror})") from error


def read_folder(folder: Path) -> Tables:
    """Every standard table of a package folder."""
    files = package_files(folder)
    tables = from_raws({table: read_delimited(_bytes(path), path.name) for table, path in files.items()})
    for table, path in _listed(folder / "datapackage.json").items():
        if table not in files:
            message = f"there is no file {path}, which holds the {table}: add it, or take it out of this description"
            tables.problems.append(Problem("datapackage.json", None, None, path, message, "warning"))
    description = folder / "datapackage.json"
    if description.is_file() and _description(description).get(KNOWS_PERSONS) is False:
        persons_unknown(tables)
    if (folder / POLICY_FILE).is_file():
        with_policy(tables, _bytes(folder / POLICY_FILE), POLICY_FILE)
    others = sorted(path.name for path in _csv_files(folder) if path not in files.values())
    if others:
        tables.notes.append("not read, since they are no tables of a data package: " + ", ".join(others))
    return tables


def with_policy(tables: Tables, text: bytes, name: str) -> None:
    """Take down the policy of a source, or what is wrong with it."""
    try:
        tables.policy = read_policy(text, name).written()
    except DataError as error:
        tables.problems += error.problems


def persons_unknown(tables: Tables) -> None:
    """Take down that a source says so of itself."""
    tables.knows_persons = False
    tables.notes.append(f"{PERSONS_UNKNOWN}: public files may show persons")


def from_raws(raws: dict[str, Raw]) -> Tables:
    """Standard tables from raw ones, with the values read; problems collected."""
    tables = Tables(raws=raws)
    for name, raw in raws.items():
        raw.incomplete = raw.has_errors()
        if raw.headers or not raw.incomplete:
            tables.frames[name] = conform(raw, schema.tables()[name])
        tables.problems += raw.problems
        tables.notes += raw.notes
    if "identities" in tables.frames:
        tables.decisions_at = rows_at(tables.frames["identities"], raws["identities"])
    own = [
        tables.frame(name)[schema.WHO_COLUMNS[kind]].rename("id") for kind, name in schema.STAKEHOLDER_TABLES.items()
    ]
    tables.given = (pl.concat(own).drop_nulls(), tables.frame("events")["event_id"].drop_nulls())
    if "participations" not in raws:
        tables.problems.append(
            Problem(
                "participations",
                None,
                None,
                None,
                "there is no table of participations: add participations.csv (or a sheet of that name)",
            )
        )
    return with_kinds(tables)


def read_table(name: str, raw: Raw) -> Tables:
    """One table of a package by itself, its rows checked."""
    table, unread = schema.tables()[name], raw.has_errors()
    tables = Tables({name: conform(raw, table)}, {name: raw}, notes=raw.notes)
    frame = tables.frames[name]
    needed = [column.name for column in table.columns if column.required and column.name in table.primary_key]
    missing = [] if unread else [column for column in needed if frame.height and not frame[column].count()]
    if missing:
        message = f"no column holds the {' and the '.join(missing)}: its headers are {', '.join(table.names)}"
        raw.problems.append(Problem(raw.file, raw.header_line, None, None, message))
    if name == "identities":
        tables.decisions_at = rows_at(frame, raw)
    tables.problems = raw.problems if unread or missing else [*raw.problems, *check_rows(tables, name)]
    return tables


def conform(raw: Raw, table: schema.Table) -> pl.DataFrame:
    """A raw table with the standard columns, their values read; other columns become attributes."""
    taken = _columns(raw, table)
    extras = [header for header in raw.headers if header not in taken.values()]
    if extras:
        raw.notes.append(f"{raw.file}: kept as attributes: {', '.join(extras)}")
    raw.bad_cells |= {name: raw.bad_cells[header] for name, header in taken.items() if header in raw.bad_cells}
    cells = [pl.col(header).alias(name) for name, header in taken.items()]
    own = [] if "attributes" in taken else [attributes(raw.frame, extras)]
    frame = raw.frame.select(ROW, *cells, *own) if raw.headers else pl.DataFrame(schema={ROW: pl.UInt32})
    return complete(_read_values(frame, raw, table), table.name)


def _columns(raw: Raw, table: schema.Table) -> dict[str, str]:
    """Standard column -> header."""
    wordings = {fold(word.replace("_", " ")): c.name for c in table.columns for word in (c.title_lv, c.title, c.name)}
    wordings["attributes"] = "attributes"
    taken: dict[str, str] = {}
    for header in raw.headers:
        name = wordings.get(fold(header.replace("_", " ")))
        if name and name in taken:
            message = f"both {taken[name]!r} and {header!r} are the column {name}: keep one of them"
            raw.problems.append(Problem(raw.file, raw.header_line, header, None, message))
        elif name:
            taken[name] = header
    return taken


def _read_values(frame: pl.DataFrame, raw: Raw, table: schema.Table) -> pl.DataFrame:
    for column in table.columns:
        if column.name not in frame.columns:
            continue
        if column.type == "boolean":
            frame = values.translate(frame, column.name, values.read_boolean, raw, "write yes or no")
        elif column.pattern == schema.DATE:
            frame = values.translate(frame, column.name, parse_date, raw, values.date_help)
        elif column.pattern == schema.DAY:
            frame = values.translate(frame, column.name, parse_day, raw, values.day_help)
        elif column.type in ("number", "integer"):
            frame = _read_number(frame, raw, column)
        elif (table.name, column.name) == ("participations", "status"):
            frame = values.translate(frame, "status", status_of, raw, values.STATUS_HELP)
        elif column.concepts == "identity":
            frame = values.translate(frame, column.name, decision_of, raw, DECISION_HELP)
    return frame


def _read_number(frame: pl.DataFrame, raw: Raw, column: schema.Column) -> pl.DataFrame:
    low = float("-inf") if column.minimum is None else column.minimum
    high = float("inf") if column.maximum is None else column.maximum
    bounds = [f"at least {low:g}"] * (column.minimum is not None) + [f"at most {high:g}"] * (column.maximum is not None)
    message = " ".join(
        [
            "write a whole number" if column.type == "integer" else "write a number",
            *(["that is " + " and ".join(bounds)] if bounds else []),
        ]
    )
    return values.translate(frame, column.name, values.read_number(low, high, column.type == "integer"), raw, message)


def standard_sheets(names: Iterable[str]) -> dict[str, str]:
    """Sheet -> standard table, for the sheets of a workbook that are tables of a package."""
    return {name: table for name in names if (table := table_of(name))}
