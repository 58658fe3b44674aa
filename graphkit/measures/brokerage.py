"""Brokerage: who stands between two stakeholders that share no event, by the groups of the three."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graphkit.measures.measure import Measure
from graphkit.network.membership import among
from graphkit.network.network import Network, Values
from graphkit.network.triangles import common

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
MOST_WORDS = 4_000_000_000  # ties × stakeholders / 64 up to which every triangle is counted: some ten seconds
SAMPLE = 200  # pairs of partners drawn for each stakeholder beyond that


@dataclass(frozen=True)
class Brokerage:
    """Ordered open two-paths a–v–b through each stakeholder v by role, each shape (n,), NaN for who has no group.

    coordinator: all three of one group; itinerant: a and b of one, v of another; gatekeeper: v and b of one, a of
    another; representative: a and v of one, b of another; liaison: three groups. ``error`` is the standard error of
    ``total`` where pairs were sampled. ``left_out`` counts stakeholders without a group: neither brokers nor ends.
    """

    coordinator: Floats
    itinerant: Floats
    gatekeeper: Floats
    liaison: Floats
    left_out: int
    error: Floats | None = None
    method: str = ""

    @property
    def representative(self) -> Floats:
        """Equal to ``gatekeeper``: the ties have no direction, and each pair is counted in both orders."""
        return self.gatekeeper

    @property
    def total(self) -> Floats:
        """Sum of the five roles."""
        return np.asarray(self.coordinator + self.itinerant + 2 * self.gatekeeper + self.liaison)


def brokerage_roles(network: Network) -> Brokerage:
    """The five roles of Gould & Fernandez 1989, 10.2307/270949, in the unweighted projection.

    Range of each from 0 to (n − 1)(n − 2); an isolate brokers nothing: 0. Exact up to ``MOST_WORDS``, beyond it from
    ``SAMPLE`` pairs of partners of each stakeholder, unless ``network.exact``.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> found = brokerage_roles(Network(b, groups=("p", "p", "q")))
    >>> found.gatekeeper.tolist(), found.representative.tolist(), found.total.tolist()
    ([0.0, 1.0, 0.0], [0.0, 1.0, 0.0], [0.0, 2.0, 0.0])
    """
    codes, names = network.group_codes
    grouped = np.flatnonzero(codes >= 0)
    order = grouped[np.argsort(codes[grouped], kind="stable")]  # a group is a run of rows
    ties = network.projection.pattern[order][:, order]
    ties.sort_indices()
    error, method = None, ""
    if ties.nnz / 2 * order.size / 64 <= MOST_WORDS or network.exact:
        parts = _exact(ties, codes[order], len(names))
    else:
        parts, drawn = _sampled(ties, codes[order], network.seed)
        error = _spread(drawn, order, network.n)
        method = f"{SAMPLE} pairs of partners of each stakeholder, drawn with seed {network.seed}"
    coordinator, itinerant, gatekeeper, liaison = (_spread(part, order, network.n) for part in parts)
    return Brokerage(coordinator, itinerant, gatekeeper, liaison, network.n - order.size, error, method)


def _spread(values: Floats, order: Ints, n: int) -> Floats:
    whole = np.full(n, np.nan)
    whole[order] = values
    return whole


Parts = tuple[Floats, Floats, Floats, Floats]  # coordinator, itinerant, gatekeeper, liaison


def _exact(ties: csr_array[Any, tuple[int, int]], codes: Ints, groups: int) -> Parts:
    """All pairs of partners less those that are tied themselves."""
    n = codes.size
    own, squares, within, across, around = (np.zeros(n, np.int64) for _ in range(5))
    for group in range(groups):
        first, last = np.searchsorted(codes, (group, group + 1))
        to = ties[first:last]
        partners = np.bincount(to.indices, minlength=n)
        squares += partners**2
        own[first:last] = partners[first:last]
        sources = np.repeat(np.arange(first, last), np.diff(to.indptr))
        members = to.T.tocsr()
        third = common(members.indptr, members.indices, sources, to.indices, last - first)
        same = (to.indices >= first) & (to.indices < last)
        within += np.bincount(sources[same], third[same], minlength=n).astype(np.int64)
        across += np.bincount(sources[~same], third[~same], minlength=n).astype(np.int64)
        around += np.bincount(to.indices[~same], third[~same], minlength=n).astype(np.int64)
    degree = np.diff(ties.indptr).astype(np.int64)
    coordinator = own * (own - 1) - within
    gatekeeper = own * (degree - own) - across
    itinerant = squares - own**2 - (degree - own) - around
    total = degree * (degree - 1) - _closed(ties)
    liaison = total - coordinator - 2 * gatekeeper - itinerant
    return tuple(part.astype(float) for part in (coordinator, itinerant, gatekeeper, liaison))  # type: ignore[return-value]


def _closed(ties: csr_array[Any, tuple[int, int]]) -> Ints:
    """Ordered pairs of partners that are tied themselves, twice the triangles of each."""
    n = ties.shape[0]
    sources = np.repeat(np.arange(n), np.diff(ties.indptr))
    upper = ties.indices > sources
    ends = sources[upper], ties.indices[upper]
    shared = common(ties.indptr, ties.indices, *ends, n)
    return np.asarray(sum(np.bincount(end, shared, minlength=n) for end in ends)).round().astype(np.int64)


def _sampled(ties: csr_array[Any, tuple[int, int]], codes: Ints, seed: int) -> tuple[Parts, Floats]:
    """The roles from the share of drawn pairs that are open and of each, and the standard error of the total."""
    draw = np.random.default_rng(seed)
    degree = np.diff(ties.indptr).astype(np.int64)
    brokers = np.flatnonzero(degree > 1)
    keys = np.repeat(np.arange(codes.size), degree) * codes.size + ties.indices
    found = np.zeros((4, codes.size))
    for piece in np.array_split(brokers, max(1, brokers.size * SAMPLE // 4_000_000)):
        found[:, piece] = _drawn(ties, codes, keys, piece, draw)
    pairs = (degree * (degree - 1)).astype(float)
    coordinator, itinerant, mixed, liaison = found / SAMPLE * pairs
    likely = (found.sum(axis=0) + 0.5) / (SAMPLE + 1)  # never 0 or 1, so that the error is not understated
    error = pairs * np.sqrt(likely * (1 - likely) / SAMPLE)
    return (coordinator, itinerant, mixed / 2, liaison), error


def _drawn(
    ties: csr_array[Any, tuple[int, int]], codes: Ints, keys: Ints, brokers: Ints, draw: np.random.Generator
) -> Floats:
    """How many of the pairs drawn for each broker are open and of each role, shape (4, brokers)."""
    degree = np.diff(ties.indptr)[brokers, None]
    one = draw.integers(0, degree, (brokers.size, SAMPLE))
    other = (one + draw.integers(1, degree, (brokers.size, SAMPLE))) % degree
    a, b = (ties.indices[ties.indptr[brokers, None] + at].astype(np.int64) for at in (one, other))
    broken = ~among(a * codes.size + b, keys)
    mine, left, right = codes[brokers, None], codes[a], codes[b]
    ends, first, second = left == right, left == mine, right == mine
    kinds = (ends & first, ends & ~first, first != second, ~ends & ~first & ~second)
    return np.array([(broken & kind).sum(axis=1) for kind in kinds], float)


def brokerage(network: Network) -> Values:
    """Pairs of partners that share no event, ordered, all roles: |{(a, b): a–v–b, a ≁ b}|. Range 0 to (n − 1)(n − 2).

    Only partners with a group count, and only brokers with one have a value; an isolate with a group brokers
    nothing: 0; an empty network has no values. Gould & Fernandez 1989, 10.2307/270949.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> brokerage(Network(b, groups=("p", "p", "q"))).values.tolist()
    [0.0, 2.0, 0.0]
    """
    if not network.group_codes[1]:
        return Values(np.full(network.n, np.nan), f"nobody has a {network.by}")
    found = brokerage_roles(network)
    return Values(found.total, f"without a {network.by}" if found.left_out else "", found.error, found.method)


MEASURES = (
    Measure("brokerage", "stakeholder", brokerage, "pairs of partners that share no event, ordered, all roles",
            "partneru pāri bez kopīga pasākuma (abās secībās, visas lomas)", "|{(a, b): a–v–b, a ≁ b}|", "0 to (n − 1)(n − 2)",
            "Gould & Fernandez 1989, 10.2307/270949", "ordered pairs", projects=True),
)  # fmt: skip
