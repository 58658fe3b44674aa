"""The one order of every listing: value descending, equal to 1e-9 is a tie, then id by code point."""

from __future__ import annotations

from collections.abc import Mapping

TIE = 1e-9


def by_value(values: Mapping[str, float]) -> list[str]:
    """Ids from the highest value to the lowest; values within ``TIE`` of the first of their tie are equal.

    >>> by_value({"b": 0.5, "a": 0.5 - 1e-12, "c": 0.7})
    ['c', 'a', 'b']
    """
    order: list[str] = []
    tied: list[str] = []
    for ident in sorted(values, key=lambda ident: -values[ident]):
        if tied and values[tied[0]] - values[ident] > TIE:
            order += sorted(tied)
            tied = []
        tied.append(ident)
    return order + sorted(tied)
