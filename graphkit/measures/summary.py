"""All measures of a whole network, for a series of networks."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from graphkit.errors import TooLargeError
from graphkit.measures.catalogue import measures_of
from graphkit.measures.communities import MOST_PAIRS
from graphkit.measures.measure import Measure
from graphkit.network.network import Network, Number
from graphkit.network.projection import pairs_within


@dataclass(frozen=True)
class Summary:
    """One network in numbers: name (a phase; None for all), counts, and every measure by name.

    ``nobody`` says why a network without stakeholders is empty.
    """

    name: str | None
    stakeholders: int
    events: int
    participations: int | None
    pairs: int
    numbers: dict[str, Number] = field(default_factory=dict)
    nobody: str = ""

    def values(self) -> dict[str, float | int | list[str] | None]:
        """The value of each measure; None where it is undefined."""
        return {name: number.value for name, number in self.numbers.items()}

    def said(self, what: str) -> dict[str, object]:
        """``reason``, ``error``, ``uncertain`` or ``method`` of the measures that have one."""
        found = ((name, getattr(number, what)) for name, number in self.numbers.items())
        return {name: word for name, word in found if word not in ("", None)}


def summary(network: Network, name: str | None = None) -> Summary:
    """Every whole-network measure of a network."""
    if 0 < pairs_within(network.incidence) <= MOST_PAIRS:
        _ = network.projection  # what has to be listed anyway gives the degrees as well
    numbers = {key: number for key, number in _numbers(network)}
    incidence = network.incidence
    nobody = "" if network.n else network.nobody
    return Summary(name, network.n, network.m, incidence.participations, incidence.pairs, numbers, nobody)


def summaries(networks: Iterable[tuple[str | None, Network]]) -> Iterator[Summary]:
    """The summary of each network, in order, several at once: numpy and scipy let go of the lock where it counts.

    Networks are taken one by one, so that no more than the cores can work on are held; what a network has to look up in
    its store is looked up here, since a store answers one thread.
    """
    at_once, waiting = os.cpu_count() or 1, deque[Future[Summary]]()
    with ThreadPoolExecutor(at_once) as pool:
        for name, network in networks:
            _ = network.group_names
            waiting.append(pool.submit(summary, network, name))
            if len(waiting) > at_once:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _numbers(network: Network) -> Iterator[tuple[str, Number]]:
    for key, measure in measures_of("network").items():
        yield key, _number(network, measure)


def _number(network: Network, measure: Measure) -> Number:
    if not network.n:
        return Number(None, network.nobody)
    try:
        found: Number = measure.function(network)
    except TooLargeError as error:
        return Number(None, str(error))
    return found
