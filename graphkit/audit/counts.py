"""How many municipalities, or events of a kind, are recorded: by the usual rule and by others that may have been meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graphkit.audit.facts import NAMED, Facts, in_phase
from graphkit.audit.finding import ALL, Trial
from graphkit.audit.words import Both
from graphkit.dates import day_number, span
from graphkit.model import Evidence, Selection

HOST, PARTICIPANT, MEDIATOR = "host", "participant", "mediator"
ATTENDED = "attended"
HOSTS_COUNTED = Both("hosts counted", "uzņēmēji skaitīti līdzi")
HOSTS_REMOVED = Both("hosts removed", "uzņēmēji atskaitīti")
AS_NAMED = Both("as named", "vietas, kā tās nosauktas")
STANDS_FOR = Both("stands-for", "arī ar savām iestādēm un pārstāvjiem")
APPROXIMATE = Both("approximate parts included", "aptuvenās daļas pieskaitītas")
INVITED_TOO = Both("invited and planned too", "arī uzaicinātie un plānotie")
EVERY_ROLE = Both("all roles", "visas lomas")
FOR_PHASE_TOO = Both("named for the phase too", "arī nosauktie posmam kopumā")
IN_ROLE = Both("persons in role mediator", "personas mediatora lomā")
NO_PARTS = Both("no parts are stated", "daļas nav norādītas")
UNCOUNTED = Both("the tables have no rows to count for this", "tabulās nav rindu, ko šim skaitīt")
OF_EVENTS = Both("events are counted", "skaitīti pasākumi")


class Counts:
    """Recorded counts of the scopes that totals are stated for."""

    def __init__(self, facts: Facts, scopes: Iterable[str]) -> None:
        self.facts = facts
        self._events = sorted({scope for scope in scopes if scope in facts.events})

    def municipalities(self, scope: str) -> tuple[int, list[Trial]]:
        """The municipalities recorded at an event, in a phase or in all, and what other rules give."""
        count, tried = self._at_event(scope) if scope in self.facts.events else self._over_phases(scope)
        tried.insert(4, Trial(APPROXIMATE, None, NO_PARTS))
        return count, tried

    def _at_event(self, scope: str) -> tuple[int, list[Trial]]:
        named, acting = (self._rows(reading).get(scope, []) for reading in ("named", "stands-for"))
        here = [row for row in named if row.status == ATTENDED]
        came, hosts = _units(here, PARTICIPANT), _units(here, HOST)
        attended = [row for row in acting if row.status == ATTENDED]
        return len(came), [
            Trial(HOSTS_COUNTED, len(came | hosts)),
            Trial(HOSTS_REMOVED, len(came - hosts)),
            Trial(AS_NAMED, self._as_named(self._row_of(scope), PARTICIPANT)),
            Trial(STANDS_FOR, len(_units(attended, PARTICIPANT))),
            Trial(EVERY_ROLE, len(_units(here))),
            Trial(INVITED_TOO, len(_units(named))),
        ]

    def _rows(self, reading: str) -> dict[str, list[Evidence]]:
        return self._by_reading[reading]

    @cached_property
    def _by_reading(self) -> dict[str, dict[str, list[Evidence]]]:
        """Reading -> event -> every row that counts for a municipality."""
        found: dict[str, dict[str, list[Evidence]]] = {}
        for reading in ("named", "stands-for"):
            found[reading] = {}
            wanted = replace(NAMED, reading=reading, statuses=())
            for row in self.facts.store.evidence(wanted, events=self._events) if self._events else ():
                found[reading].setdefault(row.event, []).append(row)
        return found

    def _row_of(self, scope: str) -> NDArray[np.bool_]:
        ledger = self.facts.ledger
        return np.asarray(ledger.event == ledger.events.index(scope))

    def _over_phases(self, scope: str) -> tuple[int, list[Trial]]:
        chosen = NAMED if scope == ALL else in_phase(NAMED, scope)
        ledger = self.facts.ledger
        others = tuple(role for role in ledger.roles if role != HOST)
        base = self._incident(chosen)
        rows = ledger.phase >= -1 if scope == ALL else ledger.phase == self._phase(scope)
        tried = [
            Trial(HOSTS_COUNTED, len(base)),
            Trial(HOSTS_REMOVED, len(self._incident(replace(chosen, roles=others))) if others else 0),
            Trial(AS_NAMED, self._as_named(rows)),
            Trial(STANDS_FOR, len(self._incident(replace(chosen, reading="stands-for")))),
            Trial(INVITED_TOO, len(self._incident(replace(chosen, statuses=())))),
        ]
        if said := named_for_phase(self.facts, scope):
            tried.append(Trial(FOR_PHASE_TOO, len(base | set(said))))
        return len(base), tried

    def _phase(self, scope: str) -> int:
        return self.facts.ledger.phases.index(scope) if scope in self.facts.ledger.phases else -2

    def _incident(self, selection: Selection) -> set[str]:
        return set(self.facts.store.incidence(selection).stakeholders)

    def _as_named(self, rows: NDArray[np.bool_], *roles: str) -> int:
        """Distinct places named in rows, without rolling them up; foreign and unidentified ones never."""
        ledger = self.facts.ledger
        rows = rows & ledger.has_status(ATTENDED) & (ledger.has_role(*roles) if roles else True)
        return int(self._counted_places[np.unique(ledger.stakeholder[rows])].sum())

    @cached_property
    def _counted_places(self) -> NDArray[np.bool_]:
        kinds = self.facts.table("place_kinds")
        never = {row["kind"] for row in kinds if row.get("foreign") == "yes" or row.get("counts") == "no"}
        people = self.facts.stakeholders
        return np.array(
            [people[i].type == "place" and people[i].kind not in never for i in self.facts.ledger.stakeholders], bool
        )

    def events(self, scope: str, kind: str) -> tuple[int, list[Trial]]:
        """The events of a kind, each once, and how many there are by the municipalities and places that hosted them."""
        chosen = [e for e in self.facts.events.values() if e.kind == kind and _within(e.phases, scope)]
        ids = [event.id for event in chosen]
        selection = replace(NAMED, roles=(HOST,))
        hosted = self.facts.store.evidence(selection, events=ids) if ids else []
        units = {(row.event, row.unit) for row in hosted}
        alone = set(ids) - {event for event, _ in units}
        return len(ids), [
            Trial(HOSTS_COUNTED, len(units) + len(alone)),
            Trial(HOSTS_REMOVED, None, OF_EVENTS),
            Trial(AS_NAMED, len({(row.event, row.stakeholder) for row in hosted}) + len(alone)),
            Trial(STANDS_FOR, None, OF_EVENTS),
            Trial(APPROXIMATE, None, NO_PARTS),
        ]

    def mediators(self, scope: str) -> tuple[int, list[Trial]]:
        """The persons with a mediation period in a phase or in all; at an event, those of its phases."""
        facts, ledger = self.facts, self.facts.ledger
        phases = facts.place(scope).phases
        periods = facts.table("mediation_periods")
        people = {row["person_id"] for row in periods if scope == ALL or row.get("phase_id") in phases}
        rows = ledger.has_status(ATTENDED) & ledger.has_role(MEDIATOR)
        if scope != ALL:
            rows &= self._row_of(scope) if scope in facts.events else ledger.phase == self._phase(scope)
        named = [facts.stakeholders[ledger.stakeholders[i]] for i in np.unique(ledger.stakeholder[rows])]
        present = Trial(IN_ROLE, sum(who.type == "person" for who in named))
        return len(people), [*uncounted(), present]


def uncounted(approximate: int | float | None = None) -> list[Trial]:
    """The rules tried beside a number that no rows are counted for: only parts that are stated approximately can be added."""
    rows = [Trial(rule, None, UNCOUNTED) for rule in (HOSTS_COUNTED, HOSTS_REMOVED, AS_NAMED, STANDS_FOR)]
    return [*rows, Trial(APPROXIMATE, approximate, NO_PARTS if approximate is None else None)]


def _units(rows: Iterable[Evidence], role: str | None = None) -> set[str]:
    return {row.unit for row in rows if role in (None, row.role)}


def _within(phases: tuple[str, ...], scope: str) -> bool:
    return scope == ALL or scope in phases


def named_for_phase(facts: Facts, phase: str) -> dict[str, str]:
    """Municipality -> the place it is named by, among those said to have taken part in a phase as a whole."""
    here = facts.phases.get(phase)
    day = (day_number(here.start) or day_number(here.end)) if here else None
    places = (row["place_id"] for row in facts.table("phase_participations") if took_part(row, phase))
    return {unit: place for place in places for unit in unit_at(facts, place, day)}


def took_part(row: dict[str, str], phase: str) -> bool:
    """Whether a row names a place as having taken part in a phase as a whole."""
    return row["phase_id"] == phase and row["role"] == PARTICIPANT and "place_id" in row


def unit_at(facts: Facts, place: str, day: int | None) -> Iterator[str]:
    """The municipality a place was in on a day, as units of the time are called; the first known without a day."""
    units, rows = facts.store.units_of(place, NAMED), facts.table_of_place(place)
    if not rows:
        yield from units[:1]  # a place that no table puts anywhere is its own
    for row in rows:
        first, last = span(row.get("since"), row.get("until"))
        if day is None or first <= day <= last:
            unit = row["municipality_id"]
            since = row.get("unit_valid_from")
            yield f"{unit}@{since}" if f"{unit}@{since}" in units else unit
            return
