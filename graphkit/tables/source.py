"""Whatever the user names as a source, read into the standard tables: folder, workbook, flat table, RDF, ``-``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from graphkit.errors import GraphkitError, SourceError
from graphkit.tables import workbook
from graphkit.tables.checks import check_tables
from graphkit.tables.delimited import read_delimited
from graphkit.tables.flat import FlatOptions, flat_tables
from graphkit.tables.frames import Tables
from graphkit.tables.merge import merge
from graphkit.tables.package import from_raws, read_folder, standard_sheets
from graphkit.tables.raw import Raw
from graphkit.tables.writing import CODES

RDF_SUFFIXES = (".ttl", ".nt", ".nq", ".jsonld", ".rdf", ".trig")


def read_sources(sources: Sequence[str], options: FlatOptions | None = None, sheet: str | None = None) -> Tables:
    """The tables of one or more sources, merged by identity and checked; nothing is raised for what is wrong inside.

    A file that cannot be read at all raises SourceError.
    """
    read = [read_source(source, options or FlatOptions(), sheet) for source in sources]
    return read[0] if len(read) == 1 else merge(read)


def read_source(source: str, options: FlatOptions, sheet: str | None = None) -> Tables:
    """The tables of one source, checked."""
    if source != "-" and Path(source).is_dir():
        return check_tables(read_folder(Path(source)))
    if Path(source).suffix.lower() in RDF_SUFFIXES:
        return check_tables(_read_rdf(source))
    data, name = _bytes(source)
    if data.startswith(workbook.MAGIC) or data.startswith(b"\xd0\xcf\x11\xe0"):
        return _read_workbook(data, name, options, sheet)
    if Path(source).name == "datapackage.json":
        return check_tables(read_folder(Path(source).parent))
    if sheet:
        raise GraphkitError(f"--sheet {sheet}: {name} is no workbook")
    return flat_tables(read_delimited(data, name, options.skip_invalid), options)


def _bytes(source: str) -> tuple[bytes, str]:
    if source == "-":
        return sys.stdin.buffer.read(), "standard input"
    try:
        return Path(source).read_bytes(), Path(source).name
    except FileNotFoundError as error:
        raise SourceError(f"{source}: there is no such file or folder") from error
    except OSError as error:
        raise SourceError(f"{source}: cannot be read ({error.strerror})") from error


def _read_rdf(source: str) -> Tables:
    from graphkit.rdf.reading import read_rdf

    return read_rdf(source)


def _read_workbook(data: bytes, name: str, options: FlatOptions, sheet: str | None) -> Tables:
    """A workbook whose sheets are tables of a package is one; otherwise one sheet is a flat table."""
    book = workbook.open_workbook(data, name)
    names = workbook.sheet_names(book)
    standard = standard_sheets(names)
    if sheet is None and len(standard) > 1:
        return check_tables(_read_package_book(book, standard))
    if sheet is not None and sheet not in names:
        raise GraphkitError(f"{name}: there is no sheet {sheet!r}; there are: {', '.join(names)}")
    raw = workbook.read_sheet(book, sheet) if sheet else _first_filled(book, names)
    return flat_tables(raw, options)


def _read_package_book(book: workbook.Workbook, standard: dict[str, str]) -> Tables:
    raws = {table: workbook.read_sheet(book, title) for title, table in standard.items()}
    tables = from_raws({table: raw for table, raw in raws.items() if raw.headers or raw.problems})
    others = [title for title in workbook.sheet_names(book) if title not in standard and title != CODES]
    if others:
        tables.notes.append("not read, since they are no tables of a data package: " + ", ".join(others))
    return tables


def _first_filled(book: workbook.Workbook, names: list[str]) -> Raw:
    raws = [workbook.read_sheet(book, title) for title in names]
    return next((raw for raw in raws if raw.headers or raw.problems), raws[0])
