"""What a mark or a name of the presence page opens to: events, roles, through whom, sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from graphkit.involvement.model import Involvement, Row
from graphkit.labels import label
from graphkit.model import OUTSIDE, Evidence
from graphkit.stores.protocol import Store
from graphkit.views.bilingual import Text, plural, said
from graphkit.views.presence_rows import EVENTS, month
from graphkit.views.texts import LANGS

_PARTNERS = 8


@dataclass
class Details:
    """``units``: sort of units -> unit -> what is said of it; events and sources are named by their position.

    ``persons`` counts those who are named on an internal page and not on this one.
    """

    units: dict[str, dict[str, Any]] = field(default_factory=dict)
    events: list[list[Any]] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    persons: int = 0


class _Book:
    """Numbers events and sources as they are met."""

    def __init__(self, store: Store, audience: str) -> None:
        self.events: dict[str, int] = {}
        self.sources: dict[str, int] = {}
        self.names = {who.id: who for who in store.stakeholders()}
        self.public = audience == "public"
        self.withheld: set[str] = set()

    def event(self, ident: str) -> int:
        """The number of an event."""
        return self.events.setdefault(ident, len(self.events))

    def cited(self, ids: Iterable[str]) -> list[int]:
        """The numbers of sources."""
        return [self.sources.setdefault(ident, len(self.sources)) for ident in dict.fromkeys(ids)]

    def who(self, ident: str) -> Text | None:
        """A stakeholder's name; None for a person on a public page."""
        held = self.names.get(ident)
        if held is None:
            return ident, ident
        if held.type == "person" and self.public:
            self.withheld.add(ident)
            return None
        return held.label("lv"), held.label("en")


def details_of(store: Store, found: dict[str, Involvement], audience: str) -> Details:
    """The details of every municipality in each sort of units."""
    book, made = _Book(store, audience), Details()
    for units, each in found.items():
        rows = defaultdict(list)
        for piece in store.evidence(replace(each.selection, statuses=(), joint_only=False)):
            rows[piece.unit].append(piece)
        made.units[units] = {row.unit: _unit(row, rows[row.unit], each, book) for row in each.rows}
    events = store.events(list(book.events))
    made.events = [
        [[event.label(lang) for lang in LANGS], event.date or "", event.place_name or ""] for event in events
    ]
    made.sources, made.persons = list(book.sources), len(book.withheld)
    return made


def _unit(row: Row, pieces: list[Evidence], found: Involvement, book: _Book) -> dict[str, Any]:
    by_phase: dict[str, list[Evidence]] = defaultdict(list)
    for piece in pieces:
        by_phase[piece.phase or OUTSIDE].append(piece)
    return {
        "name": [row.label(lang) for lang in LANGS],
        "facts": _facts(row, found, book),
        "phases": {phase: _occasions(held, book) for phase, held in by_phase.items()},
    }


def _occasions(pieces: list[Evidence], book: _Book) -> list[list[Any]]:
    """Each event with how the municipality was there, through whom, and the sources that say so."""
    at: dict[str, list[Evidence]] = defaultdict(list)
    for piece in pieces:
        at[piece.event].append(piece)
    made = []
    for event, held in at.items():
        how = list(dict.fromkeys((piece.role, piece.status) for piece in held))
        through = [book.who(piece.stakeholder) for piece in held]
        names = list(dict.fromkeys(name or said("details_through_persons") for name in through))
        cited = book.cited(source for piece in held for source in piece.sources)
        made.append([book.event(event), [_how(*each) for each in how], names, cited])
    return made


def _how(role: str, status: str) -> Text:
    lv, en = (label("role", role, lang) for lang in LANGS)
    if status == "attended":
        return lv, en
    return f"{lv} ({label('status', status, 'lv')})", f"{en} ({label('status', status, 'en')})"


def _facts(row: Row, found: Involvement, book: _Book) -> list[list[Any]]:
    """What is said of a municipality as a whole: lines of a heading, a text, and the sources."""
    lines: list[list[Any]] = []
    titles = {phase.id: phase for phase in found.phases}
    for key, occasion in (("details_first", row.first), ("details_last", row.last)):
        if occasion:
            lines.append([said(key), ("", ""), [], book.event(occasion.event)])
    for key, phases in (("details_missed", row.missed_since), ("details_unknown", row.unknown_phases)):
        known = ", ".join(phase for phase in phases if phase in titles)
        if known:
            lines.append([said(key), (known, known), []])
    if row.partners:
        lines.append([said("details_partners"), _partners(row, found), []])
    lines += _through(row, book) + _communities(row, book) + _mediators(row, book) + _later(row)
    return lines


def _partners(row: Row, found: Involvement) -> Text:
    rows = {each.unit: each for each in found.rows}
    named = [(rows[p.unit], p.events) for p in (row.partners or ())[:_PARTNERS] if p.unit in rows]
    lv, en = (", ".join(f"{each.label(lang)} {n}" for each, n in named) for lang in LANGS)
    return lv, en


def _through(row: Row, book: _Book) -> list[list[Any]]:
    """Those present without the place being named; of persons on a public page only that there were some."""
    totals: dict[Text, int] = defaultdict(int)
    for each in row.through:
        name = book.who(each.stakeholder)
        totals[name or said("details_through_persons")] += each.events if name else 0
    if not totals:
        return []
    lv, en = (", ".join(f"{name[at]} {n}" if n else name[at] for name, n in totals.items()) for at in range(2))
    return [[said("details_through"), (lv, en), []]]


def _communities(row: Row, book: _Book) -> list[list[Any]]:
    """What sources say of a community there: each statement once, with all who make it."""
    said_by: dict[str, list[str]] = defaultdict(list)
    for each in row.named_community:
        said_by[f"{each.text}{f' ({each.year})' if each.year else ''}"].append(each.source)
    return [[said("details_community"), (text, text), book.cited(sources)] for text, sources in said_by.items()]


def _mediators(row: Row, book: _Book) -> list[list[Any]]:
    """The periods of mediators, each of which is one person: not for the public."""
    if book.public:
        return []
    made = []
    for each in row.mediators:
        span = " – ".join(filter(None, (each.phase, each.start, each.end)))
        made.append([said("details_mediators"), (span, span), book.cited([each.source] if each.source else [])])
    return made


def _later(row: Row) -> list[list[Any]]:
    made: list[list[Any]] = []
    for each in row.successors:
        name = (each.name, each.name_en or each.name)
        events = plural(*EVENTS, each.events)
        when = month(each.since or each.valid_from)
        later = said("details_later_since" if when else "details_later_events", name=name, n=events, when=when)
        made.append([said("details_successor"), later, []])
    for split in row.splits:
        text = said("details_split", name=split.name, n=split.events, m=split.events_otherwise)
        made.append([said("details_successor"), text, []])
    return made
