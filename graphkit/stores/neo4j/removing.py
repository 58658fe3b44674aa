"""Removing what nobody reads any more: in portions, two at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import product
from threading import Event
from typing import TYPE_CHECKING

from graphkit.stores.neo4j import layout
from graphkit.stores.neo4j.access import Server

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

REMOVED = 5_000  # nodes removed in one transaction
_REMOVE = "MATCH (n:Graphkit) WHERE $low <= n.key < $high WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS gone"
_MIDDLE = "MATCH (n:Graphkit) WHERE $low <= n.key < $high RETURN percentileDisc(n.key, 0.5) AS middle"
_Span = tuple[int, int]  # the first key, and the one after the last


def remove(server: Server, generations: Iterable[int], goes_on: Callable[[ManagedTransaction], bool]) -> None:
    """Remove every node of generations. ``goes_on`` is asked in each transaction; when it says no, nothing more is removed.

    The halves of one table go at the same time, tables one after the other, so that two transactions seldom meet; where they do,
    as members of one body may, the server puts one back and it is repeated. What ends one half ends the other one too.
    """
    ended = Event()

    def going(tx: ManagedTransaction) -> bool:
        return not ended.is_set() and goes_on(tx)

    with ThreadPoolExecutor(2) as pool:
        try:
            for generation, table in product(generations, range(1, layout.TABLES + 1)):
                halves = [pool.submit(_span, server, span, going) for span in _halves(server, generation, table)]
                for half in as_completed(halves):
                    half.result()
        except BaseException:  # an interruption as well
            ended.set()
            raise


def _halves(server: Server, generation: int, table: int) -> list[_Span]:
    low, high = layout.first_key(generation, table), layout.first_key(generation, table + 1)
    middle = server.read(lambda tx: tx.run(_MIDDLE, {"low": low, "high": high}).single(strict=True)["middle"])
    return [] if middle is None else [(low, int(middle)), (int(middle), high)]


def _span(server: Server, span: _Span, goes_on: Callable[[ManagedTransaction], bool]) -> None:
    bounds = {"low": span[0], "high": span[1], "limit": REMOVED}

    def removed(tx: ManagedTransaction) -> int:
        return int(tx.run(_REMOVE, bounds).single(strict=True)["gone"]) if goes_on(tx) else 0

    while server.write(removed):
        pass


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
    remove(server, generations, lambda tx: True)
