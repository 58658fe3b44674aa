"""Communities: groups of stakeholders tied more closely than their ties in all would give, and how clear they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.measures import louvain
from graphkit.measures.measure import Measure
from graphkit.network.network import Network, Number
from graphkit.network.projection import pairs_within

Ints = NDArray[np.int64]
MOST_PAIRS = 12_000_000  # pairs within events up to which the projection is divided in seconds; beyond only with exact


@dataclass(frozen=True)
class Communities:
    """A division: ``labels`` of the stakeholders from 0 (the largest), −1 for who has no ties, shape (n,).

    In two modes ``events`` holds those of the events, shape (m,), and isolates of the projection have one too.
    ``modularity`` is Q of the division, ``method`` the algorithm, its resolution and seed.
    """

    labels: Ints
    modularity: float
    method: str
    events: Ints | None = None

    @property
    def number(self) -> int:
        """How many communities, those without ties not counted."""
        return int(self.labels.max(initial=-1)) + 1


def communities(network: Network) -> Communities | None:
    """The division of the weighted ties with the highest modularity found; None where there are no ties.

    Louvain, see ``louvain.divide``; computed once a network. Raises TooLargeError where the network is not projected.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> pairs = np.array([0, 1, 2, 2, 3, 3, 4, 5]), np.array([0, 0, 0, 1, 1, 2, 2, 2])
    >>> b = from_pairs(Selection(), *pairs, list("abcdef"), list("xyz"))
    >>> communities(Network(b)).labels.tolist()
    [0, 0, 0, 1, 1, 1]
    """
    if "_communities" not in vars(network):  # kept with the network, as its own cached properties are
        vars(network)["_communities"] = _one_mode(network)
    found: Communities | None = vars(network)["_communities"]
    return found


def _one_mode(network: Network) -> Communities | None:
    ties = network.projection
    if not ties.ties:
        return None
    tied = np.flatnonzero(network.degrees > 0)
    adjacency = ties.adjacency if tied.size == network.n else ties.adjacency[tied][:, tied]
    graph = louvain.one_mode(adjacency)
    division = louvain.divide(graph, network.seed)
    labels = np.full(network.n, -1)
    labels[tied] = division
    return Communities(labels, louvain.quality(graph, division), louvain.described(tied.size, network.seed))


def two_mode_communities(network: Network) -> Communities | None:
    """The division of stakeholders and events together with the highest two-mode modularity found; None without pairs.

    Louvain on Barber's modularity. Never projects.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 2, 3]), np.array([0, 0, 1, 1]), list("abcd"), list("xy"))
    >>> found = two_mode_communities(Network(b))
    >>> found.labels.tolist(), found.events.tolist(), found.modularity
    ([0, 0, 1, 1], [0, 1], 0.5)
    """
    if not network.incidence.pairs:
        return None
    graph = louvain.two_mode(network.matrix)
    division = louvain.divide(graph, network.seed)
    method = louvain.described(graph.n, network.seed) + ", on Barber's modularity"
    return Communities(division[: network.n], louvain.quality(graph, division), method, division[network.n :])


def _told(network: Network) -> tuple[Communities | None, str]:
    """The communities of the ties, or why there are none."""
    pairs = pairs_within(network.incidence)
    if pairs > MOST_PAIRS and not network.exact:
        return (
            None,
            f"{pairs:,} pairs at the events, more than the {MOST_PAIRS:,} divided unless exact values are asked for",
        )
    found = communities(network)
    return found, "" if found else "no ties: no communities"


def modularity(network: Network) -> Number:
    """Modularity of the best division found: Q = Σ_c (W_c/ΣW − (S_c/ΣW)²). Range below 1; 0 for one community.

    W_c is the weight within community c (each tie twice), S_c the strengths of its members. A heuristic: the true
    maximum may be higher. Isolates are in no community and change nothing; None without ties, so in an empty
    network. Newman & Girvan 2004, 10.1103/PhysRevE.69.026113.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> pairs = np.array([0, 1, 2, 2, 3, 3, 4, 5]), np.array([0, 0, 0, 1, 1, 2, 2, 2])
    >>> round(modularity(Network(from_pairs(Selection(), *pairs, list("abcdef"), list("xyz")))).value, 4)
    0.25
    """
    found, reason = _told(network)
    return Number(found.modularity, method=found.method) if found else Number(None, reason)


def number_of_communities(network: Network) -> Number:
    """How many communities there are: of the division of highest modularity found. Range from 1.

    Isolates are in none; None without ties, so in an empty network. Newman & Girvan 2004,
    10.1103/PhysRevE.69.026113.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> pairs = np.array([0, 1, 2, 2, 3, 3, 4, 5]), np.array([0, 0, 0, 1, 1, 2, 2, 2])
    >>> number_of_communities(Network(from_pairs(Selection(), *pairs, list("abcdef"), list("xyz")))).value
    2
    """
    found, reason = _told(network)
    return Number(found.number, method=found.method) if found else Number(None, reason)


def two_mode_modularity(network: Network) -> Number:
    """Two-mode modularity of the best division found: (1/m) Σ (B_ie − d_i k_e/m) δ(c_i, c_e), m the pairs. Range below
    1.

    0 for one community. An isolate and its events are a community of their own; None without pairs, so in an empty
    network. Barber 2007, 10.1103/PhysRevE.76.066102.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 2, 3]), np.array([0, 0, 1, 1]), list("abcd"), list("xy"))
    >>> two_mode_modularity(Network(b)).value
    0.5
    """
    found = two_mode_communities(network)
    return Number(found.modularity, method=found.method) if found else Number(None, "no participations")


MEASURES = (
    Measure("modularity", "network", modularity, "how clearly the ties fall into communities", "cik skaidri saites sadalās tīkla kopienās",
            "Σ_c (W_c/ΣW − (S_c/ΣW)²)", "below 1", "Newman 2004, 10.1103/PhysRevE.69.026113", "index", weighted=True, projects=True),
    Measure("communities", "network", number_of_communities, "communities of the ties", "tīkla kopienu skaits",
            "of the division of highest modularity found", "from 1", "Newman 2004, 10.1103/PhysRevE.69.026113", "communities",
            weighted=True, projects=True),
    Measure("two_mode_modularity", "network", two_mode_modularity, "how clearly stakeholders and events fall into communities",
            "cik skaidri iesaistītās puses un pasākumi sadalās tīkla kopienās", "(1/m) Σ (B_ie − d_i k_e/m) δ(c_i, c_e)", "below 1",
            "Barber 2007, 10.1103/PhysRevE.76.066102", "index"),
)  # fmt: skip
