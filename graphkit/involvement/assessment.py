"""Verdicts: which municipalities took part less or more than their share of a reference population lets expect."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, isnan

import numpy as np
from numpy.typing import NDArray

from graphkit.involvement import need
from graphkit.involvement.model import ENDED, Involvement, Row
from graphkit.involvement.need import Comparison
from graphkit.involvement.reference import Reference
from graphkit.involvement.statistics import LIMITS
from graphkit.model import OUTSIDE

Bools = NDArray[np.bool_]

ENDED_BEFORE = "it had ended before the phases asked for"
LISTS_UNKNOWN = "the lists of the phases asked for are incomplete"
NO_PRESENCES = "no presence is recorded in these phases"
ENDS_DISAGREE = "the two ends of the bands of population give different verdicts"
NO_POPULATION = "no reference population is given"
# Numbers of people that a public file may tell: the first band holds the small counts that are hidden.
_BANDS = ((0, 0), (1, 10), (11, 50), (51, 200), (201, 1000))


@dataclass(frozen=True)
class Need:
    """One municipality beside what was to be expected; numbers are None where it can't be assessed, and ``reason`` says why.

    ``interval`` is the exact 95 % interval of the ratio (no upper end where a band lets expect nothing), ``limits`` the presences that would be no surprise, by level.
    ``expected_ends`` are those of banded populations. ``over_all`` is the verdict of all presences
    together, ``by_phase`` and ``binomial`` are those of the two checks.
    ``people`` is the population as a band that may be published.
    """

    observed: int
    verdict: str
    reason: str = ""
    expected: float | None = None
    expected_ends: tuple[float, float] | None = None
    ratio: float | None = None
    interval: tuple[float, float | None] | None = None
    limits: dict[float, tuple[int, int]] | None = None
    over_all: str | None = None
    by_phase: str | None = None
    binomial: str | None = None
    people: str | None = None


@dataclass(frozen=True)
class Assessment:
    """Every municipality of an answer, in its order, and what holds for all of them.

    ``dispersion`` is φ, plain and winsorised; ``presences`` all those shared out; ``left_out`` the phases whose lists are
    incomplete, which the check by phase does without.
    """

    needs: tuple[Need, ...]
    reference: Reference
    presences: int
    dispersion: tuple[float | None, float | None]
    left_out: tuple[str, ...]
    listed: bool

    def of(self, verdict: str) -> list[int]:
        """The positions of the municipalities with a verdict."""
        return [i for i, item in enumerate(self.needs) if item.verdict == verdict]


def assess(found: Involvement, given: Reference) -> Assessment:
    """Compare the presences of every municipality with those its share of the population lets expect.

    The verdict is that of all presences together, where a comparison phase by phase, which leaves out phases of incomplete
    lists and expects nothing of a municipality that had ended, gives the same; else it is not distinguishable.
    """
    usable = _usable(found)
    phased = np.array([[cell.events for cell in row.phases.values()] for row in found.rows], np.int64)
    there = np.asarray(usable.any(axis=1))
    observed = np.array([row.events for row in found.rows], np.int64)
    plain = need.compare(observed, given.people, there)
    checked = need.compare_by_phase(phased.reshape(usable.shape), given.people, usable)
    why = _reasons(found, given, there, plain)
    return Assessment(
        tuple(_needs(found, given, plain, checked, why)),
        given,
        int(plain.trials),
        (plain.dispersion(), plain.dispersion(winsorised=True)),
        tuple(phase for phase, complete in found.listed.items() if complete == "no"),
        any(found.listed.values()),
    )


def _usable(found: Involvement) -> Bools:
    """Where a presence could have been recorded, shape (n, p): the municipality existed, and the lists aren't known to be
    incomplete. Of the events outside the phases nothing is known, unless nothing is said of any phase."""
    said = any(found.listed.values())
    lists = np.array([value != "no" and not (said and phase == OUTSIDE) for phase, value in found.listed.items()], bool)
    lived = np.array([[cell.state != ENDED for cell in row.phases.values()] for row in found.rows], bool)
    return np.asarray(lived.reshape(len(found.rows), lists.size) & lists[None, :])


def _reasons(found: Involvement, given: Reference, there: Bools, plain: Comparison) -> dict[int, str]:
    """Why a municipality can't be assessed, by position."""
    reasons = {int(i): NO_PRESENCES for i in np.flatnonzero(~plain.compared)}
    reasons |= given.reasons
    for i in np.flatnonzero(~there):
        ended = all(cell.state == ENDED for phase, cell in found.rows[i].phases.items() if phase != OUTSIDE)
        reasons[int(i)] = ENDED_BEFORE if ended and found.rows[i].phases else LISTS_UNKNOWN
    return reasons


def _needs(
    found: Involvement, given: Reference, plain: Comparison, checked: Comparison, why: dict[int, str]
) -> list[Need]:
    assessable = np.array([i not in why for i in range(len(found.rows))], bool)
    said = [need.words(codes, assessable) for codes in (plain.verdicts, checked.verdicts, plain.binomial)]
    said[1] = [word if known else need.NOT_ASSESSABLE for word, known in zip(said[1], checked.compared, strict=True)]
    limits = {level: plain.limits(level) for level in LIMITS}
    people = given.people.high.tolist()

    # Where only one of the two names a municipality, incomplete lists or the years after its end may have made the difference.
    borne_out = plain.verdicts == checked.verdicts

    def compared(i: int, row: Row) -> Need:
        highest = float(plain.interval.high[i])
        return Need(
            observed=row.events,
            verdict=said[0][i] if borne_out[i] else need.NEITHER,
            reason=_doubt(said[0][i], said[1][i], bool(plain.disputed[i])),
            expected=float(plain.middle[i]),
            expected_ends=(float(plain.expected.low[i]), float(plain.expected.high[i])),
            ratio=float(plain.ratio[i]),
            interval=(float(plain.interval.low[i]), highest if isfinite(highest) else None),
            limits={level: (int(limit.low[i]), int(limit.high[i])) for level, limit in limits.items()},
            over_all=said[0][i],
            by_phase=said[1][i],
            binomial=said[2][i],
            people=band_of(people[i]),
        )

    return [
        Need(row.events, need.NOT_ASSESSABLE, why[i], people=band_of(people[i])) if i in why else compared(i, row)
        for i, row in enumerate(found.rows)
    ]


def _doubt(verdict: str, by_phase: str, disputed: bool) -> str:
    """What speaks against a plain reading of a verdict; empty where nothing does."""
    if disputed:
        return ENDS_DISAGREE
    if verdict == by_phase:
        return ""
    return f"over all presences: {verdict}; phase by phase, without incomplete lists: {by_phase}"


def band_of(people: float) -> str | None:
    """A number of people as a band that may be published; None where it is unknown.

    >>> band_of(7.0), band_of(350.0), band_of(5000.0), band_of(float("nan"))
    ('1-10', '201-1000', '1000+', None)
    """
    if isnan(people):
        return None
    return next((f"{low}-{high}" if high else "0" for low, high in _BANDS if people <= high), f"{_BANDS[-1][1]}+")
