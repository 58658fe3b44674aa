"""Standard tables to what a store keeps: rows in a fixed order, integer codes, and the incidence as arrays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.dates import day_number
from graphkit.labels import LABELS
from graphkit.names import fold
from graphkit.tables import compile_levels
from graphkit.tables.compile_stakeholders import name_keys, stakeholders
from graphkit.tables.frames import ATTRIBUTES, Tables
from graphkit.vocabulary import DEFAULT_ROLE, DEFAULT_STATUS, EVENT_KINDS, STATUSES

Array = NDArray[Any]
_KEPT_APART = {"persons", "organisations", "places", "events", "phases", "participations"}
NO_DAY = -1


@dataclass
class Compiled:
    """What a store keeps. ``rows`` hold columns and values by table; ``codes`` the text behind integer codes.

    ``arrays``: participations sorted by stakeholder, event, phase, role and status (``p_*``), the same by event
    (``e_*``), stakeholders (``s_*``), events (``event_*``), and the tables of the levels (``stands_*``, ``unit_*``).
    """

    rows: dict[str, tuple[list[str], Iterable[tuple[Any, ...]]]] = field(default_factory=dict)
    codes: dict[str, list[str]] = field(default_factory=dict)
    arrays: dict[str, Array] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    knows_persons: bool = True


def compile_tables(tables: Tables) -> Compiled:
    """Compile checked tables.

    Raises nothing for data: checks come before. Participations with equal identity (stakeholder, event, phase, role,
    status) are counted once, their sources joined.
    """
    done = Compiled(notes=list(tables.notes), knows_persons=tables.knows_persons)
    who = stakeholders(tables)
    events = tables.frame("events").sort("event_id")
    done.codes |= {"stakeholder": who["id"].to_list(), "event": events["event_id"].to_list()}
    done.codes["phase"] = tables.frame("phases")["phase_id"].to_list()
    part = _participations(tables, done)
    _arrays(part, done)
    _event_arrays(events, tables, done)
    compile_levels.levels(tables, who, done.codes, done.arrays)
    _rows(tables, who, events, part, done)
    done.rows["name_key"] = (["key", "tier", "stakeholder"], name_keys(who, tables))
    _counts(part, done)
    return done


def _participations(tables: Tables, done: Compiled) -> pl.DataFrame:
    """The participations in store order with integer columns ``s, e, p, r, t`` (status) beside the text."""
    part = tables.frame("participations")
    part = part.with_columns(pl.coalesce("person_id", "organisation_id", "place_id").alias("stakeholder_id"))
    part = part.with_columns(pl.col("role").fill_null(DEFAULT_ROLE), pl.col("status").fill_null(DEFAULT_STATUS))
    part = part.with_columns(_known_roles(part["role"]))
    done.codes |= {"role": sorted(part["role"].unique().to_list()), "status": list(STATUSES)}
    part = _own_phase(part, tables.frame("events"))
    wanted = {"s": "stakeholder", "e": "event", "p": "phase", "r": "role", "t": "status"}
    for short, code in wanted.items():
        part = _coded(part, f"{code}_id" if f"{code}_id" in part.columns else code, short, done.codes[code])
    part = part.sort("s", "e", "p", "r", "t", maintain_order=True)
    return _once(part, done)


def _known_roles(roles: pl.Series) -> pl.Series:
    """Roles written by their label in English or Latvian become their code; others stay as they are."""
    words = {fold(word): code for code, labels in LABELS["role"].items() for word in (code, code.replace("-", " "), *labels)}
    found = {role: words.get(fold(role), role) for role in roles.unique().to_list()}
    return roles.replace_strict(found, return_dtype=pl.String).alias("role")


def _own_phase(part: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """A participation without a phase of its own is of its event's."""
    if not part["phase_id"].null_count():
        return part
    of_event = events.select("event_id", pl.col("phase_id").alias("_phase"))
    part = part.join(of_event, on="event_id", how="left", maintain_order="left")
    return part.with_columns(pl.coalesce("phase_id", "_phase").alias("phase_id")).drop("_phase")


def _coded(frame: pl.DataFrame, column: str, name: str, codes: list[str]) -> pl.DataFrame:
    """The frame with the position of each cell in ``codes``; -1 where the cell is empty."""
    table = pl.DataFrame({column: codes, name: range(len(codes))}, schema={column: pl.String, name: pl.Int32})
    return frame.join(table, on=column, how="left", maintain_order="left").with_columns(pl.col(name).fill_null(-1))


def _once(part: pl.DataFrame, done: Compiled) -> pl.DataFrame:
    """Equal participations once, their sources, notes and attributes joined."""
    identity = ["s", "e", "p", "r", "t"]
    same = pl.all_horizontal(pl.col(c) == pl.col(c).shift(1) for c in identity).fill_null(False)
    part = part.with_columns((~same).cum_sum().alias("_group"))
    doubled = part.height - int(part["_group"].max() or 0) if part.height else 0  # type: ignore[call-overload]
    if not doubled:
        return part.drop("_group")
    done.notes.append(f"{doubled} row(s) that repeat a participation were counted once, their sources joined")
    repeated = part.filter(pl.len().over("_group") > 1)
    single = part.filter(pl.len().over("_group") == 1)
    plain = [c for c in part.columns if c not in ("_group", "source_id", "locator", "note", ATTRIBUTES)]
    joined = repeated.group_by("_group", maintain_order=True).agg(
        *(pl.col(c).drop_nulls().first() for c in plain),
        pl.col("source_id").str.split(";").explode().drop_nulls().unique(maintain_order=True).str.join(";").replace("", None),
        *(pl.col(c).drop_nulls().unique(maintain_order=True).str.join("; ").replace("", None) for c in ("locator", "note")),
        _joined_attributes(),
    )
    return pl.concat([single, joined.select(single.columns)]).sort("_group").drop("_group")


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
    own = {kind: word != "no" for kind, word in tables.frame("event_kinds").select("kind", "joint_presence").iter_rows()}
    return {**EVENT_KINDS, **own}


def _event_arrays(events: pl.DataFrame, tables: Tables, done: Compiled) -> None:
    joint = joint_kinds(tables)
    done.codes["event_kind"] = sorted(events["kind"].drop_nulls().unique().to_list())
    kinds = {kind: i for i, kind in enumerate(done.codes["event_kind"])}
    done.arrays["event_kind"] = np.array([kinds.get(kind, -1) for kind in events["kind"]], dtype=np.int32)
    done.arrays["event_joint"] = np.array([joint.get(kind or "", True) for kind in events["kind"]], dtype=np.int8)
    spans = {p: (start, end) for p, start, end in tables.frame("phases").select("phase_id", "start", "end").iter_rows()}
    rows = events.select("start", "end", "phase_id").iter_rows()
    days = [_day(start, end, *spans.get(phase, (None, None))) for start, end, phase in rows]
    done.arrays["event_day"] = np.array(days, dtype=np.int32)
    phases = {phase: i for i, phase in enumerate(done.codes["phase"])}
    done.arrays["event_phase"] = np.array([phases.get(phase, -1) for phase in events["phase_id"]], dtype=np.int16)


def _day(start: str | None, end: str | None, phase_start: str | None, phase_end: str | None) -> int:
    """An event's day: start, else its phase's start, else end, else its phase's end, else none."""
    return next((day for date in (start, phase_start, end, phase_end) if (day := day_number(date))), NO_DAY)


def _rows(tables: Tables, who: pl.DataFrame, events: pl.DataFrame, part: pl.DataFrame, done: Compiled) -> None:
    """Rows of every table of the store, positions first."""
    done.rows["stakeholders"] = _numbered(who)
    done.rows["events"] = _numbered(_plain(events))
    done.rows["phases"] = _numbered(_plain(tables.frame("phases")))
    places = pl.DataFrame({"for_place_id": done.codes["stakeholder"]}, schema={"for_place_id": pl.String}).with_row_index("for")
    part = part.join(places, on="for_place_id", how="left", maintain_order="left").with_row_index("row") if _any_for(part) else (
        part.with_columns(pl.lit(None, pl.Int64).alias("for")).with_row_index("row")
    )
    done.arrays["p_for"] = part["for"].fill_null(-1).cast(pl.Int32).to_numpy() if _any_for(part) else np.empty(0, np.int32)
    columns = ["row", "s", "e", "p", "r", "t", "for", "start", "end", "source_id", "locator", "note", ATTRIBUTES]
    done.rows["participation"] = (columns, part.select(columns).iter_rows())
    for name, frame in tables.frames.items():
        if name not in _KEPT_APART and frame.height:
            plain = _plain(frame)
            done.rows[name] = (plain.columns, plain.iter_rows())


def _any_for(part: pl.DataFrame) -> bool:
    return part["for_place_id"].null_count() < part.height


def _plain(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.drop("_row", strict=False)


def _numbered(frame: pl.DataFrame) -> tuple[list[str], Iterable[tuple[Any, ...]]]:
    frame = frame.with_row_index("ix")
    return frame.columns, frame.iter_rows()


def _counts(part: pl.DataFrame, done: Compiled) -> None:
    done.counts = {
        "participations": part.height,
        "stakeholders": part["s"].n_unique() if part.height else 0,
        "events": len(done.codes["event"]),
        "phases": len(done.codes["phase"]),
    }


