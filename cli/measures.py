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
@output_options
def command(output: Output) -> None:
    """The catalogue of measures: name, what it is of, one line, unit, range, reference.

    Measures of a stakeholder are for 'graphkit rank', those of a network for 'graphkit metrics', those of a phase pair
    for 'graphkit phases'.
    """
    from graphkit.measures.catalogue import catalogue

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
        for measure in output.cut(list(catalogue().values()))
    ]
    words = ("of", "unit", "range", "formula")
    table = [row | {key: catalogued(str(row[key]), output.lang) for key in words} for row in rows]
    emit(output, rows, table, _COLUMNS)
