"""Pages of reference for a site: measures with their definitions, the method, the sources."""

from __future__ import annotations

from collections.abc import Callable

from graphkit.audience import made_for_audience
from graphkit.measures.catalogue import catalogue
from graphkit.measures.facts import facts_sheet
from graphkit.model import Selection
from graphkit.network.building import network_of
from graphkit.stores.protocol import Store
from graphkit.views.audience import shown
from graphkit.views.bilingual import Text, said
from graphkit.views.document import Nav, check, document
from graphkit.views.record import for_audience
from graphkit.views.sources import Cited, numbered

Translate = Callable[[str, str], str]


@made_for_audience
def measures_page(
    store: Store, *, lang: str = "lv", audience: str = "public", nav: Nav | None = None, words: Translate
) -> str:
    """The catalogue of measures as one HTML document; ``words`` puts the catalogue's English into a language."""
    check(lang)
    rows = [
        {
            "name": measure.name,
            "of": (words(measure.of, "lv"), measure.of),
            "summary": (measure.summary_lv, measure.summary),
            "formula": (words(measure.formula, "lv"), measure.formula),
            "range": (words(measure.range, "lv"), measure.range),
            "reference": measure.reference,
        }
        for measure in catalogue().values()
    ]
    return document(
        "measures.html.j2", said("measures_title"), lang=lang, shown=shown(store, audience), nav=nav, rows=rows,
        rules=[said("measures_rule")], sources=[],
    )  # fmt: skip


@made_for_audience
def method_page(store: Store, *, lang: str = "lv", audience: str = "public", nav: Nav | None = None) -> str:
    """How the networks are made: the facts sheet of each phase and of all, in both languages."""
    check(lang)
    wanted = for_audience(Selection(), audience)
    sheets: list[tuple[Text, list[tuple[Text, Text]]]] = []
    for phases in ((), *((phase.id,) for phase in store.phases())):
        selection = Selection(phases, persons=wanted.persons)
        if not store.incidence(selection).pairs:
            continue
        network = network_of(store, selection)
        lv, en = (facts_sheet(store, network, each) for each in ("lv", "en"))
        name = (phases[0], phases[0]) if phases else said("method_all")
        sheets.append((name, [((a.item, b.item), (a.text, b.text)) for a, b in zip(lv, en, strict=True)]))
    return document(
        "method.html.j2", said("method_title"), lang=lang, shown=shown(store, audience), nav=nav, sheets=sheets,
        rules=[said("report_unknown"), said("method_phases")], sources=[],
    )  # fmt: skip


@made_for_audience
def sources_page(store: Store, *, lang: str = "lv", audience: str = "public", nav: Nav | None = None) -> str:
    """Every document that an event or a participation rests on, with how many of each."""
    check(lang)
    counts: dict[str, list[int]] = {}
    for event in store.events():
        for source in event.sources:
            counts.setdefault(source, [0, 0])[0] += 1
    for row in store.evidence(for_audience(Selection(statuses=(), joint_only=False), audience)):
        for source in row.sources:
            counts.setdefault(source, [0, 0])[1] += 1
    listed: list[Cited] = numbered(store, sorted(counts, key=lambda source: (-sum(counts[source]), source)))
    return document(
        "sources.html.j2", said("sources_title"), lang=lang, shown=shown(store, audience), nav=nav, listed=listed, counts=counts,
        rules=[said("sources_rule")], sources=[],
    )  # fmt: skip
