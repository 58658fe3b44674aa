"""Writing a store file: built beside the old one, then put in its place in one step.

A reader that has the old file open keeps it; a killed load leaves the old file and a temporary one, which the next load
removes. Built without a journal, since a half-built file is never seen.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sqlite3
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit import __version__
from graphkit.errors import StoreError
from graphkit.files import put_in_place, sweep
from graphkit.stores.protocol import Progress
from graphkit.stores.sqlite_layout import APPLICATION_ID, LAYOUT, OWN_TABLES, VIEWS, quoted

if TYPE_CHECKING:
    import polars as pl

    from graphkit.tables.compile import Compiled

_PRAGMAS = ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "cache_size=-65536", "page_size=8192")
_CHUNK = 50_000  # rows turned into Python objects at a time
_CELLS = 450  # cells of one INSERT: many rows in one are a third faster than one by one; old SQLites take 999
_SHARES = {"participation": 0.8, "stakeholders": 0.15}  # of the writing, for the progress bar


def write_store(path: Path, compiled: Compiled, progress: Progress | None = None) -> None:
    """Put a store file with the compiled tables at the path, whole or not at all."""
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        sweep(path)
        with put_in_place(path) as temporary:
            _build(temporary, compiled, progress or (lambda _what, _share: None))
            _sync(temporary)
    with contextlib.suppress(OSError):
        _sync(path.parent)


def write_working_copy(path: Path, compiled: Compiled) -> None:
    """A store file that nobody else reads and that lasts as long as its reader: no need to be put in place, or to outlive a crash."""
    try:
        _build(path, compiled, lambda _what, _share: None)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(
            f"{path.parent}: the working copy for the audience cannot be written ({reason}): make room there, or name another folder in TMPDIR"
        ) from error


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """What can go wrong with the file, in plain words."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        full = getattr(error, "errno", None) == errno.ENOSPC or "full" in str(error)
        reason = "the disk is full" if full else getattr(error, "strerror", None) or str(error)
        hint = "; the store is as it was" if path.exists() else ""
        raise StoreError(f"{path}: the store cannot be written ({reason}){hint}") from error


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _build(path: Path, compiled: Compiled, progress: Progress) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={LAYOUT}")
        connection.execute("BEGIN")
        _write_tables(connection, compiled, progress)
        _write_codes(connection, compiled)
        _write_arrays(connection, compiled)
        for view in VIEWS:
            connection.execute(view)
        connection.execute("COMMIT")


def _write_tables(connection: sqlite3.Connection, compiled: Compiled, progress: Progress) -> None:
    done = 0.0
    for name, frame in compiled.rows.items():
        progress(f"writing {name}", done)
        connection.execute(OWN_TABLES.get(name) or _text_table(name, frame.columns))
        _insert(connection, name, frame)
        done += _SHARES.get(name, 0.0)
    progress("writing arrays", 0.95)


def _insert(connection: sqlite3.Connection, name: str, frame: pl.DataFrame) -> None:
    """All rows of a frame. Binding None costs ten times a text, so empty columns are left out and empty cells written as ''."""
    filled = [column for column in frame.columns if frame[column].null_count() < frame.height]
    gaps = {column for column in filled if frame[column].null_count()}
    marks = ", ".join("nullif(?, '')" if column in gaps else "?" for column in filled)
    columns = ", ".join(quoted(column) for column in filled)
    statement = f"INSERT INTO {quoted(name)} ({columns}) VALUES "
    at_once = max(1, _CELLS // max(len(filled), 1))
    for chunk in frame.select(filled).iter_slices(_CHUNK // at_once * at_once):
        cells = [_without_none(chunk[c].to_list()) if c in gaps else chunk[c].to_list() for c in filled]
        whole = chunk.height // at_once * at_once
        flat = chain.from_iterable(zip(*(column[:whole] for column in cells), strict=True))
        connection.executemany(
            statement + ", ".join([f"({marks})"] * at_once), zip(*[flat] * (at_once * len(filled)), strict=True)
        )
        connection.executemany(f"{statement}({marks})", zip(*(column[whole:] for column in cells), strict=True))


def _without_none(cells: list[Any]) -> list[Any]:
    return ["" if cell is None else cell for cell in cells]


def _text_table(name: str, columns: list[str]) -> str:
    """A table of text; one with positions has them as its key, and its id must be unique."""
    typed = ["ix INTEGER PRIMARY KEY" if c == "ix" else f"{quoted(c)} TEXT" for c in columns]
    if columns[0] == "ix":
        typed.append(f"UNIQUE ({quoted(columns[1])})")
    return f"CREATE TABLE {quoted(name)} ({', '.join(typed)})"


def _write_codes(connection: sqlite3.Connection, compiled: Compiled) -> None:
    facts = {
        "graphkit": __version__,
        "notes": json.dumps(compiled.notes, ensure_ascii=False),
        "knows_persons": json.dumps(compiled.knows_persons),
        "policy": compiled.policy,
    }
    connection.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)")
    connection.executemany("INSERT INTO meta VALUES (?, ?)", facts.items())
    connection.execute("CREATE TABLE code (list TEXT PRIMARY KEY, texts TEXT)")
    connection.executemany(
        "INSERT INTO code VALUES (?, ?)",
        ((name, json.dumps(texts, ensure_ascii=False)) for name, texts in compiled.codes.items()),
    )
    for name in ("role", "status"):
        connection.execute(f"CREATE TABLE {name} (ix INTEGER PRIMARY KEY, {name} TEXT)")
        connection.executemany(f"INSERT INTO {name} VALUES (?, ?)", enumerate(compiled.codes[name]))


def _write_arrays(connection: sqlite3.Connection, compiled: Compiled) -> None:
    connection.execute("CREATE TABLE array (name TEXT PRIMARY KEY, dtype TEXT, size INTEGER, data BLOB)")
    for name, array in compiled.arrays.items():
        flat = np.ascontiguousarray(array)
        connection.execute(
            "INSERT INTO array VALUES (?, ?, ?, ?)", (name, flat.dtype.newbyteorder("<").str, flat.size, flat.data)
        )
