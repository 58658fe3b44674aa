"""Tables merged by identity: the newer source wins where cells conflict, and each change is listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from graphkit import schema
from graphkit.tables.checks import check_tables
from graphkit.tables.decisions import followed, without_pairs
from graphkit.tables.frames import Tables
from graphkit.tables.known_names import similar_names, with_known
from graphkit.tables.phases import by_date, own_phase, without_own
from graphkit.tables.raw import ROW
from graphkit.tables.same import Renaming, known_by_id, other_ids, renamed

_LABELS = {
    "phases": "name",
    "organisations": "name",
    "persons": "label",
    "places": "name",
    "events": "title",
    "sources": "title",
}


def merge(parts: Sequence[Tables]) -> Tables:
    """All parts as one, later ones winning; their problems and notes are kept, the result is checked again."""
    for part in parts:
        if part.errors():
            return Tables(
                problems=[p for each in parts for p in each.problems], notes=[n for each in parts for n in each.notes]
            )
    result = Tables(
        {name: _plain(frame) for name, frame in _with_phases(parts[0]).items()}, {}, list(parts[0].problems)
    )
    result.notes, result.knows_persons = list(parts[0].notes), parts[0].knows_persons
    result.policy = parts[0].policy
    result.decisions_at = dict(parts[0].decisions_at)
    dated = result.frame("phases").equals(by_date(result))
    for part in parts[1:]:
        new = with_known(result, replace(part, frames=_with_phases(part)))
        _rename(result, known_by_id(new, result))
        new = replace(new)
        _rename(new, other_ids(result, new))
        _add(result, new)
    if "events" in result.frames:
        result.frames["events"] = without_own(result)
    if dated and "phases" in result.frames:
        result.frames["phases"] = by_date(result)
    return check_tables(result)


def _with_phases(part: Tables) -> dict[str, pl.DataFrame]:
    """The tables with the phases that participations have from their events: another source may name another for those."""
    if "participations" not in part.frames:
        return part.frames
    return {**part.frames, "participations": own_phase(part.frame("participations"), part.frame("events"))}


def _rename(tables: Tables, renaming: Renaming) -> None:
    tables.frames = renamed(tables.frames, renaming)
    if "identities" in tables.frames:  # two names may have turned out to be one id
        tables.frames["identities"] = tables.frames["identities"].filter(pl.col("left_id") != pl.col("right_id"))
    for names in renaming.values():
        tables.decisions_at = followed(tables.decisions_at, names)


def _plain(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.drop(ROW, strict=False)


def _add(result: Tables, part: Tables) -> None:
    changes: list[str] = []
    result.problems += similar_names(result, part)
    for name, frame in part.frames.items():
        old, new = result.frame(name), _plain(frame)
        if name == "identities":
            old = without_pairs(old, new, turned_only=True)
        key = list(schema.tables()[name].primary_key)
        new = _own_labels(_once(new, key), old, name)
        result.frames[name] = (
            _merge_keyed(old, new, key, name, changes) if key else pl.concat([old, new]).unique(maintain_order=True)
        )
    result.decisions_at |= part.decisions_at
    result.problems += part.problems
    result.notes += part.notes
    result.knows_persons = result.knows_persons and part.knows_persons
    if part.policy and result.policy not in ("", part.policy):
        changes.append("the policy")
    result.policy = part.policy or result.policy
    if changes:
        result.notes.append("changed by the newer source: " + "; ".join(changes))


def _once(frame: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """One row a key: two names of the new source may have turned out to be one stakeholder."""
    if not key or not frame.select(pl.struct(key).is_duplicated().any()).item():
        return frame
    return frame.group_by(key, maintain_order=True).agg(pl.exclude(key).drop_nulls().first()).select(frame.columns)


def _own_labels(new: pl.DataFrame, old: pl.DataFrame, name: str) -> pl.DataFrame:
    """The new rows without labels that merely repeat an id which has a label already: nobody gave them."""
    if name not in _LABELS:
        return new
    key, label = schema.tables()[name].primary_key[0], _LABELS[name]
    labelled = old.filter(pl.col(label).is_not_null())[key]
    made = (pl.col(label) == pl.col(key)) & pl.col(key).is_in(labelled.implode())
    return new.with_columns(pl.when(~made.fill_null(value=False)).then(label).alias(label))


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
