"""``graphkit cypher``."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from graphkit.errors import GraphkitError

from .emit import Output, emit
from .options import output_options, pairs, store_option
from .wording import say

if TYPE_CHECKING:
    from graphkit.stores import Store


@click.command()
@click.argument("query")
@click.option(
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter: $NAME in the query. A number, true, false, null or a JSON list is taken as such, else a text.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    help="Seconds after which the server stops the question.",
)
@store_option
@output_options
def command(query: str, params: tuple[str, ...], timeout: float, store: Store, output: Output) -> None:
    """Ask the shared store a question of your own in Cypher. It is read only.

    QUERY is Cypher, or - for standard input. $dataset holds the name of the data set. Without --limit the first 10,000 rows
    are printed. docs/queries.md has examples.
    """
    from graphkit.stores.neo4j.adhoc import MOST_ROWS, ask_cypher
    from graphkit.stores.neo4j.store import Neo4jStore

    if not isinstance(store, Neo4jStore):
        raise GraphkitError(
            "Cypher is for a store on a Neo4j server (--store neo4j://…); this one is an SQLite file: open it with any SQLite tool, "
            "or write its graph with 'graphkit export platform.ttl'"
        )
    text = sys.stdin.read() if query == "-" else query
    rows = output.limit or MOST_ROWS
    values = {name: _value(value) for name, value in pairs(params, "--param").items()}
    answer = ask_cypher(store.access, text, values, rows=rows, seconds=timeout)
    if answer.cut and output.limit is None:
        click.echo(say("… only the first {} rows: --limit N shows more", output.lang, rows), err=True)
    if not answer.rows:
        click.echo(say("no row answers this question", output.lang), err=True)
    table = [{column: _cell(value) for column, value in row.items()} for row in answer.rows]
    emit(replace(output, limit=None), list(answer.rows), table, {column: column for column in answer.columns})


def _value(text: str) -> Any:
    """A parameter's value: what JSON takes it for, else the text itself.

    >>> [_value(text) for text in ("3", "true", '["a"]', "Rīga", '"3"')]
    [3, True, ['a'], 'Rīga', '3']
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


def _cell(value: object) -> object:
    """What a table shows of a map."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value
