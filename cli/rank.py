"""``graphkit rank``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from graphkit.model import Selection

from .emit import Output, Row, emit
from .facts import facts_lines, facts_option
from .network_options import network_for, network_options
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
@selection_options()
@network_options
@facts_option
@store_option
@output_options
def command(
    measure: str,
    normalised: bool,
    resample: int | None,
    selection: Selection,
    settings: Settings,
    facts: bool,
    store: Store,
    output: Output,
) -> None:
    """Stakeholders in the order of a measure; 'graphkit measures' lists them.

    Values are raw unless --normalised. Where a value is undefined, the line says why and has no rank.
    """
    from graphkit.measures.catalogue import find_measure
    from graphkit.measures.ranking import ranking
    from graphkit.rules import rules

    chosen = find_measure(measure)
    network = network_for(store, selection, settings, output)
    values = _values(chosen, network, normalised)
    lines = output.cut(ranking(values.values))
    intervals = _intervals(network, chosen, resample, output) if resample else None
    rows = _rows(store, network, values, lines, intervals)
    shown = rules(selection, output.lang, network.incidence, settings.weight if chosen.weighted else None)
    after = [say("Rules: ", output.lang) + "; ".join(shown), *_remarks(chosen, values, output)]
    after += _apart(network, lines, intervals, output) if intervals else []
    after += facts_lines(store, network, output) if facts else []
    columns = _COLUMNS | (_INTERVAL if resample else {})
    table = [{**row, "name": _name(row, output), "sector": output.code("sector", row["sector"])} for row in rows]
    emit(output, rows, table, columns, after)


def _values(measure: Measure, network: Network, normalised: bool) -> Values:
    from graphkit.errors import GraphkitError

    values: Values = measure.function(network)
    if not normalised:
        return values
    if measure.normal is None:
        raise GraphkitError(f"there is no standard largest value of {measure.name}: leave out --normalised")
    return replace(values, values=measure.normal(network, values.values))


def _intervals(network: Network, measure: Measure, draws: int, output: Output) -> RankIntervals:
    from graphkit.measures.robustness import rank_intervals

    with bar(say("resampling", output.lang)) as step:
        return rank_intervals(
            network, measure.function, draws=draws, progress=(lambda share: step("", share)) if step else None
        )


def _rows(
    store: Store, network: Network, values: Values, lines: Sequence[Ranked], intervals: RankIntervals | None
) -> list[Row]:
    names = store.stakeholders([network.stakeholders[line.position] for line in lines])
    rows: list[Row] = []
    for line, who in zip(lines, names, strict=True):
        row: Row = {"rank": line.rank, "id": who.id, "name": who.name, "name_en": who.name_en, "sector": who.sector}
        row["value"] = line.value
        if line.value is None:
            row["reason"] = values.reason
        if values.error is not None:
            row["error"] = float(values.error[line.position])
        if intervals:
            row |= {"rank_low": int(intervals.low[line.position]), "rank_high": int(intervals.high[line.position])}
        rows.append(row)
    return rows


def _name(row: Row, output: Output) -> str:
    return str((row["name_en"] if output.lang == "en" else None) or row["name"])


def _remarks(measure: Measure, values: Values, output: Output) -> list[str]:
    summary = measure.summary_lv if output.lang == "lv" else measure.summary
    lines = [f"{measure.name}: {summary}; {measure.formula} ({measure.reference})"]
    lines += [f"{say('computed by', output.lang)}: {values.method}"] if values.method else []
    if values.reason:
        lines.append(
            say("no value for {} stakeholder(s): {}", output.lang).format(
                int((values.values != values.values).sum()), values.reason
            )
        )
    return lines


def _apart(network: Network, lines: Sequence[Ranked], intervals: RankIntervals, output: Output) -> list[str]:
    """Which neighbours in the ranking the draws cannot tell apart."""
    ranked = [line for line in lines if line.rank is not None][:10]
    together = [
        f"{network.stakeholders[a.position]} ~ {network.stakeholders[b.position]}"
        for a, b in pairwise(ranked)
        if not intervals.apart(a.position, b.position)
    ]
    text = say(
        "events drawn again {} times (seed {}); neighbours among the first ten that can't be told apart: {}",
        output.lang,
    )
    return [text.format(intervals.draws, intervals.seed, "; ".join(together) or say("none", output.lang))]
