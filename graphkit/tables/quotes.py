"""Delimited text with quotes in places that bulk parsers refuse: stray ones are text, unclosed ones are found."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field

_NEWLINE = re.compile(r"\r\n|\n|\r")
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')


@dataclass
class Parsed:
    """The rows that hold anything, the line each begins on, and the quotes never closed (line, column, text)."""

    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    unclosed: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, row: list[str], line: int) -> None:
        """Take a row in unless all its cells are blank."""
        if any(cell.strip() for cell in row):
            self.rows.append(row)
            self.lines.append(line)


def parse(text: str, separator: str) -> Parsed:
    """Rows of delimited text. A quote within a cell is a letter; one that opens a cell must close at its end.

    >>> parse('5" pipe,"a,""b"\\n"Sāre" NGO,x\\n', ",").rows
    [['5" pipe', 'a,"b'], ['"Sāre" NGO', 'x']]
    >>> parse('a,"b\\nc,"d"\\n', ",").unclosed
    [(1, 2, '"b')]
    """
    try:
        return _parse_strictly(text, separator)
    except csv.Error:
        return _Reader(text, separator).read()


def _parse_strictly(text: str, separator: str) -> Parsed:
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    parsed, begin = Parsed(), 1
    for row in reader:
        parsed.add(row, begin)
        begin = reader.line_num + 1
    return parsed


class _Reader:
    """Cell by cell, for text that the standard library's strict parser gives up on."""

    def __init__(self, text: str, separator: str) -> None:
        self.text, self.separator = text, separator
        self.at, self.line, self.parsed = 0, 1, Parsed()
        self._bare = re.compile(rf"[^{re.escape(separator)}\r\n]*")

    def read(self) -> Parsed:
        """All rows."""
        while self.at < len(self.text):
            begin = self.line
            self.parsed.add(self._row(), begin)
        return self.parsed

    def _row(self) -> list[str]:
        cells = [self._cell(1)]
        while self.text.startswith(self.separator, self.at):
            self.at += 1
            cells.append(self._cell(len(cells) + 1))
        if end := _NEWLINE.match(self.text, self.at):
            self.at, self.line = end.end(), self.line + 1
        return cells

    def _cell(self, column: int) -> str:
        quoted = _QUOTED.match(self.text, self.at)
        if quoted and self._is_border(quoted.end()):
            self.at = quoted.end()
            self.line += len(_NEWLINE.findall(quoted[1]))
            return quoted[1].replace('""', '"')
        return self._bare_cell(column)

    def _bare_cell(self, column: int) -> str:
        match = self._bare.match(self.text, self.at)
        cell = match[0] if match else ""
        if cell.startswith('"') and cell.count('"') % 2:
            self.parsed.unclosed.append((self.line, column, cell))
        self.at += len(cell)
        return cell

    def _is_border(self, at: int) -> bool:
        return at == len(self.text) or self.text[at] in (self.separator, "\n", "\r")
