"""A compiled platform cut into batches: what one transaction writes, always the same for the same tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphkit import __version__
from graphkit.stores.neo4j import layout
from graphkit.stores.neo4j.elements import Elements, Step
from graphkit.stores.neo4j.parts import PIECE, pieces
from graphkit.stores.neo4j.portions import Portions

if TYPE_CHECKING:
    from graphkit.tables.compile import Compiled

Kept = tuple[str, str, bytes]  # a part: name, kind of numbers, bytes
BATCH = 10_000  # rows of one transaction
PIECE_COUNTS = 100  # as how many rows a piece of a part counts


@dataclass
class Batch:
    """What one transaction writes: statements with what they take, and whether nodes or relationships are among it."""

    statements: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    nodes: bool = False
    ties: bool = False

    @property
    def rows(self) -> int:
        """The number of nodes and relationships."""
        return sum(rows_of(values) for _, values in self.statements)

    def add(self, step: Step, portion: tuple[str, dict[str, Any]]) -> Batch:
        """The batch with one portion more."""
        self.statements.append(portion)
        self.nodes, self.ties = self.nodes or not step.ties, self.ties or step.ties
        return self


def rows_of(values: dict[str, Any]) -> int:
    """How many nodes or relationships a statement makes of what it takes."""
    return int(values["last"]) + 1


def batches(compiled: Compiled, parts: Sequence[Kept], generation: int) -> Iterator[Batch]:
    """The rows of all statements in portions, small tables together."""
    batch, size = Batch(), 0
    for step, weight in _steps(compiled, parts, generation):
        rows: list[Any] = []
        portions = Portions(step.statement)
        for row in step.rows:
            rows.append(row)
            size += weight
            if size >= BATCH:
                yield batch.add(step, portions.portion(rows))
                batch, rows, size = Batch(), [], 0
        if rows:
            batch.add(step, portions.portion(rows))
    if batch.statements:
        yield batch


def _steps(compiled: Compiled, parts: Sequence[Kept], generation: int) -> Iterator[tuple[Step, int]]:
    first = layout.first_key(generation, layout.PARTS)
    yield Step(layout.create_parts, pieces(parts, first)), PIECE_COUNTS
    for step in Elements(compiled, generation).steps():
        yield step, 1


def digest(compiled: Compiled, parts: Sequence[Kept]) -> str:
    """A mark of everything that is written, so that only a load of the same is taken up."""
    mark = hashlib.blake2b(f"{layout.LAYOUT} {BATCH} {PIECE_COUNTS} {PIECE} {__version__}".encode(), digest_size=16)
    for name in ("stakeholders", "events", "phases", "participation"):
        mark.update(compiled.rows[name].write_csv(None).encode())
    for name, _, data in parts:
        mark.update(name.encode() + data)
    return mark.hexdigest()
