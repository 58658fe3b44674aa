"""Structural holes: how much of a stakeholder's ties lead into one closed circle. Burt 1992."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.measures.cores import EXACT_STEPS as EXACT_TRIANGLES
from graphkit.measures.cores import triangles_doubled
from graphkit.measures.measure import Measure
from graphkit.network.network import Network, Values
from graphkit.network.products import product_steps, product_where, row_blocks

Floats = NDArray[np.float64]
EXACT_STEPS = 10_000_000_000  # terms of the products up to which the two are found at all, unless exact is forced
_CELLS = 1 << 21  # cells of a dense block: stakeholders × those of the block
ALONE = "tied to nobody"


def constraint(network: Network) -> Values:
    """Burt's constraint: Σ_j (p_ij + Σ_q p_iq p_qj)² over partners j, p_ij = w_ij/Σ_k w_ik, q other than i and j.
    Range above 0.

    High where the ties lead to few, or to partners tied to one another; 1 for a single partner without others,
    1.125 at most without weights. Isolates are undefined; an empty network has no values. Exact; beyond a stated
    number of steps undefined, unless exact is forced. Burt 1992, Structural Holes, 10.4159/9780674029095.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> constraint(Network(b)).values.tolist()
    [1.0, 0.5, 1.0]
    """
    strengths = _strengths(network)
    inverse = np.divide(1.0, strengths, out=np.zeros(network.n), where=strengths > 0)
    indirect = _through_partners(network, inverse)
    if indirect is None:
        return _too_large(network)
    whole, of = network.projection.adjacency, _of(network)
    each = np.bincount(of, (inverse[of] * (whole.data + indirect)) ** 2, network.n)
    return _for_tied(network, each)


def effective_size(network: Network) -> Values:
    """Partners less their redundancy: d_i − Σ_j Σ_q p_iq m_jq over partners j and q, m_jq = w_jq/max_k w_jk. Range 1
    to d_i.

    Without weights d_i − 2 t_i/d_i (Borgatti 1997). Isolates are undefined; an empty network has no values. Exact;
    beyond a stated number of steps undefined, unless exact is forced. Normalised it is Burt's efficiency, the share
    of d_i. Burt 1992, Structural Holes, 10.4159/9780674029095.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> effective_size(Network(b)).values.tolist()
    [1.0, 2.0, 1.0]
    """
    if network.weight == "none":
        return _unweighted_size(network)
    two_steps = _through_partners(network, np.ones(network.n))
    if two_steps is None:
        return _too_large(network)
    whole, of, strengths = network.projection.adjacency, _of(network), _strengths(network)
    strongest = np.maximum.reduceat(np.append(whole.data, 0.0), whole.indptr[:-1]) if network.n else np.zeros(0)
    redundancy = np.bincount(of, two_steps / np.maximum(strongest, 1e-300)[whole.indices], network.n)
    return _for_tied(network, network.degrees - _divided(redundancy, strengths))


def _unweighted_size(network: Network) -> Values:
    """d − 2t/d: each partner is as redundant as the share of the others that it is tied to."""
    if network.triangle_steps > EXACT_TRIANGLES and not network.exact:
        return _too_large(network)
    return _for_tied(network, network.degrees - _divided(triangles_doubled(network), network.degrees))


def _divided(top: Any, bottom: Any) -> Floats:
    return np.asarray(np.divide(top, bottom, out=np.zeros(len(bottom)), where=bottom > 0))


def _strengths(network: Network) -> Floats:
    return np.asarray(network.projection.adjacency.sum(axis=1))


def _of(network: Network) -> Any:
    """Whose tie each entry of the adjacency is."""
    return np.repeat(np.arange(network.n), np.diff(network.projection.adjacency.indptr))


def _for_tied(network: Network, values: Any) -> Values:
    alone = network.degrees == 0
    return Values(np.where(alone, np.nan, values), ALONE if alone.any() else "", method="exact")


def _too_large(network: Network) -> Values:
    reason = f"more than {EXACT_STEPS:,} steps under the weight {network.weight}: ask for exact values, or take the weight newman"
    return Values(np.full(network.n, np.nan), reason)


def _through_partners(network: Network, factors: Floats) -> Floats | None:
    """Σ_q w_iq factor_q w_qj for each entry (i, j) of the adjacency; None where that takes too many steps.

    Weights that are sums over events go through the events, stakeholders × participations; others multiply the
    adjacency with itself, Σ d².
    """
    whole = network.projection.adjacency
    by_events = network.weight in ("count", "newman")
    steps = 2 * network.n * network.incidence.pairs if by_events else product_steps(whole, whole)
    if steps > EXACT_STEPS and not network.exact:
        return None
    if by_events:
        return _through_events(network, factors)
    scaled = whole.copy()
    scaled.data = whole.data * factors[whole.indices]
    return product_where(scaled, whole, whole)


def _through_events(network: Network, factors: Floats) -> Floats:
    """W diag(factors) W at the ties: W = B diag(share) Bᵀ − diag(own), applied to blocks of its own rows."""
    whole, matrix = network.projection.adjacency, network.matrix
    share = network.incidence.event_shares() if network.weight == "newman" else np.ones(network.m)
    own, back = (matrix @ share)[:, None], matrix.T.tocsr()

    def cells(block: tuple[int, int]) -> Floats:
        rows = whole[block[0] : block[1]]
        columns = factors[:, None] * rows.T.toarray()
        product = matrix @ (share[:, None] * (back @ columns)) - own * columns
        return np.asarray(product[rows.indices, np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))])

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        blocks = row_blocks(np.full(network.n, network.n), _CELLS)
        return np.concatenate([np.zeros(0), *pool.map(cells, blocks)])


def _efficiency(network: Network, values: Floats) -> Floats:
    """Effective size by degree; nothing to divide where there are no partners."""
    return np.asarray(values / np.maximum(network.degrees, 1))


MEASURES = (
    Measure("constraint", "stakeholder", constraint, "ties lead into one closed circle", "saites ved vienā noslēgtā lokā",
            "Σ_j (p_ij + Σ_q p_iq p_qj)²", "above 0", "Burt 1992, Structural Holes, 10.4159/9780674029095", weighted=True, projects=True),
    Measure("effective-size", "stakeholder", effective_size, "partners less their redundancy",
            "partneru skaits, atskaitot savstarpēji saistītos", "d_i − Σ_j Σ_q p_iq m_jq", "1 to d_i",
            "Burt 1992, Structural Holes, 10.4159/9780674029095", "partners", weighted=True, projects=True, normal=_efficiency),
)  # fmt: skip
