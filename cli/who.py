"""``graphkit who``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import click

from graphkit.errors import GraphkitError, NotFoundError
from graphkit.model import Selection

from .emit import Output, Row, emit
from .naming import cited, documents, found, named, point, taken
from .options import output_options, selection_options, store_option
from .wording import say

if TYPE_CHECKING:
    from graphkit.network.partners import Partner, Partners, SharedEvent
    from graphkit.network.resolve import Resolved
    from graphkit.stores import Store

_COLUMNS = {
    "name": "Partner", "sector": "Sector", "shared_events": "Shared events", "weight": "Weight", "phases": "Phases",
    "first": "First", "last": "Last", "id": "Id",
}  # fmt: skip
_WHY = {"name": "Partner", "date": "Date", "event": "Event", "phase": "Phase", "roles": "Roles", "sources": "Sources"}


@click.command()
@click.argument("name")
@click.argument("other", required=False)
@click.option("--why", is_flag=True, help="Show each shared event with roles and sources.")
@selection_options()
@store_option
@output_options
def command(name: str, other: str | None, why: bool, selection: Selection, store: Store, output: Output) -> None:
    """The partners of a stakeholder, heaviest first, or what two share.

    Names are found as people write them: without diacritics, in Latvian case forms, by abbreviations, misspelt.
    """
    from graphkit.network.partners import partners
    from graphkit.rules import rules

    me, second = _asked(store, name, other, selection, output)
    answer = partners(store, me.unit.id, selection, second.unit.id if second else None)
    lines = rules(selection, output.lang, answer.incidence, "newman")
    english = rules(selection, "en", answer.incidence, "newman")
    asked = [taken(item) for item in (me, second) if item]
    reasons = output.cut([(partner, shared) for partner in answer.partners for shared in partner.events]) if why else []
    rows = (
        _why_rows(answer, reasons, output)
        if why
        else (_row(partner, output) for partner in output.cut(answer.partners))
    )
    after = [say("Rules: ", output.lang) + "; ".join(lines)]
    if not answer.partners:
        click.echo(say("no partner is recorded under these rules", output.lang), err=True)
    if not second:
        point(store, name, me.unit, selection, output, alone=not answer.partners)
    payload = partial(_payload, store, answer, output, asked, english)
    emit(
        output,
        payload,
        rows,
        _WHY if why else _COLUMNS,
        after + documents(store, (source for _, shared in reasons for source in shared.sources)),
    )


def _asked(
    store: Store, name: str, other: str | None, selection: Selection, output: Output
) -> tuple[Resolved, Resolved | None]:
    """Who is meant by one name or two; where two lead nowhere that are one in quotes, the error says so."""
    from graphkit.network.resolve import resolve

    try:
        return found(store, name, selection, output), found(store, other, selection, output) if other else None
    except NotFoundError as error:
        with suppress(NotFoundError):
            if other and resolve(store, f"{name} {other}", selection).hit.how != "similar":
                raise GraphkitError(f'{error}; in quotes, "{name} {other}" is one name') from error
        raise


def _payload(store: Store, answer: Partners, output: Output, asked: list[Row], lines: list[str]) -> Row:
    partners = [
        {
            **named(partner.stakeholder),
            "shared_events": partner.shared_events,
            "weight": partner.weight,
            "phases": partner.phases,
            "first": partner.dates()[0],
            "last": partner.dates()[1],
            "events": [_event(event) for event in partner.events],
        }
        for partner in output.cut(answer.partners)
    ]
    sources = [{"id": source.id, "title": source.title, "url": source.url} for source in store.sources(answer.sources)]
    return {
        "stakeholder": named(answer.stakeholder),
        "asked": asked,
        "partners": partners,
        "sources": sources,
        "rules": lines,
    }


def _event(shared: SharedEvent) -> Row:
    return {
        "id": shared.event.id,
        "title": shared.event.title,
        "title_en": shared.event.title_en,
        "date": shared.event.date,
        "phase": shared.phases[0] if shared.phases else "outside",
        "phases": shared.phases,
        "roles": shared.roles,
        "sources": shared.sources,
        "locators": shared.locators,
    }


def _row(partner: Partner, output: Output) -> Row:
    first, last = partner.dates()
    return {
        "name": output.name(partner.stakeholder),
        "sector": output.code("sector", partner.stakeholder.sector),
        "shared_events": partner.shared_events,
        "weight": round(partner.weight, 4),
        "phases": output.phases(partner.phases),
        "first": first,
        "last": last,
        "id": partner.stakeholder.id,
    }


def _why_rows(answer: Partners, reasons: Iterable[tuple[Partner, SharedEvent]], output: Output) -> Iterator[Row]:
    me = answer.stakeholder.id
    return (
        {
            "name": output.name(partner.stakeholder),
            "date": shared.event.date,
            "event": output.name(shared.event),
            "phase": output.phases(shared.phases),
            "roles": " – ".join(_roles(shared, who, output) for who in (me, partner.stakeholder.id)),
            "sources": cited(shared),
        }
        for partner, shared in reasons
    )


def _roles(shared: SharedEvent, who: str, output: Output) -> str:
    return ", ".join(str(output.code("role", role)) for role in shared.roles.get(who, ()))
