"""Bytes to UTF-8: byte-order marks, UTF-16 from Excel, Windows-1257, and clear words for anything else."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import polars as pl

from graphkit.errors import Problem

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_PIECE = 1 << 24  # bytes looked at in one go


# What people name by mistake, by its first bytes.
_FOREIGN = (
    (b"%PDF", "a PDF document"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"),
    (b"{\\rtf", "a text document"), (b"SQLite format 3", "a database"), (b"\x1f\x8b", "a compressed file"),
    (b"<!doctype", "a web page"), (b"<html", "a web page"), (b"<?xml", "an XML document"),
)  # fmt: skip
# A file of lone carriage returns: its first line, quoted cells and all, ends in one.
_RETURNS = re.compile(rb'\s*(?:[^"\r\n]++|"[^"]*+")*+\r(?!\n)')


def decode(data: bytes, file: str) -> tuple[bytes, list[Problem]]:
    """The text as UTF-8 without a byte-order mark and with ``\\n`` or ``\\r\\n`` line ends, and what was met on the way.

    A file that is not UTF-8 is read as Windows-1257 (Baltic) with a warning, unless it is plainly damaged UTF-8.

    >>> decode("Rīga".encode("cp1257"), "a.csv")[0].decode()
    'Rīga'
    """
    foreign = next((what for start, what in _FOREIGN if data[:16].lower().startswith(start.lower())), None)
    if foreign:
        message = f"this is {foreign}, not a table: save the table in it as CSV or XLSX"
        return b"", [Problem(file, None, None, None, message)]
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(data[len(bom) :], encoding, file)
    return _decode_as(data, "utf-8", file)


def _decode_as(data: bytes, encoding: str, file: str) -> tuple[bytes, list[Problem]]:
    try:
        text = data if encoding == "utf-8" and _valid(data) else data.decode(encoding).encode()
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and not _mostly_utf8(data):
            return _windows(data, file)
        return b"", [_undecodable(data, error, file)]
    return _line_ends(text), _nul_problems(text, file)


def _valid(data: bytes) -> bool:
    """Whether the bytes are UTF-8; Polars tells without making a text of them, which would be twice as large."""
    try:
        return not any(pl.Series([piece]).cast(pl.String).null_count() for piece in _pieces(data))
    except pl.exceptions.PolarsError:
        return False


def _pieces(data: bytes) -> Iterator[bytes]:
    """The data cut before newlines, which are never part of another letter."""
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + _PIECE)
        end = len(data) if end < 0 else end
        yield data[start:end]
        start = end


def _mostly_utf8(data: bytes) -> bool:
    """Whether most letters beyond ASCII are well-formed UTF-8, so that a bad byte is damage, not another encoding."""
    first = _HIGH.search(data)
    sample = data[first.start() :][:1_000_000] if first else b""
    return sum(len(match) for match in _MULTIBYTE.findall(sample)) * 2 > len(_HIGH.findall(sample))


def _windows(data: bytes, file: str) -> tuple[bytes, list[Problem]]:
    try:
        text = data.decode("cp1257").encode()
    except UnicodeDecodeError as error:
        return b"", [_undecodable(data, error, file)]
    message = "not UTF-8: read as Windows-1257 (Baltic); save it as UTF-8 if letters look wrong"
    return _line_ends(text), [Problem(file, None, None, None, message, "warning"), *_nul_problems(text, file)]


def _undecodable(data: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    line = data.count(b"\n", 0, error.start) + 1
    column = error.start - data.rfind(b"\n", 0, error.start)
    value = " ".join(f"{byte:02x}" for byte in data[error.start : error.start + 4])
    return Problem(
        file, line, str(column), value, "these bytes are no text in UTF-8 or Windows-1257: save the file as UTF-8"
    )


def _nul_problems(text: bytes, file: str) -> list[Problem]:
    problems: list[Problem] = []
    at = text.find(b"\0")
    while at >= 0 and len(problems) < 20:
        line, column = text.count(b"\n", 0, at) + 1, at - text.rfind(b"\n", 0, at)
        message = "a NUL byte: the file is damaged or not a text table; save it again as CSV UTF-8"
        problems.append(Problem(file, line, str(column), None, message))
        at = text.find(b"\0", text.find(b"\n", at) if text.find(b"\n", at) > 0 else len(text))
    return problems


def _line_ends(text: bytes) -> bytes:
    """Lone carriage returns, where the lines end in them, become newlines.

    >>> _line_ends(b'a,"b\\nc"\\rd,e\\r'), _line_ends(b"a\\r\\nb")
    (b'a,"b\\nc"\\nd,e\\n', b'a\\r\\nb')
    """
    return re.sub(rb"\r(?!\n)", b"\n", text) if _RETURNS.match(text) else text
