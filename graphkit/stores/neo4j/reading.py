"""One generation of a data set, open for questions: every answer comes from it whole, or the question says it was replaced."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

from graphkit.errors import NoStoreError, StoreError
from graphkit.model import Phase
from graphkit.stores.neo4j import layout
from graphkit.stores.neo4j.access import Server
from graphkit.stores.neo4j.parts import TABLE, Parts

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_DATASET = "MATCH (d:GraphkitDataset {name: $dataset}) RETURN properties(d) AS facts"
_STILL = "MATCH (d:GraphkitDataset {name: $dataset}) RETURN d.generation AS generation"
_OTHERS = "MATCH (d:GraphkitDataset) RETURN d.name AS name ORDER BY name"


class Reader:
    """The current generation of the data set that an access names. Raises NoStoreError where there is none."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.dataset = server.access.dataset
        self.facts = self._facts()
        self.generation = int(self.facts["generation"])
        self._bounds = layout.bounds(self.generation)

    def _facts(self) -> dict[str, Any]:
        access = self._server.access
        found = self._server.read(lambda tx: tx.run(_DATASET, {"dataset": self.dataset}).single())
        if found is None:
            others = self._server.read(lambda tx: [row["name"] for row in tx.run(_OTHERS)])
            listed = f"; there are: {', '.join(others)}" if others else ""
            raise NoStoreError(
                f"{access.shown}: there is no data set {self.dataset!r} in the database {access.database!r}; 'graphkit load "
                f"SOURCE' makes it{listed}"
            )
        facts: dict[str, Any] = found["facts"]
        if facts["layout"] != layout.LAYOUT:
            age = "a newer" if facts["layout"] > layout.LAYOUT else "an older"
            advice = "update graphkit" if facts["layout"] > layout.LAYOUT else "load the tables again"
            raise StoreError(
                f"{access.shown}: written by {age} graphkit (layout {facts['layout']}, this one reads {layout.LAYOUT}): {advice}"
            )
        return facts

    def ask(self, *questions: str, **parameters: Any) -> list[list[list[Any]]]:
        """The rows of each of some statements, all of this generation; the parameters are ``$v.name`` in them.

        The old generation is removed only after another is named, so what was read while ours still is named is whole.
        """
        values = self._bounds | {"dataset": self.dataset, "v": parameters}

        def work(tx: ManagedTransaction) -> tuple[list[list[list[Any]]], int]:
            answers = [tx.run(question, values).values() for question in questions]
            named = tx.run(_STILL, {"dataset": self.dataset}).single()
            return answers, int(named["generation"]) if named else -1

        answers, generation = self._server.read(work)
        if generation != self.generation:
            raise StoreError(
                f"{self._server.access.shown}: the data set {self.dataset!r} was replaced while it was being read; ask again"
            )
        return answers

    def rows(self, question: str, **parameters: Any) -> list[list[Any]]:
        """The rows of one statement."""
        return self.ask(question, **parameters)[0]

    # ----- what is kept as in other stores -----

    @cached_property
    def parts(self) -> Parts:
        """Codes, keys of names and tables beside."""
        return Parts(str(self.facts["parts"]), self._pieces)

    def _pieces(self, positions: list[int]) -> list[tuple[int, bytes]]:
        question = "UNWIND $v.at AS at MATCH (n:Graphkit {key: $k0 + at}) RETURN at, n.data"
        return [(int(at), bytes(data)) for at, data in self.rows(question, at=positions)]

    def slice(self, name: str, start: int, end: int) -> NDArray[Any]:
        """See Kept.slice."""
        return self.parts.slice(name, start, end)

    def codes(self, name: str) -> list[str]:
        """See Kept.codes."""
        return self.parts.codes(name)

    def kept_rows(self, table: str) -> list[dict[str, str]]:
        """See Kept.kept_rows."""
        kept = self.parts.table(table)
        return [
            {c: cell for c, cell in zip(kept["columns"], row, strict=True) if cell is not None} for row in kept["rows"]
        ]

    def kept_tables(self) -> list[str]:
        """The names of the tables that are kept as they came."""
        return self.parts.names(TABLE)

    @cached_property
    def _phases(self) -> list[Phase]:
        question = (
            "MATCH (f:Graphkit) WHERE $f0 <= f.key < $f1 RETURN f.id, f.name, f.name_en, f.start, f.end ORDER BY f.key"
        )
        return [Phase(*row) for row in self.rows(question)]

    def phases(self) -> list[Phase]:
        """The phases in order."""
        return self._phases

    def ids_as_long(self, ident: str) -> list[tuple[int, str]]:
        """See Kept.ids_as_long."""
        question = "MATCH (s:Graphkit) WHERE $s0 <= s.key < $s1 AND size(s.id) = $v.size RETURN s.key - $s0, s.id"
        units = len(ident.encode("utf-16-le", "surrogatepass")) // 2  # what the server counts
        return [(int(at), str(other)) for at, other in self.rows(question, size=units)]

    def taking_part(self, positions: Sequence[int]) -> set[int]:
        """See Kept.taking_part."""
        question = (
            "UNWIND $v.at AS at MATCH (s:Graphkit {key: $s0 + at}) WHERE EXISTS { (s)-[:TOOK_PART_IN]->() } RETURN at"
        )
        return {int(at) for (at,) in self.rows(question, at=list(positions))} if positions else set()

    def notes(self) -> list[str]:
        """What there is to say about the sources."""
        found: list[str] = json.loads(self.facts["notes"])
        return found
