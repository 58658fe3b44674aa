"""The stores the suite runs on. A server store joins by one more name in ``STORES`` and one more branch in ``_open``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import pytest

from graphkit.stores import Store, open_store
from graphkit.tables.frames import Tables
from graphkit.tables.source import read_sources

STORES = ("sqlite",)
StoreFactory = Callable[[Tables], Store]


def _open(kind: str, folder: Path, number: int) -> Store:
    assert kind == "sqlite"
    return open_store(folder / f"store-{number}.sqlite")


@pytest.fixture(params=STORES)
def store_factory(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[StoreFactory]:
    """Makes a store that holds the tables given."""
    made: list[Store] = []

    def make(tables: Tables) -> Store:
        store = _open(request.param, tmp_path, len(made))
        store.replace(tables)
        made.append(store)
        return store

    yield make
    made.clear()


@pytest.fixture(scope="session")
def bundled_tables() -> Tables:
    """The tables of the Latvian Roma Platform as they are shipped."""
    with resources.as_file(resources.files("graphkit.data")) as folder:
        tables = read_sources([str(folder)])
    tables.raise_errors()
    return tables


@pytest.fixture(scope="session", params=STORES)
def bundled(request: pytest.FixtureRequest, bundled_tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store that holds the Latvian Roma Platform; only read from."""
    store = _open(request.param, tmp_path_factory.mktemp("bundled"), 0)
    store.replace(bundled_tables)
    return store
