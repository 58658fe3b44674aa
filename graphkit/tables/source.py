"""Whatever the user names as a source, read into the standard tables: folder, workbook, flat table, RDF, ``-``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from graphkit.errors import GraphkitError, SourceError
from graphkit.tables import workbook
from graphkit.tables.checks import check_tables
from graphkit.tables.decisions import decision_problems, without_pairs
from graphkit.tables.delimited import read_delimited
from graphkit.tables.flat import FlatOptions, flat_tables
from graphkit.tables.frames import Tables
from graphkit.tables.headers import header_finder
from graphkit.tables.merge import merge
from graphkit.tables.package import from_raws, persons_unknown, read_folder, read_table, standard_sheets, with_policy
from graphkit.tables.raw import ROW, Raw
from graphkit.tables.scope_checks import scope_problems
from graphkit.tables.sheets import flat_sheet
from graphkit.tables.spellings import respelled
from graphkit.tables.writing import CODES, KNOWS_PERSONS, POLICY

RDF_SUFFIXES = (".ttl", ".nt", ".nq", ".jsonld", ".rdf", ".trig")


def read_sources(
    sources: Sequence[str], options: FlatOptions | None = None, sheet: str | None = None, held: Tables | None = None
) -> Tables:
    """The tables of one or more sources, merged by identity and checked; nothing is raised for what is wrong inside.

    ``held`` is what they are to be added to: their rows may speak of it. A file that cannot be read at all raises SourceError.
    """
    read = [read_source(source, options or FlatOptions(), sheet) for source in sources]
    for part in read:
        part.problems += scope_problems(part, [other for other in (*read, held) if other and other is not part])
    return read[0] if len(read) == 1 else merge(read)


def read_source(source: str, options: FlatOptions, sheet: str | None = None) -> Tables:
    """The tables of one source, checked."""
    if _is_folder(source):
        return _no_flat(check_tables(read_folder(Path(source))), source, options)
    if Path(source).suffix.lower() in RDF_SUFFIXES:
        return _no_flat(check_tables(_read_rdf(source)), source, options)
    data, name = source_bytes(source)
    if data.startswith((workbook.MAGIC, workbook.OLD_MAGIC)) or Path(source).suffix.lower() in workbook.SUFFIXES:
        return _read_workbook(data, name, options, sheet)
    if Path(source).name == "datapackage.json":
        return _no_flat(check_tables(read_folder(Path(source).parent)), source, options)
    if sheet:
        raise GraphkitError(f"--sheet {sheet}: {name} is no workbook")
    raw = read_delimited(data, name, options.skip_invalid, header_finder(options.columns, options.fixed))
    del data  # as large as the file, and read
    return flat_tables(raw, options)


def with_decisions(tables: Tables, source: str) -> Tables:
    """The tables with the decisions on identity of a file besides their own; where both decide on a pair, the file's stand."""
    data, name = source_bytes(source)
    read = read_table("identities", read_delimited(data, name))
    own = without_pairs(tables.frame("identities"), read.frame("identities"))
    both = pl.concat([frame.drop(ROW, strict=False) for frame in (own, read.frame("identities"))])
    done = replace(tables, frames={**tables.frames, "identities": both}, notes=[*tables.notes, *read.notes])
    done.decisions_at = {**tables.decisions_at, **read.decisions_at}
    done.problems = list(dict.fromkeys([*respelled(done), *read.problems, *decision_problems(done)]))
    return done


def _is_folder(source: str) -> bool:
    if not source:
        raise SourceError("a source without a name: name a file or folder, or - for standard input")
    try:
        return source != "-" and Path(source).is_dir()
    except (OSError, ValueError):  # a name too long, or with a NUL; reading it says so
        return False


def _no_flat(tables: Tables, source: str, options: FlatOptions) -> Tables:
    """Tables of a source that is no flat table, with a note where the user said how to read one."""
    said = {"--column": options.columns, "--set": options.fixed, "--type": options.types}
    unused = [name for name, value in {**said, "--skip-invalid": options.skip_invalid}.items() if value]
    if unused:
        tables.notes.append(f"{source} is no flat table: {', '.join(unused)} changed nothing in it")
    return tables


def source_bytes(source: str) -> tuple[bytes, str]:
    """The bytes of a file, or of standard input for ``-``, and its name; a SourceError where it cannot be read."""
    if source == "-":
        return sys.stdin.buffer.read(), "standard input"
    try:
        return Path(source).read_bytes(), Path(source).name
    except FileNotFoundError as error:
        raise SourceError(f"{source}: there is no such file or folder") from error
    except OSError as error:
        raise SourceError(f"{source}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise SourceError(f"{source!r}: this is no name of a file ({error})") from error


def _read_rdf(source: str) -> Tables:
    from graphkit.rdf.reading import read_rdf

    return read_rdf(source)


def _read_workbook(data: bytes, name: str, options: FlatOptions, sheet: str | None) -> Tables:
    """A workbook whose sheets are tables of a package is one; otherwise one sheet is a flat table."""
    book = workbook.open_workbook(data, name)
    names = workbook.sheet_names(book)
    standard = standard_sheets(names)
    if sheet is None and len(standard) > 1:
        return _no_flat(check_tables(_read_package_book(book, standard)), name, options)
    if sheet is not None and sheet not in names:
        raise GraphkitError(f"{name}: there is no sheet {sheet!r}; there are: {', '.join(names)}")
    header = header_finder(options.columns, options.fixed)
    raw = workbook.read_sheet(book, sheet, header) if sheet else flat_sheet(book, header)
    return flat_tables(raw, options)


def _said_beside_codes(tables: Tables, sheet: Raw) -> None:
    """What a workbook says of itself, on the sheet that explains the codes."""
    if KNOWS_PERSONS in sheet.headers:
        persons_unknown(tables)
    if POLICY in sheet.headers:
        cells = sheet.frame[POLICY].drop_nulls().to_list()
        with_policy(tables, "\n".join(cells).encode(), f"{CODES}:{POLICY}")


def _read_package_book(book: workbook.Workbook, standard: dict[str, str]) -> Tables:
    for table in standard.values():
        titles = [title for title, meant in standard.items() if meant == table]
        if len(titles) > 1:
            raise SourceError(
                f"{book.file}: the sheets {', '.join(titles)} are all the table {table}: keep one of them"
            )
    raws = {table: workbook.read_sheet(book, title) for title, table in standard.items()}
    tables = from_raws({table: raw for table, raw in raws.items() if raw.headers or raw.problems})
    names = workbook.sheet_names(book)
    if CODES in names:
        _said_beside_codes(tables, workbook.read_sheet(book, CODES))
    others = [title for title in names if title not in standard and title != CODES]
    if others:
        tables.notes.append("not read, since they are no tables of a data package: " + ", ".join(others))
    return tables
