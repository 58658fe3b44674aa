"""The site, the report and the pages of reference: every page leads to the others, figures are the library's, nobody is named."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from graphkit.audience import seen
from graphkit.audit.audit import audit
from graphkit.errors import GraphkitError, NotFoundError
from graphkit.measures.catalogue import catalogue
from graphkit.model import Selection
from graphkit.network.overview import reach
from graphkit.stores import open_store
from graphkit.stores.protocol import Store
from graphkit.tables.source import read_sources
from graphkit.views.audience import shown
from graphkit.views.incomplete import incomplete
from graphkit.views.quality import quality_page, told_findings
from graphkit.views.report import report_document, report_page, write_report
from graphkit.views.reporting import phase_report
from graphkit.views.shares import share
from graphkit.views.site import INDEX, PAGES, write_site
from graphkit.views.who import who_page

from .conftest import page_data


def _plain(html: str, lang: str) -> str:
    """The text of a page in one language."""
    other = {"lv": "en", "en": "lv"}[lang]
    return re.sub(r"<[^>]+>", "", re.sub(rf'<span lang="{other}">.*?</span>', "", html))


@pytest.fixture(scope="module")
def site(store: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("site")
    written, missing = write_site(store, folder, words=lambda text, lang: text, lang="en")
    assert missing == []
    assert written[-1].name == INDEX
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_every_page_is_there_and_leads_to_the_others(site: dict[str, str]) -> None:
    assert set(site) == set(PAGES)
    for name, html in site.items():
        links = set(re.findall(r"<nav.*?</nav>", html, re.DOTALL)[0:1] and re.findall(r'href="([\w.]+\.html)"', html))
        assert links >= set(PAGES), name
        assert f'<a href="{name}" aria-current="page"' in html
    for name in set(PAGES) - {INDEX}:
        assert f'<li><a data-page href="{name}"><strong>' in site[INDEX]


def test_no_byte_of_the_site_holds_the_id_of_a_person(store: Store, site: dict[str, str]) -> None:
    persons = [who for who in store.stakeholders() if who.type == "person"]
    assert len(persons) > 50
    for name, html in site.items():
        assert [who.id for who in persons if who.id in html] == [], name


def test_no_page_asks_for_anything(site: dict[str, str]) -> None:
    for name, html in site.items():
        assert "default-src 'none'" in unescape(html), name
        assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)=", html), name


def test_figures_of_the_overview_are_those_of_the_library(store: Store, site: dict[str, str]) -> None:
    text = _plain(site[INDEX], "en")
    for each in reach(store):
        assert each.phase.id in text or (each.phase.name_en or each.phase.name) in text
    third = next(each for each in reach(store) if each.phase.id == "LRP3")
    row = re.search(r"<tr><th scope=\"row\">LRP3.*?</tr>", site[INDEX], re.DOTALL)
    assert row
    numbers = re.findall(
        r'<td class="number"><a data-page href="[\w.]+#(?:units=then&amp;)?\w+=LRP3">(?:≥ )?(\d+)', row[0]
    )
    assert numbers[:4] == [
        str(third.events),
        str(third.stakeholders),
        str(third.participations),
        str(third.municipalities),
    ]


def test_a_platform_without_register_phases_or_sectors_has_the_pages_that_can_be_made(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("stakeholder,event\n<script>,E\nB,E\n", encoding="utf-8")
    store = open_store(tmp_path / "s.sqlite")
    store.replace(read_sources([str(table)]))
    written, missing = write_site(store, tmp_path / "new" / "site", words=lambda text, lang: text)
    names = {path.name for path in written}
    assert {line.partition(":")[0] for line in missing} == set(PAGES) - names
    assert {"map.html", "bridge.html", "change.html"} == set(PAGES) - names
    for path in written:
        html = path.read_text(encoding="utf-8")
        assert "<script>,E" not in html
        assert not any(f'href="{name}"' in html for name in set(PAGES) - names)
        assert "Personas nav atšķirtas" in html


def test_a_file_in_the_way_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(GraphkitError, match="in the way"):
        write_site(store, tmp_path / "site", words=lambda text, lang: text)
    assert (tmp_path / "site").read_text(encoding="utf-8") == "mine"


def test_the_page_of_measures_lists_the_catalogue(site: dict[str, str]) -> None:
    for name in catalogue():
        assert f'<tr id="{name}">' in site["measures.html"]


def test_two_names_share_what_the_library_says(store: Store, site: dict[str, str]) -> None:
    data = page_data(site["who.html"])
    at = {names[2]: str(i) for i, names in enumerate(data["short"])}
    b = store.incidence(Selection(persons=False))
    events = {ident: {b.events[e] for e in b.events_of(i)} for i, ident in enumerate(b.stakeholders)}
    shared = set(data["pairs"][at["kultmin"]]) & set(data["pairs"][at["nva"]])
    assert len(shared) == len(events["kultmin"] & events["nva"]) > 0


def test_a_phase_leads_to_where_its_figures_are_found(store: Store, site: dict[str, str]) -> None:
    rows = dict(re.findall(r'<tr><th scope="row">(LRP\d).*?</th>(.*?)</tr>', site[INDEX], re.DOTALL))
    leads = dict(re.findall(r'data-sheet="(LRP\d)"[^>]*>(.*?)</p>', site["sheet.html"]))
    checked: list[str] = []
    for phase, row in rows.items():
        told = re.search(
            r"sheet.html#sheet=\w+\">(\d+)</a> *(?:<span[^>]*>(.*?)</span>)?</td><td", row.partition("</td>")[2]
        )
        if told:
            number = re.findall(r"\d+", _plain(told[2] or told[1], "en"))[0]
            assert f"Named: {number};" in _plain(leads[phase], "en")
            checked.append(phase)
        if units := re.search(r'presence.html#units=(\w+)&amp;sort=\w+">(?:≥ )?(\d+)', row):
            table = site["presence.html"].partition(f'id="list-{units[1]}"')[2]
            head = re.search(rf'data-key="{phase}".*?class="took">.*?(\d+)</span></th>', table, re.DOTALL)
            assert head
            assert head[1] == units[2]
            checked.append(phase)
    assert sorted(checked) == sorted(2 * [f"LRP{i}" for i in range(1, 7)])  # of LRP7 nothing is recorded
    assert "units=today&amp;sort=LRP6" in rows["LRP6"]


def test_the_change_of_two_phases_shows_the_figure_of_the_overview(site: dict[str, str]) -> None:
    share_told = re.search(
        r"(\d+) %</a> <span class=\"small\">\((\d+)/(\d+);", site[INDEX].partition("LRP3|LRP4".replace("|", "%7C"))[2]
    )
    assert share_told
    percent, part, whole = share_told.groups()
    kept = re.search(r'class="counts" data-pair="LRP3\|LRP4"[^>]*>(.*?)</div>', site["change.html"])
    assert kept
    text = _plain(kept[1], "en")
    assert f"{part} of {whole} ({percent} %)" in text
    assert "Incomplete: municipalities (LRP4 partly)" in text
    phases = [phase["id"] for phase in page_data(site["network.html"])["phases"]]
    changed = page_data(site["network.html"])["levels"][0]["changes"][f"{phases.index('LRP3')}-{phases.index('LRP4')}"][
        "stakeholders"
    ]
    assert f"only places do: {changed['kept']} of {changed['kept'] + changed['lost']}." in text


def test_the_names_of_two_include_the_register_and_what_became_of_it(store: Store, site: dict[str, str]) -> None:
    data = page_data(site["who.html"])
    at = {names[2]: i for i, names in enumerate(data["short"])}
    assert data["register"][str(at["liepaja"])] == "never"
    assert data["register"][str(at["valmieras-novads@2021-07-01"])] == "through"
    assert data["became"][str(at["valmiera"])] == [at["valmieras-novads@2021-07-01"]]
    assert data["lines"][str(at["valmieras-novads@2021-07-01"])] == ["today", "valmieras-novads"]
    rows = set(re.findall(r'data-unit="([^"]+)"', site["presence.html"]))
    assert {row for _, row in data["lines"].values()} <= rows
    assert not {str(at["jelgava"]), str(at["kultmin"])} & set(data["register"])
    assert len(data["register"]) == sum(unit not in data["pairs"] for unit in data["register"])


def test_a_platform_without_a_register_has_names_all_the_same(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("stakeholder,event,phase\nA,E,P\nB,E,P\n", encoding="utf-8")
    store = open_store(tmp_path / "s.sqlite")
    store.replace(read_sources([str(table)]))
    data = page_data(who_page(store, lang="en"))
    assert (data["register"], data["lines"], data["became"], data["open"], data["linked"]) == ({}, {}, {}, {}, False)
    assert data["recorded"] == {"0": [1, 1], "1": [1, 1]}


def test_incomplete_lists_are_named_as_the_network_names_them(store: Store) -> None:
    assert incomplete(store, ["LRP2", "LRP3"]) == (
        "Nepilnīgi: pašvaldības (LRP2 daļēji)",
        "Incomplete: municipalities (LRP2 partly)",
    )
    assert incomplete(store, ["LRP5"]) is not None
    assert incomplete(store, ["LRP3"]) is None


# ----- quality -------------------------------------------------------------------------------------------------------


def test_public_findings_name_nobody_and_no_few_people(store: Store) -> None:
    found = audit(store).findings
    told = told_findings(store, found, shown(store, "public").rules)
    left = [finding for finding in found if finding not in told]
    assert any(finding.measure == "roma_activists" and finding.stated == 7 for finding in left)
    assert any(finding.kind == "period-without-dates" for finding in left)
    assert any(finding.scope == "LRP3" and finding.stated == 213 for finding in told)
    public = seen(store, "public")
    there = told_findings(public, audit(public).findings, shown(public, "public").rules)
    assert {finding.message for finding in there} <= {finding.message for finding in told} | {
        finding.message for finding in there if "no parts of it are stated" in finding.message.en
    }
    page = quality_page(store, lang="en")
    assert f"{len(found) - len(there)} are not shown here" in page
    assert quality_page(store, lang="en", audience="internal").count("<tr") > page.count("<tr")


def test_findings_name_their_sources_by_title(store: Store, site: dict[str, str]) -> None:
    row = re.search(r"<tr[^>]*>(?:(?!</tr>).)*stated 213 .*?</tr>", site["quality.html"], re.DOTALL)
    assert row
    [source] = store.sources(["seed-000"])
    assert re.search(r'stated 213 \(<a href="#source-(\d+)" title="[^"]+">\[\1\]</a>\)', row[0])
    assert f'title="seed-000">{source.title}</a>' in unescape(row[0])
    assert "(seed-000)" not in row[0]


def test_events_known_without_anybody_named_are_told_beside(store: Store, site: dict[str, str]) -> None:
    text = " ".join(_plain(site["index.html"], "en").split())
    for each in reach(store):
        if each.events != each.phase.events:
            assert f"{each.events or '–'} of {each.phase.events} known" in text, each.phase.id


def test_a_page_of_somebody_else_is_not_replaced(store: Store, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>mine</p>")
    (tmp_path / "notes.txt").write_text("mine too")
    with pytest.raises(GraphkitError, match=r"index\.html there is not of graphkit"):
        write_site(store, tmp_path, words=lambda text, lang: text)
    assert {path.name for path in tmp_path.iterdir()} == {"index.html", "notes.txt"}
    assert (tmp_path / "index.html").read_text() == "<p>mine</p>"


# ----- report --------------------------------------------------------------------------------------------------------


def test_a_report_says_what_the_library_counts(store: Store) -> None:
    report = phase_report(store, "LRP3", shown(store, "public"))
    events = [event for event in store.events() if "LRP3" in event.phases]
    done = report.sections[0].table
    assert done
    assert len(done.rows) == len(events)
    text = _plain(report_page(store, "LRP3", lang="en"), "en")
    assert "19 of 119" in text
    assert "stated 213" in text
    assert "Against LRP2:" in text


def test_a_first_phase_has_no_phase_before(store: Store) -> None:
    titles = [section.title[1] for section in phase_report(store, "LRP1", shown(store, "public")).sections]
    assert "Against the phase before" not in titles
    nothing = _plain(report_page(store, "LRP7", lang="en"), "en")
    assert "No event with joint presence says who was there." in nothing
    assert "The sources do not say which municipalities took part" in nothing


def test_a_phase_after_the_reform_is_reported_in_municipalities_of_its_time(store: Store) -> None:
    text = unescape(_plain(report_page(store, "LRP6", lang="en"), "en"))
    assert "at least 4 of 42" in text
    assert "today's municipalities, as the phase is after the reform" in text
    assert "of 119" in _plain(report_page(store, "LRP5", lang="en"), "en")


def test_a_report_as_a_word_document(store: Store, tmp_path: Path) -> None:
    text = ZipFile(BytesIO(report_document(store, "LRP4", lang="lv"))).read("word/document.xml").decode()
    assert "Kas paveikts" in text
    assert "What was done" not in text
    assert [who.id for who in store.stakeholders() if who.type == "person" and who.id in text] == []
    write_report(store, "lrp4", tmp_path / "r.docx")
    assert (tmp_path / "r.docx").read_bytes().startswith(b"PK")
    with pytest.raises(GraphkitError, match=r"\.html or \.docx"):
        write_report(store, "LRP4", tmp_path / "r.pdf")
    with pytest.raises(NotFoundError):
        write_report(store, "LRP9", tmp_path / "r.html")
    assert {path.name for path in tmp_path.iterdir()} == {"r.docx"}


def test_shares_have_the_interval_of_wilson() -> None:
    made = share(13, 26)
    assert made
    assert (made.low, made.high) == (32, 68)  # 0.3206 to 0.6794
    all_of_them = share(30, 30)
    assert all_of_them
    assert (all_of_them.percent, all_of_them.low, all_of_them.high) == (100, 89, 100)
