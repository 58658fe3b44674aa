"""Stakeholders that are decided to be the same, as one: every reference rewritten, nothing lost, and the way back.

Only rows that name such a stakeholder are touched; as they were, they are kept beside the others, so that a store gives
its tables back as they were read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from graphkit import schema
from graphkit.tables.decisions import SAME, decided, stakeholder_types
from graphkit.tables.frames import Tables, complete, empty
from graphkit.tables.groups import staying
from graphkit.tables.headers import listed
from graphkit.tables.raw import ROW
from graphkit.tables.same import pointing_columns
from graphkit.tables.united_rows import Row, joined_rows, one_row, other_names, own_units

Frames = dict[str, pl.DataFrame]
BEFORE = "before_"  # what a store calls the rows of a table as they were
MERGED = "merged_ids"
_SHOWN = 10
_REGISTER = (("municipalities", "municipality_id"), ("settlements", "settlement_id"))
_TERRITORIES = ("territory_id", "rollup_id")  # ids of places or of units of the register
_LISTED = ("mediation_periods", "memberships", "phase_participations", "named_communities", "population_figures")


@dataclass
class United:
    """Tables with decided doubles as one, and the touched rows of each table as they were, by table."""

    tables: Tables
    ids: dict[str, str] = field(default_factory=dict)  # the id that gives way -> the one that stays
    before: Frames = field(default_factory=dict)

    def kept(self) -> Frames:
        """What a store keeps besides, by name; nothing where nobody was decided to be the same."""
        if not self.ids:
            return {}
        ids = pl.DataFrame({"old_id": list(self.ids), "new_id": list(self.ids.values())})
        return {MERGED: ids} | {BEFORE + name: frame for name, frame in self.before.items()}


def united(tables: Tables) -> United:
    """The tables with stakeholders that are decided to be the same as one; without such decisions the same tables.

    Of each the one that `staying` names stays. Its cells stand, its gaps are filled from the others in order of their
    ids; other names become aliases, other ids stay findable; rows that have become equal count once, sources joined.
    """
    same = decided(tables)[SAME]
    types = stakeholder_types(tables) if same else {}
    ids = {old: new for old, new in staying(same, types).items() if types[old] == types[new]}
    if not ids:
        return United(tables)
    done = United(tables, ids)
    frames = _with_bodies(tables, ids)
    result = {name: _rewritten(name, frame, done) for name, frame in frames.items()}
    conflicts = _one_each(result, done)
    notes = [_told(ids), *([f"stakeholders taken for one differ: {_few(conflicts)}"] if conflicts else [])]
    done.tables = replace(tables, frames=result, notes=[*tables.notes, *notes])
    return done


def _told(ids: Mapping[str, str]) -> str:
    return f"{len(ids)} stakeholder(s) taken for another by decision: " + listed(
        [f"{old} → {new}" for old, new in ids.items()], _SHOWN
    )


def _few(conflicts: list[str]) -> str:
    more = f"; and {len(conflicts) - _SHOWN} more" if len(conflicts) > _SHOWN else ""
    return "; ".join(conflicts[:_SHOWN]) + more


def _with_bodies(tables: Tables, ids: Mapping[str, str]) -> Frames:
    """The tables in which the rows of a person who gives way still name the organisation that they were counted for."""
    frames = dict(tables.frames)
    rows = tables.frame("persons").select("person_id", "organisation_id").drop_nulls().iter_rows()
    bodies = {person: ids.get(body, body) for person, body in rows}
    own = {old: bodies[old] for old, new in ids.items() if old in bodies and bodies[old] != bodies.get(new)}
    if own and "participations" in frames:
        usual = pl.col("person_id").replace_strict(own, default=None, return_dtype=pl.String)
        frames["participations"] = frames["participations"].with_columns(
            pl.coalesce("for_organisation_id", usual).alias("for_organisation_id")
        )
    return frames


def _rewritten(name: str, frame: pl.DataFrame, done: United) -> pl.DataFrame:
    """A table with the ids that stay; its touched rows as they were go to ``before``."""
    meant = _meant(name, done.ids, done.tables.frames)
    if not meant or frame.is_empty():
        return frame
    touched = _touched(frame, {column: {*ids, *ids.values()} for column, ids in meant.items()})
    if not touched.any():
        return frame
    done.before[name] = done.tables.frame(name).filter(touched).drop(ROW, strict=False)
    if name == "place_units":
        return own_units(frame, done.ids)
    renamed = frame.with_columns(pl.col(column).replace(ids) for column, ids in meant.items())
    return joined_rows(renamed, touched, name) if name in _LISTED else renamed


def _touched(frame: pl.DataFrame, ids: Mapping[str, set[str]]) -> pl.Series:
    """Which rows hold one of the ids of a column in it."""
    found = pl.any_horizontal(pl.col(column).is_in(list(some)) for column, some in ids.items())
    return frame.select(found.fill_null(value=False).alias("touched"))["touched"]


def _meant(name: str, ids: Mapping[str, str], frames: Frames) -> dict[str, dict[str, str]]:
    """The columns of a table that hold ids of stakeholders -> what is replaced in them.

    Decisions keep their ids, and so does a column where a municipality may be meant, as far as the id is one of the register's.
    """
    columns = {column: dict(ids) for column in pointing_columns(name)} if name != "identities" else {}
    units = {ident for table, key in _REGISTER if table in frames for ident in frames[table][key]}
    places = {old: new for old, new in ids.items() if old not in units}
    own = [column for column in _TERRITORIES if column in schema.tables()[name].names]
    return {column: found for column, found in {**columns, **dict.fromkeys(own, places)}.items() if found}


def _one_each(result: Frames, done: United) -> list[str]:
    """One row for each stakeholder, and aliases for what else it was called; what the rows said differently."""
    conflicts: list[str] = []
    aliases = result.get("aliases", empty("aliases")).unique(
        ("stakeholder_id", "alias"), keep="first", maintain_order=True
    )
    known: dict[str, set[str]] = {}
    for ident, alias in aliases.select("stakeholder_id", "alias").iter_rows():
        known.setdefault(ident, set()).add(alias)
    added: list[Row] = []
    for kind, name in schema.STAKEHOLDER_TABLES.items():
        key = schema.WHO_COLUMNS[kind]
        merged = []
        for stays, rows in _together(done, name, key).items():
            row, differ = one_row([_renamed(row, key, done.ids) for row in rows], key, kind)
            merged.append(row)
            conflicts += differ
            added += other_names(rows, key, kind, known.get(stays, set()))
        if merged:
            result[name] = _put(result[name], merged, name, key, set(done.ids))
    result["aliases"] = pl.concat([aliases, _frame(added, "aliases")], how="diagonal")
    return conflicts


def _together(done: United, name: str, key: str) -> dict[str, list[Row]]:
    """The rows of stakeholders as they were, by the id that stays, its own row first."""
    found: dict[str, list[Row]] = {}
    for row in done.before.get(name, empty(name)).sort(key).iter_rows(named=True):
        stays = done.ids.get(row[key], row[key])
        if row[key] == stays:
            found.setdefault(stays, []).insert(0, row)
        elif row[key] in done.ids:
            found.setdefault(stays, []).append(row)
    return {stays: rows for stays, rows in found.items() if len(rows) > 1}


def _renamed(row: Row, key: str, ids: Mapping[str, str]) -> Row:
    """The row with the ids that stay in it, but for its own."""
    return {column: cell if column == key else ids.get(cell or "", cell) for column, cell in row.items()}


def _put(frame: pl.DataFrame, merged: list[Row], name: str, key: str, gone: set[str]) -> pl.DataFrame:
    """The table with the merged rows in the place of those that stay."""
    new = _frame(merged, name)
    once = frame.unique(key, keep="first", maintain_order=True)
    others = [column for column in new.columns if column != key]
    joined = once.join(
        new.with_columns(_merged=pl.lit(value=True)), on=key, how="left", suffix="_new", maintain_order="left"
    )
    cells = [pl.when("_merged").then(f"{c}_new").otherwise(c).alias(c) for c in others]
    return joined.with_columns(cells).select(frame.columns)


def _frame(rows: list[Row], name: str) -> pl.DataFrame:
    wanted = empty(name).columns
    return pl.DataFrame({c: [row.get(c) for row in rows] for c in wanted}, schema=dict.fromkeys(wanted, pl.String))


def as_read(frames: Frames, kept: Frames) -> Frames:
    """The tables as they were before `united`, from the tables after it and what `United.kept` gave."""
    if MERGED not in kept:
        return frames
    ids, result = dict(kept[MERGED].select("old_id", "new_id").iter_rows()), dict(frames)
    for name in (name for name in schema.tables() if name in frames):
        stays = {column: set(found.values()) for column, found in _meant(name, ids, frames).items()}
        touched = _touched(frames[name], stays) if stays else None
        if touched is not None and touched.any():
            before, left = kept.get(BEFORE + name), frames[name].filter(~touched)
            whole = left if before is None else pl.concat([left, complete(before, name).select(left.columns)])
            result[name] = _in_order(whole, frames[name], schema.tables()[name].primary_key)
    return {name: frame for name, frame in result.items() if frame.height}


def _in_order(frame: pl.DataFrame, like: pl.DataFrame, key: tuple[str, ...]) -> pl.DataFrame:
    """The rows in the order that their keys have in another table, new ones last."""
    if len(key) != 1:
        return frame
    places = like.select(key[0]).with_row_index("_at").unique(key[0], keep="first")
    placed = frame.join(places, on=key[0], how="left", maintain_order="left")
    return placed.sort("_at", nulls_last=True, maintain_order=True).drop("_at")
