"""``graphkit check``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from graphkit.errors import shorten

from .emit import Output, Row, emit
from .flat_options import flat_options
from .messages import translated
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
def command(source: str, flat: FlatOptions, sheet: str | None, identities: str | None, output: Output) -> None:
    """List every problem of a source at once: file, line, column, value, what is expected.

    Exit code 1 where there are errors, 2 where the source cannot be read, 0 otherwise (warnings pass).
    """
    from graphkit.loading import check

    lang = "en" if output.format == "json" else output.lang  # JSON is the same in both languages
    problems = check(source, flat=flat, sheet=sheet, identities=identities, lang=lang)
    rows = [{key: getattr(translated(problem, lang), key) for key in _COLUMNS} for problem in problems]
    errors = sum(row["severity"] == "error" for row in rows)
    if rows or output.format != "table":
        emit(output, list(output.cut(rows)), [_shown(row, output) for row in output.cut(rows)], _COLUMNS)
    if output.format == "table":
        words = "{0} {0:error|errors}, {1} {1:warning|warnings}" if rows else "No problem found."
        click.echo(say(words, lang, errors, len(rows) - errors))
    sys.exit(max((problem.exit_code for problem in problems if problem.severity == "error"), default=0))


def _shown(row: Row, output: Output) -> Row:
    """A problem as people read it: the severity in their language, a long value cut in a table."""
    value = shorten(row["value"], 40) if row["value"] and output.format == "table" else row["value"]
    return {**row, "value": value, "severity": say(row["severity"], output.lang)}
