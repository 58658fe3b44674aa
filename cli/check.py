"""``graphkit check``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from .emit import Output, emit
from .flat_options import flat_options
from .options import output_options
from .wording import say

if TYPE_CHECKING:
    from graphkit.tables.flat import FlatOptions

_COLUMNS = {
    "file": "File",
    "line": "Line",
    "column": "Column",
    "value": "Value",
    "message": "Message",
    "severity": "Severity",
}


@click.command()
@click.argument("source")
@flat_options
@output_options
def command(source: str, flat: FlatOptions, sheet: str | None, output: Output) -> None:
    """List every problem of a source at once: file, line, column, value, what is expected.

    Exit code 1 where there are errors, 2 where the source cannot be read, 0 otherwise (warnings pass).
    """
    from graphkit.errors import shorten
    from graphkit.loading import check

    problems = check(source, flat=flat, sheet=sheet, lang=output.lang)
    rows = [{key: getattr(problem, key) for key in _COLUMNS} for problem in problems]
    if output.format == "table":
        rows = [{**row, "value": shorten(row["value"], 40) if row["value"] else row["value"]} for row in rows]
    errors = sum(row["severity"] == "error" for row in rows)
    summary = (
        say("{} error(s), {} warning(s)", output.lang).format(errors, len(rows) - errors)
        if rows
        else say("No problem found.", output.lang)
    )
    if rows or output.format != "table":
        emit(output, list(output.cut(rows)), output.cut(rows), _COLUMNS)
    if output.format == "table":
        click.echo(summary)
    sys.exit(max((problem.exit_code for problem in problems if problem.severity == "error"), default=0))
