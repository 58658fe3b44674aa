"""The versions of the server beside the long-term one, in short: load, ask, replace, Cypher. ``make neo4j`` runs everything on them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphkit.stores import open_store
from graphkit.stores.neo4j.removing import forget
from graphkit.stores.neo4j.store import Neo4jStore

from ..neo4j.fixtures import EVERY_PROFILE, Servers
from ..neo4j.server import USER
from .conftest import Run

DATA = str(Path(__file__).parents[2] / "data")
DATASET = "other-version"


@pytest.fixture(params=EVERY_PROFILE[1:])
def there(
    request: pytest.FixtureRequest, neo4j_servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[str]]:
    """The options that name a data set on a server of another version."""
    home = neo4j_servers(request.param)
    monkeypatch.setenv("GRAPHKIT_NEO4J_USER", USER)
    monkeypatch.setenv("GRAPHKIT_NEO4J_PASSWORD", home.password)
    yield ["--store", home.uri, "--dataset", DATASET]
    store = open_store(home.uri, user=USER, password=home.password, dataset=DATASET)
    assert isinstance(store, Neo4jStore)
    forget(store.server)


def test_another_version_loads_answers_and_replaces(run: Run, platform: str, there: list[str], tmp_path: Path) -> None:
    source = tmp_path / "t.csv"
    source.write_text("stakeholder,event,phase\nA,x,P1\nB,x,P1\n")
    count = (
        "MATCH (s:Stakeholder {dataset: $dataset})-[:TOOK_PART_IN]->(e:Event) RETURN count(*), count(DISTINCT s) AS who"
    )
    run("load", str(source), *there)
    assert json.loads(run("cypher", count, *there, "--format", "json").stdout) == [{"count(*)": 2, "who": 2}]
    run("load", DATA, *there)
    for question in ("info", "who Jelgava --level municipality --phase LRP3", "rank degree --level sector"):
        args = [*question.split(), "--format", "json"]
        assert run(*args, *there).stdout == run(*args, "--store", platform).stdout
    [row] = json.loads(run("cypher", count, *there, "--format", "json").stdout)
    assert row["count(*)"] == json.loads(run("info", *there, "--format", "json").stdout)["participations"]
    assert "only reads" in run("cypher", "CREATE (n) RETURN n", *there, code=2).stderr
