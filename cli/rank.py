"""``graphkit rank``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from graphkit.model import Selection, Stakeholder

from .emit import Output, Row, emit, tell
from .facts import facts_lines, facts_option
from .grouping_options import group_rules, groups_option, ungrouped
from .latvian_catalogue import catalogued
from .messages import translate
from .network_options import announce_unused, network_for, network_options
from .options import output_options, selection_options, store_option
from .progress import bar
from .wording import say

if TYPE_CHECKING:
    from graphkit.measures.measure import Measure
    from graphkit.measures.ranking import Ranked
    from graphkit.measures.robustness import RankIntervals
    from graphkit.network.building import Settings
    from graphkit.network.network import Network, Values
    from graphkit.stores import Store

_COLUMNS = {"rank": "Rank", "name": "Name", "sector": "Sector", "value": "Value", "id": "Id"}
_FIRST = 10
_NO_LARGEST = "the largest possible value is 0 here: there is nothing to divide by"
_STRENGTH = "under the weight newman the strength is the number of events at which others were too"
_NOBODY_CLEAR = (
    "the sample is too small to say who stands where: the values are sampled, and nobody among the first {} stands clear of the "
    "others; can't be told apart: {}"
)
_ERROR = {"error": "Standard error"}
_INTERVAL = {"rank_low": "Rank from", "rank_high": "Rank to"}


@click.command()
@click.argument("measure")
@click.option("--normalised", is_flag=True, help="Divided by the largest possible value, where there is one.")
@click.option(
    "--resample",
    type=click.IntRange(min=1),
    metavar="N",
    help="Also the interval of each rank (95 %) when events are drawn again, N times.",
)
@click.option("--steps", type=click.IntRange(min=1), metavar="K", help="Of reach: within how many steps. Default 2.")
@selection_options()
@network_options
@groups_option
@facts_option
@store_option
@output_options
def command(
    measure: str,
    *,
    normalised: bool,
    resample: int | None,
    steps: int | None,
    selection: Selection,
    settings: Settings,
    facts: bool,
    store: Store,
    output: Output,
) -> None:
    """Stakeholders in the order of a measure; 'graphkit measures' lists them.

    Values are raw unless --normalised. Where a value is undefined, the line has no rank; JSON says why of each, the table
    of how many. --by is for the measures that look at groups: brokerage and participation-coefficient.
    """
    from graphkit.measures.catalogue import find_measure
    from graphkit.measures.ranking import ranking
    from graphkit.network.counted import counted

    chosen = _within(find_measure(measure), steps)
    network = network_for(store, selection, settings, output)
    values = _values(chosen, network, normalised)
    shown = [*counted(network, output.lang, weighted=chosen.weighted), *_groups(network, output)]
    announce_unused(network, chosen.name, output.lang)
    lines = ranking(values.values, output.shown(network.n))
    intervals = _intervals(network, chosen, resample, output) if resample else None
    who = store.stakeholders([network.stakeholders[line.position] for line in lines])
    after = _chance(network, values, output) if values.error is not None else []
    after += [say("Rules: ", output.lang) + "; ".join(shown), *_remarks(chosen, values, network, output)]
    after += _apart(network, lines, intervals, output) if intervals else []
    after += facts_lines(store, network, output) if facts else []
    rows = _rows(zip(lines, who, strict=True), values, intervals)
    named = zip(_rows(zip(lines, who, strict=True), values, intervals), who, strict=True)
    table = ({**row, "name": output.name(item), "sector": output.code("sector", item.sector)} for row, item in named)
    columns = _COLUMNS | (_ERROR if values.error is not None else {}) | (_INTERVAL if resample else {})
    emit(output, rows, table, columns, after, network.n)


def _within(measure: Measure, steps: int | None) -> Measure:
    """The measure with the steps asked for."""
    from functools import partial

    from graphkit.errors import GraphkitError

    if steps and measure.name != "reach":
        raise GraphkitError(f"--steps is for the measure reach; {measure.name} has no steps")
    return replace(measure, function=partial(measure.function, steps=steps)) if steps else measure


def _values(measure: Measure, network: Network, normalised: bool) -> Values:
    from graphkit.errors import GraphkitError

    values: Values = measure.function(network)
    if not normalised:
        return values
    if measure.normal is None:
        raise GraphkitError(f"there is no standard largest value of {measure.name}: leave out --normalised")
    error = None if values.error is None else measure.normal(network, values.error)
    return replace(values, values=measure.normal(network, values.values), error=error)


def _intervals(network: Network, measure: Measure, draws: int, output: Output) -> RankIntervals:
    from graphkit.measures.robustness import rank_intervals

    with bar(say("resampling", output.lang)) as step:
        return rank_intervals(
            network, measure.function, draws=draws, progress=(lambda share: step("", share)) if step else None
        )


def _rows(
    ranked: Iterable[tuple[Ranked, Stakeholder]], values: Values, intervals: RankIntervals | None
) -> Iterator[Row]:
    for line, who in ranked:
        row: Row = {
            "rank": line.rank, "id": who.id, "name": who.name, "name_en": who.name_en, "sector": who.sector,
            "value": line.value,
        }  # fmt: skip
        if line.value is None:
            row["reason"] = values.reason_at(line.position) or _NO_LARGEST
        if values.error is not None:
            row["error"] = float(values.error[line.position]) if line.value is not None else None
        if intervals:
            row |= {"rank_low": int(intervals.low[line.position]), "rank_high": int(intervals.high[line.position])}
        yield row


def _groups(network: Network, output: Output) -> list[str]:
    """What the groups are, where the measure looked at them; on stderr, what is missing where there are none."""
    if "group_names" not in vars(network):
        return []
    for line in ungrouped(network, output.lang):
        tell(line, err=True)
    return group_rules(network, output.lang)


def _remarks(measure: Measure, values: Values, network: Network, output: Output) -> list[str]:
    lang = output.lang
    summary = measure.summary_lv if lang == "lv" else measure.summary
    lines = [f"{measure.name}: {summary}; {catalogued(measure.formula, lang)} ({measure.reference})"]
    lines += [f"{say('computed by', lang)}: {translate(values.method, lang)}"] if values.method else []
    if measure.name == "strength" and network.weight == "newman":
        lines.append(say(_STRENGTH, lang))
    text = "no value for {} {0:stakeholder|stakeholders}: {}"
    missing = values.reasons().items()
    return lines + [say(text, lang, count, translate(reason or _NO_LARGEST, lang)) for reason, count in missing]


def _chance(network: Network, values: Values, output: Output) -> list[str]:
    """Which of the first ten stand clear in their places, and which a sample cannot tell apart."""
    from graphkit.measures.sampling import places

    error = values.error if values.error is not None else values.values * 0
    groups = [[network.stakeholders[i] for i in group] for group in places(values.values, error, _FIRST)]
    clear = ", ".join(group[0] for group in groups if len(group) == 1)
    together = "; ".join(
        " ~ ".join(group[: 2 * _FIRST]) + (" ~ …" if len(group) > 2 * _FIRST else "")
        for group in groups
        if len(group) > 1
    )
    text = "the values are sampled, and an order within their standard errors is chance; stand clear, in this order, among the first {}: {}; can't be told apart: {}"
    if together and not clear:
        return [say(_NOBODY_CLEAR, output.lang, _FIRST, together)]
    none = say("none", output.lang)
    return [say(text, output.lang, _FIRST, clear or none, together or none)]


def _apart(network: Network, lines: Sequence[Ranked], intervals: RankIntervals, output: Output) -> list[str]:
    """Which neighbours in the ranking the draws cannot tell apart."""
    ranked = [line for line in lines if line.rank is not None][:_FIRST]
    together = [
        f"{network.stakeholders[a.position]} ~ {network.stakeholders[b.position]}"
        for a, b in pairwise(ranked)
        if not intervals.apart(a.position, b.position)
    ]
    text = "events drawn again {} {0:time|times} (seed {}); neighbours among the first ten that can't be told apart: {}"
    listed = "; ".join(together) or say("none", output.lang)
    return [say(text, output.lang, intervals.draws, intervals.seed, listed)]
