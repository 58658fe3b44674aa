"""The presence page and its still: the numbers of the library, six states told apart, nobody named in public."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import GraphkitError, NotFoundError
from graphkit.involvement.building import involvement
from graphkit.involvement.model import ENDED, NOT_RECORDED, TOOK_PART, UNKNOWN
from graphkit.stores import open_store
from graphkit.stores.protocol import Store
from graphkit.tables.source import read_sources
from graphkit.views.boxes import text_width
from graphkit.views.map import map_page
from graphkit.views.presence import grid_of, presence_page
from graphkit.views.presence_still import presence_still

from .conftest import page_data

_ROW = re.compile(r'<tr class="in-([\w-]+)".*?data-unit="([^"]+)">(.*?)</tr>', re.DOTALL)
_CELL = re.compile(r'<td class="phase[^>]*data-value="(\d*)">.*?href="#m-([\w-]+)"', re.DOTALL)


@pytest.fixture(scope="module")
def page(store: Store) -> str:
    return presence_page(store, lang="en")


def _grids(page: str) -> dict[str, dict[str, list[tuple[str, str]]]]:
    """Sort of units -> unit -> (number, mark) by phase, as drawn."""
    tables = re.findall(r'<div class="scroll" data-units="(\w+)"[^>]*>(.*?)</table>', page, re.DOTALL)
    return {units: {unit: _CELL.findall(cells) for _, unit, cells in _ROW.findall(table)} for units, table in tables}


def test_every_municipality_has_a_row_with_the_numbers_of_the_library(store: Store, page: str) -> None:
    drawn = _grids(page)
    for units, size in (("then", 119), ("today", 42)):
        found = involvement(store, units=units)
        assert len(drawn[units]) == size == len(found.rows)
        for row in found.rows:
            numbers = [str(here.events or "") for here in row.phases.values()]
            assert [number for number, _ in drawn[units][row.unit]] == numbers


def test_states_have_marks_of_their_own(store: Store, page: str) -> None:
    expected = {ENDED: {"ended"}, UNKNOWN: {"unknown"}, NOT_RECORDED: {"not-recorded", "not-recorded-partly"},
                TOOK_PART: {"took-part", "hosted"}}  # fmt: skip
    seen = set()
    for row in involvement(store).rows:
        for here, (_, mark) in zip(row.phases.values(), _grids(page)["then"][row.unit], strict=True):
            seen.add(here.state)
            assert mark in expected.get(here.state, {"invited", "named"})
            assert (mark == "hosted") == (here.state == TOOK_PART and here.hosted > 0)
    assert set(expected) < seen


def test_rows_stand_by_the_last_phase_they_took_part_in(store: Store) -> None:
    found = involvement(store)
    grid = grid_of(found)
    keys = [band.key for band in grid.bands]
    bands = (*(f"last-LRP{i}" for i in range(1, 8)), "ended", "outside", "community", "mentioned", "never")
    assert keys == [key for key in bands if key in keys]
    assert sum(len(band.rows) for band in grid.bands) == 119
    for band in grid.bands:
        for line in band.rows:
            attended = [phase for phase, here in line.row.phases.items() if here.events and phase != "outside"]
            assert band.key in (f"last-{attended[-1]}" if attended else band.key, "ended")
            assert bool(line.row.events) == (band.key.startswith("last-") or band.key in ("outside", "ended"))


def test_who_ended_in_the_reform_is_not_among_those_that_stopped_coming(store: Store) -> None:
    bands = {band.key: [line.row.id for line in band.rows] for band in grid_of(involvement(store)).bands}
    assert bands["last-LRP4"] == ["valkas-novads"]
    assert bands["ended"][:3] == ["alojas-novads", "jekabpils", "valmiera"]
    assert "balvu-novads" in bands["ended"]
    assert "ended" not in {band.key for band in grid_of(involvement(store, units="today")).bands}


def test_what_came_after_a_unit_is_counted_since_the_reform(store: Store, page: str) -> None:
    facts = page_data(page)["units"]["then"]["valmiera"]["facts"]
    assert ["Now", "Valmiera Municipality; since the reform (07/2021): 0 events, not counted here"] in [
        [heading[1], text[1]] for heading, text, *_ in facts
    ]
    assert "a community named within later boundaries only: 1 more" in page


def test_a_unit_that_ended_says_what_it_became(store: Store) -> None:
    lines = {line.row.id: line for band in grid_of(involvement(store)).bands for line in band.rows}
    assert lines["vilakas-novads"].note == ("kopš 07/2021: Balvu novads", "since 07/2021: Balvi Municipality")
    assert "Krāslavas novads" in lines["aglonas-novads"].note[0]
    assert lines["ventspils"].note == ("", "")


def test_a_mark_opens_to_its_events_and_sources(store: Store, page: str) -> None:
    data = page_data(page)
    row = involvement(store).row("jekabpils")
    assert row is not None
    opened = data["units"]["then"]["jekabpils"]["phases"]
    for phase, here in row.phases.items():
        assert here.events == len({each[0] for each in opened.get(phase, [])})
    assert all(each[3] for each in opened["LRP3"])
    assert f'id="{data["sources"][0]}"' in page


def test_no_person_is_named_on_the_public_page(store: Store, page: str) -> None:
    persons = [who for who in store.stakeholders() if who.type == "person"]
    assert len(persons) > 50
    for who in persons:
        assert who.id not in page
    internal = presence_page(store, lang="en", audience="internal")
    assert any(who.name in internal for who in persons)
    assert "Internal" in internal


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    name = '</script><img src=x onerror=alert(1)> "Ķ" \u202e🏙'
    rows = [{"stakeholder": name, "stakeholder_type": "place", "event": "<b>e</b>", "phase": "{{ 7*7 }}"}]
    table = tmp_path / "t.csv"
    table.write_text("stakeholder,stakeholder_type,event,phase\n" + ",".join(
        '"' + cell.replace('"', '""') + '"' for cell in rows[0].values()) + "\n", encoding="utf-8")  # fmt: skip
    store = open_store(tmp_path / "s.sqlite")
    store.replace(read_sources([str(table)]))
    page = presence_page(store)
    assert "<img" not in page
    assert "<b>e" not in page
    assert page_data(page)["events"][0][0] == ["<b>e</b>", "<b>e</b>"]
    assert "<img" not in presence_still(store)


def test_a_still_is_one_language_and_counts_whom_it_does_not_draw(store: Store) -> None:
    still = presence_still(store, lang="lv")
    assert "Jēkabpils" in still
    assert "Municipality" not in still
    drawn = involvement(store)
    never = sum(row.state in (NOT_RECORDED, UNKNOWN, ENDED) and not row.named_community for row in drawn.rows)
    assert f"avoti klusē: {never}" in still


def test_what_cannot_be_drawn_is_said(store: Store) -> None:
    with pytest.raises(NotFoundError, match="NO-SUCH"):
        presence_page(store, phases=("NO-SUCH",))
    with pytest.raises(GraphkitError, match="language"):
        presence_page(store, lang="xx")
    with pytest.raises(GraphkitError, match="audience"):
        presence_page(store, audience="all")


def test_texts_have_both_languages_and_the_same_places() -> None:
    folder = Path(__file__).parents[3] / "graphkit" / "views" / "templates"
    loaded: dict[str, Any] = json.loads((folder / "pages.json").read_text(encoding="utf-8"))
    for key, (lv, en) in loaded.items():
        assert set(re.findall(r"{\w+}", lv)) == set(re.findall(r"{\w+}", en)), key


def test_every_phrase_that_is_asked_for_is_there() -> None:
    folder = Path(__file__).parents[3] / "graphkit" / "views"
    known = {
        key
        for name in ("pages.json", "texts.json")
        for key in json.loads((folder / "templates" / name).read_text("utf-8"))
    }
    for path in [*folder.glob("*.py"), *(folder / "templates").glob("*.j2")]:
        asked = set(re.findall(r'\b(?:said|t)\("(\w+)"[,)]', path.read_text(encoding="utf-8")))
        assert asked <= known, path.name


def test_nothing_public_is_said_of_single_persons(store: Store) -> None:
    """A mediator's period is one person; so is a count of one who acts for a place."""
    for page, units in ((presence_page(store, lang="en"), "then"), (map_page(store, lang="en"), "today")):
        lines = [fact for unit in page_data(page)["units"][units].values() for fact in unit["facts"]]
        assert "Roma mediators" not in {fact[0][1] for fact in lines}
        through = [fact[1][1] for fact in lines if fact[0][1] == "Took part without the place being named"]
        assert through
        assert not any(re.search(r"persons who act for it \d", text) for text in through)
    internal = page_data(presence_page(store, lang="en", audience="internal"))["units"]["then"].values()
    assert "Roma mediators" in {fact[0][1] for unit in internal for fact in unit["facts"]}


def test_of_a_phase_without_lists_nobody_is_called_never_seen(store: Store) -> None:
    grid = grid_of(involvement(store, units="today", phases=("LRP6",)))
    keys = {band.key: len(band.rows) for band in grid.bands}
    assert set(keys) == {"last-LRP6", "unknown-community", "unknown"}
    assert grid.never_but_named == 0
    assert f"not known: {keys['unknown-community']}" in grid.lead[1]
    still = presence_still(store, lang="en", units="today", phases=("LRP6",))
    assert "Never" not in still
    assert f"Not known whether they took part; no source names a community: {keys['unknown']}" in still


def test_of_some_phases_it_is_said_that_others_may_have_been_attended(store: Store) -> None:
    grid = grid_of(involvement(store, units="today", phases=("LRP3",)))
    titles = [band.title[1] for band in grid.bands]
    assert any(title.startswith("Not in the phases chosen") for title in titles)
    assert not any(title.startswith("Never") for title in titles)


def test_what_is_said_above_a_still_stays_within_it(store: Store) -> None:
    svg = presence_still(store, lang="lv", units="then", phases=("outside",))
    width = int(re.search(r'width="(\d+)"', svg)[1])  # type: ignore[index]
    said = re.findall(r'<text x="24" y="\d+" fill="#4b5563">(.*?)</text>', svg)
    assert len(said) > 1
    assert all(text_width(line) <= width - 48 for line in said)
