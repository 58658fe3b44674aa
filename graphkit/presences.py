"""Participations rolled up to municipalities, as a store answers them: parallel arrays of codes with their lists of ids."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from graphkit.incidence import Ints
from graphkit.model import OUTSIDE, READINGS, Selection

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Mention:
    """What a source says of a municipality for a phase as a whole: no presence at any event.

    ``reading`` is the narrowest reading under which the stakeholder named counts for the unit.
    """

    unit: str
    stakeholder: str
    phase: str
    role: str
    reading: str


@dataclass(frozen=True)
class Presences:
    """Each participation once for each municipality it counts for, under the widest reading the selection allows.

    ``unit``, ``stakeholder``, ``event``, ``phase``, ``role`` and ``status`` are codes: positions in the lists of the
    same name in the plural, which hold the ids that occur, in code-point order (phases in their own order, events
    outside them as ``outside``, last; statuses all five). ``reading`` is the position in ``READINGS`` of the narrowest
    reading under which the row counts. Rows stand in order of unit, stakeholder, event, phase, role, status.

    By event: ``dates`` are as recorded (start, else end, else None), ``days`` the day that decides its municipalities (an
    ordinal, 0 where it has none), ``joint`` whether those there met. ``begins`` is the day each phase of the store began
    (0: not known), in their order. ``own_days`` are the start and end of rows that state their own, by position. ``mentions`` are the phase-level rows, ``apart`` the places that took part and count
    for no unit.
    """

    selection: Selection
    units: list[str]
    stakeholders: list[str]
    events: list[str]
    phases: list[str]
    roles: list[str]
    statuses: list[str]
    unit: Ints
    stakeholder: Ints
    event: Ints
    phase: Ints
    role: Ints
    status: Ints
    reading: Ints
    dates: list[str | None]
    days: Ints
    joint: Bools
    begins: dict[str, int]
    own_days: dict[int, tuple[str | None, str | None]] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    apart: tuple[str, ...] = ()

    def under(self, reading: str) -> Bools:
        """Which rows count under a reading, not wider than the selection's: a mask of all rows."""
        return np.asarray(self.reading <= READINGS.index(reading))

    def with_status(self, *statuses: str) -> Bools:
        """Which rows have one of these statuses: a mask of all rows."""
        return np.array([status in statuses for status in self.statuses], bool)[self.status]

    @property
    def outside(self) -> int:
        """The code of the events outside the phases; -1 where there are none."""
        return len(self.phases) - 1 if self.phases[-1:] == [OUTSIDE] else -1
