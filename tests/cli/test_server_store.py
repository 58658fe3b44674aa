"""Commands on a store of a real server: the same JSON as from a file, Cypher that only reads, errors in plain words."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.stores import open_store
from graphkit.stores.neo4j.removing import forget
from graphkit.stores.neo4j.store import Neo4jStore

from ..neo4j.fixtures import PROFILES, Servers
from ..neo4j.server import USER, Home
from .conftest import Run
from .test_messages import ENGLISH

DATA = str(Path(__file__).parents[2] / "data")
DATASET = "parity"


@pytest.fixture(scope="module", params=PROFILES)
def home(request: pytest.FixtureRequest, neo4j_servers: Servers) -> Home:
    return neo4j_servers(request.param)


@pytest.fixture(scope="module")
def loaded(home: Home, run: Run) -> Iterator[str]:
    """The bundled platform on the server, under a name of this module's and process's own."""
    dataset = f"{DATASET}-{id(run)}"
    store = open_store(home.uri, user=USER, password=home.password, dataset=dataset)
    assert isinstance(store, Neo4jStore)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRAPHKIT_NEO4J_PASSWORD", home.password)
        run("load", DATA, "--store", home.uri, "--dataset", dataset)
    yield dataset
    forget(store.server)


@pytest.fixture
def known(home: Home, loaded: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The options that name the loaded data set; user and password are in the environment."""
    monkeypatch.setenv("GRAPHKIT_NEO4J_USER", USER)
    monkeypatch.setenv("GRAPHKIT_NEO4J_PASSWORD", home.password)
    return ["--store", home.uri, "--dataset", loaded]


QUESTIONS = (
    "info", "who Jelgavā", "who Jelgava Rīga", "who Jelgava --level municipality --phase LRP3", "who NVA --level organisation",
    "path kultmin tukums", "path jelgava riga --level municipality", "events", "metrics --limit 4", "metrics --level municipality",
    "metrics --level sector --units today", "rank degree", "rank betweenness --level municipality --reading seat",
    "rank strength --status all", "ties --limit 200", "ties --level organisation --phase LRP3", "phases", "phases LRP2 LRP3",
    "mixing", "brokerage --by municipality", "municipalities", "municipalities --units today --reading seat", "audit",
    "duplicates",
)  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_stores_give_equal_json(run: Run, platform: str, known: list[str], question: str) -> None:
    args = [*question.split(), "--format", "json"]
    from_file, from_server = run(*args, "--store", platform, code=None), run(*args, *known, code=None)
    assert from_server.stdout == from_file.stdout
    assert from_server.exit_code == from_file.exit_code == 0, from_file.output
    assert json.loads(from_file.stdout) or question == "duplicates"  # of which the bundled platform has none


@pytest.mark.parametrize(
    "question", ["profile Jēkabpils", "profile Liepāja --lang lv", "who Qwxzvk", "who Limbažu", "events --phase X"]
)
def test_both_stores_say_the_same(run: Run, platform: str, known: list[str], question: str) -> None:
    from_file, from_server = (run(*question.split(), *store, code=None) for store in (["--store", platform], known))
    assert (from_server.output, from_server.exit_code) == (from_file.output, from_file.exit_code)


def test_an_export_of_both_is_the_same(run: Run, platform: str, known: list[str], tmp_path: Path) -> None:
    for name, store in (("a.nq", ["--store", platform]), ("b.nq", known)):
        run("export", str(tmp_path / name), *store, "--audience", "internal")
    assert (tmp_path / "a.nq").read_text() == (tmp_path / "b.nq").read_text()


# ----- cypher --------------------------------------------------------------------------------------------------------


def test_cypher_takes_parameters_and_gives_rows(run: Run, known: list[str]) -> None:
    query = "MATCH (s:Stakeholder {dataset: $dataset, id: $id})-[p:TOOK_PART_IN]->(:Event) RETURN s.name AS name, count(p) AS n"
    [row] = json.loads(run("cypher", query, "--param", "id=riga", *known, "--format", "json").stdout)
    assert row["name"] == "Rīga"
    assert row["n"] > 5
    typed = "RETURN $a AS a, $b AS b, $c AS c, $d AS d"
    params = [f"--param={p}" for p in ("a=3", 'b="3"', "c=[1, 2]", "d=Rīga")]
    said = run("cypher", typed, *params, *known, "--format", "json").stdout
    assert json.loads(said) == [{"a": 3, "b": "3", "c": [1, 2], "d": "Rīga"}]


def test_cypher_bounds_rows_and_time(run: Run, known: list[str]) -> None:
    many = run("cypher", "UNWIND range(1, 20000) AS n RETURN n", *known, "--format", "csv")
    assert len(many.stdout.splitlines()) == 10_001
    assert "only the first 10000 rows" in many.stderr
    assert (
        len(
            run(
                "cypher", "UNWIND range(1, 9) AS n RETURN n", *known, "--limit", "2", "--format", "csv"
            ).stdout.splitlines()
        )
        == 3
    )
    endless = "UNWIND range(1, 100000000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a + b < 0 RETURN count(*)"
    assert "took longer than allowed" in run("cypher", endless, *known, "--timeout", "0.5", code=2).stderr


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:X) RETURN n",
        "MATCH (n:Stakeholder) SET n.name = 'x'",
        "MATCH (n) DETACH DELETE n",
        "MERGE (n:X {id: 1}) RETURN n",
        "MATCH (n) REMOVE n:Resource",
        "FOREACH (x IN [1] | CREATE (:A))",
        "MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS",
        "LOAD CSV FROM 'file:///x.csv' AS row RETURN row",
        "CALL db.createLabel('X')",
        "CREATE INDEX x FOR (n:X) ON (n.y)",
        "DROP CONSTRAINT graphkit_key",
        "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    ],
)
def test_cypher_only_reads(run: Run, known: list[str], query: str) -> None:
    # Only what these queries would change is counted: other tests write into other data sets of the server meanwhile.
    count = (
        "MATCH (n) WHERE n.dataset = $dataset OR n:X OR n:A "
        "RETURN count(n), sum(CASE WHEN n:Resource THEN 1 ELSE 0 END), sum(CASE WHEN n.name = 'x' THEN 1 ELSE 0 END)"
    )
    before = run("cypher", count, *known, "--format", "csv").stdout
    assert "only reads" in run("cypher", query, *known, code=2).stderr
    assert run("cypher", count, *known, "--format", "csv").stdout == before


def test_every_value_of_cypher_has_a_form_in_json(run: Run, known: list[str]) -> None:
    query = (
        "MATCH path = (s:Person {dataset: $dataset})-[p:TOOK_PART_IN]->(e:Event) WITH s, p, path ORDER BY p.row LIMIT 1 "
        "RETURN s, p, path, date('2021-07-01') AS day, duration('P1M') AS span, point({x: 1, y: 2}) AS at, 1.5 AS number, "
        "1.0 / 0.0 AS infinite, true AS yes, null AS nothing, {a: [date('2021-07-01')]} AS map"
    )
    [row] = json.loads(run("cypher", query, *known, "--format", "json").stdout)
    assert "Person" in row["s"]["labels"]
    assert row["p"]["type"] == "TOOK_PART_IN"
    assert len(row["path"]) == 3
    assert (row["day"], row["span"], row["map"]) == ("2021-07-01", "P1M", {"a": ["2021-07-01"]})
    assert (row["number"], row["infinite"], row["yes"], row["nothing"]) == (1.5, None, True, None)


def test_cypher_on_a_file_says_what_to_use(run: Run, platform: str) -> None:
    assert "graphkit export" in run("cypher", "RETURN 1", "--store", platform, code=2).stderr
    assert "leave it out" in run("info", "--store", platform, "--dataset", "x", code=2).stderr


# ----- errors --------------------------------------------------------------------------------------------------------


def _fails(run: Run, *args: str) -> str:
    """What is said, in English; the Latvian must be Latvian. Neither may hold a password."""
    latvian = run(*args, "--lang", "lv", code=2).stderr
    assert latvian.startswith("Kļūda: ")
    own = re.sub(r"\(.*\)|\S*/\S*", "", latvian)  # without paths, and what the system says in its own words
    assert not ENGLISH.search(own), latvian
    return str(run(*args, code=2).stderr)


def test_a_wrong_password_is_told(run: Run, home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for secret, words in (("", "no password is set"), ("not-the-password", "password is wrong")):
        monkeypatch.setenv("GRAPHKIT_NEO4J_PASSWORD", secret)
        said = run("info", "--store", home.uri, code=2).stderr
        assert words in said or "too many wrong passwords" in said
        assert not secret or secret not in said
    source = tmp_path / "t.csv"
    source.write_text("stakeholder,event\nA,x\n")
    assert "wrong" in run("load", str(source), "--store", home.uri, code=2).stderr


def test_the_password_may_be_in_a_file_of_ones_own(
    run: Run, home: Home, loaded: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = tmp_path / "password"
    secret.write_text(f"{home.password}\n")
    monkeypatch.setenv("GRAPHKIT_NEO4J_PASSWORD_FILE", str(secret))
    where = ["--store", home.uri, "--dataset", loaded]
    secret.chmod(0o600)
    assert json.loads(run("info", *where, "--format", "json").stdout)["participations"] == 564
    secret.chmod(0o644)
    assert "chmod 600" in _fails(run, "info", *where)
    secret.chmod(0o600)
    secret.write_text("\n")
    assert "empty" in _fails(run, "info", *where)
    secret.unlink()
    assert "no such file" in _fails(run, "info", *where)


def test_other_databases_and_data_sets_are_told(
    run: Run, home: Home, known: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = _fails(run, "info", "--store", home.uri, "--dataset", "absent")
    assert "no data set 'absent'" in said
    assert known[-1] in said
    monkeypatch.setenv("GRAPHKIT_NEO4J_DATABASE", "nowhere")
    assert "no such database" in _fails(run, "info", "--store", home.direct)


def test_where_nobody_answers_is_told(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        said = _fails(run, "info", "--store", f"bolt://127.0.0.1:{port}")
    assert "cannot be reached" in said


def test_a_server_without_a_certificate_is_told(run: Run, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_NEO4J_PASSWORD", home.password)
    assert "certificate" in _fails(run, "info", "--store", home.direct.replace("bolt://", "bolt+s://"))


@pytest.mark.parametrize(
    "address", ["neo4j://user:tops3cret@127.0.0.1:1", "bolt://tops3cret@h", "neo4j://", "http://h", "sqlite://x"]
)
def test_addresses_that_are_none_are_refused_without_their_secrets(run: Run, address: str) -> None:
    assert "tops3cret" not in _fails(run, "info", "--store", address)


@pytest.mark.parametrize(
    "given", [["--param", "a=99999999999999999999999"], ["--param", "a=1", "--timeout", "nan"]], ids=["number", "time"]
)
def test_what_cannot_be_sent_is_told(run: Run, known: list[str], given: list[str]) -> None:
    assert "cannot be sent" in _fails(run, "cypher", "RETURN $a", *given, *known)


def test_the_port_of_the_browser_is_told(run: Run, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_NEO4J_PASSWORD", home.password)
    assert "a web server answers there" in _fails(run, "info", "--store", f"neo4j://127.0.0.1:{home.http}")


def test_what_the_server_refuses_is_told_in_its_words(run: Run, known: list[str]) -> None:
    assert "the server said: " in run("cypher", "MATCH (n RETURN n", *known, code=2).stderr


def test_a_load_of_a_damaged_source_leaves_the_server_alone(run: Run, known: list[str], tmp_path: Path) -> None:
    source = tmp_path / "t.csv"
    source.write_text("stakeholder,event\n,x\n")
    before: Any = run("info", *known, "--format", "json").stdout
    run("load", str(source), *known, code=1)
    assert run("info", *known, "--format", "json").stdout == before


def test_a_sheet_may_be_added(
    run: Run, home: Home, known: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("stakeholder,event,phase\nA,x,P1\nB,x,P1\n")
    second.write_text("stakeholder,event,phase\nA,y,P2\nC,y,P2\n")
    there = ["--store", home.direct, "--dataset", f"{known[-1]}-added"]
    here = ["--store", str(tmp_path / "s.sqlite")]
    for store in (there, here):
        run("load", str(first), *store, "--add")
        run("load", str(second), *store, "--add")
    assert run("info", *there, "--format", "json").stdout == run("info", *here, "--format", "json").stdout
    added = open_store(there[1], user=USER, password=home.password, dataset=there[3])
    assert isinstance(added, Neo4jStore)
    forget(added.server)
