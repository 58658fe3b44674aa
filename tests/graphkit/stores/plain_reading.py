"""The counting rules read off the tables in plain Python, row by row: slow, and plain enough to check by eye.

Nothing here comes from the code that compiles tables or from a store.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.model import OUTSIDE, Selection
from graphkit.tables.frames import Tables
from graphkit.vocabulary import EVENT_KINDS, ORGANISATION_KINDS, PLACE_KINDS

Row = dict[str, str | None]
Identity = tuple[str, str, str, str, str]  # stakeholder, event, phase, role, status
SEAT_KINDS = ("municipality", "municipal_institution", "school")


@dataclass(frozen=True)
class Counted:
    """What counts: unit, and the participation it comes from."""

    unit: str
    stakeholder: str
    event: str
    phase: str
    role: str
    status: str


class Reading:
    """One platform, read the plain way."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._read: dict[str, list[Row]] = {}
        self.persons = self._by("persons", "person_id")
        self.organisations = self._by("organisations", "organisation_id")
        self.places = self._by("places", "place_id")
        self.events = self._by("events", "event_id")
        self.phases = self._by("phases", "phase_id")
        self.joint = {
            **EVENT_KINDS,
            **{k: v["joint_presence"] != "no" for k, v in self._by("event_kinds", "kind").items()},
        }
        own = self._by("organisation_kinds", "kind")
        self.body_sectors = {**ORGANISATION_KINDS, **{k: v["sector"] for k, v in own.items()}}
        self.speaking = {**dict.fromkeys(SEAT_KINDS, "yes"), **{k: v["stands_for_seat"] for k, v in own.items()}}
        self.place_sectors = {**PLACE_KINDS, **{k: v["sector"] for k, v in self._by("place_kinds", "kind").items()}}

    def _rows(self, name: str) -> list[Row]:
        if name not in self._read:
            self._read[name] = list(self._tables.frame(name).iter_rows(named=True))
        return self._read[name]

    def _by(self, name: str, key: str) -> dict[str, Row]:
        return {str(row[key]): row for row in self._rows(name)}

    def participations(self) -> list[tuple[Identity, Row]]:
        """Distinct participations: equal in stakeholder, event, phase, role and status count once."""
        found: dict[Identity, Row] = {}
        for row in self._rows("participations"):
            who = row["person_id"] or row["organisation_id"] or row["place_id"] or ""
            event = row["event_id"] or ""
            phase = row["phase_id"] or self.events[event]["phase_id"] or OUTSIDE
            identity = (who, event, phase, row["role"] or "participant", row["status"] or "attended")
            first = found.setdefault(identity, dict(row))
            for column in ("for_place_id", "for_organisation_id"):
                first[column] = first[column] or row[column]
        return list(found.items())

    def chosen(self, selection: Selection) -> Iterator[tuple[Identity, Row]]:
        """The participations that pass the filters."""
        for identity, row in self.participations():
            _, event, phase, role, status = identity
            kind = self.events[event]["kind"] or ""
            if selection.phases and phase not in selection.phases:
                continue
            if selection.roles and role not in selection.roles:
                continue
            if selection.statuses and status not in selection.statuses:
                continue
            if selection.kinds and kind not in selection.kinds:
                continue
            if not selection.kinds and selection.joint_only and not self.joint.get(kind, True):
                continue
            yield identity, row

    def counted(self, selection: Selection) -> set[Counted]:
        """Everything that counts under a selection, each participation once a unit."""
        return {
            Counted(unit, *identity)
            for identity, row in self.chosen(selection)
            for unit in self.units(identity, row, selection)
        }

    def left_out(self, selection: Selection) -> int:
        """Stakeholders that took part and count for nothing at the level."""
        took_part = {identity[0] for identity, _ in self.chosen(selection)}
        return len(took_part - {item.stakeholder for item in self.counted(selection)})

    def units(self, identity: Identity, row: Row, selection: Selection) -> set[str]:
        """What one participation counts for."""
        who, event, phase = identity[:3]
        person = self.persons.get(who)
        body = (
            (row["for_organisation_id"] or person["organisation_id"])
            if person
            else (who if who in self.organisations else None)
        )
        if selection.level == "municipality":
            places = self.places_of(who, event, phase, row, selection.reading)
            day = self.day(event)
            return {unit for place in places for unit in self.municipalities(place, day, selection.units)}
        if selection.level == "organisation":
            return {body} if body else set()
        if selection.level == "sector":
            given = not person or person["sector"] or not row["for_organisation_id"]
            sector = self.sector(who if given else str(row["for_organisation_id"]))
            return {sector} if sector else set()
        if selection.level == "person":
            return {who} if person and selection.persons else set()
        if person and not selection.persons:
            return {body} if body else set()
        return {who}

    def sector(self, who: str) -> str | None:
        """A given sector, else that of the kind, else that of the organisation."""
        if who in self.organisations:
            row = self.organisations[who]
            return row["sector"] or self.body_sectors.get(row["kind"] or "")
        if who in self.places:
            row = self.places[who]
            return row["sector"] or self.place_sectors.get(row["kind"] or "") or "municipality"
        row = self.persons[who]
        return row["sector"] or (self.sector(row["organisation_id"]) if row["organisation_id"] else "person")

    def places_of(self, who: str, event: str, phase: str, row: Row, reading: str) -> set[str]:
        """The places a stakeholder counts for at an event, before its own row says otherwise."""
        if who in self.places:
            return {who}
        if who in self.organisations:
            places = self._home(who, reading)
        elif row["for_organisation_id"]:
            places = self._home(row["for_organisation_id"], reading)
        else:
            places = self._of_person(who, reading) | self._mediated(who, event, phase, reading)
        own = row["for_place_id"]
        return {own} if own and places else places

    def _home(self, body: str, reading: str) -> set[str]:
        row = self.organisations[body]
        seat = row["seat_place_id"] or (body if row["kind"] == "municipality" else None)
        speaks = (row["stands_for_seat"] or self.speaking.get(row["kind"] or "", "no")) == "yes"
        counts = reading == "seat" or (reading == "stands-for" and speaks)
        return {seat} if seat and counts else set()

    def _of_person(self, who: str, reading: str) -> set[str]:
        row = self.persons[who]
        if row["organisation_id"]:
            return self._home(row["organisation_id"], reading)
        return {row["place_id"]} if row["place_id"] and reading != "named" else set()

    def _mediated(self, who: str, event: str, phase: str, reading: str) -> set[str]:
        places: set[str] = set()
        for row in self._rows("mediation_periods"):
            if row["person_id"] != who or not row["place_id"] or reading == "named":
                continue
            inside = _low(row["start"]) <= self.day(event) <= _high(row["end"])
            if row["phase_id"] == phase if row["phase_id"] else inside:
                places.add(row["place_id"])
        return places

    def day(self, event: str) -> str:
        """The first day the event can mean: start, else its phase's start, else end, else its phase's end; else ''."""
        row = self.events[event]
        phase = self.phases.get(row["phase_id"] or "", {})
        dates = (row["start"], phase.get("start"), row["end"], phase.get("end"))
        return next((_low(date) for date in dates if date), "")

    def municipalities(self, place: str, day: str, units: str) -> set[str]:
        """The municipality of a place on a day, or today's."""
        rows = [row for row in self._rows("place_units") if row["place_id"] == place]
        if not rows:
            elsewhere = self.places.get(place, {}).get("kind") in ("foreign_city", "country", "unidentified")
            return set() if elsewhere or self._rows("municipalities") else {place}
        if units == "today":
            return {str(max(rows, key=lambda row: row["since"] or "")["municipality_id"])}
        return {self._then(row) for row in rows if _low(row["since"]) <= day <= _high(row["until"])}

    def _then(self, row: Row) -> str:
        unchanged = {
            (m["municipality_id"], m["valid_from"]) for m in self._rows("municipalities") if m["changed"] == "no"
        }
        unit, valid_from = row["municipality_id"], row["unit_valid_from"]
        return str(unit) if not valid_from or (unit, valid_from) in unchanged else f"{unit}@{valid_from}"


def _low(date: str | None) -> str:
    return date + "0000-01-01"[len(date) :] if date else ""


def _high(date: str | None) -> str:
    return date + "0000-99-99"[len(date) :] if date else "9999"
