"""The servers that everything else is tried on."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from . import server
from .fixtures import PROFILES, Servers, missing


@pytest.mark.parametrize("profile", PROFILES)
def test_a_server_of_the_version_answers(profile: str, neo4j_servers: Servers) -> None:
    import neo4j

    home = neo4j_servers(profile)
    with neo4j.GraphDatabase.driver(home.uri, auth=(server.USER, home.password)) as driver:
        asked = (
            "CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' RETURN versions, edition"
        )
        [row] = driver.execute_query(asked, database_="neo4j").records
    assert (row["versions"], row["edition"]) == ([server.versions()[profile].number], "community")


def test_a_promised_server_may_not_be_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_REQUIRE_NEO4J", "1")
    with pytest.raises(pytest.fail.Exception, match="no Java"):
        missing("no Java")
    with pytest.raises(pytest.skip.Exception):
        missing("no Java", optional=True)
    monkeypatch.delenv("GRAPHKIT_REQUIRE_NEO4J")
    with pytest.raises(pytest.skip.Exception):
        missing("no Java")


def test_processes_share_one_server(neo4j_servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = neo4j_servers("lts")
    with multiprocessing.get_context("spawn").Pool(1) as others:
        assert others.apply(_bolt_port, (str(_shared_folder(home, tmp_path_factory)),)) == home.bolt


def _shared_folder(home: server.Home, made: pytest.TempPathFactory) -> Path:
    own = made.getbasetemp()
    return next(folder / "neo4j" / "lts" for folder in (own, own.parent) if (folder / "neo4j" / "lts").is_dir())


def _bolt_port(folder: str) -> int:
    with server.shared(server.versions()["lts"], Path(folder)) as home:
        return home.bolt
