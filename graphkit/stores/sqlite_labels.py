"""What the ids of a store file stand for: stakeholders, units of levels, events, sources, and the evidence in rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from graphkit import schema
from graphkit.errors import NotFoundError
from graphkit.model import Completeness, Event, Evidence, Source, Stakeholder
from graphkit.stores.kept import split
from graphkit.stores.register import Register
from graphkit.stores.sqlite_file import StoreFile

_STAKEHOLDER = (
    "SELECT ix, id, name, type, name_en, short_name, short_name_en, kind, sector, organisation_id, place_id, country "
    "FROM stakeholders"
)
_EVENT = (
    'SELECT e.ix, e.event_id, coalesce(e.title, e.title_en), e.title_en, e.kind, e.start, e."end", e.place_id, s.name, e.mode, '
    "e.themes, e.status, e.source_id, e.note FROM events e LEFT JOIN stakeholders s ON s.id = e.place_id"
)
_ROW = (
    'SELECT x.row, s.id, e.event_id, p.phase_id, r.role, t.status, x.source_id, x.locator, x.note, x.start, x."end" '
    "FROM participation x JOIN stakeholders s ON s.ix = x.stakeholder JOIN events e ON e.ix = x.event "
    "LEFT JOIN phases p ON p.ix = x.phase JOIN role r ON r.ix = x.role JOIN status t ON t.ix = x.status "
    "WHERE x.row IN ({})"
)


_MANY = 20_000  # names from which reading the whole table is quicker than asking for each
_WHO = ("person_id", "organisation_id", "place_id")
_NAMING = {
    "memberships": ("person_id", "member_organisation_id", "organisation_id"),
    "mediation_periods": ("person_id", "place_id", "coordinating_organisation_id"),
    "phase_participations": _WHO,
    "aliases": ("stakeholder_id",),
    "completeness": ("scope",),
    "identities": ("left_id", "right_id"),
}


class Labels:
    """Labels of one store file."""

    def __init__(self, file: StoreFile) -> None:
        self._file = file

    def positions(self, ids: Sequence[str]) -> list[int]:
        """Positions of stakeholders by id; ids of units of the register, which have none, are passed over."""
        found = dict(self._file.rows_in("SELECT id, ix FROM stakeholders WHERE id IN ({})", list(ids)))
        return [found[ident] for ident in ids if ident in found]

    def stakeholders(self, ids: Sequence[str] | None = None) -> list[Stakeholder]:
        """Stakeholders and units by id, or all stakeholders."""
        if ids is None:
            return [Stakeholder(*row[1:]) for row in self._file.rows(f"{_STAKEHOLDER} ORDER BY ix")]
        wanted = dict.fromkeys(ids)
        if len(wanted) > _MANY:
            rows = [row for row in self._file.rows(_STAKEHOLDER) if row[1] in wanted]
        else:
            rows = self._file.rows_in(f"{_STAKEHOLDER} WHERE id IN ({{}})", list(wanted))
        found = {row[1]: Stakeholder(*row[1:]) for row in rows}
        return [found.get(ident) or self.unit(ident) for ident in ids]

    def at(self, positions: Sequence[int]) -> list[Stakeholder]:
        """Stakeholders by position."""
        rows = self._file.rows_in(f"{_STAKEHOLDER} WHERE ix IN ({{}})", [int(i) for i in positions])
        found = {row[0]: Stakeholder(*row[1:]) for row in rows}
        return [found[int(i)] for i in positions]

    def unit(self, ident: str) -> Stakeholder:
        """A municipality or sector by the id it has as a unit."""
        return self.register.unit(ident)

    @cached_property
    def register(self) -> Register:
        """The register of municipalities."""
        return Register(self._file)

    def events(self, ids: Sequence[str] | None = None) -> list[Event]:
        """Events by id, or all."""
        if ids is None:
            return self._events(self._file.rows(f"{_EVENT} ORDER BY e.ix"))
        rows = self._file.rows_in(f"{_EVENT} WHERE e.event_id IN ({{}})", list(dict.fromkeys(ids)))
        found = {event.id: event for event in self._events(rows)}
        for ident in ids:
            if ident not in found:
                raise NotFoundError(f"there is no event {ident!r} in this store")
        return [found[ident] for ident in ids]

    def _events(self, rows: list[tuple[Any, ...]]) -> list[Event]:
        phases = self._phases_of([row[0] for row in rows])
        joint = self._file["event_joint"]
        return [_event(row, phases[row[0]], bool(joint[row[0]])) for row in rows]

    def _phases_of(self, positions: list[int]) -> dict[int, tuple[str, ...]]:
        """The phases of events: their own and those of their participations, in order."""
        names, own = self._file.codes("phase"), self._file["event_phase"]
        start, phases = self._file["e_start"], self._file["e_p"]
        found = {}
        for i in positions:
            seen = set(np.unique(phases[start[i] : start[i + 1]]).tolist()) | {int(own[i])}
            found[i] = tuple(names[code] for code in sorted(seen) if code >= 0)
        return found

    def sources(self, ids: Sequence[str]) -> list[Source]:
        """Sources by id; one without a row is its own title."""
        known = {}
        if "sources" in self._file.tables():
            statement = "SELECT source_id, title, url FROM sources WHERE source_id IN ({})"
            known = {row[0]: Source(*row) for row in self._file.rows_in(statement, list(dict.fromkeys(ids)))}
        return [known.get(ident) or Source(ident, ident) for ident in ids]

    def completeness(self) -> list[Completeness]:
        """The rows on the completeness of lists."""
        if "completeness" not in self._file.tables():
            return []
        statement = "SELECT scope, what, complete, why, source_id FROM completeness ORDER BY scope, what"
        return [Completeness(*row) for row in self._file.rows(statement)]

    def details(self, ident: str) -> dict[str, list[dict[str, str]]]:
        """Rows of other tables that name a stakeholder, a phase or an event, as filled cells by column."""
        found = {
            name: self._naming(name, columns, ident) for name, columns in _NAMING.items() if name in self._file.tables()
        }
        return {name: rows for name, rows in found.items() if rows}

    def table(self, name: str) -> list[dict[str, str]]:
        """The rows of a table that is kept beside the participations, as filled cells by column."""
        if name in schema.KEPT_APART or name not in schema.tables():
            raise KeyError(name)
        return self._file.kept_rows(name)

    def _naming(self, name: str, columns: tuple[str, ...], ident: str) -> list[dict[str, str]]:
        condition = " OR ".join(f"{column} = ?" for column in columns)
        headers, _ = self._file.frames(f"SELECT * FROM {name} LIMIT 0")
        rows = self._file.rows(f"SELECT * FROM {name} WHERE {condition}", [ident] * len(columns))
        return [{h: cell for h, cell in zip(headers, row, strict=True) if cell is not None} for row in rows]

    def evidence(self, rows: list[int], units: list[str]) -> list[Evidence]:
        """The participations in rows, each with the unit it counts for, ordered by unit, event, stakeholder, role."""
        found = {row[0]: row[1:] for row in self._file.rows_in(_ROW, rows)}
        pieces = [_evidence(unit, found[row]) for row, unit in zip(rows, units, strict=True)]
        return sorted(pieces, key=lambda x: (x.unit, x.event, x.stakeholder, x.phase, x.role, x.status))


def _event(row: tuple[Any, ...], phases: tuple[str, ...], joint: bool) -> Event:
    _, ident, title, title_en, kind, start, end, place, place_name, mode, themes, status, sources, note = row
    return Event(
        ident, title or ident, title_en, phases, kind, start, end, place, place_name, mode, split(themes), status, joint,
        split(sources), note,
    )  # fmt: skip


def _evidence(unit: str, row: tuple[Any, ...]) -> Evidence:
    stakeholder, event, phase, role, status, sources, *rest = row
    return Evidence(unit, stakeholder, event, phase or "outside", role, status, split(sources), *rest)
