"""A real Chromium for pages opened from disk, and a record of what they ask for and complain about."""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from graphkit.stores import open_store
from graphkit.stores.protocol import Store
from graphkit.tables.source import read_sources
from graphkit.views.network import network_page

DATA = Path(__file__).parents[2] / "data"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
# The shell without windows is the same engine and opens a page in half the time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)


def _missing(reason: str) -> None:
    """Skip, or fail where the machine was promised to have a browser."""
    if os.environ.get("GRAPHKIT_REQUIRE_BROWSER") == "1":
        pytest.fail(f"{reason}, and GRAPHKIT_REQUIRE_BROWSER is set")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if importlib.util.find_spec("playwright") is None:
        _missing("playwright is not installed")
    sync_api = importlib.import_module("playwright.sync_api")
    found = os.environ.get("GRAPHKIT_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with sync_api.sync_playwright() as playwright:
        if not (found or Path(playwright.chromium.executable_path).exists()):
            _missing("no Chromium on this machine (install one, or name it in GRAPHKIT_CHROMIUM)")
        launched = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield launched
        launched.close()


@dataclass
class Opened:
    """A page in the browser, with everything it asked for and complained about."""

    page: Any
    url: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def at(self, label: str) -> tuple[float, float]:
        """Where in the window the node stands whose label begins so."""
        x, y = self.page.evaluate(
            """label => {
              const id = nodes.getIds().find(id => nodes.get(id).label.startsWith(label));
              const { x, y } = network.canvasToDOM(network.getPosition(id));
              const box = document.getElementById('picture').getBoundingClientRect();
              return [x + box.x, y + box.y];
            }""",
            label,
        )
        return x, y

    def reopen(self, address: str) -> None:
        """Open the page anew at an address, as a bookmark does."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.url}#{address}")
        self.page.wait_for_selector("html[data-ready]")

    def click(self, label: str) -> None:
        """Click a node."""
        self.page.mouse.click(*self.at(label))
        self.page.wait_for_selector("#panel.open")

    def choose(self, text: str) -> None:
        """Choose a phase or a language by what stands on it."""
        self.page.locator("#ticks button, header label", has_text=text).first.click()

    def panel(self) -> str:
        """The words of the panel."""
        return str(self.page.locator("#panel").inner_text())


Opener = Callable[..., Opened]


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Opener]:
    contexts = []

    def show(html: str, width: int = 1366, height: int = 768, **options: Any) -> Opened:
        path = tmp_path / "network page.html"
        path.write_text(html, encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **options))
        page = contexts[-1].new_page()
        made = Opened(page, path.as_uri())
        page.on("request", lambda request: made.requests.append(request.url))
        page.on("console", lambda message: made.complaints.append(message.text))
        page.on("pageerror", lambda error: made.complaints.append(str(error)))
        page.goto(made.url)
        page.wait_for_selector("html[data-ready]")
        page.wait_for_timeout(150)
        return made

    yield show
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = open_store(tmp_path_factory.mktemp("browser") / "platform.sqlite")
    made.replace(read_sources([str(DATA)]))
    return made


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """One event and two names, and nothing that says who is a person."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "small.csv").write_text(
        "stakeholder,event\nLong Name Somebody,Seminar\nOther,Seminar\n", encoding="utf-8"
    )
    made = open_store(folder / "small.sqlite")
    made.replace(read_sources([str(folder / "small.csv")]))
    return made


@pytest.fixture(scope="session")
def html(store: Store) -> str:
    return network_page(store, lang="en")
