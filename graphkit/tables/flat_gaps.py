"""Empty cells of a flat table that its other rows fill: the type of a stakeholder, the phase of an event."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from graphkit.tables.coding import codes, groups
from graphkit.tables.raw import Raw

Settle = Callable[[pl.DataFrame, pl.DataFrame, str], pl.DataFrame]


def filled(rows: pl.DataFrame, key: str, column: str, gaps: pl.Expr, settle: Settle) -> pl.DataFrame:
    """The rows with a column's gaps filled by what rows of the same key hold.

    ``settle`` gets one value a key, the rows of keys with several, and the key's name, and says which value fills.
    """
    known = rows.filter(pl.col(key).is_not_null() & pl.col(column).is_not_null())
    if known.is_empty() or not rows.select(gaps.any()).item():
        return rows
    grouped = groups(known, key, codes(known[key]))
    usual, mixed = grouped.settle(column)
    found = settle(grouped.keys().with_columns(usual), mixed, key).rename({column: "_found"})
    joined = rows.join(found, on=key, how="left", maintain_order="left")
    return joined.with_columns(pl.when(gaps).then("_found").otherwise(column).alias(column)).drop("_found")


def only_one(found: pl.DataFrame, mixed: pl.DataFrame, key: str) -> pl.DataFrame:
    """The value of the keys that have a single one."""
    return found.join(mixed.select(key).unique(), on=key, how="anti")


def with_phases(rows: pl.DataFrame, raw: Raw) -> pl.DataFrame:
    """The rows whose phase is empty get the phase of their event's other rows where those name exactly one.

    Where they name several, an empty cell means that the row belongs to none: guessing would invent presences.
    """
    missing = rows["phase"].null_count()
    if missing in (0, rows.height):
        return rows
    gap = pl.col("phase").is_null()
    rows = filled(rows, "event_id", "phase", gap, only_one)
    rows = filled(rows, "event", "phase", gap & pl.col("event_id").is_null(), only_one)
    left = rows["phase"].null_count()
    if missing > left:
        raw.notes.append(
            f"{missing - left} row(s) without a phase count in the only phase that other rows of their event name"
        )
    if left:
        raw.notes.append(f"{left} row(s) name no phase: they count outside the phases")
    return rows
