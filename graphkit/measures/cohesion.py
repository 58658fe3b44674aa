"""How a network hangs together: density, components, distances, cut-points, and what one stakeholder's leaving would cost."""

from __future__ import annotations

import numpy as np

from graphkit.measures.centrality import strength
from graphkit.measures.cutting import parts_left
from graphkit.measures.measure import Measure
from graphkit.network.aside import Aside
from graphkit.network.network import Network, Number, Values
from graphkit.network.projection import project

_EMPTY = "nobody counts in this network"
_NO_TIES = "no ties: nothing to measure"
_ALONE = "a single stakeholder: there are no pairs"


def two_mode_density(network: Network) -> Number:
    """Pairs over all possible pairs of stakeholder and event: pairs/(n·m). Range above 0 to 1.

    Isolates and their events count as all others; None for an empty network. Wasserman & Faust 1994,
    10.1017/CBO9780511815478, ch. 8.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> round(two_mode_density(Network(b)).value, 4)
    0.6667
    """
    return Number(network.incidence.pairs / (network.n * network.m)) if network.n else Number(None, _EMPTY)


def ties(network: Network) -> Number:
    """Pairs of stakeholders that share at least one event: |{i < j: (BBᵀ)_ij > 0}|. Range 0 to n(n − 1)/2.

    Exact at any size. Isolates add none; None for an empty network. Breiger 1974, 10.2307/2576011.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> ties(Network(b)).value
    2
    """
    return Number(int(network.degrees.sum()) // 2) if network.n else Number(None, _EMPTY)


def total_weight(network: Network) -> Number:
    """Sum of the weights of all ties, each pair once: Σ_{i<j} w_ij. Range from 0.

    Isolates add nothing; None for an empty network. Never projects under count and newman. Newman 2001,
    10.1103/PhysRevE.64.016132.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> total_weight(Network(b)).value
    2.0
    """
    return Number(float(strength(network).values.sum() / 2)) if network.n else Number(None, _EMPTY)


def max_weight(network: Network) -> Number:
    """The weight of the heaviest tie: max w_ij. Range from 0, which it never is.

    None without a tie, so in an empty network or one of isolates. Newman 2001, 10.1103/PhysRevE.64.016132.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("c", "x"), ("a", "y"), ("b", "y")])
    >>> max_weight(Network(b)).value
    1.5
    """
    if not network.degrees.any():
        return Number(None, _NO_TIES if network.n else _EMPTY)
    if network.aside and network.weight in ("count", "newman"):
        return Number(_heaviest(network, network.aside))
    return Number(float(network.projection.weights.max()))


def _heaviest(network: Network, aside: Aside) -> float:
    """The weight of the heaviest tie, the largest event aside: those who met only there share no more than that."""
    there = 1.0 if network.weight == "count" else 1 / (aside.participants - 1)
    ties = aside.others if network.weight == "count" else project(aside.rest, "newman")
    both = aside.there[ties.sources] & aside.there[ties.targets]
    return float(np.max(ties.weights + there * both, initial=there))


def density(network: Network) -> Number:
    """Ties over pairs of stakeholders: 2·ties/(n(n − 1)). Range 0 to 1.

    Isolates count among the stakeholders; None for fewer than two, so also for an empty network. Wasserman & Faust
    1994, 10.1017/CBO9780511815478, ch. 4.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> round(density(Network(b)).value, 4)
    0.6667
    """
    if network.n < 2:
        return Number(None, _ALONE if network.n else _EMPTY)
    return Number(float(network.degrees.sum()) / (network.n * (network.n - 1)))


def components(network: Network) -> Number:
    """How many groups of stakeholders no shared event joins: the connected components. Range 1 to n.

    An isolate is one by itself; None for an empty network. Wasserman & Faust 1994, 10.1017/CBO9780511815478, ch. 4.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("c", "y")])
    >>> components(Network(b)).value
    2
    """
    return Number(network.component_sizes.size) if network.n else Number(None, _EMPTY)


def largest_component(network: Network) -> Number:
    """Stakeholders in the largest component: max n_c. Range 1 to n.

    1 where all are isolates; None for an empty network. Wasserman & Faust 1994, 10.1017/CBO9780511815478, ch. 4.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("c", "y")])
    >>> largest_component(Network(b)).value
    2
    """
    return Number(int(network.component_sizes.max())) if network.n else Number(None, _EMPTY)


def isolates(network: Network) -> Number:
    """Stakeholders that met nobody, alone at each of their events: |{i: degree_i = 0}|. Range 0 to n.

    None for an empty network. Wasserman & Faust 1994, 10.1017/CBO9780511815478, ch. 4.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("c", "y")])
    >>> isolates(Network(b)).value
    1
    """
    return Number(int((network.component_sizes == 1).sum())) if network.n else Number(None, _EMPTY)


def connectedness(network: Network) -> Number:
    """Share of pairs that a chain of shared events joins: Σ n_c(n_c − 1)/(n(n − 1)), c the components. Range 0 to 1.

    Isolates are joined to nobody; None for fewer than two stakeholders, so also for an empty network. Krackhardt
    1994, 10.4324/9781315806648-11.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("c", "y")])
    >>> round(connectedness(Network(b)).value, 4)
    0.3333
    """
    if network.n < 2:
        return Number(None, _ALONE if network.n else _EMPTY)
    sizes = network.component_sizes.astype(float)
    return Number(float((sizes * (sizes - 1)).sum() / (network.n * (network.n - 1))))


def fragmentation(network: Network) -> Number:
    """Share of pairs that no chain joins: 1 − connectedness. Range 0 to 1.

    Isolates are joined to nobody; None for fewer than two stakeholders, so also for an empty network. Borgatti
    2006, 10.1007/s10588-006-7084-x.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("c", "y")])
    >>> round(fragmentation(Network(b)).value, 4)
    0.6667
    """
    joined = connectedness(network)
    return Number(None if joined.value is None else 1 - float(joined.value), joined.reason)  # type: ignore[arg-type]


def diameter(network: Network) -> Number:
    """The longest of the shortest chains in the largest component, in shared events: max d_ij. Range from 1.

    Of components of equal size the one with the longest chain is taken. None without a tie, so in an empty network
    or one of isolates. Exact; not searched beyond a stated cost. Time (pairs × n/64) × diameter. Wasserman & Faust
    1994, 10.1017/CBO9780511815478, ch. 4.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> diameter(Network(b)).value
    2
    """
    sizes = network.component_sizes
    if not sizes.size or sizes.max() < 2:
        return Number(None, _NO_TIES if network.n else _EMPTY)
    if network.too_far:
        return Number(None, network.too_far)
    inside = sizes[network.components] == sizes.max()
    return Number(int(network.distances.furthest[inside].max()))


def mean_distance(network: Network) -> Number:
    """Mean number of steps over the pairs that a chain joins, unweighted: Σ d_ij/|joined pairs|. Range from 1.

    Isolates are in no such pair; None without a tie, so in an empty network. Exact; not searched beyond a stated
    cost. Wasserman & Faust 1994, 10.1017/CBO9780511815478, ch. 4.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> round(mean_distance(Network(b)).value, 4)
    1.3333
    """
    if not network.degrees.any():
        return Number(None, _NO_TIES if network.n else _EMPTY)
    if network.too_far:
        return Number(None, network.too_far)
    return Number(float(network.distances.total.sum() / network.distances.reached.sum()))


def cut_points(network: Network) -> Number:
    """Those without whom others would lose every chain to each other: the articulation points. Range: a list of ids.

    An isolate is none; an empty network has none. Found by one depth-first search of the two-mode network. Hopcroft
    & Tarjan 1973, 10.1145/362248.362272.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> cut_points(Network(b)).value
    ['b']
    """
    return Number(network.ids([len(parts) > 1 for parts in parts_left(network)]))


def dependence(network: Network) -> Values:
    """Loss of connectedness when a stakeholder leaves: C(G) − C(G − i), C over pairs of those who remain. Range −1 to
    1.

    Above 0 where others lose each other, below 0 where an isolate leaves (those who stay are then joined better on
    the average). Undefined for fewer than three stakeholders; an empty network has no values. Borgatti 2006,
    10.1007/s10588-006-7084-x.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> dependence(Network(b)).values.tolist()
    [0.0, 1.0, 0.0]
    """
    n, sizes = network.n, network.component_sizes.astype(float)
    if n < 3:
        return Values(np.full(n, np.nan), "fewer than three stakeholders: nobody would be left to lose each other")
    joined = float((sizes * (sizes - 1)).sum())
    own = sizes[network.components]
    after = np.array([sum(part * (part - 1) for part in parts) for parts in parts_left(network)], float)
    without = joined - own * (own - 1) + after
    return Values(joined / (n * (n - 1)) - without / ((n - 1) * (n - 2)))


_WF = "Wasserman & Faust 1994"
MEASURES = (
    Measure("two_mode_density", "network", two_mode_density, "pairs over all possible pairs", "pāri no visiem iespējamiem pāriem",
            "pairs/(n·m)", "0 to 1", _WF),
    Measure("ties", "network", ties, "pairs of stakeholders with a shared event", "iesaistīto pušu pāri ar kopīgu pasākumu",
            "|{i < j: (BBᵀ)_ij > 0}|", "0 to n(n − 1)/2", "Breiger 1974, 10.2307/2576011", "ties"),
    Measure("total_weight", "network", total_weight, "sum of the weights of all ties", "visu saišu svaru summa",
            "Σ_{i<j} w_ij", "from 0", "Newman 2001, 10.1103/PhysRevE.64.016132", "weight", weighted=True),
    Measure("max_weight", "network", max_weight, "weight of the heaviest tie", "smagākās saites svars",
            "max w_ij", "from 0", "Newman 2001, 10.1103/PhysRevE.64.016132", "weight", weighted=True, projects=True),
    Measure("density", "network", density, "ties over all pairs of stakeholders", "saites no visiem iespējamiem pāriem",
            "2·ties/(n(n − 1))", "0 to 1", _WF),
    Measure("components", "network", components, "groups that no shared event joins", "grupas, kuras nesavieno neviens kopīgs pasākums",
            "connected components", "1 to n", _WF, "groups"),
    Measure("largest_component", "network", largest_component, "stakeholders in the largest group", "iesaistītās puses lielākajā grupā",
            "max n_c", "1 to n", _WF, "stakeholders"),
    Measure("isolates", "network", isolates, "stakeholders that met nobody", "iesaistītās puses, kas nevienu nesatika",
            "|{i: degree_i = 0}|", "0 to n", _WF, "stakeholders"),
    Measure("connectedness", "network", connectedness, "share of pairs joined by a chain", "pāru daļa, ko savieno ķēde",
            "Σ n_c(n_c − 1)/(n(n − 1))", "0 to 1", "Krackhardt 1994"),
    Measure("fragmentation", "network", fragmentation, "share of pairs joined by no chain", "pāru daļa, ko nesavieno neviena ķēde",
            "1 − connectedness", "0 to 1", "Borgatti 2006, 10.1007/s10588-006-7084-x"),
    Measure("diameter", "network", diameter, "longest of the shortest chains in the largest group", "garākā no īsākajām ķēdēm lielākajā grupā",
            "max d_ij", "from 1", _WF, "steps"),
    Measure("mean_distance", "network", mean_distance, "mean steps between pairs joined by a chain", "vidējais soļu skaits starp savienotiem pāriem",
            "Σ d_ij/|joined pairs|", "from 1", _WF, "steps"),
    Measure("cut_points", "network", cut_points, "stakeholders that alone hold others together", "iesaistītās puses, kas vienas pašas satur kopā citas",
            "articulation points", "ids", "Hopcroft & Tarjan 1973, 10.1145/362248.362272"),
    Measure("dependence", "stakeholder", dependence, "what the network's connectedness loses if this one leaves",
            "cik saistība zaudē, ja šī puse aiziet", "C(G) − C(G − i)", "−1 to 1", "Borgatti 2006, 10.1007/s10588-006-7084-x"),
)  # fmt: skip
