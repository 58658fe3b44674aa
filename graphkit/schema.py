"""The standard tables, read from the bundled data package's description.

The description is the one place that says which tables and columns exist, what they may hold and which ontology
property they carry.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

STAKEHOLDER_TABLES = {"person": "persons", "organisation": "organisations", "place": "places"}
# What a store keeps in a form of its own; the other tables are kept as they are.
KEPT_APART = frozenset({*STAKEHOLDER_TABLES.values(), "events", "phases", "participations"})
WHO_COLUMNS = {"person": "person_id", "organisation": "organisation_id", "place": "place_id"}

# The patterns of columns that hold dates of any precision, or days.
DATE, DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$", r"^\d{4}-\d{2}-\d{2}$"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: type as in Table Schema, constraints, ontology property, SKOS scheme of its codes."""

    name: str
    type: str
    title: str
    title_lv: str
    description: str
    required: bool
    enum: tuple[str, ...]
    pattern: str | None
    minimum: float | None
    maximum: float | None
    rdf_type: str | None
    concepts: str | None

    @property
    def is_date(self) -> bool:
        """Whether it holds dates, of whatever precision."""
        return self.pattern in (DATE, DAY)


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that point to columns of another table."""

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the data package."""

    name: str
    path: str
    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    unique_keys: tuple[tuple[str, ...], ...]  # beside the primary key: rows alike in these columns say the same
    rdf_type: str | None
    concepts: str | None  # the SKOS scheme whose concepts the rows are, for tables of codes

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column | None:
        """The column of that name, or None."""
        return next((column for column in self.columns if column.name == name), None)


@cache
def package() -> dict[str, Any]:
    """The bundled ``datapackage.json`` as it stands."""
    text = resources.files("graphkit.data").joinpath("datapackage.json").read_text(encoding="utf-8")
    result: dict[str, Any] = json.loads(text)
    return result


@cache
def tables() -> dict[str, Table]:
    """Every standard table by name, in the package's order."""
    return {resource["name"]: _table(resource) for resource in package()["resources"]}


def _table(resource: dict[str, Any]) -> Table:
    schema = resource["schema"]
    return Table(
        name=resource["name"],
        path=resource["path"],
        title=resource.get("title", resource["name"]),
        description=resource.get("description", ""),
        columns=tuple(_column(field) for field in schema["fields"]),
        primary_key=_names(schema.get("primaryKey", ())),
        foreign_keys=tuple(_foreign_key(key, resource["name"]) for key in schema.get("foreignKeys", ())),
        unique_keys=tuple(map(_names, schema.get("uniqueKeys", ()))),
        rdf_type=schema.get("rdfType"),
        concepts=schema.get("concepts"),
    )


def _column(field: dict[str, Any]) -> Column:
    constraints = field.get("constraints", {})
    return Column(
        name=field["name"],
        type=field.get("type", "string"),
        title=field.get("title", field["name"]),
        title_lv=field.get("title_lv", field.get("title", field["name"])),
        description=field.get("description", ""),
        required=bool(constraints.get("required")),
        enum=tuple(constraints.get("enum", ())),
        pattern=constraints.get("pattern"),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        rdf_type=field.get("rdfType"),
        concepts=field.get("concepts"),
    )


def _foreign_key(key: dict[str, Any], own: str) -> ForeignKey:
    reference = key["reference"]
    return ForeignKey(_names(key["fields"]), reference.get("resource") or own, _names(reference["fields"]))


def _names(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
