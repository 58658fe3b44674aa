from __future__ import annotations

import csv
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import GraphkitError, NotFoundError
from graphkit.model import Selection
from graphkit.stores import open_store
from graphkit.stores.protocol import Store
from graphkit.tables.source import read_sources
from graphkit.views import gaps, levels
from graphkit.views.crowds import CROWD
from graphkit.views.folding import LARGEST_EVENTS, MOST_NODES, MOST_TIES
from graphkit.views.network import network_page
from graphkit.views.page import SCRIPTS, safe_json, template_text
from graphkit.views.record import read_phase
from graphkit.views.texts import phrases
from tests.graphkit.views.conftest import DATA, page_data, pairs_of

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "\u202eright to left\u202c שלום",
    "x" * 300,
    "👩‍🏫 Skola №\u00a07 *bold* _it_",
    "line\u2028separator & {{ braces }} {n}",
    "\"quotes\" 'and' `ticks`",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("hostile")
    path = folder / "flat.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["stakeholder", "event", "date", "phase", "role", "source"])
        for name in HOSTILE:
            for event in (HOSTILE[0], HOSTILE[3], name):
                rows.writerow([name, event, "2020-01-01", "A", HOSTILE[1], "javascript:alert(3)"])
    store = open_store(folder / "hostile.sqlite")
    store.replace(read_sources([str(path)]))
    return store


def test_the_page_is_one_document_that_asks_for_nothing(html: str) -> None:
    assert html.startswith("<!doctype html>")
    assert not re.search(r"<(?:link|img|iframe|script)[^>]+(?:src|href)=", html)
    assert "sourceMappingURL" not in html
    assert "default-src 'none'" in unescape(html[:2000])
    assert len(html.encode()) < 900_000


def test_nobody_private_is_in_a_public_page(html: str) -> None:
    with (DATA / "persons.csv").open(encoding="utf-8") as file:
        people = list(csv.DictReader(file))
    assert len(people) > 40
    assert [row["person_id"] for row in people if row["person_id"] in html] == []
    assert [row["label"] for row in people if row["label"] in html] == []


def test_notes_and_locators_stay_at_home(html: str) -> None:
    assert "National Library of Latvia" not in html
    assert "para 2" not in html


def test_a_public_page_has_no_persons_level_at_all(store: Store) -> None:
    with pytest.raises(GraphkitError, match="does not show persons"):
        network_page(store, selection=Selection(level="person"))


def test_how_many_were_withheld_is_told_as_a_band(data: dict[str, Any]) -> None:
    assert data["withheld"] == {"known": True, "persons": "1–10"}


def test_an_internal_page_shows_persons_and_says_so(store: Store) -> None:
    internal = page_data(network_page(store, ["LRP2"], audience="internal"))
    assert internal["audience"] == "internal"
    assert any(unit["sector"] == "person" for unit in internal["units"])


def test_numbers_are_those_of_the_library(store: Store, data: dict[str, Any]) -> None:
    places = {stakeholder.id for stakeholder in store.stakeholders() if stakeholder.type == "place"}
    for phase in data["phases"]:
        asked = store.incidence(Selection(phases=(phase["id"],), persons=False))
        record = read_phase(store, Selection(), phase["id"], "public")
        events = [what for what, _, _ in phase["picture"]["what"] if what == "event"]
        assert len(events) == len(asked.events)
        assert pairs_of(phase) == phase["pairs"] == record.incidence.pairs <= asked.pairs
        # Only places are joined: every body that the store counts is there under its own id.
        assert set(asked.stakeholders) - places <= set(record.incidence.stakeholders)


def test_a_town_and_its_municipality_are_one(store: Store) -> None:
    record = read_phase(store, Selection(), "LRP3", "public")
    assert "dobeles-novads" in record.incidence.stakeholders
    assert "dobele" not in record.incidence.stakeholders
    recorded = {
        fact.recorded for (unit, _), facts in record.facts.items() if unit == "dobeles-novads" for fact in facts
    }
    assert "dobele" in recorded


def test_events_without_joint_presence_are_listed_and_not_drawn(store: Store, data: dict[str, Any]) -> None:
    apart = {event.label("en") for event in store.events() if not event.joint_presence and "LRP3" in event.phases}
    phase = next(phase for phase in data["phases"] if phase["id"] == "LRP3")
    assert apart <= {data["events"][event]["name"][-1] for event in phase["unlined"]}
    assert not {event for row in phase["rows"] for event in row[1::2]} & set(phase["unlined"])


def test_every_phase_is_there_and_the_one_with_most_participations_is_shown_first(data: dict[str, Any]) -> None:
    assert [phase["id"] for phase in data["phases"]] == [*(f"LRP{i}" for i in range(1, 8)), "outside"]
    most = max(data["phases"][:-1], key=lambda phase: int(phase["pairs"]))
    assert data["phases"][data["first"]]["id"] == most["id"]


def test_phases_named_are_the_only_ones_in_their_order(store: Store) -> None:
    chosen = page_data(network_page(store, ["lrp5", "LRP6"]))
    assert [phase["id"] for phase in chosen["phases"]] == ["LRP5", "LRP6"]
    assert chosen["first"] == 0


def test_unknown_wishes_are_refused(store: Store) -> None:
    with pytest.raises(NotFoundError, match="LRP9"):
        network_page(store, ["LRP9"])
    with pytest.raises(GraphkitError, match="language"):
        network_page(store, ["LRP5"], lang="de")
    with pytest.raises(GraphkitError, match="audience"):
        network_page(store, ["LRP5"], audience="everybody")


def test_every_line_has_a_source_that_can_be_followed(data: dict[str, Any]) -> None:
    facts = [fact for phase in data["phases"] for facts in phase["facts"] for fact in facts]
    assert all(fact[3] for fact in facts)
    assert all(url is None or url.startswith(("http://", "https://")) for _, url in data["sources"])
    assert sum(url is not None for _, url in data["sources"]) > 40


def test_hostile_names_stay_text(hostile: Store) -> None:
    html = network_page(hostile)
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "\u2028" not in html.split('id="data">')[1]
    carried = page_data(html)
    names = {unit["name"][0] for unit in carried["units"]}
    assert set(HOSTILE) - names <= {HOSTILE[5], HOSTILE[4]}  # spaces of other kinds are set right when loading
    labels = [
        line
        for phase in carried["phases"]
        for node in phase["picture"]["nodes"]
        for line in node["labels"][0].split("\n")
    ]
    assert max(map(len, labels)) <= 24
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", "".join(labels))
    assert all(url is None for _, url in carried["sources"])


def test_safe_json_escapes_what_ends_a_script() -> None:
    assert "<" not in safe_json("<!--<script>")
    assert safe_json("\u2028\ud800") == '"\\u2028?"'


def test_both_languages_say_everything() -> None:
    texts = phrases()
    assert [key for key, pair in texts.items() if len(pair) != 2 or not all(pair)] == []
    fields = {key: [sorted(re.findall(r"\{\w+\}", text)) for text in pair] for key, pair in texts.items()}
    assert [key for key, (lv, en) in fields.items() if lv != en] == []


def test_scripts_use_known_phrases_and_never_markup() -> None:
    script = "\n".join(map(template_text, SCRIPTS))
    asked = set(re.findall(r"\bt\('(\w+)'", script)) | set(
        re.findall(r'data-t="(\w+)"', template_text("network.html.j2"))
    )
    assert asked - set(phrases()) == set()
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|multi:\s*'(?:md|html)'", script)
    assert all(template_text(name).count("\n") <= 300 for name in SCRIPTS)
    assert not Path("lib").exists()


def _flat(path: Path, rows: list[list[str]]) -> Store:
    with path.with_suffix(".csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["stakeholder", "event", "phase", "type"], *rows])
    store = open_store(path.with_suffix(".sqlite"))
    store.replace(read_sources([str(path.with_suffix(".csv"))]))
    return store


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Store:
    rows = [
        [f"Organisation {i}", f"Event {(i * 37 + k * (1 + i % 50)) % 200}", "A", "organisation"]
        for i in range(3000)
        for k in range(1 + 3000 // (i + 100))
    ]
    return _flat(tmp_path_factory.mktemp("large") / "large", rows)


def test_a_phase_too_full_to_read_is_cut_and_says_so(tmp_path: Path) -> None:
    rows = [
        [f"Organisation {i}", f"Event {(i * 37 + k * 11) % 60}", "A", "organisation"]
        for i in range(CROWD - 1)
        for k in range(2 + i % 5)
    ]
    [phase] = page_data(network_page(_flat(tmp_path / "full", rows)))["phases"]
    picture = phase["picture"]
    drawn = [what for what, _, _ in picture["what"]]
    assert drawn.count("event") == LARGEST_EVENTS == phase["events"] - picture["undrawn"]["events"]
    assert len(drawn) - len(picture["chips"]) <= MOST_NODES
    assert len(picture["edges"]) <= MOST_TIES
    members = {unit for _, units, _ in picture["what"] for unit in units}
    assert len(members) == phase["units"] - picture["undrawn"]["units"]
    assert all(layout["overlaps"] == 0 for layout in picture["layouts"].values())


def test_a_large_phase_begins_with_communities_of_all_that_it_holds(large: Store) -> None:
    html = network_page(large)
    page = page_data(html)
    [phase] = page["phases"]
    assert phase["picture"] is None
    units, labels = phase["crowds"]["units"]
    assert len(set(units)) == len(labels) == phase["units"] >= CROWD
    assert set(labels) == set(range(phase["crowds"]["number"]))
    assert len(phase["crowds"]["events"][0]) == phase["events"]
    assert pairs_of(phase) == phase["pairs"]
    assert len(page["levels"]) == 4
    assert len(html.encode()) < 1_500_000


def test_other_levels_are_carried_where_there_is_room(
    large: Store, data: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [level["name"] for level in data["levels"]] == ["stakeholder", "organisation", "municipality", "sector"]
    monkeypatch.setattr(levels, "MOST_LEVEL_ROWS", 100)
    assert [level["name"] for level in page_data(network_page(large))["levels"]] == ["stakeholder"]


def test_persons_are_a_level_of_internal_pages_only(store: Store) -> None:
    internal = page_data(network_page(store, ["LRP2"], audience="internal"))
    assert internal["levels"][-1]["name"] == "person"


def test_a_page_has_room_for_so_many_rows(large: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels, "MOST_ROWS", 500)
    [phase] = page_data(network_page(large))["phases"]
    assert 400 < pairs_of(phase) <= 500 < phase["pairs"]
    sizes = [len(row) // 2 for row in phase["rows"]]
    assert min(sizes) > 1


def test_known_gaps_are_told_with_their_sources(data: dict[str, Any]) -> None:
    told = {phase["id"]: [(gap["what"], gap["complete"]) for gap in phase["gaps"]] for phase in data["phases"]}
    with (DATA / "completeness.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["complete"] != "yes"]
    for phase, listed in told.items():
        assert sorted(listed) == sorted((row["what"], row["complete"]) for row in rows if row["scope"] == phase)
    events = {event["id"]: event["gaps"] for event in data["events"]}
    assert all(events[row["scope"]] for row in rows if row["scope"] in events)
    assert all(
        data["sources"][source] for phase in data["phases"] for gap in phase["gaps"] for source in gap["sources"]
    )


def test_a_gap_that_names_a_person_is_told_without_its_reason() -> None:
    row = {"what": "mediators", "complete": "no", "why": "only Some Body was asked"}
    assert gaps._gap(row, ["Some Body"])["why"] == ""
    assert gaps._gap(row, ["Any Body"])["why"] == row["why"]


def test_what_is_recorded_otherwise_is_counted(store: Store, data: dict[str, Any]) -> None:
    phase = next(phase for phase in data["phases"] if phase["id"] == "LRP7")
    planned = store.evidence(Selection(phases=("LRP7",), statuses=("planned",), persons=False, joint_only=False))
    assert phase["pairs"] == 0
    assert sum(counts["planned"] for counts in phase["otherwise"].values()) == len({(p.event, p.unit) for p in planned})


def test_a_page_says_whether_persons_could_be_told_apart(large: Store, tmp_path: Path) -> None:
    assert page_data(network_page(large))["withheld"]["known"]
    plain = tmp_path / "plain.csv"
    plain.write_text("stakeholder,event\nSome Body,Seminar\n", encoding="utf-8")
    store = open_store(tmp_path / "plain.sqlite")
    store.replace(read_sources([str(plain)]))
    assert not page_data(network_page(store))["withheld"]["known"]
