"""Sources into a store: read, check, merge, compile, write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.errors import NoStoreError, Problem
from graphkit.stores.protocol import Progress, Store

if TYPE_CHECKING:
    from graphkit.tables.flat import FlatOptions
    from graphkit.tables.frames import Tables


@dataclass(frozen=True)
class Loaded:
    """What a load did: what the store now holds, and what there is to say about the sources."""

    counts: dict[str, int]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def load(
    store: Store,
    sources: Sequence[str],
    *,
    flat: FlatOptions | None = None,
    sheet: str | None = None,
    add: bool = False,
    identities: str | None = None,
    progress: Progress | None = None,
) -> Loaded:
    """Load sources into a store, replacing what it holds or merging with it. ``identities`` is a file of decisions on
    who is the same.

    Raises DataError with every problem where the sources have errors; the store is then as it was.
    """
    from graphkit.tables.decisions import open_ends, undecided
    from graphkit.tables.merge import merge
    from graphkit.tables.source import read_sources, with_decisions

    tell = progress or (lambda _what, _share: None)
    tell("reading", 0.0)
    held = _held(store) if add else None
    tables = read_sources(sources, flat, sheet, held)
    tables = with_decisions(tables, identities) if identities else tables
    tables.raise_errors()
    if held:
        tables = merge([held, tables])
        tables.raise_errors()
    elif add:
        tables.notes.append("there was no store yet: this is its first load")
    tables.problems += open_ends(tables)
    tables.notes += undecided(tables)
    tell("compiling", 0.2)
    counts, notes = store.replace(tables, lambda what, share: tell(what, 0.4 + 0.6 * share))
    return Loaded(counts, tuple(tables.problems), tuple(notes))


def _held(store: Store) -> Tables | None:
    """What a store holds; None where there is none yet."""
    try:
        return store.tables()
    except NoStoreError:
        return None


def check(
    source: str,
    *,
    flat: FlatOptions | None = None,
    sheet: str | None = None,
    identities: str | None = None,
    lang: str = "en",
) -> list[Problem]:
    """Every problem of a source, by file, line and column. An RDF file is also held against the SHACL shapes."""
    from graphkit.tables.decisions import open_ends
    from graphkit.tables.source import RDF_SUFFIXES, read_sources, with_decisions

    tables = read_sources([source], flat, sheet)
    tables = with_decisions(tables, identities) if identities else tables
    problems = [*tables.problems, *open_ends(tables)]
    if source.lower().endswith(RDF_SUFFIXES) and not any(problem.severity == "error" for problem in problems):
        from graphkit.rdf.shacl import validate

        problems += validate(source, lang=lang)
    return sorted(problems, key=lambda p: (p.file, p.line or 0, p.severity, p.column or ""))
