"""What a server has to hold to before anything is written: keys that are there once, and the index of ids."""

from __future__ import annotations

from graphkit.errors import StoreError
from graphkit.stores.neo4j import layout
from graphkit.stores.neo4j.access import Server


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
