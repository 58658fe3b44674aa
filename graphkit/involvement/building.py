"""``involvement``: every municipality of the register with its presences, states and evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graphkit.dates import NEVER_ENDS, day_number, last_day_number
from graphkit.incidence import Ints
from graphkit.involvement.apart import places_apart
from graphkit.involvement.communities import Ground, mediators_by_unit, statements_by_unit
from graphkit.involvement.counting import HOWS, Counter, Counts, matrix_of
from graphkit.involvement.later import Later
from graphkit.involvement.meetings import meetings, through
from graphkit.involvement.model import (
    INVITED,
    NOT_RECORDED,
    STATES,
    TOOK_PART,
    UNKNOWN,
    InPhase,
    Involvement,
    Occasion,
    Row,
)
from graphkit.involvement.occasions import occasions
from graphkit.involvement.ordering import by_evidence
from graphkit.involvement.register import Register, Version, read_register
from graphkit.involvement.states import Mentions, Setting, mentioned, phase_states, setting, state_codes
from graphkit.model import OUTSIDE, READINGS, Selection
from graphkit.presences import Presences
from graphkit.stores.protocol import Store


def involvement(
    store: Store, units: str = "then", reading: str = "stands-for", phases: Sequence[str] = ()
) -> Involvement:
    """How far the programme reached each municipality, in units of the time or today's, under a reading.

    Every event counts, also those where people did not meet, in all roles. With ``phases`` only these are counted and
    listed. Raises NotFoundError for a phase that the store doesn't have.
    """
    selection = store.recorded(
        Selection(tuple(phases), "municipality", statuses=(), reading=READINGS[-1], units=units, joint_only=False)
    )
    presences, register = store.presences(selection), read_register(store)
    lives = register.listed(units) if register.there else _places(store, presences.units)
    frame = Frame(store, presences, register, lives, reading)
    rows = _rows(frame)
    return Involvement(
        selection=Selection(
            selection.phases, "municipality", statuses=(), reading=reading, units=units, joint_only=False
        ),
        phases=frame.setting.phases,
        rows=tuple(by_evidence(rows, frame.setting.ids)),
        listed=frame.setting.listed,
        register=register.there,
        apart=places_apart(store, presences),
        undated=int((presences.days == 0).sum()),
    )


def _places(store: Store, units: list[str]) -> list[tuple[Version, ...]]:
    """Where there is no register, each place with participations as a municipality."""
    who = store.stakeholders(units)
    return [
        (Version(unit, "", None, place.name, place.name_en, place.kind),)
        for unit, place in zip(units, who, strict=True)
    ]


@dataclass(frozen=True)
class Frame:
    """What the rows are made from: presences, register, the municipalities listed, each by its versions."""

    store: Store
    presences: Presences
    register: Register
    lives: list[tuple[Version, ...]]
    reading: str

    @property
    def units(self) -> str:
        """Units of the time or today's."""
        return self.presences.selection.units

    @cached_property
    def row_of_unit(self) -> dict[str, int]:
        """Unit id in the store's answers -> row."""
        if self.units == "today" and self.register.there:
            listed = {life[-1].id: i for i, life in enumerate(self.lives)}
            now = {ident: self.register.today(key) for ident, key in self.register.latest.items()}
            return {ident: listed[today] for ident, today in now.items() if today in listed}
        return {version.unit: i for i, life in enumerate(self.lives) for version in life}

    @cached_property
    def row_of(self) -> Ints:
        """The row of each of the presences, −1 where its unit isn't listed."""
        at = np.array([self.row_of_unit.get(unit, -1) for unit in self.presences.units], np.int64)
        return at[self.presences.unit] if at.size else np.empty(0, np.int64)

    @cached_property
    def counts(self) -> Counts:
        """The numbers of events."""
        return Counter(self.presences, self.row_of, len(self.lives), self.reading).counts()

    @cached_property
    def setting(self) -> Setting:
        """Phases, the completeness of their lists, their first days."""
        chosen = self.presences.selection.phases
        return setting(self.store, self.presences.begins, chosen, OUTSIDE in self.presences.phases)

    @cached_property
    def said(self) -> tuple[Mentions, Mentions]:
        """What phase-level rows say: states and roles."""
        roles = phase_states(self.store)
        return mentioned(self.presences.mentions, self.row_of_unit, self.setting.ids, self.reading, roles)

    @cached_property
    def states(self) -> Ints:
        """Positions in ``STATES`` by row and phase."""
        ends = np.array([last_day_number(life[-1].valid_until) or NEVER_ENDS for life in self.lives], np.int64)
        return state_codes(self.counts, self.presences.phases, ends, self.setting, self.said[0])


def _rows(frame: Frame) -> list[Row]:
    counts, reading = frame.counts, frame.reading
    ground = Ground(frame.store, frame.register, frame.units)
    statements = statements_by_unit(frame.store, ground)
    mediators = mediators_by_unit(frame.store, ground, frame.presences.begins)
    dates = occasions(frame.presences, frame.row_of, reading)
    units = [_unit(frame, life) for life in frame.lives]
    met = meetings(frame.store, frame.presences, frame.row_of, counts.pairs, reading, units)
    others = through(frame.presences, frame.row_of)
    later = Later(frame.store, frame.presences, frame.register, reading, statements)
    in_phases = _in_phases(frame)
    rows = []
    for i, life in enumerate(frame.lives):
        phases = in_phases[i]
        first, last = dates.get(i, (None, None))
        rows.append(
            Row(
                id=life[0].id, valid_from=life[0].valid_from, valid_until=life[-1].valid_until, unit=units[i],
                name=life[0].name, name_en=life[0].name_en, kind=life[0].kind,
                events=int(counts.events[i]),
                state=_overall(phases),
                phases=phases,
                readings={name: int(numbers[i]) for name, numbers in counts.readings.items()},
                roles={name: int(counts.how_all[name][i]) for name in HOWS if counts.how_all[name][i]},
                hosted=int(counts.how_all["hosted"][i]),
                first=first, last=last,
                unknown_phases=tuple(p for p, cell in phases.items() if cell.state == UNKNOWN and p != OUTSIDE),
                missed_since=_missed(phases, frame.setting, last),
                named_community=tuple(said for version in life for said in statements.get(version.key, ())),
                partners=None if met.partners is None else met.partners.get(i, ()),
                stakeholders_met=None if met.stakeholders is None else met.stakeholders.get(i, 0),
                through=others.get(i, ()),
                mediators=tuple(period for version in life for period in mediators.get(version.key, ())),
                successors=later.successors(life) if frame.units == "then" else (),
                splits=later.splits(life) if frame.units == "today" else (),
            )
        )  # fmt: skip
    return rows


def _unit(frame: Frame, life: tuple[Version, ...]) -> str:
    return life[0].unit if frame.units == "then" else life[0].id


def _in_phases(frame: Frame) -> list[dict[str, InPhase]]:
    """For each row its cells by phase."""
    counts, ids = frame.counts, frame.setting.ids
    events = matrix_of(counts.by_phase, frame.presences.phases, ids).tolist()
    how = {name: matrix_of(counts.how[name], frame.presences.phases, ids).tolist() for name in HOWS}
    said, states = frame.said[1], frame.states.tolist()
    partly = [frame.setting.listed[phase] == "partly" for phase in ids]
    blank = {(state, part): InPhase(0, state, part) for state in STATES for part in (False, True)}

    def cell(row: int, column: int) -> InPhase:
        state = STATES[states[row][column]]
        part = partly[column] and state == NOT_RECORDED
        roles = {name: how[name][row][column] for name in HOWS if how[name][row][column]}
        mentions = tuple(said.get((row, column), ()))
        if not roles and not mentions:
            return blank[state, part]
        return InPhase(events[row][column], state, part, how["hosted"][row][column], roles, mentions)

    return [{phase: cell(row, column) for column, phase in enumerate(ids)} for row in range(len(frame.lives))]


def _overall(phases: dict[str, InPhase]) -> str:
    held = {cell.state for cell in phases.values()}
    return next((state for state in STATES if state in held), UNKNOWN)


def _missed(phases: dict[str, InPhase], there: Setting, last: Occasion | None) -> tuple[str, ...]:
    """The phases since the last presence whose lists are whole or partly so and do not have it as taking part."""
    seen = max((i for i, p in enumerate(there.ids) if p != OUTSIDE and phases[p].state == TOOK_PART), default=-1)
    day = day_number(last.date) or 0 if last and last.phase == OUTSIDE else 0
    return tuple(
        phase
        for i, (phase, begins) in enumerate(zip(there.ids, there.begins, strict=True))
        if i > seen and phase != OUTSIDE and (not day or begins > day)
        if phases[phase].state == NOT_RECORDED
        or (phases[phase].state == INVITED and there.listed[phase] in ("yes", "partly"))
    )
