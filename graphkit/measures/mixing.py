"""Mixing across a grouping: ties between each pair of groups, observed and expected, and the E-I index."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import TooLargeError
from graphkit.measures.grouping import partners_by_group
from graphkit.measures.measure import Measure
from graphkit.network.network import Network, Number

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
ONE_GROUP = "all are of one group: nothing lies between groups"
MOST_GROUPS = 2000  # a matrix of more groups is nothing anybody reads, and its square has to fit in memory


@dataclass(frozen=True)
class Mixing:
    """Ties (each 1) between the G groups of a network; everything G × G is symmetric.

    ``observed[g][h]`` counts the ties between g and h, on the diagonal those within g: the upper triangle sums to the
    ties. ``sizes`` are the stakeholders of each group, ``left_out`` those without one, whose ties are not counted.
    ``events[g][h]`` counts the events at which both groups were, on the diagonal those with two or more of g, and
    ``participations[g][h]`` the pairs of participations at one event, so that two who share three events count three times.
    """

    by: str
    groups: list[str]
    sizes: Ints
    observed: Ints
    events: Ints
    participations: Ints
    left_out: int

    @property
    def internal(self) -> int:
        """Ties within groups."""
        return int(np.trace(self.observed))

    @property
    def external(self) -> int:
        """Ties between groups."""
        return int(np.triu(self.observed, 1).sum())

    @cached_property
    def expected(self) -> Floats:
        """What the margins of the observed ties give: K_g K_h/2m between groups, K_g²/4m within, 0 where there are no ties.

        K_g is the sum of the partners of g's stakeholders (each tie within g twice), m the ties: groups keep how much
        they cooperate, and partners are taken regardless of group. Newman 2003, 10.1103/PhysRevE.67.026126.
        The upper triangle sums to m, as the observed one does.
        """
        return _of_margins(self.observed)

    @cached_property
    def participations_expected(self) -> Floats:
        """The same of the pairs of participations: groups keep how many they are in, regardless of with whom."""
        return _of_margins(self.participations)

    @cached_property
    def expected_by_size(self) -> Floats:
        """What the sizes of the groups give, every pair being as likely: pairs of stakeholders × density."""
        pairs = np.outer(self.sizes, self.sizes).astype(float)
        np.fill_diagonal(pairs, self.sizes * (self.sizes - 1))
        pairs = _halved(pairs)
        possible = float(np.triu(pairs).sum())
        return pairs * ((self.internal + self.external) / possible) if possible else pairs

    @property
    def e_i(self) -> float | None:
        """(external − internal)/(external + internal): −1 (all within) to 1 (all between); None without ties or with one
        group alone, between which and others nothing can lie."""
        ties = self.external + self.internal
        return (self.external - self.internal) / ties if ties and len(self.groups) > 1 else None

    @property
    def e_i_expected(self) -> float | None:
        """The E-I index were every pair of stakeholders with groups tied alike: (E* − I*)/(E* + I*), I* the pairs
        within groups, E* those between; None for fewer than two stakeholders or groups. Krackhardt & Stern 1988."""
        within = int((self.sizes * (self.sizes - 1)).sum()) // 2
        total = int(self.sizes.sum())
        possible = total * (total - 1) // 2
        return (possible - 2 * within) / possible if possible and len(self.groups) > 1 else None


def _of_margins(observed: Ints) -> Floats:
    """K_g K_h/ΣK between groups, half of it within, K_g the ends in g: what is expected of counts of pairs."""
    ends = observed.sum(axis=1) + np.diag(observed)
    return _halved(np.outer(ends, ends) / max(float(ends.sum()), 1.0))


def _halved(ends: Floats) -> Floats:
    """Tie ends as ties: within a group both ends of a tie are counted."""
    np.fill_diagonal(ends, np.diag(ends) / 2)
    return ends


def mixing(network: Network) -> Mixing:
    """The ties between the network's groups. Unweighted; stakeholders without a group are left out and counted.

    Needs no projection where that would be the dearer way. Raises TooLargeError for more than ``MOST_GROUPS`` groups.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> m = mixing(Network(b, groups=("p", "p", "q")))
    >>> m.groups, m.observed.tolist(), m.expected.tolist(), m.e_i, round(m.e_i_expected, 4)
    (['p', 'q'], [[1, 1], [1, 0]], [[1.125, 0.75], [0.75, 0.125]], 0.0, 0.3333)
    """
    codes, names = network.group_codes
    if len(names) > MOST_GROUPS:
        raise TooLargeError(
            f"the grouping by {network.by} has {len(names):,} groups, more than the {MOST_GROUPS:,} of which a matrix is made"
        )
    grouped, size = codes >= 0, len(names)
    ends = np.zeros((size, size), np.int64)
    for group, partners in enumerate(partners_by_group(network)):
        ends[:, group] = np.bincount(codes[grouped], partners[grouped], minlength=size).round()
    np.fill_diagonal(ends, np.diag(ends) // 2)
    sizes = np.bincount(codes[grouped], minlength=size)
    return Mixing(network.by, names, sizes, ends, *_shared(network), int((~grouped).sum()))


def _shared(network: Network) -> tuple[Ints, Ints]:
    """Events at which two groups were, and pairs of participations at them, both G × G."""
    from scipy.sparse import csr_array

    present = group_counts(network)
    there = csr_array((np.ones(present.data.size), present.indices, present.indptr), shape=present.shape)
    shared = np.asarray((there.T @ there).todense()).round().astype(np.int64)
    twice = np.bincount(present.indices[present.data > 1], minlength=present.shape[1])
    np.fill_diagonal(shared, twice)
    pairs = np.asarray((present.T @ present).todense()).round().astype(np.int64)
    within = np.bincount(present.indices, present.data * (present.data - 1) / 2, minlength=present.shape[1])
    np.fill_diagonal(pairs, within.round())
    return shared, pairs


def presences(network: Network) -> tuple[Floats, Floats]:
    """Participations of each group at each event, G × m: observed, and expected from the margins r_g c_e/Σr.

    r_g are those of a group at all events, c_e those of all groups at an event. Stakeholders without a group are left
    out. Raises TooLargeError for tables of more than ``MOST_GROUPS`` squared cells.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> observed, expected = presences(Network(b, groups=("p", "p", "q")))
    >>> observed.tolist(), expected.tolist()
    ([[2.0, 1.0], [0.0, 1.0]], [[1.5, 1.5], [0.5, 0.5]])
    """
    counts = group_counts(network)
    if counts.shape[0] * counts.shape[1] > MOST_GROUPS**2:
        raise TooLargeError(
            f"{counts.shape[1]:,} groups at {counts.shape[0]:,} events make a table of more than {MOST_GROUPS**2:,} cells"
        )
    observed = np.asarray(counts.T.todense(), np.float64)
    rows, columns = observed.sum(axis=1), observed.sum(axis=0)
    return observed, np.outer(rows, columns) / max(float(rows.sum()), 1.0)


def group_counts(network: Network) -> csr_array[Any, tuple[int, int]]:
    """How many of each group were at each event: m × G, sparse; stakeholders without a group are not counted."""
    from scipy.sparse import csr_array

    codes, names = network.group_codes
    grouped = np.flatnonzero(codes >= 0)
    member = csr_array((np.ones(grouped.size), (grouped, codes[grouped])), shape=(network.n, len(names)))
    counts = csr_array(network.matrix.T.tocsr() @ member)
    counts.sort_indices()
    return counts


def e_i(network: Network) -> Number:
    """E-I index of ties between (E) and within (I) groups: (E − I)/(E + I). Range −1 to 1.

    Isolates have no ties and change nothing; None without ties between stakeholders with groups, so in an empty
    network, and where all are of one group. Krackhardt & Stern 1988, 10.2307/2786835.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> e_i(Network(b, groups=("p", "p", "q"))).value
    0.0
    """
    return _index(network, mixing(network).e_i, f"no ties between stakeholders with a {network.by}")


def _index(network: Network, value: float | None, otherwise: str) -> Number:
    """An index, or why there is none."""
    return Number(value, "" if value is not None else ONE_GROUP if len(network.group_codes[1]) == 1 else otherwise)


def e_i_expected(network: Network) -> Number:
    """The E-I index that the sizes of the groups give, every pair tied alike: (E* − I*)/(E* + I*) over pairs. Range −1
    to 1.

    Isolates with a group count in its size; None for fewer than two stakeholders with groups, so in an empty
    network, and where all are of one group. Krackhardt & Stern 1988, 10.2307/2786835.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> round(e_i_expected(Network(b, groups=("p", "p", "q"))).value, 4)
    0.3333
    """
    codes, names = network.group_codes
    sizes = np.bincount(codes[codes >= 0], minlength=len(names))
    empty = np.zeros((0, 0), np.int64)
    value = Mixing(network.by, names, sizes, empty, empty, empty, 0).e_i_expected
    return _index(network, value, f"fewer than two stakeholders with a {network.by}")


MEASURES = (
    Measure("e_i", "network", e_i, "ties between groups against ties within", "saites starp grupām pret saitēm grupu iekšienē",
            "(E − I)/(E + I)", "−1 to 1", "Krackhardt & Stern 1988, 10.2307/2786835", "index"),
    Measure("e_i_expected", "network", e_i_expected, "E-I index that the sizes of the groups give", "E-I indekss, ko dod grupu lielumi",
            "(E* − I*)/(E* + I*) over pairs", "−1 to 1", "Krackhardt & Stern 1988, 10.2307/2786835", "index"),
)  # fmt: skip
