"""Writing a data set: one writer, batches that are written once each, a switch in one transaction, then the old one away.

A load holds the node ``GraphkitLoad`` of its data set: a token that every batch checks and renews, the generation it writes, and
how many batches are in. What a batch writes and its number are one transaction, so a batch repeated after a lost
answer writes nothing twice, and a killed load of the same tables is taken up where it ended.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graphkit import __version__
from graphkit.errors import StoreError
from graphkit.stores.neo4j import layout
from graphkit.stores.neo4j.access import Server
from graphkit.stores.neo4j.elements import Elements, Step
from graphkit.stores.neo4j.parts import PIECE, directory, parts_of, pieces, written
from graphkit.stores.protocol import Progress

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

    from graphkit.tables.compile import Compiled

BATCH = 10_000  # rows of one transaction
_PIECE_COUNTS = 100  # as how many rows a piece of a part counts
_EXPIRES = 120_000  # milliseconds after which a load that gives no sign of life may be pushed aside
_ACTIVE: set[str] = set()  # tokens of the loads of this process
_REMOVED = 5_000  # nodes removed in one transaction

_HOLD = """
MERGE (l:GraphkitLoad {dataset: $dataset}) SET l.asked = $token
WITH l, (l.token IS NULL OR l.until < timestamp() OR l.token IN $dead) AS free
FOREACH (_ IN CASE WHEN free THEN [1] ELSE [] END | SET l.token = $token, l.holder = $holder, l.until = timestamp() + $expires)
RETURN free, l.token AS token, l.holder AS holder, l.until - timestamp() AS left, l.generation AS generation,
  l.digest AS digest, l.done AS done, coalesce(l.garbage, []) AS garbage
"""
_BEGIN = """
MERGE (c:GraphkitCounter {name: 'generation'}) SET c.last = coalesce(c.last, 0) + 1
WITH c MATCH (l:GraphkitLoad {dataset: $dataset, token: $token})
SET l.generation = c.last, l.digest = $digest, l.done = 0, l.garbage = $garbage
RETURN l.generation AS generation
"""
_RENEW = """
MATCH (l:GraphkitLoad {dataset: $dataset}) SET l.asked = $token
WITH l WHERE l.token = $token SET l.until = timestamp() + $expires
RETURN l.done AS done
"""
_DONE = "MATCH (l:GraphkitLoad {dataset: $dataset}) SET l.done = $done"
_SWITCH = """
MATCH (l:GraphkitLoad {dataset: $dataset, token: $token})
MERGE (d:GraphkitDataset {name: $dataset})
WITH l, d, d.generation AS old
SET l.garbage = [g IN coalesce(l.garbage, []) + [old] WHERE g IS NOT NULL],
  d = $facts, d.loaded_at = datetime()
REMOVE l.generation, l.digest, l.done
"""
_REMOVE = "MATCH (n:Graphkit) WHERE $low <= n.key < $high WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS gone"


class Writer:
    """One load into one data set of a server."""

    def __init__(self, server: Server, compiled: Compiled) -> None:
        self._server, self._compiled = server, compiled
        self._dataset = server.access.dataset
        self._token = f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(8)}"
        self._parts = list(parts_of(compiled))

    def load(self, progress: Progress) -> None:
        """Write the data set and put it in the place of the old one. Raises StoreError; the old one then stands."""
        prepare(self._server)
        _ACTIVE.add(self._token)
        try:
            generation, done, garbage = self._begin()
            self._write(generation, done, progress)
            progress("switching", 0.93)
            garbage = self._switch(generation, garbage)
            progress("removing what was replaced", 0.95)
            self._remove(garbage)
        finally:
            self._release()
            _ACTIVE.discard(self._token)

    def _run(self, tx: ManagedTransaction, statement: str, **parameters: Any) -> Any:
        common = {"dataset": self._dataset, "token": self._token, "expires": _EXPIRES}
        return tx.run(statement, common | parameters).single()

    def _begin(self) -> tuple[int, int, list[int]]:
        """The generation to write, how many of its batches are in, and what else lies about."""
        held = self._hold([])
        if not held["free"] and self._is_dead(held["token"]):
            held = self._hold([held["token"]])
        if not held["free"]:
            raise StoreError(
                f"{self._server.access.shown}: {held['holder']} is loading the data set {self._dataset!r}; try again when that is "
                f"done (after {max(1, held['left'] // 1000)} s without a sign of life it counts as ended)"
            )
        digest, garbage = self._digest(), [int(g) for g in held["garbage"]]
        if held["generation"] is not None and held["digest"] == digest:
            return int(held["generation"]), int(held["done"]), garbage
        garbage += [int(held["generation"])] if held["generation"] is not None else []
        begun = self._server.write(lambda tx: self._run(tx, _BEGIN, digest=digest, garbage=garbage))
        return int(begun["generation"]), 0, garbage

    def _hold(self, dead: list[str]) -> Any:
        holder = "/".join(self._token.split("/")[:2])
        return self._server.write(lambda tx: self._run(tx, _HOLD, dead=dead, holder=holder))

    @staticmethod
    def _is_dead(token: str) -> bool:
        """Whether the load with a token has ended without a word: one of this machine whose process is gone."""
        host, process, _ = token.split("/")
        if host != socket.gethostname():
            return False
        if int(process) == os.getpid():
            return token not in _ACTIVE
        try:
            os.kill(int(process), 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False
        return False

    def _digest(self) -> str:
        """A mark of everything that is written, so that only a load of the same is taken up."""
        mark = hashlib.blake2b(
            f"{layout.LAYOUT} {BATCH} {_PIECE_COUNTS} {PIECE} {__version__}".encode(), digest_size=16
        )
        for name in ("stakeholders", "events", "phases", "participation"):
            mark.update(self._compiled.rows[name].write_csv(None).encode())
        for name, _, data in self._parts:
            mark.update(name.encode() + data)
        return mark.hexdigest()

    # ----- batches -----

    def _write(self, generation: int, done: int, progress: Progress) -> None:
        total = max(1, sum(frame.height for frame in self._compiled.rows.values()))
        rows = 0
        for number, batch in enumerate(self._batches(generation), 1):
            rows += sum(len(some) for _, some in batch)
            if number > done:
                self._server.write(lambda tx, n=number, b=batch: self._one(tx, n, b))  # type: ignore[misc]
            progress("writing the graph", min(0.9, 0.9 * rows / total))

    def _one(self, tx: ManagedTransaction, number: int, batch: list[tuple[str, list[Any]]]) -> None:
        """One batch and its number, or nothing where it is in already."""
        held = self._run(tx, _RENEW)
        if held is None:
            raise self._overtaken()
        if held["done"] >= number:
            return
        for statement, rows in batch:
            tx.run(statement, {"v": {"rows": rows}, "dataset": self._dataset}).consume()
        self._run(tx, _DONE, done=number)

    def _overtaken(self) -> StoreError:
        return StoreError(
            f"{self._server.access.shown}: another load of the data set {self._dataset!r} has taken over; this one ends"
        )

    def _batches(self, generation: int) -> Iterator[list[tuple[str, list[Any]]]]:
        """The rows of all statements in portions, small tables together."""
        batch: list[tuple[str, list[Any]]] = []
        size = 0
        for step, weight in self._steps(generation):
            rows: list[Any] = []
            for row in step.rows:
                rows.append(row)
                size += weight
                if size >= BATCH:
                    yield [*batch, (step.statement, rows)]
                    batch, rows, size = [], [], 0
            if rows:
                batch.append((step.statement, rows))
        if batch:
            yield batch

    def _steps(self, generation: int) -> Iterator[tuple[Step, int]]:
        first = layout.first_key(generation, layout.PARTS)
        yield Step(layout.CREATE_PARTS, pieces(self._parts, first)), _PIECE_COUNTS
        for step in Elements(self._compiled, generation).steps():
            yield step, 1

    # ----- the switch, and what remains -----

    def _switch(self, generation: int, garbage: list[int]) -> list[int]:
        """Labels on the new nodes and off the old ones, and the new generation named: in one transaction."""
        facts = self._facts(generation)

        def work(tx: ManagedTransaction) -> list[int]:
            now = self._run(tx, "MATCH (d:GraphkitDataset {name: $dataset}) RETURN d.generation AS old")
            old = int(now["old"]) if now and now["old"] is not None else None
            if old == generation:  # the answer of an earlier try was lost
                return garbage
            if self._run(tx, _RENEW) is None:
                raise self._overtaken()
            self._label(tx, "SET", generation)
            if old is not None:
                self._label(tx, "REMOVE", old)
            tx.run(_SWITCH, {"dataset": self._dataset, "token": self._token, "facts": facts}).consume()
            return [*garbage, *([old] if old is not None else [])]

        return self._server.write(work)

    def _label(self, tx: ManagedTransaction, word: str, generation: int) -> None:
        for statement, table in layout.label_statements(word):
            span = {"low": layout.first_key(generation, table), "high": layout.first_key(generation, table + 1)}
            tx.run(statement, span).consume()

    def _facts(self, generation: int) -> dict[str, Any]:
        compiled = self._compiled
        return {
            "name": self._dataset,
            "generation": generation,
            "layout": layout.LAYOUT,
            "graphkit": __version__,
            "notes": json.dumps(compiled.notes, ensure_ascii=False),
            "knows_persons": compiled.knows_persons,
            "policy": compiled.policy,
            "own": bool(compiled.arrays["p_for"].size or compiled.arrays["p_body"].size),
            "parts": written(directory(self._parts)),
            **compiled.counts,
        }

    def _remove(self, garbage: list[int]) -> None:
        """Every node of generations that nobody reads any more."""
        for generation in garbage:
            span = {"low": layout.first_key(generation), "high": layout.first_key(generation + 1), "limit": _REMOVED}
            while self._server.write(lambda tx, s=span: self._removed(tx, s)):  # type: ignore[misc]
                pass
        clean = "MATCH (l:GraphkitLoad {dataset: $dataset, token: $token}) REMOVE l.garbage"
        self._server.write(lambda tx: self._run(tx, clean))

    def _removed(self, tx: ManagedTransaction, span: dict[str, int]) -> int:
        if self._run(tx, _RENEW) is None:
            return 0
        return int(self._run(tx, _REMOVE, **span)["gone"])

    def _release(self) -> None:
        """Let go of the data set; where the server is gone, the next load sees that this process is."""
        statement = "MATCH (l:GraphkitLoad {dataset: $dataset, token: $token}) REMOVE l.token, l.holder, l.until"
        try:
            with self._server.session() as session:
                session.run(statement, {"dataset": self._dataset, "token": self._token}).consume()
        except StoreError:
            return


def prepare(server: Server) -> None:
    """The constraints that a load rests on, where they are not there yet."""
    known = "SHOW CONSTRAINTS YIELD name RETURN collect(name) AS names"
    indexes = "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN collect(name) AS names"
    there = server.read(
        lambda tx: {*tx.run(known).single(strict=True)["names"], *tx.run(indexes).single(strict=True)["names"]}
    )
    missing = [statement for statement in layout.CONSTRAINTS if statement.split()[2] not in there]
    for statement in missing:
        server.command(statement)
    if missing:
        server.command("CALL db.awaitIndexes()")
    foreign = (
        "SHOW CONSTRAINTS YIELD name, labelsOrTypes, properties WHERE properties = ['uri'] AND 'Resource' IN labelsOrTypes "
        "RETURN collect(name) AS names"
    )
    names = server.read(lambda tx: tx.run(foreign).single(strict=True)["names"])
    if names:
        raise StoreError(
            f"{server.access.shown}: the constraint {names[0]} lets each uri of a :Resource be there once, so that a data set cannot be "
            "written beside another; use a database of its own (GRAPHKIT_NEO4J_DATABASE)"
        )


def forget(server: Server) -> None:
    """Remove the data set that the server's access names, and all that loads of it left; nothing else."""
    dataset = {"dataset": server.access.dataset}
    question = (
        "OPTIONAL MATCH (d:GraphkitDataset {name: $dataset}) OPTIONAL MATCH (l:GraphkitLoad {dataset: $dataset}) "
        "WITH [d.generation, l.generation] + coalesce(l.garbage, []) AS all RETURN [g IN all WHERE g IS NOT NULL]"
    )
    generations = server.write(lambda tx: tx.run(question, dataset).single(strict=True)[0])
    marks = "MATCH (n:GraphkitDataset|GraphkitLoad) WHERE n.name = $dataset OR n.dataset = $dataset DETACH DELETE n"
    server.write(lambda tx: tx.run(marks, dataset).consume())
    for generation in generations:
        span = {"low": layout.first_key(generation), "high": layout.first_key(generation + 1), "limit": _REMOVED}
        while server.write(lambda tx, s=span: tx.run(_REMOVE, s).single(strict=True)["gone"]):  # type: ignore[misc]
            pass
