"""The largest event set aside: all at it are tied to one another, so that those ties need neither be listed nor gone through.

One event of thousands would otherwise be most of the projection.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graphkit.incidence import Incidence
from graphkit.network.bits import Words, pack, union
from graphkit.network.projection import Projection, pairs_within, project
from graphkit.network.triangles import bits_in, bits_in_rows, count_triangles, on_all_cores

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
LARGE = 1000  # participants from which an event may be set aside


@dataclass(frozen=True)
class Aside:
    """``there`` says who was at the event set aside, shape (n,); ``rest`` holds the other events, same positions."""

    there: Mask
    rest: Incidence

    @property
    def participants(self) -> int:
        """How many were at the event."""
        return int(self.there.sum())

    @cached_property
    def others(self) -> Projection:
        """The ties of the other events, weighted by how many of these two share."""
        return project(self.rest, "count")

    @cached_property
    def again(self) -> NDArray[np.bool_]:
        """Which of those ties are between two who were at the event set aside as well."""
        return np.asarray(self.there[self.others.sources] & self.there[self.others.targets])

    def triangles(self) -> int:
        """Triangles of the projection: by how many of their corners were at the event set aside."""
        n, k, mine = self.there.size, self.participants, self._partners_there()
        two = bits_in_rows(mine)[~self.there]
        ties = self.others
        outside = ~self.there[ties.sources] & ~self.there[ties.targets]
        one, other = ties.sources[outside], ties.targets[outside]
        found: list[int] = []

        def count(first: int, last: int) -> None:
            found.append(bits_in(mine[one[first:last]] & mine[other[first:last]]))

        on_all_cores(count, np.full(one.size, mine.shape[1]))
        starts = np.append(0, np.cumsum(np.bincount(one, minlength=n))).astype(np.int32)
        left = Projection(self.rest, "count", starts, other, np.ones(other.size))
        three = k * (k - 1) * (k - 2) // 6
        return three + int((two * (two - 1) // 2).sum()) + sum(found) + count_triangles(left)

    def _partners_there(self) -> Words:
        """Bits of the partners of each among those at the event, as met at the others; itself is in where it was there."""
        kept = self.there[(by_event := self.rest.transposed())[1]]
        starts = np.append(0, np.cumsum(kept))[by_event[0]]
        place = np.cumsum(self.there) - 1
        words = pack(starts, place[by_event[1][kept]], 0, -(-self.participants // 512) * 8)
        met = np.zeros((self.there.size, words.shape[1]), np.uint64)
        some = np.flatnonzero(np.diff(self.rest.indptr))
        if some.size:
            met[some] = union(words, np.append(self.rest.indptr[some], self.rest.pairs), self.rest.indices)
        return met


def set_aside(incidence: Incidence) -> Aside | None:
    """The largest event set aside where it is large and makes more than half of all pairs of participants.

    >>> from graphkit.incidence import incidence_of
    >>> set_aside(incidence_of([("a", "x"), ("b", "x")])) is None
    True
    """
    sizes = incidence.event_sizes()
    largest = int(sizes.argmax()) if sizes.size else -1
    if largest < 0 or sizes[largest] < LARGE or sizes[largest] * (sizes[largest] - 1) <= pairs_within(incidence):
        return None
    rows = np.repeat(np.arange(len(incidence.stakeholders)), np.diff(incidence.indptr))
    there, keep = np.zeros(len(incidence.stakeholders), bool), incidence.indices != largest
    there[rows[~keep]] = True
    counts = np.bincount(rows[keep], minlength=there.size)
    rest = replace(
        incidence, indptr=np.append(0, np.cumsum(counts)), indices=incidence.indices[keep], participations=None
    )
    return Aside(there, rest)
