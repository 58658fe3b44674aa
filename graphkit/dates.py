"""Dates as people write them, kept with the precision they were given.

A date is text: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

EVER, NEVER_ENDS = 0, 2**31 - 1  # bounds of a span of days without a stated beginning or end

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ][\d:.,+Zz-]*)?)?)?", re.ASCII)
_DOTTED = re.compile(r"(?:(\d{1,2})\.\s*)?(\d{1,2})\.\s*(\d{4})\.?(?:\s+[\d:]+)?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})\.\s*(?:g\.|gads|gada)?(?:\s*(\d{1,2})\.(?:\s*(\d{1,2})\.?)?)?", re.ASCII)
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})(?:/(\d{1,2}))?", re.ASCII)


def parse_date(text: str) -> str | None:
    """The date in ISO form with its precision, or None where it isn't one.

    ISO, ``dd.mm.yyyy``, ``mm.yyyy``, ``yyyy.``, ``yyyy.mm.dd``, ``yyyy/mm/dd`` are read; ``05/06/2021`` is refused
    because nobody can tell the day from the month.

    >>> [parse_date(t) for t in ("2021-05-27", "27.05.2021.", "2021. g.", "05.2021", "2019-2", "31.02.2020", "5/6/2021")]
    ['2021-05-27', '2021-05-27', '2021', '2021-05', '2019-02', None, None]
    """
    text = text.strip()
    if match := _DOTTED.fullmatch(text):
        day, month, year = match.groups()
        return _checked(year, month, day)
    for pattern in (_ISO, _SLASHED, _YEAR_FIRST):
        if match := pattern.fullmatch(text):
            return _checked(*match.groups())
    return None


def parse_day(text: str) -> str | None:
    """A date whose day is known, in ISO form; None for any other.

    >>> parse_day("1.7.2021"), parse_day("2021-07"), parse_day("2021-16-99")
    ('2021-07-01', None, None)
    """
    date = parse_date(text)
    return date if date and len(date) == 10 else None


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    parts = [year] + [f"{int(part):02d}" for part in (month, day) if part]
    return "-".join(parts)


@lru_cache(4096)
def day_number(date: str | None) -> int | None:
    """The first day a date can mean, as a proleptic ordinal (1 = 0001-01-01); None where there is no date, or none that is one.

    >>> day_number("2021-07") == day_number("2021-07-01"), day_number(None), day_number("2021-16-99")
    (True, None, None)
    """
    try:
        year, month, day = (int(part) for part in ((date or "") + "-01-01").split("-")[:3])
        return dt.date(year, month, day).toordinal()
    except ValueError:
        return None


def last_day_number(date: str | None) -> int | None:
    """The last day a date can mean, as a proleptic ordinal.

    >>> last_day_number("2020-02") == day_number("2020-02-29"), last_day_number("2020") == day_number("2020-12-31")
    (True, True)
    """
    first = day_number(date)
    if not date or first is None or len(date) == 10:
        return first
    following = day_number(f"{int(date[:4]) + 1:04d}" if len(date) == 4 else _next_month(date))
    return dt.date.max.toordinal() if following is None else following - 1


def _next_month(date: str) -> str:
    year, month = int(date[:4]), int(date[5:7])
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"


def span(first: str | None, last: str | None) -> tuple[int, int]:
    """The days from the first that ``first`` can mean to the last that ``last`` can; open where a side is missing.

    >>> span("2021-07", "2021-07") == (day_number("2021-07-01"), day_number("2021-07-31"))
    True
    >>> span(None, None) == (EVER, NEVER_ENDS)
    True
    """
    return day_number(first) or EVER, last_day_number(last) or NEVER_ENDS
