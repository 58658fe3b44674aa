"""Sets of stakeholders as bits, 64 to a machine word: degrees and all distances without projecting.

An event's set of participants is a row of words; the partners of a stakeholder are the union of the rows of its events.
The cost is pairs × stakeholders / 64 whatever the size of an event, so that a hub of thousands costs no more than others.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from graphkit.incidence import Incidence

Ints = NDArray[np.int64]
Words = NDArray[np.uint64]
_GATHERED = 1 << 23  # bytes that one union copies together: what fits a cache is fastest


def pack(indptr: Ints, indices: Ints, start: int, width: int) -> Words:
    """Rows of sets (ascending, compressed) as ``width`` words of bits for the members ``start`` to ``start + 64 width``.

    >>> pack(np.array([0, 2, 3]), np.array([0, 65, 1]), 0, 2).tolist()
    [[1, 2], [2, 0]]
    """
    rows = np.repeat(np.arange(indptr.size - 1), np.diff(indptr))
    inside = (indices >= start) & (indices < start + 64 * width)
    offset = indices[inside] - start
    flat = rows[inside] * width + (offset >> 6)
    words = np.zeros((indptr.size - 1) * width, np.uint64)
    if flat.size:
        first = np.flatnonzero(np.diff(flat, prepend=-1))
        words[flat[first]] = np.add.reduceat(np.uint64(1) << (offset & 63).astype(np.uint64), first)
    return words.reshape(-1, width)


def union(words: Words, indptr: Ints, indices: Ints) -> Words:
    """For each row (none empty) the union of the rows of ``words`` that it names."""
    return np.asarray(np.bitwise_or.reduceat(np.take(words, indices, axis=0), indptr[:-1], axis=0))


def _blocks(n: int, pairs: int) -> Iterator[tuple[int, int]]:
    """n stakeholders in blocks: (first, words), so that a union over the pairs stays within a fixed memory."""
    width = max(1, min(-(-n // 64), _GATHERED // (8 * max(pairs, 1))))
    for start in range(0, n, 64 * width):
        yield start, min(width, -(-(n - start) // 64))


def degrees(incidence: Incidence) -> Ints:
    """Number of partners of each stakeholder: shape (n,), from 0 to n − 1. Time pairs × n / 64.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> degrees(b).tolist()
    [1, 2, 1]
    """
    return partners_among(incidence, np.ones(len(incidence.stakeholders), np.bool_))


def partners_among(incidence: Incidence, inside: NDArray[np.bool_]) -> Ints:
    """Number of partners of each stakeholder that are in a set: shape (n,). Time pairs × members of the set / 64.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> partners_among(b, np.array([True, True, False])).tolist()
    [1, 1, 1]
    """
    indptr, members = incidence.transposed()
    kept = inside[members]
    starts, members = np.append(0, np.cumsum(kept))[indptr], (np.cumsum(inside) - 1)[members[kept]]
    total = -inside.astype(np.int64)  # a stakeholder is no partner of its own
    for start, width in _blocks(int(inside.sum()), incidence.pairs):
        met = union(pack(starts, members, start, width), incidence.indptr, incidence.indices)
        total += np.bitwise_count(met).sum(axis=1, dtype=np.int64)
    return total


def within(incidence: Incidence, steps: int) -> Ints:
    """How many others each stakeholder reaches in at most so many ties: shape (n,), from 0 to n − 1.

    Time (pairs × n / 64) × steps.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y"), ("c", "z"), ("d", "z")])
    >>> within(b, 2).tolist()
    [2, 3, 3, 2]
    """
    by_event = incidence.transposed()

    def near(block: tuple[int, int]) -> Ints:
        total = np.zeros(len(incidence.stakeholders), np.int64)
        for new in islice(_waves(incidence, by_event, *block), steps):
            total += np.bitwise_count(new).sum(axis=1, dtype=np.int64)
        return total

    found = np.zeros(len(incidence.stakeholders), np.int64)
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # numpy lets go of the lock in its loops
        for part in pool.map(near, list(_blocks(len(incidence.stakeholders), incidence.pairs))):
            found += part
    return found


@dataclass(frozen=True)
class Distances:
    """Of each stakeholder: ``reached`` others, the ``total`` of their distances, the ``furthest`` one; and how many
    pairs stand at each distance from 1 on (``histogram``, unordered pairs)."""

    reached: Ints
    total: Ints
    furthest: Ints
    histogram: Ints


def distances(incidence: Incidence, reachable: Ints | None = None) -> Distances:
    """Distances in shared events between all stakeholders, exactly: a breadth-first search from all of them at once.

    ``reachable`` says how many others each can reach, where that is known, so that no search goes on to find nobody.

    A step is one tie of the one-mode projection. Time (pairs × n / 64) × diameter, memory fixed beyond the arrays of
    length n. After Then et al. 2014, "The more the merrier", 10.14778/2735496.2735507.
    """
    n, by_event = len(incidence.stakeholders), incidence.transposed()

    def reach(block: tuple[int, int]) -> list[Ints]:
        found, left = [], -1 if reachable is None else int(reachable[block[0] :][: 64 * block[1]].sum())
        waves = _waves(incidence, by_event, *block)
        while left and (new := next(waves, None)) is not None:
            found.append(np.bitwise_count(new).sum(axis=1, dtype=np.int64))
            left -= int(found[-1].sum())
        return found

    reached, total, furthest = np.zeros(n, np.int64), np.zeros(n, np.int64), np.zeros(n, np.int64)
    histogram: list[int] = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # numpy lets go of the lock in its loops
        for counts_by_step in pool.map(reach, list(_blocks(len(incidence.stakeholders), incidence.pairs))):
            for step, counts in enumerate(counts_by_step, 1):
                reached += counts
                total += step * counts
                furthest[counts > 0] = np.maximum(furthest[counts > 0], step)
                histogram += [0] * (step - len(histogram))
                histogram[step - 1] += int(counts.sum())
    return Distances(reached, total, furthest, np.array(histogram, np.int64) // 2)


def _waves(incidence: Incidence, by_event: tuple[Ints, Ints], start: int, width: int) -> Iterator[Words]:
    """Which of a block of sources reach each stakeholder first at step 1, 2, …"""
    n = len(incidence.stakeholders)
    wave = pack(np.arange(n + 1), np.arange(n), start, width)
    seen = wave.copy()
    while True:
        wave = union(union(wave, *by_event), incidence.indptr, incidence.indices) & ~seen
        if not wave.any():
            return
        seen |= wave
        yield wave
