"""``graphkit metrics``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from graphkit.model import OUTSIDE, Selection

from .emit import Output, Row, emit
from .facts import facts_lines, facts_option
from .messages import translate
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
_NOT_RECOUNTED = "not counted again where large events are left out or sampled"


@click.command()
@click.option("--cumulative", is_flag=True, help="Each phase together with all before it.")
@click.option("--window", type=click.IntRange(min=1), help="Each N consecutive phases pooled.")
@selection_options()
@network_options
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

    In the table a phase is a column; in CSV and JSON it is a row.
    """
    from graphkit.measures.summary import summaries
    from graphkit.network.building import build, slices

    steps = slices(store, selection, cumulative=cumulative, window=window)
    networks = _networks(store, steps, selection, settings, output)
    found = list(tracked(summaries(networks), say("measuring", output.lang), len(steps)))
    whole = build(store, store.incidence(selection), settings)
    pooled = "" if selection.phases else "each phase by itself"
    series = "each phase with all before it" if cumulative else "consecutive phases pooled" if window else pooled
    english, words = (_rules(whole, series, lang) for lang in ("en", output.lang))
    payload = {
        "level": selection.level,
        "weight": settings.weight,
        "networks": [_network(item) for item in output.cut(found)],
        "rules": english,
    }
    lines = [say("Rules: ", output.lang) + "; ".join(words)]
    lines += _remarks(found, output)
    if facts:
        lines += facts_lines(store, whole, output)
        payload["facts"] = facts_lines(store, whole)
    if output.format == "table":
        emit(output, payload, _turned(output.cut(found), output), _headings(output.cut(found), output), lines)
    else:
        rows = [_network(item) for item in output.cut(found)]
        emit(output, payload, rows, {key: key for key in rows[0] if key not in ("reasons", "errors", "methods")}, lines)


def _networks(
    store: Store, steps: Sequence[Slice], selection: Selection, settings: Settings, output: Output
) -> Iterator[tuple[str | None, Network]]:
    from graphkit.network.building import build

    for step in steps:
        incidence = store.incidence(replace(selection, phases=step.phases))
        announce_hubs(store, incidence, settings, output.lang)
        yield step.name, build(store, incidence, settings)


def _rules(whole: Network, series: str, lang: str) -> list[str]:
    from graphkit.network.counted import counted

    return [*([say(series, lang)] if series else []), *counted(whole, lang)]


def _network(item: Summary) -> Row:
    counts = {key: getattr(item, key) for key in _COUNTS}
    unknown = {"participations": _NOT_RECOUNTED} if item.participations is None else {}
    return {
        "phase": item.name,
        **counts,
        **item.values(),
        "reasons": {**unknown, **item.said("reason")},
        "errors": item.said("error"),
        "methods": item.said("method"),
    }


def _headings(found: Sequence[Summary], output: Output) -> dict[str, str]:
    return {"measure": "Measure"} | {f"{i}": _phase(item, output) for i, item in enumerate(found)}


def _phase(item: Summary, output: Output) -> str:
    names = {None: say("All phases", output.lang), OUTSIDE: say("outside", output.lang)}
    return names.get(item.name, str(item.name))


def _turned(found: Sequence[Summary], output: Output) -> list[Row]:
    """A row a measure, a column a network; lists are counted."""
    networks = [_network(item) for item in found]
    keys = [key for key in networks[0] if key not in ("phase", "reasons", "errors", "methods")]
    return [
        {"measure": say(key, output.lang), **{f"{i}": _cell(network[key]) for i, network in enumerate(networks)}}
        for key in keys
    ]


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, list):
        return str(len(value))
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _remarks(found: Sequence[Summary], output: Output) -> list[str]:
    """Which networks are empty, why values are missing, and which were sampled, once each."""
    empty = [_phase(item, output) for item in found if not item.stakeholders]
    lines = [say("nobody is recorded: unknown, not zero: {}", output.lang, ", ".join(empty))] if empty else []
    for what in ("reason", "method"):
        lines += _grouped([item for item in found if item.stakeholders], what, output)
    return lines


def _grouped(found: Sequence[Summary], what: str, output: Output) -> list[str]:
    """One line for each thing said, with the measures and networks that it is said of."""
    said: dict[str, dict[str, list[str]]] = {}
    for item in found:
        for key, word in item.said(what).items():
            said.setdefault(translate(str(word), output.lang), {}).setdefault(say(key, output.lang), []).append(
                _phase(item, output)
            )
    every = len(found)
    return [
        f"{', '.join(measures)}: {word}" + ("" if len(phases) == every else f" ({', '.join(phases)})")
        for word, measures in said.items()
        for phases in [list(dict.fromkeys(phase for each in measures.values() for phase in each))]
    ]
