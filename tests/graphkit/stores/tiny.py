"""Small platforms written as text, so that a test shows everything its answer rests on."""

from __future__ import annotations

import polars as pl

from graphkit import schema
from graphkit.tables.frames import Tables, complete

EMPTY = "."
_NAMED_BY = {"phases": ("name", "phase_id"), "municipalities": ("name", "municipality_id")}


def platform(**texts: str) -> Tables:
    """Tables by name, each a grid: a line of column names, a line a row, cells parted by blanks, ``.`` for empty.

    In a cell ``~`` stands for a blank. Phases and municipalities without a name have their id as one.
    """
    return Tables({name: frame(name, _grid(text)) for name, text in texts.items()})


def frame(name: str, rows: list[dict[str, str | None]]) -> pl.DataFrame:
    """Rows as the standard table of that name."""
    columns = schema.tables()[name].names
    unknown = {key for row in rows for key in row} - {*columns, "attributes"}
    assert not unknown, f"{name} has no columns {unknown}"
    made = pl.DataFrame({c: [row.get(c) for row in rows] for c in columns}, schema=dict.fromkeys(columns, pl.String))
    if name in _NAMED_BY:
        target, given = _NAMED_BY[name]
        made = made.with_columns(pl.coalesce(target, given).alias(target))
    return complete(made, name)


def _grid(text: str) -> list[dict[str, str | None]]:
    head, *lines = [line.split() for line in text.strip().splitlines()]
    rows = []
    for cells in lines:
        assert len(cells) == len(head), f"{len(cells)} cells under {len(head)} columns: {cells}"
        rows.append({c: None if cell == EMPTY else cell.replace("~", " ") for c, cell in zip(head, cells, strict=True)})
    return rows
