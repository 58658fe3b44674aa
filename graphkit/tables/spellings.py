"""Names that differ only in case, quotes or punctuation: told, never merged."""

from __future__ import annotations

import polars as pl

from graphkit import schema
from graphkit.errors import Problem
from graphkit.tables.frames import Tables

_GROUPS, _SPELLINGS = 10, 6  # shown of each; the rest are counted


def near_names(names: pl.Series) -> list[list[str]]:
    """Groups of distinct names that are one but for case, quotes, punctuation and blanks, in the order given.

    >>> near_names(pl.Series(["SIA „Saule”", "Dome", 'sia "Saule"', "Dome"]))
    [['SIA „Saule”', 'sia "Saule"']]
    """
    name = names.drop_nulls().alias("name")
    key = name.str.to_lowercase().str.replace_all(r"[^\p{L}\p{M}\p{N}]+", " ").str.strip_chars(" ")
    repeated = key.is_duplicated() & (key != "")
    if not repeated.any():
        return []
    frame = pl.DataFrame([name, key.alias("key")]).filter(repeated).unique(maintain_order=True)
    groups = frame.group_by("key", maintain_order=True).agg("name")["name"]
    return groups.filter(groups.list.len() > 1).to_list()


def problems(tables: Tables, file: str) -> list[Problem]:
    """Warnings that list such stakeholders and events among those without an id of their own.

    The right ones of pairs that were decided on are passed over: that they look alike is known.
    """
    people, events = tables.given or (None, None)
    named = [_unnumbered(tables, name, _LABELS[kind], people) for kind, name in schema.STAKEHOLDER_TABLES.items()]
    titles = _unnumbered(tables, "events", "title", events)
    return _told(pl.concat(named), file, "stakeholder") + _told(titles, file, "event")


_LABELS = {"person": "label", "organisation": "name", "place": "name"}


def _unnumbered(tables: Tables, name: str, label: str, given: pl.Series | None) -> pl.Series:
    frame = tables.frame(name)
    key = pl.col(schema.tables()[name].primary_key[0])
    own = pl.lit(value=False) if given is None else key.is_in(given.implode())
    settled = tables.frame("identities").filter(pl.col("decision").is_not_null())["right_id"]
    return frame.filter(~own & ~key.is_in(settled.implode()))[label].rename("name")


def respelled(tables: Tables) -> list[Problem]:
    """The problems of tables, those of names that look alike told anew, since decisions have come."""
    told = [p for p in tables.problems if p.message.startswith(_SPELT)]
    rest = [p for p in tables.problems if p not in told]
    return [*rest, *problems(tables, told[0].file)] if told else rest


_SPELT = "these names differ only"  # how such a problem begins


def _told(names: pl.Series, file: str, column: str) -> list[Problem]:
    groups = near_names(names)
    if not groups:
        return []
    shown = "; ".join(" = ".join(group[:_SPELLINGS]) for group in groups[:_GROUPS])
    more = f"; and {len(groups) - _GROUPS} more groups" if len(groups) > _GROUPS else ""
    message = (
        f"these names differ only in case, quotes or punctuation and are counted apart: {shown}{more}: "
        "write each in one way if it is the same"
    )
    return [Problem(file, None, column, None, message, "warning")]
