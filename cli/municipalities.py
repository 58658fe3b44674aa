"""``graphkit municipalities``."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from graphkit.model import READINGS, UNITS

from .emit import Output, emit
from .municipality_lines import legend, remarks
from .municipality_rows import json_row, table_columns, table_row
from .options import output_options, store_option
from .population_options import (
    PopulationOptions,
    assessed,
    coverage_lines,
    need_json,
    need_lines,
    need_row,
    paired,
    population_options,
)
from .suggesting import SuggestOptions, show_suggestions, suggest_options
from .wording import say

if TYPE_CHECKING:
    from graphkit.involvement.assessment import Assessment
    from graphkit.involvement.model import Involvement
    from graphkit.stores import Store

# As in graphkit.involvement.model, which is not imported for --help; a test holds them equal.
STATES = ("took-part", "invited-or-planned", "named-for-phase", "not-recorded", "unknown", "ended")


@click.command()
@click.option("--units", type=click.Choice(UNITS), default="then", show_default=True,
              help="The register before its changes, or today's municipalities.")  # fmt: skip
@click.option("--reading", type=click.Choice(READINGS), default="stands-for", show_default=True,
              help="When a municipality counts as present.")  # fmt: skip
@click.option("--phase", "phases", multiple=True, metavar="ID",
              help="Only this phase ('outside': events without one). Repeatable.")  # fmt: skip
@click.option("--state", "states", multiple=True, type=click.Choice(STATES),
              help="Only municipalities whose state over the phases is this. Repeatable.")  # fmt: skip
@suggest_options
@population_options
@store_option
@output_options
def command(
    units: str,
    reading: str,
    phases: tuple[str, ...],
    states: tuple[str, ...],
    population: PopulationOptions | None,
    suggest: SuggestOptions | None,
    store: Store,
    output: Output,
) -> None:
    """How far each municipality of the register was reached, those never reached included, phase by phase.

    One presence is one municipality at one event. Without a reference population nothing is compared with what was to be
    expected; the order is by evidence. With --population each municipality gets a verdict: below expected, not
    distinguishable, above expected, not assessable. --suggest answers whom to invite to a coming event instead.
    """
    from graphkit.involvement.building import involvement

    with _undisturbed():
        answer = involvement(store, units, reading, phases)
        if suggest:
            show_suggestions(store, answer, suggest, output)
        else:
            _list(answer, assessed(store, answer, population), states, output)


_NO_REGISTER = (
    "there is no register of municipalities to compare with: add the table municipalities (graphkit init writes a folder whose "
    "README.md says how), and load again"
)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Thousands of rows are made and none is let go: looking for garbage meanwhile would take a quarter of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _list(answer: Involvement, found: Assessment | None, states: tuple[str, ...], output: Output) -> None:
    from graphkit.involvement.telling import involvement_rules

    rows = [(row, need) for row, need in paired(answer, found) if not states or row.state in states]
    after = [*legend(answer, output.lang)] if rows and output.format == "table" else []
    if not answer.rows:
        after += [say(_NO_REGISTER, output.lang)]
    elif not rows:
        after += [say("no municipality is in this state under these rules", output.lang)]
    after += [*remarks(answer, output), *coverage_lines(answer, output.lang)] if answer.rows else []
    after += need_lines(answer, found, output) if found else []
    after.append(say("Rules: ", output.lang) + "; ".join(involvement_rules(answer, output.lang, found)))
    names = {row.unit: row.name for row in answer.rows}
    shown = rows[: output.shown(len(rows))]
    emit(
        output,
        lambda: (json_row(row, names) | need_json(need) for row, need in output.cut(rows)),
        (table_row(row, output) | need_row(need, output) for row, need in shown),
        table_columns(answer, output, compared=found is not None),
        after,
        len(rows),
    )
