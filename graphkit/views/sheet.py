"""The phase sheet and the timeline: who was at which event, as a chart of dots and lines, open to roles and sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graphkit import endings
from graphkit.audience import made_for_audience
from graphkit.labels import LABELS
from graphkit.model import OUTSIDE, Event, Phase, Selection, Stakeholder
from graphkit.rules import rules
from graphkit.stores.protocol import Store
from graphkit.views.audience import shown
from graphkit.views.bilingual import Text, plural, said
from graphkit.views.document import Nav, check, document
from graphkit.views.marks import MARKS, OTHER
from graphkit.views.network import offered_phases
from graphkit.views.paoh import Chart, Column, chart
from graphkit.views.presence_rows import EVENTS, short_phase
from graphkit.views.record import PhaseRecord, for_audience, read_record, sector_of
from graphkit.views.registered import registered_elsewhere
from graphkit.views.sheet_details import details_of
from graphkit.views.sources import numbered
from graphkit.views.texts import LANGS, event_lines


@dataclass(frozen=True)
class Sheet:
    """One chart of a page: the phases it shows, and what is said above it."""

    key: str
    name: Text
    full: Text
    lead: Text
    chart: Chart
    groups: list[tuple[Text, int]]
    record: PhaseRecord


@made_for_audience
def sheet_page(
    store: Store,
    *,
    lang: str = "lv",
    audience: str = "public",
    selection: Selection = Selection(),  # noqa: B008 - frozen
    nav: Nav | None = None,
) -> str:
    """One HTML document with a sheet for each phase; the phase with most presences, or the first one chosen, is shown first.

    Events at which people did not meet have dots and no line. Raises `GraphkitError` for an unknown phase, language or audience.
    """
    check(lang)
    wanted = for_audience(replace(selection, joint_only=False), audience)
    sheets = phase_sheets(store, wanted, audience)
    first = 0 if selection.phases else max(range(len(sheets)), key=lambda i: (sheets[i].record.incidence.pairs, -i))
    return _page(store, "sheet_title", sheets, first, wanted, lang, audience, nav)


@made_for_audience
def timeline_page(
    store: Store,
    *,
    lang: str = "lv",
    audience: str = "public",
    selection: Selection = Selection(),  # noqa: B008 - frozen
    nav: Nav | None = None,
) -> str:
    """One HTML document with all events in the order of time, those of a phase side by side; rows are those seen twice or more.

    Raises `GraphkitError` for an unknown phase, language or audience.
    """
    check(lang)
    wanted = for_audience(replace(selection, joint_only=False), audience)
    return _page(store, "timeline_title", [timeline_of(store, wanted, audience)], 0, wanted, lang, audience, nav)


def phase_sheets(store: Store, selection: Selection, audience: str) -> list[Sheet]:
    """A sheet for each phase chosen; without a choice, for each there is."""
    sheets = [_phase_sheet(store, selection, phase, audience) for phase in offered_phases(store, selection.phases)]
    if selection.phases:
        return sheets
    return [sheet for sheet in sheets if sheet.key != OUTSIDE or sheet.record.incidence.pairs]


def timeline_of(store: Store, selection: Selection, audience: str) -> Sheet:
    """One sheet of all events of the phases chosen."""
    record, name = read_record(store, selection, audience), said("timeline_all")
    return _sheet(store, record, "timeline", name, name, offered_phases(store, selection.phases))


def _phase_sheet(store: Store, selection: Selection, phase: Phase, audience: str) -> Sheet:
    record = read_record(store, replace(selection, phases=(phase.id,)), audience)
    return _sheet(store, record, phase.id, short_phase(phase), (phase.name, phase.name_en or phase.name), [phase])


def _sheet(store: Store, record: PhaseRecord, key: str, name: Text, full: Text, phases: Sequence[Phase]) -> Sheet:
    incidence = record.incidence
    units = _by_id(store, incidence.stakeholders)
    events = {event.id: event for event in store.events(incidence.events)}
    made = chart(incidence, units, events, [phase.id for phase in phases], apart=key == "timeline")
    return Sheet(key, name, full, _lead(made, len(incidence.stakeholders)), made, _groups(made, phases), record)


def _by_id(store: Store, ids: Sequence[str]) -> dict[str, Stakeholder]:
    return dict(zip(ids, store.stakeholders(ids), strict=True))


def _lead(made: Chart, named: int) -> Text:
    if not made.columns:
        return said("nothing")
    several = made.rows
    lead = said(
        "sheet_lead", named=named, events=plural(*EVENTS, len(made.columns) + made.undrawn_columns), several=several
    )
    if not (made.undrawn_rows or made.undrawn_columns):
        return lead
    cut = said("sheet_cut", rows=made.undrawn_rows, columns=made.undrawn_columns)
    return lead[0] + cut[0], lead[1] + cut[1]


def _groups(made: Chart, phases: Sequence[Phase]) -> list[tuple[Text, int]]:
    """The phases over their columns, and how many columns each has."""
    names = {phase.id: short_phase(phase) for phase in phases}
    groups: list[tuple[Text, int]] = []
    for column in made.columns:
        name = names.get(column.phase, said("outside"))
        if groups and groups[-1][0] == name:
            groups[-1] = (name, groups[-1][1] + 1)
        else:
            groups.append((name, 1))
    return groups


def _page(
    store: Store,
    title: str,
    sheets: list[Sheet],
    first: int,
    selection: Selection,
    lang: str,
    audience: str,
    nav: Nav | None,
) -> str:
    details = details_of(store, [sheet.record for sheet in sheets])
    sources = numbered(store, details.sources)
    sectors = sectors_of(unit for sheet in sheets for unit in shown_units(sheet.chart))
    places = places_of(store, details.events)
    carried = details.carried([source.anchor for source in sources])
    carried |= {"register": registered_elsewhere(store, details.unit_at), "folding": endings.FOR_PAGES}
    drawn = [said("sheet_rule_once"), said("sheet_rule_line")]
    return document(
        "sheet.html.j2",
        said(title),
        lang=lang,
        shown=shown(store, audience),
        scripts=("details.js", "apart.js", "names.js", "sheet.js"),
        styles=("sheet.css",),
        data=carried,
        sheets=sheets,
        first=sheets[first].key if sheets else "",
        timeline=title == "timeline_title",
        sectors=sectors,
        sector_names={sector: sector_name(sector) for sector in sectors},
        marks=MARKS,
        other=OTHER,
        sector_of=sector_of,
        found_by=_found_by,
        unit_at=details.unit_at,
        event_at=details.event_at,
        heading=lambda column: column_heading(column, places),
        rules=[*drawn, *sheet_rules(selection, title.partition("_")[0])],
        sources=sources,
        nav=nav,
    )


def _found_by(unit: Stakeholder) -> str:
    """What a filter finds a stakeholder by."""
    return " ".join([unit.id, *(text for lang in LANGS for text in (unit.label(lang), unit.short(lang)))])


def shown_units(made: Chart) -> list[Stakeholder]:
    """Everybody a chart names."""
    lines = [line.unit for _, block in made.blocks for line in block]
    return [*lines, *(who for column in made.columns for who in column.once)]


def column_heading(column: Column, places: Mapping[str, Stakeholder]) -> tuple[Text, Text]:
    """The two lines of a column's heading: what and where; when and how many."""
    where = places.get(column.event.place or "")
    lv, en = (event_lines(column.event, where, column.present, lang) for lang in LANGS)
    return (lv[0], en[0]), (lv[1], en[1])


def places_of(store: Store, events: Iterable[Event]) -> dict[str, Stakeholder]:
    """The places of some events."""
    return _by_id(store, list(dict.fromkeys(event.place for event in events if event.place)))


def sectors_of(units: Iterable[Stakeholder]) -> list[str]:
    """The sectors of some stakeholders in the order of the legend."""
    order = list(MARKS)
    here = {sector_of(unit) for unit in units}
    return sorted(here, key=lambda sector: (order.index(sector) if sector in order else len(order), sector))


def sector_name(sector: str) -> Text:
    """A sector's name in both languages; a platform's own stands as it is written."""
    if sector in LABELS["sector"]:
        en, lv = LABELS["sector"][sector][:2]
        return lv, en
    return said("sector_unknown") if sector == "unknown" else (sector, sector)


def sheet_rules(selection: Selection, page: str = "sheet") -> list[Text]:
    """What is counted on a page, in both languages: its phases, who counts as whom, and the rest of the selection."""
    lines: list[Text] = list(zip(rules(selection, "lv"), rules(selection, "en"), strict=True))
    recorded = selection.level == "stakeholder"  # but for places: the line on the level alone would not be true
    level = [said("rule_places"), said("rule_others")] if recorded else [lines[2]]
    return [said(f"rule_phases_{page}"), *level, lines[1], *lines[3:]]
