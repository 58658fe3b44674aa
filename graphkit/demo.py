"""The bundled platform loaded into a folder, with the main answers and the pages beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from graphkit.loading import load
from graphkit.model import Selection
from graphkit.network.overview import Cooperation, Reach, cooperation, reach
from graphkit.stores import open_store
from graphkit.stores.protocol import Progress, Store

Words = Callable[[str, str], str]

#: What the list of who cooperates most counts: what may be shown to everybody.
MOST = Selection(persons=False)


@dataclass(frozen=True)
class Demo:
    """What the demo found: who cooperates most, the reach of each phase, and the first of the pages written."""

    store: Store
    most: list[Cooperation]
    reach: list[Reach]
    page: Path
    location: Path


def run_demo(folder: Path, words: Words, lang: str = "en", progress: Progress | None = None) -> Demo:
    """Load the bundled data package into ``folder/graphkit.sqlite`` and write the pages of the explorer beside it.

    ``words`` puts the English of the catalogue of measures into a language.
    """
    from graphkit.views.site import INDEX, write_site

    folder.mkdir(parents=True, exist_ok=True)
    location = folder / "graphkit.sqlite"
    store = open_store(location)
    with resources.as_file(resources.files("graphkit.data")) as package:
        load(store, [str(package)], progress=progress)
    write_site(store, folder, words=words, lang=lang, progress=progress)
    return Demo(store, cooperation(store, MOST)[:10], reach(store), folder / INDEX, location)
