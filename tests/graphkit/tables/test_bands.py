"""Numbers of people as tables give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.tables import bands
from graphkit.tables.bands import read_band


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("0", (0, 0)), ("400", (400, 400)), ("1 234", (1234, 1234)), ("1\u00a0234", (1234, 1234)),
        ("1\u202f234", (1234, 1234)), ("1\u2009234\u2009567", (1234567, 1234567)), ("1'234", (1234, 1234)),
        ("1,234,567", (1234567, 1234567)), ("1.234.567", (1234567, 1234567)), ("1.234,5", (1234.5, 1234.5)),
        ("1,234.5", (1234.5, 1234.5)), ("12,5", (12.5, 12.5)), ("12.5", (12.5, 12.5)), ("0,125", (0.125, 0.125)),
        ("1234,0", (1234, 1234)), ("1-10", (1, 10)), ("10–50", (10, 50)), ("10 — 50", (10, 50)), ("1..10", (1, 10)),
        ("1…10", (1, 10)), ("1 līdz 10", (1, 10)), ("no 1 līdz 10", (1, 10)), ("from 1 to 10", (1, 10)),
        ("between 1 and 10", (1, 10)), ("1 000–2 000", (1000, 2000)), ("7-7", (7, 7)), ("<5", (0, 4)), ("< 5", (0, 4)),
        ("<1", (0, 0)), ("mazāk par 5", (0, 4)), ("Mazāk nekā 5", (0, 4)), ("fewer than 5", (0, 4)), ("≤5", (0, 5)),
        ("<=5", (0, 5)), ("5 vai mazāk", (0, 5)), ("5 or fewer", (0, 5)), ("līdz 5", (0, 5)), ("up to 5", (0, 5)),
        ("ne vairāk kā 5", (0, 5)),
    ],
)  # fmt: skip
def test_what_is_read(text: str, ends: tuple[float, float]) -> None:
    assert read_band(text) == ends


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("NA", bands.TEXT_ERROR), ("Namibia", bands.TEXT_ERROR), ("…", bands.TEXT_ERROR), ("-", bands.TEXT_ERROR),
        ("x", bands.TEXT_ERROR), ("~400", bands.TEXT_ERROR), ("0,7 %", bands.TEXT_ERROR), ("nan", bands.TEXT_ERROR),
        ("1e5", bands.TEXT_ERROR), ("12 34", bands.TEXT_ERROR), ("99999999999", bands.TEXT_ERROR),
        ("-5", bands.NEGATIVE_ERROR), ("−5", bands.NEGATIVE_ERROR), ("–5", bands.NEGATIVE_ERROR), ("<0", bands.NEGATIVE_ERROR),
        ("1.234", bands.AMBIGUOUS_ERROR), ("1,234", bands.AMBIGUOUS_ERROR), ("1,234-2", bands.AMBIGUOUS_ERROR),
        ("10+", bands.OPEN_ERROR), (">100", bands.OPEN_ERROR), ("vismaz 100", bands.OPEN_ERROR),
        ("100 vai vairāk", bands.OPEN_ERROR), ("at least 3", bands.OPEN_ERROR), ("10-1", bands.REVERSED_ERROR),
        ("2026-01-10", bands.DATE_ERROR), ("10-Jan", bands.DATE_ERROR), ("1. janv.", bands.TEXT_ERROR),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, message: str) -> None:
    assert read_band(text) == message


@given(st.integers(0, 10**9), st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", "'"]))
def test_thousands_may_be_parted(number: int, mark: str) -> None:
    assert read_band(f"{number:,}".replace(",", mark)) == (number, number)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from("-–—−"))
def test_bands_keep_their_ends(first: int, more: int, dash: str) -> None:
    assert read_band(f"{first}{dash}{first + more}") == (first, first + more)


@given(st.text(max_size=20))
def test_any_text_is_ends_or_a_message(text: str) -> None:
    found = read_band(text)
    assert isinstance(found, str) or 0 <= found[0] <= found[1]
