"""An open store file: checked when opened, read-only, with its arrays and codes read when asked for."""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import NoStoreError, NotAStoreError, StoreError
from graphkit.model import Phase
from graphkit.stores.sqlite_layout import APPLICATION_ID, LAYOUT, quoted

_MAGIC = b"SQLite format 3\0"
_BATCH = 30_000  # below SQLite's limit on parameters of one statement


class StoreFile(Mapping[str, NDArray[Any]]):
    """The arrays by name (as a mapping), codes, and plain queries of one store file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        _check_file(path)
        address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        weakref.finalize(self, self._connection.close)
        self._arrays: dict[str, NDArray[Any]] = {}
        self._blobs: dict[str, sqlite3.Blob] = {}
        self._codes: dict[str, list[str]] = {}
        self._check_layout()

    def _check_layout(self) -> None:
        mark = self.one("PRAGMA application_id")
        if mark != APPLICATION_ID:
            raise NotAStoreError(
                f"{self.path}: an SQLite file, but no graphkit store; name another --store, or load into a new one"
            )
        layout = self.one("PRAGMA user_version")
        if layout != LAYOUT:
            age = "a newer" if layout > LAYOUT else "an older"
            advice = "update graphkit" if layout > LAYOUT else "load the tables again"
            raise StoreError(
                f"{self.path}: written by {age} graphkit (layout {layout}, this one reads {LAYOUT}): {advice}"
            )

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{self.path}: the store is damaged ({error}): load the tables again") from error

    def rows(self, statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement."""
        with self._told():
            return self._connection.execute(statement, parameters).fetchall()

    def frames(self, statement: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Column names and all rows of a statement."""
        with self._told():
            cursor = self._connection.execute(statement)
            return [item[0] for item in cursor.description], cursor.fetchall()

    def one(self, statement: str, parameters: Sequence[Any] = ()) -> Any:
        """The first cell of a statement's first row, or None."""
        rows = self.rows(statement, parameters)
        return rows[0][0] if rows else None

    def rows_in(self, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Rows of a statement with ``IN ({})``, asked in batches."""
        found = []
        for start in range(0, len(values), _BATCH):
            batch = values[start : start + _BATCH]
            found += self.rows(statement.format(", ".join("?" * len(batch))), batch)
        return found

    def tables(self) -> set[str]:
        """Names of the tables in the file."""
        return {name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}

    def codes(self, name: str) -> list[str]:
        """The texts behind a list of integer codes."""
        if name not in self._codes:
            self._codes[name] = json.loads(self.one("SELECT texts FROM code WHERE list = ?", [name]) or "[]")
        return self._codes[name]

    def kept_rows(self, table: str) -> list[dict[str, str]]:
        """See Kept.kept_rows."""
        if table not in self.tables():
            return []
        headers, rows = self.frames(f"SELECT * FROM {quoted(table)} ORDER BY rowid")
        return [{h: cell for h, cell in zip(headers, row, strict=True) if cell is not None} for row in rows]

    def phases(self) -> list[Phase]:
        """The phases in order."""
        return [
            Phase(*row) for row in self.rows('SELECT phase_id, name, name_en, start, "end" FROM phases ORDER BY ix')
        ]

    def ids_as_long(self, ident: str) -> list[tuple[int, str]]:
        """See Kept.ids_as_long."""
        rows = self.rows("SELECT ix, id FROM stakeholders WHERE length(id) = ?", [len(ident)])
        return [(int(position), str(other)) for position, other in rows]

    def taking_part(self, positions: Sequence[int]) -> set[int]:
        """See Kept.taking_part."""
        return {who for who in positions if np.diff(self.slice("p_start", who, who + 2)).any()}

    def meta(self, key: str) -> str | None:
        """A fact about the store."""
        value = self.one("SELECT value FROM meta WHERE key = ?", [key])
        return None if value is None else str(value)

    def __getitem__(self, name: str) -> NDArray[Any]:
        if name not in self._arrays:
            rows = self.rows("SELECT dtype, data FROM array WHERE name = ?", [name])
            if not rows:
                raise KeyError(name)
            self._arrays[name] = np.frombuffer(rows[0][1], dtype=rows[0][0])
        return self._arrays[name]

    @cached_property
    def _where(self) -> dict[str, tuple[int, np.dtype[Any]]]:
        """The row and the kind of numbers of each array."""
        return {name: (row, np.dtype(kind)) for row, name, kind in self.rows("SELECT rowid, name, dtype FROM array")}

    def slice(self, name: str, start: int, end: int) -> NDArray[Any]:
        """Part of an array, without reading the rest."""
        if name in self._arrays:
            return self._arrays[name][start:end]
        row, dtype = self._where[name]
        with self._told():
            if name not in self._blobs:  # kept open: SQLite remembers where the pages of an open one lie
                self._blobs[name] = self._connection.blobopen("array", "data", row, readonly=True)
            self._blobs[name].seek(start * dtype.itemsize)
            return np.frombuffer(self._blobs[name].read((end - start) * dtype.itemsize), dtype=dtype)

    def __iter__(self) -> Iterator[str]:
        return iter(self._where)

    def __len__(self) -> int:
        return len(self._where)


def _check_file(path: Path) -> None:
    """A file that is there, is SQLite, and is as long as its header says."""
    if path.is_dir():
        raise NotAStoreError(f"{path}: not a graphkit store but a folder; name a file in it")
    try:
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise NoStoreError(
            f"{path}: there is no store here; 'graphkit load SOURCE' makes one, 'graphkit demo' shows one"
        ) from error
    except OSError as error:
        raise StoreError(f"{path}: the store cannot be read ({error.strerror})") from error
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise NotAStoreError(
            f"{path}: not a graphkit store (no SQLite file); load a table with 'graphkit load {path.name}'"
        )
    page = int.from_bytes(head[16:18], "big")
    expected = (65536 if page == 1 else page) * int.from_bytes(head[28:32], "big")
    if size < expected:
        raise StoreError(f"{path}: the store is cut short ({size} of {expected} bytes): load the tables again")
