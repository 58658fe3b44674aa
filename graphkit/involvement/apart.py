"""Places that took part and are no municipality of the register: abroad, whole countries, unidentified, not placed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from graphkit.involvement.model import Apart
from graphkit.presences import Presences
from graphkit.stores.protocol import Store
from graphkit.vocabulary import FOREIGN_PLACE_KINDS, UNCOUNTED_PLACE_KINDS


def places_apart(store: Store, presences: Presences) -> tuple[Apart, ...]:
    """The places, by number of events attended, then id."""
    if not presences.apart:
        return ()
    why = _reasons(store)
    events: dict[str, set[str]] = defaultdict(set)
    phases: dict[str, set[str]] = defaultdict(set)
    for row in store.evidence(replace(presences.selection, level="stakeholder"), list(presences.apart)):
        phases[row.stakeholder].add(row.phase)
        if row.status == "attended":
            events[row.stakeholder].add(row.event)
    order = [*presences.begins, "outside"]
    found = [
        Apart(
            who.id, who.name, who.name_en, why.get(who.kind or "", "unplaced"), len(events[who.id]),
            tuple(phase for phase in order if phase in phases[who.id]),
        )
        for who in store.stakeholders(presences.apart)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda place: (-place.events, place.id)))


def _reasons(store: Store) -> dict[str, str]:
    """Kind of place -> why its places are no municipalities."""
    usual = {**dict.fromkeys(FOREIGN_PLACE_KINDS, "foreign"), **{kind: kind for kind in UNCOUNTED_PLACE_KINDS}}
    for row in store.table("place_kinds"):
        if row.get("foreign") == "yes":
            usual[row["kind"]] = "foreign"
        elif row.get("counts") == "no":
            usual.setdefault(row["kind"], "unidentified")
        else:
            usual.pop(row["kind"], None)
    return usual
