"""Results to standard output: a table for people, JSON for scripts, CSV and Markdown for both."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import click

from graphkit.errors import shorten
from graphkit.model import OUTSIDE

from .wording import day, say

WIDEST = 160  # characters of a cell that a table shows
FORMATS = ("table", "json", "csv", "markdown")
Row = dict[str, Any]
SCREEN = 200  # rows that a terminal shows without --limit
_AT_ONCE = 5000  # rows written together


class Figure(str):
    """A number as a table writes it: it stands to the right, as numbers do."""


_RIGHT = (int, float, Figure)


@dataclass(frozen=True)
class Output:
    """How the user wants a result: format, number of rows, language."""

    format: str = "table"
    limit: int | None = None
    lang: str = "en"

    def name(self, item: Any) -> str:
        """The name of a stakeholder, event or phase in the output's language; of a later municipality also since when.

        Municipalities before and after a reform may bear one name.

        >>> from graphkit.model import Stakeholder
        >>> Output().name(Stakeholder("a@2021-07-01", "A novads", "municipality"))
        'A novads (since 1 July 2021)'
        """
        since = item.id.partition("@")[2] if getattr(item, "type", None) == "municipality" else ""
        return str(item.label(self.lang)) + (say(" (since {})", self.lang, day(since, self.lang)) if since else "")

    def code(self, scheme: str, code: str | None) -> str | None:
        """A code as people read it: in Latvian its label, in English as the tables write it."""
        from graphkit.labels import label

        return label(scheme, code, "lv") if code and self.lang == "lv" else code

    def phases(self, phases: Iterable[str]) -> str:
        """Phases by id; the events outside them in words, in Latvian."""
        return ", ".join(say(phase, self.lang) if phase == OUTSIDE else phase for phase in phases)

    def cut(self, rows: Sequence[Any]) -> Sequence[Any]:
        """The rows asked for."""
        return rows if self.limit is None else rows[: self.limit]

    def shown(self, total: int) -> int:
        """How many of ``total`` rows are printed, so that the others need not be made."""
        if self.limit is not None:
            return min(total, self.limit)
        return min(total, SCREEN) if self.format == "table" and sys.stdout.isatty() else total


def emit(
    output: Output,
    payload: object,
    rows: Iterable[Row],
    columns: dict[str, str],
    after: Sequence[str] = (),
    total: int | None = None,
) -> None:
    """Print a result: ``payload`` (or what it returns, if called) as JSON, or ``rows`` under ``columns`` (key -> English heading) in the other formats.

    ``after`` are lines such as the rules; they follow a table, and go to stderr beside CSV and JSON lists. A long list is handed over
    as an iterator, as payload and as rows, and written as it comes; ``total`` is then how many rows there are in all.
    """
    if output.format == "json":
        found = payload() if callable(payload) else payload
        _json(found)
        for line in after if not isinstance(found, dict) else ():
            tell(line, err=True)  # a list has no place for the rules
        return
    headings = [say(heading, output.lang) for heading in columns.values()]
    cells = ([_cell(row.get(key)) for key in columns] for row in rows)
    if output.format in ("csv", "excel"):
        _csv(headings, cells, output.format == "excel")
    elif output.format == "markdown":
        _markdown(headings, cells, output.lang == "lv")
    else:
        _table(headings, list(cells), output, total)
    for line in after:
        tell(line, err=output.format != "table")


def _json(payload: object) -> None:
    """One document; the items of an iterator on a line each, written as they come."""
    if not isinstance(payload, Iterator):
        click.echo(json.dumps(_plain_numbers(payload), ensure_ascii=False, indent=2))
        return
    encode = json.JSONEncoder(ensure_ascii=False).encode
    opening = "["
    for some in _chunks(payload):
        click.echo(opening + "\n  " + ",\n  ".join(map(encode, map(_plain_numbers, some))), nl=False)
        opening = ","
    click.echo("[]" if opening == "[" else "\n]")


def _chunks(items: Iterable[Any]) -> Iterator[list[Any]]:
    each = iter(items)
    while some := list(islice(each, _AT_ONCE)):
        yield some


def _cell(value: object) -> object:
    if isinstance(value, list | tuple):
        return "; ".join(str(part) for part in value)
    return "" if value is None else _plain_numbers(value)


def _plain_numbers(value: Any) -> Any:
    """With twelve significant digits: what comes after them in a sum is the rounding of its parts.

    >>> _plain_numbers({"strength": [39.00000000000002, None, 3]})
    {'strength': [39.0, None, 3]}
    """
    if isinstance(value, float):
        return float(f"{value:.12g}")
    if isinstance(value, dict):
        return {key: _plain_numbers(part) for key, part in value.items()}
    return [_plain_numbers(part) for part in value] if isinstance(value, list | tuple) else value


def _text(value: object, comma: bool = False) -> str:
    text = f"{value:.6g}" if isinstance(value, float) else str(value)
    return text.replace(".", ",") if comma and isinstance(value, float) else text


def _csv(headings: list[str], cells: Iterable[list[object]], excel: bool) -> None:
    """RFC 4180; for Excel with a byte-order mark, semicolons, decimal commas, and no cell that would run as a formula."""
    click.echo(("\ufeff" if excel else "") + _records([headings], excel), nl=False)
    for some in _chunks(cells):
        click.echo(_records(some, excel), nl=False)


def _records(rows: Iterable[Sequence[object]], excel: bool) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if excel else ",", lineterminator="\r\n")
    writer.writerows([_excel(value) for value in row] if excel else row for row in rows)
    return buffer.getvalue()


def _excel(value: object) -> str:
    text = _text(value, comma=True)
    return "'" + text if isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _markdown(headings: list[str], cells: Iterable[list[object]], comma: bool) -> None:
    def line(parts: Iterable[str]) -> str:
        return "| " + " | ".join(_escaped(part) for part in parts) + " |"

    click.echo(line(headings))
    click.echo(line("---" for _ in headings))
    for some in _chunks(cells):
        click.echo("\n".join(line(_text(value, comma) for value in row) for row in some))


def _escaped(text: str) -> str:
    """A cell that Markdown shows as it stands: no end of the cell or the line, no markup of a page."""
    return printable(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def _table(headings: list[str], cells: list[list[object]], output: Output, total: int | None) -> None:
    """A table that fits the terminal; elsewhere nothing is shortened."""
    shown = cells[: output.shown(len(cells))]
    comma = output.lang == "lv"
    numbers = [_numeric([row[i] for row in cells]) for i in range(len(headings))]
    whole = [[printable(_text(value, comma)) for value in row] for row in shown]
    texts = [[shorten(text, WIDEST) for text in row] for row in whole]
    if sys.stdout.isatty() or any(os.environ.get(name) for name in ("FORCE_COLOR", "TTY_COMPATIBLE")):
        _rich(headings, texts, numbers)
    elif texts:
        click.echo("\n".join(_plain(headings, texts, numbers)))
    if texts != whole:
        click.echo(say("…: cut at {} characters; --format csv shows the whole", output.lang, WIDEST))
    left = (len(cells) if total is None else max(total, len(cells))) - len(shown)
    if left and output.limit is None:
        click.echo(say("… {} more rows: --limit N shows others, --format csv all", output.lang, left))


def _numeric(column: list[object]) -> bool:
    """Whether a column holds numbers and, where one is missing, nothing."""
    return all(isinstance(cell, _RIGHT) or cell == "" for cell in column) and any(cell != "" for cell in column)


def _rich(headings: list[str], texts: list[list[str]], numbers: list[bool]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False, padding=(0, 2, 0, 0))
    for heading, number in zip(headings, numbers, strict=True):
        table.add_column(heading, justify="right" if number else "left", overflow="fold")
    for row in texts:
        table.add_row(*map(Text, row))
    width = None if sys.stdout.isatty() else max(sum(_widths([headings, *texts])) + 2 * len(headings) + 2, 40)
    Console(width=width, highlight=False, soft_wrap=False, file=sys.stdout).print(table)


def _plain(headings: list[str], texts: list[list[str]], numbers: list[bool]) -> list[str]:
    """The lines that Rich would print where nothing is shortened; it takes a second for a thousand rows."""
    widths = _widths([headings, *texts])
    return ["  ".join(map(_padded, row, widths, numbers)) for row in [headings, *texts]]


def _padded(text: str, width: int, number: bool) -> str:
    blank = " " * (width - _length(text))
    return blank + text if number else text + blank


def _widths(rows: list[list[str]]) -> list[int]:
    return [max(map(_length, column)) for column in zip(*rows, strict=True)]


def _length(text: str) -> int:
    """Cells of a terminal that a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def tell(text: str, err: bool = False) -> None:
    """Print a line that holds somebody's words."""
    click.echo(printable(text), err=err)


def printable(text: str) -> str:
    """Without control characters, which could move a terminal's cursor or turn the writing direction.

    >>> printable("a\\x1b[31mb\\u202ec")
    'a [31mb c'
    """
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
