"""Who is who in a flat table: identities of stakeholders and events by id, else by name.

With an id, the id is the identity and the name a label. Without, equal names are one stakeholder within a type, and one
event within a phase.
"""

from __future__ import annotations

import polars as pl

from graphkit.errors import Problem
from graphkit.tables.coding import Ints, codes, first_rows, groups, tell_apart
from graphkit.tables.raw import Raw

WHO, WHAT = "_who", "_what"  # the ids given to the stakeholder and the event of a row
NUMBER = {WHO: "_who_number", WHAT: "_what_number"}  # the same as integer codes


def identify_stakeholders(rows: pl.DataFrame, raw: Raw) -> pl.DataFrame:
    """The rows with ``_who``, the id of the stakeholder, and its number."""
    ids = rows["stakeholder_id"]
    if not ids.null_count():
        return _one_type(_numbered(rows, WHO, pl.col("stakeholder_id")))
    if (numbers := _names_alone(rows, "stakeholder", "type")) is not None:
        return _numbered(rows, WHO, pl.col("stakeholder"), numbers)
    known = _names_of_ids(rows, "stakeholder_id", ["stakeholder", "type"])
    names = rows.filter(pl.col("stakeholder_id").is_null()).select("stakeholder", "type").unique(maintain_order=True)
    names = names.join(known, on=["stakeholder", "type"], how="left", maintain_order="left")
    taken = ids.drop_nulls().unique()
    repeated = names["stakeholder"].is_duplicated() | names["stakeholder"].is_in(taken.implode())
    plain = pl.when(repeated).then(pl.format("{}:{}", "type", "stakeholder")).otherwise(pl.col("stakeholder"))
    names = names.with_columns(pl.coalesce("stakeholder_id", plain).alias(WHO)).drop("stakeholder_id")
    rows = rows.join(names, on=["stakeholder", "type"], how="left", maintain_order="left")
    return _one_type(_numbered(rows, WHO, pl.coalesce("stakeholder_id", WHO)))


def _numbered(rows: pl.DataFrame, key: str, ids: pl.Expr, numbers: Ints | None = None) -> pl.DataFrame:
    rows = rows.with_columns(ids.alias(key))
    return rows.with_columns(pl.Series(NUMBER[key], codes(rows[key]) if numbers is None else numbers))


def _names_alone(rows: pl.DataFrame, name: str, column: str) -> Ints | None:
    """The codes of the names where there are no ids and each name goes with one value of a column: it is an id itself."""
    if rows[f"{name}_id"].null_count() < rows.height:
        return None
    numbers = codes(rows[name])
    return numbers if tell_apart(numbers, codes(rows[column])) else None


def _names_of_ids(rows: pl.DataFrame, key: str, names: list[str]) -> pl.DataFrame:
    """Names that belong to exactly one id: rows that give only such a name mean that id."""
    pairs = rows.filter(pl.col(key).is_not_null() & pl.col(names[0]).is_not_null()).select(key, *names).unique()
    return pairs.filter(pl.len().over(names) == 1)


def _one_type(rows: pl.DataFrame) -> pl.DataFrame:
    """One type for each id: the most frequent."""
    if tell_apart(rows[NUMBER[WHO]].to_numpy(), codes(rows["type"])):
        return rows
    types = majority(rows, WHO, "type")
    return rows.drop("type").join(types.select(WHO, "type"), on=WHO, how="left", maintain_order="left")


def identify_events(rows: pl.DataFrame, raw: Raw) -> pl.DataFrame:
    """The rows with ``_what``, the id of the event, and its number."""
    ids = rows["event_id"]
    if not ids.null_count():
        return _numbered(rows, WHAT, pl.col("event_id"))
    if (numbers := _names_alone(rows, "event", "phase")) is not None:
        return _numbered(rows, WHAT, pl.col("event"), numbers)
    known = _names_of_ids(rows, "event_id", ["event", "phase"])
    names = rows.filter(pl.col("event_id").is_null()).select("event", "phase").unique(maintain_order=True)
    names = names.join(known, on=["event", "phase"], how="left", maintain_order="left", nulls_equal=True)
    repeated = names["event"].is_duplicated() | names["event"].is_in(ids.drop_nulls().unique().implode())
    plain = (
        pl.when(repeated).then(pl.format("{} ({})", "event", pl.col("phase").fill_null("-"))).otherwise(pl.col("event"))
    )
    names = names.with_columns(pl.coalesce("event_id", plain).alias(WHAT)).drop("event_id")
    rows = rows.join(names, on=["event", "phase"], how="left", maintain_order="left", nulls_equal=True)
    return _numbered(rows, WHAT, pl.coalesce("event_id", WHAT))


def given_ids(rows: pl.DataFrame, column: str, key: str) -> pl.Series:
    """The ids that stand in a column, each once; where none is missing, they are the key's."""
    ids = rows[column]
    first = first_rows(codes(ids) if ids.null_count() else rows[NUMBER[key]].to_numpy())
    return ids.gather(first[first < rows.height])


def majority(rows: pl.DataFrame, key: str, column: str) -> pl.DataFrame:
    """For each key the most frequent value of a column (the first, if equal), and how many values there are.

    Columns: the key, the column, ``values``. Keys without any value are left out.

    >>> majority(pl.DataFrame({"k": [1, 1, 1], "v": ["a", "b", "b"]}), "k", "v").rows()
    [(1, 'b', 2)]
    """
    counted = rows.lazy().filter(pl.col(column).is_not_null()).group_by(key, column, maintain_order=True).agg(pl.len())
    ordered = counted.with_columns(pl.len().over(key).alias("values")).sort("len", descending=True, maintain_order=True)
    return ordered.unique(key, keep="first", maintain_order=True).select(key, column, "values").collect()


def others(rows: pl.DataFrame, key: str, column: str, chosen: pl.DataFrame) -> pl.DataFrame:
    """The values of a column that are not the chosen one of their key: columns key, column."""
    varied = chosen.filter(pl.col("values") > 1)
    if varied.is_empty():
        return rows.select(key, column).clear()
    pairs = rows.select(key, column).drop_nulls().join(varied.select(key), on=key, how="semi")
    return pairs.unique(maintain_order=True).join(chosen, on=[key, column], how="anti")


def describe(
    rows: pl.DataFrame, key: str, columns: list[str], quiet: str, raw: Raw, what: str
) -> tuple[pl.DataFrame, dict[str, pl.DataFrame], list[Problem]]:
    """One row a key with the most frequent value of each column, what else each column held, and warnings.

    A warning says for how many ids a column varied; the ``quiet`` one may.
    """
    grouped = groups(rows, key, rows[NUMBER[key]].to_numpy())
    wanted = [*columns, quiet]
    present = [column for column in wanted if rows[column].null_count() < rows.height]
    result, rest, problems = grouped.keys(), {}, []
    for column in present:
        usual, mixed = grouped.settle(column)
        result = result.with_columns(usual)
        if not mixed.is_empty():
            chosen = majority(mixed, key, column)
            result = result.update(chosen.drop("values"), on=key)
            if column != quiet:
                rest[column] = others(mixed, key, column, chosen)
                problems.append(_varied(raw, column, chosen.height, what))
    missing = [pl.lit(None, pl.String).alias(column) for column in wanted if column not in present]
    return result.with_columns(missing), rest, problems


def _varied(raw: Raw, column: str, number: int, what: str) -> Problem:
    message = f"{number} {what}(s) have more than one {column}: the most frequent stands, the others are kept beside it"
    return Problem(raw.file, None, column, None, message, "warning")
