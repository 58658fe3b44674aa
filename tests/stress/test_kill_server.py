"""Loads into a server, and the server itself, killed at random moments: the old data set or the new one, never a mix."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphkit.stores import open_store
from graphkit.stores.neo4j.store import Neo4jStore

from ..neo4j.fixtures import PROFILES, version_for
from ..neo4j.server import USER, Home, discard, make_home
from .test_kill import _table

LOADER_KILLS, SERVER_KILLS = 50, 10
ROWS = 20_000


def _load(home: Home, table: Path) -> subprocess.Popen[bytes]:
    code = "import sys; from graphkit.cli.main import cli; cli.main(sys.argv[1:])"
    environment = {**os.environ, "GRAPHKIT_NEO4J_USER": USER, "GRAPHKIT_NEO4J_PASSWORD": home.password}
    command = [sys.executable, "-c", code, "load", str(table), "--store", home.direct]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


def _holds(home: Home) -> tuple[int, int]:
    """Participations as graphkit counts them, and as labels show them."""
    store = open_store(home.direct, user=USER, password=home.password)
    assert isinstance(store, Neo4jStore)
    question = "MATCH (:Stakeholder)-[p:TOOK_PART_IN]->(:Event) RETURN count(p)"
    return store.info().participations, int(store.server.read(lambda tx: tx.run(question).single(strict=True)[0]))


@pytest.mark.stress
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("killed", ["loader", "server"])
def test_a_load_killed_at_any_moment(profile: str, killed: str, tmp_path: Path) -> None:
    home = make_home(version_for(profile), tmp_path / "home")
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    _table(old, 1000, "old")
    _table(new, ROWS, "new")
    server, chance, seen = home.start(), random.Random(7), set()
    try:
        assert _load(home, old).wait() == 0
        before = _holds(home)
        begun = time.monotonic()
        assert _load(home, new).wait() == 0
        whole, after = time.monotonic() - begun, _holds(home)
        for _ in range(LOADER_KILLS if killed == "loader" else SERVER_KILLS):
            assert _load(home, old).wait() == 0
            loader = _load(home, new)
            with contextlib.suppress(subprocess.TimeoutExpired):
                loader.wait(chance.uniform(0.2, 1.05) * whole)
            # A server gets faster as it runs: the aim follows, so that kills fall before the end as well as after it.
            whole *= 0.8 if loader.poll() is not None else 1.02
            if killed == "server":
                server.send_signal(signal.SIGKILL)
                server.wait()
            loader.send_signal(signal.SIGKILL)
            loader.wait()
            server = server if killed == "loader" else home.start()
            seen.add(_holds(home))
            assert seen <= {before, after}
            assert _load(home, new).wait() == 0
            assert _holds(home) == after
        assert seen == {before, after}
    finally:
        discard(server)
