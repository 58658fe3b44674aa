"""Bridges between two groups: who shares events, who is joined only through a third, and who that third is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import GraphkitError, TooLargeError
from graphkit.network.network import Network
from graphkit.network.triangles import common

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    Sparse: TypeAlias = csr_array[Any, tuple[int, int]]

Ints = NDArray[np.int64]
BETWEEN = ("roma-civil-society", "municipality")
MOST_PAIRS = 50_000_000  # pairs of the two groups beyond which they are not gone through
_AT_ONCE = 4_000_000


@dataclass(frozen=True)
class Bridging:
    """The pairs (a, b) of two groups. ``share_event + joined + apart`` are all ``pairs``.

    ``joined`` pairs share no event but have a partner in common; ``apart`` have neither. For each stakeholder, shape
    (n,): ``joins``, the pairs that share no event whose common partner it is; ``only``, those that have no other.
    """

    a: str
    b: str
    size_a: int
    size_b: int
    share_event: int
    joined: int
    joins: Ints
    only: Ints

    @property
    def pairs(self) -> int:
        """All pairs of one of A and one of B."""
        return self.size_a * self.size_b

    @property
    def apart(self) -> int:
        """Pairs further apart than one common partner."""
        return self.pairs - self.share_event - self.joined

    def connectors(self) -> Ints:
        """Positions of those who join any pair, most pairs first, then in order of id."""
        order = np.lexsort((np.arange(self.joins.size), -self.joins))
        return np.asarray(order[self.joins[order] > 0], np.int64)


def bridging(network: Network, a: str = BETWEEN[0], b: str = BETWEEN[1]) -> Bridging:
    """How two groups are linked in the unweighted projection: directly, or through a third, in a group or in none.

    A third may itself be of A or B: a municipality that meets the Roma society others have not met joins them to it.
    After Burt's (1992) structural holes, counted between two groups. Raises GraphkitError for unknown or equal groups.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("amz"), list("xy"))
    >>> found = bridging(Network(b, groups=("p", None, "q")), "p", "q")
    >>> found.share_event, found.joined, found.joins.tolist(), found.only.tolist()
    (0, 1, [0, 1, 0], [0, 1, 0])
    """
    left, right = _members(network, a, b)
    _refuse_too_many(network, a, b, left.size * right.size)
    ties = network.projection.pattern
    to_left, to_right = ties[left], ties[:, right].tocsr()
    share, joined, only = 0, 0, np.zeros(network.n, np.int64)
    step = max(1, _AT_ONCE // right.size)
    for start in range(0, left.size, step):
        met, reached, alone = _piece(to_left[start : start + step], to_right, right)
        share += met
        joined += reached
        only += alone
    return Bridging(a, b, left.size, right.size, share, joined, _joins(to_left, to_right, left, right), only)


def _refuse_too_many(network: Network, a: str, b: str, pairs: int) -> None:
    if pairs > MOST_PAIRS:
        raise TooLargeError(
            f"the {network.by} groups {a!r} and {b!r} make {pairs:,} pairs, more than the {MOST_PAIRS:,} gone through: "
            f"choose smaller groups (--by) or fewer participations (--phase, --kind)"
        )


def _members(network: Network, a: str, b: str) -> tuple[Ints, Ints]:
    codes, names = network.group_codes
    for name in (a, b):
        if name not in names:
            raise GraphkitError(
                f"nobody in this network is of the {network.by} {name!r}; there are: {', '.join(names) or 'none'}"
            )
    if a == b:
        raise GraphkitError("name two different groups to look between")
    left, right = (np.flatnonzero(codes == names.index(name)) for name in (a, b))
    return left, right


def _piece(rows: Sparse, to_right: Sparse, right: Ints) -> tuple[int, int, Ints]:
    """For some of A: pairs tied, pairs joined, and how many of those each stakeholder joins alone."""
    from scipy.sparse import csr_array

    n = to_right.shape[0]
    tied = np.asarray(rows[:, right].todense()) > 0
    through = np.asarray((rows @ to_right).todense())
    through[tied] = 0
    numbered = csr_array((rows.indices.astype(float), rows.indices, rows.indptr), shape=rows.shape)
    who = np.asarray((numbered @ to_right).todense())  # the sum of the positions of all in between: of one, its own
    alone = np.bincount(who[through == 1].round().astype(np.int64), minlength=n)
    return int(tied.sum()), int((through > 0).sum()), alone


def _joins(to_left: Sparse, to_right: Sparse, left: Ints, right: Ints) -> Ints:
    """Pairs with one partner of A and one of B, less those that share an event themselves."""
    n = to_right.shape[0]
    thirds = to_left.indices.astype(np.int64)
    ends = np.repeat(left, np.diff(to_left.indptr))
    tied = common(to_right.indptr, to_right.indices, ends, thirds, right.size)
    of_left = np.bincount(thirds, minlength=n)
    return of_left * np.diff(to_right.indptr) - np.bincount(thirds, tied, minlength=n).round().astype(np.int64)
