"""Titles: one for different things, and one in different spellings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from graphkit.audit.facts import Facts
from graphkit.audit.finding import Finding, Place, found
from graphkit.audit.words import Both, quoted
from graphkit.names import fold

_QUOTED = re.compile(r"[“„«\"](.+)[”“»\"]$")
_WORDS = 2  # a title of fewer words says too little to be one
_STATED = re.compile(r"(sub)?title(_[a-z]{2})?")
SHOWN = 8


class Titled(NamedTuple):
    """A thing and a title it bears: the kind of thing, its id, the title, and the source that says so, if one does."""

    thing: str
    ident: str
    title: str
    source: str = ""


def subtitle(name: str) -> str | None:
    """What a name adds after a colon, or in quotation marks at its end.

    >>> subtitle("Platform I: dialogue, trust"), subtitle("Platform I “Dialogue and trust”"), subtitle("Platform I")
    ('dialogue, trust', 'Dialogue and trust', None)
    """
    if match := _QUOTED.search(name):
        return match[1].strip()
    _, _, rest = name.partition(": ")
    return rest.strip() or None


def titles(facts: Facts) -> Iterator[Finding]:
    """Things of one sort that share a title; titles that differ only in how they are spelt."""
    for things in (list(_phases(facts)), list(_events(facts)), list(_sources(facts))):
        meeting: dict[str, list[Titled]] = defaultdict(list)
        for titled in things:
            meeting[fold(titled.title)].append(titled)
        for alike in meeting.values():
            for some in _unlikely(facts, alike):
                yield _shared(facts, some)
            if len({titled.title for titled in alike}) > 1:
                yield from _spelt(facts, alike)
    yield from _years(facts)


def _phases(facts: Facts) -> Iterator[Titled]:
    """Subtitles of phases, as recorded and as sources state them. Whole names have the number of the phase in them."""
    for phase in facts.phases.values():
        for name in (phase.name, phase.name_en):
            if name and (added := subtitle(name)):
                yield Titled("phase", phase.id, added)
    for row in facts.table("statements"):
        if row["scope"] in facts.phases and _STATED.fullmatch(row["field"]):
            yield Titled("phase", row["scope"], row["value"], row.get("source_id", ""))


def _events(facts: Facts) -> Iterator[Titled]:
    """Recorded titles of several words; those in English are often translations of one for many."""
    for event in facts.events.values():
        if event.title != event.id and len(fold(event.title).split()) >= _WORDS:
            yield Titled("event", event.id, event.title)


def _sources(facts: Facts) -> Iterator[Titled]:
    for row in facts.table("sources"):
        if len(fold(row.get("title", "")).split()) >= _WORDS:
            yield Titled("source", row["source_id"], row["title"])


def _unlikely(facts: Facts, alike: list[Titled]) -> list[list[Titled]]:
    """The things of one title that are hardly a series: subtitles of phases, events of one phase and kind, documents of
    one phase, or events of different kinds."""
    if len({titled.ident for titled in alike}) < 2:
        return []
    if alike[0].thing == "phase":
        return [alike]
    if alike[0].thing == "event" and len({facts.events[titled.ident].kind for titled in alike}) > 1:
        return [alike]
    return [some for some in _by_phase(facts, alike) if len({titled.ident for titled in some}) > 1]


def _by_phase(facts: Facts, alike: list[Titled]) -> list[list[Titled]]:
    """The things apart by their phases; a document says of which it is."""
    groups: dict[tuple[str, ...], list[Titled]] = defaultdict(list)
    for titled in alike:
        of_event = titled.thing == "event"
        groups[facts.events[titled.ident].phases if of_event else facts.documents[titled.ident]].append(titled)
    return list(groups.values())


def _shared(facts: Facts, alike: list[Titled]) -> Finding:
    ids = list(dict.fromkeys(titled.ident for titled in alike))
    shown = ids[:SHOWN] + (["…"] if len(ids) > SHOWN else [])
    return found(
        "same-title", _place(facts, alike), "title", {titled.source for titled in alike} - {""},
        about=ids, stated=alike[0].title, title=quoted(alike[0].title), count=len(ids), who=", ".join(shown),
    )  # fmt: skip


def _spelt(facts: Facts, alike: list[Titled]) -> Iterator[Finding]:
    """Spellings that differ in letters; capitals and marks alone are passed over."""
    ways: dict[str, Titled] = {}
    for titled in alike:
        ways.setdefault(_letters(titled.title), titled)
    if len(ways) < 2:
        return
    told = [(titled.title, titled.source or titled.ident) for titled in ways.values()]
    yield found(
        "title-spelling", _place(facts, alike), "title", {titled.source for titled in alike} - {""},
        about=list(dict.fromkeys(titled.ident for titled in alike)), stated="; ".join(title for title, _ in told),
        values=told, count=len(told),
        listed=Both(*(", ".join(f"{quoted(text)[at]} ({who})" for text, who in told) for at in (0, 1))),
    )  # fmt: skip


def _letters(title: str) -> str:
    """A title without capitals and marks, its accents kept."""
    return " ".join(re.findall(r"\w+", title.casefold()))


def _place(facts: Facts, alike: list[Titled]) -> Place:
    ids = list(dict.fromkeys(titled.ident for titled in alike))
    return facts.several(sorted(ids)) if alike[0].thing != "source" else Place(" ".join(sorted(ids)), Both("", ""))


def _years(facts: Facts) -> Iterator[Finding]:
    """Titles that name one year, of events dated in another."""
    for event in facts.events.values():
        named = set(re.findall(r"\b(?:19|20)\d\d\b", event.title))
        dated = {date[:4] for date in (event.start, event.end) if date}
        if len(named) == 1 and dated and not named & dated:
            yield found(
                "year-in-title", facts.place(event.id), "date", event.sources, stated=named.pop(), recorded=event.date
            )
