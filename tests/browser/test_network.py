"""The network page in a real browser: every control does what it says, and nothing is asked of the network."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graphkit.model import Selection
from graphkit.names import fold, stem
from graphkit.stores import open_store
from graphkit.stores.protocol import Store
from graphkit.tables.source import read_sources
from graphkit.views.bilingual import said
from graphkit.views.document import Nav
from graphkit.views.network import network_page
from graphkit.views.record import read_phase
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

#: Pairs of labels that overlap as drawn, by vis-network's own account.
OVERLAPS = """() => {
  const boxes = nodes.getIds().map(id => network.getBoundingBox(id));
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => meet(a, b))).length;
}"""
#: Whether every node with its label lies within the picture.
INSIDE = """() => nodes.getIds().every(id => {
  const box = network.getBoundingBox(id), area = document.getElementById('picture').getBoundingClientRect();
  const a = network.canvasToDOM({ x: box.left, y: box.top }), b = network.canvasToDOM({ x: box.right, y: box.bottom });
  return a.x >= -2 && a.y >= -2 && b.x <= area.width + 2 && b.y <= area.height + 2;
})"""
#: What share of the picture's width or height, whichever is more, the nodes take.
FILLED = """() => {
  const boxes = nodes.getIds().map(id => network.getBoundingBox(id)), area = document.getElementById('picture');
  const span = (low, high) => (Math.max(...boxes.map(b => b[high])) - Math.min(...boxes.map(b => b[low]))) * network.getScale();
  return Math.max(span('left', 'right') / area.clientWidth, span('top', 'bottom') / area.clientHeight);
}"""
SIZES = [(1366, 768), (1920, 1080), (390, 844)]


def test_nothing_but_the_file_is_asked_for(html: str, opened: Opener) -> None:
    shown = opened(html)
    for phase in ("LRP3", "LRP7", "outside"):
        shown.choose(phase)
    shown.page.check("#projected")
    shown.page.wait_for_timeout(200)
    assert shown.requests == [shown.url]
    assert shown.complaints == []


def test_requests_elsewhere_are_refused_by_the_page_itself(html: str, opened: Opener) -> None:
    shown = opened(html)
    refused = shown.page.evaluate("fetch('https://example.org/').then(() => false, () => true)")
    assert refused
    assert not [url for url in shown.requests if "example.org" in url]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_two_labels_overlap_at_any_size(html: str, opened: Opener, width: int, height: int) -> None:
    shown = opened(html, width, height)
    for phase in ("LRP1", "LRP2", "LRP3", "LRP4", "LRP5", "LRP6"):
        shown.choose(phase)
        for language in ("Latviešu", "English"):
            shown.choose(language)
            assert shown.page.evaluate(OVERLAPS) == 0, (phase, language)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_picture_fills_its_place_and_nothing_sticks_out(html: str, opened: Opener, width: int, height: int) -> None:
    shown = opened(html, width, height)
    assert shown.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert shown.page.evaluate("network.getScale() * 14") >= 9
    assert shown.page.evaluate(INSIDE)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_is_cut_off_in_any_phase(html: str, opened: Opener, width: int, height: int) -> None:
    shown = opened(html, width, height)
    for phase in (*(f"LRP{i}" for i in range(1, 8)), "outside"):
        shown.choose(phase)
        for language in ("Latviešu", "English"):
            shown.choose(language)
            shown.page.wait_for_timeout(100)
            assert shown.page.evaluate(INSIDE), (phase, language)


def test_small_tables_are_not_cut_off(opened: Opener, small: Store) -> None:
    for width, height in SIZES:
        shown = opened(network_page(small, lang="en"), width, height)
        assert shown.page.evaluate(INSIDE)


def test_another_size_of_the_window_is_fitted_anew(html: str, opened: Opener) -> None:
    shown = opened(html)
    for width, height in ((900, 500), (1900, 1000), (600, 900), (1366, 768)):
        shown.page.set_viewport_size({"width": width, "height": height})
        shown.page.wait_for_timeout(300)
        assert shown.page.evaluate(INSIDE), width
        assert shown.page.evaluate(FILLED) > 0.9, width


def test_small_print_can_be_read_on_a_phone(html: str, opened: Opener) -> None:
    shown = opened(html, 390, 844)
    for phase in ("LRP1", "LRP3", "LRP4", "LRP5", "LRP7"):
        shown.choose(phase)
        shown.page.wait_for_timeout(100)
        assert shown.page.evaluate("!nodes.length || network.getScale() * 14 >= 11.9"), phase
        assert shown.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    smallest = """() => Math.min(...[...document.querySelectorAll('body *')].filter(e => e.children.length === 0
      && e.textContent.trim() && !['SCRIPT', 'STYLE'].includes(e.tagName)).map(e => parseFloat(getComputedStyle(e).fontSize)))"""
    assert shown.page.evaluate(smallest) >= 12


def test_the_phase_filter_shows_the_numbers_of_the_library(html: str, store: Store, opened: Opener) -> None:
    shown = opened(html)
    for phase in ("LRP1", "LRP3", "LRP4", "LRP7"):
        record = read_phase(store, Selection(), phase, "public")
        shown.choose(phase)
        pairs, events, units = record.incidence.pairs, len(record.incidence.events), len(record.incidence.stakeholders)
        lead = f"{units} places and organisations, {events} events with joint presence, {pairs} presences"
        if pairs:
            assert shown.page.inner_text("#lead").endswith(lead)
        assert shown.page.locator("#table tbody tr").count() == pairs
        assert shown.page.evaluate("eventCount()") == events
        assert shown.page.is_visible("#nothing") == (pairs == 0)


def test_clicking_a_mark_tells_events_roles_and_sources(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP3")
    shown.click("Daugavpils")
    text = shown.panel()
    assert "at 3 of 5 events in this phase" in text
    assert "participant" in text
    link = shown.page.locator("#panel .sources a").first
    assert link.get_attribute("href").startswith("https://")
    assert "noopener" in link.get_attribute("rel")


def test_clicking_a_tie_tells_why_it_is_there(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP3")
    (x, y), (to_x, to_y) = shown.at("Limbaži"), shown.at("Training")
    shown.page.mouse.click((x + to_x) / 2, (y + to_y) / 2)
    text = shown.panel()
    assert "30 May 2019" in text
    assert "Limbaži" in text
    assert shown.page.locator("#panel .sources a").count() >= 1


def test_clicking_an_event_or_a_dashed_box_lists_who_was_there(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP3")
    shown.click("Visit Malta")
    assert "Present: 28" in shown.panel()
    shown.page.click("#panel .close")
    shown.click("+15 only")
    assert shown.page.locator("#panel ul").last.locator("li").count() == 15


def test_a_name_as_recorded_stands_with_the_municipality(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP3")
    shown.page.fill("#search", "Dobeles novads")
    shown.page.keyboard.press("Enter")
    assert "recorded as: Dobele" in shown.panel()


def test_a_chip_draws_its_ties_and_takes_them_away(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP3")
    before = shown.page.evaluate("ties.length")
    chip = shown.page.locator(".chip", has_text="Jelgava")
    chip.click()
    assert chip.get_attribute("aria-pressed") == "true"
    assert shown.page.evaluate("ties.length") == before + 5
    assert shown.page.evaluate(OVERLAPS) == 0
    chip.click()
    assert shown.page.evaluate("ties.length") == before


def test_those_most_often_present_are_named_with_the_reason_and_can_all_be_drawn(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP3")
    strip = shown.page.locator("#stage #chips")
    assert (
        "Most often present At two thirds of the events or more. Their lines would hide the others"
        in strip.inner_text()
    )
    assert "4/5 means 4 of 5 events" in shown.panel()
    assert "5/5" in shown.page.inner_text("#legend")
    before = shown.page.evaluate("ties.length")
    shown.page.click("#chips-all")
    assert shown.page.evaluate("ties.length") == before + 18
    assert shown.page.evaluate(OVERLAPS) == 0
    assert shown.page.locator(".chip[aria-pressed=true]").count() == 4
    assert shown.page.evaluate("document.activeElement.id") == "chips-all"
    shown.page.click("#chips-all")
    assert shown.page.evaluate("ties.length") == before
    shown.choose("LRP5")
    assert not shown.page.is_visible("#chips")


def test_why_positions_cannot_be_fixed_is_said_beside_the_switch(html: str, opened: Opener) -> None:
    shown = opened(html)
    assert shown.page.inner_text("#fixed-why") == ""
    for act in ("showMode('sum')", "showPart({ mode: 'one' }); showReading({ projected: true })"):
        shown.page.evaluate(act)
        assert shown.page.is_disabled("#fixed")
        assert shown.page.get_attribute("#fixed", "aria-describedby") == "fixed-why"
        assert shown.page.inner_text("#fixed-why") == "(only for one phase, the whole network, without pairs)"
    shown.page.evaluate("showReading({ projected: false })")
    assert shown.page.is_enabled("#fixed")


@pytest.mark.parametrize(("width", "height"), [(683, 384), (390, 844), (911, 512), (320, 640)])
def test_controls_fold_where_there_is_little_room(html: str, opened: Opener, width: int, height: int) -> None:
    for lang in ("lv", "en"):
        shown = opened(html, width, height)
        shown.reopen(f"phase=LRP3&lang={lang}")
        top = shown.page.evaluate("document.getElementById('stage').getBoundingClientRect().top")
        assert top <= 0.4 * height or width == 320
        assert shown.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert not shown.page.is_visible("#level")
        shown.page.focus("#settings")
        shown.page.keyboard.press("Enter")
        assert shown.page.get_attribute("#settings", "aria-expanded") == "true"
        for control in ("#level", "#until", "#search", "#tell", "#save-svg"):
            assert shown.page.is_visible(control)
        assert shown.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        shown.page.set_viewport_size({"width": 1366, "height": 768})
        shown.page.wait_for_selector("#settings", state="hidden")
        assert shown.page.is_visible("#level")


@pytest.mark.parametrize("query", ["Jelgavā", "jelgava", "JELGAVAI", "Jelgavas"])
def test_search_finds_latvian_forms_and_plain_letters(html: str, opened: Opener, query: str) -> None:
    shown = opened(html)
    shown.page.fill("#search", query)
    assert shown.page.locator("#hits button").first.inner_text().startswith("Jelgava")
    shown.page.keyboard.press("Enter")
    assert shown.panel().startswith("Jelgava")


def test_the_browser_folds_and_stems_like_the_library(html: str, opened: Opener) -> None:
    shown = opened(html)
    names = shown.page.evaluate("DATA.units.flatMap(unit => [...unit.name, ...unit.short])")
    names += ["Balvu nov.", "Preiļiem", "SIA “Krogzeme”", "Limbažos", "Łódź", "Йошкар-Ола", "2. vsk.", "…", "Gulbja"]
    assert shown.page.evaluate("names => names.map(folded)", names) == [fold(name) for name in names]
    assert shown.page.evaluate("names => names.map(stemmed)", names) == [stem(name) for name in names]


def test_search_leads_to_another_phase_and_says_when_nothing_is_found(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.page.fill("#search", "Tallina")
    shown.page.fill("#search", "qqqqq")
    assert shown.page.inner_text("#found") == "Nothing found"
    assert shown.page.inner_text("#hits") == "Nothing found"
    shown.choose("LRP1")
    shown.page.fill("#search", "CAHROM")
    assert "· in LRP" in shown.page.locator("#hits button").first.inner_text()
    shown.page.locator("#hits button").first.click()
    assert shown.page.inner_text("#phase-name") != "LRP1"
    assert "CAHROM" in shown.panel()


@pytest.mark.parametrize(
    ("query", "meant"),
    [("Jelgawa", "Jelgava"), ("Vnetspils", "Ventspils"), ("Liepaya", "Liepāja"), ("Dobelle", "Dobele")],
)
def test_a_misspelt_name_is_no_dead_end(html: str, opened: Opener, query: str, meant: str) -> None:
    shown = opened(html)
    shown.page.fill("#search", query)
    assert shown.page.inner_text("#hits p >> nth=0") == "Nothing found. Did you mean:"
    assert meant in shown.page.inner_text("#hits")
    assert meant in shown.page.inner_text("#found")


def test_a_municipality_of_the_register_that_nobody_names_is_told_so(html: str, store: Store, opened: Opener) -> None:
    shown = opened(html)
    shown.page.fill("#search", "Liepājā")
    assert shown.page.inner_text("#hits").startswith("Liepāja in the register; the records name it at no event")
    assert shown.page.locator("#hits button").count() == 0
    shown.page.fill("#search", "Augšdaugava")
    assert "in the register" in shown.page.inner_text("#hits")
    nav = Nav((("presence.html", said("page_presence")),), "")
    site = opened(network_page(store, lang="en", nav=nav))
    site.page.evaluate("REGISTER.find(each => each.name[0] === 'Liepāja').unit = 'liepaja'")
    for key in ("ArrowDown", "Enter"):
        site.page.fill("#search", "liepaja")
        site.page.focus("#search")
        site.page.keyboard.press(key)
        link = site.page.locator("#hits a:focus")
        assert link.get_attribute("href") == "presence.html#units=then&unit=liepaja&lang=en"
        assert "the records name it at no event" in link.inner_text()
        assert link.inner_text().endswith("To its row among the municipalities")
        assert site.page.url.startswith(site.url)


def test_sectors_are_named_whole(html: str, opened: Opener) -> None:
    shown = opened(html)
    for lang, name in (("en", "international, EU or\nforeign"), ("lv", "starptautiskā vai\nārvalstu puse")):
        shown.reopen(f"level=sector&phase=LRP4&lang={lang}")
        labels = shown.page.evaluate("nodes.get().map(node => node.label)")
        assert name in labels
        assert not [label for label in labels if "…" in label]
        assert shown.page.evaluate(OVERLAPS) == 0


def test_paper_has_the_picture_and_a_row_for_each_event(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP3")
    pages = shown.page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    assert 1 <= pages <= 3
    assert shown.page.locator("#printed > *").count() == 0
    shown.page.emulate_media(media="print")
    shown.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown.page.locator("#printed svg").is_visible()
    assert shown.page.locator("#printed tbody tr").count() == 5
    assert "CAHROM, Dobele Mun., ECMI" in shown.page.inner_text("#printed tbody")
    assert "Public page" in shown.page.inner_text("#printed")
    assert not shown.page.is_visible("#table")
    assert not shown.page.is_visible("#picture")
    shown.page.evaluate(
        "showPart({ phase: DATA.phases.findIndex(each => each.id === 'LRP7') }); dispatchEvent(new Event('beforeprint'))"
    )
    assert "Unknown is not zero" in shown.page.inner_text("#printed")
    assert shown.complaints == []


def test_a_saved_picture_says_under_its_headline_what_is_incomplete(html: str, opened: Opener) -> None:
    shown = opened(html)
    for address in ("phase=LRP2&lang=en", "phase=LRP7&mode=sum&lang=lv"):
        shown.reopen(address)
        gaps = shown.page.text_content("#gaps")
        assert gaps
        lines = shown.page.evaluate("""() => {
          document.body.append(pictureSvg());
          return [...document.body.lastChild.children].filter(each => each.tagName === 'text')
            .map(each => [each.textContent, each.getBBox().x + each.getBBox().width, each.getBBox().y]); }""")
        said = [line for line in lines if line[2] < 150][1:]
        assert gaps in " ".join(text for text, _, _ in said)
        assert max(right for _, right, _ in said) <= 1600
        shown.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert gaps in str(shown.page.text_content("#printed > svg"))
        assert gaps not in shown.page.locator("#printed > p").all_text_contents()


def test_the_language_switch_changes_everything(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP3")
    shown.choose("Latviešu")
    assert shown.page.get_attribute("html", "lang") == "lv"
    assert shown.page.inner_text("h1").startswith("Kas ar ko tikās")
    assert "Vizīte Malta" in " ".join(shown.page.evaluate("nodes.get().map(node => node.label)"))
    assert "Ko šeit skaita" in shown.page.inner_text("#foot")
    assert "participant" not in shown.page.inner_text("#table tbody")


def test_the_keyboard_is_enough(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP1")
    shown.page.focus("#until")
    shown.page.keyboard.press("ArrowRight")
    shown.page.keyboard.press("ArrowRight")
    assert shown.page.inner_text("#phase-name") == "LRP3"
    shown.page.focus("#picture")
    shown.page.keyboard.press("ArrowRight")
    first = shown.page.inner_text("#spoken")
    shown.page.keyboard.press("ArrowRight")
    assert first
    assert shown.page.inner_text("#spoken") != first
    shown.page.keyboard.press("Enter")
    assert shown.page.locator("#panel.open").count() == 1
    shown.page.keyboard.press("Escape")
    assert shown.page.locator("#panel.open").count() == 0
    shown.page.focus("#search")
    shown.page.keyboard.type("ventsp")
    shown.page.keyboard.press("ArrowDown")
    shown.page.keyboard.press("Enter")
    assert shown.panel().startswith("Ventspils")
    shown.page.focus("#table tbody tr:first-child button")
    shown.page.keyboard.press("Enter")
    assert shown.page.evaluate("document.activeElement.id") == "panel"


def test_the_focus_is_visible(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.page.keyboard.press("Tab")
    for _ in range(8):
        shown.page.keyboard.press("Tab")
        style = "e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' || Boolean(e.closest('.segments')) }"
        assert shown.page.evaluate(f"({style})(document.activeElement)")


def test_the_table_sorts_both_ways(html: str, opened: Opener) -> None:
    shown = opened(html)
    cells = "#table tbody td:nth-child(3)"
    head = shown.page.locator("#table thead button[data-column=stakeholder]")
    head.click()
    up = shown.page.locator(cells).all_inner_texts()
    head.click()
    down = shown.page.locator(cells).all_inner_texts()
    assert shown.page.get_attribute("#table thead th:nth-child(3)", "aria-sort") == "descending"
    assert up[0] == down[-1] != down[0]


def test_nothing_moves_by_itself(html: str, opened: Opener) -> None:
    shown = opened(html, reduced_motion="reduce")
    before = shown.page.evaluate("JSON.stringify(network.getPositions())")
    shown.click("Daugavpils")
    shown.page.wait_for_timeout(300)
    assert shown.page.evaluate("JSON.stringify(network.getPositions())") == before


def test_the_foot_names_rules_and_what_is_withheld(html: str, opened: Opener) -> None:
    foot = opened(html).page.inner_text("#foot")
    assert "Status of participation: attended." in foot
    assert "left out: 1–10 in all phases" in foot
    assert "The page asks nothing of the network" in foot


def test_what_is_not_recorded_is_said_and_not_counted_as_zero(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP7")
    lead = shown.page.inner_text("#lead")
    assert "no place or organisation is recorded as “attended” (recorded: planned 20). Unknown is not zero." in lead
    assert "0 " not in lead.replace("20)", "")
    shown.page.locator("#panel .unlined button, #panel li button").first.click()
    assert "is recorded as “attended” (recorded: planned" in shown.panel()
    assert "Present: 0" not in shown.panel()
    shown.choose("Latviešu")
    assert "Nezināms nav nulle" in shown.page.inner_text("#lead")
    assert "Nezināms nav nulle" in shown.panel()


def test_incomplete_lists_are_called_so(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP1")
    assert shown.page.inner_text("#gaps") == "Incomplete: municipalities"
    assert "the visits of 2016 and 2017 name hosts" in shown.panel()
    shown.choose("Latviešu")
    assert shown.page.inner_text("#gaps") == "Nepilnīgi: pašvaldības"
    shown.choose("LRP3")
    assert not shown.page.is_visible("#gaps")


def test_a_mark_of_several_names_tells_roles_and_sources_of_each(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP3")
    shown.click("Krāslava Mun.")
    names = shown.page.locator("#panel ul").last.locator("> li")
    assert names.count() == 2
    for name in names.all():
        assert "participant" in name.inner_text()
        assert name.locator(".sources a").count() >= 2


SHOWN = "JSON.stringify({ ...state, chips: [...state.chips] })"


@pytest.mark.parametrize(
    "choice",
    [
        "open(null)",
        "open(asSelection(0))",
        "open(asSelection(picture().chips[0]))",
        "open(asSelection(picture().what.findIndex(w => w[0] === 'once')))",
        "open(asSelection(picture().what.findIndex(w => w[0] === 'mark' && w[1].length > 1)))",
        "open(tieSelection(ties.get()[3]))",
        "showReading({ projected: true }); open(tieSelection(ties.get()[2]))",
        "showReading({ projected: true, weight: 'newman', least: oneMode(phase()).values[3], backbone: true })",
        "showMode('diff'); open({ what: 'unit', at: [...phase().byUnit.keys()][0] })",
        "showMode('sum'); showFocus([...phase().byUnit.keys()][0], 2)",
        "showLevel(2); showReading({ fixed: true })",
    ],
)
def test_the_address_keeps_what_is_shown(html: str, opened: Opener, choice: str) -> None:
    shown = opened(html)
    shown.choose("LRP4")
    shown.choose("Latviešu")
    shown.page.evaluate(choice)
    before = shown.page.evaluate(SHOWN)
    link = shown.page.evaluate("location.href")
    shown.page.reload()
    shown.page.wait_for_selector("html[data-ready]")
    assert shown.page.evaluate(SHOWN) == before
    shown.page.evaluate("location.hash = '#phase=LRP2&lang=en'")
    shown.page.wait_for_function("phase().id === 'LRP2'")
    shown.page.evaluate("link => { location.href = link; }", link)
    shown.page.wait_for_function("phase().id === 'LRP4'")
    assert shown.page.evaluate(SHOWN) == before
    assert shown.complaints == []


def test_an_address_that_means_nothing_here_is_passed_over(html: str, opened: Opener) -> None:
    shown = opened(html)
    first = shown.page.inner_text("#phase-name")
    for wrong in ("#phase=LRP99&lang=xx&unit=nobody", "#unit=%E0%A4%A", "#at=&unit=", "#group=x&with=y&event=z"):
        shown.page.evaluate("wrong => { location.hash = wrong; }", wrong)
        shown.page.wait_for_timeout(100)
        assert shown.page.inner_text("#phase-name") == first
    assert shown.complaints == []


def test_the_phase_with_most_participations_is_shown_first(html: str, opened: Opener) -> None:
    shown = opened(html)
    most = "parts().filter(p => p.id !== 'outside').reduce((a, b) => (b.pairs > a.pairs ? b : a)).id"
    assert shown.page.inner_text("#phase-name") == shown.page.evaluate(most)


def test_a_phase_has_one_name_everywhere(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.choose("LRP3")
    assert shown.page.locator("#ticks button").all_inner_texts()[2] == "LRP3"
    assert shown.page.inner_text("#phase-name") == "LRP3"
    assert "LRP 3" not in shown.page.inner_text("body")


def test_a_page_that_cannot_tell_persons_says_so(html: str, opened: Opener, small: Store) -> None:
    shown = opened(network_page(small, lang="en"))
    assert shown.page.inner_text("#audience") == "Persons not told apart"
    assert "this page may name persons" in shown.page.inner_text("#unsure")
    assert "are not shown on this page" not in shown.page.inner_text("#foot")
    shown.choose("Latviešu")
    assert "lapā var būt personu vārdi" in shown.page.inner_text("#unsure")
    assert not opened(html).page.is_visible("#unsure")


def _filled(path: Path, organisations: int, events: int) -> Store:
    rows = [
        (f"Organisation {i}", f"Event {(i * 7 + k * 11) % events}", "A", "organisation")
        for i in range(organisations)
        for k in range(2 + i % 4)
    ]
    with path.with_suffix(".csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("stakeholder", "event", "phase", "type"), *rows])
    store = open_store(path.with_suffix(".sqlite"))
    store.replace(read_sources([str(path.with_suffix(".csv"))]))
    return store


def test_a_full_phase_says_what_is_not_drawn_and_finds_it(opened: Opener, tmp_path: Path) -> None:
    shown = opened(network_page(_filled(tmp_path / "full", 240, 90), lang="en"))
    said = shown.page.inner_text("#cut")
    undrawn = shown.page.evaluate("picture().undrawn")
    assert f"Not drawn: {undrawn['units']} stakeholders and {undrawn['events']} events" in said
    assert shown.page.evaluate("network.getScale() * 14") >= 8
    assert shown.page.evaluate(OVERLAPS) == 0
    assert shown.page.evaluate(INSIDE)
    left = shown.page.evaluate(
        "DATA.units[[...phase().byUnit.keys()].find(at => !nodesOf({ what: 'unit', at }).length)].name[1]"
    )
    shown.page.fill("#search", left)
    shown.page.keyboard.press("Enter")
    assert "Not drawn in this picture" in shown.panel()
    assert shown.page.locator("#panel li").count() >= 2


def test_a_large_phase_begins_with_communities_and_opens_them(opened: Opener, tmp_path: Path) -> None:
    shown = opened(network_page(_filled(tmp_path / "large", 900, 90), lang="en"))
    number = shown.page.evaluate("phase().crowds.number")
    assert f"900 stakeholders, so {number} communities are shown first" in shown.page.inner_text("#cut")
    assert shown.page.evaluate("nodes.length") == number
    assert shown.page.evaluate(OVERLAPS) == 0
    assert shown.page.evaluate(INSIDE)
    members = shown.page.evaluate("picture().what[0][1].length")
    shown.page.mouse.click(*shown.at(shown.page.evaluate("nodes.get(0).label")))
    assert shown.page.inner_text("#narrowed-text") == f"One community: {members} stakeholders."
    assert shown.page.evaluate("phase().units") == members
    assert shown.page.evaluate("nodes.get().some(node => node.shape !== 'box')")
    assert shown.page.evaluate(OVERLAPS) == 0
    shown.page.keyboard.press("Tab")
    shown.page.click("#widen")
    assert shown.page.evaluate("nodes.length") == number
    shown.page.focus("#picture")
    shown.page.keyboard.press("ArrowRight")
    shown.page.keyboard.press("Enter")
    assert shown.page.evaluate("state.crowd !== null")
    assert shown.complaints == []


def test_hostile_names_are_text(opened: Opener, tmp_path: Path) -> None:
    names = [
        "</script><script>document.title='x'</script>",
        "<img src=x onerror=alert(1)>",
        "\u202eabc שלום",
        "y" * 300,
        "👩‍🏫 *bold*",
    ]
    path = tmp_path / "flat.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["stakeholder", "event", "phase"], *([name, event, names[1]] for name in names for event in names[:3])]
        )
    store = open_store(tmp_path / "hostile.sqlite")
    store.replace(read_sources([str(path)]))
    shown = opened(network_page(store, lang="en"))
    for name in names:
        shown.page.fill("#search", name[:40])
        shown.page.locator("#hits button").first.click()
    assert shown.page.locator("img, script script").count() == 0
    assert shown.page.title() != "x"
    assert shown.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert names[1] in shown.page.inner_text("#table")
    assert shown.complaints == []


def test_it_is_ready_soon(html: str, opened: Opener) -> None:
    shown = opened(html)
    assert shown.page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd") < 5000
