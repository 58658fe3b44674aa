"""``graphkit metrics``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from graphkit.model import OUTSIDE, Selection

from .emit import Figure, Output, Row, emit
from .facts import facts_lines, facts_option
from .grouping_options import group_rule, groups_option
from .messages import translate
from .network_options import announce_hubs, network_options
from .options import output_options, selection_options, store_option
from .progress import tracked
from .remarks import grouped
from .wording import say

if TYPE_CHECKING:
    from graphkit.measures.summary import Summary
    from graphkit.network.building import Settings, Slice
    from graphkit.network.network import Network
    from graphkit.stores import Store

_COUNTS = ("stakeholders", "events", "participations", "pairs")
_APART = ("reasons", "errors", "methods")  # what JSON says of the measures
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
    from graphkit.network.building import build, slices

    steps = slices(store, selection, cumulative=cumulative, window=window)
    networks = _networks(store, steps, selection, settings, output)
    found = list(tracked(summaries(networks), say("measuring", output.lang), len(steps)))
    whole = build(store, store.incidence(selection), settings)
    series = "each phase with all before it" if cumulative else "consecutive phases pooled" if window else ""
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
    shown = output.cut(found)
    if output.format in ("table", "markdown"):
        emit(output, payload, _turned(shown, output), _headings(shown, output), lines)
    else:
        rows = [_flat(item) for item in shown]
        emit(output, payload, rows, {key: key for row in rows for key in row}, lines)


def _networks(
    store: Store, steps: Sequence[Slice], selection: Selection, settings: Settings, output: Output
) -> Iterator[tuple[str | None, Network]]:
    from graphkit.network.building import build

    for step in steps:
        incidence = store.incidence(replace(selection, phases=step.phases))
        announce_hubs(store, incidence, settings, output.lang)
        yield step.name, build(store, incidence, settings)


def _rules(whole: Network, series: str, lang: str) -> list[str]:
    """The rules of all networks; which phases stand in each is said of the series, not of the last one."""
    from graphkit.network.counted import counted

    first, *others = counted(whole, lang)
    chosen = whole.incidence.selection.phases
    if series:
        first = say("phases: {}", lang, ", ".join(chosen)) if chosen else say("pooled by event", lang)
    elif not chosen:
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
        "methods": item.said("method"),
    }


def _flat(item: Summary) -> Row:
    """A row of CSV: the values, and the standard errors of those that were sampled."""
    row = {key: value for key, value in _network(item).items() if key not in _APART}
    return row | {f"{key}_error": error for key, error in item.said("error").items()}


def _headings(found: Sequence[Summary], output: Output) -> dict[str, str]:
    # "All", so that a table of seven phases stays within 100 columns
    names = [say("All", output.lang) if item.name is None else _phase(item, output) for item in found]
    return {"measure": "Measure"} | {f"{i}": name for i, name in enumerate(names)}


def _phase(item: Summary, output: Output) -> str:
    names = {None: say("All phases", output.lang), OUTSIDE: say("outside", output.lang)}
    return names.get(item.name, str(item.name))


def _turned(found: Sequence[Summary], output: Output) -> list[Row]:
    """A row a measure, a column a network; lists are counted."""
    networks = [_network(item) for item in found]
    keys = [key for key in networks[0] if key not in ("phase", *_APART)]
    return [
        {"measure": _called(key, output.lang)}
        | {f"{i}": _cell(network[key], network["errors"].get(key), output.lang) for i, network in enumerate(networks)}
        for key in keys
    ]


def _called(key: str, lang: str) -> str:
    """A measure in words."""
    return say(_WORDS.get(key, key) if lang == "en" else key, lang).replace("two_mode", "two-mode").replace("_", " ")


_WORDS = {
    "e_i": "E-I index",
    "e_i_expected": "E-I index expected",
    "blau": "diversity of groups",
    "event_blau": "diversity at an event",
    "core_periphery": "core–periphery",
}


def _cell(value: object, error: float | None, lang: str) -> Figure:
    if value is None:
        return Figure("–")
    if isinstance(value, list):
        return Figure(len(value))
    text = f"{value:.3f}" if isinstance(value, float) else str(value)
    text += f" ± {error:.2g}" if error is not None else ""
    return Figure(text.replace(".", ",") if lang == "lv" else text)


def _remarks(found: Sequence[Summary], output: Output) -> list[str]:
    """Which networks are empty, why values are missing, and which were sampled, once each."""
    empty = [_phase(item, output) for item in found if not item.stakeholders]
    lines = [say("nobody is recorded: unknown, not zero: {}", output.lang, ", ".join(empty))] if empty else []
    if any(item.said("error") for item in found):
        lines.append(say("±: standard error of a sample", output.lang))
    some = [item for item in found if item.stakeholders]
    for what in ("reason", "method"):
        said = [
            (_called(key, output.lang), _phase(item, output), translate(str(word), output.lang))
            for item in some
            for key, word in item.said(what).items()
        ]
        lines += grouped(said, len(some))
    return lines
