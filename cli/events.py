"""``graphkit events``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from graphkit.model import Selection

from .emit import Output, emit
from .options import output_options, selection_options, store_option
from .wording import say

if TYPE_CHECKING:
    from graphkit.network.listing import EventRow
    from graphkit.stores import Store

_COLUMNS = {
    "date": "Date", "title": "Title", "phase": "Phase", "kind": "Kind", "place": "Place", "stakeholders": "Stakeholders",
    "participations": "Participations", "id": "Id",
}  # fmt: skip


@click.command()
@selection_options(statuses=(), level=False)
@store_option
@output_options
def command(selection: Selection, store: Store, output: Output) -> None:
    """The events, by date, with how many took part. Every status counts unless --status names one."""
    from graphkit.network.listing import event_list
    from graphkit.rules import rules

    rows = output.cut(event_list(store, selection))
    table = [
        {
            **_json(row),
            "title": output.name(row.event),
            "phase": output.phases(row.phases),
            "place": row.event.place_name,
            "kind": output.code("event-kind", row.event.kind),
        }
        for row in rows
    ]
    if not rows:
        click.echo(say("no event is recorded under these rules", output.lang), err=True)
    after = [say("Rules: ", output.lang) + "; ".join(rules(replace(selection, joint_only=False), output.lang))]
    emit(output, [_json(row) for row in rows], table, _COLUMNS, after)


def _json(row: EventRow) -> dict[str, object]:
    event = row.event
    return {
        "id": event.id,
        "title": event.title,
        "title_en": event.title_en,
        "date": event.date,
        "end": event.end,
        "phase": row.phases[0],
        "phases": row.phases,
        "kind": event.kind,
        "place": event.place,
        "place_name": event.place_name,
        "mode": event.mode,
        "themes": event.themes,
        "status": event.status,
        "joint_presence": event.joint_presence,
        "stakeholders": row.stakeholders,
        "participations": row.participations,
        "sources": event.sources,
    }
