"""Whom to invite to a coming event: municipalities with a named community that were seldom there, and who could bring them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import isnan
from statistics import median

from graphkit.errors import NotFoundError
from graphkit.involvement.distance import distances, seats
from graphkit.involvement.inviting import Coming, Suggestion, Suggestions
from graphkit.involvement.links import Links
from graphkit.involvement.model import Involvement, Row
from graphkit.labels import LABELS
from graphkit.names import fold
from graphkit.stores.protocol import Store

SELDOM = 0.5  # of the median of those with a named community
MISSED = 2  # phases since the last presence after which one has fallen away


def theme_of(store: Store, name: str) -> str:
    """The theme that a code or its label means. Raises NotFoundError, with those there are, for one that no event has."""
    there = sorted({theme for event in store.events() for theme in event.themes})
    labels = LABELS.get("theme", {})
    for theme in there:
        if fold(name) in {fold(theme), fold(theme.replace("-", " ")), *map(fold, labels.get(theme, ()))}:
            return theme
    raise NotFoundError(f"no event has the theme {name!r}; there are: {', '.join(there) or 'none'}", there)


def suggest(store: Store, found: Involvement, coming: Coming, limit: int | None = None) -> Suggestions:
    """The municipalities to invite, in order, the first ``limit`` of them with those connected to them.

    Invited is one with a community that sources name and either at most half as many events as the median of all such, or
    nothing recorded in two or more phases since its last presence although their lists are whole or partly so. Order: fewest
    events, then most phases missed, then fewest events on the theme, then nearest to the place, then id.
    """
    named = [row for row in found.rows if row.named_community]
    middle = float(median([row.events for row in named])) if named else None
    few = None if middle is None else middle * SELDOM
    rows = [row for row in named if few is not None and (row.events <= few or len(row.missed_since) >= MISSED)]
    themed = (
        frozenset(event.id for event in store.events() if coming.theme in event.themes) if coming.theme else frozenset()
    )
    counts = _on_theme(store, found, rows, themed)
    points = seats(store)
    centre = points.get(coming.point or "") or points.get(coming.place or "")
    away = distances(points, [row.unit for row in rows], centre).tolist()
    order = sorted(range(len(rows)), key=lambda i: (*_need(rows[i]), counts[i], _last(away[i]), rows[i].key))
    shown = order if limit is None else order[:limit]
    links = Links(store, found, [rows[i] for i in shown], points, themed, few or 0.0)
    made = tuple(
        Suggestion(
            rows[i],
            counts[i] if coming.theme else None,
            None if isnan(away[i]) else away[i],
            links.of(rows[i]),
        )
        for i in shown
    )
    return Suggestions(coming, few, MISSED, made, len(rows))


def _need(row: Row) -> tuple[int, int]:
    return row.events, -len(row.missed_since)


def _last(km: float) -> float:
    return float("inf") if isnan(km) else km


def _on_theme(store: Store, found: Involvement, rows: Sequence[Row], themed: frozenset[str]) -> list[int]:
    """How many events on the theme each municipality attended."""
    if not themed or not rows:
        return [0] * len(rows)
    selection = replace(found.selection, statuses=("attended",))
    pieces = store.evidence(selection, units=[row.unit for row in rows], events=sorted(themed))
    pairs = {(piece.unit, piece.event) for piece in pieces}
    return [sum(unit == row.unit for unit, _ in pairs) for row in rows]
