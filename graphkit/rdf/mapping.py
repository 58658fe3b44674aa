"""How tables and RDF correspond, read from the schema: the class of a row, the property of a column, the IRI of a key.

Nothing here names a table or a column: what the description of the data package says is the whole mapping.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, unquote

from graphkit import schema
from graphkit.labels import LABELS
from graphkit.vocabulary import (
    CONCEPTS,
    DATE_PROPERTIES,
    GK,
    LIST_PROPERTIES,
    OBJECT_PROPERTIES,
    PREFIXES,
    REFERENCES,
    concept_iri,
    expand,
)

BASE = "https://w3id.org/graphkit/id/"
DATASET = BASE + "dataset"
ATTRIBUTES_IRI = GK + "attributes"
KNOWS_PERSONS_IRI = GK + "knowsPersons"
POLICY_IRI = GK + "audiencePolicy"
WITHHELD_IRI = GK + "withheld"
TYPE_IRI = PREFIXES["rdf"] + "type"
JSON_IRI = PREFIXES["rdf"] + "JSON"
# Properties whose values are addresses of pages: an IRI where the text is one.
PAGES = frozenset({"foaf:page"})


@dataclass(frozen=True, slots=True)
class Mapped:
    """One column as RDF: its property, how its cells become terms, and the tables that they point to."""

    name: str
    iri: str
    kind: str  # concept, reference, page, date, boolean, integer, number or text
    scheme: str
    targets: tuple[str, ...]
    is_list: bool
    is_one_of: bool  # shares its property with other columns, so that only the class of the value tells them apart
    is_english: bool
    is_node: bool  # its values are things: never text
    beside: str  # the column that says which version of a row is meant; empty where none does


@cache
def columns(table: str) -> tuple[Mapped, ...]:
    """The columns of a table that have a property, in order.

    >>> [(c.name, c.kind, c.targets) for c in columns("memberships")][:2]
    [('person_id', 'reference', ('persons',)), ('member_organisation_id', 'reference', ('organisations',))]
    """
    return tuple(
        _mapped(column, schema.tables()[table]) for column in schema.tables()[table].columns if column.rdf_type
    )


def _mapped(column: schema.Column, table: schema.Table) -> Mapped:
    curie = column.rdf_type or ""
    targets = _targets(column, table)
    return Mapped(
        name=column.name,
        iri=expand(curie),
        kind=_kind(column, curie, targets),
        scheme=column.concepts or "",
        targets=targets,
        is_list=curie in LIST_PROPERTIES,
        is_one_of=bool(targets) and sum(other.rdf_type == curie for other in table.columns) > 1,
        is_english=column.name.endswith("_en"),
        is_node=curie in OBJECT_PROPERTIES,
        beside=_beside(column, table, targets),
    )


def _beside(column: schema.Column, table: schema.Table, targets: tuple[str, ...]) -> str:
    """The second column of a key of two, or the vintage of a territory."""
    second = (key.columns[1] for key in table.foreign_keys if len(key.columns) == 2 and key.columns[0] == column.name)
    vintage = "vintage" if len(targets) > 1 and "municipalities" in targets and table.column("vintage") else ""
    return next(second, vintage)


def _targets(column: schema.Column, table: schema.Table) -> tuple[str, ...]:
    keys = (key.table for key in table.foreign_keys if key.columns[0] == column.name)
    return tuple(keys) or REFERENCES.get(column.rdf_type or "", ())


def _kind(column: schema.Column, curie: str, targets: tuple[str, ...]) -> str:
    if column.concepts:
        return "concept"
    if targets:
        return "reference"
    if curie in DATE_PROPERTIES:
        return "date"
    if curie in PAGES:
        return "page"
    return column.type if column.type in ("boolean", "integer", "number") else "text"


@cache
def class_of(table: str) -> str:
    """The IRI of the class of a table's rows."""
    return expand(schema.tables()[table].rdf_type or "")


@cache
def table_of_class() -> dict[str, str]:
    """Class -> table; our own classes first, so that they win where a thing has several."""
    pairs = sorted(((class_of(name), name) for name in schema.tables()), key=lambda pair: not pair[0].startswith(GK))
    return dict(pairs)


@cache
def by_property(table: str) -> dict[str, tuple[Mapped, ...]]:
    """Property -> the columns of a table that carry it: several for the kinds of stakeholder and for languages."""
    found: dict[str, tuple[Mapped, ...]] = {}
    for column in columns(table):
        found[column.iri] = (*found.get(column.iri, ()), column)
    return found


def scheme_of_rows(table: str) -> str:
    """The scheme whose concepts the rows of a table are; empty for most tables.

    >>> scheme_of_rows("event_kinds"), scheme_of_rows("events")
    ('event-kind', '')
    """
    return schema.tables()[table].concepts or ""


@cache
def rows_of_scheme(scheme: str) -> str:
    """The table whose rows are the concepts of a scheme; empty for most schemes."""
    return next((name for name, table in schema.tables().items() if table.concepts == scheme), "")


def own_code_iri(scheme: str, code: str) -> str:
    """The IRI of a code that the vocabulary does not have.

    >>> own_code_iri("role", "juror"), own_code_iri("organisation-kind", "guild")
    ('https://w3id.org/graphkit/id/codes/role/juror', 'https://w3id.org/graphkit/id/organisation_kinds/guild')
    """
    return f"{BASE}{rows_of_scheme(scheme) or f'codes/{scheme}'}/{_segment(code)}"


def other_iri(ident: str) -> str:
    """The IRI of what an id names that is in no table."""
    return f"{BASE}other/{_segment(ident)}"


def is_known(scheme: str, code: str) -> bool:
    """Whether the vocabulary has the code."""
    return code in LABELS.get(scheme, {})


def row_iri(table: str, key: Sequence[str | None]) -> str:
    """The IRI of the row with that key: percent-encoded parts, empty ones at the end left out.

    >>> row_iri("municipalities", ("ādažu/novads", None))
    'https://w3id.org/graphkit/id/municipalities/%C4%81da%C5%BEu%2Fnovads'
    >>> row_iri("event_kinds", ("training",))
    'https://w3id.org/graphkit/concept/event-kind/training'
    """
    scheme = scheme_of_rows(table)
    if scheme and is_known(scheme, key[0] or ""):
        return concept_iri(scheme, key[0] or "")
    return f"{BASE}{table}/{'/'.join(_segment(part or '') for part in key).rstrip('/')}"


def _segment(text: str) -> str:
    """Percent-encoded, a closing full stop too: readers of Turtle stumble over it, and ``..`` would mean a way up."""
    encoded = quote(text, safe="")
    return encoded[:-1] + "%2E" if encoded.endswith(".") else encoded


def table_of_iri(iri: str) -> str:
    """The table that one of our own IRIs speaks of; empty for others.

    >>> table_of_iri("https://w3id.org/graphkit/id/persons/a"), table_of_iri("https://example.org/persons/a")
    ('persons', '')
    """
    table = iri.removeprefix(BASE).partition("/")[0] if iri.startswith(BASE) else ""
    return table if table in schema.tables() else ""


def last_segment(iri: str) -> str:
    """What stands behind the last ``#`` or ``/`` of an IRI, percent-decoded.

    >>> last_segment("https://example.org/place/R%C4%ABga/"), last_segment("urn:x:riga")
    ('Rīga', 'riga')
    """
    tail = iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]
    return unquote(tail if "/" in iri else tail.rsplit(":", 1)[-1])


def code_of(iri: str, scheme: str) -> str:
    """The code of a concept, or of a code of one's own; an IRI of another scheme stays as it is.

    >>> code_of("https://w3id.org/graphkit/concept/role/host", "role"), code_of("https://example.org/host", "role")
    ('host', 'https://example.org/host')
    """
    prefixes = (f"{CONCEPTS}{scheme}/", own_code_iri(scheme, ""))
    prefix = next((prefix for prefix in prefixes if iri.startswith(prefix)), None)
    return unquote(iri.removeprefix(prefix)) if prefix else iri


def prefixes(tables: Iterable[str]) -> dict[str, str]:
    """Prefixes for Turtle: the vocabularies that the schema uses, and one for the rows of each of these tables."""
    curies = [table.rdf_type for table in schema.tables().values()]
    curies += [column.rdf_type for table in schema.tables().values() for column in table.columns]
    used = {curie.partition(":")[0] for curie in curies if curie} | {"rdf", "xsd"}
    spaces = {prefix: space for prefix, space in PREFIXES.items() if prefix in used}
    return spaces | {name: f"{BASE}{name}/" for name in tables}


def shorten_iri(iri: str) -> str:
    """The IRI as a CURIE where a prefix is known.

    >>> shorten_iri("http://xmlns.com/foaf/0.1/nick"), shorten_iri("https://example.org/x")
    ('foaf:nick', 'https://example.org/x')
    """
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri[len(space) :]}"
    return iri
