"""The pages of a site in a real browser: accessible, quiet, and every control does what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.model import Selection
from graphkit.stores.protocol import Store
from graphkit.views.change import change_page
from graphkit.views.sheet import sheet_page, timeline_page
from graphkit.views.site import PAGES, write_site
from graphkit.views.who import who_page
from tests.browser.axe import violations
from tests.browser.conftest import Opened, Opener

pytestmark = pytest.mark.browser
#: Whether every line of a chart runs from its first to its last mark and no further.
LINES = """() => [...document.querySelectorAll('section:not([hidden]) thead tr:last-child th')].every((heading, column) => {
  const rows = [...document.querySelectorAll('section:not([hidden]) tbody tr')].filter(row => !row.hidden && row.dataset.ever === '0');
  const on = rows.flatMap((row, i) => row.cells[column + 1].matches('.on') ? [i] : []);
  const line = rows.flatMap((row, i) => row.cells[column + 1].matches('.thru') ? [i] : []);
  if (heading.dataset.joined !== '1' || on.length < 2) return line.length === 0;
  return line[0] === on[0] && line.at(-1) === on.at(-1) && line.length === on.at(-1) - on[0] + 1;
})"""


@pytest.fixture(scope="module")
def site(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_site(store, folder, words=lambda text, lang: text, lang="en")
    return folder


@pytest.fixture(scope="module")
def context(browser: Any) -> Iterator[Any]:
    """A window in which the checker of accessibility may run beside the page's own policy."""
    made = browser.new_context(viewport={"width": 1366, "height": 768}, bypass_csp=True)
    yield made
    made.close()


def _quiet(shown: Opened) -> None:
    assert shown.requests == [shown.url]
    assert shown.complaints == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_meets_wcag(site: Path, context: Any, name: str) -> None:
    page = context.new_page()
    page.goto((site / name).as_uri())
    page.wait_for_selector("html[data-ready]")
    for lang in ("en", "lv"):
        page.evaluate("lang => document.querySelector(`#languages input[value=${lang}]`)?.click()", lang)
        assert violations(page) == []
    page.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (390, 844)])
def test_a_page_fits_and_asks_for_nothing(site: Path, opened: Opener, name: str, size: tuple[int, int]) -> None:
    shown = opened((site / name).read_text(encoding="utf-8"), *size)
    assert shown.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 1
    _quiet(shown)


def test_pages_lead_to_one_another(site: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    page.locator(".answers a", has_text="Phase sheet").click()
    page.wait_for_selector("section:not([hidden]) table.paoh")
    assert page.url.endswith("/sheet.html")
    page.close()


def test_figures_lead_to_what_they_are_counted_from_in_the_language_shown(site: Path, browser: Any) -> None:
    page = browser.new_page()
    for figure, shown in enumerate(("LRP4", "LRP4", "LRP4", "Pašvaldība", "LRP3 → LRP4")):
        page.goto("about:blank")
        page.goto(f"{(site / 'index.html').as_uri()}#lang=lv")
        page.locator(".figures tr", has_text="LRP4").first.locator("td").nth(figure).locator("a").click()
        page.wait_for_selector("html[data-ready]")
        assert page.evaluate("document.documentElement.lang") == "lv"
        chosen = page.locator(".segments label:has(:checked), th[aria-sort]").all_inner_texts()
        assert any(shown in text or "LRP4" in text for text in chosen), (figure, chosen)
    page.goto(f"{(site / 'who.html').as_uri()}#a=jelgava&b=riga")
    page.reload()
    assert page.locator("#said").inner_text() == "Jelgava – Riga"
    page.close()


def test_the_address_brings_back_what_was_chosen(site: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto((site / "sheet.html").as_uri())
    page.locator("#sheets label", has_text="LRP2").click()
    page.locator("#order").select_option("events")
    page.locator("#hall").check()
    page.locator("#languages label", has_text="Latviešu").click()
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.locator("#sheets :checked").input_value() == "LRP2"
    assert page.locator("#order").input_value() == "events"
    assert page.locator("section:visible table.hall").count() == 1
    assert page.evaluate("document.documentElement.lang") == "lv"
    page.goto("about:blank")
    page.goto(f"{(site / 'presence.html').as_uri()}#sort=LRP3&units=today")
    assert page.locator("th[aria-sort]:visible").inner_text().startswith("LRP3")
    page.close()


def test_a_heading_opens_its_event_and_sorts_nothing(site: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto((site / "sheet.html").as_uri())
    names = "[...document.querySelectorAll('section:not([hidden]) tbody th')].map(th => th.textContent)"
    before = page.evaluate(names)
    page.locator("section:visible thead button.event").first.click()
    assert page.locator("#about").is_visible()
    assert page.evaluate(names) == before
    page.close()


def test_lines_follow_the_rows_in_every_order(store: Store, opened: Opener) -> None:
    for html in (sheet_page(store, lang="en"), timeline_page(store, lang="en")):
        shown = opened(html)
        for order in ("sector", "events", "time", "name"):
            shown.page.locator("#order").select_option(order)
            assert shown.page.evaluate(LINES), order
        shown.page.locator('button.sector[data-sector="municipality"]').click()
        assert shown.page.locator('tr[data-sector="municipality"]:visible').count() == 0
        assert shown.page.evaluate(LINES)
        shown.page.locator("#find").fill("labklaj")
        assert shown.page.locator("section:not([hidden]) tbody tr:visible").count() == 1
        _quiet(shown)


def test_a_phase_a_mark_and_an_event_open(store: Store, opened: Opener) -> None:
    shown = opened(sheet_page(store, lang="en"))
    shown.choose("LRP2")
    sheet = shown.page.locator('section[data-sheet="LRP2"]')
    assert sheet.is_visible()
    marks = sheet.locator("td.on").count()
    listed = sheet.locator("tfoot li button.unit").count()
    b = store.incidence(Selection(phases=("LRP2",), persons=False, joint_only=False))
    assert marks + listed <= b.pairs  # towns are joined to their municipality
    sheet.locator("td.on button").first.focus()
    shown.page.keyboard.press("Enter")
    dialog = shown.page.locator("#about")
    assert dialog.locator("a").count() > 0
    shown.page.keyboard.press("Escape")
    sheet.locator("thead button.event").first.click()
    assert "Present: " in dialog.inner_text()
    shown.page.keyboard.press("Escape")
    shown.page.locator("#hall").check()
    assert sheet.locator("tfoot ul").first.is_hidden()
    _quiet(shown)


def test_the_filter_of_a_sheet_reaches_the_lists_and_says_when_nobody_is_there(store: Store, opened: Opener) -> None:
    shown = opened(sheet_page(store, lang="en"))
    shown.choose("LRP3")
    shown.page.fill("#find", "jekabpils")
    names = shown.page.locator("section:not([hidden]) tbody tr:visible, section:not([hidden]) tfoot li:visible")
    assert names.all_inner_texts() == ["Jēkabpils"]
    assert shown.page.inner_text("#told") == "1 / 54"
    shown.page.check("#hall")
    assert "only at this event: Jēkabpils" in shown.page.inner_text("#also")
    shown.page.locator("#also button").click()
    assert shown.page.inner_text("#about-title") == "Jēkabpils"
    assert "LRP3 · 2018-10-03" in shown.page.inner_text("#about")
    shown.page.keyboard.press("Escape")
    shown.page.uncheck("#hall")
    shown.page.fill("#find", "limbaži youth")
    assert shown.page.inner_text("#told") == "Nobody of that name is named here."
    shown.page.locator("#also button", has_text="LRP2").click()
    assert shown.page.locator("#sheets :checked").input_value() == "LRP2"
    assert names.count() >= 1
    shown.page.fill("#find", "nobody at all")
    assert shown.page.inner_text("#told") == "Nobody of that name is named here."
    assert shown.page.inner_text("#also") == ""
    _quiet(shown)


def test_a_window_of_a_sheet_says_in_which_phase_each_event_was(store: Store, opened: Opener) -> None:
    shown = opened(sheet_page(store, lang="en"))
    shown.page.locator("section:not([hidden]) button.unit", has_text="Jelgava").first.click()
    events = shown.page.locator("#about li").all_inner_texts()
    assert len(events) > 10
    assert all(" LRP" in event or " outside the phases" in event for event in events)


@pytest.mark.parametrize("lang", ["lv", "en"])
def test_the_timeline_of_the_platform_fits_and_says_where_it_does_not(store: Store, opened: Opener, lang: str) -> None:
    shown = opened(timeline_page(store, lang=lang))
    assert shown.page.evaluate("(box => box.scrollWidth - box.clientWidth)(document.querySelector('.scroll'))") <= 1
    assert not shown.page.is_visible(".sideways")
    shown.page.set_viewport_size({"width": 800, "height": 600})
    shown.page.wait_for_selector(".sideways", state="visible")


def test_the_phase_of_a_sheet_goes_along(site: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto((site / "sheet.html").as_uri())
    links = "[...document.querySelectorAll('nav a')].map(a => a.getAttribute('href')).filter(href => /^(who|network)/.test(href))"
    assert page.evaluate(links) == ["who.html", "network.html"]
    page.locator("#sheets label", has_text="LRP2").click()
    page.locator("#languages label", has_text="Latviešu").click()
    assert page.evaluate(links) == ["who.html#phase=LRP2&lang=lv", "network.html#phase=LRP2&lang=lv"]
    page.locator("nav a", has_text="Tīkls").click()
    page.wait_for_selector("html[data-ready]")
    assert page.inner_text("#phase-name") == "LRP2"
    page.goto("about:blank")
    page.goto(f"{(site / 'sheet.html').as_uri()}#phase=LRP4")
    page.wait_for_selector("html[data-ready]")
    assert page.locator("#sheets :checked").input_value() == "LRP4"
    page.close()


def test_two_phases_are_held_against_each_other(store: Store, opened: Opener) -> None:
    shown = opened(change_page(store, lang="en"))
    shown.choose("LRP2 → LRP3")
    visible = shown.page.locator(".ledger:visible")
    assert visible.count() == 1
    assert "not seen in LRP3" in visible.inner_text()
    _quiet(shown)


def test_names_are_found_as_people_write_them(store: Store, opened: Opener) -> None:
    shown = opened(who_page(store, lang="lv"))
    page = shown.page
    page.locator("#name-1").press_sequentially("jelgavā")
    page.keyboard.press("Enter")
    partners = page.locator("#answer tbody tr")
    assert partners.count() > 50
    page.locator("#name-2").press_sequentially("rigas")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.locator("#said").inner_text() == "Jelgava – Rīga"
    assert page.locator("#answer tbody tr").count() == 16
    assert page.locator("#answer a").count() >= 16
    assert "a=jelgava" in page.url
    page.locator("#name-2").fill("")
    page.locator("#name-1").fill("nobody at all")
    assert page.locator("#said").inner_text() == "Neviens ar tādu vārdu šeit nav nosaukts."
    _quiet(shown)
