"""How evenly a stakeholder's partners are spread over the groups."""

from __future__ import annotations

import numpy as np

from graphkit.measures.grouping import partners_by_group
from graphkit.measures.measure import Measure
from graphkit.network.network import Network, Values


def participation_coefficient(network: Network) -> Values:
    """How evenly partners are spread over groups: 1 − Σ_s (k_is/k_i)². Range 0 to 1 − 1/G, G groups.

    k_is are the partners of i in group s, k_i those in any group; 0: all partners are of one group. Ties count 1;
    partners without a group are left out. Undefined for isolates and all who have no partner with a group; an empty
    network has no values. Guimerà & Amaral 2005, 10.1038/nature03288.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> participation_coefficient(Network(b, groups=("p", "p", "q"))).values.tolist()
    [0.0, 0.5, 0.0]
    """
    total, squares = np.zeros(network.n), np.zeros(network.n)
    for partners in partners_by_group(network):
        total += partners
        squares += partners.astype(float) ** 2
    spread = np.divide(squares, total**2, out=np.full(network.n, np.nan), where=total > 0)
    if not network.group_codes[1]:
        return Values(spread, f"nobody has a {network.by}")
    if total.all():
        return Values(1 - spread)
    return Values(1 - spread, f"no partner with a {network.by}", why=(("tied to nobody", network.degrees == 0),))


MEASURES = (
    Measure("participation-coefficient", "stakeholder", participation_coefficient, "how evenly the partners are spread over the groups",
            "cik vienmērīgi partneri sadalīti pa grupām", "1 − Σ_s (k_is/k_i)²", "0 to 1 − 1/G",
            "Guimerà & Amaral 2005, 10.1038/nature03288", "share"),
)  # fmt: skip
