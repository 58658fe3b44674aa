"""Persons, organisations and places as one list of stakeholders, and the keys under which each is found by name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars as pl

from graphkit import schema
from graphkit.names import EXACT, FOLD, STEM, UNSTEMMED, fold_frame, stem_frame
from graphkit.tables.frames import ATTRIBUTES, Tables
from graphkit.vocabulary import ORGANISATION_KINDS, PLACE_KINDS

NO_BODY = "person"  # the sector of a person without an organisation
_COMMON = [
    "id", "type", "name", "name_en", "short_name", "short_name_en", "kind", "sector", "organisation_id", "place_id",
    "country", "public_role", "stands_for_seat", "latitude", "longitude", "rollup_id", "coordinates_source_id", "source_id",
    "note", "recorded_sector", ATTRIBUTES,
]  # fmt: skip
_RENAMED = {
    "person": {"person_id": "id", "label": "name"},
    "organisation": {"organisation_id": "id", "seat_place_id": "place_id"},
    "place": {"place_id": "id"},
}


def stakeholders(tables: Tables) -> pl.DataFrame:
    """Every stakeholder, in code-point order of ids, with type, sector (given or derived) and home place."""
    frames = [_of_type(tables, kind) for kind in schema.STAKEHOLDER_TABLES]
    everyone = pl.concat(frames, how="diagonal").sort("id")
    everyone = everyone.with_columns(pl.col("sector").alias("recorded_sector"))
    missing = [pl.lit(None, pl.String).alias(column) for column in _COMMON if column not in everyone.columns]
    everyone = everyone.with_columns(missing).select(_COMMON)
    return _sectors(everyone.with_columns(pl.coalesce("name", "public_role", "id").alias("name")), tables)


def _of_type(tables: Tables, kind: str) -> pl.DataFrame:
    frame = tables.frame(schema.STAKEHOLDER_TABLES[kind]).drop("_row", strict=False)
    return frame.rename(_RENAMED[kind]).with_columns(pl.lit(kind).alias("type"))


def _sectors(everyone: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """A given sector wins; else an organisation's or place's kind decides; a person has their organisation's."""
    kind = pl.col("kind").replace_strict(_kind_sectors(tables, "organisation_kinds", ORGANISATION_KINDS), default=None)
    place = pl.col("kind").replace_strict(_kind_sectors(tables, "place_kinds", PLACE_KINDS), default=None)
    derived = pl.when(pl.col("type") == "organisation").then(kind).when(pl.col("type") == "place").then(place.fill_null("municipality"))
    everyone = everyone.with_columns(pl.coalesce("sector", derived).alias("sector"))
    bodies = everyone.select(pl.col("id").alias("organisation_id"), pl.col("sector").alias("_body"))
    everyone = everyone.join(bodies, on="organisation_id", how="left", maintain_order="left")
    lone = pl.when((pl.col("type") == "person") & pl.col("organisation_id").is_null()).then(pl.lit(NO_BODY))
    person = pl.when(pl.col("type") == "person").then(pl.coalesce("_body", lone))
    return everyone.with_columns(pl.coalesce("sector", person).alias("sector")).drop("_body")


def _kind_sectors(tables: Tables, name: str, usual: dict[str, str]) -> dict[str, str]:
    own = tables.frame(name).select("kind", "sector").drop_nulls().iter_rows()
    return {**usual, **dict(own)}


def name_keys(who: pl.DataFrame, tables: Tables) -> Iterable[tuple[Any, ...]]:
    """Rows of (key, tier, position): every name of every stakeholder as written, folded and reduced to its stem."""
    columns = ["id", "name", "name_en", "short_name", "short_name_en"]
    numbered = who.with_row_index("ix")
    names = [numbered.select("ix", pl.col(column).alias("text"), stemmed=pl.lit(True)) for column in columns]
    recorded = tables.frame("aliases").join(numbered.select("id", "ix"), left_on="stakeholder_id", right_on="id")
    stemmed = ~pl.col("kind").is_in(list(UNSTEMMED)).fill_null(False)
    names.append(recorded.select("ix", pl.col("alias").alias("text"), stemmed=stemmed))
    texts = pl.concat(names).filter(pl.col("text").is_not_null()).unique()
    folded = texts.with_columns(fold_frame(texts["text"]).alias("text")).unique()
    stems = folded.filter("stemmed")
    stems = stems.with_columns(stem_frame(stems["text"]).alias("text"))
    tiers = [frame.with_columns(pl.lit(tier).alias("tier")) for frame, tier in ((texts, EXACT), (folded, FOLD), (stems, STEM))]
    keys = pl.concat(tiers).filter(pl.col("text") != "").select("text", "tier", "ix").unique()
    return keys.sort("text", "tier", "ix").iter_rows()
