"""What a page must not pass over in silence: lists known to be incomplete, and events of which no attendance is recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from graphkit.audience import rules_of
from graphkit.model import Event, Selection
from graphkit.stores.protocol import Store

#: Completeness is told by hand, event by event; a store of more events is asked for its phases only.
MOST_EVENTS = 500
_SHORTEST = 4  # letters of a name that could be any word


def known_gaps(store: Store, scope: str, persons: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The lists of a phase or an event that the store says are incomplete: what, how far, why, and its sources.

    A reason that names one of the persons is left out.
    """
    rows = store.details(scope).get("completeness", [])
    return [_gap(row, persons) for row in rows if row.get("complete") in ("no", "partly")]


def _gap(row: dict[str, str], persons: Sequence[str]) -> dict[str, Any]:
    why = row.get("why", "")
    return {
        "what": row.get("what", ""),
        "complete": row["complete"],
        "why": "" if any(name in why for name in persons) else why,
        "sources": [row["source_id"]] if row.get("source_id") else [],
    }


def persons_named(store: Store, audience: str) -> list[str]:
    """Names that a reason must not hold: those of the persons, where the page does not name them, and what stands for them."""
    if rules_of(store, audience).names_persons():
        return []
    return [held.name for held in store.stakeholders() if held.type == "person" and len(held.name) > _SHORTEST]


def otherwise_recorded(store: Store, selection: Selection, events: Sequence[Event]) -> dict[str, dict[str, int]]:
    """Event -> status -> how many are recorded so, for events without anybody that counts."""
    if not events:
        return {}
    evidence = store.evidence(replace(selection, statuses=(), joint_only=False), events=[event.id for event in events])
    seen = {(row.event, row.status, row.unit) for row in evidence}
    counts = Counter((event, status) for event, status, _ in seen)
    found: dict[str, dict[str, int]] = {}
    for (event, status), count in sorted(counts.items()):
        found.setdefault(event, {})[status] = count
    return found
