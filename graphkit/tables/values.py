"""Cells to the values of the model: statuses, dates, numbers, yes and no, kinds of stakeholders."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

import polars as pl

from graphkit.labels import LABELS
from graphkit.names import fold
from graphkit.tables.raw import ROW, Raw
from graphkit.vocabulary import STATUSES

STATUS_HELP = "unknown status: one of " + ", ".join(STATUSES) + ", or a usual word for one"
_DATE_HELP = "not a date: write 2021-05-27, 27.05.2021, 2021-05 or 2021"
_DAY_HELP = "not a day: write 2021-05-27 or 27.05.2021"
_DAY_NUMBER = re.compile(r"[2-6]\d{4}(\.\d+)?")  # days since 1899: the years 1954 to 2091


def date_help(text: str) -> str:
    """What to do about a text that is no date. Excel's day numbers are not guessed at: a column of numbers may be anything.

    >>> date_help("45413")
    'looks like an Excel day number, 2024-05-01: format the column as a date'
    """
    if not _DAY_NUMBER.fullmatch(text):
        return _DATE_HELP
    day = dt.date(1899, 12, 30) + dt.timedelta(days=int(float(text)))
    return f"looks like an Excel day number, {day}: format the column as a date"


def translate(
    frame: pl.DataFrame, column: str, reader: Callable[[str], str | None], raw: Raw, message: str | Callable[[str], str]
) -> pl.DataFrame:
    """The frame with a column's values read by ``reader``, once a distinct value; what it refuses is a problem a row."""
    distinct = frame[column].drop_nulls().unique()
    read = {text: reader(text) for text in distinct.to_list()}
    refused = [text for text, value in read.items() if value is None]
    if refused:
        bad = frame.filter(pl.col(column).is_in(refused)).select(ROW, column)
        says = {text: message if isinstance(message, str) else message(text) for text in refused}
        told = raw.bad_cells.get(column, set()).copy()  # a cell is wrong once
        raw.problems += [raw.problem(r, column, value, says[value]) for r, value in bad.iter_rows() if r not in told]
    if all(text == value for text, value in read.items()):
        return frame
    return frame.with_columns(pl.col(column).replace_strict(read, default=None, return_dtype=pl.String))


def day_help(text: str) -> str:
    """The same for a column that holds days."""
    return date_help(text) if _DAY_NUMBER.fullmatch(text) else _DAY_HELP


_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)
_SPACED = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")  # between thousands


def read_number(low: float, high: float, whole: bool = False) -> Callable[[str], str | None]:
    """A reader of numbers within bounds; a decimal comma is a point, blanks may part the thousands.

    >>> read_number(-90, 90)("56,94"), read_number(-90, 90)("156"), read_number(0, 9999, whole=True)("1 200")
    ('56.94', None, '1200')
    """

    def read(text: str) -> str | None:
        plain = _SPACED.sub("", text).replace(",", ".").replace("\u2212", "-")
        if not _NUMBER.fullmatch(plain) or not low <= float(plain) <= high:
            return None
        return plain if not whole else str(int(float(plain))) if float(plain).is_integer() else None

    return read


_TRUE = {"yes", "true", "1", "ja", "y", "j", "x"}
_FALSE = {"no", "false", "0", "ne", "n"}


def read_boolean(text: str) -> str | None:
    """``yes`` or ``no`` from the usual words."""
    word = fold(text)
    return "yes" if word in _TRUE else "no" if word in _FALSE else None


_TYPES = {
    "person": {"person", "persona", "individual", "cilveks", "fiziska persona", "natural person", "people", "human", "persons"},
    "organisation": {
        "organisation", "organization", "organizacija", "institution", "institucija", "iestade", "body", "org",
        "legal entity", "legal person", "juridiska persona", "organisations", "organizations",
    },
    "place": {"place", "vieta", "location", "territory", "teritorija", "places"},
}  # fmt: skip


def _kinds(scheme: str, stakeholder_type: str) -> dict[str, tuple[str, str]]:
    words: dict[str, tuple[str, str]] = {}
    for code, labels in LABELS.get(scheme, {}).items():
        words |= {fold(word): (stakeholder_type, code) for word in (code.replace("_", " "), *labels)}
    return words


# Kind -> other usual words for it, folded.
_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "organisation": {
        "ngo": ("biedriba", "nodibinajums", "nvo", "fonds", "sabiedriska organizacija", "association", "foundation", "charity"),
        "roma_ngo": ("romu biedriba", "romu nvo", "romu organizacija"),
        "municipality": ("dome", "novada dome", "pilsetas dome", "novada pasvaldiba", "local government", "local authority"),
        "municipal_institution": ("pasvaldibas agentura", "municipal agency"),
        "school": ("skola", "vidusskola", "pamatskola", "sakumskola", "bernudarzs", "kindergarten"),
        "state_agency": ("agentura", "valsts agentura", "valsts parvaldes iestade", "state institution", "agency"),
        "business": ("sia", "as", "komersants", "firma", "company", "enterprise"),
        "cultural_group": ("kolektivs", "ansamblis"),
        "international": ("starptautiska organizacija", "international organisation"),
    },
    "place": {"city": ("valstspilseta", "republikas pilseta"), "locality": ("ciems", "village")},
}  # fmt: skip
_KINDS = {word: (own, kind) for own, kinds in _WORDS.items() for kind, words in kinds.items() for word in words}
_KINDS |= {**_kinds("place-kind", "place"), **_kinds("organisation-kind", "organisation")}


def type_and_kind(word: str, chosen: Mapping[str, str]) -> tuple[str, str | None, bool]:
    """What a type word means: type, kind, and whether it was known.

    ``chosen`` are the user's own: word -> person, organisation or place.

    >>> type_and_kind("NGO", {}), type_and_kind("Director", {"director": "person"}), type_and_kind("Guild", {})
    (('organisation', 'ngo', True), ('person', 'Director', True), ('organisation', 'Guild', False))
    """
    key = fold(word)
    if key in chosen:
        plain = any(key in words for words in _TYPES.values())
        return chosen[key], None if plain else word, True
    for stakeholder_type, words in _TYPES.items():
        if key in words:
            return stakeholder_type, None, True
    if key in _KINDS:
        return (*_KINDS[key], True)
    return "organisation", word, False
