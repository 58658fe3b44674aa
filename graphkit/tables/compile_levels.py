"""The tables behind the levels: whom a stakeholder counts for as an organisation, a sector, a municipality.

``stands`` lists, for each stakeholder, the places it stands for, from which reading on, in which phase or span of days.
``unit`` lists the municipality a place belonged to in each span of days. A store keeps both; a question only looks up.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.dates import EVER, NEVER_ENDS, span
from graphkit.model import READINGS
from graphkit.tables.frames import Tables
from graphkit.vocabulary import FOREIGN_PLACE_KINDS, SEAT_KINDS, UNCOUNTED_PLACE_KINDS

Array = NDArray[Any]
ANY_PHASE = -1
TYPES = ("person", "organisation", "place")
_NAMED, _STANDS_FOR, _SEAT = range(len(READINGS))


def levels(tables: Tables, who: pl.DataFrame, codes: dict[str, list[str]], arrays: dict[str, Array]) -> None:
    """Add the arrays and codes of the levels to a compiled store."""
    at = {ident: i for i, ident in enumerate(codes["stakeholder"])}
    _stakeholder_arrays(who, at, codes, arrays)
    stands = _stands(tables, who, at, {phase: i for i, phase in enumerate(codes["phase"])})
    for number, name in enumerate(("s", "place", "reading", "since", "until", "phase")):
        arrays[f"stands_{name}"] = np.array([row[number] for row in stands], dtype=np.int32)
    units, names, today = _units(tables, at, {row[1] for row in stands} - _elsewhere(tables, who))
    for number, name in enumerate(("place", "since", "until", "then", "today")):
        arrays[f"unit_{name}"] = np.array([row[number] for row in units], dtype=np.int32)
    codes |= {"unit_then": names, "unit_today": today}


def _stakeholder_arrays(
    who: pl.DataFrame, at: dict[str, int], codes: dict[str, list[str]], arrays: dict[str, Array]
) -> None:
    kinds = {kind: i for i, kind in enumerate(TYPES)}
    arrays["s_type"] = who["type"].replace_strict(kinds, return_dtype=pl.Int8).to_numpy()
    codes["sector"] = sorted(who["sector"].drop_nulls().unique().to_list())
    sectors = {sector: i for i, sector in enumerate(codes["sector"])}
    arrays["s_sector"] = who["sector"].replace_strict(sectors, default=-1, return_dtype=pl.Int32).to_numpy()
    arrays["s_sector_given"] = who["recorded_sector"].is_not_null().cast(pl.Int8).to_numpy()
    own = np.arange(len(at), dtype=np.int32)
    body = np.array([at.get(ident or "", -1) for ident in who["organisation_id"].to_list()], dtype=np.int32)
    arrays["s_organisation"] = np.where(arrays["s_type"] == 1, own, np.where(arrays["s_type"] == 0, body, -1)).astype(
        np.int32
    )


Stand = tuple[int, int, int, int, int, int]


def _stands(tables: Tables, who: pl.DataFrame, at: dict[str, int], phases: dict[str, int]) -> list[Stand]:
    """Rows (stakeholder, place, narrowest reading, first day, last day, phase)."""
    homes = _homes(tables, who, at)
    rows: list[Stand] = [
        (i, i, _NAMED, EVER, NEVER_ENDS, ANY_PHASE) for i in (who["type"] == "place").arg_true().to_list()
    ]
    for i, (place, reading) in homes.items():
        rows.append((i, place, reading, EVER, NEVER_ENDS, ANY_PHASE))
    people = who.with_row_index("ix").filter(pl.col("type") == "person").select("ix", "organisation_id", "place_id")
    for i, body, place in people.iter_rows():
        if body is None and place is not None:
            rows.append((i, at[place], _STANDS_FOR, EVER, NEVER_ENDS, ANY_PHASE))
        elif body is not None and at.get(body) in homes:
            rows.append((i, *homes[at[body]], EVER, NEVER_ENDS, ANY_PHASE))
    return rows + _mediators(tables, at, phases)


def _homes(tables: Tables, who: pl.DataFrame, at: dict[str, int]) -> dict[int, tuple[int, int]]:
    """Organisation -> its seat and the reading from which it counts for it."""
    own = dict(tables.frame("organisation_kinds").select("kind", "stands_for_seat").iter_rows())
    speaks = {**dict.fromkeys(SEAT_KINDS, "yes"), **own}
    homes = {}
    seated = pl.col("place_id").is_not_null() | (pl.col("kind") == "municipality")
    bodies = who.with_row_index("ix").filter((pl.col("type") == "organisation") & seated)
    for i, kind, place, given in bodies.select("ix", "kind", "place_id", "stands_for_seat").iter_rows():
        says = (given or speaks.get(kind or "", "no")) == "yes"
        seat = i if place is None and kind == "municipality" else at.get(place or "", -1)
        if seat >= 0:
            homes[i] = (seat, _STANDS_FOR if says else _SEAT)
    return homes


def _mediators(tables: Tables, at: dict[str, int], phases: dict[str, int]) -> list[Stand]:
    """Mediators stand for the place of their period: its phase where one is named, else its span of days."""
    rows = []
    columns = ("person_id", "place_id", "phase_id", "start", "end")
    for person, place, phase, start, end in tables.frame("mediation_periods").select(columns).iter_rows():
        if place is None or person not in at:
            continue
        days = (EVER, NEVER_ENDS) if phase else span(start, end)
        rows.append((at[person], at[place], _STANDS_FOR, *days, phases.get(phase, ANY_PHASE) if phase else ANY_PHASE))
    return rows


def _elsewhere(tables: Tables, who: pl.DataFrame) -> set[int]:
    """Places abroad, whole countries and places nobody could identify: no municipality by themselves."""
    own = {
        kind: (away, counts)
        for kind, away, counts in tables.frame("place_kinds").select("kind", "foreign", "counts").iter_rows()
    }
    usual = {kind: ("yes", "no") for kind in (*FOREIGN_PLACE_KINDS, *UNCOUNTED_PLACE_KINDS)}
    kinds = [kind for kind, (away, counts) in {**usual, **own}.items() if away == "yes" or counts == "no"]
    return set(who.select(((pl.col("type") == "place") & pl.col("kind").is_in(kinds)).arg_true()).to_series().to_list())


Unit = tuple[int, int, int, int, int]


def _units(tables: Tables, at: dict[str, int], places: set[int]) -> tuple[list[Unit], list[str], list[str]]:
    """Rows (place, first day, last day, unit then, unit today), and the ids of both sorts of units.

    Without a register a place that no row places is its own unit.
    """
    frame = tables.frame("place_units").sort("place_id", pl.col("since").fill_null(""))
    same = _unchanged(tables)
    rows = list(frame.select("place_id", "since", "until", "municipality_id", "unit_valid_from").iter_rows())
    latest = {place: unit for place, _, _, unit, _ in rows}
    labelled = [
        (p, a, b, unit if not valid or (unit, valid) in same else f"{unit}@{valid}", latest[p])
        for p, a, b, unit, valid in rows
    ]
    if tables.frame("municipalities").is_empty():
        ids = {i: ident for ident, i in at.items()}
        known = {at[place] for place in latest if place in at}
        labelled += [(ids[i], None, None, ids[i], ids[i]) for i in sorted(places - known)]
    then, today = sorted({row[3] for row in labelled}), sorted({row[4] for row in labelled})
    then_at, today_at = {u: i for i, u in enumerate(then)}, {u: i for i, u in enumerate(today)}
    done = [(at[p], *span(a, b), then_at[u], today_at[t]) for p, a, b, u, t in labelled if p in at]
    return done, then, today


def _unchanged(tables: Tables) -> set[tuple[str, str]]:
    """Later units that a reform left as they were: the same unit before and after."""
    frame = tables.frame("municipalities").filter((pl.col("changed") == "no") & pl.col("valid_from").is_not_null())
    return set(frame.select("municipality_id", "valid_from").iter_rows())
