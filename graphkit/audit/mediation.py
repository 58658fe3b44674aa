"""Mediators at work and their periods: each without the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from graphkit.audit.facts import Facts
from graphkit.audit.finding import ALL, Finding, found
from graphkit.audit.rows import Mask, by_event
from graphkit.dates import span
from graphkit.incidence import distinct
from graphkit.ledger import Codes
from graphkit.model import Event

_WORKER, _HOST = "mediator", "host"


class Periods:
    """The periods of mediators, and whether one covers an event."""

    def __init__(self, facts: Facts) -> None:
        self.rows = facts.table("mediation_periods")
        self._placed = facts.placed

    def of(self, event: Event) -> tuple[set[str], set[str]]:
        """The mediators with a period at the time of an event, and the municipalities these work in."""
        rows = [row for row in self.rows if _covers(row, event)]
        towns = {self.town(row["place_id"]) for row in rows if "place_id" in row}
        return {row["person_id"] for row in rows}, towns

    def town(self, place: str) -> str:
        """The municipality of a place, or the place."""
        return self._placed.get(place, place)


def _covers(row: dict[str, str], event: Event) -> bool:
    """Whether a period is of the phase of an event; one that names no phase, of its days."""
    if phase := row.get("phase_id"):
        return phase in event.phases
    first, last = span(event.start, event.end or event.start)
    since, until = span(row.get("start"), row.get("end"))
    return since <= last and first <= until


def mediation(facts: Facts) -> Iterator[Finding]:
    """Work without a period, periods without a presence or a start, places of work without a mediator."""
    periods = Periods(facts)
    if not periods.rows:
        return
    ledger = facts.ledger
    apart = np.array([not facts.events[ident].joint_presence for ident in ledger.events], np.bool_)
    at_work = apart[ledger.event] & ledger.has_status("attended")
    yield from _unknown(facts, periods, at_work & ledger.has_role(_WORKER))
    yield from _nobody(facts, periods, at_work & ledger.has_role(_HOST))
    yield from _idle(facts, periods)
    yield from _undated(facts, periods)


def _ids(facts: Facts, rows: Codes, kind: str) -> list[str]:
    ledger = facts.ledger
    ids = dict.fromkeys(ledger.stakeholders[i] for i in ledger.stakeholder[rows])
    return [ident for ident in ids if facts.stakeholders[ident].type == kind]


def _unknown(facts: Facts, periods: Periods, rows: Mask) -> Iterator[Finding]:
    for event, some in by_event(facts, rows):
        known, _ = periods.of(facts.events[event])
        without = [who for who in _ids(facts, some, "person") if who not in known]
        yield from _told(facts, "work-without-period", event, without, facts.sources_of(some))


def _nobody(facts: Facts, periods: Periods, rows: Mask) -> Iterator[Finding]:
    for event, some in by_event(facts, rows):
        _, towns = periods.of(facts.events[event])
        empty = [place for place in _ids(facts, some, "place") if periods.town(place) not in towns]
        yield from _told(facts, "place-without-mediator", event, empty, facts.sources_of(some))


def _idle(facts: Facts, periods: Periods) -> Iterator[Finding]:
    """Mediators with a period who are at nothing of that time, not even announced."""
    ledger = facts.ledger
    came = distinct(ledger.pair[~ledger.has_status("declined")])
    width, at = max(len(ledger.events), 1), {ident: i for i, ident in enumerate(ledger.stakeholders)}
    idle: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in periods.rows:
        i = at.get(row["person_id"], -1)
        mine = came[np.searchsorted(came, i * width) : np.searchsorted(came, (i + 1) * width)] % width
        if not any(_covers(row, facts.events[ledger.events[e]]) for e in mine.tolist()):
            idle[row.get("phase_id") or ALL].append(row)
    yield from _of_rows(facts, "period-without-presence", idle)


def _undated(facts: Facts, periods: Periods) -> Iterator[Finding]:
    undated: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in periods.rows:
        if "start" not in row:
            undated[row.get("phase_id") or ALL].append(row)
    yield from _of_rows(facts, "period-without-dates", undated)


def _of_rows(facts: Facts, kind: str, by_phase: dict[str, list[dict[str, str]]]) -> Iterator[Finding]:
    for phase, rows in by_phase.items():
        sources = {row["source_id"] for row in rows if "source_id" in row}
        yield from _told(facts, kind, phase, list(dict.fromkeys(row["person_id"] for row in rows)), sources)


def _told(facts: Facts, kind: str, scope: str, about: list[str], sources: Iterable[str]) -> Iterator[Finding]:
    if about:
        yield found(
            kind, facts.place(scope), "mediators", sources, about=about, recorded=len(about), who=facts.names(about)
        )
