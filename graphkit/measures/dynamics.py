"""What changes from phase to phase: who and which ties are kept, lost, new, returned, and how stable that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graphkit.measures.measure import Measure
from graphkit.network.membership import among
from graphkit.network.network import Network

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Change:
    """Counts of one kind (stakeholders or ties) between two phases; ratios are None where nothing could be counted.

    ``returned`` are those of ``new`` seen in a phase before; ``jaccard``, ``hamming``, ``retention`` and ``entry`` are
    over ``basis`` (all stakeholders; for ties, those among the stakeholders present in both).
    """

    kept: int
    lost: int
    new: int
    returned: int
    jaccard: float | None
    hamming: int
    retention: float | None
    entry: float | None
    ids: dict[str, list[str]] = field(default_factory=dict)
    pairs: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Transition:
    """From one phase to another: changes of stakeholders and of ties, and how many stakeholders were in both."""

    source: str
    target: str
    stakeholders: Change
    ties: Change
    present_in_both: int
    empty: tuple[str, ...] = ()


def jaccard(kept: int, lost: int, new: int) -> float | None:
    """Share kept of all seen in either phase: N11/(N11 + N10 + N01), N11 kept, N10 lost, N01 new. Range 0 to 1.

    Isolates count among stakeholders and are in no tie. None where both phases are empty. Snijders, van de Bunt &
    Steglich 2010, 10.1016/j.socnet.2009.02.004.

    >>> jaccard(3, 1, 2), jaccard(0, 0, 0)
    (0.5, None)
    """
    return _share(kept, kept + lost + new)


def hamming(kept: int, lost: int, new: int) -> int:
    """How many were lost or are new: N10 + N01. Range from 0: nothing changed.

    Isolates count among stakeholders and are in no tie. 0 also where both phases are empty. Snijders, van de Bunt &
    Steglich 2010, 10.1016/j.socnet.2009.02.004.

    >>> hamming(3, 1, 2)
    3
    """
    del kept  # taken as the others take it
    return lost + new


def retention(kept: int, lost: int, new: int) -> float | None:
    """Share of the first phase that stayed: N11/(N11 + N10). Range 0 to 1.

    Isolates count among stakeholders and are in no tie. None where the first phase is empty. Sasovova et al. 2010,
    10.2189/asqu.2010.55.4.639.

    >>> retention(3, 1, 2), retention(0, 0, 2)
    (0.75, None)
    """
    del new  # taken as the others take it
    return _share(kept, kept + lost)


def entry(kept: int, lost: int, new: int) -> float | None:
    """Share of the second phase that is new: N01/(N11 + N01). Range 0 to 1.

    Isolates count among stakeholders and are in no tie. None where the second phase is empty. Sasovova et al. 2010,
    10.2189/asqu.2010.55.4.639.

    >>> entry(3, 1, 2), entry(0, 1, 0)
    (0.4, None)
    """
    del lost  # taken as the others take it
    return _share(new, kept + new)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


class Series:
    """Networks of phases on one numbering of their stakeholders, so that sets of them and of their ties compare."""

    def __init__(self, networks: dict[str, Network]) -> None:
        self.ids = sorted({ident for network in networks.values() for ident in network.stakeholders})
        position = {ident: i for i, ident in enumerate(self.ids)}
        self.order = list(networks)
        self.present = {
            name: np.array([position[ident] for ident in network.stakeholders], np.int64)
            for name, network in networks.items()
        }
        self._networks = networks
        self._keys: dict[str, Ints] = {}

    def nobody(self, phase: str) -> str:
        """Why a phase without stakeholders is empty, in words."""
        return self._networks[phase].nobody

    def ties(self, phase: str) -> Ints:
        """The ties of a phase as ascending numbers: lower position × n + higher position."""
        if phase not in self._keys:
            own, ties = self.present[phase], self._networks[phase].projection
            self._keys[phase] = own[ties.sources] * max(len(self.ids), 1) + own[ties.targets]
        return self._keys[phase]

    def seen_before(self, phase: str, what: str, keys: Ints) -> int:
        """How many of some stakeholders (or ties) were seen in a phase before."""
        seen = np.zeros(keys.size, np.bool_)
        for name in self.order[: self.order.index(phase)]:
            seen |= among(keys, self.present[name] if what == "stakeholders" else self.ties(name))
        return int(seen.sum())


def transition(series: Series, source: str, target: str, *, detail: bool = False) -> Transition:
    """What changed from one phase to another; ``detail`` adds who, and which ties among those present in both."""
    old, new = series.present[source], series.present[target]
    both = old[among(old, new)]
    people = _change(series, target, "stakeholders", old, new)
    if detail:
        people.ids.update(_named(series, old, new))
    return Transition(
        source,
        target,
        people,
        _ties(series, source, target, both, detail),
        both.size,
        tuple(name for name in (source, target) if not series.present[name].size),
    )


def _change(
    series: Series, target: str, what: str, old: Ints, new: Ints, within: tuple[Ints, Ints] | None = None
) -> Change:
    """The counts between two ascending sets; ratios over ``within`` where given."""
    counts = _counts(old, new)
    fresh = new[~among(new, old)]
    basis = _counts(*within) if within else counts
    returned = series.seen_before(target, what, fresh)
    return Change(*counts, returned, jaccard(*basis), hamming(*basis), retention(*basis), entry(*basis))


def _counts(old: Ints, new: Ints) -> tuple[int, int, int]:
    few, many = (old, new) if old.size < new.size else (new, old)
    kept = int(among(few, many).sum())
    return kept, int(old.size) - kept, int(new.size) - kept


def _ties(series: Series, source: str, target: str, both: Ints, detail: bool) -> Change:
    old, new = series.ties(source), series.ties(target)
    shared = _among(series, old, both), _among(series, new, both)
    change = _change(series, target, "ties", old, new, shared)
    if detail:
        change.pairs.update({name: _pairs(series, keys) for name, keys in _parts(*shared).items()})
    return change


def _among(series: Series, ties: Ints, members: Ints) -> Ints:
    """The ties whose two ends are both among the members."""
    inside = np.zeros(len(series.ids) + 1, bool)
    inside[members] = True
    n = max(len(series.ids), 1)
    return ties[inside[ties // n] & inside[ties % n]]


def _parts(old: Ints, new: Ints) -> dict[str, Ints]:
    return {"kept": np.intersect1d(old, new), "lost": np.setdiff1d(old, new), "new": np.setdiff1d(new, old)}


def _named(series: Series, old: Ints, new: Ints) -> dict[str, list[str]]:
    return {name: [series.ids[i] for i in part] for name, part in _parts(old, new).items()}


def _pairs(series: Series, keys: Ints) -> list[tuple[str, str]]:
    n = max(len(series.ids), 1)
    return [(series.ids[key // n], series.ids[key % n]) for key in keys.tolist()]


def transitions(series: Series, phases: Sequence[str] | None = None) -> list[Transition]:
    """Every pair of consecutive phases, or of those named; what returned may have been seen in any phase before."""
    chosen = [phase for phase in series.order if phases is None or phase in phases]
    return [transition(series, source, target) for source, target in pairwise(chosen)]


_REFERENCE = "Snijders, van de Bunt & Steglich 2010, 10.1016/j.socnet.2009.02.004"
MEASURES = (
    Measure("jaccard", "phase pair", jaccard, "share kept of all seen in either phase", "saglabātā daļa no visa abos posmos redzētā",
            "N11/(N11 + N10 + N01)", "0 to 1", _REFERENCE),
    Measure("hamming", "phase pair", hamming, "how many were lost or new", "cik zuduši vai jauni",
            "N10 + N01", "from 0", _REFERENCE),
    Measure("retention", "phase pair", retention, "share of the first phase that stayed", "pirmā posma daļa, kas palika",
            "N11/(N11 + N10)", "0 to 1", "Sasovova et al. 2010, 10.2189/asqu.2010.55.4.639"),
    Measure("entry", "phase pair", entry, "share of the second phase that is new", "otrā posma daļa, kas ir jauna",
            "N01/(N11 + N01)", "0 to 1", "Sasovova et al. 2010, 10.2189/asqu.2010.55.4.639"),
)  # fmt: skip
