"""Municipalities of the register that a page does not name, so that a search for one is answered too."""

from __future__ import annotations

from collections.abc import Collection

from graphkit.involvement.building import involvement
from graphkit.involvement.model import NOT_RECORDED, UNKNOWN, Row
from graphkit.involvement.register import read_register
from graphkit.stores.protocol import Store

UNITS = ("then", "today")


def registered_elsewhere(store: Store, named: Collection[str]) -> list[list[str]]:
    """Name in Latvian and in English, ``never`` or ``other``, and in which units, for each whose name is not among ``named``.

    ``never`` are those whom no source names at an event; ``other`` were invited, or were there under another name or at
    an event that the page does not show. Empty where the tables hold no register.
    """
    if not read_register(store).there:
        return []
    found: dict[str, list[str]] = {}
    for units in UNITS:
        for row in involvement(store, units=units).rows:
            if row.name not in named:
                found.setdefault(row.name, [row.name, row.label("en"), _met(row), units])
    return list(found.values())


def _met(row: Row) -> str:
    return "never" if not row.events and row.state in (NOT_RECORDED, UNKNOWN) else "other"
