"""Rows of participations to the units of a level, by looking up the compiled tables. Numpy only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.model import READINGS, Selection

Array = NDArray[Any]
_PERSON, _PLACE = 0, 2  # codes in the array of types


@dataclass
class Rows:
    """Participations as parallel arrays: row number, stakeholder, event, phase (-1 outside)."""

    row: Array
    s: Array
    e: Array
    p: Array

    def take(self, index: Array) -> Rows:
        """The rows at positions (or where a mask holds)."""
        return Rows(self.row[index], self.s[index], self.e[index], self.p[index])


def roll_up(rows: Rows, selection: Selection, arrays: Mapping[str, Array]) -> tuple[Rows, Array]:
    """The rows that count at the level, each with its unit code; a row that counts for two units comes twice."""
    if selection.level == "municipality":
        return roll_up_readings(rows, selection, arrays)[:2]
    units = _simple(rows, selection, arrays)
    keep = units >= 0
    return rows.take(keep), units[keep]


def _simple(rows: Rows, selection: Selection, arrays: Mapping[str, Array]) -> Array:
    s, acting = rows.s, _acting(rows, arrays)
    types = arrays["s_type"][s]
    if selection.level == "organisation":
        return np.asarray(arrays["s_organisation"][acting])
    if selection.level == "sector":
        return np.asarray(arrays["s_sector"][np.where(arrays["s_sector_given"][s], s, acting)])
    if selection.level == "person":
        return np.where((types == _PERSON) & selection.persons, s, -1)
    if selection.persons:
        return s
    return np.where(types == _PERSON, arrays["s_organisation"][acting], s)


def _acting(rows: Rows, arrays: Mapping[str, Array]) -> Array:
    """Whose organisation, sector and places count: a person's row may name the organisation acted for at that event."""
    if not arrays["p_body"].size:
        return rows.s
    own = arrays["p_body"][rows.row]
    return np.where((own >= 0) & (arrays["s_type"][rows.s] == _PERSON), own, rows.s)


def roll_up_readings(
    rows: Rows, selection: Selection, arrays: Mapping[str, Array], days: Array | None = None
) -> tuple[Rows, Array, Array]:
    """The rows that count for municipalities, each with its unit code and the narrowest reading under which it counts.

    ``days`` are those of the rows, where they are not the days of their events.
    """
    if days is None:
        days = np.maximum(arrays["event_day"], 0)[rows.e]
    at, stand = _join(_acting(rows, arrays), arrays["stands_s"])
    phases = arrays["stands_phase"][stand]
    fits = (arrays["stands_reading"][stand] <= READINGS.index(selection.reading)) & (
        (phases < 0) | (phases == rows.p[at])
    )
    fits &= _within(days[at], arrays["stands_since"][stand], arrays["stands_until"][stand])
    at, stand = at[fits], stand[fits]
    places = _own_place(rows.take(at), arrays["stands_place"][stand], arrays)
    again, unit = _join(places, arrays["unit_place"])
    if selection.units == "then":
        inside = _within(days[at[again]], arrays["unit_since"][unit], arrays["unit_until"][unit])
        again, unit = again[inside], unit[inside]
    readings = np.asarray(arrays["stands_reading"][stand[again]])
    return _each_once(rows.take(at[again]), np.asarray(arrays[f"unit_{selection.units}"][unit]), readings)


def _each_once(rows: Rows, units: Array, readings: Array) -> tuple[Rows, Array, Array]:
    """A row that counts for a unit by two ways (a mediator at home in the place of the period) counts once, by the narrower.

    The ways of one row stand side by side.
    """
    same = rows.row[1:] == rows.row[:-1]
    several = np.flatnonzero(np.append(same, False) | np.append(False, same))
    if not several.size:
        return rows, units, readings
    keys = rows.row[several].astype(np.int64) * (int(units.max(initial=0)) + 1) + units[several]
    order = np.argsort(keys * len(READINGS) + readings[several], kind="stable")
    keep = np.ones(units.size, np.bool_)
    keep[several[order[np.diff(keys[order], prepend=-1) == 0]]] = False
    return rows.take(keep), units[keep], readings[keep]


def _own_place(rows: Rows, places: Array, arrays: Mapping[str, Array]) -> Array:
    """A participation that names its own place counts for that one, not for the usual place of a person or body."""
    if not arrays["p_for"].size:
        return places
    own = arrays["p_for"][rows.row]
    return np.where((own >= 0) & (arrays["s_type"][rows.s] != _PLACE), own, places)


def _within(days: Array, since: Array, until: Array) -> Array:
    return np.asarray((since <= days) & (days <= until))


def _join(left: Array, right: Array) -> tuple[Array, Array]:
    """Positions of all equal pairs of two arrays of codes.

    >>> [a.tolist() for a in _join(np.array([5, 7, 5]), np.array([7, 5, 5]))]
    [[0, 0, 1, 2, 2], [1, 2, 0, 1, 2]]
    """
    order = np.argsort(right, kind="stable")
    size = max(left.max(initial=0), right.max(initial=0)) + 1
    starts = np.concatenate(([0], np.cumsum(np.bincount(right, minlength=size))))
    low = starts[left]
    counts = starts[left + 1] - low
    at = np.repeat(np.arange(left.size), counts)
    offset = np.arange(at.size) - np.repeat(np.cumsum(counts) - counts, counts)
    return at, order[np.repeat(low, counts) + offset]


def unit_codes(selection: Selection) -> str:
    """The list of codes that holds the ids of a level's units."""
    if selection.level == "municipality":
        return f"unit_{selection.units}"
    return "sector" if selection.level == "sector" else "stakeholder"
