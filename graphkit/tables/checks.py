"""Checks of the standard tables against their description: every problem, with its line."""

from __future__ import annotations

import polars as pl

from graphkit import schema
from graphkit.errors import Problem
from graphkit.tables.decisions import decision_problems
from graphkit.tables.frames import Tables
from graphkit.tables.raw import ROW
from graphkit.tables.register_checks import register_problems
from graphkit.tables.reporting import readable
from graphkit.tables.reporting import report as _report
from graphkit.tables.time_checks import time_problems

# Lists that are closed for everybody; the other `enum`s of the description are the bundled data's own.
CLOSED = {
    ("stated_totals", "qualifier"), ("completeness", "complete"), ("identities", "decision"),
    ("named_communities", "vintage"), ("phase_roles", "state"), ("stated_measures", "compared_with"),
}  # fmt: skip
# What is right besides: another country had its reform in another year.
_ALSO = {"vintage": r"^(before|since) \d{4}$"}
# Required of the bundled data, welcome but not demanded of others.
OPTIONAL = {
    "kind", "source_id", "sector", "joint_presence", "foreign", "counts", "stands_for_seat", "decided_by", "decided_on", "reason",
}  # fmt: skip
# Rows that name exactly one of several columns.
ONE_OF = {
    "participations": ("person_id", "organisation_id", "place_id"),
    "phase_participations": ("person_id", "organisation_id", "place_id"),
    "memberships": ("person_id", "member_organisation_id"),
}


def check_tables(tables: Tables) -> Tables:
    """The same tables, with every problem found added to their ``problems``."""
    for name in tables.frames:
        tables.problems += check_rows(tables, name)
    tables.problems += _one_id_space(tables) + _aliases(tables) + _titles(tables) + decision_problems(tables)
    tables.problems += register_problems(tables)
    if not tables.errors() and tables.frame("participations").is_empty():
        tables.problems.append(
            Problem("participations", None, None, None, "no row at all: fill in at least one participation")
        )
    return tables


def check_rows(tables: Tables, name: str) -> list[Problem]:
    """What is wrong with the rows of one table by its description."""
    frame, table = tables.frames[name], schema.tables()[name]
    found = _required(tables, name, frame, table) + _closed(tables, name, frame, table)
    found += _unique(tables, name, frame, table) + _doubled(tables, name, frame, table) + _one_of(tables, name, frame)
    found += time_problems(tables, name, frame, table)
    for key in table.foreign_keys:
        found += _resolves(tables, name, frame, key)
    return found


def _required(tables: Tables, name: str, frame: pl.DataFrame, table: schema.Table) -> list[Problem]:
    found = []
    for column in table.columns:
        if column.required and (column.name not in OPTIONAL or column.name in table.primary_key):
            missing = readable(tables, name, frame, column.name).filter(pl.col(column.name).is_null())
            found += _report(tables, name, missing, column.name, "this cell may not be empty: fill it in")
    return found


def _closed(tables: Tables, name: str, frame: pl.DataFrame, table: schema.Table) -> list[Problem]:
    found = []
    for column in table.columns:
        if (name, column.name) in CLOSED:
            right = pl.col(column.name).is_in(list(column.enum))
            if column.name in _ALSO:
                right |= pl.col(column.name).str.contains(_ALSO[column.name])
            wrong = readable(tables, name, frame, column.name).filter(~right)
            found += _report(tables, name, wrong, column.name, "write one of " + ", ".join(column.enum))
    return found


def _unique(tables: Tables, name: str, frame: pl.DataFrame, table: schema.Table) -> list[Problem]:
    if not table.primary_key or frame.is_empty() or name == "identities":  # a decision may be repeated
        return []
    column, frame = table.primary_key[0], readable(tables, name, frame, *table.primary_key)
    doubled = frame.filter(pl.col(column).is_not_null() & ~pl.struct(table.primary_key).is_first_distinct())
    return _report(
        tables, name, doubled, column, "this id stands twice: ids must be unique, merge or rename one of the rows"
    )


def _doubled(tables: Tables, name: str, frame: pl.DataFrame, table: schema.Table) -> list[Problem]:
    """Rows that say the same as an earlier one: a warning, once, where they are read."""
    found: list[Problem] = []
    for key in table.unique_keys if ROW in frame.columns else ():
        rows = readable(tables, name, frame, *key)
        doubled = rows.filter(pl.col(key[0]).is_not_null() & ~pl.struct(key).is_first_distinct())
        message = f"this row says the same as an earlier one, by {', '.join(key)}: take one of them out"
        found += _report(tables, name, doubled, key[0], message, "warning")
    return found


def _one_of(tables: Tables, name: str, frame: pl.DataFrame) -> list[Problem]:
    columns = ONE_OF.get(name)
    if not columns or frame.is_empty():
        return []
    filled = pl.sum_horizontal(pl.col(column).is_not_null() for column in columns)
    message = "exactly one of " + ", ".join(columns) + " must be filled in"
    return _report(tables, name, frame.filter(filled != 1).drop(columns), columns[0], message)


def _resolves(tables: Tables, name: str, frame: pl.DataFrame, key: schema.ForeignKey) -> list[Problem]:
    """Cells that point to no row. Lists of sources are taken apart; a second column of a key is judged with the first."""
    column, target = key.columns[0], tables.frame(key.table)
    if key.table in tables.raws and tables.raws[key.table].incomplete:
        return []
    if not target.height and key.table not in tables.raws and key.table in ("sources", "municipalities", "settlements"):
        return []
    known = target[key.targets[0]].drop_nulls().unique()
    cells = (
        readable(tables, name, frame, column)
        .select(column, *([ROW] if ROW in frame.columns else []))
        .filter(pl.col(column).is_not_null())
    )
    if column.endswith("source_id") and not cells.is_empty():
        cells = (
            cells.with_columns(pl.col(column).str.split(";"))
            .explode(column)
            .with_columns(pl.col(column).str.strip_chars())
        )
    lost = cells.filter(~pl.col(column).is_in(known.implode()))
    message = f"there is no {{value}} in {key.table}.{key.targets[0]}: add it there, or correct it here"
    return _report(tables, name, lost, column, message, known=known)


def _one_id_space(tables: Tables) -> list[Problem]:
    """Persons, organisations and places share one space of ids."""
    found, seen = [], pl.Series("id", [], dtype=pl.String)
    for stakeholder_type, name in schema.STAKEHOLDER_TABLES.items():
        column = schema.WHO_COLUMNS[stakeholder_type]
        frame = tables.frame(name)
        clash = frame.filter(pl.col(column).is_in(seen.implode()))
        found += _report(
            tables, name, clash, column, "this id is used in another table of stakeholders: rename one of them"
        )
        seen = pl.concat([seen, frame[column].drop_nulls().rename("id")])
    return found


def _aliases(tables: Tables) -> list[Problem]:
    frame = tables.frame("aliases")
    unread = (raw.incomplete for name, raw in tables.raws.items() if name in schema.STAKEHOLDER_TABLES.values())
    if frame.is_empty() or any(unread):
        return []
    ids = [tables.frame(name)[schema.WHO_COLUMNS[kind]] for kind, name in schema.STAKEHOLDER_TABLES.items()]
    known = pl.concat([series.rename("id") for series in ids]).drop_nulls()
    lost = frame.filter(~pl.col("stakeholder_id").is_in(known.implode()))
    return _report(
        tables, "aliases", lost, "stakeholder_id", "there is no stakeholder {value}: add it, or correct it here"
    )


def _titles(tables: Tables) -> list[Problem]:
    frame = tables.frame("events")
    untitled = frame.filter(pl.col("title").is_null() & pl.col("title_en").is_null())
    return _report(
        tables,
        "events",
        untitled.select("event_id", *([ROW] if ROW in untitled.columns else [])),
        "title",
        "the event has no title: fill in title or title_en",
    )
