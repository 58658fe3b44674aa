"""The network page in a real browser: offline, without errors, and each control does what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graphkit.model import Selection
from graphkit.stores import Store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, page_file: Path) -> Iterator[Page]:
    """The page, opened from the disk; no console error and no request to anywhere are allowed."""
    opened = browser.new_page(viewport={"width": 1366, "height": 768})
    said: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(page_file.as_uri())
    opened.wait_for_selector("html[data-ready=yes]")
    yield opened
    assert said == []
    assert asked == [page_file.as_uri()]
    opened.close()


def _choose(page: Page, phase: str) -> None:
    page.locator("#phases label", has_text=phase).click()


def test_the_phase_switch_shows_the_librarys_numbers(page: Page, bundled_store: Store) -> None:
    for phase, label in (("LRP2", "LRP 2"), ("LRP3", "LRP 3")):
        _choose(page, label)
        events = len(bundled_store.incidence(Selection(phases=(phase,), persons=False)).events)
        assert f"{events} events" in page.locator("#lead").inner_text()
        assert label in page.locator("h1").inner_text()


def test_search_finds_without_diacritics_and_opens_the_evidence(page: Page) -> None:
    _choose(page, "LRP 3")
    page.fill("#search", "jurmala")
    page.locator("#hits button").first.click()
    panel = page.locator("#panel")
    assert "Jūrmala" in panel.inner_text()
    assert panel.locator("a[href^='http']").count() > 0


def test_every_tie_stands_in_the_table(page: Page) -> None:
    _choose(page, "LRP 3")
    assert page.locator("#table table").count() >= 1
    assert page.locator("#table tbody tr").count() > 20


def test_the_language_switch_changes_every_label(page: Page) -> None:
    english = page.locator("#lead").inner_text()
    page.locator("#languages label", has_text="LV").click()
    assert page.locator("#lead").inner_text() != english
    assert page.locator("html").get_attribute("lang") == "lv"


def test_the_page_works_at_a_phones_width(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")
