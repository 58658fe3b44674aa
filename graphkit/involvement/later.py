"""What municipalities became: their successors with presences of their own, and split ones in both readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

import numpy as np

from graphkit.dates import day_number
from graphkit.involvement.model import Key, SplitReading, Statement, Successor
from graphkit.involvement.register import Change, Register, Version
from graphkit.presences import Presences
from graphkit.stores.protocol import Store

_Events = dict[str, set[str]]


class Later:
    """Successors and splits, from the presences of units of the time."""

    def __init__(
        self,
        store: Store,
        presences: Presences,
        register: Register,
        reading: str,
        statements: Mapping[Key, tuple[Statement, ...]],
    ) -> None:
        self._store, self._given, self._register, self._reading = store, presences, register, reading
        self._statements = statements

    @cached_property
    def _then(self) -> Presences:
        """The presences in units of the time."""
        if self._given.selection.units == "then":
            return self._given
        return self._store.presences(replace(self._given.selection, units="then"))

    @cached_property
    def _days(self) -> dict[str, int]:
        return dict(zip(self._then.events, self._then.days.tolist(), strict=True))

    def _attended(self, presences: Presences, wanted: set[str]) -> _Events:
        """The events that some units attended."""
        codes = [i for i, unit in enumerate(presences.units) if unit in wanted]
        mask = np.isin(presences.unit, codes) & presences.with_status("attended") & presences.under(self._reading)
        found: _Events = defaultdict(set)
        for unit, event in zip(presences.unit[mask].tolist(), presences.event[mask].tolist(), strict=True):
            found[presences.units[unit]].add(presences.events[event])
        return found

    @cached_property
    def _of_later(self) -> _Events:
        later = {self._register.versions[change.new].unit for change in self._register.changes}
        return self._attended(self._then, later)

    def successors(self, life: tuple[Version, ...]) -> tuple[Successor, ...]:
        """What a municipality became, with the presences of the later units since."""
        return tuple(self._successor(change) for change in self._register.became(life))

    def _successor(self, change: Change) -> Successor:
        version = self._register.versions[change.new]
        since = day_number(change.since) or 0
        events = [event for event in self._of_later.get(version.unit, ()) if self._days[event] >= since]
        return Successor(
            version.id, version.valid_from, version.unit, version.name, version.name_en, change.since, change.primary,
            change.part_name, change.part_share, len(events), self._statements.get(version.key, ()),
        )  # fmt: skip

    def splits(self, life: tuple[Version, ...], counted: int) -> tuple[SplitReading, ...]:
        """The split units that went, wholly or not, into a municipality of today, with both ways of counting them."""
        return tuple(self._split(change, life[-1].id, counted) for change in self._split_into.get(life[-1].id, ()))

    @cached_property
    def _split_into(self) -> dict[str, list[Change]]:
        found: dict[str, list[Change]] = defaultdict(list)
        for changes in self._register.splits():
            for change in changes:
                if today := self._register.today(change.new):
                    found[today].append(change)
        return found

    @cached_property
    def _of_split(self) -> _Events:
        old = {self._register.versions[changes[0].old].unit for changes in self._register.splits()}
        return self._attended(self._then, old)

    @cached_property
    def _of_today(self) -> _Events:
        return self._attended(self._given, set(self._split_into))

    def _split(self, change: Change, today: str, counted: int) -> SplitReading:
        """The events of the split unit moved from its primary successor to the other."""
        old = self._register.versions[change.old]
        moved, here = self._of_split.get(old.unit, set()), self._of_today.get(today, set())
        others = {event for event in here if not change.primary or event not in moved}
        otherwise = len(others) if change.primary else len(here | moved)
        return SplitReading(
            old.id, old.name, change.primary, change.part_name, change.part_share, len(moved), otherwise
        )
