"""The statistical backbone: ties that are more (or less) than a null model makes by chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import GraphkitError
from graphkit.incidence import Incidence
from graphkit.measures.measure import Measure
from graphkit.measures.significance.attainable import draws_needed, smallest_by_class, smallest_by_draws
from graphkit.measures.significance.corrections import CORRECTIONS, adjusted
from graphkit.measures.significance.fdsm import DRAWS, refuse_too_large
from graphkit.measures.significance.nulls import Hypergeometric, Sdsm
from graphkit.measures.significance.tails import Null
from graphkit.measures.significance.tested import Tested, by_class, by_draws
from graphkit.measures.ties import Ties, ties
from graphkit.network.network import Network

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
METHODS = ("sdsm", "hypergeometric", "fdsm")
ALPHA = 0.05
_EXACT: dict[str, Callable[[Incidence], Null]] = {"sdsm": Sdsm, "hypergeometric": Hypergeometric}
_LEAST = np.finfo(float).tiny  # what was observed is never impossible


@dataclass(frozen=True)
class Backbone:
    """The ``ties`` kept, in order of source and target, and how they were tested.

    ``tests`` counts all n(n − 1)/2 pairs, ``tied`` those that share an event, ``events`` those of the network.
    ``draws`` and ``seed`` are None where nothing is drawn. ``smallest`` is the least (p, adjusted p) that any pair could
    have, where that is above alpha, so that nothing could be kept; ``draws_needed`` how many draws would change that.
    Where nothing is kept, ``milder`` holds each correction that would keep ties beyond chance, with how many.
    """

    ties: Ties
    method: str
    alpha: float
    correction: str
    signed: bool
    tests: int
    tied: int
    events: int
    draws: int | None = None
    seed: int | None = None
    smallest: tuple[float, float] | None = None
    draws_needed: int | None = None
    milder: tuple[tuple[str, int], ...] = ()


def backbone(
    network: Network,
    method: str = "sdsm",
    *,
    alpha: float = ALPHA,
    correction: str = "holm",
    signed: bool = False,
    draws: int = DRAWS,
    seed: int | None = None,
) -> Backbone:
    """The ties of a network whose P(X ≥ shared) under a null model, corrected for all n(n − 1)/2 pairs, is at most alpha.

    ``method``: ``hypergeometric`` (events of each stakeholder fixed), ``sdsm`` (degrees and event sizes fixed on
    average; exact Poisson-binomial tail), ``fdsm`` (both fixed, ``draws`` with ``seed``, p = (count + 1)/(draws + 1)).
    ``signed`` adds pairs, tied or not, whose P(X ≤ shared) is at most alpha, corrected by itself. Alpha 1 keeps every tie.
    No tie, no stakeholder: an empty backbone. Raises GraphkitError for unknown words and alpha outside 0 to 1,
    TooLargeError where the draws take too long. Neal 2014, 10.1016/j.socnet.2014.06.001.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 0, 1, 2, 3]), np.array([0, 0, 1, 1, 2, 3]), list("abcd"), list("wxyz"))
    >>> found = backbone(Network(b), "hypergeometric", alpha=0.2, correction="none")
    >>> found.ties.p_values.round(4).tolist(), found.tests
    ([0.1667], 6)
    """
    _check(method, alpha, correction, draws)
    seed = network.seed if seed is None else seed
    pairs, tests = ties(network), network.n * (network.n - 1) // 2
    nothing = pairs.take(np.empty(0, np.int64))
    empty = Backbone(nothing, method, alpha, correction, signed, tests, len(pairs), network.m)
    if method == "fdsm":
        return _drawn(network, pairs, replace(empty, draws=draws, seed=seed))
    if not tests:
        return empty
    null = _EXACT[method](network.incidence)
    tested = by_class(network, null, pairs, signed)
    found = _found(empty, tested)
    least = (0.0, 0.0) if len(found.ties) else smallest_by_class(null, correction, tests, alpha, signed)
    return found if least[1] <= alpha else replace(found, smallest=least)


def _drawn(network: Network, pairs: Ties, empty: Backbone) -> Backbone:
    """The backbone by draws; nothing is drawn where their number could not make anything significant."""
    draws, seed, correction, tests = empty.draws or DRAWS, empty.seed or 0, empty.correction, empty.tests
    compared = tests if empty.signed else len(pairs)
    if not tests:
        return empty
    refuse_too_large(network.incidence, compared, draws)
    if network.m == 1 and empty.alpha < 1:
        return replace(empty, smallest=(1.0, 1.0))  # whoever is drawn to the one event, all are there
    least = smallest_by_draws(correction, tests, compared, draws)
    if least[1] > empty.alpha:
        return replace(empty, smallest=least, draws_needed=draws_needed(correction, tests, compared, empty.alpha))
    tested = by_draws(network, pairs, empty.signed, draws, seed)
    return _found(empty, tested)


def _found(empty: Backbone, tested: Tested) -> Backbone:
    """The backbone with what its test keeps; where that is nothing, with what milder corrections would keep."""
    found = replace(empty, ties=_kept(tested, empty.alpha, empty.correction, empty.tests, empty.signed))
    if len(found.ties) or not empty.tied:
        return found
    others = [each for each in ("holm", "bh", "none") if each != empty.correction]
    kept = [(each, len(_kept(tested, empty.alpha, each, empty.tests, False))) for each in others]
    return replace(found, milder=tuple((each, count) for each, count in kept if count))


def _check(method: str, alpha: float, correction: str, draws: int) -> None:
    for word, known, what in ((method, METHODS, "null model"), (correction, CORRECTIONS, "correction")):
        if word not in known:
            raise GraphkitError(f"unknown {what} {word!r}: one of {', '.join(known)}")
    if not 0 < alpha <= 1:
        raise GraphkitError(f"alpha {alpha} is no level of significance: above 0 and at most 1")
    if draws < 1:
        raise GraphkitError("draws: 1 or more")


def _kept(tested: Tested, alpha: float, correction: str, tests: int, signed: bool) -> Ties:
    """The pairs of which the tail that is the smaller is small enough, with it."""
    places = tested.upper.size
    counts = np.bincount(tested.at, minlength=places)
    p, sign = tested.upper, np.ones(places, np.int64)
    after = adjusted(p, correction, tests, counts)
    if signed:
        if tested.untied:
            np.add.at(counts, tested.untied.places, tested.untied.counts)
        fewer = tested.lower < tested.upper
        after = np.where(fewer, adjusted(tested.lower, correction, tests, counts), after)
        p, sign = np.where(fewer, tested.lower, p), np.where(fewer, -1, 1)
    kept = after <= alpha * (1 + 1e-12)
    positions = np.flatnonzero(kept[tested.at])
    found, at = tested.ties.take(positions), tested.at[positions]
    if signed and tested.untied:
        found, at = _with_untied(tested, found, at, kept)
    return replace(
        found,
        p_values=np.maximum(p[at], _LEAST),
        p_adjusted=np.maximum(after[at], _LEAST),
        signs=sign[at] if signed else None,
    )


def _with_untied(tested: Tested, found: Ties, at: Ints, kept: NDArray[np.bool_]) -> tuple[Ties, Ints]:
    """The pairs kept and the untied ones kept, in order of source and target."""
    untied = tested.untied
    if untied is None:
        return found, at
    sources, targets, places = untied.pairs(kept[untied.places] & (untied.counts > 0), tested.ties)
    whole = Ties(
        np.concatenate((found.sources, sources)),
        np.concatenate((found.targets, targets)),
        np.concatenate((found.weights, np.zeros(sources.size))),
        np.concatenate((found.shared, np.zeros(sources.size, found.shared.dtype))),
    )
    order = np.lexsort((whole.targets, whole.sources))
    return whole.take(order), np.concatenate((at, places))[order]


def sdsm(network: Network, **choices: Any) -> Backbone:
    """Ties beyond chance, degrees and event sizes fixed on average: P(X ≥ (BBᵀ)_ij) ≤ α, X Poisson-binomial of p_ie
    p_je.

    Range: p from 0 to 1, exact. Isolates share no event and are in no tie; an empty network has an empty backbone.
    See ``backbone``. Neal 2014, 10.1016/j.socnet.2014.06.001; p by the configuration model of Saracco et al. 2015,
    10.1038/srep10595.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> len(sdsm(Network(b)).ties)
    0
    """
    return backbone(network, "sdsm", **choices)


def hypergeometric(network: Network, **choices: Any) -> Backbone:
    """Ties beyond chance, the events of each stakeholder fixed: P(X ≥ (BBᵀ)_ij) ≤ α, X hypergeometric (m, d_i, d_j).

    Range: p from 0 to 1, exact. Isolates share no event and are in no tie; an empty network has an empty backbone.
    See ``backbone``. Tumminello et al. 2011, 10.1371/journal.pone.0017994.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> hypergeometric(Network(b), alpha=1).ties.p_values.tolist()
    [1.0, 1.0]
    """
    return backbone(network, "hypergeometric", **choices)


def fdsm(network: Network, **choices: Any) -> Backbone:
    """Ties beyond chance, degrees and event sizes fixed, by draws: P(X ≥ (BBᵀ)_ij) ≤ α, X from networks with the same
    margins.

    Range: p from 1/(draws + 1) to 1. Isolates share no event and are in no tie; an empty network has an empty
    backbone. See ``backbone``. Neal 2014, 10.1016/j.socnet.2014.06.001.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> len(fdsm(Network(b), draws=19, alpha=1).ties)
    2
    """
    return backbone(network, "fdsm", **choices)


_TAIL = "P(X ≥ (BBᵀ)_ij) ≤ α"
MEASURES = (
    Measure("sdsm", "tie", sdsm, "ties beyond chance, degrees and event sizes fixed on average",
            "saites, kas nav nejaušas, ja dalību skaits un pasākumu lielums vidēji nemainās",
            f"{_TAIL}, X Poisson-binomial of p_ie p_je", "p from 0 to 1", "Neal 2014, 10.1016/j.socnet.2014.06.001", projects=True),
    Measure("hypergeometric", "tie", hypergeometric, "ties beyond chance, events of each stakeholder fixed",
            "saites, kas nav nejaušas, ja katra dalību skaits nemainās",
            f"{_TAIL}, X hypergeometric (m, d_i, d_j)", "p from 0 to 1", "Tumminello et al. 2011, 10.1371/journal.pone.0017994",
            projects=True),
    Measure("fdsm", "tie", fdsm, "ties beyond chance, degrees and event sizes fixed, by draws",
            "saites, kas nav nejaušas, ja dalību skaits un pasākumu lielums nemainās, izlozēts",
            f"{_TAIL}, X from networks with the same margins", "p from 1/(draws + 1) to 1", "Neal 2014, 10.1016/j.socnet.2014.06.001",
            projects=True),
)  # fmt: skip
