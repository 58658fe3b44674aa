"""Measures by name, for Python: a value, or a ranking as rows."""

from __future__ import annotations

from inspect import signature
from typing import Any

from graphkit.errors import GraphkitError
from graphkit.measures.catalogue import find_measure
from graphkit.measures.measure import Measure
from graphkit.measures.ranking import ranking
from graphkit.network.network import Network, Number, Values


def measure(network: Network, name: str, **choices: Any) -> Values | Number:
    """A measure of a network or of its stakeholders, by name; ``choices`` go to it, as ``steps`` to ``reach``.

    A name written exactly as in the catalogue is that measure (``two-mode-closure`` of stakeholders, ``two_mode_closure``
    of the network); otherwise blanks, hyphens and underscores are alike, and the network comes first. NotFoundError, with
    the nearest names, for others.

    >>> from graphkit.incidence import incidence_of
    >>> network = Network(incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")]))
    >>> measure(network, "density").value, measure(network, "degree").values.tolist()
    (0.6666666666666666, [1.0, 2.0, 1.0])
    """
    result: Values | Number = _asked(find_measure(name, "network", "stakeholder"), network, choices)
    return result


def _asked(found: Measure, network: Network, choices: dict[str, Any]) -> Any:
    """The measure under the choices made; GraphkitError for one that it does not have."""
    known = list(signature(found.function).parameters)[1:]
    for choice in choices:
        if choice not in known:
            raise GraphkitError(
                f"the measure {found.name} has no choice {choice!r}; it has: {', '.join(known) or 'none'}"
            )
    return found.function(network, **choices)


def rank(
    network: Network, name: str, limit: int | None = None, **choices: Any
) -> list[tuple[int | None, str, float | None]]:
    """Rows (rank, id, value) by a stakeholder measure: value descending, then id; undefined ones last without a rank.

    ``choices`` go to the measure, as ``steps`` to ``reach``.

    >>> from graphkit.incidence import incidence_of
    >>> network = Network(incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")]))
    >>> rank(network, "degree", 2)
    [(1, 'b', 2.0), (2, 'a', 1.0)]
    """
    values: Values = _asked(find_measure(name), network, choices)
    rows = ranking(values.values, limit)
    return [(row.rank, network.stakeholders[row.position], row.value) for row in rows]
