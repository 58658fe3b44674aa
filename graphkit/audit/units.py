"""Municipalities: named when they did not exist; on a phase's list and at its events, or only on one of the two."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graphkit.audit.counts import named_for_phase, took_part
from graphkit.audit.facts import NAMED, Facts, Row, grouped, in_phase
from graphkit.audit.finding import Finding, found
from graphkit.audit.rows import by_event
from graphkit.dates import day_number, last_day_number, span

_INVITED = "invited-or-planned"


def units(facts: Facts) -> Iterator[Finding]:
    """Municipalities against their time and against the lists of phases."""
    yield from _not_in_force(facts)
    for phase in facts.phases:
        yield from _lists(facts, phase)
        yield from _planned(facts, phase)


def _not_in_force(facts: Facts) -> Iterator[Finding]:
    """Events that name a municipality of the register outside the days it existed."""
    ledger = facts.ledger
    towns = {row["settlement_id"] for row in facts.table("settlements")}  # a city may become a town: it stays named
    register = grouped(facts.table("municipalities"), "municipality_id")
    known = {ident: rows for (ident,), rows in register.items() if ident not in towns}
    positions = [i for i, ident in enumerate(ledger.stakeholders) if ident in known]
    for ident, rows in by_event(facts, np.isin(ledger.stakeholder, positions)):
        event = facts.events[ident]
        named = {row: ledger.stakeholders[ledger.stakeholder[row]] for row in rows.tolist()}
        gone = {who for who in set(named.values()) if not _existed(known[who], event.date)}
        gone -= {who for who in gone if _town(facts, who, known[who], event.date)}
        wrong = [row for row, who in named.items() if who in gone]
        if wrong:
            about = list(dict.fromkeys(ledger.stakeholders[ledger.stakeholder[row]] for row in wrong))
            yield found(
                "municipality-not-in-force", facts.place(ident), "municipalities", facts.sources_of(wrong),
                about=about, recorded=len(about), start=event.date or "", who=facts.names(about),
            )  # fmt: skip


def _existed(versions: list[Row], date: str | None) -> bool:
    """Whether a municipality may have existed on a day: not where the whole of an unprecise date is outside its time."""
    first, last = day_number(date), last_day_number(date)
    if first is None or last is None:
        return True
    spans = (span(v.get("valid_from"), v.get("valid_until")) for v in versions)
    return any(since <= last and first <= until for since, until in spans)


def _town(facts: Facts, ident: str, versions: list[Row], date: str | None) -> bool:
    """Whether a place is named that lay in another municipality on that day: not where it is of the register's own kind."""
    if facts.stakeholders[ident].kind in {version.get("kind") for version in versions}:
        return False
    rows = [row for row in facts.table_of_place(ident) if row["municipality_id"] != ident]
    spans = [{"valid_from": row.get("since", ""), "valid_until": row.get("until", "")} for row in rows]
    return _existed(spans, date)


def _lists(facts: Facts, phase: str) -> Iterator[Finding]:
    """Municipalities named for a phase as a whole beside those at its events."""
    listed = named_for_phase(facts, phase)
    if not listed:
        return
    there = facts.store.incidence(in_phase(NAMED, phase)).stakeholders
    rows = [row for row in facts.table("phase_participations") if took_part(row, phase)]
    sources = {row["source_id"] for row in rows if "source_id" in row}
    missing = [place for unit, place in listed.items() if unit not in set(there)]
    extra = (
        [unit for unit in there if unit not in listed] if facts.complete.get((phase, "municipalities")) == "yes" else []
    )
    if missing:
        yield found(
            "only-on-the-list", facts.place(phase), "municipalities", sources, about=missing, recorded=len(missing),
            who=facts.names(missing),
        )  # fmt: skip
    if not missing and not extra and facts.complete.get((phase, "municipalities")) == "yes":
        yield found(
            "agrees", facts.place(phase), "list of municipalities", sources, saying="list-agrees",
            stated=len(listed), recorded=len(there),
        )  # fmt: skip
    if extra:
        yield found(
            "not-on-the-list", facts.place(phase), "municipalities", sources, about=extra, recorded=len(extra),
            who=facts.unit_names(extra),
        )  # fmt: skip


def _planned(facts: Facts, phase: str) -> Iterator[Finding]:
    """Stakeholders that a source invited or planned for a phase, and that are at none of its events."""
    states = {row["role"]: row.get("state") for row in facts.table("phase_roles")}
    rows = [
        r for r in facts.table("phase_participations") if r["phase_id"] == phase and states.get(r["role"]) == _INVITED
    ]
    ledger = facts.ledger
    came = ~ledger.has_status("declined") & (ledger.phase == ledger.phases.index(phase))
    there = {ledger.stakeholders[i] for i in np.unique(ledger.stakeholder[came])}
    towns = {facts.placed[ident] for ident in there if ident in facts.placed}
    absent: dict[str, str] = {}
    for row in rows:
        who = row.get("place_id") or row.get("organisation_id") or row.get("person_id") or ""
        if who not in there and facts.placed.get(who) not in towns:
            absent.setdefault(who, row.get("source_id", ""))
    if absent:
        yield found(
            "announced-only", facts.place(phase), "status", set(absent.values()) - {""}, saying="announced-for-phase",
            about=list(absent), recorded=len(absent), who=facts.names(absent),
        )  # fmt: skip
