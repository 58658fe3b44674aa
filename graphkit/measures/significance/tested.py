"""The tails of pairs under a null model: of every tied pair, and of untied ones where fewer than expected is asked for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import TooLargeError
from graphkit.measures.significance.fdsm import tail_counts
from graphkit.measures.significance.tails import Null, tabulate
from graphkit.measures.ties import Ties
from graphkit.network.network import Network

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
MOST_UNTIED = 5_000_000  # pairs without a shared event that are listed at most


@dataclass(frozen=True)
class Untied:
    """Pairs without a shared event, by class of degrees: two ``classes`` (2, c), the ``places`` of their tails, ``counts``.

    ``members`` names each stakeholder's class.
    """

    classes: Ints
    places: Ints
    counts: Ints
    members: Ints

    def pairs(self, kept: NDArray[np.bool_], ties: Ties) -> tuple[Ints, Ints, Ints]:
        """Sources, targets and places of the untied pairs of the classes kept, all that are not among ``ties``.

        Raises TooLargeError where they are too many to list.
        """
        if self.counts[kept].sum() > MOST_UNTIED:
            raise TooLargeError(
                f"{self.counts[kept].sum():,} pairs share significantly fewer events than expected, none at all, more than "
                f"the {MOST_UNTIED:,} that are listed: leave --signed out, lower --alpha, or choose a smaller selection"
            )
        n = self.members.size
        tied = ties.sources.astype(np.int64) * n + ties.targets
        keys = [self._all(i) for i in np.flatnonzero(kept).tolist()]
        keys = [found[~np.isin(found, tied, assume_unique=True)] for found in keys]
        sizes = [found.size for found in keys]
        whole = np.concatenate([np.empty(0, np.int64), *keys])
        return whole // n, whole % n, np.repeat(self.places[kept], sizes)

    def _all(self, position: int) -> Ints:
        """Every pair of two classes, as source × n + target."""
        one, two = (np.flatnonzero(self.members == group) for group in self.classes[:, position])
        low, high = np.minimum.outer(one, two), np.maximum.outer(one, two)
        return np.unique((low * self.members.size + high)[low < high])


@dataclass(frozen=True)
class Tested:
    """Tails of pairs, as places in tables: that of pair i stands in ``upper`` and ``lower`` at ``at[i]``."""

    ties: Ties
    at: Ints
    upper: Floats
    lower: Floats
    untied: Untied | None = None


def by_class(network: Network, null: Null, ties: Ties, signed: bool) -> Tested:
    """Exact tails: one for each two degrees and number of shared events, however many pairs have them."""
    of = np.searchsorted(null.degrees, network.event_counts)
    width = null.degrees.size
    one, two = of[ties.sources], of[ties.targets]
    code = np.minimum(one, two) * width + np.maximum(one, two)
    most = np.full(width * width, -1, np.int64)
    np.maximum.at(most, code, ties.shared)
    possible = pairs_of_classes(null).ravel()
    asked = np.flatnonzero(possible if signed else most >= 0)
    table = tabulate(null, asked // width, asked % width, np.maximum(most[asked], 0))
    start = np.zeros(width * width, np.int64)
    start[asked] = table.start
    untied = None
    if signed:
        counts = (possible - np.bincount(code, minlength=width * width))[asked]
        untied = Untied(np.stack((asked // width, asked % width)), table.start, counts, of)
    return Tested(ties, start[code] + ties.shared, table.upper, table.lower, untied)


def by_draws(network: Network, ties: Ties, signed: bool, draws: int, seed: int) -> Tested:
    """Tails estimated from draws with both margins fixed, (count + 1)/(draws + 1); all pairs where ``signed``."""
    pairs = all_pairs(network, ties) if signed else ties
    at_least, at_most = tail_counts(network.incidence, pairs.sources, pairs.targets, draws, seed)
    return Tested(pairs, np.arange(len(pairs)), (at_least + 1) / (draws + 1), (at_most + 1) / (draws + 1))


def all_pairs(network: Network, ties: Ties) -> Ties:
    """Every pair of stakeholders in order, with weight and shared events 0 where they are not tied."""
    sources, targets = np.triu_indices(network.n, 1)
    place = ties.sources * (2 * network.n - ties.sources - 1) // 2 + ties.targets - ties.sources - 1
    weights, shared = np.zeros(sources.size), np.zeros(sources.size, ties.shared.dtype)
    weights[place], shared[place] = ties.weights, ties.shared
    return Ties(sources, targets, weights, shared)


def pairs_of_classes(null: Null) -> Ints:
    """How many pairs of stakeholders each two degrees have: shape (A, A), upper triangle."""
    counts = null.degree_counts
    return np.asarray(np.triu(np.outer(counts, counts), 1) + np.diag(counts * (counts - 1) // 2))
