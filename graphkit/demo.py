"""The bundled platform loaded into a folder, with the main answers and a page beside it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from graphkit.files import write_text
from graphkit.loading import load
from graphkit.model import Selection
from graphkit.network.overview import Cooperation, Reach, cooperation, reach
from graphkit.stores import open_store
from graphkit.stores.protocol import Progress, Store

#: What the list of who cooperates most counts: what may be shown to everybody.
MOST = Selection(persons=False)


@dataclass(frozen=True)
class Demo:
    """What the demo found: who cooperates most, the reach of each phase, and the page written."""

    store: Store
    most: list[Cooperation]
    reach: list[Reach]
    page: Path
    location: Path


def run_demo(folder: Path, lang: str = "en", progress: Progress | None = None) -> Demo:
    """Load the bundled data package into ``folder/graphkit.sqlite`` and write ``folder/network.html``."""
    folder.mkdir(parents=True, exist_ok=True)
    location = folder / "graphkit.sqlite"
    store = open_store(location)
    with resources.as_file(resources.files("graphkit.data")) as package:
        load(store, [str(package)], progress=progress)
    page = folder / "network.html"
    _write_page(store, page, lang)
    return Demo(store, cooperation(store, MOST)[:10], reach(store), page, location)


def _write_page(store: Store, page: Path, lang: str) -> None:
    from graphkit.views.network import network_page

    write_text(page, network_page(store, lang=lang))
