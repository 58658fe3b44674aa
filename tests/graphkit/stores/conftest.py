"""The stores the suite runs on. A server store joins by one more name in ``STORES`` and one more branch in ``_open``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import pytest

from graphkit.stores import Store, open_store
from graphkit.stores.neo4j.removing import forget
from graphkit.stores.neo4j.store import Neo4jStore
from graphkit.tables.frames import Tables
from graphkit.tables.source import read_sources

from ...neo4j.fixtures import PROFILES, Servers
from ...neo4j.server import USER

STORES = ("sqlite", *(f"neo4j-{profile}" for profile in PROFILES))
StoreFactory = Callable[[Tables], Store]


def _open(kind: str, folder: Path, number: int, servers: Servers) -> Store:
    """A new store; on a server a data set named after the test's folder, which is its alone."""
    if kind == "sqlite":
        return open_store(folder / f"store-{number}.sqlite")
    home = servers(kind.removeprefix("neo4j-"))
    dataset = f"{folder.parent.name}-{folder.name}-{number}"
    return open_store(home.uri, user=USER, password=home.password, dataset=dataset)


def _close(store: Store) -> None:
    if isinstance(store, Neo4jStore):
        forget(store.server)


@pytest.fixture(params=STORES)
def store_factory(request: pytest.FixtureRequest, tmp_path: Path, neo4j_servers: Servers) -> Iterator[StoreFactory]:
    """Makes a store that holds the tables given."""
    made: list[Store] = []

    def make(tables: Tables) -> Store:
        store = _open(request.param, tmp_path, len(made), neo4j_servers)
        store.replace(tables)
        made.append(store)
        return store

    yield make
    for store in made:
        _close(store)


@pytest.fixture(scope="session")
def bundled_tables() -> Tables:
    """The tables of the Latvian Roma Platform as they are shipped."""
    with resources.as_file(resources.files("graphkit.data")) as folder:
        tables = read_sources([str(folder)])
    tables.raise_errors()
    return tables


@pytest.fixture(scope="session", params=STORES)
def bundled(
    request: pytest.FixtureRequest,
    bundled_tables: Tables,
    tmp_path_factory: pytest.TempPathFactory,
    neo4j_servers: Servers,
) -> Iterator[Store]:
    """A store that holds the Latvian Roma Platform; only read from."""
    store = _open(request.param, tmp_path_factory.mktemp("bundled"), 0, neo4j_servers)
    store.replace(bundled_tables)
    yield store
    _close(store)
