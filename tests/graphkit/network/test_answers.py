"""Partners, chains, lists and pages, by hand on small platforms and against plain loops on the bundled one."""

from __future__ import annotations

from collections import deque
from importlib import resources
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import NotFoundError
from graphkit.incidence import Incidence, from_pairs
from graphkit.model import Selection
from graphkit.network.listing import profile
from graphkit.network.nearby import nearby
from graphkit.network.overview import open_lists, reach
from graphkit.network.partners import partners
from graphkit.network.path import shortest_chain
from graphkit.network.resolve import resolve
from graphkit.stores import Store, open_store
from graphkit.tables.source import read_sources
from tests.graphkit.stores.tiny import platform as small

TABLE = """stakeholder_id,stakeholder_type,event_id,phase,role,status,date,source
a,ngo,x,P1,host,,2020-01-01,s1
b,ngo,x,P1,,,2020-01-01,s2
c,ngo,x,P1,,,2020-01-01,
a,ngo,y,P2,,,2021-01-01,s3
b,ngo,y,P2,expert,,2021-01-01,
a,ngo,z,P2,,,,
b,ngo,z,P2,,,,
d,ngo,z,P2,,invited,,
e,ngo,solo,,,,2019-05,
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """The table above in a store."""
    table = tmp_path / "t.csv"
    table.write_text(TABLE, encoding="utf-8")
    made = open_store(tmp_path / "t.sqlite")
    made.replace(read_sources([str(table)]))
    return made


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The Latvian Roma Platform."""
    made = open_store(tmp_path_factory.mktemp("platform") / "p.sqlite")
    with resources.as_file(resources.files("graphkit.data")) as folder:
        made.replace(read_sources([str(folder)]))
    return made


def test_partners_by_hand(store: Store) -> None:
    answer = partners(store, "a")
    # x has three present, y and z two (who is only invited does not count): 1/2 + 1 + 1, and 1/2
    assert [(p.stakeholder.id, p.weight, p.shared_events) for p in answer.partners] == [("b", 2.5, 3), ("c", 0.5, 1)]
    first = answer.partners[0]
    assert [item.event.id for item in first.events] == ["x", "y", "z"]  # by date, the undated last
    assert first.phases == ("P1", "P2")
    assert first.events[0].roles == {"a": ("host",), "b": ("participant",)}
    assert first.events[0].sources == ("s1", "s2")
    assert answer.sources == ("s1", "s2", "s3")


def test_partners_with_one_other_in_one_phase_and_with_nobody(store: Store) -> None:
    assert [p.stakeholder.id for p in partners(store, "a", other="c").partners] == ["c"]
    assert [(p.stakeholder.id, p.weight) for p in partners(store, "a", Selection(phases=("P1",))).partners] == [
        ("b", 0.5),
        ("c", 0.5),
    ]
    assert partners(store, "e").partners == ()
    assert partners(store, "d").partners == ()
    assert [p.stakeholder.id for p in partners(store, "d", Selection(statuses=())).partners] == ["a", "b"]


def test_weights_of_everybody_are_those_of_plain_loops(platform: Store) -> None:
    b = platform.incidence(Selection())
    present = {event: {b.stakeholders[i] for i in _members(b, e)} for e, event in enumerate(b.events)}
    for unit in b.stakeholders[::9]:
        plain: dict[str, float] = {}
        for there in present.values():
            for other in there - {unit} if unit in there else ():
                plain[other] = plain.get(other, 0.0) + 1 / (len(there) - 1)
        found = {p.stakeholder.id: p.weight for p in partners(platform, unit).partners}
        assert found == pytest.approx(plain)


def _members(b: Incidence, event: int) -> list[int]:
    indptr, members = b.transposed()
    return [int(i) for i in members[indptr[event] : indptr[event + 1]]]


def test_the_reach_names_every_phase_in_order(platform: Store) -> None:
    rows = reach(platform)
    assert [row.phase.id for row in rows] == [f"LRP{i}" for i in range(1, 8)] + ["outside"]
    assert [(row.municipalities, row.listed) for row in rows][:3] == [(13, "no"), (16, "partly"), (19, "yes")]


def test_all_of_a_reach_is_counted_by_one_rule(platform: Store) -> None:
    with resources.as_file(resources.files("graphkit.data")) as folder:
        tables = read_sources([str(folder)]).frames
    bodies = dict(tables["persons"].select("person_id", "organisation_id").iter_rows())
    phase_of = dict(tables["events"].select("event_id", "phase_id").iter_rows())
    met: dict[str, list[tuple[str, str, str, str]]] = {}
    for row in tables["participations"].iter_rows(named=True):
        who = row["organisation_id"] or row["place_id"] or bodies[row["person_id"]]
        if row["status"] in (None, "attended") and who:
            phase = row["phase_id"] or phase_of[row["event_id"]] or "outside"
            met.setdefault(phase, []).append(
                (row["event_id"], who, row["person_id"] or "", row["role"] or "participant")
            )
    for reached in reach(platform):
        rows = met.get(reached.phase.id, [])
        assert reached.events == len({row[0] for row in rows})
        assert reached.stakeholders == len({row[1] for row in rows})
        assert reached.participations == len(set(rows))


def test_lists_that_are_not_complete(platform: Store, store: Store) -> None:
    assert open_lists(platform) == {
        "municipalities": {
            "LRP1": "no",
            "LRP2": "partly",
            "LRP4": "partly",
            "LRP5": "partly",
            "LRP6": "no",
            "LRP7": "no",
        },
        "mediators": {"LRP5": "no"},
    }
    assert open_lists(platform, ["LRP3"]) == {}
    assert open_lists(store) == {}


def test_what_stands_beside_a_name(platform: Store) -> None:
    [valka] = platform.stakeholders(["valka"])
    beside = nearby(platform, "Valka", valka, Selection(), alone=True)
    assert [other.id for other in beside.separate] == ["valkas-dome", "valkas-novads", "valkas-soc"]
    unit = Selection(level="municipality")
    assert beside.together == len(partners(platform, "valkas-novads", unit).partners) > 0
    assert nearby(platform, "Valka", valka, unit, alone=True).separate == ()
    [maxima] = platform.stakeholders(["maxima"])
    assert nearby(platform, "maxima", maxima, Selection(phases=("LRP5",)), alone=True).together == 0


def test_the_places_in_the_documents_are_kept(tmp_path: Path) -> None:
    made = open_store(tmp_path / "s.sqlite")
    made.replace(
        small(
            events="event_id title\nx X",
            organisations="organisation_id name\na A\nb B",
            participations="event_id organisation_id role source_id locator\n"
            "x a host s1 page~7\nx a . s1 page~9\nx b . s2 .\nx b speaker s1 page~7",
        )
    )
    [shared] = partners(made, "a").partners[0].events
    assert (shared.sources, shared.locators) == (("s1", "s2"), {"s1": ("page 7", "page 9")})
    [event] = profile(made, "b", Selection(statuses=())).events
    assert (event.sources, event.locators) == (("s2", "s1"), {"s1": ("page 7",)})


def test_names_become_units_of_the_level(platform: Store) -> None:
    assert resolve(platform, "Jelgavā").unit.id == "jelgava"
    assert resolve(platform, "balvu-dome", Selection(level="municipality")).unit.type in ("municipality", "place")
    assert resolve(platform, "kultmin", Selection(level="sector")).unit.type == "sector"
    with pytest.raises(NotFoundError):
        resolve(platform, "Qwxzvkj")
    with pytest.raises(NotFoundError, match="counts for no municipality"):
        resolve(platform, "ventspils-tehnikums", Selection(level="municipality"))


PAIRS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 6)), min_size=1, max_size=24)


@settings(max_examples=80, deadline=None)
@given(pairs=PAIRS)
def test_chains_are_shortest_and_join(pairs: list[tuple[int, int]]) -> None:
    rows, columns = np.array(pairs).T
    b = from_pairs(Selection(), rows, columns, [f"s{i}" for i in range(8)], [f"e{i}" for i in range(7)])
    at = {(f"s{s}", f"e{e}") for s, e in pairs}
    for start in b.stakeholders[:2]:
        far = _distances(at, start)
        for goal in b.stakeholders:
            chain = shortest_chain(b, start, goal)
            assert (None if chain is None else len(chain)) == far.get(goal)
            steps = chain or []
            assert all({(step.source, step.event), (step.target, step.event)} <= at for step in steps)
            assert all(one.target == two.source for one, two in pairwise(steps))
            assert not steps or (steps[0].source, steps[-1].target) == (start, goal)
    assert shortest_chain(b, "nobody", b.stakeholders[0]) is None


def _distances(at: set[tuple[str, str]], start: str) -> dict[str, int]:
    far, queue = {start: 0}, deque([start])
    while queue:
        here = queue.popleft()
        events = {event for who, event in at if who == here}
        for who, event in sorted(at):
            if event in events and who not in far:
                far[who] = far[here] + 1
                queue.append(who)
    return far


BOARD = """stakeholder_id,stakeholder_type,event_id,phase,role,status,date,end,source
a,ngo,board,P1,member,,2010-01-01,2015-12-31,s1
b,ngo,board,P1,member,,2012,2020-06-30,s1
c,ngo,board,P1,member,,2012,,s1
d,ngo,board,P1,member,,2012,,s1
e,ngo,board,P1,member,,2018-05-01,,s1
f,ngo,board,P1,member,invited,2001,,s1
"""


@pytest.fixture
def board(tmp_path: Path) -> Store:
    """A standing body: its members came and went on days of their own."""
    table = tmp_path / "board.csv"
    table.write_text(BOARD, encoding="utf-8")
    made = open_store(tmp_path / "board.sqlite")
    made.replace(read_sources([str(table)]))
    return made


def test_a_participation_with_days_of_its_own_has_these(board: Store) -> None:
    [event] = board.events()
    assert event.date == "2012"
    own = {row.stakeholder: (row.start, row.end) for row in board.evidence(Selection(statuses=()))}
    assert (own["a"], own["b"]) == (("2010-01-01", None), (None, "2020-06-30"))  # the rest is as the event's
    days = {who: profile(board, who, Selection(statuses=())).dates() for who in "abcef"}
    assert days == {
        "a": ("2010-01-01", "2015-12-31"),
        "b": ("2012", "2020-06-30"),
        "c": ("2012", "2012"),
        "e": ("2018-05-01", "2018-05-01"),
        "f": (None, None),
    }


def test_partners_met_while_both_were_there(board: Store) -> None:
    met = {p.stakeholder.id: p.dates() for p in partners(board, "a").partners}
    assert met["b"] == ("2012", "2015-12-31")
    assert met["e"] == ("2018-05-01", "2018-05-01")  # who came when the other had gone
    assert {p.events[0].event.date for p in partners(board, "a").partners} == {"2012"}
