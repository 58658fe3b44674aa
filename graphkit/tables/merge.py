"""Tables merged by identity: the newer source wins where cells conflict, and each change is listed."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from graphkit import schema
from graphkit.tables.checks import check_tables
from graphkit.tables.frames import Tables
from graphkit.tables.raw import ROW

_LISTED = 20  # changes named one by one; the rest are counted


def merge(parts: Sequence[Tables]) -> Tables:
    """All parts as one, later ones winning; their problems and notes are kept, the result is checked again."""
    for part in parts:
        if part.errors():
            return Tables(
                problems=[p for each in parts for p in each.problems], notes=[n for each in parts for n in each.notes]
            )
    result = Tables({name: _plain(frame) for name, frame in parts[0].frames.items()}, {}, list(parts[0].problems))
    result.notes, result.knows_persons = list(parts[0].notes), parts[0].knows_persons
    for part in parts[1:]:
        _add(result, _renamed(result, part))
    return check_tables(result)


def _plain(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.drop(ROW, strict=False)


def _add(result: Tables, part: Tables) -> None:
    changes: list[str] = []
    for name, frame in part.frames.items():
        old, new = result.frame(name), _plain(frame)
        key = list(schema.tables()[name].primary_key)
        result.frames[name] = (
            _merge_keyed(old, new, key, name, changes) if key else pl.concat([old, new]).unique(maintain_order=True)
        )
    result.problems += part.problems
    result.notes += part.notes
    result.knows_persons = result.knows_persons and part.knows_persons
    if changes:
        more = f" … and {len(changes) - _LISTED} more" if len(changes) > _LISTED else ""
        result.notes.append("changed by the newer source: " + "; ".join(changes[:_LISTED]) + more)


def _merge_keyed(old: pl.DataFrame, new: pl.DataFrame, key: list[str], name: str, changes: list[str]) -> pl.DataFrame:
    both = old.join(
        new, on=key, how="full", coalesce=True, suffix="_new", nulls_equal=True, maintain_order="left_right"
    )
    for column in (c for c in old.columns if c not in key):
        differs = pl.col(column).is_not_null() & (pl.col(column) != pl.col(f"{column}_new"))
        for ident, before, after in both.filter(differs).select(key[0], column, f"{column}_new").iter_rows():
            changes.append(f"{name} {ident}: {column} {before!r} → {after!r}")
    cells = [pl.coalesce(f"{c}_new", c).alias(c) if c not in key else pl.col(c) for c in old.columns]
    return both.select(cells)


def _renamed(result: Tables, part: Tables) -> Tables:
    """The part with ids that are mere names prefixed by their type where the same id is of another type already."""
    taken = {
        ident: kind
        for kind, name in schema.STAKEHOLDER_TABLES.items()
        for ident in result.frame(name)[schema.WHO_COLUMNS[kind]].to_list()
    }
    frames = dict(part.frames)
    for kind, name in schema.STAKEHOLDER_TABLES.items():
        column = schema.WHO_COLUMNS[kind]
        label = "label" if kind == "person" else "name"
        clashes = [
            i for i, n in part.frame(name).select(column, label).iter_rows() if taken.get(i, kind) != kind and i == n
        ]
        if clashes:
            frames = _rename_in(frames, {old: f"{kind}:{old}" for old in clashes}, kind)
    return Tables(frames, part.raws, part.problems, part.notes, part.knows_persons)


def _rename_in(frames: dict[str, pl.DataFrame], names: dict[str, str], kind: str) -> dict[str, pl.DataFrame]:
    """The ids replaced in their own table and in every column that points to it."""
    own = schema.STAKEHOLDER_TABLES[kind]
    result = {}
    for name, frame in frames.items():
        table = schema.tables()[name]
        pointing = {k.columns[0] for k in table.foreign_keys if k.table == own}
        pointing |= {schema.WHO_COLUMNS[kind]} if name == own else set()
        result[name] = frame.with_columns(pl.col(column).replace(names) for column in pointing) if pointing else frame
    return result
