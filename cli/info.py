"""``graphkit info``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .emit import Output, emit
from .messages import translate
from .options import output_options, store_option
from .wording import say

if TYPE_CHECKING:
    from graphkit.stores import Store

_COLUMNS = {
    "id": "Phase",
    "name": "Name",
    "events": "Events",
    "participations": "Participations",
    "stakeholders": "Stakeholders",
}


@click.command()
@store_option
@output_options
def command(store: Store, output: Output) -> None:
    """What the store holds, in all and by phase. Every status counts."""
    from graphkit.rules import info_rules

    info = store.info()
    totals = {"participations": info.participations, "stakeholders": info.stakeholders, "events": info.events}
    phases = [{key: getattr(phase, key) for key in (*_COLUMNS, "name_en")} for phase in info.phases]
    payload = {
        **totals,
        "phases": output.cut(phases),
        "pairs": info.pairs,
        "statuses": info.statuses,
        "types": info.types,
        "notes": info.notes,
        "rules": info_rules(),
    }
    rows = [{**row, "name": _name(row, output.lang)} for row in output.cut(phases)]
    total = {"id": say("Total", output.lang), "name": "", **totals}
    after = [
        say("statuses: ", output.lang)
        + ", ".join(f"{output.code('status', name)} {count}" for name, count in info.statuses.items()),
        say("types: ", output.lang)
        + ", ".join(f"{say(name, output.lang)} {count}" for name, count in info.types.items()),
        *(say("note: ", output.lang) + translate(note, output.lang) for note in info.notes),
        say("Rules: ", output.lang) + "; ".join(info_rules(output.lang)),
    ]
    emit(output, payload, [*rows, total], _COLUMNS, after)


def _name(row: dict[str, object], lang: str) -> object:
    return (row["name_en"] if lang == "en" else None) or row["name"]
