"""The bridge page: municipalities and the events they shared with one side, and who connects the two."""

from __future__ import annotations

from dataclasses import replace

from graphkit.audience import made_for_audience
from graphkit.model import Event, Selection, Stakeholder
from graphkit.rules import rules
from graphkit.stores.protocol import Store
from graphkit.views.audience import shown
from graphkit.views.bilingual import Text, said
from graphkit.views.bridging import SIDE, Bridge, bridge
from graphkit.views.document import Nav, check, document
from graphkit.views.marks import MARKS, OTHER
from graphkit.views.record import for_audience, read_record, sector_of
from graphkit.views.sheet import places_of, sector_name, sectors_of
from graphkit.views.sheet_details import details_of
from graphkit.views.sources import numbered
from graphkit.views.texts import LANGS, event_lines


@made_for_audience
def bridge_page(
    store: Store,
    *,
    lang: str = "lv",
    audience: str = "public",
    side: str = SIDE,
    selection: Selection = Selection(),  # noqa: B008 - frozen
    nav: Nav | None = None,
) -> str:
    """One HTML document; ``side`` is a sector. Persons of the side count, and are named for no audience.

    Raises NotFoundError for a phase or sector that is not there, `GraphkitError` where the side was at no event.
    """
    check(lang)
    found = bridge(store, selection, side)
    wanted = for_audience(replace(selection, level="municipality", persons=False), audience)
    details = details_of(
        store,
        [read_record(store, wanted, "public"), read_record(store, replace(wanted, level="organisation"), "public")],
    )
    sources = numbered(store, details.sources)
    sectors = sectors_of([*(each.unit for each in found.connectors), *(each.unit for each in found.met)])
    where = places_of(store, found.columns)
    return document(
        "bridge.html.j2",
        said("bridge_title", side=sector_name(side)),
        lang=lang,
        shown=shown(store, audience),
        scripts=("details.js",),
        styles=("sheet.css", "bridge.css"),
        data=details.carried([source.anchor for source in sources]),
        found=found,
        lead=bridge_lead(found),
        side=sector_name(side),
        counts=counted_side(found),
        sectors=sectors,
        sector_names={sector: sector_name(sector) for sector in sectors},
        sector_of=sector_of,
        marks=MARKS,
        other=OTHER,
        fill=MARKS.get(side, OTHER)[1],
        unit_at=details.unit_at,
        event_at=details.event_at,
        heading=lambda event: event_heading(event, where),
        rules=_rules(found, replace(selection, level="municipality")),
        sources=sources,
        nav=nav,
    )


def bridge_lead(found: Bridge) -> Text:
    """How many municipalities met the side, at how many events."""
    met, never = len(found.met), len(found.never)
    return said(
        "bridge_lead",
        met=met,
        all=met + never,
        side=sector_name(found.side),
        columns=len(found.columns),
        events=found.events,
    )


def counted_side(found: Bridge) -> Text:
    """What counts as the side, by name."""
    lv, en = (", ".join(who.label(lang) for who in found.members) or "–" for lang in LANGS)
    return said("bridge_counts", names=(lv, en), persons=said("bridge_persons") if found.persons else ("", ""))


def _rules(found: Bridge, selection: Selection) -> list[Text]:
    lines: list[Text] = list(zip(rules(selection, "lv"), rules(selection, "en"), strict=True))
    return [counted_side(found), *lines]


def event_heading(event: Event, places: dict[str, Stakeholder]) -> tuple[Text, Text]:
    """What and where; when."""
    lines = [event_lines(event, places.get(event.place or ""), 0, lang) for lang in LANGS]
    when = [line[1].partition(" · ")[0] for line in lines]
    return (lines[0][0], lines[1][0]), (when[0], when[1])
