"""Delimited text (CSV, semicolon CSV, TSV) to a raw table, with every structural error and its line."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.errors import Problem
from graphkit.tables.decode import decode
from graphkit.tables.quotes import parse
from graphkit.tables.raw import Raw, build, header_problems, name_headers

SEPARATORS = "\t|;,"  # the later one is likelier to stand inside a cell
_HINT = re.compile(rb"sep=([,;|\t])\r?\n", re.IGNORECASE)  # a first line that Excel understands
_FILLED = re.compile(rb"[^\s,;|]")
_QUOTE, _NEWLINE, _RETURN = 34, 10, 13
_BLOCK = 1 << 18
Ints = NDArray[np.int64]


def read_delimited(data: bytes, file: str, skip_invalid: bool = False) -> Raw:
    """Read a delimited table. Rows that are too long or too short are errors (left out with ``skip_invalid``).

    >>> read_delimited(b"a;b\\n1;NA\\n", "t.csv").frame.rows()
    [(0, '1', 'NA')]
    """
    text, problems = decode(data, file)
    if any(p.severity == "error" for p in problems):
        return Raw(file, pl.DataFrame(), lambda row: row + 2, problems)
    separator, text = _hinted(text)
    if not _FILLED.search(text):
        return _nothing(file, problems)
    separator = separator or sniff(text)
    scan = _scan(text, ord(separator))
    if scan is None:
        raw = _read_slowly(text, file, separator, problems, skip_invalid)
    else:
        raw = _read_fast(text, file, separator, scan, problems, skip_invalid)
    return raw if raw.headers or raw.has_errors() else _nothing(file, problems)


def _nothing(file: str, problems: list[Problem]) -> Raw:
    problems.append(Problem(file, None, None, None, "the file is empty: a header and at least one row are needed"))
    return Raw(file, pl.DataFrame(), lambda row: row + 2, problems)


def _hinted(text: bytes) -> tuple[str | None, bytes]:
    """The separator that a first line ``sep=;`` names, and the text with that line blank."""
    hint = _HINT.match(text)
    return (hint[1].decode(), b"\n" + text[hint.end() :]) if hint else (None, text)


def sniff(text: bytes) -> str:
    """The separator: of those in the header, the one that stands as often in most of the first rows, outside quotes.

    >>> sniff(b'"a,b,c";d;e\\n'), sniff(b"name, given name;event\\nx;y\\n")
    (';', ';')
    """
    header, *rows = _separators_by_record(text[:65536].decode("utf-8", "ignore")) or [Counter()]
    return max(SEPARATORS, key=lambda s: (header[s] > 0, sum(row[s] == header[s] for row in rows), header[s]))


def _separators_by_record(head: str) -> list[Counter[str]]:
    """How often each separator stands in each of the first records that hold anything."""
    bare = re.sub(r'"[^"]*"', '""', head)
    records = (record for record in bare.split("\n")[:100] if record.strip(SEPARATORS + " \r\ufeff"))
    return [Counter(letter for letter in record if letter in SEPARATORS) for record in records]


@dataclass
class _Scan:
    """Byte positions of the records: start, end (exclusive), fields in each, and the line each begins on."""

    starts: Ints
    ends: Ints
    fields: Ints
    lines: Ints


def _scan(text: bytes, separator: int) -> _Scan | None:
    """Where records and fields lie; None where quotes stand in places that only a full parser understands."""
    buffer = np.frombuffer(text, np.uint8)
    if b'"' not in text:
        return _records(buffer, _marks(buffer, separator), None)
    breaks = np.flatnonzero(buffer == _NEWLINE)
    inside = _inside_quotes(buffer, separator)
    if inside is None:
        return None
    marks = _marks(buffer, separator)
    return _records(buffer, marks[~inside[marks]], breaks)


def _marks(buffer: NDArray[np.uint8], separator: int) -> Ints:
    """Positions of separators and newlines. By blocks that stay in the processor's cache."""
    found = []
    for start in range(0, buffer.size, _BLOCK):
        block = buffer[start : start + _BLOCK]
        found.append(np.flatnonzero((block == _NEWLINE) | (block == separator)) + start)
    return np.concatenate(found)


def _inside_quotes(buffer: NDArray[np.uint8], separator: int) -> NDArray[np.bool_] | None:
    quotes = buffer == _QUOTE
    inside = np.logical_xor.accumulate(quotes)
    at = np.flatnonzero(quotes)
    if inside[-1] or not _at_borders(buffer, at, inside[at], separator):
        return None
    return inside


def _at_borders(buffer: NDArray[np.uint8], at: Ints, opening: NDArray[np.bool_], separator: int) -> bool:
    """Whether every quote opens at a field's start, closes at its end, or is doubled."""
    before = np.where(at > 0, buffer[at - 1], _NEWLINE)
    after = np.where(at + 1 < buffer.size, buffer[np.minimum(at + 1, buffer.size - 1)], _NEWLINE)
    opens = np.isin(before, (separator, _NEWLINE, _QUOTE))
    closes = np.isin(after, (separator, _NEWLINE, _RETURN, _QUOTE))
    return bool(np.where(opening, opens, closes).all())


def _records(buffer: NDArray[np.uint8], marks: Ints, breaks: Ints | None) -> _Scan:
    """Records from the positions of separators and line ends outside quotes; ``breaks`` are all line ends, if others."""
    line_end = np.flatnonzero(buffer[marks] == _NEWLINE)
    newlines = marks[line_end]
    complete = newlines.size and newlines[-1] == buffer.size - 1
    ends = newlines if complete else np.append(newlines, buffer.size)
    starts = np.concatenate(([0], ends[:-1] + 1))
    fields = np.diff(line_end if complete else np.append(line_end, marks.size), prepend=-1)
    lengths = ends - starts
    keep = ~((lengths == 0) | ((lengths == 1) & (buffer[np.minimum(starts, buffer.size - 1)] == _RETURN)))
    lines = np.arange(1, starts.size + 1) if breaks is None else np.searchsorted(breaks, starts) + 1
    return _Scan(starts[keep], ends[keep], fields[keep], lines[keep])


def _read_fast(text: bytes, file: str, separator: str, scan: _Scan, problems: list[Problem], skip: bool) -> Raw:
    scan = _without_blank_top(text, scan, separator)
    if not scan.starts.size:
        return _nothing(file, problems)
    headers = next(csv.reader([text[scan.starts[0] : scan.ends[0]].decode().rstrip("\r")], delimiter=separator), [])
    names = name_headers(list(headers))
    problems += header_problems(file, names, int(scan.lines[0]))
    if any(p.severity == "error" for p in problems):
        return Raw(file, pl.DataFrame(), lambda row: row + 2, problems)
    wrong = np.flatnonzero(scan.fields[1:] != len(names)) + 1
    wrong = wrong[~_only_separators(text, scan, wrong, separator)]
    for record in wrong:
        problems.append(_ragged(file, int(scan.lines[record]), int(scan.fields[record]), len(names), skip))
    body, above, lines = _body(text, scan, scan.fields == len(names))
    empty = pl.DataFrame(schema=dict.fromkeys(names, pl.String))
    frame = _parse(body, above, separator, names) if lines.size else empty
    return build(file, frame, lambda row: int(lines[row]), problems, int(scan.lines[0]))


def _without_blank_top(text: bytes, scan: _Scan, separator: str) -> _Scan:
    """The records from the first that holds a cell: it is the header."""
    first = 0
    while first < scan.starts.size and _only_separators(text, scan, np.array([first]), separator)[0]:
        first += 1
    return _Scan(scan.starts[first:], scan.ends[first:], scan.fields[first:], scan.lines[first:]) if first else scan


def _only_separators(text: bytes, scan: _Scan, records: Ints, separator: str) -> NDArray[np.bool_]:
    """Rows that hold nothing but separators: spreadsheets leave them at the end, shorter or longer than the header."""
    rows = (text[scan.starts[r] : scan.ends[r]].strip(separator.encode() + b" \t\r\n") for r in records)
    return np.fromiter((not row for row in rows), bool, len(records))


def _ragged(file: str, line: int, fields: int, wanted: int, skip: bool) -> Problem:
    kind = "too long" if fields > wanted else "too short"
    message = f"the row is {kind}: {fields} cells under {wanted} headers; is a separator or a quote missing or doubled?"
    return Problem(file, line, None, None, message, "skipped" if skip else "error")


def _body(text: bytes, scan: _Scan, good: NDArray[np.bool_]) -> tuple[bytes, int, Ints]:
    """Text with the data records that have as many cells as the header, the lines above them, and the line of each."""
    good = good.copy()
    good[0] = False
    lines = scan.lines[good]
    if scan.starts.size > 1 and good[1:].all() and (scan.starts[2:] == scan.ends[1:-1] + 1).all():
        return text, int(lines[0]) - 1, lines
    spans = zip(scan.starts[good], scan.ends[good], strict=True)
    return b"\n".join(text[start:end] for start, end in spans), 0, lines


def _parse(body: bytes, above: int, separator: str, names: list[str]) -> pl.DataFrame:
    return pl.read_csv(
        body, separator=separator, quote_char='"' if b'"' in body else None, has_header=False, skip_lines=above,
        schema=dict.fromkeys(names, pl.String),
    )  # fmt: skip


def _read_slowly(text: bytes, file: str, separator: str, problems: list[Problem], skip: bool) -> Raw:
    """Tables with quotes inside cells or one never closed, read by the standard library's parser or cell by cell."""
    parsed = parse(text.decode(), separator)
    rows, lines = parsed.rows, parsed.lines
    problems += [_unclosed(file, *where) for where in parsed.unclosed]
    if not rows:
        return _nothing(file, problems)
    names = name_headers(list(rows[0]))
    problems += header_problems(file, names, lines[0])
    if any(p.severity == "error" for p in problems):
        return Raw(file, pl.DataFrame(), lambda row: row + 2, problems)
    good = _split_ragged(file, rows, lines, len(names), problems, skip)
    columns = {name: [rows[r][i] for r in good] for i, name in enumerate(names)}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(names, pl.String))
    return build(file, frame, lambda row: lines[good[row]], problems, lines[0])


def _unclosed(file: str, line: int, column: int, value: str) -> Problem:
    message = 'a quote (") opens this cell and is never closed: close it, or double quotes that belong to the text'
    return Problem(file, line, str(column), value, message)


def _split_ragged(
    file: str, rows: list[list[str]], lines: list[int], width: int, problems: list[Problem], skip: bool
) -> list[int]:
    good = []
    for number, row in enumerate(rows[1:], 1):
        if len(row) == width:
            good.append(number)
        else:
            problems.append(_ragged(file, lines[number], len(row), width, skip))
    return good
