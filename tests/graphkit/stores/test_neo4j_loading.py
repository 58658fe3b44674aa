"""Loads into a server: killed at every point, repeated, two at once, beside other data sets and other people's nodes."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import NoStoreError, StoreError
from graphkit.model import Selection
from graphkit.stores.neo4j import batches, holding, layout, removing, writing
from graphkit.stores.neo4j.access import Access, Server
from graphkit.stores.neo4j.constraints import prepare
from graphkit.stores.neo4j.store import Neo4jStore
from graphkit.tables.compile import compile_tables
from graphkit.tables.frames import Tables

from ...neo4j.fixtures import PROFILES, Servers, version_for
from ...neo4j.server import USER, discard, make_home
from .tiny import platform

OLD = platform(
    phases="phase_id\nP1",
    organisations="organisation_id name\na A\nb B",
    events="event_id title phase_id\nx X P1",
    participations="event_id organisation_id\nx a\nx b",
)
NEW = platform(
    phases="phase_id\nP1\nP2",
    organisations="organisation_id name\n" + "\n".join(f"o{i} O{i}" for i in range(40)),
    events="event_id title phase_id\nx X P1\ny Y P2",
    participations="event_id organisation_id\n" + "\n".join(f"{'xy'[i % 2]} o{i}" for i in range(40)),
)
SMALL = 25  # rows of a batch: several batches for so little


class KilledError(BaseException):
    """Stands for the end of a process: nothing after it is tidied up."""


@pytest.fixture(params=PROFILES)
def access(request: pytest.FixtureRequest, neo4j_servers: Servers, monkeypatch: pytest.MonkeyPatch) -> Iterator[Access]:
    home = neo4j_servers(request.param)
    monkeypatch.setattr(batches, "BATCH", SMALL)
    monkeypatch.setattr(batches, "PIECE_COUNTS", 2)
    monkeypatch.setattr(removing, "REMOVED", 20)
    made = Access(home.uri, USER, home.password, dataset=f"load-{os.getpid()}")
    prepare(Server(made))
    yield made
    monkeypatch.undo()
    removing.forget(Server(made))


def seen(access: Access) -> tuple[Any, ...]:
    """What a new reader sees of a data set, and what Cypher sees of it by its labels."""
    store = Neo4jStore(access)
    counts = (
        "MATCH (s:Stakeholder {dataset: $dataset}) OPTIONAL MATCH (s)-[p:TOOK_PART_IN]->(:Event) "
        "RETURN count(DISTINCT s), count(p), count { (:Resource {dataset: $dataset}) }"
    )
    [labelled] = store.server.read(lambda tx: tx.run(counts, {"dataset": access.dataset}).values())
    try:
        return (store.info(), tuple(store.evidence(Selection(statuses=()))), tuple(labelled))
    except NoStoreError:
        return (None, (), tuple(labelled))


def nodes_of(access: Access) -> int:
    """Every node of a data set's, whatever its generation."""
    question = "MATCH (n:Graphkit {dataset: $dataset}) RETURN count(n)"
    return int(Server(access).read(lambda tx: tx.run(question, {"dataset": access.dataset}).single(strict=True)[0]))


def at_write(number: int, before: bool, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Let the load end without a word at its n-th transaction, before or after the server has it; counts those done."""
    done, one_counts = 0, threading.Lock()
    write = Server.write

    def counted(self: Server, work: Any) -> Any:
        nonlocal done
        if before and done == number:
            raise KilledError
        result = write(self, work)
        with one_counts:
            done += 1
            reached = done == number
        if not before and reached:
            raise KilledError
        return result

    monkeypatch.setattr(Server, "write", counted)
    monkeypatch.setattr(writing.Writer, "_release", lambda self: None)
    return lambda: done


def test_a_load_killed_at_any_transaction_leaves_the_old_or_the_new_and_can_be_repeated(
    access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    Neo4jStore(access).replace(OLD)
    old = seen(access)
    with monkeypatch.context() as patch:
        count = at_write(10_000, True, patch)
        Neo4jStore(access).replace(NEW)
        new, writes = seen(access), count()
    assert writes > 10
    whole, switched = nodes_of(access), []
    for number in range(1, writes + 1):
        Neo4jStore(access).replace(OLD)
        with monkeypatch.context() as patch:
            at_write(number, False, patch)
            with pytest.raises(KilledError):
                Neo4jStore(access).replace(NEW)
        found = seen(access)
        assert found in (old, new), number
        switched.append(found == new)
        Neo4jStore(access).replace(NEW)
        assert seen(access) == new, number
        assert nodes_of(access) == whole, f"{number}: something was left behind"
    assert switched == sorted(switched)  # the old one up to the switch, the new one from then on
    assert {True, False} == set(switched)


def test_a_killed_load_of_the_same_tables_is_taken_up(access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        at_write(5, False, patch)
        with pytest.raises(KilledError):
            Neo4jStore(access).replace(NEW)
    left = nodes_of(access)
    assert left > 0
    with monkeypatch.context() as patch:
        count = at_write(10_000, True, patch)
        Neo4jStore(access).replace(NEW)
        again = count()
    first = seen(access)
    with monkeypatch.context() as patch:
        count = at_write(10_000, True, patch)
        Neo4jStore(access).replace(NEW)
        assert again < count()  # what was in was not written twice
    assert seen(access) == first


def test_a_batch_whose_answer_was_lost_is_not_written_twice(access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    one = writing.Writer._one

    def twice(self: writing.Writer, tx: Any, number: int, batch: Any) -> None:
        one(self, tx, number, batch)
        one(self, tx, number, batch)

    with monkeypatch.context() as patch:
        patch.setattr(writing.Writer, "_one", twice)
        Neo4jStore(access).replace(NEW)
    assert seen(access)[2] == (40, 40, 44)


def test_a_batch_sent_again_beside_itself_is_in_once(access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer is lost and the batch sent again before the server has put the first one's number in."""
    put, run = writing.Writer._put, writing.Writer._run

    def unaware(self: writing.Writer, tx: Any, statement: str, **parameters: Any) -> Any:
        return {"mine": True, "done": -1} if statement == holding.SAID else run(self, tx, statement, **parameters)

    def again(self: writing.Writer, *said: Any) -> None:
        put(self, *said)
        put(self, *said)

    with monkeypatch.context() as patch:
        patch.setattr(writing.Writer, "_put", again)
        patch.setattr(writing.Writer, "_run", unaware)
        Neo4jStore(access).replace(NEW)
    assert seen(access)[2] == (40, 40, 44)


def test_two_batches_are_under_way_at_once(access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    one, both = writing.Writer._one, threading.Barrier(2, timeout=60)

    def together(self: writing.Writer, tx: Any, number: int, batch: Any) -> None:
        if number <= 2:
            both.wait()
        one(self, tx, number, batch)

    with monkeypatch.context() as patch:
        patch.setattr(writing.Writer, "_one", together)
        Neo4jStore(access).replace(NEW)
    assert seen(access)[2] == (40, 40, 44)


def test_a_load_whose_nodes_somebody_removes_ends_and_leaves_the_old_one(
    access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    Neo4jStore(access).replace(OLD)
    old, one = seen(access), writing.Writer._one
    remove = "MATCH (n:Graphkit {dataset: $dataset}) WHERE n.id STARTS WITH 'o' DETACH DELETE n"

    def robbed(self: writing.Writer, tx: Any, number: int, batch: Any) -> None:
        if batch.ties:
            Server(access).write(lambda other: other.run(remove, {"dataset": access.dataset}).consume())
        one(self, tx, number, batch)

    with monkeypatch.context() as patch:
        patch.setattr(writing.Writer, "_one", robbed)
        with pytest.raises(StoreError, match=r"the server wrote .* of .* nodes or relationships"):
            Neo4jStore(access).replace(NEW)
    assert seen(access) == old


def test_what_ends_one_half_of_a_removal_ends_the_other(access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C among it. The new data set stands, and the next load removes the rest."""
    Neo4jStore(access).replace(NEW)
    asked: list[None] = []

    def interrupted(self: writing.Writer, tx: Any) -> bool:
        asked.append(None)
        if len(asked) == 3:
            raise KeyboardInterrupt
        return True

    monkeypatch.setattr(removing, "REMOVED", 1)
    with monkeypatch.context() as patch:
        patch.setattr(writing.Writer, "_goes_on", interrupted)
        with pytest.raises(KeyboardInterrupt):
            Neo4jStore(access).replace(OLD)
    assert len(asked) <= 4  # one each was under way
    assert seen(access)[2] == (2, 2, 4)
    assert nodes_of(access) > 30
    Neo4jStore(access).replace(OLD)
    assert nodes_of(access) < 30


def test_an_error_after_the_switch_says_that_the_new_data_set_is_there(
    access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    Neo4jStore(access).replace(NEW)

    def fails(self: writing.Writer, tx: Any) -> bool:
        raise StoreError("the server cannot be reached")

    with monkeypatch.context() as patch:
        patch.setattr(writing.Writer, "_goes_on", fails)
        with pytest.raises(StoreError, match="the new data set is there, and the next load removes"):
            Neo4jStore(access).replace(OLD)
    assert seen(access)[2] == (2, 2, 4)


def test_an_interruption_ends_the_batches_under_way(access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    Neo4jStore(access).replace(OLD)
    old, put = seen(access), writing.Writer._put
    begun: list[None] = []

    def interrupted(self: writing.Writer, *said: Any) -> None:
        begun.append(None)
        if len(begun) == 3:
            raise KeyboardInterrupt
        put(self, *said)

    with monkeypatch.context() as patch:
        patch.setattr(writing.Writer, "_put", interrupted)
        with pytest.raises(KeyboardInterrupt):
            Neo4jStore(access).replace(NEW)
    assert len(begun) <= 4
    assert seen(access) == old


def test_one_load_at_a_time(access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    Neo4jStore(access).replace(OLD)
    old = seen(access)
    one = writing.Writer._one
    told: list[str] = []

    def meanwhile(self: writing.Writer, tx: Any, number: int, batch: Any) -> None:
        if not told:
            monkeypatch.setattr(writing.Writer, "_one", one)
            with pytest.raises(StoreError, match="is loading the data set") as refused:
                Neo4jStore(access).replace(NEW)
            told.append(str(refused.value))
        one(self, tx, number, batch)

    monkeypatch.setattr(writing.Writer, "_one", meanwhile)
    Neo4jStore(access).replace(OLD)
    assert len(told) == 1
    assert seen(access) == old


def test_a_load_without_a_sign_of_life_is_pushed_aside_and_ends(
    access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = writing.Writer._one
    pushed: list[Any] = []

    def overtaken(self: writing.Writer, tx: Any, number: int, batch: Any) -> None:
        if not pushed:
            pushed.append(None)
            monkeypatch.setattr(writing.Writer, "_is_dead", staticmethod(lambda token: True))
            Neo4jStore(access).replace(NEW)
            pushed.append(seen(access))
        one(self, tx, number, batch)

    monkeypatch.setattr(writing.Writer, "_one", overtaken)
    with pytest.raises(StoreError, match="has taken over"):
        Neo4jStore(access).replace(OLD)
    assert seen(access) == pushed[1]


def _load_and_die(access: Access) -> None:
    write = Server.write
    number = 0

    def die(self: Server, work: Any) -> Any:
        nonlocal number
        number += 1
        if number == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return write(self, work)

    batches.BATCH, Server.write = SMALL, die  # type: ignore[method-assign]
    Neo4jStore(access).replace(NEW)


def test_the_load_of_a_killed_process_is_known_to_be_over(access: Access) -> None:
    Neo4jStore(access).replace(OLD)
    old = seen(access)
    child = multiprocessing.get_context("spawn").Process(target=_load_and_die, args=(access,))
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    assert seen(access) == old
    Neo4jStore(access).replace(NEW)
    assert seen(access)[2] == (40, 40, 44)


def test_a_reader_of_what_was_replaced_says_so(access: Access) -> None:
    Neo4jStore(access).replace(OLD)
    reader = Neo4jStore(access)
    assert reader.info().stakeholders == 2
    Neo4jStore(access).replace(NEW)
    with pytest.raises(StoreError, match="was replaced while it was being read"):
        reader.incidence(Selection())


def test_data_sets_and_other_peoples_nodes_stay_as_they_are(access: Access) -> None:
    server, beside = Server(access), replace(access, dataset=f"{access.dataset}-beside")
    foreign = "MATCH (a {theirs: $mine})-[r:TOOK_PART_IN]->(b) RETURN labels(a), properties(a), properties(r), labels(b), properties(b)"
    mark = {"mine": access.dataset}
    make = (
        "CREATE (:Stakeholder:Resource {id: 'a', uri: 'https://w3id.org/graphkit/id/organisations/a', theirs: $mine})"
        "-[:TOOK_PART_IN {role: 'x'}]->(:Event {id: 'x', key: 1, theirs: $mine})"
    )
    server.write(lambda tx: tx.run(make, mark).consume())
    before = server.read(lambda tx: tx.run(foreign, mark).values())
    try:
        Neo4jStore(beside).replace(NEW)
        kept = seen(beside)
        for tables in (OLD, NEW, OLD):
            Neo4jStore(access).replace(tables)
            assert Neo4jStore(access).info().stakeholders == len(tables.frame("organisations"))
        assert seen(beside) == kept
        removing.forget(server)
        assert nodes_of(access) == 0
        assert seen(beside) == kept
        assert server.read(lambda tx: tx.run(foreign, mark).values()) == before
    finally:
        removing.forget(Server(beside))
        server.write(lambda tx: tx.run("MATCH (n {theirs: $mine}) DETACH DELETE n", mark).consume())


def test_a_data_set_is_taken_away_as_the_docs_say(access: Access) -> None:
    beside = replace(access, dataset=f"{access.dataset}-beside")
    for each in (access, beside):
        Neo4jStore(each).replace(OLD)
    docs = (Path(__file__).parents[3] / "docs" / "neo4j.md").read_text(encoding="utf-8")
    statements = re.findall(r"^    (MATCH .*\$dataset.*);$", docs, re.MULTILINE)
    assert len(statements) == 2
    with Server(beside).session() as session:
        for statement in statements:
            session.run(statement, {"dataset": beside.dataset}).consume()
    assert nodes_of(beside) == 0
    with pytest.raises(NoStoreError):
        Neo4jStore(beside).info()
    assert Neo4jStore(access).info().stakeholders == 2


def test_what_another_version_wrote_is_not_read_but_may_be_replaced(access: Access) -> None:
    store = Neo4jStore(access)
    store.replace(OLD)
    change = "MATCH (d:GraphkitDataset {name: $dataset}) SET d.layout = $layout"
    for number, advice in ((layout.LAYOUT + 1, "update graphkit"), (layout.LAYOUT - 1, "load the tables again")):
        values = {"dataset": access.dataset, "layout": number}
        store.server.write(lambda tx, v=values: tx.run(change, v).consume())  # type: ignore[misc]
        with pytest.raises(StoreError, match=advice):
            Neo4jStore(access).info()
    Neo4jStore(access).replace(NEW)
    assert Neo4jStore(access).info().stakeholders == 40


def _refuse_where_each_address_may_be_there_once(access: Access) -> None:
    """On a server of one's own: two data sets name one thing alike."""
    server = Server(access)
    server.command("CREATE CONSTRAINT theirs IF NOT EXISTS FOR (r:Resource) REQUIRE r.uri IS UNIQUE")
    with pytest.raises(StoreError, match="constraint theirs"):
        Neo4jStore(access).replace(OLD)
    assert nodes_of(access) == 0
    server.command("DROP CONSTRAINT theirs")


@pytest.mark.parametrize("profile", PROFILES)
def test_a_server_killed_in_the_middle_of_a_load_leaves_the_old_data_set(
    profile: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = make_home(version_for(profile), tmp_path / "home")
    access = Access(home.direct, USER, home.password)
    monkeypatch.setattr(batches, "BATCH", SMALL)
    monkeypatch.setattr("graphkit.stores.neo4j.access._WAIT", 1.0)
    process = home.start()
    try:
        _refuse_where_each_address_may_be_there_once(access)
        Neo4jStore(access).replace(OLD)
        old = seen(access)
        one = writing.Writer._one

        def crash(self: writing.Writer, tx: Any, number: int, batch: Any) -> None:
            if number == 3:
                process.kill()
                process.wait()
            one(self, tx, number, batch)

        with monkeypatch.context() as patch:
            patch.setattr(writing.Writer, "_one", crash)
            with pytest.raises(StoreError, match="cannot be reached"):
                Neo4jStore(access).replace(NEW)
        process = home.start()
        assert seen(access) == old
        Neo4jStore(access).replace(NEW)
        assert seen(access)[2] == (40, 40, 44)
    finally:
        discard(process)


def test_every_node_and_relationship_of_the_layout_is_there(access: Access, bundled_tables: Tables) -> None:
    """The bundled platform has all of them; what Cypher counts is what the tables hold."""
    store = Neo4jStore(access)
    store.replace(bundled_tables)
    server = store.server
    for tie in layout.ties().values():
        question = (
            f"MATCH (a:{tie.start} {{dataset: $dataset}})-[r:{tie.type}]->(b:{tie.end} {{dataset: $dataset}}) "
            f"RETURN count(r), count {{ (:Graphkit {{dataset: $dataset}})-[:{tie.type}]->() }}"
        )
        [[count, every]] = server.read(lambda tx, q=question: tx.run(q, {"dataset": access.dataset}).values())  # type: ignore[misc]
        assert count == every > 0, tie.type
    counts = {"Stakeholder": 202, "Event": 57, "Phase": 7, "Source": bundled_tables.frame("sources").height}
    for label, expected in counts.items():
        question = f"MATCH (n:{label}:Resource {{dataset: $dataset}}) WHERE n.uri IS NOT NULL RETURN count(n)"
        [[count]] = server.read(lambda tx, q=question: tx.run(q, {"dataset": access.dataset}).values())  # type: ignore[misc]
        assert count == expected, label


def test_every_column_of_the_tables_has_a_property(bundled_tables: Tables) -> None:
    compiled = compile_tables(bundled_tables)
    stakeholders, events = compiled.rows["stakeholders"].columns, compiled.rows["events"].columns
    assert tuple(stakeholders) == ("ix", *layout.STAKEHOLDER_COLUMNS)
    assert set(events) - {"ix", "event_id"} <= set(layout.nodes()["events"].columns)
    renamed = {"stakeholder", "event"}  # which are the ends of the relationship
    assert set(compiled.rows["participation"].columns) - renamed == set(layout.TOOK_PART_COLUMNS)
