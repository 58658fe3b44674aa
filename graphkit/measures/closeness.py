"""Closeness: how short the ways to all others are, along weighted ties or along events."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import GraphkitError
from graphkit.measures import shortest
from graphkit.measures.measure import Measure
from graphkit.network.network import Network, Values

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
EXACT_STEPS = 2_000_000_000  # stakeholders × ties that can lie on a shortest path, up to which distances are exact
SAMPLED_STEPS = 200_000_000
FEWEST = 32  # sources in a sample of a component
ALONE = "tied to nobody: no distance to average"


def closeness(network: Network) -> Values:
    """Closeness by Wasserman & Faust: C(i) = r/(n − 1) · r/Σ_j d_ij over the r reached, tie length 1/w.

    Range 0 to 1 with weight none, else from 0: without weights a tie is one step, and 1 is reached by who is tied
    to all. Isolates are undefined: r/Σd is 0/0; an empty network has no values. Exact without weights; with weights
    up to a stated number of steps, beyond it Σd is estimated from the distances to sources drawn by seed (Eppstein
    & Wang 2004, 10.7155/jgaa.00081), without bias and with standard errors; the sources themselves are exact.
    Freeman 1978, 10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994, 10.1017/CBO9780511815478.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> closeness(Network(b)).values.round(4).tolist()
    [0.6667, 1.0, 0.6667]
    """
    if network.weight == "none":
        return _of(network, network.distances.total.astype(float), None, "exact: breadth-first from everybody")
    total, error, sampled = _totals(network)
    if error is None:
        return _of(network, total, None, "exact: shortest paths from everybody")
    return _of(
        network, total, error, f"sample: shortest paths from {sampled} of {network.n} stakeholders, seed {network.seed}"
    )


def _of(network: Network, total: Floats, error: Floats | None, method: str) -> Values:
    """Closeness of summed distances, the error by the delta method."""
    reached = network.component_sizes[network.components] - 1
    undefined = np.full(network.n, np.nan)
    ideal = np.divide(reached.astype(float) ** 2, network.n - 1, out=undefined.copy(), where=reached > 0)
    values = np.divide(ideal, total, out=undefined.copy(), where=reached > 0)
    if error is not None:
        error = np.divide(values * error, total, out=undefined.copy(), where=reached > 0)
    return Values(values, ALONE if (reached == 0).any() else "", error, method)


def _totals(network: Network) -> tuple[Floats, Floats | None, int]:
    """Summed distances of each, their standard errors where any is estimated, and how many sources were searched from."""
    ties = shortest.lengths(network)
    total, error, searched = np.zeros(network.n), np.zeros(network.n), 0
    for members, sources in _by_component(network, ties):
        known, near, squares = _from(ties, sources)
        searched += sources.size
        if sources.size < members.size:
            total[members], error[members] = _estimated(near[members], squares[members], sources.size, members.size - 1)
        total[sources], error[sources] = known, 0
    return total, error if error.any() else None, searched


def _by_component(network: Network, ties: shortest.Lengths) -> Iterator[tuple[Ints, Ints]]:
    """The members of each component of several, and those of them to search from; small components are exact."""
    everybody = network.exact or network.n * ties.steps <= EXACT_STEPS
    most = network.n if everybody else max(FEWEST, SAMPLED_STEPS // ties.steps)
    order = np.argsort(network.components, kind="stable")
    small = [np.zeros(0, np.int64)]
    for members in np.split(order, np.cumsum(network.component_sizes)[:-1]):
        if members.size > most:
            yield members, shortest.drawn(members, most, network.seed)
        elif members.size > 1:
            small.append(members)
    together = np.concatenate(small)
    yield together, together


def _from(ties: shortest.Lengths, sources: Ints) -> tuple[Floats, Floats, Floats]:
    """Summed distances from each source; and of each stakeholder the sum of those to the sources, and of their squares."""
    known, near, squares = [np.zeros(0)], np.zeros(ties.n), np.zeros(ties.n)
    for batch in shortest.batches(ties, sources):
        found = shortest.distances(ties, batch)
        found[np.isinf(found)] = 0
        known.append(found.sum(axis=1))
        near += found.sum(axis=0)
        squares += (found**2).sum(axis=0)
    return np.concatenate(known), near, squares


def _estimated(near: Floats, squares: Floats, sources: int, others: int) -> tuple[Floats, Floats]:
    """The sum of distances to all others from those to the sources, for who is none of them, and its standard error."""
    total, error = shortest.scaled(near, squares, sources, others)
    return total, np.zeros_like(total) if error is None else error


def _normal(network: Network, values: Floats) -> Floats:
    """Without weights closeness is a share already; with them it has no maximum that does not depend on the weights."""
    if network.weight != "none":
        raise GraphkitError("weighted closeness has no standard maximum; normalise it with --weight none")
    return values


MEASURES = (
    Measure("closeness", "stakeholder", closeness, "short ways to all others", "īsi ceļi līdz visiem pārējiem",
            "r/(n − 1) · r/Σ_j d_ij over the r reached, tie length 1/w", "0 to 1 with weight none, else from 0",
            "Freeman 1978, 10.1016/0378-8733(78)90021-7; Wasserman & Faust 1994", weighted=True, projects=True, normal=_normal),
)  # fmt: skip
