"""The one step between what a store holds and what leaves the tool: the store as an audience sees it.

Whatever is made for an audience asks a `SeenStore`, in which those who are not shown have no name, notes are empty and small
counts gone. It is a store of its own, built anew, so that nothing made from it can tell what it does not hold.
"""

from __future__ import annotations

import shutil
import weakref
from collections.abc import Callable, Sequence
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from graphkit.errors import GraphkitError, StoreError
from graphkit.files import working_folder
from graphkit.incidence import Incidence
from graphkit.model import Evidence, Hit, Selection
from graphkit.policy import PERSON, Rules
from graphkit.policy_file import policy_of
from graphkit.presences import Presences
from graphkit.stores.protocol import Progress, Store
from graphkit.stores.sqlite_file import StoreFile
from graphkit.stores.sqlite_store import SqliteStore
from graphkit.tables.frames import Tables

Options = ParamSpec("Options")
Made = TypeVar("Made")


class SeenStore(SqliteStore):
    """A store as an audience sees it; it holds no more than that, and cannot be written."""

    def __init__(self, whole: Store, rules: Rules) -> None:
        self._whole, self.rules = whole, rules
        super().__init__(Path())  # the file is made, and named, at the first question

    @cached_property
    def _file(self) -> StoreFile:
        from graphkit.privacy.seen import seen_tables
        from graphkit.stores.sqlite_write import write_working_copy
        from graphkit.tables.compile import compile_tables

        folder = working_folder()
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.path = folder / "seen.sqlite"
        write_working_copy(self.path, compile_tables(seen_tables(self._all, self.rules)))
        return StoreFile(self.path)

    @cached_property
    def _all(self) -> Tables:
        return self._whole.tables()

    @cached_property
    def _exported(self) -> tuple[Tables, list[str]]:
        from graphkit.privacy.seen import public_tables

        return public_tables(self._all, self.rules)

    def tables(self) -> Tables:
        """The tables without those who are not shown: not those that this store is built from, which have them nameless."""
        return self._exported[0]

    @property
    def withheld(self) -> list[str]:
        """What the tables leave out, in words."""
        return self._exported[1]

    def replace(self, tables: Tables, progress: Progress | None = None) -> tuple[dict[str, int], list[str]]:
        """Refused: what is loaded belongs into the store that this one is a view of."""
        raise StoreError("a store as an audience sees it is not written to: load into the store itself")

    def of_whole(self, count: Callable[[Store], int]) -> int:
        """A number of the store itself, to say how much of it is left out here."""
        return count(self._whole)

    def recorded(self, selection: Selection) -> Selection:
        """See Store.recorded. Codes are the same for every audience, so this needs no copy."""
        return self._whole.recorded(selection)

    def find(self, name: str, level: str = "stakeholder") -> list[Hit]:
        """See Store.find. Raises `GraphkitError` where only somebody who is not shown is called so."""
        found = super().find(name, level)
        if self.rules.names_persons():
            return found
        meant = self._whole.find(name, level)[:1]
        if meant and meant[0].stakeholder.type == PERSON:
            raise GraphkitError("a public page does not show persons; choose another name, or the audience internal")
        return [hit for hit in found if hit.stakeholder.type != PERSON]

    def incidence(self, selection: Selection, around: Sequence[str] | None = None) -> Incidence:
        """See Store.incidence. Raises `GraphkitError` for a level that the audience is not shown."""
        self.rules.allow(selection.level)
        return super().incidence(selection, around)

    def evidence(
        self, selection: Selection, units: Sequence[str] | None = None, events: Sequence[str] | None = None
    ) -> list[Evidence]:
        """See Store.evidence. Raises `GraphkitError` for a level that the audience is not shown."""
        self.rules.allow(selection.level)
        return super().evidence(selection, units, events)

    def presences(self, selection: Selection) -> Presences:
        """See Store.presences. Raises `GraphkitError` where the audience is not shown municipalities."""
        self.rules.allow("municipality")
        return super().presences(selection)


def seen(store: Store, audience: str) -> Store:
    """The store as an audience sees it; itself where the policy leaves nothing out.

    Raises `GraphkitError` for an unknown audience, and for another one than the store is already seen by.
    """
    rules = rules_of(store, audience)
    if isinstance(store, SeenStore):
        if rules is not store.rules:
            raise GraphkitError(
                f"this store is already as the audience {store.rules.audience} sees it: ask the store itself for {audience}"
            )
        return store
    return SeenStore(store, rules) if rules.withholds() else store


def rules_of(store: Store, audience: str) -> Rules:
    """What the policy of a store says of an audience. Raises `GraphkitError` for an unknown one."""
    if isinstance(store, SeenStore) and store.rules.audience == audience:
        return store.rules
    return policy_of(store.info().policy).of(audience)


def in_whole(store: Store, count: Callable[[Store], int]) -> int:
    """A number of the store that this one is a view of, or of itself: to say how much is left out."""
    return store.of_whole(count) if isinstance(store, SeenStore) else count(store)


def withheld(store: Store) -> list[str]:
    """What the tables of a store leave out for its audience, in words."""
    return store.withheld if isinstance(store, SeenStore) else []


def made_for_audience(make: Callable[Concatenate[Store, Options], Made]) -> Callable[Concatenate[Store, Options], Made]:
    """Whatever a function makes of a store and for an ``audience`` (public unless it is named) is made of the store as that
    audience sees it."""

    @wraps(make)
    def run(store: Store, /, *args: Options.args, **kwargs: Options.kwargs) -> Made:
        audience: Any = kwargs.get("audience", "public")
        return make(seen(store, audience), *args, **kwargs)

    return run
