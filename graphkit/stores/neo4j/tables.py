"""A data set back into the standard tables: for adding to it and for exports."""

from __future__ import annotations

from typing import Any

import polars as pl

from graphkit import schema
from graphkit.stores.neo4j import layout
from graphkit.stores.neo4j.reading import Reader
from graphkit.tables.frames import ATTRIBUTES, Tables, complete
from graphkit.tables.united import BEFORE, MERGED, as_read

_BACK = {
    "person": {"id": "person_id", "name": "label"},
    "organisation": {"id": "organisation_id", "place_id": "seat_place_id"},
    "place": {"id": "place_id"},
}
_PARTICIPATIONS = """
MATCH (s:Graphkit) WHERE $s0 <= s.key < $s1 MATCH (s)-[p:TOOK_PART_IN]->(e)
RETURN e.id, p.phase, s.id, s.type, p.role, p.status, p.for_place, p.for_organisation, p.start, p.end, p.source_id,
  p.locator, p.note, p.attributes ORDER BY p.row
"""
_COLUMNS = (
    "event_id", "phase_id", "id", "type", "role", "status", "for_place_id", "for_organisation_id", "start", "end",
    "source_id", "locator", "note", ATTRIBUTES,
)  # fmt: skip


def read_tables(reader: Reader) -> Tables:
    """Everything in the data set as tables."""
    everyone = _nodes(reader, "s", layout.STAKEHOLDER_COLUMNS)
    result = {schema.STAKEHOLDER_TABLES[kind]: _stakeholders(everyone, kind) for kind in schema.STAKEHOLDER_TABLES}
    for name in schema.tables():
        if name in ("events", "phases"):
            result[name] = _own(reader, name)
        elif name in reader.kept_tables():
            result[name] = complete(_kept(reader, name), name)
    result["participations"] = _participations(reader)
    kept_names = [name for name in reader.kept_tables() if name.startswith((BEFORE, MERGED))]
    result = as_read(result, {name: _kept(reader, name) for name in kept_names})
    knows, policy = bool(reader.facts["knows_persons"]), str(reader.facts.get("policy") or "")
    return Tables({name: frame for name, frame in result.items() if frame.height}, knows_persons=knows, policy=policy)


def _kept(reader: Reader, name: str) -> pl.DataFrame:
    kept = reader.parts.table(name)
    return _text(kept["columns"], kept["rows"])


def _text(columns: list[str] | tuple[str, ...], rows: list[list[Any]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row", strict=False)


def _nodes(reader: Reader, letter: str, columns: tuple[str, ...]) -> pl.DataFrame:
    """The nodes of a table, in order of position."""
    cells = ", ".join(f"n.`{column}`" for column in columns)
    question = f"MATCH (n:Graphkit) WHERE ${letter}0 <= n.key < ${letter}1 RETURN {cells} ORDER BY n.key"
    return _text(columns, reader.rows(question))


def _own(reader: Reader, name: str) -> pl.DataFrame:
    letter, ident = ("e", "event_id") if name == "events" else ("f", "phase_id")
    columns = ("id", *(column for column in schema.tables()[name].names if column != ident), ATTRIBUTES)
    return complete(_nodes(reader, letter, columns).rename({"id": ident}), name)


def _stakeholders(everyone: pl.DataFrame, kind: str) -> pl.DataFrame:
    frame = everyone.filter(pl.col("type") == kind).with_columns(pl.col("recorded_sector").alias("sector"))
    if kind == "person":  # a name that is the id or the public role was made of it
        made = (pl.col("name") == pl.col("id")) | (pl.col("name") == pl.col("public_role").fill_null(""))
        frame = frame.with_columns(pl.when(~made).then("name").alias("name"))
    frame = frame.drop([new for old, new in _BACK[kind].items() if new in frame.columns], strict=False)
    return complete(frame.rename(_BACK[kind]), schema.STAKEHOLDER_TABLES[kind])


def _participations(reader: Reader) -> pl.DataFrame:
    frame = _text(_COLUMNS, reader.rows(_PARTICIPATIONS))
    trio = [
        pl.when(pl.col("type") == kind).then(pl.col("id")).otherwise(None).alias(column)
        for kind, column in schema.WHO_COLUMNS.items()
    ]
    return complete(frame.with_columns(trio).drop("id", "type"), "participations").select(
        *schema.tables()["participations"].names, ATTRIBUTES
    )
