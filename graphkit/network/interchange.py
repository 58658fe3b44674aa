"""To networkx and back: for algorithms and formats that live there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.errors import GraphkitError
from graphkit.incidence import from_pairs
from graphkit.model import Selection
from graphkit.network.network import Network

if TYPE_CHECKING:
    import networkx as nx

    from graphkit.stores.protocol import Store


def to_networkx(network: Network, *, two_mode: bool = False, store: Store | None = None) -> nx.Graph[Any]:
    """The projection (edges with ``weight`` and ``shared_events``) or, ``two_mode``, stakeholders and events.

    Nodes are ids; with a ``store`` they carry name, type, kind and sector (stakeholders), title, date and kind (events).
    In the two-mode graph ``bipartite`` is 0 for stakeholders and 1 for events, which stand as ``("event", id)``: the ids
    of the two are two spaces.
    """
    import networkx as nx

    graph: nx.Graph[Any] = nx.Graph()
    graph.add_nodes_from(
        (ident, {"group": group}) for ident, group in zip(network.stakeholders, network.group_names, strict=True)
    )
    if store:
        graph.add_nodes_from(
            (who.id, _kept(who, "name", "name_en", "type", "kind", "sector"))
            for who in store.stakeholders(network.stakeholders)
        )
    (_two_mode if two_mode else _one_mode)(graph, network, store)
    return graph


def _kept(item: Any, *names: str) -> dict[str, Any]:
    return {name: value for name in names if (value := getattr(item, name)) is not None}


def _one_mode(graph: nx.Graph[Any], network: Network, _: Store | None) -> None:
    ties, ids = network.projection, network.stakeholders
    shared = (network.matrix[ties.sources].multiply(network.matrix[ties.targets])).sum(axis=1)
    rows = zip(
        ties.sources.tolist(),
        ties.targets.tolist(),
        ties.weights.tolist(),
        np.asarray(shared).ravel().tolist(),
        strict=True,
    )
    graph.add_edges_from((ids[i], ids[j], {"weight": w, "shared_events": int(s)}) for i, j, w, s in rows)
    graph.graph["weight"] = network.weight


def _two_mode(graph: nx.Graph[Any], network: Network, store: Store | None) -> None:
    for ident in network.stakeholders:
        graph.nodes[ident]["bipartite"] = 0
    graph.add_nodes_from((("event", ident), {"bipartite": 1}) for ident in network.incidence.events)
    if store:
        graph.add_nodes_from(
            (("event", e.id), _kept(e, "title", "title_en", "kind", "date"))
            for e in store.events(network.incidence.events)
        )
    for i, ident in enumerate(network.stakeholders):
        graph.add_edges_from((ident, ("event", network.incidence.events[e])) for e in network.incidence.events_of(i))


def from_networkx(graph: nx.Graph[Any], *, weight: str = "newman", group: str = "group") -> Network:
    """A network from a two-mode graph whose nodes carry ``bipartite``: 0 stakeholders, 1 events.

    Ids are ``str(node)``, of events in the form of `to_networkx` the bare id; stakeholders and events without an edge
    are left out, parallel edges count once. Raises GraphkitError where a node has no side, an edge joins two of one
    side, or two nodes have one id.

    >>> import networkx as nx
    >>> network = from_networkx(nx.davis_southern_women_graph())
    >>> network.n, network.m, network.incidence.pairs
    (18, 14, 89)
    """
    sides = {node: data.get("bipartite") for node, data in graph.nodes(data=True)}
    if wrong := [node for node, side in sides.items() if side not in (0, 1)]:
        raise GraphkitError(
            f"{len(wrong)} node(s) have no side, {wrong[0]!r} first: set bipartite to 0 (stakeholder) or 1 (event)"
        )
    people, events = _side(sides, 0), _side(sides, 1)
    pairs = [_ordered(a, b, sides) for a, b in graph.edges()]
    rows = np.array([people[a] for a, _ in pairs], np.int64)
    columns = np.array([events[b] for _, b in pairs], np.int64)
    incidence = from_pairs(Selection(), rows, columns, [_ident(n) for n in people], [_ident(n) for n in events])
    found = {_ident(node): graph.nodes[node].get(group) for node in people}
    return Network(incidence, weight, tuple(found[ident] for ident in incidence.stakeholders))


def _ident(node: Any) -> str:
    return str(node[1]) if isinstance(node, tuple) and len(node) == 2 and node[0] == "event" else str(node)


def _side(sides: dict[Any, Any], side: int) -> dict[Any, int]:
    nodes = sorted((node for node, own in sides.items() if own == side), key=_ident)
    ids = [_ident(node) for node in nodes]
    if len(set(ids)) < len(ids):
        raise GraphkitError(
            f"two nodes of one side have the id {next(i for i in ids if ids.count(i) > 1)!r}: rename one"
        )
    return {node: i for i, node in enumerate(nodes)}


def _ordered(a: Any, b: Any, sides: dict[Any, Any]) -> tuple[Any, Any]:
    if sides[a] == sides[b]:
        raise GraphkitError(f"an edge joins {a!r} and {b!r} of the same side: a two-mode graph is needed")
    return (a, b) if sides[a] == 0 else (b, a)
