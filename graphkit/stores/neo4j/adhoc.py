"""Somebody's own Cypher, read only: the plan is looked at before anything runs, and rows and time are bounded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.errors import GraphkitError
from graphkit.stores.neo4j.access import Access, Server

MOST_ROWS, MOST_SECONDS = 10_000, 60.0
# Words in the names of plan operators that change something, or that fetch from elsewhere.
_CHANGES = ("Create", "Merge", "Set", "Remove", "Delete", "Foreach", "Terminate", "LoadCSV", "Drop", "Alter", "Grant")


@dataclass(frozen=True)
class Answer:
    """Columns and rows as plain values; ``cut`` where there were more rows than asked for."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    cut: bool


def ask_cypher(
    access: Access,
    query: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    rows: int = MOST_ROWS,
    seconds: float = MOST_SECONDS,
) -> Answer:
    """The answer to a question in Cypher; ``$dataset`` is the name of the data set unless given otherwise.

    Raises GraphkitError for a statement that would write, StoreError for what the server refuses.
    """
    import neo4j

    values = {"dataset": access.dataset, **(parameters or {})}
    with Server(access).session(default_access_mode="READ") as session:
        explained = session.run(neo4j.Query(f"EXPLAIN {query}", timeout=seconds), values).consume()
        _refuse_changes(explained.query_type, explained.plan)
        result = session.run(neo4j.Query(query, timeout=seconds), values)
        columns = tuple(result.keys())
        found = result.fetch(rows + 1)
        made = tuple({c: plain(value) for c, value in zip(columns, row.values(), strict=True)} for row in found[:rows])
    return Answer(columns, made, len(found) > rows)


def _refuse_changes(kind: str | None, plan: Mapping[str, Any] | None) -> None:
    changing = [name for name in _operators(plan) if any(word in name for word in _CHANGES)]
    if kind != "r" or changing:
        said = f" ({', '.join(dict.fromkeys(changing))})" if changing else ""
        raise GraphkitError(
            f"graphkit cypher only reads, and this statement would do more{said}; use Neo4j Browser for it"
        )


def _operators(plan: Mapping[str, Any] | None) -> Iterator[str]:
    """The names of a plan's operators."""
    if plan:
        yield str(plan["operatorType"]).partition("@")[0]
        for child in plan.get("children", ()):
            yield from _operators(child)


def plain(value: Any) -> Any:
    """A value as JSON has it: a node or relationship as its labels or type and properties, a date as its text."""
    from neo4j import graph

    if isinstance(value, graph.Node):
        return {"labels": sorted(value.labels), **{k: plain(v) for k, v in sorted(value.items())}}
    if isinstance(value, graph.Relationship):
        return {"type": value.type, **{k: plain(v) for k, v in sorted(value.items())}}
    if isinstance(value, graph.Path):
        steps: list[Any] = [plain(value.start_node)]
        for tie, node in zip(value.relationships, value.nodes[1:], strict=True):
            steps += [plain(tie), plain(node)]
        return steps
    return value.iso_format() if hasattr(value, "iso_format") else _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple) and not hasattr(value, "srid"):
        return [plain(item) for item in value]
    if isinstance(value, bytes | bytearray):
        return f"{len(value)} bytes"
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if abs(value) < float("inf") else None  # JSON has no infinity and no NaN
    return str(value)
