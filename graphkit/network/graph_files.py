"""Stakeholders and events as a two-mode graph in a file of another program: GraphML, GEXF, node-link JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.errors import GraphkitError
from graphkit.files import whole_file
from graphkit.model import Event, Evidence, Selection, Stakeholder
from graphkit.rules import rules
from graphkit.stores.protocol import Store

if TYPE_CHECKING:
    import networkx as nx

SUFFIXES = (".graphml", ".gexf", ".json")
#: What a file holds that names no level: every status and kind of event, as for other exports.
EVERYTHING = Selection(statuses=(), joint_only=False)
# What XML 1.0 cannot hold, and the line ends that it would change.
_NO_XML = re.compile("[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINES = re.compile(r"[\r\n\x85\u2028\u2029]+")
Attributes = dict[str, Any]


@dataclass
class TwoMode:
    """Nodes by key (``stakeholder/ID``, ``event/ID``) and edges between them, with their attributes.

    ``about`` is said of the whole. Values are texts, whole numbers, or lists of texts; what is not known is not there.
    """

    nodes: dict[str, Attributes] = field(default_factory=dict)
    edges: dict[tuple[str, str], Attributes] = field(default_factory=dict)
    about: Attributes = field(default_factory=dict)


def write_graph(
    store: Store, path: Path, selection: Selection = EVERYTHING, withheld: Sequence[str] = (), left: Iterable[str] = ()
) -> None:
    """Write a selection of a store as a two-mode graph, in the format of the file's suffix, whole or not at all.

    ``withheld`` is said in the file; ``left`` are units that are left out. Raises `GraphkitError` where nobody counts.
    """
    graph = two_mode(store, selection, withheld, left)
    with whole_file(path) as unfinished:
        _WRITERS[path.suffix.lower()](graph, unfinished)


def two_mode(store: Store, selection: Selection, withheld: Sequence[str] = (), left: Iterable[str] = ()) -> TwoMode:
    """The graph of a selection: who (as a unit of its level) was at what, with roles, statuses, phases and sources."""
    out = set(left)
    rows = [row for row in store.evidence(selection) if row.unit not in out]
    if not rows:
        raise GraphkitError(
            "nobody counts here, so there is no graph to write: choose more (--phase, --level, --status)"
        )
    made = TwoMode(about={"rules": rules(selection), **({"withheld": list(withheld)} if withheld else {})})
    for who in sorted(store.stakeholders(list(dict.fromkeys(row.unit for row in rows))), key=lambda one: one.id):
        made.nodes[f"stakeholder/{who.id}"] = _of_stakeholder(who)
    for event in sorted(store.events(list(dict.fromkeys(row.event for row in rows))), key=lambda one: one.id):
        made.nodes[f"event/{event.id}"] = _of_event(event)
    for row in rows:
        _add(made.edges.setdefault((f"stakeholder/{row.unit}", f"event/{row.event}"), {}), row)
    made.edges = dict(sorted(made.edges.items()))
    return made


def _of_stakeholder(who: Stakeholder) -> Attributes:
    return _known(
        node="stakeholder", bipartite=0, ident=who.id, label=who.label("lv"), label_lv=who.label("lv"), label_en=who.label("en"),
        type=who.type, kind=who.kind, sector=who.sector, organisation=who.organisation, place=who.place, country=who.country,
    )  # fmt: skip


def _of_event(event: Event) -> Attributes:
    return _known(
        node="event", bipartite=1, ident=event.id, label=event.label("lv"), label_lv=event.label("lv"),
        label_en=event.label("en"), type="event", kind=event.kind, phases=list(event.phases), date=event.date,
        last_day=event.end, place=event.place, place_name=event.place_name, status=event.status,
        joint_presence="yes" if event.joint_presence else "no", themes=list(event.themes), sources=list(event.sources),
    )  # fmt: skip


def _known(**values: Any) -> Attributes:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _add(edge: Attributes, row: Evidence) -> None:
    """One more participation on the edge of its pair."""
    edge["participations"] = edge.get("participations", 0) + 1
    for name, values in (
        ("roles", [row.role]),
        ("statuses", [row.status]),
        ("phases", [row.phase] if row.phase else []),
        ("sources", row.sources),
    ):
        edge[name] = list(dict.fromkeys([*edge.get(name, ()), *values]))


def in_networkx(graph: TwoMode) -> nx.Graph[str]:
    """The graph in networkx, with values that XML can hold: lists joined by ``; ``, what XML forbids replaced by U+FFFD."""
    import networkx as nx

    made: nx.Graph[str] = nx.Graph(**_flat(graph.about))
    keys = _keys(graph.nodes)
    made.add_nodes_from((keys[key], _flat(values)) for key, values in graph.nodes.items())
    made.add_edges_from((keys[a], keys[b], _flat(values)) for (a, b), values in graph.edges.items())
    return made


def _keys(nodes: Mapping[str, Attributes]) -> dict[str, str]:
    """Key -> key that XML can hold, each another."""
    taken, found = set[str](), dict[str, str]()
    for key in nodes:
        clean = base = plain(key)
        number = 1
        while clean in taken:
            number += 1
            clean = f"{base};{number}"
        taken.add(clean)
        found[key] = clean
    return found


def _flat(values: Attributes) -> Attributes:
    joined = {name: "; ".join(value) if isinstance(value, list) else value for name, value in values.items()}
    return {name: plain(value) if isinstance(value, str) else value for name, value in joined.items() if value != ""}


def plain(text: str) -> str:
    """A text that comes back from XML as it went in: on one line, without blanks at its ends.

    >>> plain(" a\\x00b\\nc ")
    'a\\ufffdb c'
    """
    return _NO_XML.sub("\ufffd", _LINES.sub(" ", text)).strip()


def _graphml(graph: TwoMode, path: Path) -> None:
    import networkx as nx

    with path.open("wb") as stream:  # not write_graphml: with lxml it writes other bytes
        nx.write_graphml_xml(in_networkx(graph), stream, named_key_ids=True)


def _gexf(graph: TwoMode, path: Path) -> None:
    """As networkx writes it, but saying who made it and what it leaves out instead of the day, so that equal stores give equal files."""
    from xml.etree.ElementTree import SubElement

    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(in_networkx(graph), version="1.2draft")
    meta = writer.xml.find("meta")
    meta.attrib.clear()
    meta[0].text = "graphkit"
    SubElement(meta, "description").text = plain("; ".join([*graph.about["rules"], *graph.about.get("withheld", ())]))
    with path.open("wb") as stream:
        writer.write(stream)


def _json(graph: TwoMode, path: Path) -> None:
    """Node-link data, as networkx reads it with ``edges="links"``; values as they are recorded."""
    data = {
        "directed": False,
        "multigraph": False,
        "graph": graph.about,
        "nodes": [{"id": key, **values} for key, values in graph.nodes.items()],
        "links": [{"source": a, "target": b, **values} for (a, b), values in graph.edges.items()],
    }
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


_WRITERS = {".graphml": _graphml, ".gexf": _gexf, ".json": _json}
