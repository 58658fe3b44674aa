"""``graphkit metrics``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from graphkit.model import Selection

from .emit import Output, Row, emit
from .facts import facts_lines, facts_option
from .grouping_options import group_rule, groups_option
from .metrics_table import APART, headings, nobody_lines, remarks, turned, without_double
from .network_options import announce_hubs, network_options
from .options import output_options, selection_options, store_option
from .progress import tracked
from .wording import say

if TYPE_CHECKING:
    from graphkit.measures.summary import Summary
    from graphkit.network.building import Settings, Slice
    from graphkit.network.network import Network
    from graphkit.stores import Store

_COUNTS = ("stakeholders", "events", "participations", "pairs")
_SERIES = "each phase by itself, then the events outside the phases, then all pooled by event"
_NOT_RECOUNTED = "not counted again where large events are left out or sampled"


@click.command()
@click.option("--cumulative", is_flag=True, help="Each phase together with all before it.")
@click.option("--window", type=click.IntRange(min=1), help="Each N consecutive phases pooled.")
@selection_options()
@network_options
@groups_option
@facts_option
@store_option
@output_options
def command(
    cumulative: bool,
    window: int | None,
    selection: Selection,
    settings: Settings,
    facts: bool,
    store: Store,
    output: Output,
) -> None:
    """Measures of whole networks: each phase, the events outside the phases, and all pooled.

    In the table a phase is a column; in CSV and JSON it is a row. --by is for the measures that look at groups: E-I index
    and diversity.
    """
    from graphkit.measures.summary import summaries
    from graphkit.network.building import slices, unrecorded

    if cumulative and window:
        raise click.UsageError("choose one series: --cumulative or --window")
    steps = slices(store, selection, cumulative=cumulative, window=window)
    whole = _whole(store, selection, settings)
    networks = _networks(store, steps[::-1], selection, settings, output)  # the largest, last, first: cores stay busy
    found = list(tracked(summaries(networks), say("measuring", output.lang), len(steps)))[::-1]
    series = "each phase with all before it" if cumulative else "consecutive phases pooled" if window else ""
    pooled = unrecorded(store, selection) if len(steps[-1].phases) > 1 else ()
    payload = {
        "level": selection.level,
        "weight": settings.weight,
        "networks": [_network(item) for item in output.cut(found)],
        "rules": _rules(store, whole, series, "en"),
        "notes": nobody_lines(found, pooled, "en"),
    } | ({"facts": facts_lines(store, whole)} if facts else {})
    shown = output.cut(found)
    if output.format in ("table", "markdown"):
        shown = without_double(shown)
        rows, columns = turned([_network(item) for item in shown], output.lang), headings(shown, output.lang)
    else:
        rows = [_flat(item, output.lang) for item in shown]
        columns = {key: key for row in rows for key in row}
    lines = [say("Rules: ", output.lang) + "; ".join(_rules(store, whole, series, output.lang))]
    lines += [*nobody_lines(found, pooled, output.lang), *remarks(shown, output.lang)]
    lines += facts_lines(store, whole, output) if facts else []
    emit(output, payload, rows, columns, lines)


def _whole(store: Store, selection: Selection, settings: Settings) -> Network:
    """Everything chosen as one network; an error where people are recorded but none of them counts as chosen."""
    from graphkit.network.building import build, refuse_nobody
    from graphkit.network.network import NOBODY

    whole = build(store, store.incidence(selection), settings)
    if whole.nobody != NOBODY:
        refuse_nobody(store, whole)
    return whole


def _networks(
    store: Store, steps: Sequence[Slice], selection: Selection, settings: Settings, output: Output
) -> Iterator[tuple[str | None, Network]]:
    from graphkit.network.building import build

    told: set[str] = set()
    for step in steps:
        incidence = store.incidence(replace(selection, phases=step.phases))
        announce_hubs(store, incidence, settings, output.lang, told)
        yield step.name, build(store, incidence, settings)


def _rules(store: Store, whole: Network, series: str, lang: str) -> list[str]:
    """The rules of all networks; which phases stand in each is said of the series, not of the last one."""
    from graphkit.network.counted import counted

    first, *others = counted(whole, lang)
    chosen = whole.incidence.selection.phases
    if series:
        first = say("phases: {}", lang, ", ".join(chosen)) if chosen else say("pooled by event", lang)
    elif not chosen and store.phases():
        first = say(_SERIES, lang)
    return [*([say(series, lang)] if series else []), first, *others, group_rule(whole, lang)]


def _network(item: Summary) -> Row:
    counts = {key: getattr(item, key) for key in _COUNTS}
    unknown = {"participations": _NOT_RECOUNTED} if item.participations is None else {}
    return {
        "phase": item.name,
        **counts,
        **item.values(),
        "reasons": {**unknown, **item.said("reason")},
        "errors": item.said("error"),
        "uncertain": item.said("uncertain"),
        "methods": item.said("method"),
    }


def _flat(item: Summary, lang: str) -> Row:
    """A row of CSV: the values, lists without anybody in a word, and the standard errors of those that were sampled."""
    row = {
        key: say("none", lang) if value == [] else value for key, value in _network(item).items() if key not in APART
    }
    return row | {f"{key}_error": error for key, error in item.said("error").items()}
