"""The presence page: municipality × phase, six states told apart, every mark open to its events and sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graphkit import endings
from graphkit.audience import made_for_audience
from graphkit.involvement.building import involvement
from graphkit.involvement.model import TOOK_PART, UNKNOWN, Involvement
from graphkit.model import Selection
from graphkit.rules import rules
from graphkit.stores.protocol import Store
from graphkit.views.audience import shown
from graphkit.views.bilingual import Text, said
from graphkit.views.document import Nav, check, document
from graphkit.views.presence_details import Details, details_of
from graphkit.views.presence_rows import Band, bands, short_phase
from graphkit.views.sources import numbered

#: In the order of the legend.
STATES = ("took-part", "hosted", "invited", "named", "not-recorded", "not-recorded-partly", "unknown", "ended")
UNITS = ("then", "today")


@dataclass(frozen=True)
class Heading:
    """A phase at the top of its column; ``took`` is how many municipalities took part in it."""

    id: str
    short: Text
    full: Text
    listed: str
    words: Text
    took: int


@dataclass(frozen=True)
class Grid:
    """The staircase in one sort of units."""

    units: str
    all: int
    took: int
    never_but_named: int
    headings: tuple[Heading, ...]
    bands: list[Band]
    lead: Text


@made_for_audience
def presence_page(
    store: Store,
    *,
    lang: str = "lv",
    audience: str = "public",
    units: str = "then",
    reading: str = "stands-for",
    phases: Sequence[str] = (),
    nav: Nav | None = None,
) -> str:
    """One HTML document with the staircase in units of the time and of today, those named by ``units`` shown first.

    Raises `GraphkitError` for an unknown phase, language, audience or reading.
    """
    check(lang)
    found = {each: involvement(store, units=each, reading=reading, phases=phases) for each in UNITS}
    grids = [grid_of(found[each]) for each in UNITS]
    details = details_of(store, found, audience)
    listed = numbered(store, details.sources)
    return document(
        "presence.html.j2",
        said("presence_title"),
        lang=lang,
        shown=shown(store, audience),
        scripts=("presence_details.js", "apart.js", "names.js", "presence.js"),
        styles=("presence.css",),
        data=_data(details, listed),
        grids=grids,
        opened=units,
        states=_states(found),
        rules=presence_rules(found[units], reading),
        persons=details.persons,
        sources=listed,
        nav=nav,
    )


def grid_of(found: Involvement) -> Grid:
    """The rows in bands, with their headings and what is said above them."""
    took = sum(row.events > 0 for row in found.rows)
    unseen = [row.state for row in found.rows if not row.events and row.named_community]
    unknown = unseen.count(UNKNOWN)
    community = len(unseen) - unknown
    any_named = any(row.named_community for row in found.rows)
    some = "presence_lead_chosen" if found.selection.phases else "presence_lead"
    key = some if community else "presence_lead_plain" if unknown or not any_named else "presence_lead_all"
    sure = said("at_least") if any(found.listed.get(phase.id) != "yes" for phase in found.phases) else ("", "")
    lv, en = said(key, took=took, all=len(found.rows), community=community, sure=sure)
    later = {s.territory for row in found.rows for each in row.successors for s in each.statements} - _named_then(found)
    more = said("presence_later", n=len(later)) if later and found.selection.units == "then" else ("", "")
    open_ = said("presence_lead_unknown", n=unknown) if unknown else ("", "")
    lead = lv + open_[0] + more[0], en + open_[1] + more[1]
    return Grid(found.selection.units, len(found.rows), took, community, _headings(found), bands(found), lead)


def _named_then(found: Involvement) -> set[str]:
    return {statement.territory for row in found.rows for statement in row.named_community}


def _headings(found: Involvement) -> tuple[Heading, ...]:
    made = []
    for phase in found.phases:
        listed = found.listed.get(phase.id) or "unsaid"
        full = (phase.name, phase.name_en or phase.name)
        took = sum(row.phases[phase.id].events > 0 for row in found.rows)
        made.append(Heading(phase.id, short_phase(phase), full, listed, said(f"lists_{listed}"), took))
    return tuple(made)


def _states(found: dict[str, Involvement]) -> list[str]:
    """The marks that occur, in the order of the legend."""
    here = {cell.mark for each in found.values() for band in bands(each) for row in band.rows for cell in row.cells}
    return [state for state in STATES if state in here or state == TOOK_PART]


def presence_rules(found: Involvement, reading: str) -> list[Text]:
    """What is counted, under which reading."""
    counted = Selection(found.selection.phases, "municipality", reading=reading, joint_only=False)
    *lines, _ = zip(rules(counted, "lv"), rules(counted, "en"), strict=True)
    return [
        *map(said, ("presence_rule_one", "presence_rule_unknown", "presence_rule_about")),
        *lines,
        said("presence_rule_units"),
    ]


def _data(details: Details, listed: Sequence[Any]) -> dict[str, Any]:
    sources = [source.anchor for source in listed]
    return {"units": details.units, "events": details.events, "sources": sources, "folding": endings.FOR_PAGES}
