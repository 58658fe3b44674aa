"""Problems of rows of standard tables, each with its place in the source."""

from __future__ import annotations

import polars as pl

from graphkit.errors import Problem
from graphkit.names import fold, similar
from graphkit.tables.frames import Tables
from graphkit.tables.raw import ROW

_HINTED = 20  # values that are looked for among the known ones; who has more of them has another problem
_LOOKED = 50_000  # known ones that are looked at: likeness is slow
_LIKE = 70  # score of `similar` from which one is named


def report(
    tables: Tables,
    name: str,
    rows: pl.DataFrame,
    column: str,
    message: str,
    severity: str = "error",
    known: pl.Series | None = None,
) -> list[Problem]:
    """A problem for each row; ``rows`` holds the row number and, if there is one, the value. Among the ``known`` values
    those like it are looked for."""
    raw = tables.raws.get(name)
    shown = [column] if column in rows.columns else []
    numbered = rows if ROW in rows.columns else rows.with_columns(pl.lit(None, pl.UInt32).alias(ROW))
    meant = _meant(rows[column], known) if known is not None and shown else {}
    found = []
    for row, *values in numbered.select(ROW, *shown).iter_rows():
        value = values[0] if values else None
        text = message.replace("{value}", str(value)) + meant.get(str(value), "")
        placed = raw is not None and row is not None
        found.append(
            raw.problem(row, column, value, text, severity)
            if raw and placed
            else Problem(name, None, column, value, text, severity)
        )
    return found


def _meant(values: pl.Series, known: pl.Series) -> dict[str, str]:
    """Value -> the known ones that may be meant, in words."""
    asked = values.drop_nulls().unique(maintain_order=True).head(_HINTED).to_list()
    there = known.drop_nulls().unique().sort().to_list() if asked else []
    if len(there) > _LOOKED:
        return {}
    keys = [fold(ident) for ident in there]
    near = {value: [there[at] for at, score in similar(value, keys, limit=3) if score >= _LIKE] for value in asked}
    return {value: f"; did you mean {', '.join(found)}?" for value, found in near.items() if found}


def readable(tables: Tables, name: str, frame: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """The rows whose cells in these columns could be read: what is wrong with the others has been told."""
    raw = tables.raws.get(name)
    bad = set().union(*(raw.bad_cells.get(column, ()) for column in columns)) if raw else set()
    return frame.filter(~pl.col(ROW).is_in(list(bad))) if bad and ROW in frame.columns else frame
