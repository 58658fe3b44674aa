"""From what the user names as a store to the store."""

from __future__ import annotations

from pathlib import Path

from graphkit.errors import StoreError
from graphkit.model import DEFAULT_STORE
from graphkit.stores.protocol import Store


def open_store(
    location: str | Path = DEFAULT_STORE,
    *,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
    dataset: str | None = None,
) -> Store:
    """The store at a path, or on the server at an address (``neo4j://…``, ``bolt://…``), where it is a data set of a database.

    The file or data set need not exist yet; reading one that doesn't is a StoreError. What follows the location is for servers.
    """
    text = str(location)
    if "://" in text:
        return _on_server(text, user, password, database, dataset)
    from graphkit.stores.sqlite_store import SqliteStore

    return SqliteStore(Path(text))


def _on_server(
    address: str, user: str | None, password: str | None, database: str | None, dataset: str | None
) -> Store:
    from graphkit.stores.neo4j.access import SCHEMES, Access
    from graphkit.stores.neo4j.layout import DEFAULT_DATABASE, DEFAULT_DATASET
    from graphkit.stores.neo4j.store import Neo4jStore

    scheme = address.partition("://")[0]
    if scheme not in SCHEMES:
        raise StoreError(f"{scheme}:// stores are not known: name a file, or a server as neo4j://HOST:7687")
    return Neo4jStore(Access(address, user, password, database or DEFAULT_DATABASE, dataset or DEFAULT_DATASET))
