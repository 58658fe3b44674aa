"""What is left of a component when a stakeholder leaves it: one depth-first search of the two-mode network."""

from __future__ import annotations

from graphkit.network.network import Network


def parts_left(network: Network) -> list[tuple[int, ...]]:
    """For each stakeholder the sizes of the parts its component falls into without it; empty for an isolate.

    More than one part means that it is a cut-point. Linear in the pairs.

    >>> from graphkit.incidence import incidence_of
    >>> b = incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> parts_left(Network(b))
    [(2,), (1, 1), (2,)]
    """
    below = _cut_off(network)
    result = []
    for i, size in enumerate(network.component_sizes[network.components].tolist()):
        rest = size - 1 - sum(below[i])
        result.append(tuple(part for part in (*below[i], rest) if part))
    return result


def _cut_off(network: Network) -> list[list[int]]:
    """For each stakeholder the sizes of the subtrees that only it joins to the rest, from a depth-first search.

    Hopcroft and Tarjan's lowest reachable number; nodes are stakeholders, then events; only stakeholders are counted.
    """
    n, neighbours = network.n, _neighbours(network)
    total = n + network.m
    number, low, size = [-1] * total, [0] * total, [0] * total
    cut: list[list[int]] = [[] for _ in range(n)]
    count = 0
    for root in range(n):
        if number[root] >= 0:
            continue
        stack = [(root, -1, iter(neighbours[root]))]
        number[root] = low[root] = count
        size[root], count = 1, count + 1
        while stack:
            node, parent, rest = stack[-1]
            for other in rest:
                if number[other] < 0:
                    number[other] = low[other] = count
                    size[other], count = int(other < n), count + 1
                    stack.append((other, node, iter(neighbours[other])))
                    break
                if other != parent and number[other] < low[node]:
                    low[node] = number[other]
            else:
                stack.pop()
                if parent >= 0:
                    low[parent] = min(low[parent], low[node])
                    size[parent] += size[node]
                    if parent < n and low[node] >= number[parent] and size[node]:
                        cut[parent].append(size[node])
    return cut


def _neighbours(network: Network) -> list[list[int]]:
    """The events of each stakeholder (numbered from n) and the stakeholders of each event."""
    incidence, n = network.incidence, network.n
    indptr, members = incidence.transposed()
    events, bounds = (incidence.indices + n).tolist(), incidence.indptr.tolist()
    people, ends = members.tolist(), indptr.tolist()
    own = [events[bounds[i] : bounds[i + 1]] for i in range(n)]
    return own + [people[ends[e] : ends[e + 1]] for e in range(network.m)]
