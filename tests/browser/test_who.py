"""The page of two names in a real browser: a phase, misspelt and unnamed names, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.stores.protocol import Store
from graphkit.views.site import write_site
from tests.browser.conftest import Opened

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_site(store, folder, words=lambda text, lang: text, lang="en")
    return folder


@pytest.fixture
def who(site: Path, browser: Any) -> Iterator[Opened]:
    """The page within its site, where other pages can be gone to."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    made = Opened(page, (site / "who.html").as_uri())
    page.on("pageerror", lambda error: made.complaints.append(str(error)))
    made.reopen("")
    yield made
    assert made.complaints == []
    page.close()


def _type(who: Opened, text: str, slot: int = 1) -> None:
    who.page.locator(f"#name-{slot}").fill("")
    who.page.locator(f"#name-{slot}").press_sequentially(text)
    who.page.keyboard.press("Enter")


def _said(who: Opened) -> str:
    return str(who.page.locator("#said").inner_text())


def _answer(who: Opened) -> str:
    return str(who.page.locator("#answer").inner_text())


def _links(who: Opened) -> list[str]:
    links: list[str] = who.page.eval_on_selector_all("nav a", "links => links.map(link => link.getAttribute('href'))")
    return links


def test_partners_and_shared_events_follow_the_phase(who: Opened) -> None:
    _type(who, "jelgava")
    everybody = who.page.locator("#answer tbody tr").count()
    assert who.page.locator("#answer thead th").all_inner_texts() == ["Stakeholder", "Sector", "Shared events", "Phase"]
    assert "outside the phases" in who.page.locator("#answer tbody tr").first.inner_text()
    assert "partners 99, events 25" in _answer(who)
    who.page.locator("#phase").select_option("LRP4")
    assert 0 < who.page.locator("#answer tbody tr").count() < everybody
    assert set(who.page.locator("#answer tbody td:last-child").all_inner_texts()) == {"LRP4"}
    assert "Incomplete: municipalities (partly)" in _answer(who)
    assert "phase=LRP4" in who.page.url
    assert {"sheet.html#sheet=LRP4", "network.html#phase=LRP4", "change.html#phase=LRP4"} <= set(_links(who))
    _type(who, "riga", 2)
    assert who.page.locator("#answer tbody tr").count() == 2
    who.page.reload()
    assert _said(who) == "Jelgava – Riga · LRP4"
    who.page.locator("#phase").select_option("LRP6")
    assert "In “LRP6” no source names an event at which both were." in _answer(who)
    assert "LRP4 (2)" in _answer(who)
    who.page.locator("#phase").select_option("")
    assert not any("phase=" in link or "sheet=" in link for link in _links(who))


def test_what_is_no_name_picks_nobody(who: Opened) -> None:
    for typed in ("<b>", "b"):
        _type(who, typed)
        assert "a=" not in who.page.url
    _type(who, "bb")
    assert _said(who) == "Nobody of that name is named here."


def test_a_misspelt_name_is_offered(who: Opened) -> None:
    for typed, name in (
        ("jelgva", "Jelgava"),
        ("Jekabplis", "Jēkabpils"),
        ("liepaya", "Liepāja"),
        ("Smitene", "Smiltene Municipality"),
        ("Kultras ministrija", "Ministry of Culture of the Republic of Latvia"),
    ):
        _type(who, typed)
        assert "Did you mean:" in _said(who)
        who.page.locator("#said button", has_text=name).first.press("Enter")
        assert _said(who) == name
        assert who.page.evaluate("document.activeElement.id") == "answer"


def test_a_word_of_many_names_is_not_what_was_meant(who: Opened) -> None:
    assert who.page.evaluate("meant('Biedriba Nevo drm')") == []
    names = "[...data.units.map(unit => [unit[0]]), ['Biedrība “Nevo Drom”', 'Nevo Drom']]"
    assert who.page.evaluate(f"nearest('Biedriba Nevo drm', {names}).map(i => i - data.units.length)") == [0]
    assert who.page.evaluate("meant('Smiltene xyz').map(unit => unitName(unit))[0]") == "Smiltene Municipality"


def test_the_list_of_municipalities_finds_names_as_the_page_of_names_does(who: Opened, site: Path) -> None:
    who.page.goto((site / "presence.html").as_uri())
    who.page.wait_for_selector("html[data-ready]")
    rows = who.page.locator("#list-then tbody tr[data-unit]:visible th")
    for typed in ("Talsi nov", "talsu novada", "TALSU NOV."):
        who.page.locator("#find").fill(typed)
        assert rows.all_inner_texts() == ["Talsi Municipality"]
    who.page.locator("#find").fill("jelgavai")
    assert rows.all_inner_texts()[0] == "Jelgava"
    who.page.locator("#find").fill("Smitene")
    assert "Did you mean: Smiltene Municipality?" in who.page.locator("#told").inner_text()


def test_a_municipality_that_nobody_names_leads_to_its_row(who: Opened) -> None:
    _type(who, "Liepāja")
    assert "Liepāja: in the register; the records name it at no event" in _answer(who)
    who.page.locator("#answer a", has_text="Its row").click()
    who.page.wait_for_selector("html[data-ready]")
    assert "presence.html" in who.page.url
    assert who.page.locator("tr.sought").inner_text().startswith("Liepāja")


def test_a_municipality_of_before_the_reform_leads_to_that_of_today(who: Opened) -> None:
    _type(who, "Valmiera")
    who.page.locator("#answer button", has_text="Valmiera Municipality (since 07.2021)").click()
    assert "as an earlier municipality" in _answer(who)
    who.page.locator("#answer button", has_text="Rūjiena").click()
    assert _said(who) == "Rūjiena Municipality"


def test_every_name_offered_has_an_answer(who: Opened) -> None:
    """Events, an entry of the register, or the unit that its events stand under."""
    answers = who.page.evaluate(
        "data.units.map((_, unit) => { chosen[0] = unit; answer(); return [unitName(unit), one('answer').textContent]; })"
    )
    assert [name for name, said in answers if "“”" in said or "no event of that name" in said or not said] == []
    _type(who, "Dobele")
    assert "Dobele stands under Dobele Municipality." in _answer(who)
    assert who.page.locator("#answer tbody tr").count() > 0
    assert "a=dobele" in who.page.url
    who.page.locator("#answer .note button", has_text="Dobele Municipality").first.click()
    assert _said(who) == "Dobele Municipality"


def test_back_returns_to_a_name_that_was_cleared_or_mistyped(who: Opened) -> None:
    _type(who, "jelgava")
    who.page.locator("#name-1").fill("")
    who.page.locator("#name-1").press_sequentially("xyzxyz")
    assert "Nobody of that name" in _said(who)
    assert "a=jelgava" in who.page.url
    _type(who, "ventspils")
    assert _said(who) == "Ventspils"
    who.page.go_back()
    who.page.wait_for_function("one('said').textContent === 'Jelgava'")
    who.page.locator("#name-1").press("Control+A")
    who.page.locator("#name-1").press("Backspace")
    who.page.locator("#name-2").focus()
    assert "a=" not in who.page.url
    who.page.go_back()
    who.page.wait_for_function("one('said').textContent === 'Jelgava' && one('name-1').value === 'Jelgava'")


def test_arrow_keys_choose_and_enter_takes(who: Opened) -> None:
    field = who.page.locator("#name-1")
    field.press_sequentially("jelgav")
    first, second = who.page.locator("#hits-1 li").all_inner_texts()[:2]
    field.press("ArrowDown")
    field.press("Enter")
    assert _said(who) == first
    field.fill("jelgav")
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")
    assert who.page.evaluate("unitName(chosen[0])") == second.partition(" – ")[0]
    field.fill("romu")  # several names begin so, and it is none of them
    field.press("Enter")
    assert "Choose with the arrow keys." in _said(who)
    assert who.page.locator("#hits-1").is_visible()
    assert field.input_value() == "romu"


def test_what_the_address_names_and_the_page_has_not_is_said(who: Opened, site: Path) -> None:
    who.reopen("a=zzz&b=jelgava&phase=LRP99")
    assert "zzz: nobody here has this id." in _said(who)
    assert "LRP99" in who.page.locator("#amiss").inner_text()
    who.page.locator("#languages label", has_text="Latviešu").click()
    assert "zzz: neviena ar tādu apzīmējumu šeit nav." in _said(who)
    who.page.locator("#phase").select_option("LRP3")
    assert who.page.locator("#amiss").inner_text() == ""
    who.reopen("a=jelgava&b=jelgava")
    assert _said(who) == "Jelgava"
    for page, state in (("sheet.html", "sheet=LRP99"), ("sheet.html", "phase=LRP99"), ("change.html", "phase=LRP99")):
        who.page.goto(f"{(site / page).as_uri()}#{state}")
        who.page.wait_for_selector("html[data-ready]")
        assert "LRP99" in who.page.locator("#amiss").inner_text()
        assert not any("LRP99" in link for link in _links(who))


def test_back_returns_to_what_was_chosen(who: Opened) -> None:
    _type(who, "jelgava")
    who.page.locator("#phase").select_option("LRP3")
    who.page.locator("#answer tbody button", has_text="Ventspils").first.click()
    assert _said(who) == "Jelgava – Ventspils · LRP3"
    who.page.locator("#languages label", has_text="Latviešu").click()
    who.page.go_back()
    who.page.wait_for_function("one('said').textContent === 'Jelgava · LRP3'")
    assert who.page.locator("#name-2").input_value() == ""
    assert who.page.evaluate("document.documentElement.lang") == "lv"
    who.page.go_back()
    who.page.wait_for_function("one('said').textContent === 'Jelgava' && one('phase').value === ''")
    who.page.go_back()
    who.page.wait_for_function("one('said').textContent === '' && one('name-1').value === ''")
    who.page.go_forward()
    who.page.wait_for_function("one('said').textContent === 'Jelgava'")


def test_a_source_is_gone_to_and_the_address_stays(who: Opened) -> None:
    _type(who, "jelgava")
    _type(who, "riga", 2)
    link = who.page.locator("#answer a.cited").first
    target = str(link.get_attribute("href"))
    assert link.inner_text().startswith("[")
    assert who.page.locator(f"{target} a").inner_text() in link.inner_text()
    link.press("Enter")
    assert who.page.evaluate("document.activeElement.closest('li').id") == target[1:]
    assert "a=jelgava" in who.page.url
    who.page.locator("a.skip").press("Enter")
    assert who.page.evaluate("document.activeElement.id") == "main"
    assert "a=jelgava" in who.page.url


def test_what_is_not_found_is_said_in_the_language_spoken(who: Opened, site: Path) -> None:
    _type(who, "jelgva")
    who.page.locator("#languages label", has_text="Latviešu").click()
    assert "Neviens ar tādu vārdu šeit nav nosaukts. Varbūt domājāt: Jelgava" in _said(who)
    for page in ("presence.html", "sheet.html"):
        who.page.goto((site / page).as_uri())
        who.page.wait_for_selector("html[data-ready]")
        who.page.locator("#find").fill("liepaaaya")
        before = who.page.locator("#told").inner_text()
        who.page.locator("#languages label", has_text="Latviešu").click()
        assert who.page.locator("#told").inner_text() not in ("", before)


def test_a_sheet_knows_the_register_and_hides_what_is_empty_while_searching(who: Opened, site: Path) -> None:
    who.page.goto(f"{(site / 'sheet.html').as_uri()}#sheet=LRP3")
    who.page.wait_for_selector("html[data-ready]")
    once = who.page.locator("section:not([hidden]) tfoot tr", has_text="only at this event")
    assert once.is_visible()
    who.page.locator("#find").fill("liepājā")
    assert "Liepāja – in the register; the records name it at no event" in who.page.locator("#told").inner_text()
    assert not once.is_visible()
    who.page.locator("#find").fill("finland")
    assert once.is_visible()
    who.page.locator("#find").fill("liepaja")
    who.page.locator("#told a").click()
    who.page.wait_for_selector("html[data-ready]")
    assert who.page.locator("tr.sought").inner_text().startswith("Liepāja")


@pytest.mark.parametrize("name", ["presence.html", "change.html", "sheet.html"])
def test_paper_cuts_nothing_off(who: Opened, site: Path, name: str) -> None:
    """As wide as a sheet of A4 across within its margins."""
    who.page.set_viewport_size({"width": 1047, "height": 718})
    who.page.emulate_media(media="print")
    who.page.goto((site / name).as_uri())
    who.page.wait_for_selector("html[data-ready]")
    right = "Math.max(...all('main th, main td, main h2').map(each => each.getBoundingClientRect().right))"
    assert who.page.evaluate(right) <= 1047
    headed = "all('thead button').some(each => each.scrollWidth > each.closest('th').clientWidth)"
    assert not who.page.evaluate(headed)
    columns = "new Set(all('.ledger:not([hidden]) > section').map(each => each.getBoundingClientRect().x)).size"
    assert who.page.evaluate(columns) == (3 if name == "change.html" else 0)


def test_the_keyboard_goes_on_at_the_search_where_a_sheet_is_changed(who: Opened, site: Path) -> None:
    who.page.goto(f"{(site / 'sheet.html').as_uri()}#sheet=LRP2")
    who.page.wait_for_selector("html[data-ready]")
    who.page.evaluate("""() => {
      const there = part => new Set(listed(part).map(row => row.dataset.find));
      const here = there(document.querySelector('section[data-sheet="LRP2"]'));
      one('find').value = [...there(document.querySelector('section[data-sheet="LRP4"]'))].find(name => !here.has(name));
      filterRows(one('find'));
    }""")
    who.page.locator("#also button").first.press("Enter")
    assert who.page.evaluate("document.activeElement.id") == "find"


def test_back_returns_to_the_phases_held_against_each_other(site: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{(site / 'change.html').as_uri()}#phase=LRP3")
    page.wait_for_selector("html[data-ready]")
    chosen = "document.querySelector('#pairs :checked').value"
    assert page.evaluate(chosen) == "LRP2|LRP3"
    links = "all => all.map(a => a.getAttribute('href'))"
    assert "who.html#phase=LRP3" in page.eval_on_selector_all("nav a", links)
    page.evaluate("location.hash = 'phase=LRP1'")
    page.wait_for_function(f"{chosen} === 'LRP1|LRP2'")
    page.go_back()
    page.wait_for_function(f"{chosen} === 'LRP2|LRP3'")
    page.locator("#pairs label", has_text="LRP4 → LRP5").click()
    assert "who.html#phase=LRP5" in page.eval_on_selector_all("nav a", links)
    page.go_back()
    page.wait_for_function(f"{chosen} === 'LRP2|LRP3'")
    assert page.locator(".ledger:visible").get_attribute("data-pair") == "LRP2|LRP3"
    assert page.locator(".counts:visible").get_attribute("data-pair") == "LRP2|LRP3"
    page.close()


def test_bodies_are_unfolded_on_paper_only(site: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{(site / 'change.html').as_uri()}#pair=LRP3|LRP4")
    page.wait_for_selector("html[data-ready]")
    folded = page.locator(".ledger:visible .several details")
    folded.nth(1).locator("summary").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.evaluate_all("all => all.every(each => each.open)")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.evaluate_all("all => all.map(each => each.open).indexOf(true)") == 1
    assert folded.evaluate_all("all => all.filter(each => each.open).length") == 1
    page.close()
