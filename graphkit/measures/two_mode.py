"""Centrality and repeated meetings in the two-mode network itself, stakeholders and events, without projecting it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graphkit.incidence import Incidence
from graphkit.measures import sampling, shortest
from graphkit.measures.betweenness import DEEP, FEWEST, level_dependencies, level_sums, path_sums, sampled_path_sums
from graphkit.measures.measure import Measure, as_it_is
from graphkit.network import bits
from graphkit.network.network import Network, Number, Values
from graphkit.network.projection import pairs_within, project

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
EXACT_STEPS = 4_000_000_000  # nodes × participations × levels up to which betweenness is exact
SAMPLED_STEPS = 4_000_000_000  # what a sample goes through at most, if the first places do not stand apart before
_WORDS = 1 << 20  # words of a block of events


def two_mode_degree(network: Network) -> Values:
    """Share of the events that a stakeholder was at: d_i/m. Range above 0 to 1.

    Isolates have been at their events as all others; an empty network has no values. The number itself is the
    measure events. Borgatti & Everett 1997, 10.1016/S0378-8733(96)00301-2.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> two_mode_degree(Network(b)).values.tolist()
    [0.5, 1.0, 0.5]
    """
    return Values(network.event_counts / max(network.m, 1))


def two_mode_closeness(network: Network) -> Values:
    """Short ways to all events and stakeholders: (m_c + 2(n_c − 1))/Σ d × share reached. Range above 0 to 1.

    d are the steps to the m_c events and n_c − 1 stakeholders that i reaches. A step leads from a stakeholder to an event
    or back, so that m_c + 2(n_c − 1) is the least sum that the component of i allows. The share (m_c + n_c − 1)/(m + n − 1)
    is 1 in a connected network, where this is the measure of Borgatti & Everett 1997, 10.1016/S0378-8733(96)00301-2;
    elsewhere it keeps small components low, as Wasserman & Faust 1994 do in one mode. An isolate reaches its own events
    only and has their share; an empty network has no values. networkx takes the ideal of the whole network for every
    component and so may exceed 1. Exact.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> two_mode_closeness(Network(b)).values.tolist()
    [0.6, 1.0, 0.6]
    """
    events, to_events = _to_events(network.incidence)
    others, to_others = network.distances.reached, 2 * network.distances.total
    shares = (events + others) / max(network.n + network.m - 1, 1)
    return Values((events + 2 * others) / np.maximum(to_events + to_others, 1) * shares, method="exact")


def _to_events(incidence: Incidence) -> tuple[Ints, Ints]:
    """How many events each stakeholder reaches, and the sum of the steps to them (1 to one's own, 3 to the next)."""
    n, m, by_event = len(incidence.stakeholders), len(incidence.events), incidence.transposed()
    reached, total = np.zeros(n, np.int64), np.zeros(n, np.int64)
    width = max(1, min(-(-m // 64), _WORDS // max(incidence.pairs, 1)))
    for start in range(0, m, 64 * width):
        wave = bits.pack(np.arange(m + 1), np.arange(m), start, width)
        seen, step = np.zeros((n, width), np.uint64), 1
        while (new := bits.union(wave, incidence.indptr, incidence.indices) & ~seen).any():
            counts = np.bitwise_count(new).sum(axis=1, dtype=np.int64)
            reached += counts
            total += step * counts
            seen |= new
            wave, step = bits.union(new, *by_event), step + 2
    return reached, total


def two_mode_betweenness(network: Network) -> Values:
    """Betweenness among stakeholders and events together: Σ σ_st(i)/σ_st over its two-mode maximum. Range 0 to 1.

    Pairs are unordered, of either kind. An isolate at one event has 0, one at several lies between these; undefined
    where nobody can be between, as with one stakeholder at one event; an empty network has no values. Exact up to a
    stated number of steps, beyond it from sources drawn by seed, with standard errors (too small for who lies on
    the paths of a few sources only, none of them drawn). The maximum is that of Borgatti & Everett 1997,
    10.1016/S0378-8733(96)00301-2.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> two_mode_betweenness(Network(b)).values.tolist()
    [0.0, 1.0, 0.0]
    """
    raw, most = two_mode_betweenness_raw(network), most_between(network.n, network.m)
    if most <= 0:
        return Values(np.full(network.n, np.nan), "too few stakeholders and events for anybody to be between")
    return Values(raw.values / most, raw.reason, None if raw.error is None else raw.error / most, raw.method)


def two_mode_betweenness_raw(network: Network) -> Values:
    """As above, not divided: Σ over unordered pairs of nodes of the share of their shortest paths through i."""
    ties = _ties(network) if network.depth > DEEP else None  # long chains: tie by tie, not level by level
    steps = 2 * (network.depth + 1) * network.incidence.pairs
    steps = shortest.dependency_steps(ties, 2 * network.depth) if ties else max(steps, 1)
    nodes = np.arange(network.n + network.m)
    if network.exact or nodes.size * steps <= EXACT_STEPS:
        total, squares = path_sums(ties, nodes) if ties else _by_levels(network, nodes)
        sources = nodes.size
    else:
        total, squares, sources = _sampled(network, ties, nodes, SAMPLED_STEPS // steps)
    values, error = shortest.scaled(total[: network.n] / 2, squares[: network.n] / 4, sources, nodes.size)
    method = f"sample: breadth-first from {sources} of {nodes.size} nodes, seed {network.seed}"
    return Values(values, "", error, "exact" if error is None else method)


def _sampled(network: Network, ties: shortest.Lengths | None, nodes: Ints, most: int) -> tuple[Floats, Floats, int]:
    if ties:
        return sampled_path_sums(ties, nodes, most, network.seed)
    return sampling.grown(nodes, most, FEWEST, network.seed, lambda some: _by_levels(network, some, later=True))


def _ties(network: Network) -> shortest.Lengths:
    """The pairs as ties of one step among stakeholders and, after them, events."""
    who = np.repeat(np.arange(network.n), network.event_counts)
    return shortest.of_ties(network.n + network.m, who, network.n + network.incidence.indices, np.ones(who.size))


def _by_levels(network: Network, sources: Ints, later: bool = False) -> tuple[Floats, Floats]:
    """Dependencies on stakeholders and their squares, summed over sources: stakeholders, then events."""
    matrix, there = network.matrix, network.matrix.T.tocsr()
    mine, events = sources[sources < network.n], sources[sources >= network.n] - network.n
    one = level_sums(level_dependencies((there, matrix), 0, later), mine, network.n)
    other = level_sums(level_dependencies((matrix, there), 1, later), events, network.n)
    return one[0] + other[0], one[1] + other[1]


def most_between(n: int, m: int) -> float:
    """The most betweenness a node of a side of n can have where the other side has m: Borgatti & Everett 1997.

    >>> most_between(18, 14), most_between(3, 2)
    (445.0, 4.0)
    """
    s, t = divmod(n - 1, max(m, 1))
    return (m**2 * (s + 1) ** 2 + m * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2


def repeat_pairing(network: Network) -> Number:
    """Do those who met once meet again: the share of paths of three steps that a fourth closes, 4 C4/L3. Range 0 to 1.

    C4 = Σ_{i<j} C(s_ij, 2) from the events s_ij that two share; L3 = Σ over participations of (d_i − 1)(k_e − 1).
    Counted over stakeholders or over events, whichever has fewer pairs. Isolates are on no such path; None without
    one, so in an empty network. Robins & Alexander 2004, 10.1023/B:CMOT.0000032580.12184.c0.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 0, 1]), np.array([0, 0, 1, 1]), list("ab"), list("xy"))
    >>> repeat_pairing(Network(b)).value
    1.0
    """
    incidence = network.incidence
    mine = np.repeat(network.event_counts, network.event_counts)
    paths = int(((mine - 1) * (network.event_sizes[incidence.indices] - 1)).sum())
    if not paths:
        return Number(None, "no path of three steps: nobody with several events met anybody at one of them")
    shared = _shared(network)
    return Number(4 * int((shared * (shared - 1) / 2).sum()) / paths, method="exact")


def _shared(network: Network) -> Floats:
    """Shared events of pairs of stakeholders, or shared stakeholders of pairs of events: the same number of 4-cycles."""
    incidence = network.incidence
    turned = _turned(incidence)
    if "shared_counts" in network.__dict__ or pairs_within(incidence) <= pairs_within(turned):
        return network.shared_counts
    return project(turned, "count").weights


def _turned(incidence: Incidence) -> Incidence:
    indptr, indices = incidence.transposed()
    return Incidence(incidence.selection, incidence.events, incidence.stakeholders, indptr, indices)


MEASURES = (
    Measure("two-mode-degree", "stakeholder", two_mode_degree, "share of the events", "daļa no visiem pasākumiem",
            "d_i/m", "0 to 1", "Borgatti & Everett 1997, 10.1016/S0378-8733(96)00301-2", normal=as_it_is),
    Measure("two-mode-closeness", "stakeholder", two_mode_closeness, "short ways to all events and stakeholders",
            "īsi ceļi līdz visiem pasākumiem un iesaistītajām pusēm", "(m_c + 2(n_c − 1))/Σ d × share reached", "0 to 1",
            "Borgatti & Everett 1997, 10.1016/S0378-8733(96)00301-2", normal=as_it_is),
    Measure("two-mode-betweenness", "stakeholder", two_mode_betweenness, "lies between events and stakeholders",
            "atrodas starp pasākumiem un iesaistītajām pusēm", "Σ σ_st(i)/σ_st over its two-mode maximum", "0 to 1",
            "Borgatti & Everett 1997, 10.1016/S0378-8733(96)00301-2", normal=as_it_is),
    Measure("repeat_pairing", "network", repeat_pairing, "do those who met once meet again",
            "vai tie, kas tikušies vienreiz, tiekas atkal", "4 C4/L3", "0 to 1",
            "Robins & Alexander 2004, 10.1023/B:CMOT.0000032580.12184.c0"),
)  # fmt: skip
