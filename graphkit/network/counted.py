"""The rules behind a network, in words: those of its selection, what was done with large events, what a tie weighs."""

from __future__ import annotations

from graphkit.network.network import Network
from graphkit.rules import large_events, rules


def counted(network: Network, lang: str = "en", *, weighted: bool = True) -> list[str]:
    """One line a rule, in English or Latvian; ``weighted`` adds the weight.

    >>> from graphkit.incidence import incidence_of
    >>> counted(Network(incidence_of([("a", "x")]), "count", hubs="leave-out", hub_size=9))[-1]
    'events of more than 9 participants are left out'
    """
    incidence = network.incidence
    return [
        *rules(incidence.selection, lang, incidence, network.weight if weighted else None),
        *large_events(network.hubs, network.hub_size, network.seed, lang),
    ]
