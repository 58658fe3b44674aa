"""The documents behind a page, numbered once and linked from wherever they are cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from graphkit.stores.protocol import Store


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as a page lists it; an address of any other kind than http is not linked."""

    id: str
    anchor: str
    title: str
    url: str | None


def numbered(store: Store, ids: Sequence[str]) -> list[Cited]:
    """The sources in the order given, each once."""
    return [
        Cited(source.id, f"source-{number}", source.title, linkable(source.url))
        for number, source in enumerate(store.sources(list(dict.fromkeys(ids))), 1)
    ]


def linkable(url: str | None) -> str | None:
    """The address where it is one of the web.

    >>> linkable("https://a.lv/x"), linkable("javascript:alert(1)"), linkable("http://[")
    ('https://a.lv/x', None, None)
    """
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None
