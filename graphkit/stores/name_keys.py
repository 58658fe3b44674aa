"""The keys of names in a store file: all in one text, in order, so that a key is found by halving."""

from __future__ import annotations

from itertools import pairwise

from graphkit.stores.kept import Kept


class NameKeys:
    """The keys of one store file; `graphkit.tables.compile_stakeholders.name_keys` says how they lie in its arrays."""

    def __init__(self, file: Kept) -> None:
        self._file = file

    def owners(self, key: str, tier: int) -> list[int]:
        """Positions of the stakeholders with a key of a tier, ascending."""
        low, high = (int(n) for n in self._file.slice("key_tier", tier, tier + 2))
        wanted = key.encode()
        first = self._first(wanted, low, high)
        last = self._first(wanted + b"\0", first, high)
        return [int(n) for n in self._file.slice("key_s", first, last)]

    def beginning(self, prefix: str, tier: int) -> list[int]:
        """Positions of the stakeholders with a key of a tier that begins with a text."""
        low, high = (int(n) for n in self._file.slice("key_tier", tier, tier + 2))
        wanted = prefix.encode()
        first = self._first(wanted, low, high)
        last = self._first(wanted + b"\xff", first, high)  # no UTF-8 has this byte
        return [int(n) for n in self._file.slice("key_s", first, last)]

    def _first(self, wanted: bytes, low: int, high: int) -> int:
        """The first key that is not below; bytes of UTF-8 are ordered as their letters."""
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._key(middle) < wanted else (low, middle)
        return low

    def _key(self, at: int) -> bytes:
        start, end = (int(n) for n in self._file.slice("key_start", at, at + 2))
        return self._file.slice("key_text", start, end).tobytes()

    def all(self, tier: int) -> tuple[list[str], list[int]]:
        """Every key of a tier with its stakeholder's position."""
        low, high = (int(n) for n in self._file.slice("key_tier", tier, tier + 2))
        starts = self._file.slice("key_start", low, high + 1)
        text = self._file.slice("key_text", int(starts[0]), int(starts[-1])).tobytes()
        cuts = pairwise((starts - starts[0]).tolist())
        plain = text.decode() if text.isascii() else None  # then letters are bytes
        keys = [plain[a:b] for a, b in cuts] if plain is not None else [text[a:b].decode() for a, b in cuts]
        return keys, self._file.slice("key_s", low, high).tolist()
