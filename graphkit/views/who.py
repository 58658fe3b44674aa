"""The page of two names: whom somebody met, and what two share, with the documents that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit import endings
from graphkit.audience import made_for_audience
from graphkit.model import OUTSIDE, Event, Selection
from graphkit.network.overview import cooperation
from graphkit.stores.protocol import Store
from graphkit.views.audience import shown
from graphkit.views.bilingual import Text, said
from graphkit.views.document import Nav, check, document
from graphkit.views.incomplete import incomplete
from graphkit.views.marks import MARKS, OTHER
from graphkit.views.network import offered_phases
from graphkit.views.presence_rows import short_phase
from graphkit.views.record import for_audience, read_record
from graphkit.views.sheet import sector_name, sectors_of, sheet_rules
from graphkit.views.sheet_details import details_of
from graphkit.views.sources import numbered
from graphkit.views.who_register import add_register


@made_for_audience
def who_page(
    store: Store,
    *,
    lang: str = "lv",
    audience: str = "public",
    selection: Selection = Selection(),  # noqa: B008 - frozen
    nav: Nav | None = None,
) -> str:
    """One HTML document in which two names are typed. Raises `GraphkitError` for an unknown language or audience."""
    check(lang)
    wanted = for_audience(selection, audience)
    details = details_of(store, [read_record(store, wanted, audience)])
    sources = numbered(store, details.sources)
    sectors = sectors_of(details.units)
    carried = details.carried([source.anchor for source in sources])
    carried["short"] = [[who.short("lv"), who.short("en"), who.id] for who in details.units]
    carried["phases"] = [list(event.phases) for event in details.events]
    carried["recorded"] = _recorded(store, wanted, details.unit_at)
    offered = _offered(store, wanted, details.events)
    carried["open"] = {phase: words for phase, _ in offered if (words := incomplete(store, [phase]))}
    add_register(store, carried, [who.id for who in details.units])
    carried["linked"] = nav is not None and "presence.html" in dict(nav.links)
    carried["folding"] = endings.FOR_PAGES
    return document(
        "who.html.j2",
        said("who_title"),
        lang=lang,
        shown=shown(store, audience),
        scripts=("details.js", "apart.js", "names.js", "who_names.js", "who.js", "who_finder.js"),
        styles=("who.css",),
        data=carried,
        nav=nav,
        phases=[("", said("who_phase_all")), *offered],
        sectors=sectors,
        sector_names={sector: sector_name(sector) for sector in sectors},
        marks=MARKS,
        other=OTHER,
        left=details.left,
        rules=sheet_rules(wanted, "who"),
        sources=sources,
    )


def _recorded(store: Store, wanted: Selection, unit_at: Mapping[str, int]) -> dict[int, tuple[int, int]]:
    """Partners and events of each as the first page counts them: every stakeholder as recorded."""
    counted = cooperation(store, wanted)
    return {unit_at[who]: (each.partners, each.events) for each in counted if (who := each.stakeholder.id) in unit_at}


def _offered(store: Store, wanted: Selection, events: Sequence[Event]) -> list[tuple[str, Text]]:
    """The phases to choose from, and what lies outside them where something does."""
    outside = any(not event.phases for event in events)
    phases = offered_phases(store, wanted.phases)
    return [(phase.id, short_phase(phase)) for phase in phases if phase.id != OUTSIDE or outside]
