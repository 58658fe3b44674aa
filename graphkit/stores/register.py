"""The register of municipalities in a store: their versions, ids as units of a level, and today's successors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.errors import NotFoundError
from graphkit.labels import LABELS
from graphkit.model import Stakeholder
from graphkit.names import FOLD, PART, STEM, fold, stem

if TYPE_CHECKING:
    from graphkit.stores.kept import Kept


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
    """The municipalities of one store; empty where its tables list none."""

    def __init__(self, file: Kept) -> None:
        self._file = file

    @cached_property
    def versions(self) -> list[Version]:
        """Every version, by id and first day."""
        return versions_of(self._file.kept_rows("municipalities"))

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

    def unit(self, ident: str) -> Stakeholder:
        """A municipality or sector by the id it has as a unit of a level. Raises NotFoundError for another id."""
        if ident in LABELS["sector"] or ident in self._file.codes("sector"):
            name_en, name = LABELS["sector"].get(ident, (ident, ident))
            return Stakeholder(ident, name, "sector", name_en)
        version = self.version(ident)
        if version:
            return _municipality(ident, version)
        if ident in self._file.codes("unit_then") or ident in self._file.codes("unit_today"):
            return Stakeholder(ident, ident, "municipality")
        raise NotFoundError(f"there is no stakeholder {ident!r} in this store")

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
        rows = [row for row in self._file.kept_rows("crosswalk") if row.get("is_primary", "yes") == "yes"]
        return {_at(row, "old"): _at(row, "new") for row in rows}

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


def versions_of(rows: list[dict[str, str]]) -> list[Version]:
    """Every version that the rows of the register tell of, by id and first day."""
    return sorted(map(_version, rows), key=lambda version: (version.ident, version.since))


def _version(row: dict[str, str]) -> Version:
    ident, since = row["municipality_id"], row.get("valid_from", "")
    return Version(ident, since, row.get("name", ident), row.get("name_en"), row.get("kind"), row.get("changed"))


def _at(row: dict[str, str], which: str) -> tuple[str, str]:
    return row[f"{which}_id"], row.get(f"{which}_valid_from", "")


def _municipality(ident: str, version: Version) -> Stakeholder:
    return Stakeholder(
        ident,
        version.name,
        "municipality",
        version.name_en,
        kind=version.kind,
        sector="municipality",
        place=version.ident,
    )
