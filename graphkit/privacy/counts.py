"""Small counts of people, which would give a small group away."""

from __future__ import annotations

import polars as pl

from graphkit.policy import Rules
from graphkit.tables.frames import Tables


def without_small_counts(frames: dict[str, pl.DataFrame], tables: Tables, rules: Rules) -> int:
    """Take out, in place, what sources state of few people; how many cells that were. With a part of a total go its other
    parts, which would give it away.

    Unless its unit is known to be another, a stated total counts people.
    """
    if not rules.few:
        return 0
    found = _totals(frames, tables, rules.few) if "stated_totals" in frames else 0
    for name, column in (("events", "participants_stated"), ("population_figures", "count")):
        if name in frames:
            small = _small(column, rules.few)
            found += frames[name].filter(small).height
            frames[name] = frames[name].with_columns(pl.when(~small).then(pl.col(column)).alias(column))
    return found


def _totals(frames: dict[str, pl.DataFrame], tables: Tables, few: int) -> int:
    others = tables.frame("stated_measures").filter(~pl.col("unit").is_in(["persons", "families"]))["measure"]
    of_people = ~pl.col("measure").is_in(others.to_list())
    totals = frames["stated_totals"].with_columns(_few=_small("value", few) & of_people)
    parts = pl.col("part_of").is_not_null() & pl.col("_few").any().over("scope", "part_of")
    frames["stated_totals"] = totals.filter(~(pl.col("_few") | parts)).drop("_few")
    return totals.height - frames["stated_totals"].height


def _small(column: str, few: int) -> pl.Expr:
    return pl.col(column).cast(pl.Float64, strict=False).is_between(1, few).fill_null(value=False)
