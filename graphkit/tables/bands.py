"""A number of people as tables give it: whole, with parted thousands, or as a band that hides a small count."""

from __future__ import annotations

import re

from graphkit.endings import SPACES

Ends = tuple[float, float]  # both included

TEXT_ERROR = "not a number of people: write a number, a band such as 1-10 or <5, or leave the municipality out"
NEGATIVE_ERROR = "fewer than nobody: a number of people is 0 or more"
AMBIGUOUS_ERROR = "thousands or a decimal part? write it without the separator, or with a blank between the thousands"
OPEN_ERROR = "a band without an upper end says too little: write both ends, such as 10-50"
REVERSED_ERROR = "the band ends before it begins: write the smaller number first"
DATE_ERROR = "looks like a date, into which spreadsheets turn bands such as 1-10: format the column as text and write the band again"

_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_BLANKS = re.compile("[" + re.escape(SPACES) + "]+")
_A = r"(?P<a>\d[\d .,'’]*?)"
_B = r"(?P<b>\d[\d .,'’]*)"
_MORE = (
    r"(?:>|>=|≥|more than|over|above|at least|vairāk par|vairāk nekā|vairāk kā|virs|vismaz|ne mazāk kā|ne mazāk par) ?"
)
# How each form is read: the two ends from the numbers in it. "Fewer than" leaves out the number named.
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (rf"(?:no |from |between )?{_A} ?(?:-|\.\.\.?|…|līdz|to|and|un) ?{_B}", "band"),
        (rf"{_B}", "number"),
        (rf"(?:<=|≤|up to|at most|no more than|not more than|līdz|ne vairāk kā|ne vairāk par) ?{_B}", "up to"),
        (rf"{_A} (?:vai|un|or|and) (?:mazāk|less|fewer)", "up to"),
        (rf"(?:<|less than|fewer than|under|below|mazāk par|mazāk nekā|mazāk kā|zem) ?{_B}", "fewer"),
        (rf"{_MORE}{_B}", "open"),
        (rf"{_A} ?(?:\+|(?:vai|un|or|and) (?:vairāk|more))", "open"),
        (rf"- ?{_B}", "negative"),
        (r"\d{4}-\d\d-\d\d(?: .*)?|\d\d?[-. ][^\W\d_]{3,}\.?(?:[- ]\d+)?", "date"),
    )
)
_BAD = {"open": OPEN_ERROR, "negative": NEGATIVE_ERROR, "date": DATE_ERROR}
_PLAIN = re.compile(r"\d{1,10}(?:[.,]\d+)?")
_PARTED = re.compile(
    r"\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:\.\d{3}){2,}"
)
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


def read_band(text: str) -> Ends | str:
    """The ends of a number of people, equal for an exact one; or, as text, what is wrong with it.

    >>> read_band("1\\u202f234"), read_band("10–50"), read_band("<5"), read_band("5 vai mazāk")
    ((1234.0, 1234.0), (10.0, 50.0), (0.0, 4.0), (0.0, 5.0))
    >>> read_band("NA") == TEXT_ERROR, read_band("-3") == NEGATIVE_ERROR
    (True, True)
    """
    plain = _BLANKS.sub(" ", _DASHES.sub("-", text)).strip().lower()
    for pattern, form in _FORMS:
        if match := pattern.fullmatch(plain):
            return _BAD.get(form) or _ends(form, match.groupdict())
    return TEXT_ERROR


def _ends(form: str, found: dict[str, str]) -> Ends | str:
    numbers = [_number(part) for name in ("a", "b") if (part := found.get(name))]
    wrong = next((number for number in numbers if isinstance(number, str)), None)
    if wrong is not None:
        return wrong
    last = float(numbers[-1])
    if form == "fewer":
        return (0.0, last - 1) if last >= 1 else NEGATIVE_ERROR
    first = {"number": last, "band": float(numbers[0]), "up to": 0.0}[form]
    return (first, last) if first <= last else REVERSED_ERROR


def _number(text: str) -> float | str:
    """A number whose thousands and decimals can be told apart.

    >>> _number("1 234,5"), _number("1,234,567"), _number("1.234") == AMBIGUOUS_ERROR
    (1234.5, 1234567.0, True)
    """
    text = text.strip()
    if _EITHER.fullmatch(text):
        return AMBIGUOUS_ERROR
    if not (_PLAIN.fullmatch(text) or _PARTED.fullmatch(text)):
        return TEXT_ERROR
    parts = re.split(r"[.,]", re.sub(r"[ '’]", "", text))
    whole = len(parts) > 2 and len({mark for mark in text if mark in ".,"}) == 1
    return float("".join(parts)) if whole or len(parts) == 1 else float("".join(parts[:-1]) + "." + parts[-1])
