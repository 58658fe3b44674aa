"""The register of municipalities in a store file: their versions, ids as units of a level, and today's successors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from graphkit.names import FOLD, PART, STEM, fold, stem
from graphkit.stores.sqlite_file import StoreFile


@dataclass(frozen=True, slots=True)
class Version:
    """A municipality as it was in one period: ``since`` is the first day, empty for the first version known."""

    ident: str
    since: str
    name: str
    name_en: str | None
    kind: str | None
    changed: str | None

    @property
    def unit(self) -> str:
        """Its id among the units of the time: ``id@day``, the plain id where nothing went before or changed."""
        return self.ident if not self.since or self.changed == "no" else f"{self.ident}@{self.since}"

    def texts(self) -> tuple[str, ...]:
        """What it is found by."""
        return tuple(text for text in (self.ident, self.name, self.name_en) if text)


class Register:
    """The municipalities of one store file; empty where its tables list none."""

    def __init__(self, file: StoreFile) -> None:
        self._file = file

    @cached_property
    def versions(self) -> list[Version]:
        """Every version, by id and first day."""
        if "municipalities" not in self._file.tables():
            return []
        rows = self._file.rows(
            "SELECT municipality_id, coalesce(valid_from, ''), name, name_en, kind, changed FROM municipalities "
            "ORDER BY municipality_id, coalesce(valid_from, '')"
        )
        return [Version(*row) for row in rows]

    def version(self, ident: str) -> Version | None:
        """The version that ``id@day`` names; of a plain id the first, or else the latest."""
        plain, _, since = ident.partition("@")
        named = self._of_id.get(plain, [])
        exact = [version for version in named if version.since == since]
        return next(iter(exact or ([] if since else named[-1:])), None)

    @cached_property
    def _of_id(self) -> dict[str, list[Version]]:
        found: dict[str, list[Version]] = {}
        for version in self.versions:
            found.setdefault(version.ident, []).append(version)
        return found

    def units(self, ident: str, units: str) -> list[str]:
        """The unit ``ident`` names, or the one that it is part of today."""
        version = self.version(ident)
        if version is None:
            return []
        return [version.unit] if units == "then" else [self._successor(version)]

    def _successor(self, version: Version) -> str:
        at = (version.ident, version.since)
        seen: set[tuple[str, str]] = set()
        while at in self._primary and at not in seen:
            seen.add(at)
            at = self._primary[at]
        return at[0]

    @cached_property
    def _primary(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Version -> the version that stands for it after a change."""
        if "crosswalk" not in self._file.tables():
            return {}
        rows = self._file.rows(
            "SELECT old_id, coalesce(old_valid_from, ''), new_id, coalesce(new_valid_from, '') FROM crosswalk "
            "WHERE coalesce(is_primary, 'yes') = 'yes'"
        )
        return {(old, since): (new, later) for old, since, new, later in rows}

    def named(self, name: str) -> tuple[list[str], int]:
        """The units that bear a name, and the tier they were met in.

        A name met by its stem alone may be the genitive that another unit's name begins with: both are given.
        """
        if units := self._units(fold, fold(name).__eq__):
            return units, FOLD
        same = self._units(stem, stem(name).__eq__) if stem(name) else []
        return (list(dict.fromkeys(same + self.beginning(name)[0])) if same else []), STEM

    def beginning(self, name: str) -> tuple[list[str], int]:
        """The units whose names begin with these words, in any case."""
        start = stem(name)
        return (self._units(stem, lambda text: text.startswith(start + " ")) if start else []), PART

    def _units(self, make: Callable[[str], str], fits: Callable[[str], bool]) -> list[str]:
        found = (version.unit for version in self.versions if any(fits(make(text)) for text in version.texts()))
        return list(dict.fromkeys(found))
