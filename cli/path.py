"""``graphkit path``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphkit.model import Selection

from .emit import Output, emit
from .naming import documents, found, named
from .options import output_options, selection_options, store_option
from .wording import say

if TYPE_CHECKING:
    from graphkit.model import Event
    from graphkit.network.path import Step
    from graphkit.stores import Store

_COLUMNS = {"from_name": "From", "event_name": "Event", "date": "Date", "to_name": "To", "sources": "Sources"}


@click.command()
@click.argument("a")
@click.argument("b")
@selection_options()
@store_option
@output_options
def command(a: str, b: str, selection: Selection, store: Store, output: Output) -> None:
    """The shortest chain of shared events from A to B."""
    from graphkit.network.path import shortest_chain
    from graphkit.rules import rules

    start, goal = (found(store, name, selection, output).unit for name in (a, b))
    incidence = store.incidence(selection)
    chain = shortest_chain(incidence, start.id, goal.id)
    events = {event.id: event for event in store.events([step.event for step in chain or ()])}
    steps = _steps(store, list(output.cut(chain or [])), events, output)
    payload = {
        "length": None if chain is None else len(chain),
        "steps": steps,
        "source": named(start),
        "target": named(goal),
        "rules": rules(selection, "en", incidence),
    }
    if not chain:
        reason = "no chain of shared events joins them under these rules" if chain is None else "one and the same"
        click.echo(say(reason, output.lang), err=True)
    if len(steps) < len(chain or []):
        click.echo(say("the first {} of {} steps", output.lang, len(steps), len(chain or [])), err=True)
    after = [say("Rules: ", output.lang) + "; ".join(rules(selection, output.lang, incidence))]
    cited = [source for step in output.cut(chain or []) for source in events[step.event].sources]
    emit(output, payload, steps, _COLUMNS, after + documents(store, cited))


def _steps(store: Store, chain: list[Step], events: dict[str, Event], output: Output) -> list[dict[str, object]]:
    people = {
        item.id: item for item in store.stakeholders([who for step in chain for who in (step.source, step.target)])
    }
    recorded = output.format == "json"
    return [
        {
            "from": step.source,
            "from_name": people[step.source].name if recorded else output.name(people[step.source]),
            "event": step.event,
            "event_name": events[step.event].title if recorded else output.name(events[step.event]),
            "date": events[step.event].date,
            "to": step.target,
            "to_name": people[step.target].name if recorded else output.name(people[step.target]),
            "sources": list(events[step.event].sources) if recorded else ", ".join(events[step.event].sources),
        }
        for step in chain
    ]
