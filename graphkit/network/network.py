"""A network: an incidence under a weight and a grouping, with what measures share computed once, when first asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graphkit.incidence import Incidence
from graphkit.network import bits
from graphkit.network.aside import Aside, set_aside
from graphkit.network.neighbours import Neighbours
from graphkit.network.projection import Projection, pairs_within, project, projected_degrees
from graphkit.network.triangles import common_partners, count_triangles

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Groups = tuple[str | None, ...]
UNCERTAIN = "sample too small to say: its standard error is half of the value or more"
NOBODY = "nobody is recorded here"
COSTLY = 8e10  # pairs × stakeholders × steps beyond which distances are not searched unless asked for: half a minute
_BITS_PER_PAIR = 6  # words of a union that cost as much as one pair of a projection (benchmarks/measures.py)


@dataclass(frozen=True)
class Values:
    """One value a stakeholder, shape (n,), NaN where it is undefined; ``reason`` says why.

    Where stakeholders lack one for different reasons, ``why`` gives each reason with whom it holds of, shape (n,).
    ``error`` is the standard error of each where the values are estimated from a sample; ``method`` names algorithm,
    sample and seed where a choice was made.
    """

    values: Floats
    reason: str = ""
    error: Floats | None = None
    method: str = ""
    why: tuple[tuple[str, NDArray[np.bool_]], ...] = ()

    def reason_at(self, position: int) -> str:
        """Why the stakeholder at a position has no value.

        >>> values = Values(np.array([np.nan, np.nan]), "some lack it", why=(("alone", np.array([True, False])),))
        >>> values.reason_at(0), values.reason_at(1)
        ('alone', 'some lack it')
        """
        return next((reason for reason, where in self.why if where[position]), self.reason)

    def reasons(self) -> dict[str, int]:
        """How many lack a value, by reason, in the order of ``why``.

        >>> Values(np.array([1.0, np.nan]), "alone").reasons()
        {'alone': 1}
        """
        left, found = np.isnan(self.values), {}
        for reason, where in (*self.why, (self.reason, np.ones(left.size, np.bool_))):
            if count := int((left & where).sum()):
                found[reason] = count
            left = left & ~where
        return found


@dataclass(frozen=True)
class Number:
    """One value of a network: a number, a list of ids, or None with the reason; ``error`` and ``method`` as in Values."""

    value: float | int | list[str] | None
    reason: str = ""
    error: float | None = None
    method: str = ""

    @property
    def uncertain(self) -> str:
        """Why a sampled value says next to nothing, where it does not.

        >>> Number(0.04, error=0.03).uncertain[:26], Number(0.4, error=0.03).uncertain
        ('sample too small to say: i', '')
        """
        if self.error and isinstance(self.value, int | float) and 2 * self.error >= abs(self.value):
            return UNCERTAIN
        return ""


@dataclass(frozen=True)
class Network:
    """Stakeholders tied by the events they share.

    ``groups`` gives each stakeholder's group (None: without one), as ``by`` says, or is a function that does when asked. ``exact`` forces exact values where
    a sample would be taken; ``seed`` is that of samples and of algorithms that draw. ``hubs`` says what was done with
    events of more than ``hub_size`` when the incidence was made; ``nobody`` why a network is empty, where it is.
    """

    incidence: Incidence
    weight: str = "newman"
    groups: Groups | Callable[[], Groups] | None = None
    by: str = "sector"
    exact: bool = False
    seed: int = 0
    hubs: str = "keep"
    hub_size: int = 0
    nobody: str = NOBODY

    @property
    def stakeholders(self) -> list[str]:
        """Ids of the n stakeholders, in the order of every array."""
        return self.incidence.stakeholders

    @property
    def n(self) -> int:
        """How many stakeholders."""
        return len(self.incidence.stakeholders)

    @property
    def m(self) -> int:
        """How many events with somebody at them."""
        return len(self.incidence.events)

    @cached_property
    def projection(self) -> Projection:
        """The ties under the weight; raises TooLargeError where the events are too large to project."""
        return project(self.incidence, self.weight)

    @cached_property
    def matrix(self) -> csr_array[Any, tuple[int, int]]:
        """B, n × m."""
        return self.incidence.matrix()

    @cached_property
    def event_counts(self) -> Ints:
        """Events of each stakeholder, shape (n,)."""
        return np.diff(self.incidence.indptr)

    @cached_property
    def event_sizes(self) -> Ints:
        """Stakeholders at each event, shape (m,)."""
        return self.incidence.event_sizes()

    @cached_property
    def degrees(self) -> Ints:
        """Partners of each stakeholder, shape (n,): from the ties where they are at hand, else the cheaper of two ways."""
        if "projection" in self.__dict__:
            ties = self.projection
            return np.diff(ties.indptr) + np.bincount(ties.targets, minlength=self.n)
        by_bits = self.incidence.pairs * self.n / 64
        if by_bits < _BITS_PER_PAIR * pairs_within(self.incidence):
            return bits.degrees(self.incidence)
        return projected_degrees(self.incidence)

    @cached_property
    def distances(self) -> bits.Distances:
        """Exact unweighted distances of all pairs, summed by stakeholder."""
        return bits.distances(self.incidence, self.component_sizes[self.components] - 1)

    @cached_property
    def components(self) -> Ints:
        """The number of each stakeholder's component, shape (n,); found in the two-mode network."""
        from scipy.sparse.csgraph import connected_components

        return np.asarray(connected_components(self._two_mode, directed=False)[1][: self.n], np.int64)

    @cached_property
    def component_sizes(self) -> Ints:
        """Stakeholders in each component."""
        return np.bincount(self.components)

    @cached_property
    def _two_mode(self) -> csr_array[Any, tuple[int, int]]:
        from scipy.sparse import csr_array

        size, pairs = self.n + self.m, self.incidence.pairs
        indptr = np.append(self.incidence.indptr, np.full(self.m, pairs))
        return csr_array((np.ones(pairs, np.int8), self.incidence.indices + self.n, indptr), shape=(size, size))

    @cached_property
    def group_names(self) -> Groups:
        """The group of each stakeholder, None where it has none."""
        return (self.groups() if callable(self.groups) else self.groups) or (None,) * self.n

    @cached_property
    def group_codes(self) -> tuple[Ints, list[str]]:
        """The code of each stakeholder's group (-1: none) and the groups in code-point order."""
        given = self.group_names
        names = sorted({group for group in given if group})
        code = {name: i for i, name in enumerate(names)}
        return np.array([code.get(group or "", -1) for group in given], np.int64), names

    def ids(self, mask: Sequence[bool] | NDArray[np.bool_]) -> list[str]:
        """The ids where a mask holds."""
        return [self.stakeholders[i] for i in np.flatnonzero(np.asarray(mask))]

    @cached_property
    def shared_counts(self) -> Floats:
        """Shared events of each tie, in the order of the projection's ties, whatever the weight."""
        counted = self.projection if self.weight == "count" else project(self.incidence, "count")
        return counted.weights

    @cached_property
    def common(self) -> Ints:
        """Partners that the two ends of each tie have in common, in the order of the projection's ties."""
        return common_partners(self.projection)

    @cached_property
    def triangles(self) -> int:
        """Triangles of the projection, each once."""
        if self.aside and "projection" not in self.__dict__:
            return self.aside.triangles()
        return int(self.common.sum()) // 3 if "common" in self.__dict__ else count_triangles(self.projection)

    @property
    def triangle_steps(self) -> int:
        """Words that counting common partners has to go through: ties × n / 64."""
        return int(self.degrees.sum()) // 2 * (-(-self.n // 64))

    @cached_property
    def aside(self) -> Aside | None:
        """The largest event set aside, where it makes most of the ties."""
        return set_aside(self.incidence)

    @cached_property
    def neighbours(self) -> Neighbours:
        """Sums over partners, without the ties."""
        return Neighbours(self)

    @cached_property
    def depth(self) -> int:
        """Ties from the stakeholder with most events to the furthest one that it reaches; at least half the diameter there."""
        return self._depth_from(int(self.event_counts.argmax())) if self.n else 0

    def _depth_from(self, first: int) -> int:
        from scipy.sparse.csgraph import breadth_first_order

        order, before = breadth_first_order(self._two_mode, first, directed=False)
        steps, at = 0, int(order[-1])
        while at != first:
            steps, at = steps + 1, int(before[at])
        return steps // 2

    @cached_property
    def too_far(self) -> str:
        """Why the distances of all pairs are not searched, in words; empty where they are: cheap enough, or ``exact``.

        A search from all at once goes through pairs × stakeholders at each step, so long chains count by their length.
        """
        if self.exact or not self.n:
            return ""
        largest = int(np.flatnonzero(self.components == self.component_sizes.argmax())[0])
        steps = max(4, self.depth, self._depth_from(largest))
        if self.incidence.pairs * self.n * steps <= COSTLY:
            return ""
        return f"{self.n:,} stakeholders × {self.incidence.pairs:,} pairs take long to search: --exact does it"
