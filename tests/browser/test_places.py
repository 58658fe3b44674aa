"""The presence and the map page in a real browser: controls do what they say, nothing is asked of the network."""

from __future__ import annotations

import pytest

from graphkit.involvement.building import involvement
from graphkit.stores.protocol import Store
from graphkit.views.map import map_page
from graphkit.views.presence import presence_page
from tests.browser.conftest import Opened, Opener

pytestmark = pytest.mark.browser

SIZES = [(1366, 768), (1920, 1080), (390, 844)]
#: Names on the map that overlap as drawn.
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('#map .label')].map(e => e.getBoundingClientRect());
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => meet(a, b))).length;
}"""
_SHOWN = "table.grid:visible tbody tr:not(.band):visible"


@pytest.fixture(scope="module")
def presence_html(store: Store) -> str:
    return presence_page(store, lang="en")


@pytest.fixture(scope="module")
def map_html(store: Store) -> str:
    return map_page(store, lang="en")


def _quiet(shown: Opened) -> None:
    assert shown.requests == [shown.url]
    assert shown.complaints == []


def _names(shown: Opened) -> list[str]:
    return [text.strip() for text in shown.page.locator(f"{_SHOWN} th.name").all_inner_texts()]


@pytest.mark.parametrize("size", SIZES)
def test_both_pages_fit_and_ask_for_nothing(
    presence_html: str, map_html: str, opened: Opener, size: tuple[int, int]
) -> None:
    for html in (presence_html, map_html):
        shown = opened(html, *size)
        assert shown.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 1
        _quiet(shown)


def test_languages_units_search_and_sorting(presence_html: str, store: Store, opened: Opener) -> None:
    shown = opened(presence_html)
    assert len(_names(shown)) == 119
    shown.choose("today's")
    assert len(_names(shown)) == 42
    shown.choose("Latviešu")
    assert shown.page.title() == "Kuras pašvaldības piedalījās kurā posmā"
    assert "Jēkabpils novads" in _names(shown)
    shown.page.locator("#find").fill("jekab")
    assert _names(shown) == ["Jēkabpils novads"]
    shown.page.locator("#find").fill("")
    shown.page.locator("table.grid:visible thead button", has_text="Pasākumi kopā").click()
    values = [
        int(text.replace("–", "0"))
        for text in shown.page.locator(f"{_SHOWN} td.number:nth-last-child(3)").all_inner_texts()
    ]
    assert values == sorted((row.events for row in involvement(store, units="today").rows), reverse=True)
    assert shown.page.locator("tr.band:visible").count() == 0
    shown.page.locator("#staircase").click()
    assert shown.page.locator("tr.band:visible").count() > 3
    _quiet(shown)


def test_those_never_named_can_be_left_out(presence_html: str, opened: Opener) -> None:
    shown = opened(presence_html)
    everybody = len(_names(shown))
    shown.page.locator("#never").uncheck()
    assert 20 < len(_names(shown)) < everybody
    assert shown.page.locator("tr.band.never:visible").count() == 0


def test_a_mark_and_a_name_open_with_the_keyboard(presence_html: str, opened: Opener) -> None:
    shown = opened(presence_html)
    row = shown.page.locator('tr[data-unit="jekabpils"]:visible')
    row.locator("button.cell").first.focus()
    shown.page.keyboard.press("Enter")
    dialog = shown.page.locator("#about")
    assert "Jēkabpils · LRP2" in dialog.inner_text()
    assert dialog.locator("a").count() > 0
    shown.page.keyboard.press("Escape")
    assert not dialog.is_visible()
    row.locator("button.about").press("Enter")
    assert "Since then not recorded in" in dialog.inner_text()
    _quiet(shown)


def test_the_map_shows_the_phase_and_number_chosen(map_html: str, store: Store, opened: Opener) -> None:
    shown = opened(map_html)
    rows = {row.unit: row for row in involvement(store, units="today").rows}
    table = '.values tr[data-unit="{}"] td.number'
    assert shown.page.locator(table.format("riga")).inner_text() == str(rows["riga"].events)
    shown.choose("LRP3")
    assert shown.page.locator(table.format("riga")).inner_text() == str(rows["riga"].phases["LRP3"].events)
    assert shown.page.locator(table.format("ludzas-novads")).inner_text() == "–"
    shown.choose("LRP6")
    assert shown.page.locator(table.format("ludzas-novads")).inner_text() == "?"
    assert shown.page.locator('.outlines path[data-unit="ludzas-novads"]').get_attribute("class") == "hatched"
    shown.choose("events hosted")
    shown.choose("LRP3")
    assert shown.page.locator('.area[data-unit="ventspils"] .in').text_content() == str(
        rows["ventspils"].phases["LRP3"].hosted
    )
    _quiet(shown)


def test_a_municipality_on_the_map_opens_with_the_keyboard(map_html: str, opened: Opener) -> None:
    shown = opened(map_html)
    shown.page.locator('.area[data-unit="jekabpils-novads"]').focus()
    shown.page.keyboard.press("Enter")
    assert "Jēkabpils Municipality" in shown.page.locator("#about-title").inner_text()
    _quiet(shown)


@pytest.mark.parametrize("size", SIZES[:2])
def test_names_on_the_map_do_not_meet(map_html: str, opened: Opener, size: tuple[int, int]) -> None:
    shown = opened(map_html, *size)
    assert shown.page.evaluate(OVERLAPS) == 0
    shown.choose("Latviešu")
    assert shown.page.evaluate(OVERLAPS) == 0


@pytest.mark.parametrize("width", [390, 800])
def test_rows_stay_low_in_a_narrow_window(presence_html: str, opened: Opener, width: int) -> None:
    shown = opened(presence_html, width, 800)
    rows = "[...document.querySelectorAll('.grid tbody tr:not(.band)')].map(row => row.offsetHeight)"
    assert max(shown.page.evaluate(rows)) <= 80


def test_an_address_of_a_band_shows_its_units(presence_html: str, opened: Opener) -> None:
    shown = opened(presence_html)
    shown.reopen("today-never")
    assert shown.page.evaluate("unitsShown()") == "today"
    assert shown.page.locator("#today-never").is_visible()
    shown.page.locator("#find").fill("zzz")
    assert shown.page.locator("#told").inner_text() == "0 / 42 – nothing found"
    shown.reopen("then-%22[nothing")
    assert shown.page.evaluate("unitsShown()") in ("then", "today")
    assert shown.complaints == []


def test_a_misspelt_municipality_is_offered(presence_html: str, opened: Opener) -> None:
    shown = opened(presence_html)
    shown.page.locator("#find").fill("jekabplis")
    assert "nothing found. Did you mean: Jēkabpils" in shown.page.locator("#told").inner_text()
    shown.page.locator("#told button", has_text="Jēkabpils").first.click()
    assert "Jēkabpils" in _names(shown)
    _quiet(shown)


def test_an_address_of_a_municipality_brings_its_row_into_view(presence_html: str, opened: Opener) -> None:
    shown = opened(presence_html)
    shown.reopen("units=today&unit=valmieras-novads")
    assert shown.page.evaluate("document.activeElement.textContent").startswith("Valmiera")
    assert shown.page.locator("tr.sought").get_attribute("data-unit") == "valmieras-novads"
    shown.reopen('unit="[nobody')
    assert shown.page.locator("tr.sought").count() == 0
    assert shown.complaints == []


@pytest.mark.parametrize("size", SIZES[:2])
def test_no_state_on_the_map_breaks_its_line(map_html: str, opened: Opener, size: tuple[int, int]) -> None:
    shown = opened(map_html, *size)
    for lang in ("Latviešu", "English"):
        shown.choose(lang)
        for phase in ("LRP4", "LRP7"):
            shown.choose(phase)
            rows = "[...document.querySelectorAll('.values tbody tr')].map(row => row.offsetHeight)"
            assert max(shown.page.evaluate(rows)) < 40
            beside = "(e => e.scrollWidth - e.clientWidth)(document.querySelector('.beside > .scroll'))"
            assert shown.page.evaluate(beside) <= 0
