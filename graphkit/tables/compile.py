"""Standard tables to what a store keeps: rows in a fixed order, integer codes, and the incidence as arrays."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit import schema
from graphkit.dates import day_number
from graphkit.tables import compile_levels
from graphkit.tables.compile_stakeholders import name_keys, stakeholders
from graphkit.tables.frames import ATTRIBUTES, Tables
from graphkit.tables.open_lists import with_codes
from graphkit.tables.phases import own_phase
from graphkit.tables.united import united
from graphkit.vocabulary import DEFAULT_ROLE, DEFAULT_STATUS, EVENT_KINDS, STATUSES

Array = NDArray[Any]
NO_DAY = -1


@dataclass
class Compiled:
    """What a store keeps. ``rows`` hold the rows by table; ``codes`` the text behind integer codes.

    ``arrays``: participations sorted by stakeholder, event, phase, role and status (``p_*``), the same by event
    (``e_*``), stakeholders (``s_*``), events (``event_*``), the tables of the levels (``stands_*``, ``unit_*``), and the keys that
    names are found by (``key_*``).
    """

    rows: dict[str, pl.DataFrame] = field(default_factory=dict)
    codes: dict[str, list[str]] = field(default_factory=dict)
    arrays: dict[str, Array] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    knows_persons: bool = True
    policy: str = ""


def compile_tables(tables: Tables) -> Compiled:
    """Compile checked tables.

    Raises nothing for data: checks come before. Participations with equal identity (stakeholder, event, phase, role,
    status) are counted once, their sources joined.
    """
    done_by_decision = united(with_codes(tables))
    tables = done_by_decision.tables
    done = Compiled(notes=list(tables.notes), knows_persons=tables.knows_persons, policy=tables.policy)
    who = stakeholders(tables)
    events = tables.frame("events").sort("event_id")
    done.codes |= {"stakeholder": who["id"].to_list(), "event": events["event_id"].to_list()}
    done.codes["phase"] = tables.frame("phases")["phase_id"].to_list()
    with ThreadPoolExecutor(1) as beside:
        keys = beside.submit(name_keys, who, tables)
        part = _participations(tables, done)
    _arrays(part, done)
    _event_arrays(events, tables, done)
    compile_levels.levels(tables, who, done.codes, done.arrays)
    _rows(tables, who, events, part, done)
    done.rows |= done_by_decision.kept()
    done.arrays |= keys.result()
    _counts(part, done)
    return done


def _participations(tables: Tables, done: Compiled) -> pl.DataFrame:
    """The participations in store order with integer columns ``s, e, p, r, t`` (status) beside the text."""
    part = tables.frame("participations")
    part = part.with_columns(pl.coalesce("person_id", "organisation_id", "place_id").alias("stakeholder_id"))
    part = part.with_columns(pl.col("role").fill_null(DEFAULT_ROLE), pl.col("status").fill_null(DEFAULT_STATUS))
    done.codes |= {"role": sorted(part["role"].unique().to_list()), "status": list(STATUSES)}
    part = own_phase(part, tables.frame("events"))
    wanted = {"s": "stakeholder", "e": "event", "p": "phase", "r": "role", "t": "status"}
    for short, code in wanted.items():
        part = _coded(part, f"{code}_id" if f"{code}_id" in part.columns else code, short, done.codes[code])
    part = part.select(*_IDENTITY, *_BESIDE)  # texts that are codes now would only be carried along
    return _once(_sorted(part, [len(done.codes[code]) for code in wanted.values()]), done)


def _sorted(part: pl.DataFrame, sizes: list[int]) -> pl.DataFrame:
    """The participations by stakeholder, event, phase, role and status; by one number made of the five if they fit."""
    if math.prod(size + 1 for size in sizes) >= 2**63:
        return part.sort(_IDENTITY, maintain_order=True)
    key = pl.lit(0, pl.Int64)
    for column, size in zip(_IDENTITY, sizes, strict=True):
        key = key * (size + 1) + pl.col(column) + 1
    order = part.select(key.alias("key"))["key"].to_numpy().argsort(kind="stable")
    empty = [column for column in _BESIDE if not part[column].count()]
    ordered = part.drop(empty).select(pl.all().gather(order))
    return ordered.with_columns(pl.lit(None, pl.String).alias(column) for column in empty)


def _coded(frame: pl.DataFrame, column: str, name: str, codes: list[str]) -> pl.DataFrame:
    """The frame with the position of each cell in ``codes``; -1 where the cell is empty."""
    table = pl.DataFrame({column: codes, name: range(len(codes))}, schema={column: pl.String, name: pl.Int32})
    return frame.join(table, on=column, how="left", maintain_order="left").with_columns(pl.col(name).fill_null(-1))


def _once(part: pl.DataFrame, done: Compiled) -> pl.DataFrame:
    """Equal participations once, their sources, notes and attributes joined."""
    codes = np.column_stack([part[c].to_numpy() for c in _IDENTITY])
    repeats = np.concatenate(([False], (codes[1:] == codes[:-1]).all(axis=1)))[: part.height]
    if not repeats.any():
        return part
    done.notes.append(
        f"{int(repeats.sum())} row(s) that repeat a participation were counted once, their sources joined"
    )
    part = part.with_columns(pl.Series("_group", np.cumsum(~repeats)))
    first = part.filter(pl.Series(~repeats))
    repeated = part.join(part.filter(pl.Series(repeats)).select("_group").unique(), on="_group", how="semi")
    joined = repeated.group_by("_group", maintain_order=True).agg(
        *(pl.col(c).drop_nulls().first() for c in ("for_place_id", "for_organisation_id", "start", "end")),
        _joined(pl.col("source_id").str.split(";").explode(), ";").alias("source_id"),
        *(_joined(pl.col(c), "; ").alias(c) for c in ("locator", "note")),
        _joined_attributes(),
    )
    return first.update(joined, on="_group").drop("_group")


_IDENTITY = ["s", "e", "p", "r", "t"]
_BESIDE = ["for_place_id", "for_organisation_id", "start", "end", "source_id", "locator", "note", ATTRIBUTES]


def _joined(cells: pl.Expr, separator: str) -> pl.Expr:
    return cells.drop_nulls().unique(maintain_order=True).str.join(separator).replace("", None)


def _joined_attributes() -> pl.Expr:
    """One JSON object, or a JSON list of the differing ones."""
    kept = pl.col(ATTRIBUTES).drop_nulls().unique(maintain_order=True)
    listed = pl.concat_str([pl.lit("["), kept.str.join(","), pl.lit("]")])
    return pl.when(kept.len() > 1).then(listed.first()).otherwise(kept.first()).alias(ATTRIBUTES)


def _arrays(part: pl.DataFrame, done: Compiled) -> None:
    """The participations by stakeholder and by event."""
    types = {"e": np.int32, "p": np.int16, "r": np.int16, "t": np.int8}
    s = part["s"].to_numpy().astype(np.int64)
    e = part["e"].to_numpy().astype(np.int64)
    done.arrays["p_start"] = _starts(s, len(done.codes["stakeholder"]))
    done.arrays["e_start"] = _starts(e, len(done.codes["event"]))
    by_event = np.argsort(e, kind="stable")
    done.arrays |= {"e_row": by_event.astype(np.int32), "e_s": s[by_event].astype(np.int32)}
    for name, dtype in types.items():
        column = part[name].to_numpy().astype(dtype)
        done.arrays[f"p_{name}"] = column
        if name != "e":
            done.arrays[f"e_{name}"] = column[by_event]


def _starts(codes: Array, size: int) -> Array:
    """Where the rows of each code begin in the sorted order: size + 1 numbers."""
    return np.concatenate(([0], np.cumsum(np.bincount(codes, minlength=size)))).astype(np.int64)


def joint_kinds(tables: Tables) -> dict[str, bool]:
    """Event kind -> whether those listed met one another: the package's own table over the usual one."""
    own = {
        kind: word != "no" for kind, word in tables.frame("event_kinds").select("kind", "joint_presence").iter_rows()
    }
    return {**EVENT_KINDS, **own}


def _event_arrays(events: pl.DataFrame, tables: Tables, done: Compiled) -> None:
    joint = joint_kinds(tables)
    done.codes["event_kind"] = sorted(events["kind"].drop_nulls().unique().to_list())
    kinds = {kind: i for i, kind in enumerate(done.codes["event_kind"])}
    done.arrays["event_kind"] = np.array([kinds.get(kind, -1) for kind in events["kind"]], dtype=np.int32)
    done.arrays["event_joint"] = np.array([joint.get(kind or "", True) for kind in events["kind"]], dtype=np.int8)
    spans = tables.frame("phases").select("phase_id", _first="start", _last="end")
    dated = events.join(spans, on="phase_id", how="left", maintain_order="left")
    # An event's day: its start, else its phase's start, else its end, else its phase's end, else none.
    dates = dated.select(pl.coalesce("start", "_first", "end", "_last").alias("date"))["date"]
    days = {date: day_number(date) for date in dates.drop_nulls().unique().to_list()}
    done.arrays["event_day"] = (
        dates.replace_strict(days, default=NO_DAY, return_dtype=pl.Int32).fill_null(NO_DAY).to_numpy()
    )
    phases = {phase: i for i, phase in enumerate(done.codes["phase"])}
    done.arrays["event_phase"] = np.array([phases.get(phase, -1) for phase in events["phase_id"]], dtype=np.int16)


def _rows(tables: Tables, who: pl.DataFrame, events: pl.DataFrame, part: pl.DataFrame, done: Compiled) -> None:
    """Rows of every table of the store, positions first."""
    done.rows["stakeholders"] = _numbered(who)
    done.rows["events"] = _numbered(_plain(events))
    done.rows["phases"] = _numbered(_plain(tables.frame("phases")))
    part = part.with_row_index("row")
    for name, column in _FOR.items():
        part = _with_positions(part, f"{column}_id", column, done.codes["stakeholder"])
        own = part[column]
        done.arrays[name] = own.fill_null(-1).to_numpy() if own.count() else np.empty(0, np.int32)
    columns = [
        "row",
        "s",
        "e",
        "p",
        "r",
        "t",
        *_FOR.values(),
        "start",
        "end",
        "source_id",
        "locator",
        "note",
        ATTRIBUTES,
    ]
    names = {"s": "stakeholder", "e": "event", "p": "phase", "r": "role", "t": "status"}
    done.rows["participation"] = part.select(columns).rename(names)
    for name, frame in tables.frames.items():
        if name not in schema.KEPT_APART and frame.height:
            done.rows[name] = _plain(frame)


_FOR = {"p_for": "for_place", "p_body": "for_organisation"}  # what a participation may name for itself, by array


def _with_positions(part: pl.DataFrame, column: str, name: str, ids: list[str]) -> pl.DataFrame:
    """The participations with the position of the stakeholder that a column names, null for most."""
    if not part[column].count():
        return part.with_columns(pl.lit(None, pl.Int32).alias(name))
    known = pl.DataFrame({column: ids, name: range(len(ids))}, schema={column: pl.String, name: pl.Int32})
    return part.join(known, on=column, how="left", maintain_order="left")


def _plain(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.drop("_row", strict=False)


def _numbered(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_row_index("ix")


def _counts(part: pl.DataFrame, done: Compiled) -> None:
    done.counts = {
        "participations": part.height,
        "stakeholders": part["s"].n_unique() if part.height else 0,
        "events": len(done.codes["event"]),
        "phases": len(done.codes["phase"]),
    }
