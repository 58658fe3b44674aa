"""Dates: what is read, with which precision, and which days they can mean."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.dates import day_number, last_day_number, parse_date

REFUSED = [
    "", "31.02.2020", "2021-13", "2021-00-01", "2021-02-29", "5/6/2021", "27 May 2021", "pavasarī", "21", "2021-", "0000",
    "2021-05-27 or later", "44343", "٢٠٢١", "27.05.", "05-27-2021", "2021-05-27-28", "2021.13.", "1.1.1.2021",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_in_every_writing(day: dt.date) -> None:
    writings = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%Y.", "%Y.%m.%d.", "%Y/%m/%d", " %Y-%m-%d ", "%Y-%m-%dT00:00:00Z")
    assert {parse_date(day.strftime(form)) for form in writings} == {day.isoformat()}


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_day_without_leading_noughts(day: dt.date) -> None:
    assert parse_date(f"{day.day}.{day.month}.{day.year}.") == day.isoformat()
    assert parse_date(f"{day.year}-{day.month}-{day.day}") == day.isoformat()


@given(st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(9998, 12, 31)))
def test_precision_widens_what_a_date_can_mean(day: dt.date) -> None:
    iso = day.isoformat()
    first = [day_number(iso[:length]) for length in (4, 7, 10)]
    last = [last_day_number(iso[:length]) for length in (10, 7, 4)]
    assert first[-1] == last[0] == day.toordinal()
    assert first == sorted(first, key=lambda number: number or 0)
    assert last == sorted(last, key=lambda number: number or 0)


@given(st.text(max_size=20))
def test_any_text_is_a_date_in_iso_form_or_none(text: str) -> None:
    read = parse_date(text)
    assert read is None or parse_date(read) == read


@pytest.mark.parametrize(
    ("date", "last"), [("2020-02", "2020-02-29"), ("2021-12", "2021-12-31"), ("2021", "2021-12-31")]
)
def test_last_day(date: str, last: str) -> None:
    assert last_day_number(date) == day_number(last)


@pytest.mark.parametrize("nothing", [None, ""])
def test_no_date_has_no_day(nothing: str | None) -> None:
    assert (day_number(nothing), last_day_number(nothing)) == (None, None)


@pytest.mark.parametrize("text", ["2021-16-99", "xx", "2013-13-45", "2013-13", "0000", "", "2021-", "-", "2021-02-30"])
def test_what_is_no_date_has_no_day(text: str) -> None:
    assert (day_number(text), last_day_number(text)) == (None, None)


def test_the_last_year_there_is_ends() -> None:
    assert last_day_number("9999") == last_day_number("9999-12") == day_number("9999-12-31")
