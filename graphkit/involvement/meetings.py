"""Whom each municipality met, and who took part for it where the place itself isn't named."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np

from graphkit.incidence import Incidence, Ints, distinct, from_pairs
from graphkit.involvement.model import Partner, Through
from graphkit.model import READINGS
from graphkit.network.network import Network
from graphkit.network.projection import pairs_within
from graphkit.presences import Bools, Presences
from graphkit.stores.protocol import Store

# Pairs over all events, of two municipalities or of one and a stakeholder, beyond which these are not listed or counted.
MOST_PARTNERS, MOST_MEETINGS = 2_000_000, 1_000_000


@dataclass(frozen=True)
class Meetings:
    """By row: the partners, how many stakeholders; None where there are too many to tell."""

    partners: dict[int, tuple[Partner, ...]] | None
    stakeholders: dict[int, int] | None


def meetings(
    store: Store, presences: Presences, row_of: Ints, pairs: tuple[Ints, Ints], reading: str, units: list[str]
) -> Meetings:
    """Who met whom at the (row, event) pairs attended, at events with joint presence only.

    ``row_of`` gives the row of each of the presences, ``units`` the unit of each row.
    """
    joint = presences.joint[pairs[1]]
    rows, events = pairs[0][joint], pairs[1][joint]
    numbers = [f"{i:09}" for i in range(len(units))]
    incidence = from_pairs(presences.selection, rows, events, numbers, presences.events)
    at = [int(number) for number in incidence.stakeholders]
    network = Network(incidence, "count")
    cost = pairs_within(incidence)
    partners = _partners(network, at, units) if cost <= MOST_PARTNERS else None
    met = _stakeholders(store, presences, row_of, incidence, at, reading) if cost <= MOST_MEETINGS else None
    return Meetings(partners, met)


def _partners(network: Network, at: list[int], units: list[str]) -> dict[int, tuple[Partner, ...]]:
    if not at:
        return {}
    found: dict[int, list[Partner]] = defaultdict(list)
    ties = network.projection
    for a, b, shared in zip(ties.sources.tolist(), ties.targets.tolist(), ties.weights.tolist(), strict=True):
        found[at[a]].append(Partner(units[at[b]], int(shared)))
        found[at[b]].append(Partner(units[at[a]], int(shared)))
    return {row: tuple(sorted(met, key=lambda p: (-p.events, p.unit))) for row, met in found.items()}


def _stakeholders(
    store: Store, presences: Presences, row_of: Ints, incidence: Incidence, at: list[int], reading: str
) -> dict[int, int] | None:
    """How many stakeholders each municipality met that do not count for it at any of these events."""
    everybody = store.incidence(
        replace(presences.selection, level="stakeholder", statuses=("attended",), joint_only=True)
    )
    if not at or not everybody.events:
        return {}
    places = {event: i for i, event in enumerate(everybody.events)}
    columns = np.array([places[event] for event in incidence.events])
    if int(incidence.event_sizes() @ everybody.event_sizes()[columns]) > MOST_MEETINGS:
        return None
    met = incidence.matrix() @ everybody.matrix()[:, columns].T
    counts = dict(zip(at, np.diff(met.indptr).tolist(), strict=True))
    own = _attended(presences, row_of, reading) & presences.joint[presences.event]
    width = max(len(presences.stakeholders), 1)
    rows = distinct(row_of[own] * width + presences.stakeholder[own]) // width
    mine = np.bincount(rows, minlength=max(at) + 1)
    return {row: count - int(mine[row]) for row, count in counts.items()}


def through(presences: Presences, row_of: Ints) -> dict[int, tuple[Through, ...]]:
    """By row: those who took part for it, under the widest reading, at events where the place isn't named as attending."""
    named = _attended(presences, row_of, READINGS[0])
    others = _attended(presences, row_of, READINGS[-1]) & ~presences.under(READINGS[0])
    width = max(len(presences.events), 1)
    others[others] = ~_among((row_of * width + presences.event)[others], (row_of * width + presences.event)[named])
    people = max(len(presences.stakeholders), 1)
    keys = (row_of[others] * people + presences.stakeholder[others]) * width + presences.event[others]
    order = np.argsort(keys, kind="stable")
    keys, readings = keys[order], presences.reading[others][order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    pairs = keys[first] // width
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    if not starts.size:
        return {}
    narrowest = np.minimum.reduceat(readings, first[starts])
    counts, pairs = np.diff(np.append(starts, pairs.size)), pairs[starts]
    order = np.lexsort((pairs, -counts, pairs // people))
    columns = (pairs[order] // people, pairs[order] % people, narrowest[order], counts[order])
    found: dict[int, list[Through]] = defaultdict(list)
    for row, who, reading, count in zip(*(column.tolist() for column in columns), strict=True):
        found[row].append(Through(presences.stakeholders[who], READINGS[reading], count))
    return {row: tuple(those) for row, those in found.items()}


def _among(keys: Ints, known: Ints) -> Bools:
    """Which keys are among those known."""
    known = distinct(known)
    at = np.minimum(np.searchsorted(known, keys), max(known.size - 1, 0))
    return np.asarray(known[at] == keys) if known.size else np.zeros(keys.size, bool)


def _attended(presences: Presences, row_of: Ints, reading: str) -> Bools:
    return np.asarray((row_of >= 0) & presences.with_status("attended") & presences.under(reading))
