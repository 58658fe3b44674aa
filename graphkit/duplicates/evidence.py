"""What speaks for and against two stakeholders being one, besides their names: events, sources, homes, memberships."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from graphkit.incidence import Incidence
from graphkit.ledger import Ledger
from graphkit.model import Selection, Stakeholder
from graphkit.stores.protocol import Store

EVERYTHING = Selection(statuses=(), joint_only=False)
_TOGETHER, _EACH, _TOGETHER_MOST = 14.0, 4.0, 30.0  # for events at which one source names both
_DOCUMENTS, _HOME = 3.0, 2.0
_KIND, _SECTOR, _PLACE, _COUNTRY, _BODY, _BELONGS = 8.0, 5.0, 12.0, 25.0, 8.0, 40.0
_PLACES_APART = 40.0  # a town and its municipality, or places of two countries, are two


@dataclass
class Grounds:
    """Points to add to a likeness and to take off, with the reasons in words."""

    points: float = 0.0
    reasons: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)

    def speaks(self, points: float, reason: str) -> None:
        """Take down a reason for (points above zero) or against."""
        self.points += points
        (self.reasons if points > 0 else self.against).append(reason)


class Presences:
    """Which events each stakeholder was at, by any role and status, and which sources say so."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._incidence: Incidence = store.incidence(EVERYTHING)
        self._at = {ident: i for i, ident in enumerate(self._incidence.stakeholders)}
        self._sources: dict[tuple[str, str], set[str]] = defaultdict(set)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {ident: i for i, ident in enumerate(self._ledger.stakeholders)}

    @cached_property
    def _ledger(self) -> Ledger:
        return self._store.ledger()

    def weight(self, ident: str) -> tuple[int, int]:
        """How many participations a stakeholder has, and how many sources name it in them."""
        if ident not in self._positions:
            return 0, 0
        at = self._positions[ident]
        first, last = np.searchsorted(
            self._ledger.stakeholder, [at, at + 1]
        ).tolist()  # rows are in order of stakeholder
        codes = np.unique(self._ledger.source[first:last])
        cells = (self._ledger.sources[code] for code in codes.tolist() if code >= 0)
        return last - first, len({part.strip() for cell in cells for part in cell.split(";")})

    def events(self, ident: str) -> list[str]:
        """The events of a stakeholder, in order of id."""
        if ident not in self._at:
            return []
        return [self._incidence.events[i] for i in self._incidence.events_of(self._at[ident])]

    def shared(self, a: str, b: str) -> list[str]:
        """The events of both."""
        there = set(self.events(b))
        return [event for event in self.events(a) if event in there]

    def read_sources(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Read what the sources of these pairs' shared events are."""
        shared = [(a, b, event) for a, b in pairs for event in self.shared(a, b)]
        if not shared:
            return
        who = sorted({ident for a, b, _ in shared for ident in (a, b)})
        for row in self._store.evidence(EVERYTHING, who, sorted({event for _, _, event in shared})):
            self._sources[row.stakeholder, row.event] |= set(row.sources)

    def by_one_source(self, a: str, b: str, event: str) -> bool:
        """Whether one source names both at an event; so too where no source is given, as in one attendance list."""
        mine, theirs = self._sources[a, event], self._sources[b, event]
        return bool(mine & theirs) or not (mine and theirs)


def grounds(a: Stakeholder, b: Stakeholder, presences: Presences, belonging: set[frozenset[str]]) -> Grounds:
    """What speaks for and against two being one."""
    found = Grounds()
    _facts(a, b, found)
    shared = presences.shared(a.id, b.id)
    together = sum(presences.by_one_source(a.id, b.id, event) for event in shared)
    if together:
        points = min(_TOGETHER + _EACH * (together - 1), _TOGETHER_MOST)
        found.speaks(-points, f"one source names both at {together} event(s)")
    if len(shared) > together:
        found.speaks(_DOCUMENTS, f"different sources name them at {len(shared) - together} event(s)")
    if frozenset((a.id, b.id)) in belonging:
        found.speaks(-_BELONGS, "one belongs to the other")
    return found


def _facts(a: Stakeholder, b: Stakeholder, found: Grounds) -> None:
    apart = _PLACES_APART if a.type == "place" else None
    for what, points, mine, theirs in (
        ("kind", apart or _KIND, a.kind, b.kind),
        ("sector", _SECTOR, a.sector, b.sector),
        ("organisation", _BODY, a.organisation, b.organisation),
        ("place", _PLACE, a.place, b.place),
        ("country", apart or _COUNTRY, a.country, b.country),
    ):
        if mine and theirs and mine != theirs:
            found.speaks(-points, f"another {what}: {mine}, {theirs}")
    if a.place and a.place == b.place:
        found.speaks(_HOME, f"both are at home in {a.place}")
    if a.organisation and a.organisation == b.organisation:
        found.speaks(_HOME, f"both belong to {a.organisation}")


def belonging(rows: Sequence[dict[str, str]]) -> set[frozenset[str]]:
    """The pairs of a body and a member or part of it."""
    return {
        frozenset((row["member_organisation_id"], row["organisation_id"]))
        for row in rows
        if "member_organisation_id" in row and "organisation_id" in row
    }
