"""The state of each municipality in each phase: what is recorded, and where nothing is, whether that means anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graphkit.incidence import Ints
from graphkit.involvement.counting import ASKED, Counts, matrix_of
from graphkit.involvement.model import ENDED, INVITED, NAMED, NOT_RECORDED, STATES, TOOK_PART, UNKNOWN
from graphkit.model import OUTSIDE, READINGS, Phase
from graphkit.presences import Bools, Mention
from graphkit.stores.protocol import Store
from graphkit.vocabulary import PHASE_ROLES

Mentions = dict[tuple[int, int], list[str]]  # (row, phase) -> roles
_LISTED = "municipalities"  # the list that completeness must speak of


@dataclass(frozen=True)
class Setting:
    """What the states of all municipalities rest on: the phases in order, whose lists are whole, when each began."""

    phases: tuple[Phase, ...]
    listed: dict[str, str | None]
    begins: tuple[int, ...]

    @cached_property
    def ids(self) -> list[str]:
        """The ids of the phases."""
        return [phase.id for phase in self.phases]


def setting(store: Store, begins: Mapping[str, int], chosen: Sequence[str], outside: bool) -> Setting:
    """The phases chosen (all, where none is), the events outside them last if there are any."""
    phases = [phase for phase in store.phases() if not chosen or phase.id in chosen]
    if outside:
        phases.append(Phase(OUTSIDE, "ārpus posmiem", "outside the phases"))
    says = {row.scope: row.complete for row in store.completeness() if row.what == _LISTED}
    return Setting(tuple(phases), {phase.id: says.get(phase.id) for phase in phases}, _begins(phases, begins))


def _begins(phases: Sequence[Phase], known: Mapping[str, int]) -> tuple[int, ...]:
    """The first day of each phase; one whose day isn't known began no earlier than those before it."""
    found, day = [], 0
    for phase in phases:
        day = known.get(phase.id, 0) or day
        found.append(0 if phase.id == OUTSIDE else day)
    return tuple(found)


def state_codes(counts: Counts, present: Sequence[str], ends: Ints, there: Setting, said: Mentions) -> Ints:
    """Positions in ``STATES``, shape (n, p). ``ends`` is the last day of each municipality."""

    def seen(counted: Ints) -> Bools:
        return matrix_of(counted, present, there.ids) > 0

    whole = np.array([there.listed[phase] in ("yes", "partly") for phase in there.ids], bool)
    codes = np.where(whole, STATES.index(NOT_RECORDED), STATES.index(UNKNOWN))
    codes = np.where(ends[:, None] < np.array(there.begins)[None, :], STATES.index(ENDED), codes)
    codes[seen(counts.unclear)] = STATES.index(NAMED)
    for (row, phase), states in said.items():
        codes[row, phase] = min(STATES.index(state) for state in states)
    for name in ASKED:
        codes[seen(counts.how[name])] = STATES.index(INVITED)
    codes[seen(counts.by_phase)] = STATES.index(TOOK_PART)
    return codes


def mentioned(
    mentions: Iterable[Mention], at: Mapping[str, int], phases: Sequence[str], reading: str, roles: Mapping[str, str]
) -> tuple[Mentions, Mentions]:
    """What phase-level rows say under a reading: the states they give, and their roles, by row and phase."""
    states: Mentions = {}
    said: Mentions = {}
    columns = {phase: i for i, phase in enumerate(phases)}
    for mention in mentions:
        row, column = at.get(mention.unit, -1), columns.get(mention.phase, -1)
        if min(row, column) < 0 or READINGS.index(mention.reading) > READINGS.index(reading):
            continue
        said.setdefault((row, column), []).append(mention.role)
        if state := roles.get(mention.role, NAMED):
            states.setdefault((row, column), []).append(state)
    return states, said


def phase_states(store: Store) -> dict[str, str]:
    """Role in a phase -> the state it gives, empty for none: the store's own table over the usual one."""
    own = {row["role"]: row.get("state", "") for row in store.table("phase_roles")}
    return {**PHASE_ROLES, **{role: state for role, state in own.items() if state in (INVITED, NAMED, "")}}
