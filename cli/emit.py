"""Results to standard output: a table for people, JSON for scripts, CSV and Markdown for both."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import click

from graphkit.errors import shorten
from graphkit.model import OUTSIDE

from .wording import say

WIDEST = 160  # characters of a cell that a table shows
FORMATS = ("table", "json", "csv", "markdown")
Row = dict[str, Any]


@dataclass(frozen=True)
class Output:
    """How the user wants a result: format, number of rows, language."""

    format: str = "table"
    limit: int | None = None
    lang: str = "en"

    def name(self, item: Any) -> str:
        """The name of a stakeholder, event or phase in the output's language."""
        return str(item.label(self.lang))

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


def emit(
    output: Output, payload: object, rows: Iterable[Row], columns: dict[str, str], after: Sequence[str] = ()
) -> None:
    """Print a result: ``payload`` (or what it returns, if called) as JSON, or ``rows`` under ``columns`` (key -> English heading) in the other formats.

    ``after`` are lines such as the rules; they follow a table, and go to stderr beside CSV.
    """
    if output.format == "json":
        click.echo(json.dumps(payload() if callable(payload) else payload, ensure_ascii=False, indent=2))
        return
    headings = {key: say(heading, output.lang) for key, heading in columns.items()}
    cells = [[_cell(row.get(key)) for key in columns] for row in rows]
    if output.format in ("csv", "excel"):
        _csv(list(headings.values()), cells, output.format == "excel")
    elif output.format == "markdown":
        _markdown(list(headings.values()), cells)
    else:
        cut = [[shorten(cell, WIDEST) if isinstance(cell, str) else cell for cell in row] for row in cells]
        if cut:
            _table(list(headings.values()), cut, output)
        if cut != cells:
            click.echo(say("…: cut at {} characters; --format csv shows the whole", output.lang, WIDEST))
    for line in after:
        tell(line, err=output.format != "table")


def _cell(value: object) -> object:
    if isinstance(value, list | tuple):
        return "; ".join(str(part) for part in value)
    return "" if value is None else value


def _text(value: object, comma: bool = False) -> str:
    text = f"{value:.6g}" if isinstance(value, float) else str(value)
    return text.replace(".", ",") if comma and isinstance(value, float) else text


def _csv(headings: list[str], cells: list[list[object]], excel: bool) -> None:
    """RFC 4180; for Excel with a byte-order mark, semicolons, decimal commas, and no cell that would run as a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if excel else ",", lineterminator="\r\n")
    writer.writerow(headings)
    for row in cells:
        writer.writerow([_excel(value) if excel else value for value in row])
    click.echo(("\ufeff" if excel else "") + buffer.getvalue(), nl=False)


def _excel(value: object) -> str:
    text = _text(value, comma=True)
    return "'" + text if isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _markdown(headings: list[str], cells: list[list[object]]) -> None:
    def line(parts: Iterable[str]) -> str:
        return "| " + " | ".join(_escaped(part) for part in parts) + " |"

    click.echo(line(headings))
    click.echo(line("---" for _ in headings))
    for row in cells:
        click.echo(line(_text(value) for value in row))


def _escaped(text: str) -> str:
    """A cell that Markdown shows as it stands: no end of the cell or the line, no markup of a page."""
    return printable(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def _table(headings: list[str], cells: list[list[object]], output: Output) -> None:
    """A table that fits the terminal; elsewhere nothing is shortened."""
    shown = cells[:200] if sys.stdout.isatty() and output.limit is None else cells
    numbers = [bool(cells) and all(isinstance(row[i], int | float) for row in cells) for i in range(len(headings))]
    texts = [[printable(_text(value)) for value in row] for row in shown]
    if sys.stdout.isatty() or any(os.environ.get(name) for name in ("FORCE_COLOR", "TTY_COMPATIBLE")):
        _rich(headings, texts, numbers)
    else:
        click.echo("\n".join(_plain(headings, texts, numbers)))
    if len(shown) < len(cells):
        click.echo(
            say("… {} more rows: --limit N shows others, --format csv all", output.lang).format(len(cells) - len(shown))
        )


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
