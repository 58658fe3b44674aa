"""What is small and not for people to query: codes, keys of names, tables beside, in compressed pieces on nodes of their own."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from graphkit.tables.compile import Compiled

PIECE = 1 << 18  # bytes of a piece before they are compressed
LEVELS = (
    *("s_type", *(f"stands_{name}" for name in ("s", "place", "reading", "since", "until", "phase"))),
    *(f"unit_{name}" for name in ("place", "since", "until", "then", "today")),
)
ARRAYS = ("key_text", "key_start", "key_s", "key_tier", *LEVELS)
CODES, TABLE, ARRAY = "codes/", "table/", "array/"


@dataclass(frozen=True)
class Part:
    """Where a part lies: the position of its first piece, how many there are, and the kind of numbers of an array."""

    first: int
    pieces: int
    dtype: str = ""


def parts_of(compiled: Compiled) -> Iterator[tuple[str, str, bytes]]:
    """Name, kind of numbers (for arrays) and bytes of every part of a data set, always in the same order."""
    for name, texts in compiled.codes.items():
        yield f"{CODES}{name}", "", _packed(texts)
    for name, frame in compiled.rows.items():
        if frame.columns[0] not in ("ix", "row"):
            yield f"{TABLE}{name}", "", _packed({"columns": frame.columns, "rows": frame.rows()})
    for name in ARRAYS:
        array = np.ascontiguousarray(compiled.arrays[name])
        yield f"{ARRAY}{name}", array.dtype.newbyteorder("<").str, array.tobytes()


def _packed(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def directory(parts: Sequence[tuple[str, str, bytes]]) -> dict[str, Part]:
    """Where each part lies."""
    found, at = {}, 0
    for name, dtype, data in parts:
        pieces = -(-len(data) // PIECE)
        found[name] = Part(at, pieces, dtype)
        at += pieces
    return found


def pieces(parts: Sequence[tuple[str, str, bytes]], first_key: int) -> Iterator[tuple[int, str, bytes]]:
    """Key, name and compressed bytes of every piece."""
    at = first_key
    for name, _, data in parts:
        for start in range(0, len(data), PIECE):
            yield at, name, zlib.compress(data[start : start + PIECE], 1)
            at += 1


def written(found: dict[str, Part]) -> str:
    """The directory as text."""
    return json.dumps({name: asdict(part) for name, part in found.items()})


class Parts:
    """The parts of one data set: read piece by piece, when asked for, each once."""

    def __init__(self, said: str, fetch: Callable[[list[int]], list[tuple[int, bytes]]]) -> None:
        self._found = {name: Part(**part) for name, part in json.loads(said).items()}
        self._fetch = fetch
        self._pieces: dict[int, bytes] = {}
        self._codes: dict[str, list[str]] = {}
        self._tables: dict[str, dict[str, Any]] = {}

    def names(self, prefix: str) -> list[str]:
        """The names of the parts of a sort, without what stands before them."""
        return [name.removeprefix(prefix) for name in self._found if name.startswith(prefix)]

    def read(self, *names: str) -> list[bytes]:
        """Whole parts, in one question; empty for one that isn't there."""
        found = [self._found.get(name, Part(0, 0)) for name in names]
        wanted = [list(range(part.first, part.first + part.pieces)) for part in found]
        self._bring([at for each in wanted for at in each])
        return [b"".join(self._pieces[at] for at in each) for each in wanted]

    def _bring(self, positions: list[int]) -> None:
        missing = [at for at in positions if at not in self._pieces]
        if missing:
            self._pieces |= {at: zlib.decompress(data) for at, data in self._fetch(missing)}

    def codes(self, name: str) -> list[str]:
        """The texts behind a list of codes."""
        if name not in self._codes:
            [data] = self.read(f"{CODES}{name}")
            self._codes[name] = json.loads(data) if data else []
        return self._codes[name]

    def table(self, name: str) -> dict[str, Any]:
        """Columns and rows of a table that is kept as it came."""
        if name not in self._tables:
            [data] = self.read(f"{TABLE}{name}")
            self._tables[name] = json.loads(data) if data else {"columns": [], "rows": []}
        return self._tables[name]

    def array(self, name: str) -> NDArray[Any]:
        """A whole array."""
        [data] = self.read(f"{ARRAY}{name}")
        return np.frombuffer(data, dtype=self._found[f"{ARRAY}{name}"].dtype)

    def slice(self, name: str, start: int, end: int) -> NDArray[Any]:
        """Part of an array, from the pieces it lies in."""
        part = self._found[f"{ARRAY}{name}"]
        dtype = np.dtype(part.dtype)
        low, high = start * dtype.itemsize, max(end, start) * dtype.itemsize
        here = range(low // PIECE, min(-(-high // PIECE), part.pieces))
        self._bring([part.first + at for at in here])
        data = b"".join(self._pieces[part.first + at] for at in here)
        offset = low - here.start * PIECE
        return np.frombuffer(data[offset : offset + high - low], dtype=dtype)
