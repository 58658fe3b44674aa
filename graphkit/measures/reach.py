"""Reach: how many others a stakeholder gets to in a few steps."""

from __future__ import annotations

import numpy as np

from graphkit.errors import GraphkitError
from graphkit.measures.measure import Measure, share_of
from graphkit.network import bits
from graphkit.network.network import COSTLY, Network, Values

STEPS = 2  # partners, and partners of partners


def reach(network: Network, steps: int = STEPS) -> Values:
    """Others within k steps along ties, k 2 unless ``steps`` says otherwise: |{j ≠ i: d_ij ≤ k}|. Range 0 to n − 1.

    Unweighted; one step is the measure degree, normalised it is the share of the others. Isolates reach nobody: 0; an
    empty network has no values. Exact; beyond a stated cost undefined, unless exact is forced. Raises GraphkitError for
    fewer than one step. Borgatti 2006, 10.1007/s10588-006-7084-x.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y"), ("c", "z"), ("d", "z")])
    >>> reach(Network(b)).values.tolist(), reach(Network(b), steps=1).values.tolist()
    ([2.0, 3.0, 3.0, 2.0], [1.0, 2.0, 2.0, 1.0])
    """
    if steps < 1:
        raise GraphkitError("reach needs at least one step: steps 1 or more")
    method = f"within {steps} step(s)"
    if steps == 1:
        return Values(network.degrees.astype(float), method=method)
    if network.incidence.pairs * network.n * steps > COSTLY and not network.exact:
        reason = f"{network.n:,} stakeholders × {network.incidence.pairs:,} pairs take long to search: --exact does it"
        return Values(np.full(network.n, np.nan), reason)
    return Values(bits.within(network.incidence, steps).astype(float), method=method)


MEASURES = (
    Measure("reach", "stakeholder", reach, "others reached in a few steps (2 unless said otherwise)",
            "cik citus sasniedz dažos soļos (divos, ja nav teikts citādi)", "|{j ≠ i: d_ij ≤ k}|", "0 to n − 1",
            "Borgatti 2006, 10.1007/s10588-006-7084-x", "stakeholders", normal=share_of(lambda network: network.n - 1)),
)  # fmt: skip
