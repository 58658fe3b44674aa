"""Sheet, timeline, change and bridge: what they draw is what the store answers; no person on a public page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import GraphkitError, NotFoundError
from graphkit.incidence import Incidence, from_pairs
from graphkit.model import Event, Selection, Stakeholder
from graphkit.stores import open_store
from graphkit.stores.protocol import Store
from graphkit.tables.source import read_sources
from graphkit.views import paoh
from graphkit.views.bridge import bridge_page
from graphkit.views.bridge_still import bridge_still
from graphkit.views.bridging import bridge
from graphkit.views.change import change_page, pairs_of
from graphkit.views.change_still import change_still
from graphkit.views.ledger import ledger
from graphkit.views.paoh import chart
from graphkit.views.sheet import sheet_page, timeline_page
from graphkit.views.sheet_still import sheet_still, timeline_still
from graphkit.views.who import who_page

from .conftest import page_data

PAGES: list[Callable[..., str]] = [sheet_page, timeline_page, change_page, bridge_page]
STILLS: list[Callable[..., str]] = [sheet_still, timeline_still, change_still, bridge_still]


def _incidence(pairs: set[tuple[int, int]]) -> Incidence:
    array = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return from_pairs(
        Selection(), array[:, 0], array[:, 1], [f"s{i:02}" for i in range(40)], [f"e{i:02}" for i in range(40)]
    )


def _people(incidence: Incidence) -> dict[str, Stakeholder]:
    return {
        ident: Stakeholder(ident, ident.upper(), "organisation", sector="state") for ident in incidence.stakeholders
    }


def _events(incidence: Incidence) -> dict[str, Event]:
    return {
        ident: Event(ident, ident, phases=("P",), start=None if i % 5 == 4 else f"20{99 - i}-01-01")
        for i, ident in enumerate(incidence.events)
    }


PAIRS = st.sets(st.tuples(st.integers(0, 12), st.integers(0, 8)), min_size=1, max_size=60)


@given(PAIRS)
def test_a_chart_shows_each_pair_once(pairs: set[tuple[int, int]]) -> None:
    incidence = _incidence(pairs)
    made = chart(incidence, _people(incidence), _events(incidence), ["P"])
    drawn = sum(len(line.dots) for _, lines in made.blocks for line in lines)
    listed = sum(len(column.once) + column.more for column in made.columns)
    assert drawn + listed == incidence.pairs
    assert listed == made.once
    dates = [column.event.date for column in made.columns]
    known = [date for date in dates if date]
    assert dates == sorted(known) + [None] * (len(dates) - len(known))
    assert [column.present for column in made.columns] == [
        int(incidence.event_sizes()[incidence.events.index(column.event.id)]) for column in made.columns
    ]


def test_what_is_too_much_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    incidence = _incidence({(s, e) for s in range(20) for e in range(10) if s >= e} | {(30 + i, 0) for i in range(9)})
    monkeypatch.setattr(paoh, "MOST_ROWS", 5)
    monkeypatch.setattr(paoh, "MOST_COLUMNS", 4)
    monkeypatch.setattr(paoh, "MOST_ONCE", 3)
    made = chart(incidence, _people(incidence), _events(incidence), ["P"])
    assert (len(made.columns), made.undrawn_columns) == (4, 6)
    assert {column.event.id for column in (*made.columns, *made.listed)} == set(incidence.events)
    lines = [line for _, lines in made.blocks for line in lines]
    assert (len(lines), made.undrawn_rows) == (5, made.rows - 5)
    assert sum(column.more for column in made.columns) == made.once - 3
    for at, column in enumerate(made.columns):
        dots = sum(at in line.dots for line in lines)
        assert column.others >= 0
        assert column.present == dots + len(column.once) + column.more + column.others
    assert sum(column.others for column in made.columns) > 0


def test_events_without_a_column_are_listed_below(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paoh, "MOST_COLUMNS", 4)
    html = timeline_page(store, lang="en")
    table = html.partition('<details class="listed">')[2].partition("</details>")[0]
    assert "Events without a column of their own (42)" in table
    assert table.count("data-event=") == 42


def test_those_nearly_everywhere_stand_apart_on_the_timeline_only() -> None:
    incidence = _incidence({(0, e) for e in range(6)} | {(1, 0), (1, 1)})
    apart = chart(incidence, _people(incidence), _events(incidence), ["P"], apart=True)
    assert [(key, [line.ever for line in lines]) for key, lines in apart.blocks] == [
        ("ever", [True]),
        ("state", [False]),
    ]
    assert all(
        not line.ever
        for _, lines in chart(incidence, _people(incidence), _events(incidence), ["P"]).blocks
        for line in lines
    )


@pytest.mark.parametrize("page", PAGES)
def test_no_person_on_a_public_page(page: Callable[..., str], store: Store) -> None:
    html = page(store, lang="en")
    persons = [who for who in store.stakeholders() if who.type == "person"]
    assert [who.id for who in persons if who.id in html] == []
    assert [who.name for who in persons if who.name in html] == []


def test_an_internal_sheet_names_persons_and_says_so(store: Store) -> None:
    html = sheet_page(store, lang="en", audience="internal")
    assert "mediator-jelgava-1" in html
    assert "Internal" in html


@pytest.mark.parametrize("still", STILLS)
def test_stills_hold_no_person_and_one_language(still: Callable[..., str], store: Store) -> None:
    drawn = still(store, lang="lv")
    assert "Jelgava" in drawn
    assert " Mun." not in drawn
    assert [who.id for who in store.stakeholders() if who.type == "person" and who.id in drawn] == []
    width, height = map(int, re.findall(r'viewBox="0 0 (\d+) (\d+)"', drawn)[0])
    assert abs(width / height - 16 / 9) < 0.02


def test_an_event_without_joint_presence_has_no_line(store: Store) -> None:
    html = sheet_page(store, lang="en", selection=Selection(phases=("LRP3",)))
    joined = dict(re.findall(r'data-joined="(\d)"><button type="button" class="event" data-event="(\d+)"', html))
    events = page_data(html)["events"]
    names = {store_event.label("en"): store_event.joint_presence for store_event in store.events()}
    apart = re.findall(r'data-joined="(\d)"><button type="button" class="event" data-event="(\d+)"', html)
    assert {flag for flag, _ in apart} == {"0", "1"}
    assert all((flag == "1") == names[events[int(number)][1]] for flag, number in apart)
    assert joined


def test_a_dot_opens_to_roles_and_sources(store: Store) -> None:
    data = page_data(sheet_page(store, lang="en", selection=Selection(phases=("LRP3",))))
    counted = store.incidence(Selection(phases=("LRP3",), persons=False, joint_only=False))
    told = [facts for events in data["pairs"].values() for facts in events.values()]
    assert len(data["events"]) == len(counted.events)
    assert all(fact[0] and fact[1] and fact[3] for facts in told for fact in facts)


# ----- change --------------------------------------------------------------------------------------------------------


@given(PAIRS, PAIRS)
def test_a_ledger_holds_everybody_once(first: set[tuple[int, int]], second: set[tuple[int, int]]) -> None:
    a, b = _incidence(first), _incidence(second)
    held = ledger(a, b, _people(a) | _people(b), _events(a) | _events(b), {}, {"s03": "P0"})
    before, after = set(a.stakeholders), set(b.stakeholders)
    assert (held.gone.size, held.stayed.size, held.new.size) == (
        len(before - after),
        len(before & after),
        len(after - before),
    )
    assert held.back == ("s03" in after - before)
    assert held.among == len(held.lost_ties) + len(held.new_ties)
    assert all({*pair} <= before & after for pair in [*held.lost_ties, *held.new_ties])
    assert held.pairs is not None
    assert held.pairs >= held.among


def test_bodies_stand_below_their_municipality() -> None:
    a, b = _incidence({(0, 0), (1, 0)}), _incidence({(0, 1), (2, 1)})
    held = ledger(
        a, b, _people(a) | _people(b), _events(a) | _events(b), {"s01": "s00", "s02": "s00", "s09": "s00"}, {}
    )
    assert [(entry.unit.id, [e.unit.id for e in entry.inside]) for entry in held.stayed.entries] == [
        ("s00", ["s01", "s02"])
    ]
    assert held.gone.size == held.new.size == 0


def test_a_change_is_between_two_phases(store: Store) -> None:
    html = change_page(store, lang="en", selection=Selection(phases=("LRP2", "LRP3")))
    assert "not seen in LRP3" in re.sub(r"<[^>]+>", "", html)
    assert "LRP4" not in re.sub(r"<script.*", "", html, flags=re.DOTALL)
    with pytest.raises(GraphkitError, match="two phases"):
        change_page(store, selection=Selection(phases=("LRP2",)))
    with pytest.raises(NotFoundError):
        change_page(store, selection=Selection(phases=("LRP2", "LRP9")))


# ----- bridge --------------------------------------------------------------------------------------------------------


def test_every_municipality_that_took_part_met_the_side_or_never(store: Store) -> None:
    found = bridge(store, Selection())
    units = {row.unit.id for row in (*found.met, *found.never)}
    assert units == set(store.incidence(Selection(level="municipality")).stakeholders)
    side = {event.id for event in found.columns}
    assert all(set(row.events) <= side and row.events for row in found.met)
    assert all(not row.events and row.others > 0 for row in found.never)
    never = {row.unit.id for row in found.never}
    assert all(set(each.reached) <= never and each.events > 0 for each in found.connectors)
    assert found.persons
    assert [who.type for who in found.members] == ["organisation"] * len(found.members)


def test_a_side_that_is_not_there_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="state"):
        bridge_page(store, side="nobody")
    with pytest.raises(GraphkitError, match="--side"):
        bridge_page(store, selection=Selection(phases=("LRP7",)))
    table = tmp_path / "t.csv"
    table.write_text("stakeholder,sector,event\n<i>A</i>,state,M\nB,business,M\n", encoding="utf-8")
    other = open_store(tmp_path / "s.sqlite")
    other.replace(read_sources([str(table)]))
    page = bridge_page(other, side="state")
    assert "<i>A" not in page


def test_one_person_is_no_meeting_of_two_sides(tmp_path: Path) -> None:
    """A mediator counts for the town and for Roma civil society; alone at an event, the two have not met."""
    folder = tmp_path / "package"
    folder.mkdir()
    tables = {
        "events": "event_id,title\nalone,Alone\ntogether,Together\n",
        "places": "place_id,name,kind\ntown,Town,city\nother,Other,city\n",
        "organisations": "organisation_id,name,sector\nroma,Roma,roma-civil-society\n",
        "persons": "person_id,place_id\nm,town\n",
        "mediation_periods": "person_id,place_id,start\nm,town,2018-01-01\n",
        "participations": "event_id,person_id,place_id\nalone,m,\ntogether,m,\ntogether,,other\n",
    }
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    store = open_store(tmp_path / "s.sqlite")
    store.replace(read_sources([str(folder)]))
    found = bridge(store, Selection())
    assert [event.id for event in found.columns] == ["together"]
    assert {row.unit.id: row.events for row in found.met} == {"other": ("together",)}


@pytest.mark.parametrize("still", [sheet_still, timeline_still])
def test_a_public_picture_says_where_persons_are_not_told_apart(still: Callable[..., str], tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("stakeholder,event\nVārds Uzvārds,M\nB,M\n", encoding="utf-8")
    store = open_store(tmp_path / "s.sqlite")
    store.replace(read_sources([str(table)]))
    assert "persons could not be told apart" in still(store, lang="en")
    assert "persons could not be told apart" not in still(store, lang="en", audience="internal")


@pytest.mark.parametrize(
    ("phases", "told"),
    [
        (("LRP6", "LRP7"), "nobody is recorded in LRP7. That is unknown, not a loss."),
        (("LRP5", "LRP6"), "Municipalities that began with the reform are new here"),
        (("LRP3", "LRP4"), "there are fewer here than in the network"),
    ],
)
def test_a_change_says_what_is_no_change(store: Store, phases: tuple[str, str], told: str) -> None:
    [pair] = pairs_of(store, Selection(phases=phases), "public")[0]
    assert told in pair.lead[1]
    assert ("Pairs that changed" in pair.lead[1]) == (phases[1] != "LRP7")


def test_the_rules_of_a_page_are_those_of_what_it_shows(store: Store) -> None:
    """A place counts as its municipality, so not everybody counts as recorded; a sheet pools no phases."""
    for page in (sheet_page, timeline_page, change_page, who_page):
        html = page(store, lang="en")
        assert "level: each stakeholder as recorded" not in html
        assert "Everybody else counts as recorded." in html
        assert "phases: all, pooled" not in html
    assert "A row is for those" not in change_page(store, lang="en")
    assert "level: sectors" in who_page(store, lang="en", selection=Selection(level="sector"))
