"""The whole explorer as a folder of pages that open from a USB stick."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from graphkit.audience import made_for_audience
from graphkit.errors import GraphkitError
from graphkit.files import write_text
from graphkit.stores.protocol import Store
from graphkit.views.bilingual import Text, said
from graphkit.views.document import Nav, check
from graphkit.views.reference import Translate

Progress = Callable[[str, float], None]
Make = Callable[[Nav], str]
INDEX = "index.html"
#: File -> the key of its name; the question it answers is `ask_` and the key.
PAGES = {
    INDEX: "overview",
    "who.html": "who",
    "sheet.html": "sheet",
    "network.html": "network",
    "timeline.html": "timeline",
    "change.html": "change",
    "bridge.html": "bridge",
    "presence.html": "presence",
    "map.html": "map",
    "quality.html": "quality",
    "measures.html": "measures",
    "sources.html": "sources",
    "method.html": "method",
}


@made_for_audience
def write_site(
    store: Store,
    folder: Path,
    *,
    words: Translate,
    lang: str = "lv",
    audience: str = "public",
    progress: Progress | None = None,
) -> tuple[list[Path], list[str]]:
    """Write the pages into a folder, the first page last, so that it never leads to one that is not there.

    ``words`` puts the English of the catalogue of measures into a language. The files, and what could not be made and why:
    a platform without a register has no map. Raises `GraphkitError` for an unknown language or audience, and where a file is in the way.
    """
    check(lang)
    if folder.is_file():
        raise GraphkitError(f"{folder}: a file is in the way of the folder of pages")
    _refuse_others(folder)
    makers = _makers(store, words, lang, audience)
    texts, missing = _texts(makers, list(makers), progress)
    if missing:  # the others must not lead to them
        texts, _ = _texts(makers, list(texts), None)
    written = [_write(folder / name, text) for name, text in reversed(list(texts.items()))]
    return written, missing


def _refuse_others(folder: Path) -> None:
    """Raises GraphkitError where a page would replace a file that graphkit did not write; its own pages name it."""
    others = [name for name in PAGES if (folder / name).is_file() and b"graphkit" not in (folder / name).read_bytes()]
    if others:
        raise GraphkitError(
            f"{folder}: {', '.join(others)} there is not of graphkit and would be replaced; choose another folder"
        )


def _texts(makers: dict[str, Make], names: list[str], progress: Progress | None) -> tuple[dict[str, str], list[str]]:
    """The pages that can be made, each leading to those named; and which could not, with the reason."""
    links = tuple((name, said(f"page_{PAGES[name]}")) for name in names)
    texts, missing = dict[str, str](), []
    for number, name in enumerate(names):
        if progress:
            progress("", number / len(names))
        try:
            texts[name] = makers[name](Nav(links, name))
        except GraphkitError as error:
            missing.append(f"{name}: {error}")
    return texts, missing


def _write(path: Path, text: str) -> Path:
    write_text(path, text)
    return path


def _makers(store: Store, words: Translate, lang: str, audience: str) -> dict[str, Make]:
    from graphkit.views.bridge import bridge_page
    from graphkit.views.change import change_page
    from graphkit.views.map import map_page
    from graphkit.views.network import network_page
    from graphkit.views.overview import overview_page
    from graphkit.views.presence import presence_page
    from graphkit.views.quality import quality_page
    from graphkit.views.reference import measures_page, method_page, sources_page
    from graphkit.views.sheet import sheet_page, timeline_page
    from graphkit.views.who import who_page

    def of(page: Callable[..., str]) -> Make:
        return lambda nav: page(store, lang=lang, audience=audience, nav=nav)

    return {
        INDEX: lambda nav: overview_page(store, lang=lang, audience=audience, nav=nav, answers=list(_answers(nav))),
        "who.html": of(who_page),
        "sheet.html": of(sheet_page),
        "network.html": of(network_page),
        "timeline.html": of(timeline_page),
        "change.html": of(change_page),
        "bridge.html": of(bridge_page),
        "presence.html": of(presence_page),
        "map.html": of(map_page),
        "quality.html": of(quality_page),
        "measures.html": lambda nav: measures_page(store, lang=lang, audience=audience, nav=nav, words=words),
        "sources.html": of(sources_page),
        "method.html": of(method_page),
    }


def _answers(nav: Nav) -> Iterator[tuple[str, Text, Text]]:
    """What each other page answers, for the first page."""
    for name, title in nav.links:
        if name != INDEX:
            yield name, title, said(f"ask_{PAGES[name]}")
