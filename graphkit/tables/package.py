"""A data package (a folder of CSV tables, or a workbook with the same tables as sheets) to the standard tables."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from graphkit import schema
from graphkit.errors import Problem, SourceError
from graphkit.names import fold
from graphkit.tables import values
from graphkit.tables.delimited import read_delimited
from graphkit.tables.frames import Tables, attributes, complete
from graphkit.tables.raw import ROW, Raw

_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


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
    for path in sorted(folder.glob("*.csv")):
        table = table_of(path.stem)
        if table and table not in found:
            found[table] = path
    if not found:
        raise SourceError(
            f"{folder}: no table of a data package in this folder (expected {', '.join(list(schema.tables())[:6])} … as CSV); "
            "'graphkit init' writes an empty package"
        )
    return found


def _listed(description: Path) -> dict[str, str]:
    if not description.is_file():
        return {}
    try:
        resources = json.loads(description.read_text(encoding="utf-8-sig"))["resources"]
        listed = {str(item["name"]): item["path"] for item in resources}
    except (ValueError, KeyError, TypeError) as error:
        raise SourceError(f"{description}: not a data package description ({error}): mend it, or remove it") from error
    inside = {name: path for name, path in listed.items() if isinstance(path, str) and name in schema.tables()}
    for path in inside.values():
        if Path(path).is_absolute() or ".." in Path(path).parts:
            raise SourceError(f"{description}: the path {path!r} leaves the package folder")
    return inside


def read_folder(folder: Path) -> Tables:
    """Every standard table of a package folder."""
    files = package_files(folder)
    raws = {table: read_delimited(path.read_bytes(), path.name) for table, path in files.items()}
    others = sorted(path.name for path in folder.glob("*.csv") if path not in files.values())
    tables = from_raws(raws)
    if others:
        tables.notes.append("not read, since they are no tables of a data package: " + ", ".join(others))
    return tables


def from_raws(raws: dict[str, Raw]) -> Tables:
    """Standard tables from raw ones, with the values read; problems collected."""
    tables = Tables(raws=raws)
    for name, raw in raws.items():
        if not raw.has_errors():
            tables.frames[name] = conform(raw, schema.tables()[name])
        tables.problems += raw.problems
        tables.notes += raw.notes
    if "participations" not in raws:
        tables.problems.append(
            Problem("participations", None, None, None, "the package has no table of participations")
        )
    return tables


def conform(raw: Raw, table: schema.Table) -> pl.DataFrame:
    """A raw table with the standard columns, their values read; other columns become attributes."""
    taken = _columns(raw, table)
    extras = [header for header in raw.headers if header not in taken.values()]
    if extras:
        raw.notes.append(f"{raw.file}: kept as attributes: {', '.join(extras)}")
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
            raw.problems.append(Problem(raw.file, 1, header, None, message))
        elif name:
            taken[name] = header
    return taken


def _read_values(frame: pl.DataFrame, raw: Raw, table: schema.Table) -> pl.DataFrame:
    for column in table.columns:
        if column.name not in frame.columns:
            continue
        if column.type == "boolean":
            frame = values.translate(frame, column.name, values.read_boolean, raw, "write yes or no")
        elif column.pattern == _DATE:
            frame = values.translate(frame, column.name, values.read_date, raw, values.DATE_HELP)
        elif column.type in ("number", "integer"):
            frame = _read_number(frame, raw, column)
        elif (table.name, column.name) == ("participations", "status"):
            frame = values.translate(frame, "status", values.read_status, raw, values.STATUS_HELP)
    return frame


def _read_number(frame: pl.DataFrame, raw: Raw, column: schema.Column) -> pl.DataFrame:
    low = float("-inf") if column.minimum is None else column.minimum
    high = float("inf") if column.maximum is None else column.maximum
    bounds = [f"at least {low:g}"] * (column.minimum is not None) + [f"at most {high:g}"] * (column.maximum is not None)
    message = " ".join(["not a whole number" if column.type == "integer" else "not a number", *(["that is " + " and ".join(bounds)] if bounds else [])])
    return values.translate(frame, column.name, values.read_number(low, high, column.type == "integer"), raw, message)


def standard_sheets(names: Iterable[str]) -> dict[str, str]:
    """Sheet -> standard table, for the sheets of a workbook that are tables of a package."""
    return {name: table for name in names if (table := table_of(name))}
