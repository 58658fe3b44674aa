"""A phase in two pages, as data: what was done, reach, cooperation, what changed, caveats, how it was counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graphkit.audit.audit import audit
from graphkit.errors import GraphkitError
from graphkit.involvement.building import involvement
from graphkit.involvement.coverage import PhaseCoverage, after_changes, coverage
from graphkit.measures.dynamics import Change, Series, transition
from graphkit.measures.facts import methods_sentence
from graphkit.model import OUTSIDE, Event, Phase, Selection, Stakeholder
from graphkit.network.building import network_of
from graphkit.network.network import Network
from graphkit.network.overview import cooperation
from graphkit.rules import rules
from graphkit.stores.protocol import Store
from graphkit.views.audience import Shown
from graphkit.views.bilingual import Text, said, short_names
from graphkit.views.network import offered_phases
from graphkit.views.quality import told_findings
from graphkit.views.sheet import places_of
from graphkit.views.sources import Cited, numbered
from graphkit.views.texts import LANGS

_MOST = 10
_CAVEATS = 12
Cell = Text | str


@dataclass(frozen=True)
class Table:
    """Rows under headings; ``cited`` are numbers of sources behind each row."""

    headings: tuple[Text, ...]
    rows: list[tuple[Cell, ...]]
    cited: list[list[int]] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    """A part of the report: paragraphs, then a table."""

    title: Text
    lines: list[Text]
    table: Table | None = None


@dataclass(frozen=True)
class Report:
    """A phase's report in both languages."""

    title: Text
    lead: Text
    sections: list[Section]
    sources: list[Cited]


def phase_report(store: Store, phase: str, shown: Shown) -> Report:
    """The report of a phase as an audience may read it. Raises NotFoundError for a phase that is not there."""
    [found] = offered_phases(store, (phase,))
    selection = shown.of(Selection(phases=(found.id,)))
    cited: dict[str, int] = {}
    sections = [
        _done(store, replace(selection, joint_only=False), cited),
        _reach(store, found),
        _cooperation(store, selection),
        _change(store, found, selection),
        _caveats(store, found, shown),
        _method(store, selection),
    ]
    name = (found.name, found.name_en or found.name)
    title = (f"{found.id}: {name[0]}", f"{found.id}: {name[1]}") if found.id != OUTSIDE else name
    return Report(title, _span(found), [s for s in sections if s.lines or s.table], numbered(store, list(cited)))


def _span(phase: Phase) -> Text:
    if not (phase.start or phase.end):
        return said("report_span_unknown")
    return said("report_span", start=phase.start or "?", end=phase.end or "?")


def _done(store: Store, selection: Selection, cited: dict[str, int]) -> Section:
    """The events, with who was there and the documents."""
    counts = store.event_counts(selection)
    events = [event for event in store.events() if set(event.phases or (OUTSIDE,)) & set(selection.phases)]
    events.sort(key=lambda event: (event.date is None, event.date or "", event.id))
    places = places_of(store, events)
    rows = [_event_row(event, counts.get(event.id, (0, 0))[0], places.get(event.place or "")) for event in events]
    numbers = [[cited.setdefault(source, len(cited)) for source in event.sources] for event in events]
    headings = tuple(map(said, ("date", "event", "report_place", "report_present")))
    lines = [said("report_done", n=len(events), named=sum(event.id in counts for event in events))]
    return Section(said("report_done_title"), lines, Table(headings, rows, numbers) if rows else None)


def _event_row(event: Event, present: int, place: Stakeholder | None) -> tuple[Cell, ...]:
    when: Cell = event.date or said("undated")
    where: Cell = (place.label("lv"), place.label("en")) if place else event.place_name or "–"
    return when, (event.label("lv"), event.label("en")), where, str(present or "–")


def _reach(store: Store, phase: Phase) -> Section:
    """Municipalities that took part, those for the first time, those only invited; after a reform, today's."""
    whole = involvement(store)
    units = "today" if phase.id in after_changes(whole) else "then"
    if units == "today":
        whole = involvement(store, units=units)
    held = {each.phase: each for each in coverage(whole).phases}.get(phase.id)
    rows = [row for row in whole.rows if phase.id in row.phases]
    took = [row for row in rows if row.phases[phase.id].events]
    hosted = [row for row in took if row.phases[phase.id].hosted]
    asked = [row for row in rows if row.phases[phase.id].state == "invited-or-planned"]
    lines = [_coverage(held, units) if took else said("report_reach_unknown")] if held else []
    for key, listed in (("report_took", took), ("report_hosted", hosted), ("report_asked", asked)):
        if listed:
            lv, en = (", ".join(sorted(row.label(lang) for row in listed)) for lang in LANGS)
            lines.append(said(key, names=(lv, en)))
    return Section(said("report_reach_title"), lines)


def _coverage(held: PhaseCoverage, units: str) -> Text:
    sure = said("report_at_least") if held.listed in ("no", "partly") else ("", "")
    return said(
        "report_coverage",
        sure=sure,
        involved=held.involved,
        register=held.register,
        first=held.first_time,
        cumulative=held.cumulative,
        units=said(f"report_units_{units}"),
    )


def _cooperation(store: Store, selection: Selection) -> Section:
    """Figures of the network, and who cooperates most."""
    title = said("report_cooperation_title")
    if not store.incidence(selection).pairs:
        return Section(title, [said("report_nobody")])
    network = network_of(store, selection)
    ties = int(network.degrees.sum()) // 2
    most = cooperation(store, selection)[:_MOST]
    rows: list[tuple[Cell, ...]] = [(_named(each.stakeholder), str(each.partners), str(each.events)) for each in most]
    headings = tuple(map(said, ("stakeholder", "overview_partners", "overview_events")))
    return Section(
        title,
        [said("report_cooperation", n=network.n, m=network.m, ties=ties, possible=_possible(network))],
        Table(headings, rows),
    )


def _possible(network: Network) -> int:
    return network.n * (network.n - 1) // 2


def _named(who: Stakeholder) -> Text:
    return short_names(replace(who, short_name=None, short_name_en=None))


def _change(store: Store, phase: Phase, selection: Selection) -> Section:
    """Against the phase before it, where there is one with presences."""
    title, order = said("report_change_title"), [each.id for each in store.phases()]
    before = order[: order.index(phase.id)] if phase.id in order else []
    networks = _networks(store, selection, [*before, phase.id])
    if phase.id not in networks or len(networks) < 2:
        return Section(title, [])
    previous = list(networks)[-2]
    found = transition(Series(networks), previous, phase.id)
    return Section(title, [_changed(previous, found.stakeholders), said("report_not_seen")])


def _networks(store: Store, selection: Selection, phases: Sequence[str]) -> dict[str, Network]:
    chosen = {phase: replace(selection, phases=(phase,)) for phase in phases}
    return {phase: network_of(store, each) for phase, each in chosen.items() if store.incidence(each).pairs}


def _changed(previous: str, change: Change) -> Text:
    return said(
        "report_change", previous=previous, kept=change.kept, lost=change.lost, new=change.new, returned=change.returned
    )


def _caveats(store: Store, phase: Phase, shown: Shown) -> Section:
    """What is known to be incomplete, and where sources and records disagree."""
    lines: list[Text] = []
    for row in store.completeness():
        if row.scope == phase.id and row.complete != "yes":
            what = (
                said(f"what_{row.what}")
                if row.what in ("municipalities", "mediators", "stakeholders", "events")
                else (row.what, row.what)
            )
            lines.append(said("report_incomplete", what=what, why=f": {row.why}" if row.why else ""))
    findings = [finding for finding in audit(store).findings if finding.problem and phase.id in finding.phases]
    told = told_findings(store, findings, shown.rules)
    lines += [(finding.message.lv, finding.message.en) for finding in told[:_CAVEATS]]
    if len(findings) > len(told[:_CAVEATS]):
        lines.append(said("report_more", n=len(findings) - len(told[:_CAVEATS])))
    return Section(said("report_caveats_title"), lines)


def _method(store: Store, selection: Selection) -> Section:
    lines = [said("report_unknown")]
    try:
        network = network_of(store, selection)
    except GraphkitError:
        pass
    else:
        lv, en = (methods_sentence(store, network, lang) for lang in LANGS)
        lines.insert(0, (lv, en))
    lines += zip(rules(selection, "lv"), rules(selection, "en"), strict=True)
    return Section(said("method_title"), lines)
