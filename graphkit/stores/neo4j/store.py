"""The shared store: one data set on a Neo4j server."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.incidence import Incidence, from_pairs
from graphkit.ledger import Ledger
from graphkit.model import READINGS, Completeness, Event, Evidence, Hit, Info, Phase, Selection, Source, Stakeholder
from graphkit.presences import Presences
from graphkit.stores.choosing import recorded
from graphkit.stores.levels import unit_codes
from graphkit.stores.naming import find_names, longer_names
from graphkit.stores.neo4j import rolling
from graphkit.stores.neo4j.access import Access, Server
from graphkit.stores.neo4j.counting import info
from graphkit.stores.neo4j.labels import Labels, evidence_of
from graphkit.stores.neo4j.reading import Reader
from graphkit.stores.protocol import Progress

if TYPE_CHECKING:
    from graphkit.tables.frames import Tables

_EVIDENCE = (
    "RETURN DISTINCT unit, s.id, e.id, p.phase, p.role, p.status, p.source_id, p.locator, p.note, p.start, p.end, p.row"
)
_PLACES = """
UNWIND $v.ids AS ident MATCH (s:Graphkit {id: ident}) WHERE $s0 <= s.key < $s1
WITH s, CASE WHEN s.type = 'place' THEN [s] ELSE [] END + [(s)-[st:STANDS_FOR]->(pl) WHERE st.reading IN $v.readings | pl] AS stood
UNWIND stood AS pl MATCH (pl)-[u:PART_OF]->(m)
"""


class Neo4jStore:
    """A data set on a server. Connects at the first question."""

    def __init__(self, access: Access) -> None:
        self.access = access

    @cached_property
    def server(self) -> Server:
        """The connection."""
        return Server(self.access)

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.server)

    @cached_property
    def _labels(self) -> Labels:
        return Labels(self._reader)

    def replace(self, tables: Tables, progress: Progress | None = None) -> tuple[dict[str, int], list[str]]:
        """See Store.replace."""
        from graphkit.stores.neo4j.writing import Writer
        from graphkit.tables.compile import compile_tables

        compiled = compile_tables(tables)
        try:
            Writer(self.server, compiled).load(progress or (lambda _what, _share: None))
        finally:
            self.__dict__.pop("_reader", None)
            self.__dict__.pop("_labels", None)
        return compiled.counts, compiled.notes

    def tables(self) -> Tables:
        """See Store.tables."""
        from graphkit.stores.neo4j.tables import read_tables

        return read_tables(self._reader)

    def recorded(self, selection: Selection) -> Selection:
        """See Store.recorded."""
        return recorded(selection, self._reader)

    def info(self) -> Info:
        """See Store.info."""
        return info(self._reader)

    def event_counts(self, selection: Selection) -> dict[str, tuple[int, int]]:
        """See Store.event_counts."""
        text, parameters = rolling.counted(self.recorded(selection))
        counts = "WITH e, count(DISTINCT s) AS people, count(p) AS rows RETURN e.id, people, rows ORDER BY e.key"
        rows = self._reader.rows(f"{text}\n{counts}", **parameters)
        return {ident: (people, count) for ident, people, count in rows}

    def find(self, name: str, level: str = "stakeholder") -> list[Hit]:
        """See Store.find."""
        return find_names(name, self._reader, self._labels, level)

    def stakeholders(self, ids: Sequence[str] | None = None) -> list[Stakeholder]:
        """See Store.stakeholders."""
        return self._labels.stakeholders(ids)

    def events(self, ids: Sequence[str] | None = None) -> list[Event]:
        """See Store.events."""
        return self._labels.events(ids)

    def phases(self) -> list[Phase]:
        """See Store.phases."""
        return self._reader.phases()

    def units_of(self, ident: str, selection: Selection) -> list[str]:
        """See Store.units_of."""
        if not self._labels.positions([ident]):
            return self._labels.register.units(ident, selection.units)
        readings = list(READINGS[: READINGS.index(selection.reading) + 1])
        unit = "m.id" if selection.units == "then" else "u.today"
        rows = self._reader.rows(f"{_PLACES}RETURN DISTINCT {unit}", ids=[ident], readings=readings)
        return sorted((unit for (unit,) in rows), key=lambda unit: ("@" in unit, unit))

    def details(self, ident: str) -> dict[str, list[dict[str, str]]]:
        """See Store.details."""
        return self._labels.details(ident)

    def table(self, name: str) -> list[dict[str, str]]:
        """See Store.table."""
        return self._labels.table(name)

    def longer_names(self, name: str) -> list[Stakeholder]:
        """See Store.longer_names."""
        return longer_names(name, self._reader, self._labels)

    def completeness(self) -> list[Completeness]:
        """See Store.completeness."""
        return self._labels.completeness()

    def sources(self, ids: Sequence[str]) -> list[Source]:
        """See Store.sources."""
        return self._labels.sources(ids)

    def incidence(self, selection: Selection, around: Sequence[str] | None = None) -> Incidence:
        """See Store.incidence."""
        known = self.recorded(selection)
        if around is None:
            return self._incidence(selection, rolling.roll(known, self._reader.facts))
        near = self._near(known, around)
        rolled = rolling.roll(known, self._reader.facts, rolling.AT_EVENTS)
        return self._incidence(selection, rolled, near=near)

    def _near(self, selection: Selection, around: Sequence[str]) -> list[int]:
        """Keys of the events at which some units count."""
        if rolling.as_recorded(selection):
            rolled = rolling.roll(selection, self._reader.facts, rolling.OF_STAKEHOLDERS)
        else:
            rolled = rolling.roll(selection, self._reader.facts).only("unit IN $v.units")
        rows = self._reader.rows(f"{rolled.text}\nRETURN DISTINCT e.key", **rolled.parameters, units=list(around))
        return [key for (key,) in rows]

    def _incidence(self, selection: Selection, rolled: rolling.Roll, near: list[int] | None = None) -> Incidence:
        """One row a unit with the list of its events; what was left out and guessed is counted on the server."""
        simple = rolling.as_recorded(selection)
        days = "count(DISTINCT CASE WHEN e.day IS NULL THEN e END)"
        questions = [f"{rolled.text}\nRETURN unit, collect(DISTINCT e.key - $e0), count(p)"]
        if not simple:
            questions.append(f"{rolled.text}\nRETURN count(DISTINCT s), count(DISTINCT p), {days}")
            questions.append(f"{rolled.counted}\nRETURN count(DISTINCT s)")
        rows, *scalars = self._reader.ask(*questions, **rolled.parameters, near=near)
        counts = [sum(row[2] for row in rows), 0, 0]
        if scalars:
            [[kept, participations, guessed]], [[everybody]] = scalars
            counts = [participations, everybody - kept if near is None else 0, guessed]
        guesses = counts[2] if selection.level == "municipality" else 0
        units = self._reader.codes(unit_codes(selection))
        at = {ident: i for i, ident in enumerate(units)}
        return from_pairs(
            selection,
            np.repeat([at[row[0]] for row in rows], [len(row[1]) for row in rows]).astype(np.int64),
            np.array(list(_chained(row[1] for row in rows)), np.int64),
            units,
            self._reader.codes("event"),
            left_out=counts[1],
            guessed_days=guesses,
            participations=counts[0],
        )

    def presences(self, selection: Selection) -> Presences:
        """See Store.presences."""
        from graphkit.stores.neo4j.columns import presences

        return presences(self._reader, selection, self.recorded(selection))

    def ledger(self) -> Ledger:
        """See Store.ledger."""
        from graphkit.stores.neo4j.columns import ledger

        return ledger(self._reader)

    def evidence(
        self, selection: Selection, units: Sequence[str] | None = None, events: Sequence[str] | None = None
    ) -> list[Evidence]:
        """See Store.evidence."""
        known = self.recorded(selection)
        rolled = rolling.roll(known, self._reader.facts, _start(known, units, events))
        if units is not None:
            rolled = rolled.only("unit IN $v.units")
        parameters = {"units": list(units or ()), "events": list(events or ())}
        rows = self._reader.rows(f"{rolled.text}\n{_EVIDENCE}", **rolled.parameters, **parameters)
        found = [evidence_of(row[:-1]) for row in rows]
        return sorted(found, key=lambda x: (x.unit, x.event, x.stakeholder, x.phase, x.role, x.status))


def _start(selection: Selection, units: Sequence[str] | None, events: Sequence[str] | None) -> str:
    """Where a question of evidence begins: at the events named, else at the stakeholders named, else anywhere."""
    if events is not None:
        return f"{rolling.OF_EVENT_IDS}\nWITH DISTINCT e"
    if units is not None and rolling.as_recorded(selection):
        return rolling.OF_STAKEHOLDERS
    return rolling.EVERY_EVENT


def _chained(lists: Iterable[list[Any]]) -> Iterable[Any]:
    return (item for each in lists for item in each)
