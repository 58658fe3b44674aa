"""Back and forward in the network page, and the way to the other pages: what was chosen is kept."""

from __future__ import annotations

from typing import Any

import pytest

from graphkit.stores.protocol import Store
from graphkit.views.bilingual import said
from graphkit.views.document import Nav
from graphkit.views.network import network_page
from tests.browser.conftest import Opened, Opener

pytestmark = pytest.mark.browser

PAGES = Nav(
    (
        ("who.html", said("page_who")),
        ("sheet.html", said("page_sheet")),
        ("change.html", said("page_change")),
        ("map.html", said("page_map")),
        ("quality.html", said("page_quality")),
    ),
    "",
)
SEEN = "[phase().id, state.mode, state.projected, selectionWords(state.selected), told.step]"


def _back(shown: Opened) -> Any:
    """What is shown after one step back, once the page has heard of it."""
    shown.page.evaluate(
        "() => new Promise(done => { addEventListener('popstate', () => done(), { once: true }); history.back(); })"
    )
    return shown.page.evaluate(SEEN)


def test_back_returns_to_what_was_chosen_before(html: str, opened: Opener) -> None:
    shown = opened(html)
    begun = shown.page.evaluate("history.length")
    seen = [shown.page.evaluate(SEEN)]
    for act in (
        "showPhase(0)",
        "open({ what: 'unit', at: [...phase().byUnit.keys()][0] })",
        "showMode('sum')",
        "showReading({ projected: true })",
        "tell(3)",
        "tell(4)",
    ):
        shown.page.evaluate(act)
        seen.append(shown.page.evaluate(SEEN))
    assert shown.page.evaluate("history.length") == begun + 6
    assert shown.page.is_visible("#story")
    for before in reversed(seen[:-1]):
        assert _back(shown) == before
    assert not shown.page.is_visible("#story")
    assert shown.complaints == []


def test_what_only_tunes_the_view_is_no_step_back(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.page.evaluate("showReading({ projected: true })")
    steps = shown.page.evaluate("history.length")
    shown.page.select_option("#weight", "1")
    shown.page.check("#backbone")
    shown.choose("Latviešu")
    assert shown.page.evaluate("history.length") == steps
    assert _back(shown)[2] is False
    assert shown.page.evaluate("state.lang") == "lv"


def test_a_find_in_another_phase_is_one_step(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP1")
    steps = shown.page.evaluate("history.length")
    shown.page.fill("#search", "CAHROM")
    shown.page.locator("#hits button").first.click()
    assert shown.page.evaluate("history.length") == steps + 1
    assert _back(shown)[0] == "LRP1"


def test_a_slider_drawn_along_is_one_step(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP1")
    steps = shown.page.evaluate("history.length")
    box = shown.page.locator("#ticks").bounding_box()
    slider = shown.page.locator("#until").bounding_box()
    y = slider["y"] + slider["height"] / 2
    shown.page.mouse.move(box["x"] + box["width"] / 16, y)
    shown.page.mouse.down()
    for at in range(1, 5):
        shown.page.mouse.move(box["x"] + box["width"] * (2 * at + 1) / 16, y)
    shown.page.mouse.up()
    assert shown.page.evaluate("phase().id") == "LRP5"
    assert shown.page.evaluate("history.length") == steps + 1
    shown.choose("LRP6")
    assert shown.page.evaluate("history.length") == steps + 2


def test_the_phase_chosen_goes_along_to_other_pages(store: Store, opened: Opener) -> None:
    shown = opened(network_page(store, lang="en", nav=PAGES))
    links = "[...document.querySelectorAll('nav a')].map(link => link.getAttribute('href'))"
    assert shown.page.evaluate(links) == [href for href, _ in PAGES.links]
    shown.choose("LRP2")
    shown.choose("Latviešu")
    said_to = {
        "who.html": "phase=LRP2&",
        "sheet.html": "sheet=LRP2&",
        "change.html": "phase=LRP2&",
        "map.html": "phase=LRP2&",
    }
    wanted = [f"{href}#{said_to.get(href, '')}lang=lv" for href, _ in PAGES.links]
    assert shown.page.evaluate(links) == wanted
    shown.page.reload()
    shown.page.wait_for_selector("html[data-ready]")
    assert shown.page.evaluate(links) == wanted
    shown.page.select_option("#mode", "sum")
    assert shown.page.evaluate(links)[0] == "who.html#lang=lv"
    shown.page.select_option("#mode", "diff")
    assert (
        shown.page.evaluate(links)[2]
        == f"change.html#phase={shown.page.evaluate('DATA.phases[state.phase].id')}&lang=lv"
    )
