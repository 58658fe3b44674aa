"""The change page: two phases as a ledger of gone, stayed and new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graphkit.audience import made_for_audience
from graphkit.errors import GraphkitError
from graphkit.model import OUTSIDE, Event, Phase, Selection, Stakeholder
from graphkit.stores.protocol import Store
from graphkit.views.audience import shown
from graphkit.views.bilingual import Text, plural, said
from graphkit.views.document import Nav, check, document
from graphkit.views.incomplete import incomplete
from graphkit.views.ledger import Ledger, ledger
from graphkit.views.marks import MARKS, OTHER
from graphkit.views.network import offered_phases
from graphkit.views.presence_rows import EVENTS, short_phase
from graphkit.views.record import PhaseRecord, for_audience, read_record
from graphkit.views.shares import came_again, recorded_in
from graphkit.views.sheet import sector_name, sectors_of, sheet_rules
from graphkit.views.sheet_details import details_of
from graphkit.views.sources import numbered
from graphkit.views.texts import LANGS, event_lines


@dataclass(frozen=True)
class PhasePair:
    """Two phases of the page; ``kept`` is how many came again by each rule of counting, ``open`` which lists are incomplete."""

    key: str
    first: Text
    second: Text
    ledger: Ledger
    lead: Text
    kept: Text | None = None
    open: Text | None = None


@made_for_audience
def change_page(
    store: Store,
    *,
    lang: str = "lv",
    audience: str = "public",
    selection: Selection = Selection(),  # noqa: B008 - frozen
    nav: Nav | None = None,
) -> str:
    """One HTML document that holds each phase against the one before, or the two chosen, in their order.

    Raises `GraphkitError` where fewer than two phases are chosen or there, for an unknown phase, language or audience.
    """
    check(lang)
    pairs, names, records, wanted = pairs_of(store, selection, audience)
    shown = max(range(len(pairs)), key=lambda i: (pairs[i].ledger.stayed.size, i))
    pairs = [_counted(store, pair, wanted, {record.phase: record for record in records}) for pair in pairs]
    return _page(store, pairs, pairs[shown].key, names, records, wanted, lang=lang, audience=audience, nav=nav)


def pairs_of(
    store: Store, selection: Selection, audience: str
) -> tuple[list[PhasePair], PairNames, list[PhaseRecord], Selection]:
    """Each phase chosen held against the one before it, with the names, the records and the selection behind them.

    Raises `GraphkitError` where there are fewer than two.
    """
    wanted = for_audience(selection, audience)
    phases = [phase for phase in offered_phases(store, selection.phases) if phase.id != OUTSIDE or selection.phases]
    if len(phases) < 2:
        raise GraphkitError("a change is between two phases: choose two (--phase A --phase B)")
    records = {p.id: read_record(store, replace(wanted, phases=(p.id,)), audience) for p in phases}
    names = _names(store, records)
    pairs = [_pair(a, b, phases, records, names) for a, b in pairwise(phases)]
    return pairs, names, list(records.values()), wanted


@dataclass(frozen=True)
class PairNames:
    """What the ids of a page stand for; ``homes``: body -> its municipality."""

    units: Mapping[str, Stakeholder]
    events: Mapping[str, Event]
    homes: Mapping[str, str]
    places: Mapping[str, Stakeholder]


def _names(store: Store, records: Mapping[str, PhaseRecord]) -> PairNames:
    ids = sorted({ident for record in records.values() for ident in record.incidence.stakeholders})
    units = dict(zip(ids, store.stakeholders(ids), strict=True))
    event_ids = sorted({ident for record in records.values() for ident in record.incidence.events})
    events = dict(zip(event_ids, store.events(event_ids), strict=True))
    places = list(dict.fromkeys(event.place for event in events.values() if event.place))
    return PairNames(units, events, _homes(store, units), dict(zip(places, store.stakeholders(places), strict=True)))


def _homes(store: Store, units: Mapping[str, Stakeholder]) -> dict[str, str]:
    """Body -> the municipality it is a body of, where that is one of the units."""
    here = Selection(level="municipality")
    bodies = [
        unit.id for unit in units.values() if unit.type == "organisation" and unit.sector in ("municipality", "school")
    ]
    found = {body: store.units_of(body, here) for body in bodies}
    return {body: home for body, homes in found.items() for home in homes[:1]}


def _pair(
    first: Phase, second: Phase, phases: Sequence[Phase], records: Mapping[str, PhaseRecord], names: PairNames
) -> PhasePair:
    earlier = [phase.id for phase in phases[: phases.index(first)]]
    seen = {ident: phase for phase in earlier for ident in records[phase].incidence.stakeholders}
    held = ledger(
        records[first.id].incidence, records[second.id].incidence, names.units, names.events, names.homes, seen
    )
    one, two = short_phase(first), short_phase(second)
    return PhasePair(
        f"{first.id}|{second.id}", one, two, held, _lead(one, two, held, records[first.id], records[second.id])
    )


def _lead(first: Text, second: Text, held: Ledger, before: PhaseRecord, after: PhaseRecord) -> Text:
    empty = [name for name, record in ((first, before), (second, after)) if not record.incidence.pairs]
    if empty:  # who is not seen where nobody is recorded is not counted among the losses
        return said("change_empty", **{"from": first, "to": second, "phase": empty[-1]})
    key = "change_lead" if held.pairs is not None else "change_lead_large"
    lead = said(
        key, first=first, second=second, before=plural(*EVENTS, len(before.incidence.events)), after=plural(*EVENTS, len(after.incidence.events)),
        pairs=held.pairs, among=held.among, moved=(held.pairs or 0) - (held.among or 0),
    )  # fmt: skip
    standing = any(entry.inside for section in (held.gone, held.stayed, held.new) for entry in section.entries)
    told = [
        lead,
        *([said("change_standing")] if standing else []),
        *([said("change_reform")] if _reformed(held) else []),
    ]
    return " ".join(lv for lv, _ in told), " ".join(en for _, en in told)


def _counted(store: Store, pair: PhasePair, wanted: Selection, records: Mapping[str, PhaseRecord]) -> PhasePair:
    """The pair with how many came again, as the overview, this page and the network count, and its incomplete lists."""
    first, second = pair.key.split("|")
    again = came_again(recorded_in(store, wanted, first), recorded_in(store, wanted, second))
    kept = None
    if again and pair.ledger.stayed.size:
        before, after = (set(records[phase].incidence.stakeholders) for phase in (first, second))
        kept = said(
            "change_kept", first=pair.first, second=pair.second, part=again.part, whole=again.whole,
            percent="" if again.percent is None else f" ({again.percent} %)", here=pair.ledger.stayed.size,
            here_all=pair.ledger.stayed.size + pair.ledger.gone.size, net=len(before & after), net_all=len(before),
        )  # fmt: skip
    return replace(pair, kept=kept, open=incomplete(store, [first, second]))


def _reformed(held: Ledger) -> bool:
    """Whether a municipality that a reform began is among the new."""
    new = [*held.new.entries, *(entry for _, entries in held.new.once for entry in entries)]
    return any(entry.unit.type == "municipality" and "@" in entry.unit.id for entry in new)


def _page(
    store: Store,
    pairs: list[PhasePair],
    first: str,
    names: PairNames,
    records: list[PhaseRecord],
    wanted: Selection,
    *,
    lang: str,
    audience: str,
    nav: Nav | None,
) -> str:
    details = details_of(store, records)
    sources = numbered(store, details.sources)
    sectors = sectors_of(names.units.values())
    return document(
        "change.html.j2",
        said("change_title"),
        lang=lang,
        shown=shown(store, audience),
        scripts=("details.js", "change.js"),
        styles=("change.css",),
        data=details.carried([source.anchor for source in sources]),
        pairs=pairs,
        first=first,
        names=names,
        sectors=sectors,
        sector_names={sector: sector_name(sector) for sector in sectors},
        marks=MARKS,
        other=OTHER,
        unit_at=details.unit_at,
        event_at=details.event_at,
        events_n=lambda number: plural(*EVENTS, number),
        heading=lambda event: event_heading(event, names),
        rules=[
            said("change_rule_inside"),
            said("change_rule_pairs"),
            said("change_rule_command"),
            *sheet_rules(wanted, "change"),
        ],
        sources=sources,
        nav=nav,
    )


def event_heading(event: Event, names: PairNames) -> Text:
    """What and where, and when, in one line."""
    place = names.places.get(event.place or "")
    lines: list[list[str]] = [event_lines(event, place, 0, lang) for lang in LANGS]
    lv, en = (f"{what} {when.partition(' · ')[0]}" for what, when in lines)
    return lv, en
