"""The answer of ``involvement``: one row for each municipality of the register, with what is known and what is not."""

from __future__ import annotations

from dataclasses import dataclass, field

from graphkit.model import Phase, Selection

# From the strongest evidence to the weakest; the state over all phases is the first that holds in any.
TOOK_PART, INVITED, NAMED, NOT_RECORDED, UNKNOWN, ENDED = STATES = (
    "took-part",
    "invited-or-planned",
    "named-for-phase",
    "not-recorded",
    "unknown",
    "ended",
)
NOT_ASSESSABLE = "not assessable"  # the verdict without a reference population

Key = tuple[str, str]  # a municipality: its id and the first day of this version, empty for the first one known


@dataclass(frozen=True, slots=True)
class InPhase:
    """One municipality in one phase.

    ``events`` are those attended, in every role. ``partly`` marks a state that rests on lists known to be incomplete
    (``not-recorded`` only). ``roles`` names how it was there (hosted, organised, spoke, took-part: events attended in
    such a role; invited-only, planned-only: events without an attended row), without zeros.
    """

    events: int
    state: str
    partly: bool = False
    hosted: int = 0
    roles: dict[str, int] = field(default_factory=dict)
    mentions: tuple[str, ...] = ()  # roles in phase-level rows


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event attended: id, date as recorded (None where neither start nor end is stated), phase."""

    event: str
    date: str | None
    phase: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A source that names a Roma community (or whatever the tables list) there.

    ``territory`` and ``vintage`` are as in the table; ``place`` is true where the statement is about a place within.
    """

    text: str
    source: str
    year: str | None
    territory: str
    vintage: str
    place: bool = False


@dataclass(frozen=True, slots=True)
class Through:
    """A stakeholder that took part for the municipality at events where the place itself is not named.

    ``reading`` is the narrowest under which it counts; ``events`` how many such events.
    """

    stakeholder: str
    reading: str
    events: int


@dataclass(frozen=True, slots=True)
class MediatorPeriod:
    """A mediator's period in a place of the municipality."""

    mediator: str
    place: str
    phase: str | None
    start: str | None
    end: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Partner:
    """Another municipality (its unit id) and how many events with joint presence the two shared."""

    unit: str
    events: int


@dataclass(frozen=True, slots=True)
class Successor:
    """A later municipality that a unit became, wholly or in part; its presences are shown, never counted for the unit.

    ``events`` are those that the later unit attended since the change. ``primary`` is false for the smaller part of a
    split. ``statements`` are about the later unit and are not carried back.
    """

    id: str
    valid_from: str
    unit: str
    name: str
    name_en: str | None
    since: str | None
    primary: bool
    part_name: str | None
    part_share: str | None
    events: int
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class SplitReading:
    """A unit that was split, seen from one of its successors of today.

    ``events`` are those of the split unit in units of the time. Its presences are counted for the primary successor;
    ``events_otherwise`` is what this successor's number would be if they were counted for the other one instead
    (or, for one that is not primary, for this one).
    """

    id: str
    name: str
    primary: bool
    part_name: str | None
    part_share: str | None
    events: int
    events_otherwise: int


@dataclass(frozen=True)
class Row:
    """One municipality of the register.

    ``unit`` is the id it has in a store's answers (``id@day`` for a later version among units of the time). ``events``
    counts distinct events attended, all roles and kinds, under the reading asked for; ``readings`` the same under each.
    ``phases`` holds every phase asked for, in order, ``outside`` last where the store has events without a phase.
    ``unknown_phases`` are those about which nothing can be said, ``missed_since`` those after the last presence (all,
    where there is none) in which it is not recorded as having taken part although their lists are whole or partly so.
    ``partners`` and ``stakeholders_met`` are None where they cost too much to find.
    """

    id: str
    valid_from: str
    valid_until: str | None
    unit: str
    name: str
    name_en: str | None
    kind: str | None
    events: int
    state: str
    phases: dict[str, InPhase]
    readings: dict[str, int]
    roles: dict[str, int]
    hosted: int
    first: Occasion | None
    last: Occasion | None
    unknown_phases: tuple[str, ...]
    missed_since: tuple[str, ...]
    named_community: tuple[Statement, ...]
    partners: tuple[Partner, ...] | None = ()
    stakeholders_met: int | None = 0
    through: tuple[Through, ...] = ()
    mediators: tuple[MediatorPeriod, ...] = ()
    successors: tuple[Successor, ...] = ()
    splits: tuple[SplitReading, ...] = ()
    verdict: str = NOT_ASSESSABLE

    @property
    def key(self) -> Key:
        """Id and valid-from: ids repeat."""
        return self.id, self.valid_from

    @property
    def municipalities_met(self) -> int | None:
        """How many partners."""
        return None if self.partners is None else len(self.partners)

    def label(self, lang: str = "lv") -> str:
        """The name in the language asked for, or the recorded one."""
        return (self.name_en if lang == "en" else None) or self.name


@dataclass(frozen=True, slots=True)
class Apart:
    """A place that took part and is no municipality of the register: ``why`` is foreign, country, unidentified or unplaced."""

    id: str
    name: str
    name_en: str | None
    why: str
    events: int
    phases: tuple[str, ...]


@dataclass(frozen=True)
class Involvement:
    """The municipalities of the register (or, where there is none, the places with participations), in order of evidence.

    ``rows`` are all of them, also those never reached. ``listed`` says for each phase whether its lists are whole: yes,
    partly, no, or None where the tables say nothing. ``undated`` counts events without any date, read as before a reform.
    """

    selection: Selection
    phases: tuple[Phase, ...]
    rows: tuple[Row, ...]
    listed: dict[str, str | None]
    register: bool
    apart: tuple[Apart, ...] = ()
    undated: int = 0

    def row(self, ident: str) -> Row | None:
        """The row of an id or a unit id."""
        return next((row for row in self.rows if ident in (row.id, row.unit)), None)
