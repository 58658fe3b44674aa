"""How much of the register was reached: phase by phase, cumulatively, for the first time; and how unequally."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.involvement.model import ENDED, TOOK_PART, Involvement
from graphkit.involvement.statistics import gini
from graphkit.model import OUTSIDE


@dataclass(frozen=True)
class PhaseCoverage:
    """A phase: municipalities that took part, of those that existed; with the phases before; and for the first time.

    Shares are None where there is nothing to divide by. ``listed`` says whether the phase's lists are whole (yes, partly,
    no, None: nothing is said): unless they are, the numbers are at least so many.
    """

    phase: str
    involved: int
    register: int
    share: float | None
    cumulative: int
    cumulative_share: float | None
    first_time: int
    first_time_share: float | None
    listed: str | None


@dataclass(frozen=True)
class Coverage:
    """Over all phases and events: municipalities that took part, of the register; the Gini index of events, zeros included.

    ``whole`` says whether the lists of all phases are; unless they are, it is at least so many.
    """

    phases: tuple[PhaseCoverage, ...]
    involved: int
    register: int
    share: float | None
    gini: float | None
    whole: bool


def coverage(found: Involvement) -> Coverage:
    """The coverage of an answer: involved / register. Range of the shares 0 to 1.

    First time: of those involved in a phase, the ones in no phase before it. Events outside the phases count in the total.
    """
    size, names = len(found.rows), list(found.listed)
    states = np.array([[cell.state for cell in row.phases.values()] for row in found.rows], object)
    states = states.reshape(size, len(names))[:, [name != OUTSIDE for name in names]]
    names = [name for name in names if name != OUTSIDE]
    there = states == TOOK_PART
    ever = np.logical_or.accumulate(there, axis=1) if names else there
    before = np.hstack([np.zeros((size, 1), bool), ever])[:, :-1] if names else there
    columns = (there.sum(axis=0), (states != ENDED).sum(axis=0), ever.sum(axis=0), (there & ~before).sum(axis=0))
    phases = [
        PhaseCoverage(
            name, now, lived, _part(now, lived), all_, _part(all_, size), new, _part(new, now), found.listed[name]
        )
        for name, now, lived, all_, new in zip(names, *(column.tolist() for column in columns), strict=True)
    ]
    events = np.array([row.events for row in found.rows], float)
    involved = int((events > 0).sum())
    whole = bool(phases) and all(phase.listed == "yes" for phase in phases)
    return Coverage(tuple(phases), involved, size, _part(involved, size), gini(events) if size else None, whole)


def after_changes(found: Involvement) -> tuple[str, ...]:
    """The phases in which most municipalities that became others had ended: today's units are nearest to those of their time.

    Empty for an answer in today's units, and where the register knows no changes.
    """
    changed = [row for row in found.rows if row.successors]
    names = [name for name in found.listed if name != OUTSIDE] if changed else []
    return tuple(name for name in names if 2 * sum(row.phases[name].state == ENDED for row in changed) > len(changed))


def _part(some: int, of: int) -> float | None:
    return some / of if of else None
