"""The one-mode reading, one stakeholder's surroundings, and pictures saved from the page."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from graphkit.measures.significance.backbone import backbone
from graphkit.model import Selection
from graphkit.network.network import Network
from graphkit.network.projection import project
from graphkit.stores import open_store
from graphkit.stores.protocol import Store
from graphkit.tables.source import read_sources
from graphkit.views.network import ego_page, network_page
from graphkit.views.record import PhaseRecord, read_phase
from graphkit.views.surroundings import around, unit_meant
from tests.browser.conftest import Opened, Opener
from tests.browser.test_network import INSIDE, OVERLAPS

pytestmark = pytest.mark.browser


def _record(store: Store, phase: str = "LRP3") -> PhaseRecord:
    return read_phase(store, Selection(), phase, "public")


def _go(shown: Opened, address: str) -> None:
    shown.page.evaluate("address => { location.hash = `#${address}` }", address)
    shown.page.wait_for_timeout(300)


@pytest.mark.parametrize(("weight", "least"), [("count", 1), ("count", 2), ("count", 4), ("newman", 0.2)])
def test_ties_and_weights_are_those_of_the_library(
    html: str, store: Store, opened: Opener, weight: str, least: float
) -> None:
    shown = opened(html)
    _go(shown, f"phase=LRP3&projected=yes&weight={weight}&least={least}")
    incidence = _record(store).incidence
    weights, counted = project(incidence, weight).weights, project(incidence, "count").weights
    at = min(value for value in np.round(weights, 6).tolist() if value >= least)
    kept = weights >= at - 1e-6
    single = int((counted[kept] == 1).sum())
    said = shown.page.inner_text("#projected-note")
    assert said.startswith(f"{weights.size} pairs met, {int((counted == 1).sum())} of them (")
    words = {1: "At one shared event or more", 0.2: f"At a Newman weight of {round(at, 2)} or more"}
    assert f"{words.get(least, f'At {int(at)} shared events or more')}: {int(kept.sum())}" in said
    assert (f"; {single} of them at one event only" in said) == (weight == "newman")
    assert shown.page.evaluate("oneMode(phase()).kept.length") == int(kept.sum())


def test_the_least_weight_starts_where_it_can_be_read_and_the_slider_changes_it(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP3")
    shown.page.check("#projected")
    assert shown.page.inner_text("#least-value") == "≥ 2"
    before = shown.page.evaluate("ties.length")
    assert 5 < before <= 100
    assert shown.page.evaluate(OVERLAPS) == 0
    assert shown.page.evaluate(INSIDE)
    shown.page.focus("#least")
    shown.page.keyboard.press("ArrowRight")
    assert shown.page.inner_text("#least-value") == "≥ 3"
    assert shown.page.evaluate("ties.length") < before
    shown.page.uncheck("#projected")
    assert not shown.page.is_visible("#pairs")
    assert shown.page.evaluate("ties.length") == shown.page.evaluate("picture().edges.length")


def test_a_tie_of_a_pair_lists_the_shared_events_with_place_roles_and_links(html: str, opened: Opener) -> None:
    shown = opened(html)
    _go(shown, "phase=LRP3&projected=yes&unit=valmiera&with=daugavpils")
    text = shown.panel()
    events = shown.page.evaluate("state.selected.events.length")
    assert events >= 2
    assert f"{events} events" in text
    assert shown.page.locator("#panel h3").count() == events
    assert re.search(r"\d+ \w+ 2019 · ", text)
    assert "participant" in text
    assert shown.page.locator("#panel .sources a").count() >= events
    shown.page.uncheck("#projected")
    assert shown.page.locator("#panel.open").count() == 0


def test_where_nothing_can_be_significant_the_page_says_so(html: str, store: Store, opened: Opener) -> None:
    shown = opened(html)
    _go(shown, "phase=LRP3&projected=yes&backbone=yes")
    found = backbone(Network(_record(store).incidence), "sdsm")
    assert len(found.ties) == 0
    said = shown.page.inner_text("#projected-note")
    assert ("With so few events nothing can be significant" in said) == (found.smallest is not None)
    assert f"{found.tests} pairs" in said
    assert shown.page.evaluate("ties.length") == 0
    shown.choose("Latviešu")
    assert "statistiski nozīmīg" in shown.page.inner_text("#projected-note")


def test_what_is_significant_is_what_the_library_finds(opened: Opener, tmp_path: Path) -> None:
    random = np.random.default_rng(5)
    rows = [f"Pair {side},Event {e}" for e in range(30) for side in "AB"]
    rows += [f"Organisation {i},Event {e}" for e in range(60) for i in random.choice(12, 2, replace=False)]
    path = tmp_path / "pairs.csv"
    path.write_text("stakeholder,event\n" + "\n".join(rows), encoding="utf-8")
    store = open_store(tmp_path / "pairs.sqlite")
    store.replace(read_sources([str(path)]))
    found = backbone(Network(store.incidence(Selection())), "sdsm")
    assert len(found.ties) >= 1
    shown = opened(network_page(store, lang="en"))
    _go(shown, "phase=outside&projected=yes&backbone=yes")
    kept = shown.page.evaluate(
        "oneMode(phase()).kept.map(tie => [tie.one, tie.other].map(at => DATA.units[at].name[0]).sort())"
    )
    ids = store.incidence(Selection()).stakeholders
    assert sorted(kept) == sorted(
        sorted((ids[a], ids[b])) for a, b in zip(found.ties.sources.tolist(), found.ties.targets.tolist(), strict=True)
    )


def test_only_this_one_shows_its_surroundings(html: str, store: Store, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP3")
    shown.click("Daugavpils")
    shown.page.click("[data-focus=focus_button]")
    whole = _record(store)
    near = around(whole, "daugavpils").incidence
    assert shown.page.evaluate("[phase().units, phase().events, phase().pairs]") == [
        len(near.stakeholders),
        len(near.events),
        near.pairs,
    ]
    assert shown.page.inner_text("#narrowed-text") == "Only Daugavpils and those it met."
    assert shown.page.locator("#table tbody tr").count() == near.pairs
    assert shown.page.evaluate(OVERLAPS) == 0
    shown.page.click("[data-focus=focus_more]")
    far = around(whole, "daugavpils", 2).incidence
    assert shown.page.evaluate("[phase().units, phase().events, phase().pairs]") == [
        len(far.stakeholders),
        len(far.events),
        far.pairs,
    ]
    shown.page.click("#widen")
    assert shown.page.evaluate("phase().units") == len(whole.incidence.stakeholders)


def test_the_page_of_one_opens_on_it(store: Store, opened: Opener) -> None:
    unit = unit_meant(store, "Daugavpilī", Selection(), "public")
    shown = opened(ego_page(store, unit, lang="en"))
    assert shown.panel().startswith("Daugavpils")
    assert shown.page.inner_text("#narrowed-text") == "Only Daugavpils and those it met."
    assert shown.page.inner_text("#phase-name") == "LRP1–LRP7"
    assert shown.page.evaluate(OVERLAPS) == 0
    assert shown.complaints == []


def test_partners_are_ranked_and_lead_to_what_was_shared(html: str, store: Store, opened: Opener) -> None:
    shown = opened(html)
    _go(shown, "phase=LRP3&unit=daugavpils")
    shown.page.click("#panel summary")
    incidence = _record(store).incidence
    shared = (incidence.matrix() @ incidence.matrix().T).toarray()[incidence.stakeholders.index("daugavpils")]
    assert shown.page.inner_text("#panel summary").endswith(f"({int((shared > 0).sum()) - 1})")
    first = shown.page.locator("#panel details li").first
    most = int(np.sort(shared)[-2])
    assert f"{most} shared events" in first.inner_text()
    first.locator("button").last.click()
    assert f"{most} events" in shown.panel()


@pytest.mark.parametrize("address", ["phase=LRP3", "mode=diff&from=LRP2&phase=LRP3", "phase=LRP3&projected=yes"])
def test_pictures_are_saved_with_legend_and_date(html: str, opened: Opener, address: str) -> None:
    shown = opened(html)
    _go(shown, address)
    with shown.page.expect_download() as started:
        shown.page.click("#save-svg")
    name = started.value.suggested_filename
    assert re.fullmatch(r"network-[\w-]+\.svg", name)
    root = ElementTree.parse(started.value.path()).getroot()
    assert (root.get("width"), root.get("height")) == ("1600", "900")
    words = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert any("latest date 2024-04-02" in str(word) for word in words)
    assert "municipality" in words
    assert "Daugavpils" in words
    with shown.page.expect_download() as started:
        shown.page.click("#save-png")
    assert Path(started.value.path()).read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert shown.complaints == []
    assert [url for url in shown.requests if url.startswith("http")] == []
