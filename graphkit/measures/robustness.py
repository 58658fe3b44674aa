"""How much a rank depends on the events that happen to be recorded: events resampled, ranks taken again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import TooLargeError
from graphkit.incidence import Incidence, from_pairs
from graphkit.measures.ranking import ranks
from graphkit.network.network import Network, Values

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
DRAWS = 200
COVER = 0.95
MOST_RANKS = 100_000_000  # draws × stakeholders kept, 400 MB
_AT_ONCE = 1_000_000  # of them sorted at a time


@dataclass(frozen=True)
class RankIntervals:
    """For each stakeholder the rank from ``low`` to ``high`` that ``COVER`` of the draws give, shape (n,)."""

    low: Ints
    high: Ints
    draws: int
    seed: int
    ranks: NDArray[np.int32]  # draws × n

    def apart(self, first: int, second: int) -> bool:
        """Whether one stands before the other in at least ``COVER`` of the draws; otherwise they can't be told apart."""
        before = (self.ranks[:, first] < self.ranks[:, second]).mean()
        after = (self.ranks[:, first] > self.ranks[:, second]).mean()
        return bool(max(before, after) >= COVER)


def rank_intervals(
    network: Network,
    measure: Callable[[Network], Values],
    *,
    draws: int = DRAWS,
    progress: Callable[[float], None] | None = None,
) -> RankIntervals:
    """Ranks under events drawn with replacement, ``draws`` times with the network's seed: a percentile bootstrap.

    A stakeholder that was at none of the events drawn, or whose value is undefined there, stands behind all others.
    Efron 1979, 10.1214/aos/1176344552; events, not participations, are drawn: those of one event come together.
    Raises TooLargeError for more than ``MOST_RANKS`` ranks in all.
    """
    _refuse_too_many(draws, network.n)
    generator = np.random.default_rng(network.seed)
    found = np.empty((draws, network.n), np.int32)
    for draw in range(draws):
        chosen = generator.integers(0, network.m, network.m)
        found[draw] = _ranks(network, measure, chosen)
        if progress:
            progress((draw + 1) / draws)
    return RankIntervals(*_percentiles(found), draws, network.seed, found)


def _refuse_too_many(draws: int, n: int) -> None:
    if draws * n > MOST_RANKS:
        raise TooLargeError(
            f"{draws:,} draws of {n:,} ranks are more than the {MOST_RANKS:,} that are kept: "
            f"ask for at most {MOST_RANKS // n:,} draws, or choose a smaller selection"
        )


def _percentiles(found: NDArray[np.int32]) -> tuple[Ints, Ints]:
    """The ranks between which ``COVER`` of the draws lie, a few stakeholders at a time."""
    tail = 100 * (1 - COVER) / 2
    ends = np.empty((2, found.shape[1]), np.int64)
    step = max(1, _AT_ONCE // found.shape[0])
    for start in range(0, found.shape[1], step):
        some = slice(start, start + step)
        ends[:, some] = np.percentile(found[:, some], (tail, 100 - tail), axis=0, method="nearest")
    return ends[0], ends[1]


def _ranks(network: Network, measure: Callable[[Network], Values], events: Ints) -> Ints:
    """Ranks of all stakeholders when these events (some more than once) are all there is."""
    drawn = resampled(network.incidence, events)
    position = {ident: i for i, ident in enumerate(network.stakeholders)}
    values = np.full(network.n, np.nan)
    if drawn.stakeholders:
        groups = tuple(network.group_names[position[ident]] for ident in drawn.stakeholders)
        at = [position[ident] for ident in drawn.stakeholders]
        values[at] = measure(replace(network, incidence=drawn, groups=groups)).values
    place = ranks(values)
    return np.where(place == 0, int((place > 0).sum()) + 1, place)


def resampled(incidence: Incidence, events: Ints) -> Incidence:
    """The incidence of events drawn by position; one drawn twice counts as two events.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y")])
    >>> resampled(b, np.array([0, 0])).events
    ['x', 'x#1']
    """
    indptr, members = incidence.transposed()
    sizes = np.diff(indptr)[events]
    columns = np.repeat(np.arange(events.size), sizes)
    starts = np.repeat(indptr[events] - np.append(0, np.cumsum(sizes)[:-1]), sizes)
    rows = members[starts + np.arange(columns.size)]
    seen: dict[int, int] = {}
    names = []
    for event in events.tolist():
        count = seen[event] = seen.get(event, -1) + 1
        names.append(f"{incidence.events[event]}#{count}" if count else incidence.events[event])
    return from_pairs(incidence.selection, rows, columns, incidence.stakeholders, names)
