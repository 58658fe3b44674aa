"""A store file back into the standard tables: for adding to it and for exports."""

from __future__ import annotations

import json
from typing import Any

import polars as pl

from graphkit import schema
from graphkit.stores.sqlite_file import StoreFile
from graphkit.tables.frames import ATTRIBUTES, Tables, complete
from graphkit.tables.united import BEFORE, MERGED, as_read

_BACK = {
    "person": {"id": "person_id", "name": "label"},
    "organisation": {"id": "organisation_id", "place_id": "seat_place_id"},
    "place": {"id": "place_id"},
}
_PARTICIPATIONS = (
    "SELECT e.event_id, p.phase_id, s.id, s.type, r.role, t.status, f.id AS for_place_id, "
    'b.id AS for_organisation_id, x.start, x."end", x.source_id, '
    "x.locator, x.note, x.attributes FROM participation x JOIN stakeholders s ON s.ix = x.stakeholder "
    "JOIN events e ON e.ix = x.event LEFT JOIN phases p ON p.ix = x.phase JOIN role r ON r.ix = x.role "
    "JOIN status t ON t.ix = x.status LEFT JOIN stakeholders f ON f.ix = x.for_place "
    "LEFT JOIN stakeholders b ON b.ix = x.for_organisation ORDER BY x.row"
)


def read_tables(file: StoreFile) -> Tables:
    """Everything in the file as tables."""
    present = file.tables()
    frames = {kind: _stakeholders(file, kind) for kind in schema.STAKEHOLDER_TABLES}
    result = {schema.STAKEHOLDER_TABLES[kind]: frame for kind, frame in frames.items()}
    for name in schema.tables():
        if name in present and name not in result:
            order = " ORDER BY ix" if name in ("events", "phases") else ""
            result[name] = complete(_frame(file, f'SELECT * FROM "{name}"{order}'), name)
    result["participations"] = _participations(file)
    kept = {name: _frame(file, f'SELECT * FROM "{name}"') for name in present if name.startswith((BEFORE, MERGED))}
    result = as_read(result, kept)
    knows = bool(json.loads(file.meta("knows_persons") or "true"))
    return Tables(
        {name: frame for name, frame in result.items() if frame.height},
        knows_persons=knows,
        policy=file.meta("policy") or "",
    )


def _frame(file: StoreFile, statement: str) -> pl.DataFrame:
    columns, rows = file.frames(statement)
    return _text(columns, rows)


def _text(columns: list[str], rows: list[tuple[Any, ...]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row", strict=False)


def _stakeholders(file: StoreFile, kind: str) -> pl.DataFrame:
    columns, rows = file.frames(f"SELECT * FROM stakeholders WHERE type = '{kind}' ORDER BY ix")
    frame = _text(columns, rows).with_columns(pl.col("recorded_sector").alias("sector"))
    name = pl.when((pl.col("name") != pl.col("id")) & (pl.col("name") != pl.col("public_role").fill_null(""))).then(
        pl.col("name")
    )
    if kind == "person":
        frame = frame.with_columns(name.alias("name"))
    frame = frame.drop([new for old, new in _BACK[kind].items() if new in frame.columns], strict=False)
    return complete(frame.rename(_BACK[kind]), schema.STAKEHOLDER_TABLES[kind])


def _participations(file: StoreFile) -> pl.DataFrame:
    frame = _frame(file, _PARTICIPATIONS)
    trio = [
        pl.when(pl.col("type") == kind).then(pl.col("id")).otherwise(None).alias(column)
        for kind, column in schema.WHO_COLUMNS.items()
    ]
    return complete(frame.with_columns(trio).drop("id", "type"), "participations").select(
        *schema.tables()["participations"].names, ATTRIBUTES
    )
