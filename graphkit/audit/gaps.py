"""Events without a date, a place, participants or a source, and events whose status says otherwise than their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from graphkit.audit.facts import Facts, code_words
from graphkit.audit.finding import ALL, Finding, found
from graphkit.dates import NEVER_ENDS, day_number, last_day_number
from graphkit.model import OUTSIDE, Event

_FEW = 3  # where this many events or more all lack something, that is one finding


def gaps(facts: Facts) -> Iterator[Finding]:
    """What events lack, and rows without a source."""
    yield from _lacking(facts, "no-date", "date", lambda event: not event.date)
    yield from _lacking(facts, "no-place", "place", _placeless)
    rows = facts.ledger
    sourced = {
        rows.events[i] for i in np.flatnonzero(np.bincount(rows.event[rows.source >= 0], minlength=len(rows.events)))
    }
    yield from _lacking(facts, "no-source", "source", lambda event: not event.sources and event.id not in sourced)
    yield from _attendance(facts)
    yield from _overdue(facts)
    yield from _unsourced(facts)


def _placeless(event: Event) -> bool:
    """Mediators at work in several towns are at no one place, and nobody is where a meeting is online."""
    return not event.place and event.mode != "online" and event.joint_presence


def _lacking(facts: Facts, kind: str, measure: str, lacks: Callable[[Event], bool]) -> Iterator[Finding]:
    without = [event for event in facts.events.values() if lacks(event)]
    if len(without) == len(facts.events) >= _FEW:
        saying = f"no-event-has-{measure}"
        yield found(kind, facts.place(ALL), measure, saying=saying, recorded=len(without), count=len(without))
        return
    for event in without:
        yield found(kind, facts.place(event.id), measure, event.sources)


def _attendance(facts: Facts) -> Iterator[Finding]:
    ledger = facts.ledger
    rows = np.bincount(ledger.event, minlength=len(ledger.events))
    came = np.bincount(ledger.event[ledger.has_status("attended")], minlength=len(ledger.events))
    for ident, every, attended in zip(ledger.events, rows.tolist(), came.tolist(), strict=True):
        event = facts.events[ident]
        if kind := _contradiction(event, every, attended):
            number = attended if kind == "planned-but-attended" else every
            status = code_words("event-status", event.status or "")
            yield found(kind, facts.place(ident), "participations", event.sources, recorded=number, status=status)


def _contradiction(event: Event, every: int, attended: int) -> str | None:
    if not every:
        return "no-participants"
    if event.status == "held" and not attended:
        return "held-nobody-attended"
    if not attended or event.status in ("held", None):
        return None
    return "planned-but-attended" if event.status == "planned" else "attended-but-not-held"


def _overdue(facts: Facts) -> Iterator[Finding]:
    """Events still planned whose time was over when the latest one was held that has a date. No clock is asked."""
    ledger = facts.ledger
    attended = {ledger.events[i] for i in np.unique(ledger.event[ledger.has_status("attended")]).tolist()}
    held = [event.start or event.end for event in facts.events.values() if event.status == "held"]
    latest = max((date for date in held if date), key=lambda date: day_number(date) or 0, default=None)
    for event in facts.events.values():
        last = event.end or event.start or _end_of_phases(facts, event)
        over = (last_day_number(last) or NEVER_ENDS) < (day_number(latest) or 0)
        if over and event.status == "planned" and event.id not in attended:
            yield found(
                "still-planned",
                facts.place(event.id),
                "status",
                event.sources,
                recorded=event.date or last,
                latest=latest,
            )


def _end_of_phases(facts: Facts, event: Event) -> str | None:
    """The latest end of an event's phases; None where one has none."""
    ends = [facts.phases[phase].end for phase in event.phases if phase in facts.phases]
    known = [end for end in ends if end]
    return max(known, key=lambda end: last_day_number(end) or 0) if known and len(known) == len(ends) else None


def _unsourced(facts: Facts) -> Iterator[Finding]:
    """Participations without a source, counted by phase."""
    ledger = facts.ledger
    counts = np.bincount(ledger.phase[ledger.source < 0] + 1, minlength=len(ledger.phases) + 1)
    for phase, count in zip([OUTSIDE, *ledger.phases], counts.tolist(), strict=True):
        if count:
            yield found(
                "no-source",
                facts.place(phase),
                "participations",
                saying="rows-without-source",
                recorded=count,
                count=count,
            )
