"""What calamine reads as empty cells of an XLSX sheet though they are not: errors, and formulas never calculated."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(rb"<c\b((?:[^>/]|/(?!>))*)>(.*?)</c>", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]+)(\d+)"')
_VALUE = re.compile(rb"<v>([^<]+)</v>")
ERROR = "this cell holds an error: mend its formula or clear the cell"
UNCALCULATED = "the value of this formula is not in the file: open the workbook in Excel or LibreOffice and save it"


def lost_cells(data: bytes, sheet: str) -> Iterator[tuple[int, int, str, str]]:
    """Row and column (from 0), value and message of each such cell; nothing for files that are no XLSX."""
    xml = _sheet(data, sheet)
    if b't="e"' not in xml and b"<f" not in xml:
        return
    for attributes, inside in _CELL.findall(xml):
        place, value = _PLACE.search(attributes), _VALUE.search(inside)
        if place and b't="e"' in attributes:
            yield *_position(place), value[1].decode() if value else "", ERROR
        elif place and b"<f" in inside and not value and b"t=" not in attributes:
            yield *_position(place), "", UNCALCULATED


def _position(place: re.Match[bytes]) -> tuple[int, int]:
    """Row and column, from 0.

    >>> _position(_PLACE.search(b'r="AB7"'))
    (6, 27)
    """
    column = 0
    for letter in place[1]:
        column = column * 26 + letter - 64
    return int(place[2]) - 1, column - 1


def _sheet(data: bytes, sheet: str) -> bytes:
    """The XML of a sheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sheets = ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
            ident = next(item.get(_ID) for item in sheets if item.get("name") == sheet)
            links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
            target = next(str(link.get("Target")) for link in links if link.get("Id") == ident)
            return archive.read(posixpath.normpath(posixpath.join("/xl", target)).lstrip("/"))
    except (zipfile.BadZipFile, KeyError, StopIteration, ElementTree.ParseError):
        return b""
