"""The shortest chain of shared events between two stakeholders, by search over the two-mode network."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.incidence import Incidence

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Step:
    """One shared event of a chain."""

    source: str
    event: str
    target: str


def shortest_chain(incidence: Incidence, start: str, goal: str) -> list[Step] | None:
    """The steps from start to goal; an empty list for one and the same, None where no chain joins them.

    Among chains of equal length the one through the smallest ids, seen from the start, is taken, so that the answer
    never depends on the store. Breadth first, O(pairs).
    """
    if start == goal:
        return []
    names = incidence.stakeholders
    if start not in names or goal not in names:
        return None
    came_from = _search(incidence, names.index(start), names.index(goal))
    return None if came_from is None else _backwards(incidence, *came_from, names.index(start), names.index(goal))


def _search(incidence: Incidence, start: int, goal: int) -> tuple[Ints, Ints] | None:
    """For each stakeholder the event it was reached by, for each event the stakeholder; None if goal isn't reached."""
    by_event = incidence.transposed()
    via_event = np.full(len(incidence.stakeholders), -1)
    via_person = np.full(len(incidence.events), -1)
    frontier = np.array([start])
    via_event[start] = -2
    while frontier.size:
        events = _reach(incidence.indptr, incidence.indices, frontier, via_person)
        frontier = _reach(*by_event, events, via_event)
        if via_event[goal] != -1:
            return via_event, via_person
    return None


def _reach(indptr: Ints, indices: Ints, frontier: Ints, via: Ints) -> Ints:
    """The neighbours of a frontier not seen before, ascending; ``via`` notes the smallest of the frontier for each."""
    counts = indptr[frontier + 1] - indptr[frontier]
    origin = np.repeat(frontier, counts)
    offset = np.arange(origin.size) - np.repeat(np.cumsum(counts) - counts, counts)
    targets = indices[np.repeat(indptr[frontier], counts) + offset]
    fresh = via[targets] == -1
    found, first = np.unique(targets[fresh], return_index=True)
    via[found] = origin[fresh][first]
    return found


def _backwards(incidence: Incidence, via_event: Ints, via_person: Ints, start: int, goal: int) -> list[Step]:
    steps, at = [], goal
    while at != start:
        event = int(via_event[at])
        before = int(via_person[event])
        steps.append(Step(incidence.stakeholders[before], incidence.events[event], incidence.stakeholders[at]))
        at = before
    return steps[::-1]
