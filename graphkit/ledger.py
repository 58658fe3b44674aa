"""Every participation as parallel arrays: what a question about roles, statuses and sources is answered from at size."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]
NONE = -1  # the code of what a row does not say


@dataclass(frozen=True)
class Ledger:
    """Participations in the store's order; the arrays hold positions in the lists, ``-1`` where a row says nothing.

    ``sources`` are cells as recorded: several sources stand in one, parted by semicolons. ``own_days`` holds the first
    and last day of the few rows that have days of their own, by row.
    """

    stakeholders: list[str]
    events: list[str]
    phases: list[str]
    roles: list[str]
    statuses: list[str]
    sources: list[str]
    locators: list[str]
    stakeholder: Codes
    event: Codes
    phase: Codes
    role: Codes
    status: Codes
    source: Codes
    locator: Codes
    own_days: dict[int, tuple[str | None, str | None]]

    @property
    def pair(self) -> Codes:
        """One number for each (stakeholder, event), by row; pairs ascend with the rows' stakeholders."""
        return self.stakeholder * max(len(self.events), 1) + self.event

    def has_status(self, *statuses: str) -> NDArray[np.bool_]:
        """Which rows have one of the statuses."""
        return np.isin(self.status, [self.statuses.index(s) for s in statuses if s in self.statuses])

    def has_role(self, *roles: str) -> NDArray[np.bool_]:
        """Which rows have one of the roles."""
        return np.isin(self.role, [self.roles.index(r) for r in roles if r in self.roles])


def coded(cells: list[str | None]) -> tuple[list[str], Codes]:
    """Texts as positions in a list of the distinct ones, in the order met.

    >>> coded(["b", None, "a", "b"])
    (['b', 'a'], array([ 0, -1,  1,  0]))
    """
    known: dict[str, int] = {}
    at = [NONE if cell is None else known.setdefault(cell, len(known)) for cell in cells]
    return list(known), np.array(at, np.int64)
