"""``graphkit sparql``."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.errors import GraphkitError
from graphkit.model import AUDIENCES

from .emit import Output, emit, tell
from .options import output_options, store_option
from .progress import bar
from .wording import say

if TYPE_CHECKING:
    from graphkit.rdf.asking import Sparql, Term
    from graphkit.stores import Store

_SUFFIXES = (".rq", ".sparql")


@click.command()
@click.argument("query")
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=60.0, show_default=True,
    help="Seconds after which the question is given up.",
)  # fmt: skip
@click.option(
    "--audience", type=click.Choice(AUDIENCES), default="internal", show_default=True,
    help="Who will see the answer. The public sees no persons.",
)  # fmt: skip
@store_option
@output_options
def command(query: str, timeout: float, audience: str, store: Store, output: Output) -> None:
    """Ask what the store holds a question of your own in SPARQL: SELECT, ASK, CONSTRUCT or DESCRIBE. It is read only.

    QUERY is SPARQL, a file of it (.rq, .sparql), or - for standard input. The prefixes of the ontology, of the tables (organisations:kultmin)
    and of the concepts (role:host) are known. Without --limit the first 10,000 rows are printed. --format json gives SPARQL JSON
    results. docs/queries.md has examples.
    """
    from graphkit.rdf.asking import MOST_ROWS, ask_sparql

    text = _text(query)
    rows = output.limit or MOST_ROWS
    with bar("sparql", output.lang) as progress:
        answer = ask_sparql(store.tables(), text, rows=rows, seconds=timeout, progress=progress)
    if answer.cut and output.limit is None:
        click.echo(say("… only the first {} rows: --limit N shows more", output.lang, rows), err=True)
    _print(answer, replace(output, limit=None))


def _text(query: str) -> str:
    """The text of a question that is given as it is, by a file or by standard input."""
    if query == "-":
        return sys.stdin.read()
    if not query.lower().endswith(_SUFFIXES):
        return query
    try:
        return Path(query).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise GraphkitError(f"{query}: cannot be read as a question ({error})") from error


def _print(answer: Sparql, output: Output) -> None:
    """A graph as Turtle, unless rows are asked for; what is true or false as one cell."""
    if answer.kind == "construct" and output.format == "table":
        for line in answer.turtle.splitlines():
            tell(line)
        return
    if answer.kind == "ask":
        emit(output, answer.results(), [{"answer": "true" if answer.truth else "false"}], {"answer": "Answer"})
        return
    whole = output.format in ("csv", "excel")
    rows = ({name: _cell(term, whole) for name, term in zip(answer.variables, row, strict=True)} for row in answer.rows)
    emit(output, answer.results, rows, {name: name for name in answer.variables})


def _cell(term: Term | None, whole: bool) -> str | None:
    """A term as text; an address short where people read it, whole in a file."""
    from graphkit.rdf.query_text import shortened

    if term is None or whole or term.type != "uri":
        return term.value if term else None
    return shortened(term.value)
