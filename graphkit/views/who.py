"""The page of two names: whom somebody met, and what two share, with the documents that say so."""

from __future__ import annotations

from graphkit import endings
from graphkit.audience import made_for_audience
from graphkit.model import Selection
from graphkit.stores.protocol import Store
from graphkit.views.audience import shown
from graphkit.views.bilingual import said
from graphkit.views.document import Nav, check, document
from graphkit.views.marks import MARKS, OTHER
from graphkit.views.record import for_audience, read_record, sector_of
from graphkit.views.sheet import sector_name, sectors_of, sheet_rules
from graphkit.views.sheet_details import details_of
from graphkit.views.sources import numbered


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
    carried["folding"] = {
        "abbreviations": endings.ABBREVIATIONS,
        "stemming": endings.STEMMING,
        "letters": endings.LETTERS,
    }
    return document(
        "who.html.j2",
        said("who_title"),
        lang=lang,
        shown=shown(store, audience),
        scripts=("details.js", "who.js"),
        styles=("who.css",),
        data=carried,
        nav=nav,
        units=details.units,
        sectors=sectors,
        sector_of=sector_of,
        sector_names={sector: sector_name(sector) for sector in sectors},
        marks=MARKS,
        other=OTHER,
        left=details.left,
        rules=sheet_rules(wanted)[2:],
        sources=sources,
    )
