"""Centralisation: how much the ties, the closeness or the betweenness of an unweighted projection hang on one stakeholder."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graphkit.measures.betweenness import unweighted
from graphkit.measures.measure import Measure
from graphkit.network.network import Network, Number

EXACT_STEPS = 400_000_000  # up to which betweenness centralisation is exact: it is one of many numbers of a network
SAMPLED_STEPS = 30_000_000
SMALL = "fewer than three stakeholders: nobody can be more central than all others"


def _over(values: NDArray[np.float64], most: float) -> float:
    """Σ (max C − C_i) over the most that it can be."""
    return float((values.max() - values).sum() / most)


def degree_centralisation(network: Network) -> Number:
    """How much ties hang on one stakeholder: Σ (max d − d_i)/((n − 1)(n − 2)). Range 0 to 1: all alike to a star.

    Of the unweighted projection. Isolates count, with d = 0; None with fewer than three stakeholders, so in an
    empty network. Freeman 1978, 10.1016/0378-8733(78)90021-7.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> degree_centralisation(Network(b)).value
    1.0
    """
    n = network.n
    return Number(None, SMALL) if n < 3 else Number(_over(network.degrees.astype(float), (n - 1) * (n - 2)))


def closeness_centralisation(network: Network) -> Number:
    """How much nearer to all one stakeholder is: Σ (max C − C_i)(2n − 3)/((n − 1)(n − 2)), C_i = (n − 1)/Σ_j d_ij.
    Range 0 to 1.

    1 is a star. Of the unweighted projection. None where it is disconnected, as by an isolate, and with fewer than
    three stakeholders, so in an empty network. Freeman 1978, 10.1016/0378-8733(78)90021-7.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> round(closeness_centralisation(Network(b)).value, 9)
    1.0
    """
    n = network.n
    if n < 3:
        return Number(None, SMALL)
    if network.component_sizes.size > 1:
        return Number(None, f"disconnected: {network.component_sizes.size} components have no distance between them")
    if network.too_far:
        return Number(None, network.too_far)
    distance = network.distances.total.astype(float)
    return Number(_over((n - 1) / distance, (n - 1) * (n - 2) / (2 * n - 3)))


def betweenness_centralisation(network: Network) -> Number:
    """How much shortest paths hang on one stakeholder: Σ (max C − C_i)/((n − 1)²(n − 2)/2), C the unweighted
    betweenness. Range 0 to 1.

    1 is a star. Isolates count, with C = 0; None with fewer than three stakeholders, so in an empty network. Exact
    up to a stated number of steps; beyond it max C comes from a sample, with its standard error, and as the largest
    of estimates is rather too high, while Σ C_i is exact: the sum of (distance − 1) over the pairs that reach each
    other. Freeman 1978, 10.1016/0378-8733(78)90021-7.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> betweenness_centralisation(Network(b)).value
    1.0
    """
    n = network.n
    if n < 3:
        return Number(None, SMALL)
    found = unweighted(network, EXACT_STEPS, SAMPLED_STEPS)
    most = (n - 1) ** 2 * (n - 2) / 2
    if found.error is None:
        return Number(_over(found.values, most), method=found.method)
    if network.too_far:
        return Number(None, network.too_far)
    steps = network.distances.histogram
    total = float((steps * np.arange(steps.size)).sum())
    top = int(found.values.argmax())
    return Number(float((n * found.values[top] - total) / most), "", float(n * found.error[top] / most), found.method)


MEASURES = (
    Measure("degree_centralisation", "network", degree_centralisation, "how much ties hang on one stakeholder",
            "cik ļoti saites balstās uz vienu iesaistīto pusi", "Σ (max d − d_i)/((n − 1)(n − 2))", "0 to 1",
            "Freeman 1978, 10.1016/0378-8733(78)90021-7"),
    Measure("closeness_centralisation", "network", closeness_centralisation, "how much nearer to all one stakeholder is",
            "cik daudz tuvāk visiem ir viena iesaistītā puse", "Σ (max C − C_i)(2n − 3)/((n − 1)(n − 2))", "0 to 1",
            "Freeman 1978, 10.1016/0378-8733(78)90021-7"),
    Measure("betweenness_centralisation", "network", betweenness_centralisation, "how much shortest paths hang on one stakeholder",
            "cik ļoti īsākie ceļi balstās uz vienu iesaistīto pusi", "Σ (max C − C_i)/((n − 1)²(n − 2)/2)", "0 to 1",
            "Freeman 1978, 10.1016/0378-8733(78)90021-7", projects=True),
)  # fmt: skip
