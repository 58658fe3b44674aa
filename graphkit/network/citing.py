"""Which documents say so, and where in them."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.model import Evidence


def sources_of(rows: Iterable[Evidence]) -> tuple[str, ...]:
    """The sources of rows, each once, in their order."""
    return tuple(dict.fromkeys(source for row in rows for source in row.sources))


def locators_of(rows: Iterable[Evidence]) -> dict[str, tuple[str, ...]]:
    """Source -> where in it the rows are stated; sources without a locator are left out."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        for source in row.sources if row.locator else ():
            found.setdefault(source, {})[str(row.locator)] = None
    return {source: tuple(locators) for source, locators in found.items()}
