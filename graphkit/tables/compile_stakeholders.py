"""Persons, organisations and places as one list of stakeholders, and the keys under which each is found by name."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit import schema
from graphkit.names import SIMILAR, key_frame
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
    derived = (
        pl.when(pl.col("type") == "organisation")
        .then(kind)
        .when(pl.col("type") == "place")
        .then(place.fill_null("municipality"))
    )
    everyone = everyone.with_columns(pl.coalesce("sector", derived).alias("sector"))
    bodies = everyone.select(pl.col("id").alias("organisation_id"), pl.col("sector").alias("_body"))
    everyone = everyone.join(bodies, on="organisation_id", how="left", maintain_order="left")
    lone = pl.when((pl.col("type") == "person") & pl.col("organisation_id").is_null()).then(pl.lit(NO_BODY))
    person = pl.when(pl.col("type") == "person").then(pl.coalesce("_body", lone))
    return everyone.with_columns(pl.coalesce("sector", person).alias("sector")).drop("_body")


def _kind_sectors(tables: Tables, name: str, usual: dict[str, str]) -> dict[str, str]:
    own = tables.frame(name).select("kind", "sector").drop_nulls().iter_rows()
    return {**usual, **dict(own)}


def name_keys(who: pl.DataFrame, tables: Tables) -> dict[str, NDArray[Any]]:
    """What every name of every stakeholder is found by, as arrays ordered by tier, key and position.

    ``key_text`` holds the keys end to end in UTF-8, ``key_start`` where each begins and the last ends, ``key_s`` whose it
    is, ``key_tier`` where each tier begins and the last ends.
    """
    keys = key_frame(_names(who.with_row_index("stakeholder"), tables))
    keys = pl.concat([_in_order(keys.filter(pl.col("tier") == tier)) for tier in range(SIMILAR)])
    ends = keys["key"].str.len_bytes().cast(pl.Int64).cum_sum().to_numpy()
    return {
        "key_text": np.frombuffer(keys["key"].str.join("").item().encode(), np.uint8),
        "key_start": np.concatenate(([0], ends)).astype(np.int64),
        "key_s": keys["stakeholder"].cast(pl.Int32).to_numpy(),
        "key_tier": np.searchsorted(keys["tier"].to_numpy(), np.arange(SIMILAR + 1)).astype(np.int64),
    }


def _in_order(keys: pl.DataFrame) -> pl.DataFrame:
    """The keys of a tier in order. By numbers first, by texts then: faster than by both at once."""
    return keys.sort("stakeholder").sort("key", maintain_order=True)


def _names(numbered: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """Rows of (stakeholder, name, kind). Ids need no key: the table of stakeholders is asked for them first."""
    kinds = dict.fromkeys(("name", "name_en", "short_name", "short_name_en"))
    names = [
        numbered.filter(pl.col(column).is_not_null()).select(
            "stakeholder", pl.col(column).alias("name"), pl.lit(kind, pl.String).alias("kind")
        )
        for column, kind in kinds.items()
        if numbered[column].null_count() < numbered.height
    ]
    recorded = tables.frame("aliases").join(
        numbered.select("id", "stakeholder"), left_on="stakeholder_id", right_on="id"
    )
    return pl.concat([*names, recorded.select("stakeholder", pl.col("alias").alias("name"), "kind")])
