"""A backup as docs/neo4j.md has it: the stopped database dumped, brought back on another server, and by a later version."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.model import Info
from graphkit.stores.neo4j.access import Access
from graphkit.stores.neo4j.store import Neo4jStore
from graphkit.tables.frames import Tables

from ..graphkit.stores.conftest import bundled_tables
from .fixtures import BRIEF, EVERY_PROFILE, version_for
from .server import USER, Home, discard, make_home, stop

__all__ = ["bundled_tables"]

pytestmark = pytest.mark.skipif(BRIEF, reason="starts three servers: make neo4j")


def _loaded(home: Home, tables: Tables | None) -> Info:
    """What a server says of its data set, which is loaded before where there are tables; the server is stopped after."""
    process = home.start()
    try:
        store = Neo4jStore(Access(home.direct, USER, home.password))
        if tables is not None:
            store.replace(tables)
        return store.info()
    finally:
        (stop if tables is not None else discard)(process)


@pytest.mark.parametrize(
    ("before", "after"), [*((each, each) for each in EVERY_PROFILE), (EVERY_PROFILE[0], EVERY_PROFILE[-1])]
)
def test_a_dump_is_brought_back_whole(before: str, after: str, tmp_path: Path, bundled_tables: Tables) -> None:
    old, new = (make_home(version_for(profile), tmp_path / name) for profile, name in ((before, "old"), (after, "new")))
    told = _loaded(old, bundled_tables)
    backups = tmp_path / "backups"
    backups.mkdir()
    old.admin("database", "dump", "neo4j", f"--to-path={backups}")
    new.admin("database", "load", "neo4j", f"--from-path={backups}", "--overwrite-destination=true")
    assert _loaded(new, None) == told
