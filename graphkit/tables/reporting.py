"""Problems of rows of standard tables, each with its place in the source."""

from __future__ import annotations

import polars as pl

from graphkit.errors import Problem
from graphkit.tables.frames import Tables
from graphkit.tables.raw import ROW


def report(
    tables: Tables, name: str, rows: pl.DataFrame, column: str, message: str, severity: str = "error"
) -> list[Problem]:
    """A problem for each row; ``rows`` holds the row number and, if there is one, the value."""
    raw = tables.raws.get(name)
    shown = [column] if column in rows.columns else []
    numbered = rows if ROW in rows.columns else rows.with_columns(pl.lit(None, pl.UInt32).alias(ROW))
    found = []
    for row, *values in numbered.select(ROW, *shown).iter_rows():
        value = values[0] if values else None
        text = message.replace("{value}", str(value))
        known = raw is not None and row is not None
        found.append(
            raw.problem(row, column, value, text, severity)
            if raw and known
            else Problem(name, None, column, value, text, severity)
        )
    return found
