"""Who is named at an event: twice, in different ways, or by one source and not by another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from graphkit.audit.facts import LISTED, Facts
from graphkit.audit.finding import Finding, found
from graphkit.audit.rows import Mask, by_event, described, distinct_values, pair_has, several
from graphkit.incidence import distinct
from graphkit.ledger import NONE, Codes

ATTENDED = "attended"
ANNOUNCED = ("invited", "planned")


def roles(facts: Facts) -> Iterator[Finding]:
    """Statuses and roles that differ, presences announced or not stated, and what is named twice."""
    ledger = facts.ledger
    yield from _each(facts, "status-differs", several(facts.pair, ledger.status), ("status", "source"), "status")
    yield from _each(facts, "role-differs", _other_roles(facts), ("role", "source"), "role")
    yield from _each(facts, "presence-unknown", _only(facts, "unknown"), ("role",), "status")
    yield from _each(facts, "row-doubles", _doubled(facts), ("role",), "role")
    yield from _named_twice(facts)
    yield from _announced(facts)


def _each(facts: Facts, kind: str, rows: Mask, schemes: Sequence[str], measure: str) -> Iterator[Finding]:
    """One finding an event."""
    for event, some in by_event(facts, rows):
        about, beside = described(facts, some, *schemes)
        yield found(
            kind, facts.place(event), measure, facts.sources_of(some), about=about, recorded=len(about),
            who=facts.names(about, beside),
        )  # fmt: skip


def _only(facts: Facts, *statuses: str) -> Mask:
    """Rows of stakeholders that have no other status at the event."""
    rows = facts.ledger.has_status(*statuses)
    return np.asarray(rows & ~pair_has(facts, ~rows))


def _other_roles(facts: Facts) -> Mask:
    """Attended rows of stakeholders whose sources do not all give the same roles."""
    ledger = facts.ledger
    rows = np.flatnonzero(ledger.has_status(ATTENDED))
    pair, role, source = facts.pair[rows], ledger.role[rows], ledger.source[rows]
    kinds, origins = distinct_values(pair, role), distinct_values(pair, source)
    both = distinct_values(pair, role * (len(ledger.sources) + 1) + source + 1)
    differ = (kinds > 1) & (origins > 1) & (both < kinds * origins)
    return _mask(facts, rows[differ[pair]])


def _mask(facts: Facts, positions: Codes) -> Mask:
    mask = np.zeros(facts.ledger.event.size, np.bool_)
    mask[positions] = True
    return mask


def _doubled(facts: Facts) -> Mask:
    """Rows in which one passage of a source gives one stakeholder several roles."""
    ledger = facts.ledger
    rows = np.flatnonzero((ledger.source >= 0) & (ledger.locator >= 0))
    passage = _key(facts, rows, ledger.stakeholder) * (len(ledger.locators) + 1) + ledger.locator[rows] + 1
    order = np.argsort(passage, kind="stable")
    groups = np.cumsum(np.diff(passage[order], prepend=-1) != 0) - 1
    return _mask(facts, rows[order][several(groups, ledger.role[rows][order])])


def _key(facts: Facts, rows: Codes, who: Codes) -> Codes:
    """One number for stakeholder, event, status and source of rows."""
    ledger = facts.ledger
    pair = who[rows] * max(len(ledger.events), 1) + ledger.event[rows]
    return (
        (pair * (len(ledger.statuses) + 1) + ledger.status[rows]) * (len(ledger.sources) + 1) + ledger.source[rows] + 1
    )


def _named_twice(facts: Facts) -> Iterator[Finding]:
    """Persons beside a row of their organisation with the same status, by the same source."""
    ledger, at = facts.ledger, {ident: i for i, ident in enumerate(facts.ledger.stakeholders)}
    bodies = {ident: who.organisation for ident, who in facts.stakeholders.items() if who.type == "person"}
    homes = np.array([at.get(bodies.get(ident) or "", NONE) for ident in at], np.int64)
    home = homes[ledger.stakeholder]
    people = np.flatnonzero(home >= 0)
    theirs = np.flatnonzero(np.isin(ledger.stakeholder, distinct(homes[homes >= 0]), kind="table"))
    beside = np.isin(_key(facts, people, home), _key(facts, theirs, ledger.stakeholder))
    for event, some in by_event(facts, _mask(facts, people[beside])):
        about, _ = described(facts, some, "role")
        organisations = {who: facts.names([bodies[who] or ""]) for who in about}
        yield found(
            "named-twice", facts.place(event), "participations", sources=facts.sources_of(some), about=about,
            recorded=len(about), who=facts.names(about, organisations),
        )  # fmt: skip


def _announced(facts: Facts) -> Iterator[Finding]:
    """Those a source announced, where other sources tell who came and do not name them."""
    ledger = facts.ledger
    came = ledger.has_status(ATTENDED)
    told = np.bincount(ledger.event[came], minlength=len(ledger.events)) > 0
    silent = dict(by_event(facts, _only(facts, *ANNOUNCED) & told[ledger.event]))
    witnesses = by_event(facts, came & np.isin(ledger.event, [ledger.event[rows[0]] for rows in silent.values()]))
    for event, rows in witnesses:
        others = facts.sources_of(rows)
        unseen = [row for row in silent[event].tolist() if not set(facts.sources_of([row])) & set(others)]
        if unseen and others:
            about = list(dict.fromkeys(ledger.stakeholders[i] for i in ledger.stakeholder[unseen].tolist()))
            yield found(
                "announced-only", facts.place(event), "status", facts.sources_of(unseen), about=about,
                recorded=len(about), who=facts.names(about), others=_some(others),
            )  # fmt: skip


def _some(sources: Sequence[str]) -> str:
    return ", ".join(sources[:LISTED]) + (" …" if len(sources) > LISTED else "")
