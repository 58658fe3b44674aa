"""Stated numbers: read, compared under their qualifier, written."""

from __future__ import annotations

import math
from decimal import Decimal, InvalidOperation

ABOUT = 0.1  # "approximately n" agrees with what lies within a tenth of n
UNCOMPARED = {"planned", "truncated"}  # a plan is no count, and of a number broken off the end is missing


def number(text: str | None) -> int | float | None:
    """A number as it stands in a cell; None where it is none.

    >>> number("12"), number("64952.21"), number("many"), number(None)
    (12, 64952.21, None, None)
    """
    try:
        value = Decimal(text or "")
    except InvalidOperation:
        return None
    if not value.is_finite():
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def total(values: list[int | float]) -> int | float:
    """The sum as one would write it: 58456.99 and 6495.22 are 64952.21.

    >>> total([58456.99, 6495.22]), total([])
    (64952.21, 0)
    """
    return number(str(sum(Decimal(str(value)) for value in values))) or 0


def bounds(value: int | float, qualifier: str) -> tuple[float, float]:
    """What a stated number leaves open.

    >>> bounds(12, "at_least"), bounds(20, "approximately"), bounds(5, "exact")
    ((12, inf), (18.0, 22.0), (5, 5))
    """
    if qualifier == "at_least":
        return value, math.inf
    if qualifier == "at_most":
        return -math.inf, value
    if qualifier == "approximately":
        return value - ABOUT * abs(value), value + ABOUT * abs(value)
    return value, value


def fits(recorded: int | float, value: int | float, qualifier: str) -> bool:
    """Whether a recorded number is what was stated."""
    low, high = bounds(value, qualifier)
    return low <= recorded <= high


def overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two stated numbers can both be true."""
    return max(one[0], other[0]) <= min(one[1], other[1])
