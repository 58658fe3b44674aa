"""``graphkit measures``."""

from __future__ import annotations

import click

from .emit import Output, emit
from .latvian_catalogue import catalogued
from .options import output_options

_COLUMNS = {
    "name": "Measure",
    "of": "Of",
    "summary": "Summary",
    "unit": "Unit",
    "range": "Range",
    "reference": "Reference",
}


@click.command()
@click.argument("name", required=False)
@output_options
def command(name: str | None, output: Output) -> None:
    """The catalogue of measures, or the one NAMEd: what it is of, one line, unit, range, reference; of one, its formula.

    Measures of a stakeholder are for 'graphkit rank', those of a network for 'graphkit metrics', those of a phase pair
    for 'graphkit phases'.
    """
    from graphkit.measures.catalogue import catalogue, named

    chosen = named(name) if name else list(catalogue().values())
    rows = [
        {
            "name": measure.name,
            "of": measure.of,
            "summary": measure.summary_lv if output.lang == "lv" else measure.summary,
            "unit": measure.unit,
            "range": measure.range,
            "formula": measure.formula,
            "weighted": measure.weighted,
            "reference": measure.reference,
        }
        for measure in output.cut(chosen)
    ]
    words = ("of", "unit", "range", "formula")
    table = [row | {key: catalogued(str(row[key]), output.lang) for key in words} for row in rows]
    formulas = [f"{row['name']}: {row['formula']}" for row in table] if name else []
    emit(output, rows, table, _COLUMNS, formulas)
