"""``graphkit profile``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from graphkit.labels import label
from graphkit.model import Selection

from .details import detail_lines
from .emit import Output, Row, emit, tell
from .naming import cited, found, named, point
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
    point(store, name, unit, selection, output, alone=not page.events)
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
            "phase": output.phases(item.phases),
            "roles": [output.code("role", role) for role in item.roles],
            "sources": cited(item),
            "statuses": [output.code("status", status) for status in item.statuses],
        }
        for row, item in zip(rows, page.events, strict=False)
    ]
    if output.format == "table":
        tell(_head(store, page, output))
    after = [
        *_absence(store, page, selection, output),
        *detail_lines(store, unit.id, page.details, output),
        say("Rules: ", output.lang) + "; ".join(rules(selection, output.lang)),
    ]
    emit(output, payload, table, _COLUMNS, after)


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
        "locators": item.locators,
    }


def _head(store: Store, page: Profile, output: Output) -> str:
    """The name, the id and what the stakeholder is, in words."""
    who = page.stakeholder
    scheme = _KINDS.get(who.type, "")
    homes = [home for home in (who.organisation, who.place) if home and home != who.id.partition("@")[0]]
    facts = [
        say(who.type, output.lang), label(scheme, who.kind or "", output.lang), label("sector", who.sector or "", output.lang),
        *(output.name(home) for home in store.stakeholders(homes)), who.country,
    ]  # fmt: skip
    return f"{output.name(who)} ({who.id}) – " + ", ".join(dict.fromkeys(fact for fact in facts if fact))


def _absence(store: Store, page: Profile, selection: Selection, output: Output) -> list[str]:
    """Where no event is found: that no source names one, and which lists are known to be incomplete."""
    from graphkit.network.overview import open_lists

    if page.events:
        return []
    asked = selection.phases or selection.roles or selection.kinds or selection.statuses
    said = "No source names it at an event under these rules." if asked else "No source names it at an event."
    lists = open_lists(store, selection.phases)
    if page.stakeholder.sector == "municipality":
        lists = {what: phases for what, phases in lists.items() if what == "municipalities"}
    named = "; ".join(f"{say(what, output.lang)} – {_open(phases, output.lang)}" for what, phases in lists.items())
    return [say(said, output.lang), *([say(_INCOMPLETE, output.lang, named)] if named else [])]


_INCOMPLETE = "Lists known to be incomplete: {}. What is missing there is unknown, not zero."


def _open(phases: dict[str, str], lang: str) -> str:
    return ", ".join(f"{phase} ({say('partly', lang)})" if how == "partly" else phase for phase, how in phases.items())
