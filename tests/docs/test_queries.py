"""The questions of docs/queries.md are answered by the real server as they stand there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphkit.cli.main import cli
from graphkit.stores import open_store
from graphkit.stores.neo4j.removing import forget
from graphkit.stores.neo4j.store import Neo4jStore

from ..neo4j.fixtures import PROFILES, Servers
from ..neo4j.server import USER, Home

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "queries.md"
TEXT = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
EXAMPLES = re.findall(r"^## (\d+)\. .*?```cypher\n(.*?)```\n\n```csv\n(.*?)```", TEXT, re.S | re.M)
DATASET = "queries"


@pytest.fixture(scope="module", params=PROFILES)
def home(request: pytest.FixtureRequest, neo4j_servers: Servers) -> Iterator[Home]:
    """A server that holds the bundled platform."""
    home = neo4j_servers(request.param)
    store = open_store(home.uri, user=USER, password=home.password, dataset=DATASET)
    assert isinstance(store, Neo4jStore)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRAPHKIT_NEO4J_PASSWORD", home.password)
        with pytest.raises(SystemExit) as ended:
            cli.main(["load", str(ROOT / "data"), "--store", home.uri, "--dataset", DATASET])
    assert not ended.value.code
    yield home
    forget(store.server)


@pytest.mark.skipif(not TEXT, reason="no docs here")
def test_there_are_ten_questions() -> None:
    assert (
        [number for number, _, _ in EXAMPLES] == [str(n) for n in range(1, 11)] == re.findall(r"(?m)^## (\d+)\.", TEXT)
    )


@pytest.mark.parametrize(("number", "query", "shown"), EXAMPLES, ids=[number for number, _, _ in EXAMPLES])
def test_a_question_is_answered_as_shown(
    home: Home, number: str, query: str, shown: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GRAPHKIT_NEO4J_PASSWORD", home.password)
    comment, _, rest = query.partition("\n")
    given = shlex.split(comment.removeprefix("//")) if comment.startswith("//") else []
    with pytest.raises(SystemExit) as ended:
        cli.main(
            ["cypher", rest if given else query, *given, "--store", home.uri, "--dataset", DATASET, "--format", "csv"]
        )
    assert not ended.value.code
    printed = capsys.readouterr().out.splitlines()
    assert len(shown.splitlines()) > 1
    assert printed[: len(shown.splitlines())] == shown.splitlines()
