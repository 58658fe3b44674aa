"""Dates and periods that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graphkit.audit.facts import Facts, Row
from graphkit.audit.finding import ALL, Finding, Place, found
from graphkit.audit.words import Both
from graphkit.dates import day_number, last_day_number
from graphkit.model import Phase


class Period(NamedTuple):
    """Something with a beginning and an end, as far as they are known."""

    place: Place
    what: Both
    start: str | None
    end: str | None
    phase: str | None
    sources: tuple[str, ...]
    measure: str = "dates"
    about: tuple[str, ...] = ()


_ITSELF = Both("it", "tas")


def dates(facts: Facts) -> Iterator[Finding]:
    """Periods that end before they begin, lie outside their phase, or outside their event."""
    for period in _periods(facts):
        if _backwards(period.start, period.end):
            yield found(
                "ends-before-start", period.place, period.measure, period.sources, about=period.about,
                stated=period.start, recorded=period.end, what=period.what, start=period.start or "", end=period.end or "",
            )  # fmt: skip
        elif phase := facts.phases.get(period.phase or ""):
            yield from _outside(period, phase)
    yield from _own_days(facts)


def _periods(facts: Facts) -> Iterator[Period]:
    for phase in facts.phases.values():
        yield Period(facts.place(phase.id), _ITSELF, phase.start, phase.end, None, ())
    for event in facts.events.values():
        one = event.phases[0] if len(event.phases) == 1 else None  # a body of several phases lies in none of them alone
        yield Period(facts.place(event.id), _ITSELF, event.start, event.end, one, event.sources)
    yield from _mediators(facts)
    yield from _memberships(facts)


def _mediators(facts: Facts) -> Iterator[Period]:
    for row in facts.table("mediation_periods"):
        who, phase = row["person_id"], row.get("phase_id")
        words = Both(f"the period of {who}", f"{who} periods")
        yield Period(
            facts.place(phase or ALL),
            words,
            row.get("start"),
            row.get("end"),
            phase,
            _sources(row),
            f"period {who}",
            (who,),
        )


def _memberships(facts: Facts) -> Iterator[Period]:
    for row in facts.table("memberships"):
        who = row.get("person_id") or row.get("member_organisation_id") or ""
        words = Both(f"the membership of {who}", f"{who} dalība organizācijā")
        measure = f"membership {who} {row['organisation_id']}"
        yield Period(facts.place(ALL), words, row.get("since"), row.get("until"), None, _sources(row), measure, (who,))


def _sources(row: Row) -> tuple[str, ...]:
    return (row["source_id"],) if "source_id" in row else ()


def _backwards(start: str | None, end: str | None) -> bool:
    """Whether a period ends before it begins, whatever days its dates may mean."""
    first, last = day_number(start), last_day_number(end)
    return first is not None and last is not None and last < first


def _outside(period: Period, phase: Phase) -> Iterator[Finding]:
    """A period that begins before its phase can, or ends after it."""
    early = _backwards(phase.start, period.start or period.end)
    late = _backwards(period.end or period.start, phase.end)
    if early or late:
        yield found(
            "outside-phase", period.place, period.measure, period.sources, about=period.about,
            stated=f"{phase.start or '…'}/{phase.end or '…'}", recorded=f"{period.start or '…'}/{period.end or '…'}",
            what=period.what, start=period.start or "…", end=period.end or "…", phase=phase.id,
            first=phase.start or "…", last=phase.end or "…",
        )  # fmt: skip


def _own_days(facts: Facts) -> Iterator[Finding]:
    """Participations with days of their own that are none of their event's."""
    ledger = facts.ledger
    wrong: dict[str, list[int]] = {}
    for row, (start, end) in ledger.own_days.items():
        event = facts.events[ledger.events[ledger.event[row]]]
        first, last = event.start or event.end, event.end or event.start
        if _backwards(start, end) or _backwards(first, start or end) or _backwards(end or start, last):
            wrong.setdefault(event.id, []).append(row)
    for ident, rows in wrong.items():
        event = facts.events[ident]
        days = {ledger.stakeholders[ledger.stakeholder[row]]: _span(ledger.own_days[row]) for row in rows}
        yield found(
            "outside-event", facts.place(ident), "dates", facts.sources_of(rows), about=tuple(days),
            stated=f"{event.start or '…'}/{event.end or '…'}", recorded="; ".join(dict.fromkeys(days.values())),
            first=event.start or "…", last=event.end or "…",
            who=facts.names(days, {who: Both(text, text) for who, text in days.items()}),
        )  # fmt: skip


def _span(days: tuple[str | None, str | None]) -> str:
    return f"{days[0] or '…'}/{days[1] or '…'}"
