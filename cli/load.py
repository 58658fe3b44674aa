"""``graphkit load``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from .emit import tell
from .failures import show_problems
from .flat_options import flat_options
from .messages import translate
from .options import lang_option, store_option
from .progress import bar
from .wording import say

if TYPE_CHECKING:
    from graphkit.stores import Store
    from graphkit.tables.flat import FlatOptions

_COUNTS = {
    "participations": "{} {0:participation|participations}",
    "stakeholders": "{} {0:stakeholder|stakeholders}",
    "events": "{} {0:event|events}",
    "phases": "{} {0:phase|phases}",
}


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--add", is_flag=True, help="Merge into what the store holds instead of replacing it.")
@click.option(
    "--format", "fmt", type=click.Choice(("table", "json")), default="table", show_default=True, help="How to print."
)
@flat_options
@store_option
@lang_option
def command(
    sources: tuple[str, ...],
    add: bool,
    fmt: str,
    flat: FlatOptions,
    sheet: str | None,
    identities: str | None,
    store: Store,
    lang: str,
) -> None:
    """Load tables into the store, all at once or not at all.

    SOURCE is a data package folder, an XLSX workbook, an RDF file, one flat participation table (CSV or XLSX), or - for
    standard input. In a flat table a row is: a stakeholder took part in an event. Columns are known by their usual
    English or Latvian headers, or named with --column.
    """
    from graphkit.loading import load

    with bar("load", lang) as progress:
        result = load(store, sources, flat=flat, sheet=sheet, add=add, identities=identities, progress=progress)
    show_problems([problem for problem in result.problems if problem.severity != "error"], lang)
    for note in result.notes:
        tell(say("Note: ", lang) + translate(note, lang), err=True)
    if fmt == "json":
        click.echo(json.dumps(result.counts))
    else:
        click.echo(", ".join(say(words, lang, result.counts[name]) for name, words in _COUNTS.items()))
