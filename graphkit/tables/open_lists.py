"""Lists that anybody may add to (roles, sectors, kinds, themes): labels become codes, other words are kept and named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import polars as pl

from graphkit.labels import LABELS
from graphkit.names import fold
from graphkit.tables.frames import Tables
from graphkit.tables.headers import listed

# Table, column, scheme, what a note calls its words, the table in which a platform lists its own.
_COLUMNS = (
    ("participations", "role", "role", "roles", None),
    ("events", "kind", "event-kind", "kinds of event", "event_kinds"),
    ("events", "themes", "theme", "themes", None),
    ("organisations", "sector", "sector", "sectors", None),
    ("persons", "sector", "sector", "sectors", None),
    ("places", "sector", "sector", "sectors", None),
)
_KINDS = (
    ("organisations", "kind", "organisation-kind", "kinds of organisation", "organisation_kinds"),
    ("places", "kind", "place-kind", "kinds of place", "place_kinds"),
)
_LISTS = {"themes"}  # columns with several words in a cell
_SHOWN = 20


def with_codes(tables: Tables) -> Tables:
    """The tables with codes for labels in English or Latvian and one spelling for each other word; notes list those."""
    return _read(tables, _COLUMNS)


def with_kinds(tables: Tables) -> Tables:
    """The same for the kinds of organisations and places, which a flat table reads with their types."""
    return _read(tables, _KINDS)


def _read(tables: Tables, columns: Iterable[tuple[str, str, str, str, str | None]]) -> Tables:
    frames, unknown = dict(tables.frames), dict[str, dict[str, None]]()
    for name, column, scheme, what, own in columns:
        if name not in frames or not frames[name][column].count():
            continue
        listed_here = set(tables.frame(own)["kind"].drop_nulls()) if own else set()
        changed, words = _codes(frames[name][column], scheme, column in _LISTS, listed_here)
        if changed:
            frames[name] = frames[name].with_columns(pl.col(column).replace(changed))
        unknown.setdefault(what, {}).update(dict.fromkeys(words))
    notes = [_note(what, list(words)) for what, words in unknown.items() if words]
    return replace(tables, frames=frames, notes=[*tables.notes, *notes])


def _note(what: str, words: list[str]) -> str:
    return f"{what} that graphkit does not know, kept as written: {listed(words, _SHOWN)}"


def _codes(cells: pl.Series, scheme: str, several: bool, own: set[str]) -> tuple[dict[str, str], list[str]]:
    """Cell -> cell with codes, where that differs, and the words that are none, in order of appearance.

    Of several spellings the smallest is taken, small letters first, so that it does not depend on the order of rows or sources.
    """
    words = {fold(form): code for code, forms in _forms(scheme) for form in forms}
    words |= {fold(kind): kind for kind in own}
    parted = {cell: _parts(cell, several) for cell in cells.drop_nulls().unique(maintain_order=True).to_list()}
    for part in sorted({part for parts in parted.values() for part in parts}, key=str.swapcase):
        words.setdefault(_plain(part), part)
    found, unknown = dict[str, str](), dict[str, None]()
    for cell, parts in parted.items():
        codes = [words[_plain(part)] for part in parts]
        unknown |= dict.fromkeys(code for code in codes if code not in LABELS[scheme] and code not in own)
        found[cell] = ";".join(dict.fromkeys(codes)) if several else codes[0]
    return {cell: code for cell, code in found.items() if cell != code}, list(unknown)


def _parts(cell: str, several: bool) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()] if several else [cell]


def _plain(part: str) -> str:
    return fold(part.replace("_", " "))


def _forms(scheme: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(code, (code.replace("_", " ").replace("-", " "), *labels)) for code, labels in LABELS[scheme].items()]
