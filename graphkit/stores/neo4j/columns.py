"""Participations of a data set as parallel arrays: all of them, and those that count for municipalities."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.dates import day_number
from graphkit.ledger import Ledger, coded
from graphkit.model import OUTSIDE, READINGS, Selection
from graphkit.presences import Mention, Presences
from graphkit.stores.levels import Rows, roll_up_readings
from graphkit.stores.neo4j import rolling
from graphkit.stores.neo4j.parts import LEVELS
from graphkit.stores.neo4j.reading import Reader

Array = NDArray[Any]
_LEDGER = """
MATCH (s:Graphkit) WHERE $s0 <= s.key < $s1 MATCH (s)-[p:TOOK_PART_IN]->(e)
WITH s, p, e ORDER BY p.row
RETURN collect(s.key - $s0), collect(e.key - $e0), collect(coalesce(p.phase, '')), collect(p.role), collect(p.status),
  collect(coalesce(p.source_id, '')), collect(coalesce(p.locator, ''))
"""
_OWN_DAYS = """
MATCH (s:Graphkit) WHERE $s0 <= s.key < $s1 MATCH (s)-[p:TOOK_PART_IN]->()
WHERE p.start IS NOT NULL OR p.end IS NOT NULL RETURN p.row, p.start, p.end ORDER BY p.row
"""
_PRESENT = """
WITH s, p, e, unit, reading ORDER BY p.row
RETURN collect(unit), collect(p.row), collect(s.key - $s0), collect(e.key - $e0), collect(coalesce(p.phase, '')), collect(p.role),
  collect(p.status), collect(reading)
"""
_EVENTS = "UNWIND $v.at AS at MATCH (e:Graphkit {key: $e0 + at}) RETURN at, coalesce(e.start, e.end), coalesce(e.day, 0), e.joint"
_FIRST_DAYS = (
    "MATCH (e:Graphkit) WHERE $e0 <= e.key < $e1 AND e.day > 0 AND e.phase_id IS NOT NULL RETURN e.phase_id, min(e.day)"
)
_WHO = ("person_id", "organisation_id", "place_id")


def ledger(reader: Reader) -> Ledger:
    """See Store.ledger."""
    [[columns], own] = reader.ask(_LEDGER, _OWN_DAYS)
    stakeholder, event, phase, role, status, source, locator = columns
    sources, locators = (coded([cell or None for cell in cells]) for cells in (source, locator))
    phases, roles, statuses = (reader.codes(name) for name in ("phase", "role", "status"))
    return Ledger(
        stakeholders=reader.codes("stakeholder"), events=reader.codes("event"), phases=phases, roles=roles, statuses=statuses,
        sources=sources[0], locators=locators[0],
        stakeholder=np.array(stakeholder, np.int64), event=np.array(event, np.int64),
        phase=_places(phase, phases), role=_places(role, roles), status=_places(status, statuses),
        source=sources[1], locator=locators[1],
        own_days={row: (start, end) for row, start, end in own},
    )  # fmt: skip


def _places(texts: list[str], names: list[str]) -> Array:
    """The position of each text; -1 for one that is none of them."""
    at = {name: i for i, name in enumerate(names)}
    return np.array([at.get(text, -1) for text in texts], np.int64)


def presences(reader: Reader, selection: Selection, known: Selection) -> Presences:
    """See Store.presences; ``known`` is the selection in the words of the tables."""
    selection, known = (replace(each, level="municipality") for each in (selection, known))
    rolled = rolling.roll(known, reader.facts)
    own = (
        f"{rolled.text}\nWITH p, unit WHERE p.start IS NOT NULL OR p.end IS NOT NULL RETURN unit, p.row, p.start, p.end"
    )
    places = f"{rolled.counted}\nWITH s WHERE s.type = 'place' RETURN DISTINCT s.key - $s0 AS at"
    [columns], stated, there = reader.ask(f"{rolled.text}{_PRESENT}", own, places, **rolled.parameters)
    names = {name: reader.codes(name) for name in ("stakeholder", "event", "phase", "role", "status")}
    all_units, phases = reader.codes(f"unit_{selection.units}"), [*names["phase"], OUTSIDE]
    units = _places(columns[0], all_units)
    row = np.array(columns[1], np.int64)
    order = np.lexsort((row, units))
    s, e, reading = (np.array(columns[i], np.int64)[order] for i in (2, 3, 7))
    p = _places(columns[4], names["phase"])[order]
    unit, units_used = _used(units[order], all_units)
    stakeholder, stakeholders = _used(s, names["stakeholder"])
    event, events = _used(e, names["event"])
    phase, phases_used = _used(np.where(p < 0, len(phases) - 1, p), phases)
    role, roles = _used(_places(columns[5], names["role"])[order], names["role"])
    held = sorted(reader.rows(_EVENTS, at=np.unique(e).tolist())) if e.size else []
    begins = _begins(reader)
    position = {pair: i for i, pair in enumerate(zip(units[order].tolist(), row[order].tolist(), strict=True))}
    at_unit = {name: i for i, name in enumerate(all_units)}
    return Presences(
        selection, units_used, stakeholders, events, phases_used, roles, names["status"],
        unit, stakeholder, event, phase, role,
        status=_places(columns[6], names["status"])[order],
        reading=reading,
        dates=[date for _, date, _, _ in held],
        days=np.array([day for _, _, day, _ in held], np.int64),
        joint=np.array([joint for _, _, _, joint in held], bool),
        begins=begins,
        own_days=dict(sorted((position[at_unit[name], number], (start, end)) for name, number, start, end in stated)),
        mentions=_mentions(reader, selection, known, begins),
        apart=_apart(there, s, names["stakeholder"]) if selection.reading == READINGS[-1] else (),
    )  # fmt: skip


def _used(codes: Array, names: list[str]) -> tuple[Array, list[str]]:
    """The codes counted anew over the names that occur, and these."""
    present, anew = np.unique(codes, return_inverse=True)
    return anew.astype(np.int64), [names[i] for i in present]


def _apart(there: list[list[Any]], counted: Array, names: list[str]) -> tuple[str, ...]:
    """Places among those that took part and count for no municipality."""
    return tuple(names[i] for i in sorted({at for (at,) in there} - set(counted.tolist())))


def _begins(reader: Reader) -> dict[str, int]:
    """The day on which each phase began: as stated, else that of its first dated event, else its stated end; else 0."""
    first = dict(map(tuple, reader.rows(_FIRST_DAYS)))
    return {
        phase.id: day_number(phase.start) or first.get(phase.id) or day_number(phase.end) or 0
        for phase in reader.phases()
    }


def _mentions(reader: Reader, selection: Selection, known: Selection, begins: dict[str, int]) -> tuple[Mention, ...]:
    """The phase-level rows by municipality; few, so that they are rolled up here, by the arrays that every store has."""
    stakeholders, phases = reader.codes("stakeholder"), reader.codes("phase")
    at = {ident: i for i, ident in enumerate(stakeholders)}
    found = [
        (at[ident], row["phase_id"], row["role"])
        for row in reader.kept_rows("phase_participations")
        if (ident := next((row[column] for column in _WHO if column in row), "")) in at and row["phase_id"] in begins
        if not known.phases or row["phase_id"] in known.phases
    ]
    if not found:
        return ()
    who, when = np.array([f[0] for f in found], np.int64), _places([f[1] for f in found], phases)
    numbers = np.arange(len(found))
    arrays = {name: reader.parts.array(name) for name in LEVELS}
    arrays |= dict.fromkeys(("p_for", "p_body"), np.empty(0, np.int32))
    days = np.array([begins[f[1]] for f in found], np.int64)
    rows = Rows(numbers, who, np.zeros_like(numbers), when)
    kept, units, readings = roll_up_readings(rows, selection, arrays, days)
    names = reader.codes(f"unit_{selection.units}")
    return tuple(
        Mention(names[unit], stakeholders[s], phases[p], found[number][2], READINGS[reading])
        for number, s, p, unit, reading in zip(
            *(column.tolist() for column in (kept.row, kept.s, kept.p, units, readings)), strict=True
        )
    )
