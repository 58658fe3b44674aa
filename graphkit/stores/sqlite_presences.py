"""Participations and phase-level rows of one store file as presences of municipalities."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.dates import day_number
from graphkit.model import OUTSIDE, READINGS, Selection
from graphkit.presences import Mention, Presences
from graphkit.stores.choosing import chosen_codes
from graphkit.stores.levels import Rows, roll_up_readings
from graphkit.stores.sqlite_file import StoreFile

Array = NDArray[Any]
_OWN_DAYS = 'SELECT row, start, "end" FROM participation WHERE start IS NOT NULL OR "end" IS NOT NULL'
_PLACE = 2  # code in the array of types
_MENTIONS = (
    "SELECT s.ix, p.ix, m.role FROM phase_participations m JOIN phases p ON p.phase_id = m.phase_id "
    "JOIN stakeholders s ON s.id = coalesce(m.person_id, m.organisation_id, m.place_id) ORDER BY m.rowid"
)


def presences_of(rows: Rows, selection: Selection, file: StoreFile) -> Presences:
    """See Store.presences; ``rows`` are the participations that pass the selection's filters."""
    selection = replace(selection, level="municipality")
    kept, units, readings = roll_up_readings(rows, selection, file)
    order = _by_unit(units)  # the rows stand by stakeholder, event, phase, role and status
    kept, units, readings = kept.take(order), units[order], readings[order]
    phases = file.codes("phase")
    unit, units_used = _used(units, file.codes(f"unit_{selection.units}"))
    stakeholder, stakeholders = _used(kept.s, file.codes("stakeholder"))
    event, events = _used(kept.e, file.codes("event"))
    phase, phases_used = _used(np.where(kept.p < 0, len(phases), kept.p), [*phases, OUTSIDE])
    role, roles = _used(file["p_r"][kept.row], file.codes("role"))
    there = np.flatnonzero(np.bincount(kept.e))
    dates = file.rows('SELECT coalesce(start, "end") FROM events ORDER BY ix')
    return Presences(
        selection, units_used, stakeholders, events, phases_used, roles, file.codes("status"),
        unit, stakeholder, event, phase, role,
        status=file["p_t"][kept.row].astype(np.int64),
        reading=readings.astype(np.int64),
        dates=[dates[i][0] for i in there],
        days=np.maximum(file["event_day"][there], 0).astype(np.int64),
        joint=file["event_joint"][there].astype(bool),
        begins=dict(zip(phases, phase_days(file).tolist(), strict=True)),
        own_days=_own_days(kept, file),
        mentions=_mentions(selection, file),
        apart=_apart(rows, kept, file) if selection.reading == READINGS[-1] else (),
    )  # fmt: skip


def _own_days(kept: Rows, file: StoreFile) -> dict[int, tuple[str | None, str | None]]:
    """Position -> start and end of the rows that state their own."""
    stated = {row: days for row, *days in file.rows(_OWN_DAYS)}
    if not stated:
        return {}
    at = np.flatnonzero(np.isin(kept.row, np.fromiter(stated, np.int64, len(stated))))
    return {i: tuple(stated[row]) for i, row in zip(at.tolist(), kept.row[at].tolist(), strict=True)}


def _by_unit(units: Array) -> Array:
    """The order of the rows by unit, those of one unit as they stood; short codes are sorted by their digits."""
    return np.argsort(units.astype(np.uint16) if units.max(initial=0) < 2**16 else units, kind="stable")


def _used(codes: Array, names: list[str]) -> tuple[Array, list[str]]:
    """The codes counted anew over the names that occur, and these."""
    present = np.zeros(len(names), np.bool_)
    present[codes] = True
    return (np.cumsum(present) - 1)[codes].astype(np.int64), [names[i] for i in np.flatnonzero(present)]


def _apart(rows: Rows, kept: Rows, file: StoreFile) -> tuple[str, ...]:
    """Places among those that took part and count for no municipality."""
    names, types = file.codes("stakeholder"), file["s_type"]
    there, counts = (np.bincount(side.s, minlength=types.size) > 0 for side in (rows, kept))
    return tuple(names[i] for i in np.flatnonzero(there & ~counts & (types == _PLACE)))


def _mentions(selection: Selection, file: StoreFile) -> tuple[Mention, ...]:
    found = file.rows(_MENTIONS) if "phase_participations" in file.tables() else []
    chosen = chosen_codes(selection, file)[0]
    found = [row for row in found if not chosen or row[1] in chosen]
    if not found:
        return ()
    who, phases = (np.array(column, np.int64) for column in list(zip(*found, strict=True))[:2])
    numbers = np.arange(len(found))
    rows = Rows(numbers, who, np.zeros_like(numbers), phases)
    kept, units, readings = roll_up_readings(rows, selection, _without_own(file), phase_days(file)[phases])
    names, codes = file.codes(f"unit_{selection.units}"), (file.codes("stakeholder"), file.codes("phase"))
    return tuple(
        Mention(names[unit], codes[0][s], codes[1][p], found[row][2], READINGS[reading])
        for row, s, p, unit, reading in zip(
            *(column.tolist() for column in (kept.row, kept.s, kept.p, units, readings)), strict=True
        )
    )


def _without_own(file: StoreFile) -> dict[str, Array]:
    """The arrays behind the levels, without the places and bodies that single participations name."""
    return {**{name: file[name] for name in _LEVELS}, **dict.fromkeys(("p_for", "p_body"), np.empty(0, np.int32))}


_LEVELS = (
    *("s_type", *(f"stands_{name}" for name in ("s", "place", "reading", "since", "until", "phase"))),
    *(f"unit_{name}" for name in ("place", "since", "until", "then", "today")),
)


def phase_days(file: StoreFile) -> Array:
    """The day on which each phase began: as stated, else that of its first dated event, else its stated end; else 0."""
    stated = file.rows('SELECT start, "end" FROM phases ORDER BY ix')
    days, own = file["event_day"], file["event_phase"]
    first = np.full(len(stated) + 1, np.iinfo(np.int32).max, np.int64)
    dated = (days > 0) & (own >= 0)
    np.minimum.at(first, own[dated], days[dated])
    none = np.iinfo(np.int32).max
    return np.array(
        [
            day_number(start) or (int(first[i]) if first[i] < none else None) or day_number(end) or 0
            for i, (start, end) in enumerate(stated)
        ],
        np.int64,
    )
