"""Whatever stands in the tables is text on every page: nothing runs, nothing is asked for, nothing breaks the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graphkit.model import Selection
from graphkit.stores.protocol import Store
from graphkit.views.network import ego_page
from graphkit.views.report import write_report
from graphkit.views.site import PAGES, write_site
from graphkit.views.surroundings import unit_meant
from tests.browser.conftest import DATA
from tests.browser.hostile import HOSTILE, hostile_package, hostile_table, loaded

pytestmark = pytest.mark.browser

#: What in the page came out of a text, if anything did; and whether the page is wider than its window.
BROKEN = """() => [document.title === 'run', document.querySelectorAll('img, iframe, [onerror], [onload], [onmouseover]').length,
  document.documentElement.scrollWidth - innerWidth > 1]"""


@pytest.fixture(scope="module", params=["tables", "flat"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("hostile")
    return loaded(hostile_package(DATA, folder) if request.param == "tables" else hostile_table(folder), folder)


@pytest.fixture(scope="module")
def site(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    written, missing = write_site(store, folder, words=lambda text, lang: text, lang="en")
    assert len(written) + len(missing) == len(PAGES)
    first = store.phases()[0].id
    write_report(store, first, folder / "report.html", lang="en", audience="public")
    unit = unit_meant(store, store.stakeholders()[0].id, Selection(), "public") if len(missing) else None
    if unit:
        (folder / "ego.html").write_text(ego_page(store, unit, lang="en"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_hostile_words_stay_words(site: Path, browser: Any, size: tuple[int, int]) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page, complaints, requests = context.new_page(), [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    seen = ""
    for path in sorted(site.glob("*.html")):
        requests.clear()
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]")
        assert page.evaluate(BROKEN) == [False, 0, False], path.name
        opener = page.locator("button[data-event]:visible, button.about:visible, #table button.link:visible").first
        if opener.count():
            opener.click()
            assert page.evaluate(BROKEN) == [False, 0, False], path.name
        assert [each for each in requests if each != path.as_uri()] == []
        seen += page.locator("body").inner_text()
    assert complaints == []
    for words in (*HOSTILE[:3], HOSTILE[5].partition(" ")[2], HOSTILE[6]):
        assert words in seen
    context.close()
