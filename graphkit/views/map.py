"""The map page: today's municipalities with the measure and phase chosen, and the same as a table beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graphkit.audience import made_for_audience
from graphkit.errors import GraphkitError
from graphkit.involvement.building import involvement
from graphkit.involvement.model import Involvement
from graphkit.stores.protocol import Store
from graphkit.views.audience import shown
from graphkit.views.bilingual import Text, said
from graphkit.views.boundaries import Atlas, atlas, bundled_boundaries
from graphkit.views.document import Nav, check, document
from graphkit.views.map_marks import ALL, CLASSES, MEASURES, Area, areas, shade, shown_phases, towns
from graphkit.views.presence import STATES, presence_rules
from graphkit.views.presence_details import details_of
from graphkit.views.presence_rows import short_phase
from graphkit.views.presence_still import foot
from graphkit.views.sources import numbered
from graphkit.views.stills import still

_ROOM = 8


@made_for_audience
def map_page(
    store: Store,
    *,
    lang: str = "lv",
    audience: str = "public",
    reading: str = "stands-for",
    phases: Sequence[str] = (),
    boundaries: Mapping[str, Any] | None = None,
    nav: Nav | None = None,
) -> str:
    """One HTML document with a map of today's municipalities; ``boundaries`` is a GeoJSON collection whose ids are theirs.

    Raises `GraphkitError` for an unknown phase, language or audience, and where no outline belongs to a municipality.
    """
    check(lang)
    found, drawn, listed = _ready(store, reading, phases, boundaries)
    details = details_of(store, {"today": found}, audience)
    sources = numbered(store, details.sources)
    return document(
        "map.html.j2",
        said("map_title"),
        lang=lang,
        shown=shown(store, audience),
        scripts=("presence_details.js", "map.js"),
        styles=("presence.css", "map.css"),
        data={
            "units": details.units,
            "events": details.events,
            "sources": [source.anchor for source in sources],
            "values": {area.row.unit: area.values for area in listed},
            "marks": {area.row.unit: area.marks for area in listed},
            "classes": CLASSES,
        },
        rules=presence_rules(found, reading),
        persons=details.persons,
        sources=sources,
        headings=_phases(found),
        states=[state for state in STATES if any(state in area.marks.values() for area in listed)],
        leads=_leads(found, listed),
        nav=nav,
        **_drawing(store, found, drawn, listed),
    )


@made_for_audience
def map_still(
    store: Store,
    *,
    lang: str = "lv",
    audience: str = "public",
    reading: str = "stands-for",
    phases: Sequence[str] = (),
    boundaries: Mapping[str, Any] | None = None,
) -> str:
    """The map as SVG, of all phases chosen together."""
    found, drawn, listed = _ready(store, reading, phases, boundaries)
    here = [state for state in STATES if any(area.marks[ALL] == state for area in listed)]
    return still(
        "map.svg.j2", lang, title=said("map_title"), lead=_lead(found, listed), states=here, closing=foot(store, audience),
        chosen=", ".join(found.selection.phases), **_drawing(store, found, drawn, listed),
    )  # fmt: skip


def _ready(
    store: Store, reading: str, phases: Sequence[str], boundaries: Mapping[str, Any] | None
) -> tuple[Involvement, Atlas, list[Area]]:
    found = involvement(store, units="today", reading=reading, phases=phases)
    drawn = atlas(boundaries or bundled_boundaries())
    listed = areas(found, drawn, _short_names(store))
    if not listed:
        raise GraphkitError(
            "no outline of the map belongs to a municipality of this store: "
            "give a GeoJSON file whose features have the municipalities' ids (--boundaries FILE)"
        )
    return found, drawn, listed


def _short_names(store: Store) -> dict[str, Text]:
    return {who.id: (who.short("lv"), who.short("en")) for who in store.stakeholders() if who.type == "place"}


def _leads(found: Involvement, listed: Sequence[Area]) -> dict[str, Text]:
    """What is said above the map, for each phase of the control."""
    return {phase: _lead(found, listed, phase) for phase in shown_phases(found)}


def _lead(found: Involvement, listed: Sequence[Area], phase: str = ALL) -> Text:
    took = sum((row.events if phase == ALL else row.phases[phase].events) > 0 for row in found.rows)
    lists = [found.listed.get(each.id) for each in found.phases if phase in (ALL, each.id)]
    if not took:
        return said("map_nobody")
    lv, en = said(
        "presence_lead_plain",
        took=took,
        all=len(found.rows),
        sure=said("at_least") if set(lists) != {"yes"} else ("", ""),
    )
    missing = len(found.rows) - len(listed)
    more = said("map_missing", n=missing) if missing else ("", "")
    return lv + more[0], en + more[1]


def _phases(found: Involvement) -> list[tuple[str, Text]]:
    names = {phase.id: short_phase(phase) for phase in found.phases}
    return [(phase, names.get(phase, said("map_all"))) for phase in shown_phases(found)]


def _drawing(store: Store, found: Involvement, drawn: Atlas, listed: list[Area]) -> dict[str, Any]:
    return {
        "areas": listed,
        "towns": towns(store, drawn, found.selection),
        "height": drawn.height + _ROOM,
        "credit": drawn.credit,
        "shade": shade,
        "classes": CLASSES,
        "measures": MEASURES,
        "ALL": ALL,
    }
