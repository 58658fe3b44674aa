"""``graphkit brokerage``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from graphkit.model import Selection, Stakeholder

from .emit import Output, Row, emit, tell
from .facts import facts_lines, facts_option
from .grouping_options import by_option, group_labels, lines, ungrouped
from .messages import translate
from .network_options import announce_unused, network_for, network_options
from .options import output_options, selection_options, store_option
from .wording import say

if TYPE_CHECKING:
    from graphkit.measures.bridging import Bridging
    from graphkit.measures.brokerage import Brokerage
    from graphkit.network.building import Settings
    from graphkit.network.network import Network
    from graphkit.stores import Store

_COLUMNS = {
    "name": "Name", "coordinator": "Coordinator", "itinerant": "Itinerant", "gatekeeper": "Gatekeeper",
    "representative": "Representative", "liaison": "Liaison", "total": "Total", "id": "Id",
}  # fmt: skip
_ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
_CONNECTORS_COLUMNS = {
    "name": "Name",
    "group": "Group",
    "joins": "Pairs joined",
    "only": "Joined by nobody else",
    "id": "Id",
}


@click.command()
@by_option
@click.option(
    "--between", nargs=2, metavar="A B", help="Who joins these two groups (as roma-civil-society municipality)."
)
@selection_options()
@network_options
@facts_option
@store_option
@output_options
def command(
    by: str,
    between: tuple[str, str] | None,
    selection: Selection,
    settings: Settings,
    facts: bool,
    store: Store,
    output: Output,
) -> None:
    """Who stands between others that share no event, by the groups of the three.

    Counted are the pairs of partners (a, b) of a stakeholder that share no event, in both orders. Coordinator: all
    three of one group; itinerant: a and b of one, the stakeholder of another; gatekeeper: b is of its group, a is not;
    representative: a is of its group, b is not; liaison: three groups. Ties have no direction, so that gatekeeper and
    representative are equal.

    --between A B instead lists who joins two groups: the pairs, one of each, that share no event and have this
    stakeholder as a partner in common. Each tie counts 1, whatever --weight.
    """
    network = network_for(store, selection, replace(settings, by=by), output)
    sheet = facts_lines(store, network, output) if facts else []
    for line in ungrouped(network, output.lang):
        tell(line, err=True)
    announce_unused(network, "brokerage", output.lang)
    if between:
        _between(store, network, between, output, sheet)
    else:
        _roles(store, network, output, sheet)


def _told(network: Network, left_out: int, more: tuple[str, ...], lang: str) -> list[str]:
    from graphkit.network.counted import counted

    told = [*counted(network, lang, weighted=False), *lines(network, left_out, lang)]
    return told + [say(line, lang) for line in more]


def _after(told: list[str], lang: str) -> str:
    return say("Rules: ", lang) + "; ".join(told)


def _roles(store: Store, network: Network, output: Output, sheet: list[str]) -> None:
    from graphkit.measures.brokerage import brokerage_roles
    from graphkit.network.ordering import by_value

    found = brokerage_roles(network)
    totals = found.total
    known = {network.stakeholders[i]: float(totals[i]) for i in range(network.n) if totals[i] == totals[i]}
    place = {ident: i for i, ident in enumerate(network.stakeholders)}
    shown = list(output.cut(by_value(known)))
    who = store.stakeholders(shown)
    rows = [_role_row(found, network, place[item.id], item) for item in who]
    table = [row | {"name": output.name(item)} for row, item in zip(rows, who, strict=True)]
    after = [
        _after(
            _told(network, found.left_out, ("ordered pairs of partners that share no event",), output.lang), output.lang
        )
    ]
    if found.method:
        after.append(say("sampled: {}", output.lang, translate(found.method, output.lang)))
    emit(output, rows, table, _COLUMNS, after + sheet)


def _role_row(found: Brokerage, network: Network, at: int, who: Stakeholder) -> Row:
    groups = network.group_names
    row: Row = {"id": who.id, "name": who.name, "name_en": who.name_en, "group": groups[at]}
    row |= {role: _count(getattr(found, role)[at]) for role in (*_ROLES, "total")}
    return row if found.error is None else row | {"error": float(found.error[at])}


def _count(value: float) -> int | float:
    """Counted pairs are whole, sampled ones may not be."""
    return int(value) if float(value).is_integer() else float(value)


def _between(store: Store, network: Network, between: tuple[str, str], output: Output, sheet: list[str]) -> None:
    from graphkit.measures.bridging import bridging

    found = bridging(network, *between)
    positions = output.cut([int(i) for i in found.connectors()])
    who = store.stakeholders([network.stakeholders[i] for i in positions])
    rows = [_connector(found, network, at, item) for at, item in zip(positions, who, strict=True)]
    groups = network.group_codes[1]
    labels = dict(zip(groups, group_labels(store, groups, network.by, output), strict=True))
    table = [
        row | {"name": output.name(item), "group": labels.get(str(row["group"]))}
        for row, item in zip(rows, who, strict=True)
    ]
    more = ("joined: the two share no event and both share one with the stakeholder",)
    payload = _bridging_payload(found, rows) | {"by": network.by, "rules": _told(network, 0, more, "en")}
    payload |= {"facts": facts_lines(store, network)} if sheet else {}
    after = [_bridging_summary(found, labels, output.lang), _after(_told(network, 0, more, output.lang), output.lang)]
    emit(output, payload, table, _CONNECTORS_COLUMNS, after + sheet)


def _connector(found: Bridging, network: Network, at: int, who: Stakeholder) -> Row:
    return {
        "id": who.id,
        "name": who.name,
        "name_en": who.name_en,
        "group": network.group_names[at],
        "joins": int(found.joins[at]),
        "only": int(found.only[at]),
    }


def _bridging_payload(found: Bridging, connectors: list[Row]) -> Row:
    return {
        "between": [found.a, found.b],
        "sizes": [found.size_a, found.size_b],
        "pairs": found.pairs,
        "share_event": found.share_event,
        "joined": found.joined,
        "apart": found.apart,
        "connectors": connectors,
    }


def _bridging_summary(found: Bridging, labels: dict[str, str], lang: str) -> str:
    return say(
        "{} ({}) – {} ({}): {} {4:pair|pairs}, of which {} {5:shares|share} an event, {} {6:is|are} joined only through others, {} {7:is|are} not",
        lang,
        labels[found.a],
        found.size_a,
        labels[found.b],
        found.size_b,
        found.pairs,
        found.share_event,
        found.joined,
        found.apart,
    )
