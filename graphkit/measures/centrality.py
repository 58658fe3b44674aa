"""How central a stakeholder is: events, partners, strength, PageRank, eigenvector. Closeness and betweenness have their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graphkit.measures.measure import Measure, as_it_is, share_of
from graphkit.network.network import Network, Values
from graphkit.network.ordering import TIE

if TYPE_CHECKING:
    from scipy.sparse.linalg import LinearOperator

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
DAMPING = 0.85


def events(network: Network) -> Values:
    """Number of events of each stakeholder: d_i. Range 1 to m.

    An isolate has been at its events alone, and has them all the same; an empty network has no values. Breiger
    1974, 10.2307/2576011.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> events(Network(b)).values.tolist()
    [1.0, 2.0, 1.0]
    """
    return Values(network.event_counts.astype(float))


def degree(network: Network) -> Values:
    """Number of partners, stakeholders that share an event: |{j: (BBᵀ)_ij > 0, j ≠ i}|. Range 0 to n − 1.

    An isolate has 0; an empty network has no values. Never projects a large network. Freeman 1978,
    10.1016/0378-8733(78)90021-7.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> degree(Network(b)).values.tolist()
    [1.0, 2.0, 1.0]
    """
    return Values(network.degrees.astype(float))


def strength(network: Network) -> Values:
    """Sum of the weights of a stakeholder's ties: s_i = Σ_j w_ij. Range from 0.

    An isolate has 0; an empty network has no values. Under Newman's weight it is the number of events that were not
    alone. Barrat et al. 2004, 10.1073/pnas.0400087101.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> strength(Network(b)).values.tolist()
    [1.0, 2.0, 1.0]
    """
    if network.weight == "none":
        return degree(network)
    return Values(weighted_sums(network)(np.ones(network.n)))


def weighted_sums(network: Network) -> Any:
    """The function x -> W x, W the weighted adjacency: through B for weights that are sums over events, else the ties."""
    shares = {"newman": network.incidence.event_shares(), "count": (network.event_sizes > 1).astype(float)}
    if network.weight not in shares:
        adjacency = network.projection.adjacency
        return lambda x: adjacency @ x
    share, matrix = shares[network.weight], network.matrix
    transposed, own = matrix.T.tocsr(), matrix @ share

    def through_events(x: Floats) -> Floats:
        """W x = B (share ∘ Bᵀ x) − diag x."""
        return np.asarray(matrix @ (share * (transposed @ x)) - own * x)

    return through_events


def pagerank(network: Network) -> Values:
    """Share of a random walk along the weighted ties: x = 0.85 (W D⁻¹ x + dangling/n) + 0.15/n. Range 0 to 1, sum 1.

    Isolates have no ties to follow: what they hold (dangling) goes to everybody alike. An empty network has no
    values. Never projects under the weights count and newman. Brin & Page 1998, 10.1016/S0169-7552(98)00110-X; Page
    et al. 1999.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> pagerank(Network(b)).values.round(4).tolist()
    [0.2568, 0.4865, 0.2568]
    """
    if not network.n:
        return Values(np.zeros(0))
    times = weighted_sums(network)
    out = times(np.ones(network.n))
    tied = _tied(network, out)
    inverse = np.divide(1.0, out, out=np.zeros(network.n), where=tied)
    x = np.full(network.n, 1.0 / network.n)
    for _ in range(1000):
        new = DAMPING * (times(x * inverse) + x[~tied].sum() / network.n) + (1 - DAMPING) / network.n
        if np.abs(new - x).sum() < 1e-13:
            break
        x = new
    return Values(new / new.sum(), method=f"power iteration, damping {DAMPING}, to 1e-13")


def _tied(network: Network, strengths: Floats) -> NDArray[np.bool_]:
    """Who has a tie: not those whose strength is mere rounding."""
    return np.asarray(strengths > 1e-12 * np.maximum(network.event_counts, 1))


def eigenvector(network: Network) -> Values:
    """Tied to those who are central themselves: W x = λ x, λ largest, |x| = 1. Range 0 to 1.

    Outside the leading component, and so for isolates, 0; undefined where nobody is tied; an empty network has no
    values. Where several components share the largest eigenvalue it is not unique; that of the first stakeholder in
    order of id is given. Bonacich 1972, 10.1080/0022250X.1972.9989806.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> eigenvector(Network(b)).values.round(4).tolist()
    [0.5, 0.7071, 0.5]
    """
    times = weighted_sums(network)
    if not _tied(network, times(np.ones(network.n))).any():
        return Values(np.full(network.n, np.nan), "no ties: no eigenvector")
    members, vector = _best_component(network, times)
    result = np.zeros(network.n)
    result[members] = vector
    return Values(result, method=_LEADING.format(members.size, network.n) if members.size < network.n else _WHOLE)


_WHOLE = "Lanczos, component by component"
_LEADING = (
    "Lanczos, component by component; disconnected: {} of {} stakeholders are in the leading component, of equal ones "
    "that of the first id, and all others have 0"
)


def _best_component(network: Network, times: Any) -> tuple[Ints, Floats]:
    """The component with the largest eigenvalue (of equals, to 1e-9, the one of the first stakeholder) and its vector.

    An eigenvalue is at most the largest strength: components that cannot be better are passed over.
    """
    order = np.argsort(network.components, kind="stable")
    parts = np.split(order, np.cumsum(network.component_sizes)[:-1])  # numbered by their first stakeholder
    bounds = np.zeros(len(parts))
    np.maximum.at(bounds, network.components, times(np.ones(network.n)))
    best, found = (-1.0, len(parts)), np.empty(0)
    for code in np.lexsort((np.arange(bounds.size), -bounds)).tolist():
        if bounds[code] < best[0] - TIE or (bounds[code] <= best[0] + TIE and code > best[1]):
            continue
        value, vector = _leading(network, times, parts[code])
        if value > best[0] + TIE or (value >= best[0] - TIE and code < best[1]):
            best, found = (value, code), vector
    return parts[best[1]], found


def _leading(network: Network, times: Any, members: Ints) -> tuple[float, Floats]:
    """The largest eigenvalue of a component and its vector, of unit length and not negative."""
    if members.size == 1:
        return 0.0, np.ones(1)

    def within(x: Floats) -> Floats:
        whole = np.zeros(network.n)
        whole[members] = np.ravel(x)
        return np.asarray(times(whole)[members])

    if members.size <= 64:
        dense = np.column_stack([within(column) for column in np.eye(members.size)])
        values, found = np.linalg.eigh((dense + dense.T) / 2)
        return float(values[-1]), np.abs(found[:, -1])
    return _lanczos(within, members.size)


def _lanczos(within: Any, size: int) -> tuple[float, Floats]:
    from scipy.sparse.linalg import LinearOperator, eigsh

    operator: LinearOperator = LinearOperator((size, size), matvec=within, dtype=np.float64)
    values, found = eigsh(operator, k=1, which="LA", v0=np.ones(size), tol=1e-12)
    return float(values[0]), np.abs(found[:, 0])


MEASURES = (
    Measure("events", "stakeholder", events, "events taken part in", "pasākumi, kuros piedalījās",
            "d_i", "1 to m", "Breiger 1974, 10.2307/2576011", "events", normal=share_of(lambda network: network.m)),
    Measure("degree", "stakeholder", degree, "partners: stakeholders that share an event", "partneri: tie, ar kuriem bija kopīgs pasākums",
            "|{j: (BBᵀ)_ij > 0, j ≠ i}|", "0 to n − 1", "Freeman 1978, 10.1016/0378-8733(78)90021-7", "stakeholders",
            normal=share_of(lambda network: network.n - 1)),
    Measure("strength", "stakeholder", strength, "sum of the weights of the ties", "saišu svaru summa",
            "Σ_j w_ij", "from 0", "Barrat et al. 2004, 10.1073/pnas.0400087101", "weight", weighted=True),
    Measure("eigenvector", "stakeholder", eigenvector, "tied to those who are central themselves", "saistīts ar tiem, kas paši ir centrāli",
            "W x = λ x, λ largest, |x| = 1", "0 to 1", "Bonacich 1972, 10.1080/0022250X.1972.9989806", weighted=True,
            normal=share_of(lambda _: 0.5**0.5)),  # nobody has more than the centre of a star: Ruhnau 2000
    Measure("pagerank", "stakeholder", pagerank, "share of a random walk along the ties", "daļa nejaušā gājienā pa saitēm",
            "x = 0.85 (W D⁻¹ x + dangling/n) + 0.15/n", "0 to 1, sum 1", "Brin & Page 1998, 10.1016/S0169-7552(98)00110-X", weighted=True, normal=as_it_is),
)  # fmt: skip
