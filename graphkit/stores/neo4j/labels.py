"""What the ids of a data set stand for: stakeholders, units of levels, events, sources, and the evidence in rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from graphkit import schema
from graphkit.errors import NotFoundError
from graphkit.model import OUTSIDE, Completeness, Event, Evidence, Source, Stakeholder
from graphkit.stores.kept import split
from graphkit.stores.neo4j.reading import Reader
from graphkit.stores.register import Register

_WHO = "s.id, s.name, s.type, s.name_en, s.short_name, s.short_name_en, s.kind, s.sector, s.organisation_id, s.place_id, s.country"
_BY_ID = "UNWIND $v.ids AS ident MATCH (s:Graphkit {id: ident}) WHERE $s0 <= s.key < $s1"
_BY_POSITION = "UNWIND $v.at AS at MATCH (s:Graphkit {key: $s0 + at})"
_EVENT = (
    "CALL (e) { OPTIONAL MATCH (e)-[:HELD_IN]->(place) RETURN place.name AS place_name LIMIT 1 }\n"
    "RETURN e.id, coalesce(e.title, e.title_en), e.title_en, e.phases, e.kind, e.start, e.end, e.place_id, place_name, e.mode, e.themes, "
    "e.status, e.joint, e.source_id, e.note ORDER BY e.key"
)
_EVENTS_BY_ID = "UNWIND $v.ids AS ident MATCH (e:Graphkit {id: ident}) WHERE $e0 <= e.key < $e1"
_SOURCES = "UNWIND $v.ids AS ident MATCH (x:Graphkit {id: ident}) WHERE $x0 <= x.key < $x1 RETURN x.id, x.title, x.url"
NAMING = {
    "memberships": ("person_id", "member_organisation_id", "organisation_id"),
    "mediation_periods": ("person_id", "place_id", "coordinating_organisation_id"),
    "phase_participations": ("person_id", "organisation_id", "place_id"),
    "aliases": ("stakeholder_id",),
    "completeness": ("scope",),
    "identities": ("left_id", "right_id"),
}


class Labels:
    """Labels of one generation of a data set."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def positions(self, ids: Sequence[str]) -> list[int]:
        """Positions of stakeholders by id; ids of units of the register, which have none, are passed over."""
        found = dict(self._reader.rows(f"{_BY_ID} RETURN s.id, s.key - $s0", ids=_askable(ids)))
        return [found[ident] for ident in ids if ident in found]

    def stakeholders(self, ids: Sequence[str] | None = None) -> list[Stakeholder]:
        """Stakeholders and units by id, or all stakeholders."""
        if ids is None:
            everyone = f"MATCH (s:Graphkit) WHERE $s0 <= s.key < $s1 RETURN {_WHO} ORDER BY s.key"
            return [Stakeholder(*row) for row in self._reader.rows(everyone)]
        rows = self._reader.rows(f"{_BY_ID} RETURN {_WHO}", ids=_askable(ids))
        found = {row[0]: Stakeholder(*row) for row in rows}
        return [found.get(ident) or self.unit(ident) for ident in ids]

    def at(self, positions: Sequence[int]) -> list[Stakeholder]:
        """Stakeholders by position."""
        wanted = list(dict.fromkeys(int(at) for at in positions))
        if not wanted:
            return []
        found = {
            row[0]: Stakeholder(*row[1:]) for row in self._reader.rows(f"{_BY_POSITION} RETURN at, {_WHO}", at=wanted)
        }
        return [found[int(at)] for at in positions]

    def unit(self, ident: str) -> Stakeholder:
        """A municipality or sector by the id it has as a unit."""
        return self.register.unit(ident)

    @cached_property
    def register(self) -> Register:
        """The register of municipalities."""
        return Register(self._reader)

    def events(self, ids: Sequence[str] | None = None) -> list[Event]:
        """Events by id, or all."""
        if ids is None:
            return [_event(row) for row in self._reader.rows(f"MATCH (e:Graphkit) WHERE $e0 <= e.key < $e1\n{_EVENT}")]
        rows = self._reader.rows(f"{_EVENTS_BY_ID}\nWITH DISTINCT e\n{_EVENT}", ids=_askable(ids))
        found = {event.id: event for event in map(_event, rows)}
        for ident in ids:
            if ident not in found:
                raise NotFoundError(f"there is no event {ident!r} in this store")
        return [found[ident] for ident in ids]

    def sources(self, ids: Sequence[str]) -> list[Source]:
        """Sources by id; one without a row is its own title."""
        known = {row[0]: Source(*row) for row in self._reader.rows(_SOURCES, ids=_askable(ids))} if ids else {}
        return [known.get(ident) or Source(ident, ident) for ident in ids]

    def completeness(self) -> list[Completeness]:
        """The rows on the completeness of lists."""
        rows = sorted(self._reader.kept_rows("completeness"), key=lambda row: (row["scope"], row["what"]))
        return [Completeness(r["scope"], r["what"], r["complete"], r.get("why"), r.get("source_id")) for r in rows]

    def details(self, ident: str) -> dict[str, list[dict[str, str]]]:
        """Rows of other tables that name a stakeholder, a phase or an event, as filled cells by column."""
        found = {
            name: [row for row in self._reader.kept_rows(name) if ident in (row.get(column) for column in columns)]
            for name, columns in NAMING.items()
        }
        return {name: rows for name, rows in found.items() if rows}

    def table(self, name: str) -> list[dict[str, str]]:
        """The rows of a table that is kept beside the participations, as filled cells by column."""
        if name in schema.KEPT_APART or name not in schema.tables():
            raise KeyError(name)
        return self._reader.kept_rows(name)


def _askable(ids: Sequence[str]) -> list[str]:
    """Each id once; what is no text in UTF-8 cannot be sent, and is nobody's id."""
    return [ident for ident in dict.fromkeys(ids) if ident.isprintable() or _sendable(ident)]


def _sendable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _event(row: list[Any]) -> Event:
    ident, title, title_en, phases, kind, start, end, place, place_name, mode, themes, status, joint, sources, note = (
        row
    )
    return Event(
        ident, title or ident, title_en, tuple(phases), kind, start, end, place, place_name, mode, split(themes), status,
        joint, split(sources), note,
    )  # fmt: skip


def evidence_of(row: list[Any]) -> Evidence:
    """A row ``unit, stakeholder, event, phase, role, status, sources, locator, note, start, end``."""
    unit, stakeholder, event, phase, role, status, sources, *rest = row
    return Evidence(unit, stakeholder, event, phase or OUTSIDE, role, status, split(sources), *rest)
