"""Checks of dates: rows that end before they begin, dates too far ahead, places in two municipalities at once."""

from __future__ import annotations

from datetime import date

import polars as pl

from graphkit import schema
from graphkit.errors import Problem
from graphkit.tables.frames import Tables
from graphkit.tables.raw import ROW
from graphkit.tables.reporting import readable, report

AHEAD_ERROR = "more than 10 years ahead: correct the date if the year is mistyped"
_YEARS = 10
_OPEN_ENDS = {"until", "valid_until", "old_until"}  # 9999-12-31 and the like stand there for "until further notice"
_OVERLAP_ERROR = "this span overlaps another one of the same place: let one end before the other begins"


def time_problems(tables: Tables, name: str, frame: pl.DataFrame, table: schema.Table) -> list[Problem]:
    """What is wrong with the dates of one table; what is only unlikely is told once, where it is read."""
    found = _overlapping(tables, frame) if name == "place_units" else []
    return (
        found + _backwards(tables, name, frame) + _ahead(tables, name, frame, table) if ROW in frame.columns else found
    )


def _backwards(tables: Tables, name: str, frame: pl.DataFrame) -> list[Problem]:
    """Rows that end before they begin, as far as both dates tell."""
    if not {"start", "end"} <= set(frame.columns):
        return []
    known = pl.min_horizontal(pl.col("start", "end").str.len_bytes())
    wrong = frame.filter(pl.col("end").str.slice(0, known) < pl.col("start").str.slice(0, known))
    return report(tables, name, wrong, "end", "ends before it begins: correct start or end", "warning")


def _ahead(tables: Tables, name: str, frame: pl.DataFrame, table: schema.Table) -> list[Problem]:
    found: list[Problem] = []
    for column in table.columns:
        if column.is_date and column.name not in _OPEN_ENDS:
            wrong = frame.filter(far_ahead(column.name))
            found += report(tables, name, wrong, column.name, AHEAD_ERROR, "warning")
    return found


def far_ahead(column: str) -> pl.Expr:
    """Whether a date, of whatever precision, lies more than ten years after today."""
    today = date.today()
    return pl.col(column) > f"{today.year + _YEARS:04}{today.isoformat()[4:]}"


def _overlapping(tables: Tables, frame: pl.DataFrame) -> list[Problem]:
    """Places in two municipalities on one day, as far as the dates tell for certain: the row further down is told.

    Where no row is read, sources contradict one another: what a store holds should not forbid to add to it.
    """
    rows = readable(tables, "place_units", frame, "place_id", "since", "until").with_row_index("_at")
    rows = rows.filter(pl.col("place_id").is_not_null() & pl.struct("place_id", "since").is_first_distinct())
    rows = rows.with_columns(
        _first=_number("since", "0000-00-00", "-12-31"), _last=_number("until", "9999-99-99", "-01-01")
    )
    reaching = (pl.col("_last") * _AT + pl.col("_at")).cum_max().shift(1).over("place_id")
    rows = rows.sort("place_id", pl.col("since").fill_null(""), maintain_order=True).with_columns(_before=reaching)
    wrong = rows.filter(pl.col("_first") <= pl.col("_before") // _AT)
    told = wrong.select(pl.max_horizontal("_at", (pl.col("_before") % _AT).cast(pl.UInt32)))["_at"].unique().sort()
    severity = "error" if ROW in frame.columns else "warning"
    return report(
        tables, "place_units", rows.filter(pl.col("_at").is_in(told.implode())), "since", _OVERLAP_ERROR, severity
    )


_AT = 2**32  # makes one number of a last day and the position of its row


def _number(column: str, empty: str, rest: str) -> pl.Expr:
    """A date as the number of its digits; a year or a month is filled up from a month and day."""
    text = pl.col(column).fill_null(empty)
    whole = text + pl.lit(rest).str.slice(text.str.len_bytes().cast(pl.Int64) - 4)
    return whole.str.replace_all("-", "").cast(pl.Int64, strict=False)
