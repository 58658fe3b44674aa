"""``graphkit profile``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from graphkit.model import Selection

from .emit import Output, Row, emit, tell
from .naming import found, named
from .options import output_options, selection_options, store_option
from .wording import say

if TYPE_CHECKING:
    from graphkit.network.listing import Attendance, Profile
    from graphkit.stores import Store

_COLUMNS = {
    "date": "Date",
    "title": "Event",
    "phase": "Phase",
    "roles": "Roles",
    "statuses": "Status",
    "sources": "Sources",
    "id": "Id",
}
_DETAILS = {
    "memberships": "member of",
    "mediation_periods": "mediation periods",
    "phase_participations": "named for a phase",
    "aliases": "other names",
}
_KINDS = {"organisation": "organisation-kind", "place": "place-kind", "municipality": "municipality-kind"}


@click.command()
@click.argument("name")
@selection_options(statuses=())
@store_option
@output_options
def command(name: str, selection: Selection, store: Store, output: Output) -> None:
    """One stakeholder's page: every event with roles, statuses and sources, memberships, periods, other names."""
    from graphkit.network.listing import profile
    from graphkit.rules import rules

    selection = replace(selection, joint_only=False)
    unit = found(store, name, selection, output).unit
    page = profile(store, unit.id, selection)
    rows = [_json(item) for item in output.cut(page.events)]
    first, last = page.dates()
    payload = {
        "stakeholder": named(page.stakeholder),
        "first": first,
        "last": last,
        "events": rows,
        **page.details,
        "rules": rules(selection, "en"),
    }
    table = [
        {
            **row,
            "title": output.name(item.event),
            "phase": ", ".join(item.phases),
            "roles": [output.code("role", role) for role in item.roles],
            "statuses": [output.code("status", status) for status in item.statuses],
        }
        for row, item in zip(rows, page.events, strict=False)
    ]
    if output.format == "table":
        tell(_head(page, output))
    emit(
        output,
        payload,
        table,
        _COLUMNS,
        [*_after(page, output), say("Rules: ", output.lang) + "; ".join(rules(selection, output.lang))],
    )


def _json(item: Attendance) -> Row:
    return {
        "id": item.event.id,
        "title": item.event.title,
        "title_en": item.event.title_en,
        "date": item.event.date,
        "phase": item.phases[0],
        "phases": item.phases,
        "roles": item.roles,
        "statuses": item.statuses,
        "sources": item.sources,
    }


def _head(page: Profile, output: Output) -> str:
    who = page.stakeholder
    kind = output.code(_KINDS.get(who.type, ""), who.kind)
    facts = [
        say(who.type, output.lang), kind, output.code("sector", who.sector), who.organisation, who.place, who.country
    ]  # fmt: skip
    return f"{output.name(who)} ({who.id}) – " + ", ".join(dict.fromkeys(fact for fact in facts if fact))


def _after(page: Profile, output: Output) -> list[str]:
    lines = []
    for table, heading in _DETAILS.items():
        for row in page.details.get(table, []):
            cells = ", ".join(
                f"{key.removesuffix('_id')} {cell}" for key, cell in row.items() if cell != page.stakeholder.id
            )
            lines.append(f"{say(heading, output.lang)}: {cells}")
    return lines
