"""Shares with their interval, or the word that there are too few to say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt

from graphkit.model import Selection
from graphkit.stores.protocol import Store

#: Below so many a share says nothing.
ENOUGH = 10
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole`` with the 95 % interval of Wilson (1927, 10.1080/01621459.1927.10502953), all in percent.

    The bounds are None where the whole is too small to say anything.
    """

    part: int
    whole: int
    percent: int | None
    low: int | None
    high: int | None


def share(part: int, whole: int) -> Share | None:
    """A share of a whole; None where there is no whole.

    >>> share(13, 26)
    Share(part=13, whole=26, percent=50, low=32, high=68)
    >>> share(2, 5), share(0, 0)
    (Share(part=2, whole=5, percent=None, low=None, high=None), None)
    """
    if not whole:
        return None
    if whole < ENOUGH:
        return Share(part, whole, None, None, None)
    p, z2 = part / whole, _Z**2
    centre = (p + z2 / (2 * whole)) / (1 + z2 / whole)
    half = _Z * sqrt(p * (1 - p) / whole + z2 / (4 * whole**2)) / (1 + z2 / whole)
    return Share(part, whole, round(100 * p), round(100 * (centre - half)), round(100 * (centre + half)))


def recorded_in(store: Store, selection: Selection, phase: str) -> frozenset[str]:
    """Who was there in a phase, each counted as recorded."""
    return frozenset(store.incidence(replace(selection, phases=(phase,))).stakeholders)


def came_again(before: frozenset[str], here: frozenset[str]) -> Share | None:
    """What share of those of a phase came again in a later one; None where nobody is recorded in one of them."""
    return share(len(before & here), len(before)) if here else None
