"""A compiled platform as nodes and relationships: rows for the statements of the layout, made a batch at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from graphkit.dates import EVER, NEVER_ENDS
from graphkit.model import READINGS
from graphkit.rdf.mapping import row_iri
from graphkit.schema import STAKEHOLDER_TABLES
from graphkit.stores.neo4j import layout
from graphkit.stores.neo4j.portions import Statement
from graphkit.stores.register import versions_of

if TYPE_CHECKING:
    from graphkit.tables.compile import Compiled

Row = Sequence[Any]
_SLICE = 5_000  # rows turned into Python objects at a time


@dataclass(frozen=True)
class Step:
    """One statement, the rows it is run with, and whether they are relationships."""

    statement: Statement
    rows: Iterable[Row]
    ties: bool = False


class Elements:
    """The nodes and relationships of one data set under one generation."""

    def __init__(self, compiled: Compiled, generation: int) -> None:
        self._compiled, self._generation = compiled, generation
        self._keys: dict[str, dict[str, int]] = {}

    def steps(self) -> Iterator[Step]:
        """Everything there is to write, nodes before relationships, always in the same order."""
        sorts = layout.nodes()
        for name, rows in (
            ("stakeholders", self._stakeholders()),
            ("events", self._events()),
            ("phases", self._plain("phases", "phase_id")),
            ("sources", self._plain("sources", "source_id")),
            ("municipalities", self._municipalities()),
        ):
            yield Step(layout.create_nodes(sorts[name].columns), rows)
        for name, ties in self._ties().items():
            yield Step(layout.create_ties(layout.ties()[name]), ties, ties=True)

    def _kept_rows(self, table: str) -> list[dict[str, str]]:
        """The rows of a table beside, as filled cells by column."""
        frame = self._compiled.rows.get(table)
        rows = frame.iter_rows(named=True) if frame is not None else iter(())
        return [{column: cell for column, cell in row.items() if cell is not None} for row in rows]

    def _first(self, table: int) -> int:
        return layout.first_key(self._generation, table)

    # ----- nodes -----

    def _stakeholders(self) -> Iterator[Row]:
        frame = self._compiled.rows["stakeholders"].select("ix", *layout.STAKEHOLDER_COLUMNS)
        first = self._first(layout.STAKEHOLDERS)
        for ix, *cells in frame.iter_rows():
            yield [first + ix, row_iri(STAKEHOLDER_TABLES[cells[1]], (cells[0],)), *cells]

    def _events(self) -> Iterator[Row]:
        compiled, first = self._compiled, self._first(layout.EVENTS)
        columns = layout.nodes()["events"].columns[1:-3]
        days = compiled.arrays["event_day"].tolist()
        joint = compiled.arrays["event_joint"].astype(bool).tolist()
        phases = self._phases_of_events()
        for ix, ident, *cells in compiled.rows["events"].select("ix", "event_id", *columns).iter_rows():
            day = days[ix] if days[ix] >= 0 else None
            yield [first + ix, row_iri("events", (ident,)), ident, *cells, phases[ix], joint[ix], day]

    def _phases_of_events(self) -> list[list[str]]:
        """The phases of each event, its own and those of its participations, in order."""
        arrays, names = self._compiled.arrays, self._compiled.codes["phase"]
        events = np.repeat(np.arange(arrays["e_start"].size - 1), np.diff(arrays["e_start"]))
        pairs = np.concatenate([
            np.column_stack([np.arange(arrays["event_phase"].size), arrays["event_phase"]]),
            np.column_stack([events, arrays["e_p"]]),
        ])  # fmt: skip
        found: list[list[str]] = [[] for _ in range(arrays["event_phase"].size)]
        for event, phase in np.unique(pairs[pairs[:, 1] >= 0], axis=0).tolist():
            found[event].append(names[phase])
        return found

    def _plain(self, table: str, ident: str) -> Iterator[Row]:
        frame = self._compiled.rows.get(table)
        sort = layout.nodes()[table]
        if frame is not None:
            wanted = frame.select(ident, *sort.columns[1:])
            for at, cells in enumerate(wanted.iter_rows(), self._first(sort.table)):
                yield [at, row_iri(table, (cells[0],)), *cells]

    def _municipalities(self) -> Iterator[Row]:
        columns = layout.nodes()["municipalities"].columns[1:]
        known = self._versions()
        for ident, key in self._units().items():
            row = known.get(ident, {})
            named = {"name": ident, **row}
            iri = row_iri("municipalities", (row.get("municipality_id", ident), row.get("valid_from")))
            yield [key, iri, ident, *(named.get(column) for column in columns)]

    def _versions(self) -> dict[str, dict[str, str]]:
        """The row of each unit of the register; of one that a reform left as it was the first, valid as long as the last."""
        rows = sorted(
            self._kept_rows("municipalities"),
            key=lambda row: (row["municipality_id"], row.get("valid_from", "")),
        )
        found: dict[str, dict[str, str]] = {}
        for row, version in zip(rows, versions_of(self._kept_rows("municipalities")), strict=True):
            first = found.setdefault(version.unit, dict(row))
            first.pop("valid_until", None)
            first |= {key: row[key] for key in ("valid_until",) if key in row}
        return found

    def _units(self) -> dict[str, int]:
        """Keys of the municipalities by the ids they have as units of their time."""
        ids = sorted({*self._versions(), *self._compiled.codes["unit_then"]})
        return {ident: self._first(layout.MUNICIPALITIES) + i for i, ident in enumerate(ids)}

    # ----- relationships -----

    def _ties(self) -> dict[str, Iterable[Row]]:
        return {
            "TOOK_PART_IN": self._participations(),
            "INVOLVED_IN": self._involved(),
            "ACTS_FOR": self._between("stakeholders", "id", "organisation_id"),
            "BASED_IN": self._between("stakeholders", "id", "place_id"),
            "MEMBER_OF": self._memberships(),
            "MEDIATES_IN": self._mediations(),
            "STANDS_FOR": self._stands(),
            "PART_OF": self._parts_of(),
            "BECAME": self._mergers(),
            "HELD_IN": self._between("events", "event_id", "place_id"),
            "IN_PHASE": self._between("events", "event_id", "phase_id", layout.PHASES),
            "NEXT": [(a, b) for a, b in pairwise(self._ids("phase").values())],
        }

    def _ids(self, what: str) -> dict[str, int]:
        """Keys by id."""
        if what not in self._keys:
            table = {"stakeholder": layout.STAKEHOLDERS, "event": layout.EVENTS, "phase": layout.PHASES}[what]
            first = self._first(table)
            self._keys[what] = {ident: first + i for i, ident in enumerate(self._compiled.codes[what])}
        return self._keys[what]

    def _participations(self) -> Iterator[Row]:
        compiled = self._compiled
        first, at = self._first(layout.STAKEHOLDERS), self._first(layout.EVENTS)
        roles, statuses, phases = (compiled.codes[name] for name in ("role", "status", "phase"))
        stakeholders = compiled.codes["stakeholder"]
        frame = compiled.rows["participation"]
        for part in frame.iter_slices(_SLICE):
            for row, s, e, p, r, t, place, body, start, end, source, locator, note, more in part.iter_rows():
                yield [
                    first + s, at + e, row, roles[r], statuses[t], phases[p] if p >= 0 else None, source, locator,
                    note, start, end, more, None if place is None else stakeholders[place],
                    None if body is None else stakeholders[body],
                ]  # fmt: skip

    def _frame(self, table: str) -> pl.DataFrame | None:
        return self._compiled.rows.get(table)

    def _between(self, table: str, start: str, end: str, to: int = layout.STAKEHOLDERS) -> Iterator[Row]:
        """From each row of a table to what one of its columns names."""
        frame = self._frame(table)
        assert frame is not None
        first = self._first(layout.STAKEHOLDERS if start == "id" else layout.EVENTS)
        known = self._ids("phase" if to == layout.PHASES else "stakeholder")
        for ix, ident in frame.filter(pl.col(end).is_not_null()).select("ix", end).iter_rows():
            if ident in known:
                yield first + ix, known[ident]

    def _naming(
        self, table: str, start: tuple[str, ...], end: str, columns: tuple[str, ...], to: str = "stakeholder"
    ) -> Iterator[Row]:
        """Rows of a table that names two things, with some of its columns."""
        frame = self._frame(table)
        if frame is not None:
            chosen = frame.select(pl.coalesce(*start).alias("_start"), pl.col(end).alias("_end"), *columns)
            for one, other, *cells in chosen.iter_rows():
                if one in self._ids("stakeholder") and other in self._ids(to):
                    yield [self._ids("stakeholder")[one], self._ids(to)[other], *cells]

    def _involved(self) -> Iterator[Row]:
        columns = layout.ties()["INVOLVED_IN"].columns
        who = ("person_id", "organisation_id", "place_id")
        return self._naming("phase_participations", who, "phase_id", columns, "phase")

    def _memberships(self) -> Iterator[Row]:
        who = ("person_id", "member_organisation_id")
        return self._naming("memberships", who, "organisation_id", layout.ties()["MEMBER_OF"].columns)

    def _mediations(self) -> Iterator[Row]:
        return self._naming("mediation_periods", ("person_id",), "place_id", layout.ties()["MEDIATES_IN"].columns)

    def _stands(self) -> Iterator[Row]:
        """For which places stakeholders count; that a place counts for itself needs no relationship."""
        first, phases = self._first(layout.STAKEHOLDERS), self._compiled.codes["phase"]
        columns = (
            self._compiled.arrays[f"stands_{name}"] for name in ("s", "place", "reading", "phase", "since", "until")
        )
        for s, place, reading, phase, since, until in zip(*(column.tolist() for column in columns), strict=True):
            if s != place or reading:
                when = phases[phase] if phase >= 0 else None
                yield [first + s, first + place, READINGS[reading], when, _since(since), _until(until)]

    def _parts_of(self) -> Iterator[Row]:
        first, units, codes = self._first(layout.STAKEHOLDERS), self._units(), self._compiled.codes
        columns = (self._compiled.arrays[f"unit_{name}"] for name in ("place", "then", "since", "until", "today"))
        for place, then, since, until, today in zip(*(column.tolist() for column in columns), strict=True):
            key = units[codes["unit_then"][then]]
            yield [first + place, key, _since(since), _until(until), codes["unit_today"][today]]

    def _mergers(self) -> Iterator[Row]:
        units = self._units()
        unit_at = {(v.ident, v.since): v.unit for v in versions_of(self._kept_rows("municipalities"))}
        for row in self._kept_rows("crosswalk"):
            old, new = (
                unit_at.get((row[f"{which}_id"], row.get(f"{which}_valid_from", ""))) for which in ("old", "new")
            )
            if old and new and old != new:
                yield [units[old], units[new], *(row.get(column) for column in layout.ties()["BECAME"].columns)]


def _since(day: int) -> int | None:
    return None if day == EVER else day


def _until(day: int) -> int | None:
    return None if day == NEVER_ENDS else day
