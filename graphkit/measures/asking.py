"""Measures by name, for Python: a value, or a ranking as rows."""

from __future__ import annotations

from graphkit.errors import NotFoundError
from graphkit.measures.catalogue import find_measure
from graphkit.measures.ranking import ranking
from graphkit.network.network import Network, Number, Values


def measure(network: Network, name: str) -> Values | Number:
    """A measure of a network or of its stakeholders, by name. NotFoundError, with the nearest names, for others.

    >>> from graphkit.incidence import incidence_of
    >>> network = Network(incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")]))
    >>> measure(network, "density").value, measure(network, "degree").values.tolist()
    (0.6666666666666666, [1.0, 2.0, 1.0])
    """
    try:
        found = find_measure(name, "network")
    except NotFoundError:
        found = find_measure(name, "stakeholder")
    result: Values | Number = found.function(network)
    return result


def rank(network: Network, name: str, limit: int | None = None) -> list[tuple[int | None, str, float | None]]:
    """Rows (rank, id, value) by a stakeholder measure: value descending, then id; undefined ones last without a rank.

    >>> from graphkit.incidence import incidence_of
    >>> network = Network(incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")]))
    >>> rank(network, "degree", 2)
    [(1, 'b', 2.0), (2, 'a', 1.0)]
    """
    values: Values = find_measure(name).function(network)
    rows = ranking(values.values, limit)
    return [(row.rank, network.stakeholders[row.position], row.value) for row in rows]
