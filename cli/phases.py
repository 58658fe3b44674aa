"""``graphkit phases``."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import click

from graphkit.errors import GraphkitError
from graphkit.model import OUTSIDE, Selection

from .emit import Output, Row, emit
from .facts import facts_lines, facts_option
from .network_options import announce_hubs, tie_options
from .options import output_options, selection_options, store_option
from .progress import tracked
from .wording import say

if TYPE_CHECKING:
    from graphkit.measures.dynamics import Change, Series, Transition
    from graphkit.network.building import Settings
    from graphkit.stores import Store

_COLUMNS = {
    "from": "From", "to": "To", "what": "What", "kept": "Kept", "lost": "Lost", "new": "New", "returned": "Returned",
    "jaccard": "Jaccard", "hamming": "Hamming", "retention": "Retention", "entry": "Entry", "basis": "Of those in both",
}  # fmt: skip


_NO_TIME = "events outside the phases have no before and after: name phases"
_AGAINST = "{} is after {}: kept, lost and new are counted against time"
_BASIS = "Jaccard, Hamming, retention and entry of ties: among the stakeholders present in both phases"


@click.command()
@click.argument("first", required=False, metavar="[FROM")
@click.argument("second", required=False, metavar="TO]")
@selection_options()
@tie_options
@facts_option
@store_option
@output_options
def command(
    first: str | None,
    second: str | None,
    selection: Selection,
    settings: Settings,
    facts: bool,
    store: Store,
    output: Output,
) -> None:
    """What changes from each phase to the next: kept, lost, new, returned; with two phases the difference, with names.

    Jaccard, Hamming, retention and entry of ties are counted among the stakeholders present in both phases.
    """
    from graphkit.measures.dynamics import transition, transitions
    from graphkit.network.building import network_of
    from graphkit.rules import large_events, rules

    if first and not second:
        raise GraphkitError("name two phases, or none for all consecutive pairs")
    selection = store.recorded(selection)
    series = _series(store, selection, settings, output)
    if first and second:
        source, target = _phase(series, first), _phase(series, second)
        if source == target:
            raise GraphkitError(f"{source} twice: nothing changes within a phase; name two")
        found = [transition(series, source, target, detail=True)]
    else:
        if OUTSIDE in selection.phases:
            raise GraphkitError(_NO_TIME)
        found = transitions(series, selection.phases or None)
        if not found:
            raise GraphkitError("fewer than two phases are chosen: name two or more with --phase, or none for all")
    payload = [_payload(item) for item in output.cut(found)]
    rows = [row for item in output.cut(found) for row in _rows(item, output)]
    words = rules(replace(selection, phases=tuple(series.order)), output.lang)
    words = [say("each phase by itself", output.lang), *words[1:], say(_BASIS, output.lang)]
    words += large_events(settings.hubs, settings.hub_size, settings.seed, output.lang)
    lines = [say("Rules: ", output.lang) + "; ".join(words)]
    lines += [line for item in found for line in _remarks(series, item, output)]
    lines += _who(store, found[0], output) if second and found else []
    lines += facts_lines(store, network_of(store, selection, settings), output) if facts else []
    emit(output, payload, rows, _COLUMNS, lines)


def _series(store: Store, selection: Selection, settings: Settings, output: Output) -> Series:
    from graphkit.measures.dynamics import Series
    from graphkit.network.building import build, refuse_nobody, slices
    from graphkit.network.network import NOBODY

    steps = [step for step in slices(store, replace(selection, phases=())) if step.name not in (None, OUTSIDE)]
    if len(steps) < 2:
        raise GraphkitError("changes need at least two phases; this store has " + str(len(steps)))
    networks = {}
    for step in tracked(steps, say("phases", output.lang), len(steps)):
        incidence = store.incidence(replace(selection, phases=step.phases))
        announce_hubs(store, incidence, settings, output.lang)
        networks[str(step.name)] = build(store, incidence, settings)
    unread = [network for network in networks.values() if network.nobody != NOBODY]
    if unread and not any(network.n for network in networks.values()):
        refuse_nobody(store, unread[0])
    return Series(networks)


def _phase(series: Series, name: str) -> str:
    for phase in series.order:
        if phase.casefold() == name.casefold():
            return phase
    if name.casefold() == OUTSIDE:
        raise GraphkitError(_NO_TIME)
    raise GraphkitError(f"there is no phase {name!r} here; there are: {', '.join(series.order)}")


def _payload(item: Transition) -> Row:
    ties = _change(item.ties) | {"present_in_both": item.present_in_both}
    if item.ties.pairs:
        ties["pairs"] = {
            name: [{"source": a, "target": b} for a, b in pairs] for name, pairs in item.ties.pairs.items()
        }
    people = _change(item.stakeholders)
    people["first_time"] = item.stakeholders.new - item.stakeholders.returned
    return {"from": item.source, "to": item.target, "stakeholders": people, "ties": ties, "empty": list(item.empty)}


def _change(change: Change) -> Row:
    row: Row = asdict(change)
    del row["pairs"]
    if not change.ids:
        del row["ids"]
    return row


def _rows(item: Transition, output: Output) -> list[Row]:
    rows: list[Row] = []
    for what, change in (("stakeholders", item.stakeholders), ("ties", item.ties)):
        row = asdict(change) | {"from": item.source, "to": item.target, "what": say(what, output.lang)}
        row["basis"] = item.present_in_both if what == "ties" else None
        if (
            item.empty
        ):  # what is not recorded is neither lost nor new; JSON has the counts, and says which phase is empty
            row |= dict.fromkeys(("kept", "lost", "new", "returned", "jaccard", "hamming", "retention", "entry"))
        rows.append({key: round(value, 3) if isinstance(value, float) else value for key, value in row.items()})
    return rows


def _remarks(series: Series, item: Transition, output: Output) -> list[str]:
    text = "{} → {}: nobody is recorded in {}: unknown, not a loss"
    backwards = series.order.index(item.source) > series.order.index(item.target)
    against = [say(_AGAINST, output.lang, item.source, item.target)] if backwards else []
    return against + [say(text, output.lang, item.source, item.target, phase) for phase in item.empty]


def _who(store: Store, item: Transition, output: Output) -> list[str]:
    lines = []
    for part in ("kept", "lost", "new"):
        names = [output.name(who) for who in store.stakeholders(item.stakeholders.ids[part])]
        lines.append(f"{say(part.capitalize(), output.lang)}: {'; '.join(names) or '–'}")
    return lines
