"""Rows that decisions on identity have made speak of one stakeholder: joined, so that nothing is said twice or lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from graphkit import schema
from graphkit.tables.frames import ATTRIBUTES

Row = dict[str, str | None]
_LABELS = {"person": ("label",), "organisation": ("name", "name_en", "short_name", "short_name_en"),
           "place": ("name", "name_en", "short_name", "short_name_en")}  # fmt: skip
_LISTS = {"source_id": ";", "coordinates_source_id": ";", "note": "; "}  # cells that are joined
_BESIDE = ("source_id", "locator", "note", ATTRIBUTES)  # what rows may differ in that say the same


def one_row(rows: list[Row], key: str, kind: str) -> tuple[Row, list[str]]:
    """The rows of one stakeholder as one, the first of them standing, and what the others say differently.

    Gaps are filled from the others; sources and notes are joined; names and attributes of the others are not compared.
    """
    first = dict(rows[0])
    conflicts = []
    for row in rows[1:]:
        for column, cell in row.items():
            before = first.get(column)
            if cell is None or column == key or cell == before:
                continue
            if before is None:
                first[column] = cell
            elif column in _LISTS:
                first[column] = _joined((before, cell), _LISTS[column])
            elif column not in (*_LABELS[kind], ATTRIBUTES):
                conflicts.append(f"{first[key]}: {column} {before!r} stays, {row[key]} has {cell!r}")
    return first, conflicts


def _joined(cells: Iterable[str | None], separator: str) -> str | None:
    """The distinct parts of cells in one.

    >>> _joined(["a;b", None, "b;c"], ";")
    'a;b;c'
    """
    parts = (part.strip() for cell in cells if cell for part in cell.split(separator.strip()))
    return separator.join(dict.fromkeys(part for part in parts if part)) or None


def other_names(rows: list[Row], key: str, kind: str, known: set[str]) -> list[Row]:
    """The ids and names of all but the first of the rows as aliases of the first, without those that it has already."""
    mine = {cell for cell in (rows[0].get(column) for column in _LABELS[kind]) if cell} | known
    found: list[Row] = []
    for row in rows[1:]:
        named = [(row.get(column), "other_name", "en" if column.endswith("_en") else None) for column in _LABELS[kind]]
        for text, what, language in [*named, (row[key], "id", None)]:
            if text and text not in mine:
                mine.add(text)
                cells: Row = {"stakeholder_id": rows[0][key], "alias": text, "kind": what, "language": language}
                found.append({**cells, "source_id": row.get("source_id")})
    return found


def joined_rows(frame: pl.DataFrame, touched: pl.Series, name: str) -> pl.DataFrame:
    """The table with touched rows that say the same once, their sources joined; nobody is a member of itself."""
    if name == "memberships":
        itself = (pl.col("member_organisation_id") == pl.col("organisation_id")).fill_null(value=False) & touched
        kept = ~frame.select(itself.alias("_itself"))["_itself"]
        frame, touched = frame.filter(kept), touched.filter(kept)
    same = [column for column in schema.tables()[name].names if column not in _BESIDE]
    if not frame.filter(touched).select(pl.struct(same).is_duplicated().any()).item():
        return frame
    beside = [
        pl.col(column).drop_nulls().first() for column in frame.columns if column not in (*same, "source_id", "note")
    ]
    beside += [_distinct(column, by).alias(column) for column, by in _LISTS.items() if column in frame.columns]
    once = frame.filter(touched).group_by(same, maintain_order=True).agg(beside)
    return pl.concat([frame.filter(~touched), once.select(frame.columns)])


def _distinct(column: str, separator: str) -> pl.Expr:
    parts = pl.col(column).drop_nulls().str.split(separator.strip()).explode().str.strip_chars()
    return parts.unique(maintain_order=True).drop_nulls().str.join(separator).replace("", None)


def own_units(units: pl.DataFrame, ids: Mapping[str, str]) -> pl.DataFrame:
    """The units of places; a place that takes in others has its own, else those of the first that has any."""
    owner = pl.col("place_id").replace(dict(ids))
    stays = pl.col("place_id") == owner
    have = units.select(owner.alias("_owner"), "place_id", (~stays).alias("_late")).unique()
    first = have.sort("_owner", "_late", "place_id").unique("_owner", keep="first", maintain_order=True)
    kept = units.filter(pl.col("place_id").is_in(first["place_id"].implode()))
    return kept.with_columns(owner.alias("place_id"))
