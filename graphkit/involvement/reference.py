"""A reference population on the municipalities of the register: whose number is known, and why not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graphkit.errors import GraphkitError
from graphkit.involvement.model import Involvement, Key, Row
from graphkit.involvement.need import Band
from graphkit.involvement.register import Register, read_register

if TYPE_CHECKING:
    from graphkit.stores.protocol import Store
    from graphkit.tables.population import Asked, Population

NOT_IN_FILE = "the population file does not name it"
NOBODY = "the population file gives it nobody"


@dataclass(frozen=True)
class Reference:
    """Numbers of people by row of an ``Involvement``, NaN where there is none; ``reasons`` says why by row.

    ``notes`` are what was done to bring the file to these municipalities.
    """

    people: Band
    reasons: dict[int, str]
    basis: str | None
    year: str | None
    banded: int
    notes: tuple[str, ...] = ()


def reference(store: Store, found: Involvement, source: str, asked: Asked) -> Reference:
    """Read a population file for the municipalities of an answer.

    A file in the municipalities of an earlier time is added up to today's by the crosswalk, a split one to its primary
    successor; one of a later time is refused for earlier municipalities, since nothing says how to divide it. Raises
    DataError with every problem of the file.
    """
    from graphkit.tables.population import read_population
    from graphkit.tables.territories import Territories

    there = Territories(store.table("municipalities") if found.register else map(_cells, found.rows))
    population = read_population(source, there, asked, latest=found.selection.units == "today")
    register = read_register(store)
    if not found.register:
        return _reference(found, population, {key: key for key in population.keys}, {}, ())
    if found.selection.units == "then":
        return _reference(found, population, _then(register, found.rows, population), {}, ())
    return _today(register, found, population, there.whole(population.day))


def _cells(row: Row) -> dict[str, str]:
    return {"municipality_id": row.id, "name": row.name, **({"name_en": row.name_en} if row.name_en else {})}


def _then(register: Register, rows: Sequence[Row], population: Population) -> dict[Key, Key]:
    """Municipality of the file -> that of the list, among which it goes on unchanged."""
    same = {version.key: row.key for row in rows for version in register.lives.get(row.key, ())}
    if set(population.keys) - set(same):
        raise GraphkitError(
            f"{population.file}: its numbers are of the municipalities since {population.day}, which cannot be divided among "
            "those before: ask with --units today"
        )
    return {key: same[key] for key in population.keys}


def _today(register: Register, found: Involvement, population: Population, whole: Sequence[Key]) -> Reference:
    """The numbers added up by the crosswalk; a municipality of which a part is missing has none."""
    now, there = {row.id: row.key for row in found.rows}, set(population.keys)
    into = {key: now[today] for key in whole if (today := register.today(key)) in now}
    missing: dict[Key, list[Key]] = defaultdict(list)
    for key, row in into.items():
        if key not in there:
            missing[row].append(key)
    named = {into[key] for key in population.keys if key in into}
    reasons = {
        row: "the population file lacks a part of it: " + ", ".join(register.versions[key].name for key in parts)
        for row, parts in missing.items()
        if row in named
    }
    notes = [
        f"{register.versions[key].name} was split; its people are counted for {register.versions[changes[0].new].name}"
        for changes in register.splits()
        if (key := changes[0].old) in there
    ]
    notes += _added(register, population, into)
    return _reference(found, population, into, reasons, notes)


def _added(register: Register, population: Population, into: dict[Key, Key]) -> list[str]:
    kept = len({into[key] for key in population.keys if key in into})
    if kept == len(population.keys):
        return []
    return [f"numbers of {len(population.keys)} earlier municipalities were added up to {kept} of today's"]


def _reference(
    found: Involvement, population: Population, into: dict[Key, Key], why: dict[Key, str], notes: Sequence[str]
) -> Reference:
    at = {row.key: i for i, row in enumerate(found.rows)}
    rows = np.array([at.get(into.get(key, key), -1) for key in population.keys], np.int64)
    kept, size = rows >= 0, len(found.rows)
    low, high = (
        np.bincount(rows[kept], weights=end[kept], minlength=size) for end in (population.low, population.high)
    )
    known = np.bincount(rows[kept], minlength=size) > 0
    reasons = {int(i): NOT_IN_FILE for i in np.flatnonzero(~known)}
    reasons |= {int(i): NOBODY for i in np.flatnonzero(known & (high == 0))}
    reasons |= {at[key]: reason for key, reason in why.items()}
    known[list(reasons)] = False
    people = Band(np.where(known, low, np.nan), np.where(known, high, np.nan))
    return Reference(people, reasons, population.basis, population.year, population.banded, (*population.notes, *notes))
