"""Stakeholders taken out of the tables, or put under another id, wherever a row points to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import polars as pl

from graphkit import schema
from graphkit.labels import label
from graphkit.policy import ROLLED_UP, Rules
from graphkit.tables.compile_stakeholders import NO_BODY, stakeholders
from graphkit.tables.frames import Tables, complete
from graphkit.tables.same import pointing_columns

__all__ = ["NO_BODY", "collected", "renamed", "treated", "without"]

_ANY_KIND = ("stakeholder_id", "scope", "left_id", "right_id")
# Tables whose rows are about an organisation that they point to; in the others the cell alone is emptied.
_ABOUT_BODIES = {
    "organisations": ("organisation_id",),
    "participations": ("organisation_id",),
    "phase_participations": ("organisation_id",),
    "memberships": ("member_organisation_id", "organisation_id"),
}


def treated(tables: Tables, rules: Rules) -> dict[str, dict[str, str]]:
    """Table of persons or of organisations -> id -> how the rules treat it, for those that are not shown."""
    found: dict[str, dict[str, str]] = {"persons": {}, "organisations": {}}
    if not {*rules.types.values(), *rules.sectors.values()} - {"shown"}:
        return found
    who = stakeholders(tables).filter(pl.col("type") != "place").select("id", "type", "kind", "sector")
    for ident, kind, own, sector in who.iter_rows():
        treatment = rules.treatment(kind if kind == "person" else own, sector)
        if treatment != "shown" and ident is not None:
            found[schema.STAKEHOLDER_TABLES[kind]][ident] = treatment
    return found


def without(
    name: str, frame: pl.DataFrame, persons: Collection[str], bodies: Collection[str], named: Collection[str] | None
) -> pl.DataFrame:
    """The rows of a table that are about none of these persons and bodies; where a row only mentions a body, without it.

    ``named`` are the persons whose rows may stay; None: those of all but ``persons``.
    """
    table = schema.tables()[name]
    everybody = [*persons, *bodies]
    about = [pl.col(column).is_in(everybody) for column in _ANY_KIND if column in table.names]
    about += [pl.col(column).is_in(list(bodies)) for column in _ABOUT_BODIES.get(name, ())]
    about += [_gone(column, persons, named) for column in _of_persons(table)]
    if about:
        frame = frame.filter(~pl.any_horizontal(about).fill_null(value=False))
    mentions = [key.columns[0] for key in table.foreign_keys if key.table == "organisations"] if bodies else []
    return frame.with_columns(
        pl.when(~pl.col(column).is_in(list(bodies)).fill_null(value=False)).then(column).alias(column)
        for column in mentions
    )


def _of_persons(table: schema.Table) -> list[str]:
    keys = [key.columns[0] for key in table.foreign_keys if key.table == "persons"]
    return ["person_id"] if table.name == "persons" else keys


def _gone(column: str, persons: Collection[str], named: Collection[str] | None) -> pl.Expr:
    if named is None:
        return pl.col(column).is_in(list(persons))
    return pl.col(column).is_not_null() & ~pl.col(column).is_in(list(named))


def renamed(name: str, frame: pl.DataFrame, ids: Mapping[str, str]) -> pl.DataFrame:
    """A table with other ids for some stakeholders, in all columns that hold ids of them."""
    columns = [*pointing_columns(name), *(["scope"] if "scope" in schema.tables()[name].names else [])]
    return frame.with_columns(pl.col(column).replace(ids) for column in columns) if ids and columns else frame


def collected(tables: Tables, bodies: Mapping[str, str], rules: Rules) -> tuple[dict[str, str], pl.DataFrame]:
    """Id -> the id of the one organisation that stands for all of its kind or sector; and the rows of those organisations."""
    who = stakeholders(tables).filter(pl.col("type") == "organisation", pl.col("id").is_in(list(bodies)))
    ids, rows = dict[str, str](), dict[str, dict[str, str | None]]()
    for ident, kind, sector in who.select("id", "kind", "sector").iter_rows():
        scheme, code = ("sector", sector) if rules.sectors.get(sector) == ROLLED_UP else ("organisation-kind", kind)
        ids[ident] = f"all-{scheme}-{code}"
        rows[ids[ident]] = {
            "organisation_id": ids[ident],
            "name": f"{label(scheme, code, 'lv')} (kopā)",
            "name_en": f"{label(scheme, code, 'en')} (together)",
            "kind": None if scheme == "sector" else kind,
            "sector": sector,
        }
    columns = dict.fromkeys(("organisation_id", "name", "name_en", "kind", "sector"), pl.String)
    return ids, complete(pl.DataFrame(list(rows.values()), schema=columns), "organisations")
