"""Presences as counts by municipality and phase: arrays, rows of the answer × phases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.incidence import Ints, distinct
from graphkit.model import READINGS
from graphkit.presences import Bools, Presences

# How a municipality was there, by the role; any other role is taking part.
ROLE_GROUPS = {
    "hosted": ("host",),
    "organised": ("organiser", "co-organiser"),
    "spoke": ("speaker", "moderator"),
}
OTHER_ROLES = "took-part"
# Statuses of rows that say somebody was asked or expected, by what an event with nothing better counts as.
ASKED = {"invited-only": ("invited", "declined"), "planned-only": ("planned",)}
HOWS = (*ROLE_GROUPS, OTHER_ROLES, *ASKED)


@dataclass(frozen=True)
class Counts:
    """Numbers of events, one row a municipality: shape (n,) over all, (n, p) by phase, under the reading asked for.

    ``readings`` are the events attended under each reading. ``how`` holds the matrices of the roles and of being asked
    only, ``unclear`` the events of which it isn't known whether somebody came.
    """

    events: Ints
    readings: dict[str, Ints]
    by_phase: Ints
    how: dict[str, Ints]
    how_all: dict[str, Ints]
    unclear: Ints
    pairs: tuple[Ints, Ints]  # the distinct (row, event) attended


class Counter:
    """Counts the presences that fall on the municipalities listed; ``row_of`` gives the row of each, −1 for none."""

    def __init__(self, presences: Presences, row_of: Ints, rows: int, reading: str) -> None:
        self._shape = (rows, max(len(presences.phases), 1), max(len(presences.events), 1))
        keys = (row_of * self._shape[1] + presences.phase) * self._shape[2] + presences.event
        order = np.argsort(keys, kind="stable")
        self._order = order[np.searchsorted(keys[order], 0) :]  # without those not listed
        self._presences, self._sorted = presences, keys[self._order]
        self._reading = presences.under(reading)

    def counts(self) -> Counts:
        """Everything that is counted."""
        attended = self._presences.with_status("attended")
        there = self._keys(attended & self._reading)
        how = {name: self._in_roles(attended & self._reading, roles) for name, roles in ROLE_GROUPS.items()}
        others = [role for role in self._presences.roles if not any(role in group for group in ROLE_GROUPS.values())]
        how[OTHER_ROLES] = self._in_roles(attended & self._reading, others)
        how |= self._only_asked(there)
        known = distinct(np.concatenate([there, *(how[name] for name in ASKED)]))
        unclear = self._keys(self._presences.with_status("unknown") & self._reading)
        return Counts(
            events=self._over_all(there),
            readings={
                reading: self._over_all(self._keys(attended & self._presences.under(reading))) for reading in READINGS
            },
            by_phase=self._by_phase(there),
            how={name: self._by_phase(keys) for name, keys in how.items()},
            how_all={name: self._over_all(keys) for name, keys in how.items()},
            unclear=self._by_phase(without(unclear, known)),
            pairs=self._pairs(there),
        )

    def _keys(self, mask: Bools) -> Ints:
        """The distinct (row, phase, event) of some presences, each as one number, ascending."""
        return distinct(self._sorted[mask[self._order]])

    def _in_roles(self, mask: Bools, roles: Sequence[str]) -> Ints:
        wanted = np.array([role in roles for role in self._presences.roles], bool)
        return self._keys(mask & wanted[self._presences.role]) if wanted.any() else np.empty(0, np.int64)

    def _only_asked(self, there: Ints) -> dict[str, Ints]:
        """Being asked, where nothing says more: not invited only where somebody came, not planned only where invited."""
        found, known = {}, there
        for name, statuses in ASKED.items():
            keys = self._keys(self._presences.with_status(*statuses) & self._reading)
            found[name] = without(keys, known)
            known = distinct(np.concatenate([known, keys]))
        return found

    def _by_phase(self, keys: Ints) -> Ints:
        rows, phases, events = self._shape
        return np.bincount(keys // events, minlength=rows * phases).reshape(rows, phases)

    def _pairs(self, keys: Ints) -> tuple[Ints, Ints]:
        """The distinct (row, event), each as two arrays, by row."""
        _, phases, events = self._shape
        pairs = distinct(keys // (phases * events) * events + keys % events)
        return pairs // events, pairs % events

    def _over_all(self, keys: Ints) -> Ints:
        return np.bincount(self._pairs(keys)[0], minlength=self._shape[0])


def without(keys: Ints, known: Ints) -> Ints:
    """The keys that are not among those known, both ascending.

    >>> without(np.array([1, 4, 9]), np.array([4, 5])).tolist()
    [1, 9]
    """
    at = np.searchsorted(known, keys)
    met = np.zeros(keys.size, bool)
    inside = at < known.size
    met[inside] = known[at[inside]] == keys[inside]
    return keys[~met]


def matrix_of(counts: Ints, present: Sequence[str], wanted: Sequence[str]) -> NDArray[np.int64]:
    """The columns of ``wanted`` phases from counts whose columns are those ``present``; zeros for the others."""
    found = np.zeros((counts.shape[0], len(wanted)), np.int64)
    for i, phase in enumerate(wanted):
        if phase in present:
            found[:, i] = counts[:, present.index(phase)]
    return found
