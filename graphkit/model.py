"""The nouns every layer speaks: a selection, a stakeholder, an event, a piece of evidence."""

from __future__ import annotations

from dataclasses import dataclass, field

from graphkit.errors import GraphkitError

LEVELS = ("stakeholder", "person", "organisation", "municipality", "sector")
READINGS = ("named", "stands-for", "seat")
UNITS = ("then", "today")
OUTSIDE = "outside"
AUDIENCES = ("public", "internal")
DEFAULT_STORE = "graphkit.sqlite"


@dataclass(frozen=True, slots=True)
class Selection:
    """What is counted. Printed as the rules under every result.

    Empty ``phases``, ``roles`` or ``kinds`` mean all; empty ``statuses`` mean all five. ``joint_only`` leaves out events
    at which people were not together (unless their kind is named); ``persons=False`` counts persons only through
    their organisation, for output that leaves the house.
    """

    phases: tuple[str, ...] = ()
    level: str = "stakeholder"
    roles: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ("attended",)
    reading: str = "stands-for"
    units: str = "then"
    joint_only: bool = True
    persons: bool = True

    def __post_init__(self) -> None:
        for name in ("phases", "roles", "kinds", "statuses"):
            if isinstance(given := getattr(self, name), str):  # else each letter would be taken for one
                raise GraphkitError(f"{name} are given as a list: [{given!r}], not {given!r}")
        for value, allowed, what in (
            (self.level, LEVELS, "level"),
            (self.reading, READINGS, "reading"),
            (self.units, UNITS, "units"),
        ):
            if value not in allowed:
                raise GraphkitError(f"unknown {what} {value!r}: one of {', '.join(allowed)}")


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """A person, organisation, place, or a unit of a level (municipality, sector)."""

    id: str
    name: str
    type: str
    name_en: str | None = None
    short_name: str | None = None
    short_name_en: str | None = None
    kind: str | None = None
    sector: str | None = None
    organisation: str | None = None
    place: str | None = None
    country: str | None = None

    def label(self, lang: str = "lv") -> str:
        """The name in the language asked for, or the recorded one."""
        return (self.name_en if lang == "en" else None) or self.name

    def short(self, lang: str = "lv") -> str:
        """A short name for a picture, falling back on the full one."""
        return (self.short_name_en if lang == "en" else None) or self.short_name or self.label(lang)


@dataclass(frozen=True, slots=True)
class Event:
    """Something held, with the phases it took part in."""

    id: str
    title: str
    title_en: str | None = None
    phases: tuple[str, ...] = ()
    kind: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    place_name: str | None = None
    mode: str | None = None
    themes: tuple[str, ...] = ()
    status: str | None = None
    joint_presence: bool = True
    sources: tuple[str, ...] = ()
    note: str | None = None

    def label(self, lang: str = "lv") -> str:
        """The title in the language asked for, or the recorded one."""
        return (self.title_en if lang == "en" else None) or self.title or self.title_en or self.id

    @property
    def date(self) -> str | None:
        """The day it began, or the day it ended where only that is known."""
        return self.start or self.end


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the programme, in its order."""

    id: str
    name: str
    name_en: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document that states facts."""

    id: str
    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Completeness:
    """Whether the lists of a phase or event are complete: ``complete`` is yes, partly or no; ``what`` is listed."""

    scope: str
    what: str
    complete: str
    why: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One participation as a source states it. ``unit`` is what it counts for at the level asked about.

    ``start`` and ``end`` are its own days, empty where they are those of its event.
    """

    unit: str
    stakeholder: str
    event: str
    phase: str
    role: str
    status: str
    sources: tuple[str, ...] = ()
    locator: str | None = None
    note: str | None = None
    start: str | None = None
    end: str | None = None

    def days(self, event: Event) -> tuple[str | None, str | None]:
        """First and last day: its own where it has any, what it leaves open being as for its event; else the event's date.

        >>> row = Evidence("a", "a", "e", "P", "member", "attended", start="2020")
        >>> row.days(Event("e", "E", start="2019-05-01")), row.days(Event("e", "E", start="2019", end="2021"))
        (('2020', '2020'), ('2020', '2021'))
        """
        if not (self.start or self.end):
            return event.date, event.date
        first = self.start or event.start or self.end
        last = self.end or event.end or first
        return first, max(first, last) if first and last else last


@dataclass(frozen=True, slots=True)
class Hit:
    """A stakeholder found by name: how (``exact``, ``fold``, ``stem``, ``part``, ``similar``) and by which form."""

    stakeholder: Stakeholder
    how: str
    form: str
    score: float = 100.0


@dataclass(frozen=True, slots=True)
class PhaseCount:
    """What a store holds of one phase."""

    id: str
    name: str
    name_en: str | None
    events: int
    participations: int
    stakeholders: int


@dataclass(frozen=True, slots=True)
class Info:
    """What a store holds."""

    participations: int
    stakeholders: int
    events: int
    phases: tuple[PhaseCount, ...]
    pairs: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    types: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    knows_persons: bool = True  # whether the tables say who is a person
    policy: str = ""  # who sees what, in the words of a policy file; empty: the default
