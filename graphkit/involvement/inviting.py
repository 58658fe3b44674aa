"""Whom to invite to a coming event, and who could bring them in: the answer of ``suggest``. No person stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.involvement.model import Row

# How somebody is connected, in the order in which they are named.
OWN, MEDIATOR, MET, MUNICIPALITY, NEAR = KINDS = ("own", "mediator", "met", "municipality", "near")


@dataclass(frozen=True)
class Coming:
    """The coming event: a theme as the tables code it, the municipality (or settlement) where it will be; None: not said."""

    theme: str | None = None
    place: str | None = None
    point: str | None = None  # the id whose coordinates are meant, where it isn't the municipality's


@dataclass(frozen=True)
class Shared:
    """An event of the past that connects, with the sources that name the two there."""

    event: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """Somebody already connected to a municipality.

    ``kind``: ``own`` took part for it or is seated there, ``mediator`` worked in a place of it (``id`` is the place), ``met`` is
    an organisation and ``municipality`` a municipality that it was at events with, ``near`` one nearby that takes part often.
    ``weight`` is Newman's, shared events each by 1/(those present − 1), of one nearby the number of its events, the last of
    which is shown; ``on_theme`` of the events had the coming theme.
    """

    kind: str
    id: str
    name: str
    name_en: str | None = None
    sector: str | None = None
    events: tuple[Shared, ...] = ()
    weight: float = 0.0
    on_theme: int = 0
    phases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    km: float | None = None

    def label(self, lang: str = "lv") -> str:
        """The name in the language asked for, or the recorded one."""
        return (self.name_en if lang == "en" else None) or self.name


@dataclass(frozen=True)
class Suggestion:
    """A municipality to invite: its row, how many of its events had the theme, how far it lies, who is connected to it."""

    row: Row
    on_theme: int | None
    km: float | None
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Suggestions:
    """Municipalities to invite, in order. ``few`` is the number of events up to which one counts as seldom there (None: no
    community is named anywhere); ``missed`` the phases in a row after which one counts as having fallen away."""

    coming: Coming
    few: float | None
    missed: int
    all: tuple[Suggestion, ...]
    total: int
