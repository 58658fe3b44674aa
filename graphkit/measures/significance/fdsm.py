"""Draws of two-mode networks with exactly the margins observed, and how often a pair shares as many events in them.

Many chains run side by side as rows of one array, so that a step costs a few array operations and no Python loop.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import TooLargeError
from graphkit.incidence import Incidence

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
DRAWS = 10_000
BURN_IN = 30  # global trades before the first draw of a chain
BETWEEN = 5  # global trades between two draws of a chain
MOST_STEPS = 2_000_000_000  # trades and comparisons beyond which nothing is drawn: about a minute
_OF_A_CHAIN = 20  # draws at least of each chain, so that few trades go into burning in
_HELD = 1 << 18  # participations of all chains together
_DENSE = 1 << 22  # numbers of the matrices of all chains together


def steps(incidence: Incidence, pairs: int, draws: int) -> int:
    """What drawing costs: participations traded, participants met and pairs compared, over all draws."""
    sizes = incidence.event_sizes()
    return draws * (BETWEEN * incidence.pairs + int((sizes * sizes).sum()) + pairs)


def tail_counts(incidence: Incidence, one: Ints, two: Ints, draws: int, seed: int) -> tuple[Ints, Ints]:
    """In how many of the draws each pair shares at least, and at most, as many events as observed: two of shape (pairs,).

    Trades between random pairs of lists (Strona et al. 2014, 10.1038/ncomms5114), all lists at once (Carstens et al.
    2018, 10.1016/j.mex.2018.06.018); ``BURN_IN`` such rounds first and ``BETWEEN`` between two draws.
    """
    n = len(incidence.stakeholders)
    place = one.astype(np.int64) * n + two
    observed = _shared(incidence.matrix())[place]
    at_least, at_most = np.zeros(one.size, np.int64), np.zeros(one.size, np.int64)
    for matrices in _drawn(incidence, draws, np.random.default_rng(seed)):
        for shared in _all_shared(matrices):
            found = shared[place]
            at_least += found >= observed
            at_most += found <= observed
    return at_least, at_most


def refuse_too_large(incidence: Incidence, pairs: int, draws: int) -> None:
    """TooLargeError where drawing takes more than ``MOST_STEPS``; it names what to ask instead."""
    needed = steps(incidence, pairs, draws)
    if needed > MOST_STEPS:
        raise TooLargeError(
            f"fdsm with {draws:,} draws of {incidence.pairs:,} participations and {pairs:,} pairs takes {needed:,} steps, more "
            f"than the {MOST_STEPS:,} that are gone through: ask for --backbone sdsm, which draws nothing, or for a smaller "
            f"selection (--phase)"
        )


def _drawn(incidence: Incidence, draws: int, random: np.random.Generator) -> Iterator[Any]:
    """The draws, as many matrices at a time as there are chains: the lists traded between are the fewer of the two modes."""
    n, m = len(incidence.stakeholders), len(incidence.events)
    by_event = m <= n
    indptr, members = incidence.transposed() if by_event else (incidence.indptr, incidence.indices)
    owner = np.repeat(np.arange(indptr.size - 1), np.diff(indptr))
    chains = max(1, min(draws // _OF_A_CHAIN, _HELD // max(incidence.pairs, 1), _DENSE // max(n * max(n, m), 1)))
    state = np.tile(members, (chains, 1))
    for first in range(0, draws, chains):
        for _ in range(BURN_IN if first == 0 else BETWEEN):
            state = traded(state, owner, max(n, m), random)
        kept = state[: min(chains, draws - first)]
        yield _dense(kept, owner, n, m, by_event) if chains > 1 else _sparse(kept[0], owner, n, m, by_event)


def traded(state: Ints, owner: Ints, members: int, random: np.random.Generator) -> Ints:
    """One global trade of each chain: lists meet two by two and redeal, at random, what only one of them holds.

    ``state`` (chains, pairs) holds the members (below ``members``) of the lists that ``owner`` (pairs,) names.
    """
    lists, pairs = int(owner[-1]) + 1, owner.size
    meeting = (np.argsort(random.random((state.shape[0], lists)), axis=1) // 2)[:, owner]
    by_member = np.sort((meeting * members + state) * pairs + np.arange(pairs), axis=1)
    single = _once(by_member // pairs)
    first = np.arange(state.shape[0])[:, None] * pairs
    slots = (by_member % pairs + first)[single]
    result = state.ravel().copy()
    result[slots] = result[_dealt(meeting, slots, lists, random)]
    return result.reshape(state.shape)


def _once(keys: Ints) -> NDArray[np.bool_]:
    """Where a key stands alone in its sorted row."""
    twice = keys[:, 1:] == keys[:, :-1]
    single = np.ones(keys.shape, np.bool_)
    single[:, 1:] &= ~twice
    single[:, :-1] &= ~twice
    return single


def _dealt(meeting: Ints, slots: Ints, lists: int, random: np.random.Generator) -> Ints:
    """The slots (flat, by chain and meeting) in an order that is random within each meeting; rows are sorted as numbers
    that hold meeting, chance and slot, which is several times faster than sorting positions."""
    chains, pairs = meeting.shape
    chance = (1 << 62) // (lists * pairs)
    keys = np.full(chains * pairs, np.iinfo(np.int64).max)
    keys[slots] = (meeting.ravel()[slots] * chance + random.integers(0, chance, slots.size)) * pairs + slots % pairs
    keys = np.sort(keys.reshape(chains, pairs), axis=1)
    kept = np.arange(pairs) < np.bincount(slots // pairs, minlength=chains)[:, None]
    return np.asarray((keys % pairs + np.arange(chains)[:, None] * pairs)[kept])


def _dense(state: Ints, owner: Ints, n: int, m: int, by_event: bool) -> NDArray[np.float32]:
    matrices = np.zeros((state.shape[0], n, m), np.float32)
    chain = np.arange(state.shape[0])[:, None]
    matrices[(chain, state, owner) if by_event else (chain, owner, state)] = 1
    return matrices


def _sparse(state: Ints, owner: Ints, n: int, m: int, by_event: bool) -> Any:
    from scipy.sparse import csr_array

    rows, columns = (state, owner) if by_event else (owner, state)
    return csr_array((np.ones(state.size, np.float32), (rows, columns)), shape=(n, m))


def _all_shared(matrices: Any) -> Iterator[Floats]:
    """Shared events of all pairs, flat, of each matrix."""
    if matrices.ndim == 2:
        yield _shared(matrices)
    else:
        yield from np.matmul(matrices, matrices.transpose(0, 2, 1)).reshape(matrices.shape[0], -1)


def _shared(matrix: Any) -> Floats:
    return np.asarray((matrix @ matrix.T).toarray()).ravel()
