"""Who was at what: the two-mode incidence of stakeholders and events, as a store answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graphkit.model import Selection

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Incidence:
    """Stakeholders × events, each pair once, in compressed sparse rows.

    ``indices[indptr[i]:indptr[i + 1]]`` are the positions of the events of stakeholder ``i``, ascending. Ids stand in
    code-point order; every stakeholder and every event has at least one pair. ``left_out`` counts stakeholders that took
    part but cannot be rolled up to the level; ``guessed_days`` counts events without any date, read as before 2021.
    """

    selection: Selection
    stakeholders: list[str]
    events: list[str]
    indptr: Ints
    indices: Ints
    left_out: int = 0
    guessed_days: int = 0
    participations: int | None = None  # rows counted; None where the pairs did not come from rows

    @property
    def pairs(self) -> int:
        """Distinct (stakeholder, event) pairs."""
        return int(self.indices.size)

    def events_of(self, stakeholder: int) -> Ints:
        """Positions of the events of the stakeholder at a position."""
        return self.indices[self.indptr[stakeholder] : self.indptr[stakeholder + 1]]

    def event_sizes(self) -> Ints:
        """How many stakeholders were at each event: shape (m,), from 1."""
        return np.bincount(self.indices, minlength=len(self.events))

    def event_shares(self) -> NDArray[np.float64]:
        """1/(k − 1) for each event of k stakeholders, 0 for an event of one: what each pair at it gets by Newman 2001."""
        others = np.maximum(self.event_sizes() - 1, 0).astype(float)
        return np.asarray(np.divide(1.0, others, out=np.zeros_like(others), where=others > 0))

    def transposed(self) -> tuple[Ints, Ints]:
        """The same pairs by event: ``(indptr, stakeholder positions)``."""
        order = np.argsort(self.indices, kind="stable")
        rows = np.repeat(np.arange(len(self.stakeholders)), np.diff(self.indptr))
        counts = np.bincount(self.indices, minlength=len(self.events))
        return np.concatenate(([0], np.cumsum(counts))), rows[order]

    def matrix(self) -> csr_array[Any, tuple[int, int]]:
        """B as a scipy sparse array, n × m, entries 1.0."""
        from scipy.sparse import csr_array

        shape = (len(self.stakeholders), len(self.events))
        return csr_array((np.ones(self.pairs), self.indices, self.indptr), shape=shape)


def from_pairs(
    selection: Selection,
    rows: Ints,
    columns: Ints,
    row_ids: list[str],
    column_ids: list[str],
    *,
    left_out: int = 0,
    guessed_days: int = 0,
    participations: int | None = None,
) -> Incidence:
    """The incidence of pairs given as positions into lists of ids in code-point order; repeated pairs count once, unused ids are dropped.

    >>> b = from_pairs(Selection(), np.array([2, 0, 2]), np.array([1, 1, 1]), ["a", "b", "c"], ["x", "y"])
    >>> b.stakeholders, b.events, b.pairs
    (['a', 'c'], ['y'], 2)
    """
    width = max(len(column_ids), 1)
    keys = distinct(rows.astype(np.int64) * width + columns)
    used_rows, row_at = _numbered(keys // width, len(row_ids))
    used_columns, column_at = _numbered(keys % width, width)
    counts = np.bincount(row_at, minlength=used_rows.size)
    return Incidence(
        selection=selection,
        stakeholders=[row_ids[i] for i in used_rows],
        events=[column_ids[i] for i in used_columns],
        indptr=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
        indices=column_at.astype(np.int64),
        left_out=left_out,
        guessed_days=guessed_days,
        participations=participations,
    )


def distinct(keys: Ints) -> Ints:
    """The distinct numbers, ascending. Numbers that ascend already, as a store's do, are not sorted again.

    >>> distinct(np.array([5, 3, 5])).tolist(), distinct(np.array([], np.int64)).tolist()
    ([3, 5], [])
    """
    if np.any(keys[1:] < keys[:-1]):
        keys = np.sort(keys)
    return np.asarray(keys[np.diff(keys, prepend=-1) != 0])


def _numbered(codes: Ints, size: int) -> tuple[Ints, Ints]:
    """The codes (0 to size − 1) that occur, ascending, and for each code its position among them."""
    present = np.zeros(size, np.bool_)
    present[codes] = True
    return np.flatnonzero(present), (np.cumsum(present) - 1)[codes]


def incidence_of(rows: list[tuple[str, str]]) -> Incidence:
    """An incidence from (stakeholder, event) pairs of ids; equal pairs count once.

    >>> incidence_of([("b", "x"), ("a", "x"), ("b", "x")]).stakeholders
    ['a', 'b']
    """
    people, events = (sorted({row[side] for row in rows}) for side in (0, 1))
    at = [{ident: i for i, ident in enumerate(ids)} for ids in (people, events)]
    where = np.array([(at[0][who], at[1][what]) for who, what in rows], np.int64).reshape(-1, 2)
    return from_pairs(Selection(), where[:, 0], where[:, 1], people, events)
