"""Phases after one another: what they hold together, and what is kept, lost and new between two of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from itertools import combinations, pairwise
from typing import Any

from graphkit.incidence import Incidence, incidence_of
from graphkit.measures.dynamics import Series, Transition, transition
from graphkit.model import OUTSIDE
from graphkit.network.network import Network
from graphkit.views.projection import MOST, at_events, projected
from graphkit.views.record import PhaseRecord
from graphkit.views.significant import standing_out

#: Up to so many phases every two of them can be compared; beyond, each with the next.
MOST_PHASES = 12
#: Up to so many pairs within events the ties kept, lost and new are told by themselves for those present in both.
_MOST_DETAIL = 2_000_000


def in_series(records: Sequence[PhaseRecord]) -> list[PhaseRecord]:
    """The phases that follow one another: all but what lies outside them."""
    return [record for record in records if record.phase != OUTSIDE]


def sums(records: Sequence[PhaseRecord]) -> list[dict[str, Any]]:
    """The numbers of each phase together with all before it; a pair at an event of two phases counts once."""
    pairs: dict[tuple[str, str], None] = {}
    found = []
    for record in in_series(records):
        pairs |= dict.fromkeys(record.facts)
        found.append(counts(incidence_of(list(pairs))))
    return found


def counts(incidence: Incidence) -> dict[str, Any]:
    """The numbers of a picture: stakeholders, events, pairs, ties between stakeholders, and those beyond chance."""
    return {
        "units": len(incidence.stakeholders),
        "events": len(incidence.events),
        "pairs": incidence.pairs,
        "projected": projected(incidence),
        "backbone": standing_out(incidence),
    }


def changes(records: Sequence[PhaseRecord]) -> dict[str, dict[str, Any]]:
    """``"0-1"`` (positions of phases) -> what changed from the one to the other, as `graphkit phases` counts it."""
    chosen = in_series(records)
    if len(chosen) < 2 or any(at_events(record.incidence) > MOST for record in chosen):
        return {}
    series = Series({record.phase: Network(record.incidence, weight="count") for record in chosen})
    detail = sum(at_events(record.incidence) for record in chosen) <= _MOST_DETAIL
    positions = range(len(chosen))
    wanted = combinations(positions, 2) if len(chosen) <= MOST_PHASES else pairwise(positions)
    return {f"{a}-{b}": _told(transition(series, chosen[a].phase, chosen[b].phase, detail=detail)) for a, b in wanted}


def _told(change: Transition) -> dict[str, Any]:
    """Counts as a page carries them; ``both`` are the ties among those present in both phases, where few enough."""
    of = ("kept", "lost", "new", "returned", "jaccard", "retention", "entry")
    told: dict[str, Any] = {
        what: {key: value for key, value in asdict(part).items() if key in of}
        for what, part in (("stakeholders", change.stakeholders), ("ties", change.ties))
    }
    told["both"] = {"present": change.present_in_both, **{key: len(ties) for key, ties in change.ties.pairs.items()}}
    return {**told, "empty": list(change.empty)}
