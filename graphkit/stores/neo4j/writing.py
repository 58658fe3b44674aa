"""Writing a data set: one writer, batches that are written once each, a switch in one transaction, then the old one away.

A load holds the node ``GraphkitLoad`` of its data set: a token that every batch checks and renews, the generation it writes, and
how many batches are in. What a batch writes and its number are one transaction, so a batch repeated after a lost
answer writes nothing twice, and a killed load of the same tables is taken up where it ended.

A server works on one transaction with one processor, half of the time on its commit. So two batches are under way at once: while one
is committed the next is carried out, and waits with its number until the one before it is in. The numbers stay in order.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import socket
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, Any

from graphkit import __version__
from graphkit.errors import StoreError
from graphkit.stores.neo4j import holding, layout
from graphkit.stores.neo4j.access import Server
from graphkit.stores.neo4j.batches import Batch, batches, digest, rows_of
from graphkit.stores.neo4j.constraints import prepare
from graphkit.stores.neo4j.parts import directory, parts_of, written
from graphkit.stores.neo4j.removing import remove
from graphkit.stores.protocol import Progress

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

    from graphkit.tables.compile import Compiled

_AT_ONCE = 2  # batches under way
_EXPIRES = 120_000  # milliseconds after which a load that gives no sign of life may be pushed aside
_ACTIVE: set[str] = set()  # tokens of the loads of this process


class _AlreadyInError(Exception):
    """A batch that is in already, after all: what was written again is taken back."""


class Writer:
    """One load into one data set of a server."""

    def __init__(self, server: Server, compiled: Compiled) -> None:
        self._server, self._compiled = server, compiled
        self._dataset = server.access.dataset
        self._token = f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(8)}"
        self._parts = list(parts_of(compiled))
        self._renewed = time.monotonic()
        self._ended = Event()
        self._under_way: deque[Future[None]] = deque()
        self._before: dict[int, Future[None] | None] = {}  # by number: the batch that has to be in first

    def load(self, progress: Progress) -> None:
        """Write the data set and put it in the place of the old one. Raises StoreError.

        The old one then stands, except where the error says that the new one is there already.
        """
        prepare(self._server)
        _ACTIVE.add(self._token)
        try:
            generation, done, garbage = self._begin()
            self._write(generation, done, progress)
            progress("switching", 0.93)
            garbage = self._switch(generation, garbage)
            self._renewed = time.monotonic()
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
        mark, garbage = digest(self._compiled, self._parts), [int(g) for g in held["garbage"]]
        if held["generation"] is not None and held["digest"] == mark:
            return int(held["generation"]), int(held["done"]), garbage
        garbage += [int(held["generation"])] if held["generation"] is not None else []
        begun = self._server.write(lambda tx: self._run(tx, holding.BEGIN, digest=mark, garbage=garbage))
        return int(begun["generation"]), 0, garbage

    def _hold(self, dead: list[str]) -> Any:
        holder = "/".join(self._token.split("/")[:2])
        return self._server.write(lambda tx: self._run(tx, holding.HOLD, dead=dead, holder=holder))

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

    # ----- batches -----

    def _write(self, generation: int, done: int, progress: Progress) -> None:
        total = max(1, sum(frame.height for frame in self._compiled.rows.values()))
        rows, before = 0, Batch()
        with ThreadPoolExecutor(_AT_ONCE) as pool, self._ending():
            for number, batch in enumerate(batches(self._compiled, self._parts, generation), 1):
                rows += batch.rows
                if number > done:
                    # Relationships find only nodes that are in.
                    self._settle(0 if batch.ties and before.nodes else _AT_ONCE - 1)
                    self._under_way.append(pool.submit(self._put, number, batch, self._last()))
                    before = batch
                progress("writing the graph", min(0.9, 0.9 * rows / total))
            self._settle(0)

    @contextlib.contextmanager
    def _ending(self) -> Iterator[None]:
        """What ends the load, an interruption too, keeps the batches under way from being tried again."""
        try:
            yield
        except BaseException:
            self._ended.set()
            raise

    def _last(self) -> Future[None] | None:
        return self._under_way[-1] if self._under_way else None

    def _settle(self, left: int) -> None:
        """Wait until no more batches than that are under way. Raises what went wrong with one."""
        while len(self._under_way) > left:
            self._under_way.popleft().result()

    def _put(self, number: int, batch: Batch, before: Future[None] | None) -> None:
        self._before[number] = before
        try:
            self._server.write(lambda tx: self._one(tx, number, batch))
        except _AlreadyInError:
            return
        except StoreError:
            if not self._is_in(number):
                raise
        finally:
            del self._before[number]

    def _is_in(self, number: int) -> bool:
        """Whether a batch is in although it failed: an answer was lost, and what was sent again met what was there."""
        with contextlib.suppress(StoreError):
            said = self._server.read(lambda tx: self._run(tx, holding.IN))
            return said is not None and said["done"] >= number
        return False

    def _one(self, tx: ManagedTransaction, number: int, batch: Batch) -> None:
        """One batch and its number, or nothing where it is in already."""
        if self._ended.is_set():
            raise CancelledError
        said = self._run(tx, holding.SAID)
        if said is None or not said["mine"]:
            raise self._overtaken()
        if said["done"] >= number:
            return
        for statement, values in batch.statements:
            made = tx.run(statement, {"v": values, "dataset": self._dataset}).consume().counters
            self._check(made.nodes_created + made.relationships_created, rows_of(values))
        before = self._before[number]
        if before is not None:
            before.result()
        held = self._run(tx, holding.RENEW)
        if held is None:
            raise self._overtaken()
        if held["done"] >= number:
            raise _AlreadyInError
        self._run(tx, holding.DONE, done=number)

    def _check(self, made: int, wanted: int) -> None:
        if made != wanted:
            raise StoreError(
                f"{self._server.access.shown}: the server wrote {made} of {wanted} nodes or relationships; something else removes "
                "nodes with the label Graphkit. The data set is as it was; load again"
            )

    def _overtaken(self) -> StoreError:
        return StoreError(
            f"{self._server.access.shown}: another load of the data set {self._dataset!r} has taken over; this one ends"
        )

    # ----- the switch, and what remains -----

    def _switch(self, generation: int, garbage: list[int]) -> list[int]:
        """Labels on the new nodes and off the old ones, and the new generation named: in one transaction."""
        facts = self._facts(generation)

        def work(tx: ManagedTransaction) -> list[int]:
            now = self._run(tx, "MATCH (d:GraphkitDataset {name: $dataset}) RETURN d.generation AS old")
            old = int(now["old"]) if now and now["old"] is not None else None
            if old == generation:  # the answer of an earlier try was lost
                return garbage
            if self._run(tx, holding.RENEW) is None:
                raise self._overtaken()
            self._label(tx, "SET", generation)
            if old is not None:
                self._label(tx, "REMOVE", old)
            tx.run(holding.SWITCH, {"dataset": self._dataset, "token": self._token, "facts": facts}).consume()
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
        """Every node of generations that nobody reads any more, as long as this load holds the data set."""
        try:
            remove(self._server, garbage, self._goes_on)
        except StoreError as error:
            raise StoreError(
                f"{error}; the new data set is there, and the next load removes what is left of the old one"
            ) from error
        clean = "MATCH (l:GraphkitLoad {dataset: $dataset, token: $token}) REMOVE l.garbage"
        self._server.write(lambda tx: self._run(tx, clean))

    def _goes_on(self, tx: ManagedTransaction) -> bool:
        """Whether this load still holds the data set; renewed at times only, as that lets no other transaction commit beside."""
        if time.monotonic() - self._renewed > _EXPIRES / 4000:
            self._renewed = time.monotonic()
            return self._run(tx, holding.RENEW) is not None
        said = self._run(tx, holding.SAID)
        return said is not None and bool(said["mine"])

    def _release(self) -> None:
        """Let go of the data set; where the server is gone, the next load sees that this process is."""
        statement = "MATCH (l:GraphkitLoad {dataset: $dataset, token: $token}) REMOVE l.token, l.holder, l.until"
        try:
            with self._server.session() as session:
                session.run(statement, {"dataset": self._dataset, "token": self._token}).consume()
        except StoreError:
            return
