"""Which store a command means: a file, or a data set on a server with what the environment says of user and password."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import GraphkitError

if TYPE_CHECKING:
    from graphkit.stores import Store

USER, PASSWORD, PASSWORD_FILE, DATABASE = (
    f"GRAPHKIT_NEO4J_{name}" for name in ("USER", "PASSWORD", "PASSWORD_FILE", "DATABASE")
)
_MEANT = re.compile(
    r"((?:neo4j|bolt)(?:\+s|\+ssc)?)(?://|:(?!//))", re.IGNORECASE
)  # an address with a slip of the hand


def opened(location: str, dataset: str | None) -> Store:
    """The store at a location; secrets come from the environment or from a file that it names, never from the command line."""
    from graphkit.stores import open_store

    if dataset is not None and not dataset.strip():
        raise GraphkitError("--dataset: the name is empty")
    if meant := _MEANT.match(location):
        raise GraphkitError(f"{meant[1]}…: no address of a Neo4j server; write it as neo4j://HOST:7687")
    if "://" not in location:
        if dataset:
            raise GraphkitError("--dataset names a data set on a server; a file holds one alone, so leave it out")
        return open_store(location)
    said = {name: os.environ.get(name) or None for name in (USER, PASSWORD, PASSWORD_FILE, DATABASE)}
    password = said[PASSWORD] or _from_file(said[PASSWORD_FILE])
    return open_store(location, user=said[USER], password=password, database=said[DATABASE], dataset=dataset)


def _from_file(path: str | None) -> str | None:
    if path is None:
        return None
    from graphkit.stores.neo4j.access import read_password

    return read_password(Path(path))
