"""What municipalities became: their successors with presences of their own, and split ones in both readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

import numpy as np

from graphkit.dates import day_number
from graphkit.incidence import Ints, distinct
from graphkit.involvement.model import Key, SplitReading, Statement, Successor
from graphkit.involvement.register import Change, Register, Version
from graphkit.presences import Presences
from graphkit.stores.protocol import Store

_NOTHING = np.empty(0, np.int64)


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

    def _attended(self, presences: Presences, wanted: set[str]) -> tuple[Ints, Ints]:
        """The distinct (unit, event) attended by some units, as codes of the presences, by unit."""
        chosen = np.array([unit in wanted for unit in presences.units], bool)
        mask = presences.with_status("attended") & presences.under(self._reading)
        mask &= chosen[presences.unit] if chosen.size else False
        width = max(len(presences.events), 1)
        keys = distinct(presences.unit[mask] * width + presences.event[mask])
        return keys // width, keys % width

    def _events(self, presences: Presences, wanted: set[str]) -> dict[str, set[str]]:
        """The events that some units attended, by unit."""
        found: dict[str, set[str]] = defaultdict(set)
        units, events = self._attended(presences, wanted)
        for unit, event in zip(units.tolist(), events.tolist(), strict=True):
            found[presences.units[unit]].add(presences.events[event])
        return found

    @cached_property
    def _of_later(self) -> dict[str, Ints]:
        """The days of the events that later units attended, ascending."""
        there, later = self._then, {self._register.versions[change.new].unit for change in self._register.changes}
        units, events = self._attended(there, later)
        days = there.days[events]
        order = np.lexsort((days, units))
        starts = np.flatnonzero(np.diff(units, prepend=-1))
        parts = np.split(days[order], starts[1:]) if starts.size else []
        return {there.units[units[start]]: part for start, part in zip(starts, parts, strict=True)}

    def successors(self, life: tuple[Version, ...]) -> tuple[Successor, ...]:
        """What a municipality became, with the presences of the later units since."""
        return tuple(self._successor(change) for change in self._register.became(life))

    def _successor(self, change: Change) -> Successor:
        version = self._register.versions[change.new]
        days = self._of_later.get(version.unit, _NOTHING)
        events = days.size - int(np.searchsorted(days, day_number(change.since) or 0))
        return Successor(
            version.id, version.valid_from, version.unit, version.name, version.name_en, change.since, change.primary,
            change.part_name, change.part_share, events, self._statements.get(version.key, ()),
        )  # fmt: skip

    def splits(self, life: tuple[Version, ...]) -> tuple[SplitReading, ...]:
        """The split units that went, wholly or not, into a municipality of today, with both ways of counting them."""
        return tuple(self._split(change, life[-1].id) for change in self._split_into.get(life[-1].id, ()))

    @cached_property
    def _split_into(self) -> dict[str, list[Change]]:
        found: dict[str, list[Change]] = defaultdict(list)
        for changes in self._register.splits():
            for change in changes:
                if today := self._register.today(change.new):
                    found[today].append(change)
        return found

    @cached_property
    def _of_split(self) -> dict[str, set[str]]:
        old = {self._register.versions[changes[0].old].unit for changes in self._register.splits()}
        return self._events(self._then, old)

    @cached_property
    def _of_today(self) -> dict[str, set[str]]:
        return self._events(self._given, set(self._split_into))

    def _split(self, change: Change, today: str) -> SplitReading:
        """The events of the split unit moved from its primary successor to the other."""
        old = self._register.versions[change.old]
        moved, here = self._of_split.get(old.unit, set()), self._of_today.get(today, set())
        others = {event for event in here if not change.primary or event not in moved}
        otherwise = len(others) if change.primary else len(here | moved)
        return SplitReading(
            old.id, old.name, change.primary, change.part_name, change.part_share, len(moved), otherwise
        )
