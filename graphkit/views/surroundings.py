"""One stakeholder's surroundings: whom it met, and whom those met."""

from __future__ import annotations

from dataclasses import replace

from graphkit.errors import GraphkitError
from graphkit.incidence import incidence_of
from graphkit.model import Selection, Stakeholder
from graphkit.network.resolve import resolve
from graphkit.stores.protocol import Store
from graphkit.views.record import PhaseRecord, for_audience, read_record


def unit_meant(store: Store, name: str, selection: Selection, audience: str) -> Stakeholder:
    """Who a name means on a page: a place is the municipality that it stands in.

    Raises NotFoundError for a name that means nobody or several, `GraphkitError` for a person on a public page and
    where nothing that counts is recorded.
    """
    selection = for_audience(selection, audience)
    found = resolve(store, name, selection).unit
    if found.type == "person" and not selection.persons:
        raise GraphkitError("a public page does not show persons; choose another name, or the audience internal")
    shown = set(read_record(store, selection, audience).incidence.stakeholders)
    named = replace(selection, level="municipality", reading="named")
    units = [unit for unit in [found.id, *store.units_of(found.id, named)] if unit in shown]
    if not units:
        raise GraphkitError(f"{found.name} ({found.id}) is recorded at no event that counts here")
    return store.stakeholders(units[:1])[0]


def around(record: PhaseRecord, unit: str, steps: int = 1) -> PhaseRecord:
    """What a record holds of a stakeholder and those it met, where it met them; with two steps also of those they met.

    >>> from graphkit.incidence import incidence_of
    >>> pairs = {("a", "x"): [], ("b", "x"): [], ("b", "y"): [], ("c", "y"): [], ("d", "z"): []}
    >>> record = PhaseRecord("", incidence_of(list(pairs)), pairs, [], {})
    >>> around(record, "a").incidence.stakeholders, around(record, "a", 2).incidence.stakeholders
    (['a', 'b'], ['a', 'b', 'c'])
    """
    events = {event for who, event in record.facts if who == unit}
    for _ in range(steps - 1):
        met = {who for who, event in record.facts if event in events}
        events |= {event for who, event in record.facts if who in met}
    facts = {pair: held for pair, held in record.facts.items() if pair[1] in events}
    incidence = replace(incidence_of(list(facts)), selection=record.incidence.selection)
    return PhaseRecord(record.phase, incidence, facts, [], {})
