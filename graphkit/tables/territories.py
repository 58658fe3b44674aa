"""The municipalities that a table names: by id, name or code, within one list of the register."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from graphkit.names import fold, similar, stem

Key = tuple[str, str]  # the id of a municipality and the first day of this version, empty for the first one known
Cells = Mapping[str, str]

# What a city of its own is called beside its name, folded; the name before it stands in the genitive.
_CITY = re.compile(r" (?:valstspilseta|republikas pilseta|pilseta|state city|city)$")
_CODE = re.compile(r"(?:lv)?(\d{1,7})")
_DIGITS = 7  # of a territorial code; spreadsheets drop the zeros in front
_TOTALS = {"latvija", "latvia", "kopa", "total", "pavisam", "visa latvija", "all", "lv", "visi", "valsts", "republika"}


class Territories:
    """The versions of the municipalities of a register, found by what tables call them.

    ``register`` holds the cells of ``municipalities``: id, valid from and until, names, codes.
    """

    def __init__(self, register: Iterable[Cells]) -> None:
        self._rows = {(row["municipality_id"], row.get("valid_from", "")): row for row in register}

    def candidates(self, text: str) -> frozenset[Key]:
        """The versions that an id, code or name may mean, of any time; none where nothing fits."""
        key = fold(text)
        if found := self._by_text.get(key) or self._by_text.get(_code(key) or ""):
            return frozenset(found)
        name = _CITY.sub("", key)
        if name == key:
            return frozenset()
        return frozenset(self._by_text.get(name) or self._by_stem.get(stem(name)) or ())

    def nearest(self, text: str) -> list[str]:
        """Up to three names like a text, as the register writes them, each with its id."""
        named = list(dict.fromkeys((row["name"], key[0]) for key, row in self._rows.items() if row.get("name")))
        found = similar(text, [fold(name) for name, _ in named], limit=3)
        return [f"{named[at][0]} ({named[at][1]})" for at, _ in found]

    @cached_property
    def lists(self) -> list[str]:
        """The first days of the lists of municipalities, in order; the earliest is empty where nothing went before."""
        days = {key[1] for key in self._rows}
        return sorted(days | {_next(row["valid_until"]) for row in self._rows.values() if row.get("valid_until")})

    def in_force(self, key: Key, day: str) -> bool:
        """Whether a version belongs to the list that began on a day."""
        until = self._rows[key].get("valid_until", "")
        return key[1] <= day and (not until or until >= day)

    def whole(self, day: str) -> list[Key]:
        """Every municipality of the list that began on a day."""
        return [key for key in sorted(self._rows) if self.in_force(key, day)]

    def fitting(self, named: Sequence[frozenset[Key]], latest: bool) -> str:
        """The first day of the list that has most of what a table names; of equal ones the latest or the earliest."""
        fits = Counter({day: sum(any(self.in_force(key, day) for key in keys) for keys in named) for day in self.lists})
        best = [day for day in self.lists if fits[day] == max(fits.values(), default=0)]
        return (best or [""])[-1 if latest else 0]

    def name(self, key: Key) -> str:
        """The recorded name of a version."""
        return self._rows[key].get("name", key[0])

    @cached_property
    def _by_text(self) -> dict[str, set[Key]]:
        found: dict[str, set[Key]] = defaultdict(set)
        for key, row in self._rows.items():
            columns = ("name", "name_en", "code", "code_since_2025_07_01", "iso_3166_2")
            for text in (key[0], "@".join(key), *(row.get(column, "") for column in columns)):
                if text:
                    found[fold(text)].add(key)
        return dict(found)

    @cached_property
    def _by_stem(self) -> dict[str, set[Key]]:
        found: dict[str, set[Key]] = defaultdict(set)
        for key, row in self._rows.items():
            if row.get("name"):
                found[stem(row["name"])].add(key)
        return dict(found)


def is_total(text: str) -> bool:
    """Whether a row sums up the country.

    >>> is_total("Latvija"), is_total("KOPĀ:"), is_total("Rīga")
    (True, True, False)
    """
    return fold(text) in _TOTALS


def _code(key: str) -> str | None:
    match = _CODE.fullmatch(key.replace(" ", ""))
    return match[1].zfill(_DIGITS) if match else None


def _next(day: str) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except ValueError:
        return day
