"""Cores and closed neighbourhoods: k-cores, clustering, transitivity, all of the unweighted projection."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.measures.measure import Measure, as_it_is, share_of
from graphkit.network.membership import among
from graphkit.network.network import Network, Number, Values

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
EXACT_STEPS = 5_000_000_000  # ties × n / 64 up to which triangles are counted, beyond it pairs of partners are drawn
DRAWN = 200_000  # pairs of partners drawn for a network
DRAWN_EACH = 100  # and for each stakeholder
FEW = "fewer than two partners: no pair of partners to be tied"


def core(network: Network) -> Values:
    """The largest k such that i is in a k-core, a part of the network in which everybody has k partners. Range 0 to n
    − 1.

    Isolates have 0; an empty network has no values. Found by taking away whoever has fewest partners left. Seidman
    1983, 10.1016/0378-8733(83)90028-X.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 2, 0, 3]), np.array([0, 0, 0, 1, 1]), list("abcd"), list("xy"))
    >>> core(Network(b)).values.tolist()
    [2.0, 2.0, 2.0, 1.0]
    """
    whole = network.projection.adjacency
    left, found = np.diff(whole.indptr).astype(np.int64), np.zeros(network.n)
    alive, k = np.ones(network.n, bool), 0
    while alive.any():
        k = max(k, int(left[alive].min()))
        going = np.flatnonzero(alive & (left <= k))
        found[going], alive[going] = k, False
        left -= np.bincount(partners_of(whole, going), minlength=network.n)
    return Values(found, method="peeling")


def partners_of(whole: Any, of: Ints) -> Ints:
    """The partners of several stakeholders, one after the other."""
    length = np.diff(whole.indptr)[of]
    within = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
    return np.asarray(whole.indices[np.repeat(whole.indptr[of], length) + within])


def clustering(network: Network) -> Values:
    """Share of the pairs of a stakeholder's partners that are tied: 2 t_i/(d_i (d_i − 1)), t_i its triangles. Range 0
    to 1.

    Undefined with fewer than two partners, so for isolates; an empty network has no values. Exact up to a stated
    number of steps, beyond it from 100 pairs of partners drawn for each stakeholder, with standard errors. In a
    projection every event of three or more makes triangles by itself: two-mode-closure leaves these out. Watts &
    Strogatz 1998, 10.1038/30918.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 2, 0, 3]), np.array([0, 0, 0, 1, 1]), list("abcd"), list("xy"))
    >>> clustering(Network(b)).values.round(4).tolist()
    [0.3333, 1.0, 1.0, nan]
    """
    reason = FEW if (network.degrees < 2).any() else ""
    if not _exact(network):
        return _clustering_sampled(network, reason)
    doubled = triangles_doubled(network)
    pairs = (network.degrees * (network.degrees - 1)).astype(float)
    return Values(np.divide(doubled, pairs, out=np.full(network.n, np.nan), where=pairs > 0), reason, method="exact")


def triangles_doubled(network: Network) -> Ints:
    """Twice the triangles of each stakeholder: the common partners over its ties."""
    ties = network.projection
    both = np.bincount(ties.sources, network.common, network.n) + np.bincount(ties.targets, network.common, network.n)
    return np.asarray(both, np.int64)


def _exact(network: Network) -> bool:
    return network.exact or network.triangle_steps <= EXACT_STEPS


def transitivity(network: Network) -> Number:
    """Share of paths of two ties whose ends are tied: 3 · triangles/Σ_i C(d_i, 2). Range 0 to 1.

    Isolates are on no path; None without such a path, so in an empty network. Exact up to a stated number of steps,
    beyond it from 200 000 paths drawn, with a standard error. Luce & Perry 1949, 10.1007/BF02289146.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 2, 0, 3]), np.array([0, 0, 0, 1, 1]), list("abcd"), list("xy"))
    >>> transitivity(Network(b)).value
    0.6
    """
    pairs = network.degrees * (network.degrees - 1) // 2
    if not pairs.sum():
        return Number(None, "nobody has two partners: no path of two ties")
    if _exact(network):
        return Number(3 * network.triangles / int(pairs.sum()), method="exact")
    rng = np.random.default_rng(network.seed)
    closed = _tied_partners(network, rng.choice(network.n, DRAWN, p=pairs / pairs.sum()), rng)
    return drawn_share(closed, network.seed, "paths of two ties")


def drawn_share(closed: NDArray[np.bool_], seed: int, what: str) -> Number:
    """The share of a sample with its standard error."""
    share = float(closed.mean())
    error = float(np.sqrt(share * (1 - share) / closed.size))
    return Number(share, "", error, f"sample: {closed.size} {what}, seed {seed}")


def drawn_shares(closed: NDArray[np.bool_], seed: int, reason: str, defined: NDArray[np.bool_], what: str) -> Values:
    """The shares of samples of equal size, one after the other for each stakeholder where they are defined."""
    values, error = np.full(defined.size, np.nan), np.full(defined.size, np.nan)
    samples = closed.reshape(int(defined.sum()), -1)
    share = samples.mean(axis=1)
    values[defined], error[defined] = share, np.sqrt(share * (1 - share) / samples.shape[1])
    return Values(values, reason, error, f"sample: {samples.shape[1]} {what} for each, seed {seed}")


def _clustering_sampled(network: Network, reason: str) -> Values:
    defined = network.degrees >= 2
    closed = _tied_partners(
        network, np.repeat(np.flatnonzero(defined), DRAWN_EACH), np.random.default_rng(network.seed)
    )
    return drawn_shares(closed, network.seed, reason, defined, "pairs of partners")


def _tied_partners(network: Network, centres: Ints, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Whether two different partners of each centre, drawn at random, are tied."""
    whole, ties = network.projection.adjacency, network.projection
    degrees = network.degrees[centres]
    first = rng.integers(0, degrees)
    second = (first + rng.integers(1, degrees)) % degrees
    a, b = (whole.indices[whole.indptr[centres] + at].astype(np.int64) for at in (first, second))
    keys = ties.sources.astype(np.int64) * network.n + ties.targets
    wanted = np.minimum(a, b) * network.n + np.maximum(a, b)
    return among(wanted, keys)


MEASURES = (
    Measure("clustering", "stakeholder", clustering, "share of the pairs of partners that are tied",
            "kāda daļa partneru pāru ir savā starpā saistīti", "2 t_i/(d_i (d_i − 1))", "0 to 1",
            "Watts & Strogatz 1998, 10.1038/30918", projects=True, normal=as_it_is),
    Measure("core", "stakeholder", core, "largest k of a part where everybody has k partners",
            "lielākais k tādai tīkla daļai, kurā katram ir vismaz k partneru", "k-core", "0 to n − 1",
            "Seidman 1983, 10.1016/0378-8733(83)90028-X", "partners", projects=True,
            normal=share_of(lambda network: network.n - 1)),
    Measure("transitivity", "network", transitivity, "share of paths of two ties whose ends are tied",
            "kāda daļa divu saišu ceļu ir noslēgti", "3 · triangles/Σ_i C(d_i, 2)", "0 to 1",
            "Luce & Perry 1949, 10.1007/BF02289146", projects=True),
)  # fmt: skip
