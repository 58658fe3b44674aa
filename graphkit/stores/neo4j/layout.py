"""What a data set is as a graph: labels, relationship types, properties. The one list that everything is written from.

Every node has the label ``Graphkit`` and a number, its ``key``: the generation of the load, the table, the position. A
data set that is still being written, or about to be removed, has no other label, so that Cypher sees whole ones alone.

Lists and texts go to the server in one map, ``$v``: it plans a statement anew for each type and rough length of a parameter, but does not
look into maps. Bounds of keys are parameters of their own, since only known numbers bound both ends of a range.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from graphkit import schema
from graphkit.stores.neo4j.portions import Statement

LAYOUT = 1  # raised whenever an older graphkit could no longer read the graph
OLDEST = (5, 26)  # the oldest server this was run on
DEFAULT_DATASET, DEFAULT_DATABASE = "graphkit", "neo4j"
TABLES = 6
STAKEHOLDERS, EVENTS, PHASES, SOURCES, MUNICIPALITIES, PARTS = range(1, TABLES + 1)  # tables, as part of a key
_GENERATION, _TABLE = 40, 32  # bits below the generation, below the table

CONSTRAINTS = (
    "CREATE CONSTRAINT graphkit_key IF NOT EXISTS FOR (n:Graphkit) REQUIRE n.key IS UNIQUE",
    "CREATE CONSTRAINT graphkit_dataset IF NOT EXISTS FOR (n:GraphkitDataset) REQUIRE n.name IS UNIQUE",
    "CREATE CONSTRAINT graphkit_load IF NOT EXISTS FOR (n:GraphkitLoad) REQUIRE n.dataset IS UNIQUE",
    "CREATE CONSTRAINT graphkit_counter IF NOT EXISTS FOR (n:GraphkitCounter) REQUIRE n.name IS UNIQUE",
    "CREATE INDEX graphkit_id IF NOT EXISTS FOR (n:Graphkit) ON (n.id)",
)


def first_key(generation: int, table: int = 0) -> int:
    """The key of the first node of a table of a generation.

    >>> first_key(3, EVENTS) == 3 * 2**40 + 2 * 2**32
    True
    """
    return generation << _GENERATION | table << _TABLE


def bounds(generation: int) -> dict[str, int]:
    """Parameters that bound the keys of each table of a generation: ``$s0 <= s.key < $s1``."""
    names = {"s": STAKEHOLDERS, "e": EVENTS, "f": PHASES, "x": SOURCES, "m": MUNICIPALITIES, "k": PARTS}
    low = {f"{name}0": first_key(generation, table) for name, table in names.items()}
    return low | {f"{name}1": first_key(generation, table + 1) for name, table in names.items()}


@dataclass(frozen=True)
class Nodes:
    """One sort of node: its table, labels (with the type that chooses one more), properties, and what it is."""

    table: int
    labels: tuple[str, ...]
    columns: tuple[str, ...]
    meaning: str
    by_type: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Ties:
    """One type of relationship: from where to where, its properties, and what it says."""

    type: str
    start: str
    end: str
    columns: tuple[str, ...]
    meaning: str


STAKEHOLDER_COLUMNS = (
    "id", "type", "name", "name_en", "short_name", "short_name_en", "kind", "sector", "organisation_id", "place_id",
    "country", "public_role", "stands_for_seat", "latitude", "longitude", "rollup_id", "coordinates_source_id", "source_id",
    "note", "recorded_sector", "attributes",
)  # fmt: skip
TOOK_PART_COLUMNS = (
    "row", "role", "status", "phase", "source_id", "locator", "note", "start", "end", "attributes",
    "for_place", "for_organisation",
)  # fmt: skip


def _own(table: str, ident: str) -> tuple[str, ...]:
    """The columns of a table, its id as ``id``."""
    return ("id", *(name for name in schema.tables()[table].names if name != ident), "attributes")


@cache
def nodes() -> dict[str, Nodes]:
    """Every sort of node by its name here."""
    types = (("person", "Person"), ("organisation", "Organisation"), ("place", "Place"))
    return {
        "stakeholders": Nodes(
            STAKEHOLDERS, ("Stakeholder",), STAKEHOLDER_COLUMNS, "who takes part; the second label is its type", types
        ),
        "events": Nodes(EVENTS, ("Event",), (*_own("events", "event_id"), "phases", "joint", "day"), "something held"),
        "phases": Nodes(PHASES, ("Phase",), _own("phases", "phase_id"), "a phase of the programme"),
        "sources": Nodes(SOURCES, ("Source",), _own("sources", "source_id"), "a document that states facts"),
        "municipalities": Nodes(
            MUNICIPALITIES, ("Municipality",), ("id", *schema.tables()["municipalities"].names, "attributes"),
            "a municipality in one period of time, by the id it has as a unit",
        ),
    }  # fmt: skip


@cache
def ties() -> dict[str, Ties]:
    """Every type of relationship by its name."""
    member = schema.tables()["memberships"].names[3:]
    mediation = ("phase_id", "start", "end", "coordinating_organisation_id", "source_id", "note")
    merger = schema.tables()["crosswalk"].names[4:]
    every = (
        Ties("TOOK_PART_IN", "Stakeholder", "Event", TOOK_PART_COLUMNS, "a participation: role, status, phase, sources (parted by ;)"),
        Ties("INVOLVED_IN", "Stakeholder", "Phase", ("role", "source_id", "locator", "note"), "named for a whole phase"),
        Ties("ACTS_FOR", "Person", "Organisation", (), "whom a person counts for"),
        Ties("BASED_IN", "Stakeholder", "Place", (), "home of a person, seat of an organisation"),
        Ties("MEMBER_OF", "Stakeholder", "Organisation", member, "a membership, with its time and source"),
        Ties("MEDIATES_IN", "Person", "Place", mediation, "a mediator's period in a place"),
        Ties("STANDS_FOR", "Stakeholder", "Place", ("reading", "phase", "since", "until"),
             "counts for a place: from which reading on, in which phase or span of days"),
        Ties("PART_OF", "Place", "Municipality", ("since", "until", "today"),
             "the municipality of a place in a span of days; today: the id of today's"),
        Ties("BECAME", "Municipality", "Municipality", merger, "a merger, division or change"),
        Ties("HELD_IN", "Event", "Place", (), "where an event was"),
        Ties("IN_PHASE", "Event", "Phase", (), "the phase an event belongs to"),
        Ties("NEXT", "Phase", "Phase", (), "the order of the phases"),
    )  # fmt: skip
    return {tie.type: tie for tie in every}


def create_nodes(columns: tuple[str, ...]) -> Statement:
    """The statement that makes nodes of rows ``key, uri, *columns``."""

    def statement(cells: list[str | None]) -> str:
        return f"CREATE (:Graphkit {{dataset: $dataset, {_filled(('key', 'uri', *columns), cells)}}})"

    return statement


def create_ties(tie: Ties) -> Statement:
    """The statement that makes relationships of rows ``key of the start, key of the end, *columns``."""

    def statement(cells: list[str | None]) -> str:
        start, end, *rest = cells
        return (
            f"MATCH (a:Graphkit {{key: {start}}}) MATCH (b:Graphkit {{key: {end}}}) "
            f"CREATE (a)-[:{tie.type} {{{_filled(tie.columns, rest)}}}]->(b)"
        )

    return statement


def create_parts(cells: list[str | None]) -> str:
    """The statement that makes the pieces of parts of rows ``key, name, bytes``."""
    return f"CREATE (:Graphkit {{dataset: $dataset, {_filled(('key', 'part', 'data'), cells)}}})"


def _filled(names: tuple[str, ...], cells: list[str | None]) -> str:
    return ", ".join(f"`{name}`: {cell}" for name, cell in zip(names, cells, strict=True) if cell)


def label_statements(word: str) -> tuple[tuple[str, int], ...]:
    """Statements that SET or REMOVE the labels of a generation, each with its table; ``$low`` and ``$high`` bound the keys."""
    made = []
    for kind in nodes().values():
        for type_name, label in kind.by_type or (("", ""),):
            labels = ":".join(filter(None, (*kind.labels, label, "Resource")))
            where = f" AND n.type = '{type_name}'" if type_name else ""
            made.append((f"MATCH (n:Graphkit) WHERE $low <= n.key < $high{where} {word} n:{labels}", kind.table))
    return tuple(made)
