"""Closeness: how short the ways to all others are, along weighted ties or along events."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import GraphkitError
from graphkit.measures import sampling, shortest
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
    & Wang 2004, 10.7155/jgaa.00081), without bias and with standard errors; the sources, and who may come first, are exact.
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
    method = f"sample: shortest paths from {sampled} of {network.n} stakeholders, those nearest to all among them, seed {network.seed}"
    return _of(network, total, error, method)


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
        searched += sources.size
        if sources.size < members.size:
            searched += _estimated(network, ties, members, sources, total, error)
        else:
            total[sources] = _from(ties, sources)
    return total, error if error.any() else None, searched


def _estimated(
    network: Network, ties: shortest.Lengths, members: Ints, sources: Ints, total: Floats, error: Floats
) -> int:
    """Fills in the sums of a component and their errors; how many were searched from besides the sources.

    What is estimated is how much further each is from everybody than the busiest member, whose distances are known: on
    the long way to somebody far off all agree. Then whoever may be among the nearest is searched from, so that the first
    places are exact: Okamoto, Chen & Li 2008, 10.1007/978-3-540-69311-6_21.
    """
    busiest = members[[network.event_counts[members].argmax()]]
    base = shortest.distances(ties, busiest)[0]
    known, further, squares = _beyond(ties, sources, base)
    found, spread = shortest.scaled(further[members], squares[members], sources.size, members.size - 1)
    total[members] = base[members].sum() - base[members] + found
    error[members] = 0 if spread is None else spread
    total[sources], error[sources] = known, 0
    low = total[members] - sampling.SURE * error[members]
    bar = np.partition(total[members] + sampling.SURE * error[members], sampling.FIRST)[sampling.FIRST]
    nearest = members[np.lexsort((members, low))][: max(FEWEST, sources.size)]
    more = np.setdiff1d(nearest[low[np.searchsorted(members, nearest)] <= bar], sources)
    total[more], error[more] = _from(ties, more), 0
    return int(more.size)


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


def _from(ties: shortest.Lengths, sources: Ints) -> Floats:
    """Summed distances from each source to whom it reaches."""
    found = (shortest.distances(ties, batch) for batch in shortest.batches(ties, sources))
    sums = (np.where(np.isinf(part), 0, part).sum(axis=1) for part in found)
    return np.concatenate([np.zeros(0), *sums])


def _beyond(ties: shortest.Lengths, sources: Ints, base: Floats) -> tuple[Floats, Floats, Floats]:
    """Summed distances from each source; and of each stakeholder the sum over sources of how much further it is from them
    than ``base``, and of the squares."""
    known, further, squares = [np.zeros(0)], np.zeros(ties.n), np.zeros(ties.n)
    for batch in shortest.batches(ties, sources):
        found = shortest.distances(ties, batch)
        found[np.isinf(found)] = 0
        known.append(found.sum(axis=1))
        found -= base[batch][:, None]
        further += found.sum(axis=0)
        squares += (found**2).sum(axis=0)
    return np.concatenate(known), further, squares


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
