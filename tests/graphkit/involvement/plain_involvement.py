"""The involvement of municipalities read off the tables in plain Python, one question at a time."""

from __future__ import annotations

from graphkit.model import Selection
from graphkit.tables.frames import Tables
from graphkit.vocabulary import PHASE_ROLES

from ..stores.plain_reading import Counted, Reading, _low
from ..stores.plain_reading import Row as Cells

ASKED = {"invited", "declined", "planned"}


class PlainInvolvement(Reading):
    """One platform under one reading, in units of the time or today's."""

    def __init__(self, tables: Tables, units: str, reading: str) -> None:
        super().__init__(tables)
        self._units, self._name = units, reading
        self.rows = self.counted(
            Selection(level="municipality", units=units, reading=reading, statuses=(), joint_only=False)
        )
        self.listed = {row["scope"]: row["complete"] for row in self._rows("completeness")}

    def attended(self, unit: str, phase: str | None = None, **wanted: str) -> set[str]:
        """The events attended by a unit: in a phase, in a role."""
        return {
            c.event for c in self._of(unit, phase) if c.status == "attended" and c.role == wanted.get("role", c.role)
        }

    def _of(self, unit: str, phase: str | None) -> list[Counted]:
        return [c for c in self.rows if c.unit == unit and phase in (None, c.phase)]

    def state(self, unit: str, phase: str, end: str | None) -> str:
        """The state of a unit in a phase, its last day being ``end``."""
        if self.attended(unit, phase):
            return "took-part"
        statuses = {c.status for c in self._of(unit, phase)}
        said = self._said(unit, phase)
        if statuses & ASKED or "invited-or-planned" in said:
            return "invited-or-planned"
        if said or "unknown" in statuses:
            return "named-for-phase"
        if end and self.begins(phase, carried=True) > end:
            return "ended"
        return "not-recorded" if self.listed.get(phase) in ("yes", "partly") else "unknown"

    def begins(self, phase: str, carried: bool = False) -> str:
        """The first day of a phase; carried on from the phases before it where nothing is known of it."""
        if phase not in self.phases:
            return ""
        row = self.phases[phase]
        days = sorted(day for e, cells in self.events.items() if cells["phase_id"] == phase and (day := self.day(e)))
        found = _low(row["start"]) or (days[0] if days else "") or _low(row["end"])
        order = list(self.phases)
        before = order[: order.index(phase)]
        return found or (self.begins(before[-1], carried=True) if carried and before else "")

    def day(self, event: str) -> str:
        """A phase as a whole is asked about as the event ``@phase``."""
        return self.begins(event[1:]) if event.startswith("@") else super().day(event)

    def _said(self, unit: str, phase: str) -> set[str]:
        found = set()
        for row in self._rows("phase_participations"):
            who = row["person_id"] or row["organisation_id"] or row["place_id"] or ""
            if row["phase_id"] != phase:
                continue
            plain: Cells = {"for_place_id": None, "for_organisation_id": None}
            places = self.places_of(who, f"@{phase}", phase, plain, self._name)
            if any(unit in self.municipalities(p, self.day(f"@{phase}"), self._units) for p in places):
                found.add(PHASE_ROLES.get(row["role"] or "", "named-for-phase"))
        return found - {""}
