"""Two-mode closure: do two who each met a third also meet without it? Opsahl's clustering of the two-mode network."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.measures.cores import DRAWN_EACH, drawn_share, drawn_shares
from graphkit.measures.measure import Measure, as_it_is
from graphkit.network.network import Network, Number, Values
from graphkit.network.products import product_steps, product_where
from graphkit.network.projection import pairs_within

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
EXACT_STEPS = 5_000_000_000  # words and terms up to which every 4-path of every stakeholder is counted
EXACT_STEPS_NETWORK = 50_000_000  # and for the one number of a network, one of many
DRAWN = 50_000  # 4-paths drawn for a network
NONE = "no 4-path: nobody met one stakeholder at one event and another one at another"
ROUNDS = 200  # draws after which 4-paths are too rare to be sampled
RARE = "4-paths are too rare among the pairs of meetings to be drawn"
NONE_HERE = "centre of no 4-path: met nobody, or all at one event, or one stakeholder only"


def two_mode_closure(network: Network) -> Values:
    """Do two partners met at two events also meet elsewhere: closed 4-paths/4-paths centred on i. Range 0 to 1.

    A 4-path j–e–i–f–k is closed by a fifth event: one of both j and k, neither e nor f. Undefined for who is the
    centre of none, so for isolates; an empty network has no values. Exact up to a stated number of steps, beyond it
    from 100 4-paths drawn for each stakeholder, with standard errors. Opsahl 2013, 10.1016/j.socnet.2011.07.001.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2, 0, 2]), np.array([0, 0, 1, 1, 2, 2]), list("abc"), list("xyz"))
    >>> two_mode_closure(Network(b)).values.tolist()
    [1.0, 1.0, 1.0]
    """
    every = four_paths(network)
    reason = NONE_HERE if (every == 0).any() else ""
    if not _exact(network, EXACT_STEPS):
        return _sampled(network, every > 0, reason)
    closed = every - open_four_paths(network)
    return Values(np.divide(closed, every, out=np.full(network.n, np.nan), where=every > 0), reason, method="exact")


def two_mode_closure_of_network(network: Network) -> Number:
    """Share of all 4-paths between stakeholders that a fifth event closes: closed 4-paths/4-paths. Range 0 to 1.

    Isolates are on none; None without a 4-path, so in an empty network. Exact up to a stated number of steps,
    beyond it from 50 000 4-paths drawn, with a standard error. Opsahl 2013, 10.1016/j.socnet.2011.07.001.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> two_mode_closure_of_network(Network(b)).value
    0.0
    """
    if not _any_four_path(network):
        return Number(None, NONE)
    if _exact(network, EXACT_STEPS_NETWORK):
        every = four_paths(network).sum()
        return Number(float(1 - open_four_paths(network).sum() / every), method="exact")
    path = _draw(network, DRAWN, np.random.default_rng(network.seed))
    return drawn_share(_closed(network, path), network.seed, "4-paths") if path[0].size > 1 else Number(None, RARE)


def _any_four_path(network: Network) -> bool:
    """Cheap where somebody met two others at two events, which nearly always somebody did."""
    sizes = network.event_sizes
    if not (network.event_counts > 1).any():
        return False
    own = np.maximum.reduceat(sizes[network.incidence.indices], network.incidence.indptr[:-1])
    sure = (network.event_counts > 1) & (own > 2) & (_meetings(network) > own - 1)
    return bool(sure.any()) or bool(four_paths(network).any())


def _meetings(network: Network) -> Ints:
    """How often each stakeholder met somebody: Σ over its events of (k − 1)."""
    others = network.event_sizes - 1
    return np.asarray(network.matrix @ others, np.int64)


def four_paths(network: Network) -> Floats:
    """4-paths centred on each stakeholder: pairs of its meetings, at different events and with different others."""
    matrix, others = network.matrix, (network.event_sizes - 1).astype(float)
    shared, ties = network.shared_counts, network.projection
    twice = shared * (shared - 1)
    same = np.bincount(ties.sources, twice, network.n) + np.bincount(ties.targets, twice, network.n)
    return np.asarray(((matrix @ others) ** 2 - matrix @ others**2 - same) / 2)


def _exact(network: Network, most: int) -> bool:
    if network.exact:
        return True
    if pairs_within(network.incidence) > most or network.triangle_steps > most:
        return False
    repeated = _again(network)
    return product_steps(repeated, network.projection.adjacency) <= most


def _symmetric(network: Network, values: Any, keep: Any) -> Any:
    """The ties to keep, both ways, with a value each."""
    from scipy.sparse import csr_array

    ties = network.projection
    one, other = ties.sources[keep], ties.targets[keep]
    ends = (np.concatenate((one, other)), np.concatenate((other, one)))
    found = csr_array((np.concatenate((values[keep], values[keep])), ends), shape=(network.n, network.n))
    found.sort_indices()
    return found


def _again(network: Network) -> Any:
    """Meetings of each two beyond the first, s − 1, where there are any."""
    return _symmetric(network, network.shared_counts - 1, network.shared_counts > 1)


def open_four_paths(network: Network) -> Floats:
    """4-paths centred on each stakeholder that no fifth event closes.

    With s events shared by the ends j and k, a path j–e–i–f–k is open if s = 0, if s = 1 and that event is e or f, if
    s = 2 and these are e and f; never if s > 2.
    """
    return (_ends_apart(network) + _ends_once(network)) / 2 + _ends_twice(network)


def _ends_apart(network: Network) -> Floats:
    """Ordered paths whose ends share nothing: s_ij s_ik over untied j, k = all less those over tied ones.

    Over tied ones it is diag(S P S), with S = P + R: P says who is tied, R holds the meetings beyond the first.
    """
    ties, shared, common = network.projection, network.shared_counts, network.common
    again = _again(network)
    matrix, others = network.matrix, (network.event_sizes - 1).astype(float)
    # diag(PPP) + 2 diag(RPP), tie by tie
    each = (1 + 2 * (shared - 1)) * common
    squares = shared**2
    tied = np.bincount(ties.sources, each, network.n) + np.bincount(ties.targets, each, network.n)
    itself = np.bincount(ties.sources, squares, network.n) + np.bincount(ties.targets, squares, network.n)
    return np.asarray(
        (matrix @ others) ** 2 - itself - tied - _row_sums(again, product_where(again, ties.pattern, again))
    )


def _row_sums(of: Any, cells: Floats) -> Floats:
    """Σ over a row of its entries times ``cells``."""
    rows = np.repeat(np.arange(of.shape[0]), np.diff(of.indptr))
    return np.asarray(np.bincount(rows, of.data * cells, of.shape[0]), np.float64)


def _ends_once(network: Network) -> Floats:
    """Ordered paths whose ends share one event, that being e or f: 2 Σ_j (s_ij − 1) Σ over events g of i and j of the
    others at g whom j met only there."""
    once = _symmetric(network, np.ones(network.projection.ties), network.shared_counts == 1)
    only_here = network.matrix.copy()
    only_here.data = product_where(once, network.matrix, network.matrix)
    again = _again(network)
    return 2 * _row_sums(again, product_where(network.matrix, only_here.T.tocsr(), again))


def _ends_twice(network: Network) -> Floats:
    """Paths whose ends share two events, e and f: two for each pair of such ends, j–e–i–f–k and j–f–i–e–k.

    Counted by pairs of events: how many pairs of stakeholders share just these two, less those that i is one of.
    """
    from scipy.sparse import csr_array, triu

    ties, twice = network.projection, network.shared_counts == 2
    one, other = ties.sources[twice], ties.targets[twice]
    both = csr_array(network.matrix[one].multiply(network.matrix[other]))
    both.sort_indices()
    pairs = both.indices.reshape(-1, 2)
    met = csr_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(network.m, network.m))
    inside = _row_sums(network.matrix, product_where(network.matrix, csr_array(triu(met, 1)).T.tocsr(), network.matrix))
    mine = np.bincount(one, minlength=network.n) + np.bincount(other, minlength=network.n)
    return 2 * (inside - mine)


def _draw(network: Network, wanted: int, rng: np.random.Generator) -> tuple[Ints, ...]:
    """4-paths j–e–i–f–k drawn evenly among all, as (e, j, f, k); fewer than wanted where ROUNDS find no more."""
    urn = _Urn(network)
    chances = urn.chances / urn.chances.sum()
    drawn: list[tuple[Ints, ...]] = []
    for _ in range(ROUNDS):
        path = urn.draw(rng.choice(network.n, 2 * wanted, p=chances), rng)
        good = path[1] != path[3]
        drawn.append(tuple(part[good] for part in path))
        if sum(part[0].size for part in drawn) >= wanted:
            break
    return tuple(np.concatenate(parts)[:wanted] for parts in zip(*drawn, strict=True))


class _Urn:
    """Pairs of meetings of a stakeholder at two different events, to be drawn evenly, whatever the sizes of the events.

    A stakeholder with c_e others at event e, M in all, has Σ c_e (M − c_e) such pairs (``chances``, ordered): the first
    event is drawn by that share, the second among the meetings elsewhere. Only j = k is left to be drawn again.
    """

    def __init__(self, network: Network) -> None:
        self._network, incidence = network, network.incidence
        self._by_indptr, self._by_event = incidence.transposed()
        self._others = network.event_sizes[incidence.indices] - 1  # of each pair
        meetings = np.repeat(_meetings(network), network.event_counts)
        self._ends = np.cumsum(self._others)
        self._first_ends = np.cumsum(self._others * (meetings - self._others))
        self._before = np.append(0, self._ends)[incidence.indptr]
        self._first_before = np.append(0, self._first_ends)[incidence.indptr]
        self.chances = np.diff(self._first_before).astype(float)

    def draw(self, centres: Ints, rng: np.random.Generator) -> tuple[Ints, ...]:
        """One pair of meetings of each centre (each has some): e, j, f, k."""
        at = rng.integers(self._first_before[centres], self._first_before[centres + 1])
        first = np.searchsorted(self._first_ends, at, side="right")
        there = self._others[first]
        start = self._ends[first] - there
        at = rng.integers(self._before[centres], self._before[centres + 1] - there)
        at += np.where(at >= start, there, 0)  # past the meetings at e
        second = np.searchsorted(self._ends, at, side="right")
        return (*self._met(centres, first, rng.integers(0, there)), *self._met(centres, second, self._rest(at, second)))

    def _rest(self, at: Ints, pair: Ints) -> Ints:
        return np.asarray(at - (self._ends[pair] - self._others[pair]))

    def _met(self, centres: Ints, pair: Ints, number: Ints) -> tuple[Ints, Ints]:
        """The event of a pair, and the other with a number at it, the centre left out."""
        event = self._network.incidence.indices[pair]
        own = _position(self._network, self._by_indptr, self._by_event, event, centres)
        return event, self._by_event[self._by_indptr[event] + number + (number >= own)]


def _position(network: Network, by_indptr: Ints, by_event: Ints, events: Ints, who: Ints) -> Ints:
    """Where each stands in the list of its event."""
    keys = np.repeat(np.arange(network.m), network.event_sizes) * network.n + by_event
    return np.searchsorted(keys, events * network.n + who) - by_indptr[events]


def _closed(network: Network, path: tuple[Ints, ...]) -> NDArray[np.bool_]:
    """Whether the ends of each path share an event that is not on it."""
    first, one, second, other = path
    matrix = network.matrix
    shared = np.asarray(matrix[one].multiply(matrix[other]).sum(axis=1)).ravel()
    return np.asarray(shared > _was_at(network, other, first) + _was_at(network, one, second))


def _was_at(network: Network, who: Ints, events: Ints) -> NDArray[np.int64]:
    keys = np.repeat(np.arange(network.n), network.event_counts) * network.m + network.incidence.indices
    wanted = who * network.m + events
    return np.asarray(keys[np.minimum(np.searchsorted(keys, wanted), keys.size - 1)] == wanted, np.int64)


def _sampled(network: Network, defined: NDArray[np.bool_], reason: str) -> Values:
    """The share closed among as many 4-paths of each stakeholder."""
    rng, urn = np.random.default_rng(network.seed), _Urn(network)
    centres = np.flatnonzero(defined)
    closed = np.zeros((centres.size, DRAWN_EACH), bool)
    left = np.repeat(np.arange(centres.size), DRAWN_EACH), np.tile(np.arange(DRAWN_EACH), centres.size)
    for _ in range(ROUNDS):
        path = urn.draw(centres[left[0]], rng)
        good = path[1] != path[3]
        closed[left[0][good], left[1][good]] = _closed(network, tuple(part[good] for part in path))
        left = left[0][~good], left[1][~good]
        if not left[0].size:
            break
    whole = np.ones(centres.size, bool)
    whole[left[0]] = False
    if not whole.any():
        return Values(np.full(network.n, np.nan), RARE)
    drawn = np.zeros(network.n, bool)
    drawn[centres[whole]] = True
    reasons = "; ".join(part for part in (reason, "" if whole.all() else RARE) if part)
    return drawn_shares(closed[whole].ravel(), network.seed, reasons, drawn, "4-paths")


MEASURES = (
    Measure("two-mode-closure", "stakeholder", two_mode_closure, "do two partners met at two events also meet elsewhere",
            "vai divi partneri, kas satikti divos pasākumos, tiekas arī citur", "closed 4-paths/4-paths centred on i", "0 to 1",
            "Opsahl 2013, 10.1016/j.socnet.2011.07.001", projects=True, normal=as_it_is),
    Measure("two_mode_closure", "network", two_mode_closure_of_network, "do two who each met a third also meet without it",
            "vai divi, kas katrs ticies ar trešo, tiekas arī bez tā", "closed 4-paths/4-paths", "0 to 1",
            "Opsahl 2013, 10.1016/j.socnet.2011.07.001", projects=True),
)  # fmt: skip
