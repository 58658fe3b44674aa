"""The register of municipalities and its crosswalk, read from a store's tables: which units are listed, what became of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graphkit.involvement.model import Key
from graphkit.stores.protocol import Store
from graphkit.vocabulary import LATEST_VINTAGES, NO_VINTAGES

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Version:
    """A municipality in one period of its life."""

    id: str
    valid_from: str
    valid_until: str | None
    name: str
    name_en: str | None
    kind: str | None
    changed: str | None = None

    @property
    def key(self) -> Key:
        """Id and first day."""
        return self.id, self.valid_from

    @property
    def unit(self) -> str:
        """Its id among the units of the time."""
        return self.id if not self.valid_from or self.changed == "no" else f"{self.id}@{self.valid_from}"


@dataclass(frozen=True, slots=True)
class Change:
    """A row of the crosswalk: one municipality, or a part of it, becomes (part of) another."""

    old: Key
    new: Key
    since: str | None
    primary: bool
    split: bool
    part_name: str | None
    part_share: str | None


class Register:
    """The versions of every municipality and the changes between them; ``there`` is false where the tables list none."""

    def __init__(self, municipalities: Iterable[Cells], crosswalk: Iterable[Cells]) -> None:
        self.versions = {version.key: version for version in map(_version, municipalities)}
        known = self.versions.keys()
        self.changes = [change for change in map(_change, crosswalk) if change.old in known and change.new in known]
        self.there = bool(self.versions)

    @cached_property
    def after(self) -> dict[Key, list[Change]]:
        """What became of each version: the changes that it was in, the primary one first."""
        found: dict[Key, list[Change]] = defaultdict(list)
        for change in sorted(self.changes, key=lambda change: (not change.primary, change.new)):
            found[change.old].append(change)
        return dict(found)

    @cached_property
    def lives(self) -> dict[Key, tuple[Version, ...]]:
        """The first version of each municipality -> its versions, of which the later ones are the same unit unchanged."""
        same = {version.key: self._before(version) for version in self.versions.values()}
        found: dict[Key, list[Version]] = {key: [self.versions[key]] for key, before in same.items() if before is None}
        for key in sorted(key for key, before in same.items() if before is not None):
            first = key
            while (before := same[first]) is not None:
                first = before
            found[first].append(self.versions[key])
        return {key: tuple(versions) for key, versions in found.items()}

    def _before(self, version: Version) -> Key | None:
        """The version of the same id that an unchanged one goes on from."""
        earlier = [key for key in self._of_id[version.id] if key[1] < version.valid_from]
        return max(earlier) if version.changed == "no" and earlier else None

    @cached_property
    def _of_id(self) -> dict[str, list[Key]]:
        found: dict[str, list[Key]] = defaultdict(list)
        for key in sorted(self.versions):
            found[key[0]].append(key)
        return dict(found)

    @cached_property
    def latest(self) -> dict[str, Key]:
        """The last version of each id."""
        return {ident: keys[-1] for ident, keys in self._of_id.items()}

    def of_id(self, ident: str) -> list[Version]:
        """Every version of an id, by first day."""
        return [self.versions[key] for key in self._of_id.get(ident, ())]

    def listed(self, units: str) -> list[tuple[Version, ...]]:
        """The municipalities of a list, each with its versions: ``then`` those that nothing went before, ``today`` those
        that nothing came after. By id and first day."""
        lives = [self.lives[key] for key in sorted(self.lives)]
        if units == "today":
            return [life[-1:] for life in lives if life[-1].key not in self._left and not life[-1].valid_until]
        return [life for life in lives if life[0].key not in self._made]

    @cached_property
    def _made(self) -> set[Key]:
        """Versions that came of others: by the crosswalk, or as a later version of their own id."""
        later = {key for keys in self._of_id.values() for key in keys[1:]}
        return later | {change.new for change in self.changes if change.new != change.old and change.old != change.new}

    @cached_property
    def _left(self) -> set[Key]:
        """Versions that became others."""
        return {change.old for change in self.changes if change.new != change.old} | {
            key for keys in self._of_id.values() for key in keys[:-1]
        }

    def became(self, life: tuple[Version, ...]) -> list[Change]:
        """The changes that a municipality ended in, and those that its successors ended in; none that leave it as it was."""
        own, found = {version.key for version in life}, []
        seen, front = set(own), list(own)
        while front:
            for change in self.after.get(front.pop(), ()):
                if change.new not in seen:
                    found.append(change)
                    seen.add(change.new)
                    front.append(change.new)
        return sorted(found, key=lambda change: (change.since or "", not change.primary, change.new))

    def today(self, key: Key) -> str | None:
        """The id of what a version is today, by primary successors; None for one that has none and has ended."""
        seen: set[Key] = set()
        while key not in seen:
            seen.add(key)
            later = self.after.get(key) or ()
            key = later[0].new if later else max(self._of_id[key[0]])
        version = self.versions[key]
        return None if version.valid_until else version.id

    def splits(self) -> list[list[Change]]:
        """The changes of each municipality that was split, the primary one first."""
        parts = [[change for change in changes if change.split] for changes in self.after.values()]
        return [changes for changes in parts if len(changes) > 1]

    def meant(self, ident: str, vintage: str) -> Version | None:
        """The version that a statement about a unit is about; None for a place within one, or an unknown unit."""
        versions = self.of_id(ident)
        if not versions or vintage in NO_VINTAGES:
            return None
        return versions[-1] if vintage in LATEST_VINTAGES or vintage.startswith("since ") else versions[0]


def read_register(store: Store) -> Register:
    """The register of a store."""
    return Register(store.table("municipalities"), store.table("crosswalk"))


def _version(row: Cells) -> Version:
    return Version(
        row["municipality_id"], row.get("valid_from", ""), row.get("valid_until"),
        row.get("name") or row["municipality_id"], row.get("name_en"), row.get("kind"), row.get("changed"),
    )  # fmt: skip


def _change(row: Cells) -> Change:
    return Change(
        old=(row["old_id"], row.get("old_valid_from", "")),
        new=(row["new_id"], row.get("new_valid_from", "")),
        since=row.get("new_since") or row.get("new_valid_from"),
        primary=row.get("is_primary", "yes") == "yes",
        split=row.get("part") == "split",
        part_name=row.get("part_name"),
        part_share=row.get("part_share"),
    )
