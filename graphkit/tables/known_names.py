"""Stakeholders of a new source that are known by name: those without a type, and municipalities of the register.

A name in an untyped row means the one stakeholder that bears it, whatever its type; else the one with that recorded
alias; else the municipality whose register name it is. What is merely similar is told, never merged.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from graphkit import schema
from graphkit.errors import Problem
from graphkit.names import fold_frame
from graphkit.tables.decisions import followed
from graphkit.tables.frames import Tables, complete
from graphkit.tables.headers import listed
from graphkit.tables.registered import known_as_units, register_places
from graphkit.tables.same import made_ids, renamed

_SHOWN = 10
_NAMES = {
    "person": ("label",),
    "organisation": ("name", "name_en", "short_name", "short_name_en"),
    "place": ("name", "name_en", "short_name", "short_name_en"),
}
Found = pl.DataFrame  # columns id (in the new source), name, known (the id it has here), type


def names_of(tables: Tables, inflected: bool = False) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The names of all stakeholders and their recorded aliases, each as rows of name, known (the id) and type."""
    own, types = [], []
    for kind, table in schema.STAKEHOLDER_TABLES.items():
        frame, key = tables.frame(table), schema.WHO_COLUMNS[kind]
        types.append(frame.select(pl.col(key).alias("known"), pl.lit(kind).alias("type")))
        own += [
            frame.select(pl.col(c).alias("name"), pl.col(key).alias("known"), pl.lit(kind).alias("type"))
            for c in _NAMES[kind]
        ]
    aliases = tables.frame("aliases")
    if not inflected:
        aliases = aliases.filter(pl.col("kind").fill_null("") != "inflected")
    recorded = aliases.select(pl.col("alias").alias("name"), pl.col("stakeholder_id").alias("known"))
    return pl.concat(own).drop_nulls().unique(), recorded.join(pl.concat(types), on="known").drop_nulls().unique()


def with_known(here: Tables, part: Tables) -> Tables:
    """The new source with its untyped stakeholders, and the municipalities it names, being those known here."""
    found = _untyped(here, part)
    units = known_as_units(here, part, found["id"])
    found = pl.concat([found, units])
    if found.is_empty():
        return part
    places = found.filter(pl.col("id").is_in(part.frame("places")["place_id"].implode()))
    frames = renamed(_moved(part.frames, found), {"place": dict(places.select("id", "known").iter_rows())})
    names = dict(found.select("id", "known").iter_rows())
    if "identities" in frames:
        frames["identities"] = frames["identities"].with_columns(pl.col("left_id", "right_id").replace(names))
    if units.height:
        frames = register_places(here, frames, units)
    shown = listed(
        [name if name == known else f"{name} ({known})" for name, known in found.select("name", "known").iter_rows()],
        _SHOWN,
    )
    note = f"{found.height} name(s) of the new source are stakeholders or municipalities already known: {shown}"
    unsure = None if part.unsure is None else part.unsure.filter(~part.unsure.is_in(found["id"].implode()))
    knows = part.knows_persons or (unsure is not None and unsure.is_empty())
    at = followed(part.decisions_at, names)
    return replace(part, frames=frames, notes=[*part.notes, note], knows_persons=knows, unsure=unsure, decisions_at=at)


def _untyped(here: Tables, part: Tables) -> Found:
    bodies = part.frame("organisations").select(pl.col("organisation_id").alias("id"), "name").drop_nulls()
    loose = bodies.filter(
        pl.col("id").is_in((part.untyped if part.untyped is not None else pl.Series("id", [], pl.String)).implode())
    )
    loose = loose.filter(pl.col("id").is_in(list(made_ids(part, "organisation"))))
    own, aliases = names_of(here)
    first = _only(loose, own)
    second = _only(loose.join(own, on="name", how="anti"), aliases)
    found = pl.concat([first, second])
    acting = _named_as_bodies(part.frames)
    moves = (pl.col("type") != "organisation") & pl.col("id").is_in(acting.implode())
    return found.filter(~moves & ((pl.col("type") != "organisation") | (pl.col("id") != pl.col("known"))))


def _only(loose: pl.DataFrame, names: pl.DataFrame) -> Found:
    """Those whose name belongs to one stakeholder alone."""
    met = loose.join(names, on="name", maintain_order="left").unique(["id", "known"], maintain_order=True)
    return met.filter(pl.len().over("id") == 1).select("id", "name", "known", "type")


def _named_as_bodies(frames: dict[str, pl.DataFrame]) -> pl.Series:
    """The ids that rows use as somebody's organisation: they are no place and no person."""
    where = (
        ("memberships", "organisation_id"),
        ("persons", "organisation_id"),
        ("participations", "for_organisation_id"),
    )
    used = [frames[table][column].rename("id") for table, column in where if table in frames]
    return pl.concat([pl.Series("id", [], pl.String), *used]).drop_nulls().unique()


def _moved(frames: dict[str, pl.DataFrame], found: Found) -> dict[str, pl.DataFrame]:
    """The tables with the found stakeholders under the ids and in the tables they have here, their names left out."""
    result = dict(frames)
    for table, own in (("participations", "organisation_id"), ("memberships", "member_organisation_id")):
        if table in result:
            result[table] = _pointed(result[table], own, found)
    if "organisations" in result:
        rows = result["organisations"].join(
            found.select(organisation_id="id", known="known", type="type"), on="organisation_id"
        )
        result["organisations"] = result["organisations"].join(
            found, left_on="organisation_id", right_on="id", how="anti"
        )
        for kind, part in rows.group_by("type"):
            table, key = schema.STAKEHOLDER_TABLES[str(kind[0])], schema.WHO_COLUMNS[str(kind[0])]
            kept = part.select(pl.col("known").alias(key), "sector", "country", "attributes")
            result[table] = (
                pl.concat([result[table], complete(kept, table)], how="diagonal")
                if table in result
                else complete(kept, table)
            )
    return result


def _pointed(frame: pl.DataFrame, own: str, found: Found) -> pl.DataFrame:
    """Rows that point to found stakeholders point to them in the column of their type; places are nobody's members."""
    columns = {"person": "person_id", "organisation": own, "place": "place_id"}
    new = found.select(pl.col("id").alias(own), "known", pl.col("type").alias("_type"))
    rows = frame.join(new, on=own, how="left", maintain_order="left")
    if "place_id" not in frame.columns:
        rows = rows.filter(pl.col("_type").fill_null("") != "place")
    moved = pl.col("known").is_not_null()
    cells = [
        pl.when(moved & (pl.col("_type") == kind)).then("known").when(~moved).then(column).alias(column)
        for kind, column in columns.items()
        if column in frame.columns
    ]
    return rows.with_columns(cells).drop("known", "_type")


def similar_names(here: Tables, part: Tables) -> list[Problem]:
    """A warning that lists the new stakeholders whose names differ from known ones only in case, marks or punctuation."""
    own, aliases = names_of(here, inflected=True)
    known = pl.concat([own, aliases])
    ids = known["known"].unique()
    fresh = [_made(part, kind).filter(~pl.col("id").is_in(ids.implode())) for kind in schema.STAKEHOLDER_TABLES]
    settled = pl.concat(
        [tables.frame("identities")[c].rename("id") for tables in (here, part) for c in ("left_id", "right_id")]
    )
    fresh = [frame.filter(~pl.col("id").is_in(settled.implode())) for frame in fresh]
    new = pl.concat(fresh).unique("name", maintain_order=True)
    keyed = known.with_columns(fold_frame(known["name"]).alias("key")).unique("key", keep="first", maintain_order=True)
    met = new.with_columns(fold_frame(new["name"]).alias("key")).join(
        keyed, on="key", suffix="_known", maintain_order="left"
    )
    if met.is_empty():
        return []
    shown = listed(
        [f"{name} ~ {other} ({ident})" for name, other, ident in met.select("name", "name_known", "known").iter_rows()],
        _SHOWN,
    )
    message = f"{met.height} name(s) look like existing stakeholders but are counted apart: {shown}: write them alike if they are the same"
    file = next((raw.file for raw in part.raws.values()), "the new source")
    return [Problem(file, None, "stakeholder", None, message, "warning")]


def _made(part: Tables, kind: str) -> pl.DataFrame:
    frame, key = part.frame(schema.STAKEHOLDER_TABLES[kind]), schema.WHO_COLUMNS[kind]
    named = frame.select(pl.col(key).alias("id"), pl.col(_NAMES[kind][0]).alias("name")).drop_nulls()
    return named.filter(pl.col("id").is_in(list(made_ids(part, kind))))
