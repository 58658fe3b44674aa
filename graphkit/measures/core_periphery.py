"""Core and periphery: how well one core with a sparse periphery around it describes the ties of an unweighted projection."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from graphkit.measures.measure import Measure
from graphkit.network import bits
from graphkit.network.network import Network, Number

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
EVERY_CORE = 14  # stakeholders up to which every core is tried
MANY_STARTS = 300  # stakeholders up to which the search starts from drawn cores too
STARTS = 20


def core_periphery(network: Network) -> Number:
    """Likeness to a core with a periphery: r between ties and the ideal pattern of the best core found. Range −1 to 1.

    In the ideal pattern a pair is tied where one of the two, or both, are in the core; Pearson's r over all pairs,
    those of isolates among them. Up to 14 stakeholders every core is tried. Beyond, the search starts from the best
    number of those with most partners (and up to 300 stakeholders from 20 drawn by seed), and makes the best single
    change of side as long as one helps: the value is then that of the best core found, a lower bound. None where
    all or no pairs are tied, or there are fewer than three stakeholders, so in an empty network. Borgatti & Everett
    2000, 10.1016/S0378-8733(99)00019-2.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 0, 2, 0, 3]), np.array([0, 0, 1, 1, 2, 2]), list("abcd"), list("xyz"))
    >>> round(core_periphery(Network(b)).value, 9)
    1.0
    """
    n, ties = network.n, int(network.degrees.sum()) // 2
    if n < 3 or ties in (0, n * (n - 1) // 2):
        return Number(None, "all or no pairs are tied: nothing to correlate")
    if n <= EVERY_CORE:
        return Number(min(_best_of_all(network), 1.0), method="exact: every core tried")
    best, core = max((_climbed(network, start) for start in _starts(network)), key=lambda found: found[0])
    return Number(
        min(best, 1.0), method=f"single changes from {STARTS + 1 if n <= MANY_STARTS else 1} start(s); core of {core}"
    )


def _fit(covered: Ints, core: Ints, n: int, ties: int) -> Floats:
    """Pearson's r over pairs between being tied and touching the core, where ``covered`` ties do; −1 where all or no pairs do."""
    pairs = n * (n - 1) / 2
    touching = core * (core - 1) / 2 + core * (n - core)
    spread = ties * (pairs - ties) * touching * (pairs - touching)
    top = pairs * covered - ties * touching
    return np.asarray(np.divide(top, np.sqrt(np.maximum(spread, 0)), out=np.full(len(covered), -1.0), where=spread > 0))


def _best_of_all(network: Network) -> float:
    """The best fit of the 2ⁿ cores."""
    n, dense = network.n, network.projection.pattern.toarray()
    cores = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    covered = cores @ network.degrees - ((cores @ dense) * cores).sum(axis=1).astype(np.int64) // 2
    return float(_fit(covered, cores.sum(axis=1), n, network.projection.ties).max())


def _starts(network: Network) -> Iterator[Mask]:
    """The best core made of those with most partners; in a network that is not large, cores drawn by seed too."""
    n, ties = network.n, int(network.degrees.sum()) // 2
    rank = np.empty(n, np.int64)
    order = np.argsort(-network.degrees, kind="stable")
    rank[order] = np.arange(n)
    covered = np.cumsum(network.degrees[order] - _partners_before(network, order, rank))
    yield rank <= int(_fit(covered, np.arange(1, n + 1), n, ties).argmax())
    rng = np.random.default_rng(network.seed)
    for _ in range(STARTS if n <= MANY_STARTS else 0):
        yield rng.random(n) < rng.random()


def _partners_before(network: Network, order: Ints, rank: Ints) -> Ints:
    """Partners of each that stand before it, in the order given."""
    aside, n = network.aside, network.n
    ties = aside.others if aside else network.projection
    listed = ~aside.again if aside else slice(None)  # those of the event set aside are all tied: no need of a list
    found = np.bincount(np.maximum(rank[ties.sources[listed]], rank[ties.targets[listed]]), minlength=n)
    if aside:
        there = aside.there[order]
        found += np.where(there, np.cumsum(there) - 1, 0)
    return found


def _climbed(network: Network, inside: Mask) -> tuple[float, int]:
    """The fit, and the size of the core, once no single change of side makes it better."""
    n, degrees, by_event = network.n, network.degrees, network.incidence.transposed()
    ties = int(degrees.sum()) // 2
    within = bits.partners_among(network.incidence, inside)  # partners in the core
    covered, core = int(degrees[inside].sum() - within[inside].sum() // 2), int(inside.sum())
    best = float(_fit(np.array([covered]), np.array([core]), n, ties)[0])
    while True:
        side = np.where(inside, -1, 1)
        fits = _fit(covered + side * (degrees - within), core + side, n, ties)
        i = int(fits.argmax())
        if fits[i] <= best + 1e-12:
            return best, core
        best, core, covered = float(fits[i]), core + int(side[i]), covered + int(side[i] * (degrees[i] - within[i]))
        met = np.concatenate([by_event[1][slice(*by_event[0][e : e + 2])] for e in network.incidence.events_of(i)])
        within[np.unique(met[met != i])] += side[i]
        inside[i] = not inside[i]


MEASURES = (
    Measure("core_periphery", "network", core_periphery, "likeness to a core with a periphery",
            "līdzība kodolam ar perifēriju", "r between ties and the ideal pattern of the best core found", "−1 to 1",
            "Borgatti & Everett 2000, 10.1016/S0378-8733(99)00019-2", projects=True),
)  # fmt: skip
