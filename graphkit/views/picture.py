"""The two-mode picture of one phase as data: nodes and ties with their places, chips, and the figures beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from graphkit.model import Event, Stakeholder
from graphkit.views.boxes import Box, framed_box, mark_box, stacked
from graphkit.views.folding import Folded, Mark, fold_phase
from graphkit.views.geometry import Floats, Frame, Ints
from graphkit.views.layout import TALL, WIDE, Layout, free_spots, lay_out
from graphkit.views.marks import BOX, OUTLINE, SIZE, SIZES, mark_of
from graphkit.views.record import PhaseRecord, sector_of
from graphkit.views.texts import LANGS, event_lines, phrase
from graphkit.views.vis import graph_data

Lines = list[list[str]]  # the lines of a label in each language


@dataclass(frozen=True)
class Names:
    """The labels of everything that a page names, and its position in the page's lists."""

    units: dict[str, Stakeholder]
    events: dict[str, Event]
    places: dict[str, Stakeholder]
    unit_at: dict[str, int]
    event_at: dict[str, int]


@dataclass(frozen=True)
class Node:
    """A node before it is drawn: what it is, its lines and the room it takes."""

    what: str
    members: list[int]
    events: list[int]
    lines: Lines
    room: Box
    sector: str = ""


def phase_picture(record: PhaseRecord, names: Names, central: str | None = None) -> dict[str, Any]:
    """The picture of a phase, ready to be written into the page; ``central`` is drawn whatever it shares."""
    units = record.incidence.stakeholders
    folded = fold_phase(
        record.incidence,
        [sector_of(names.units[unit]) for unit in units],
        None if central is None else units.index(central),
    )
    nodes = [
        *_event_nodes(folded, record, names),
        *(_mark_node(mark, record, names) for mark in [*folded.marks, *folded.once]),
    ]
    ties = _ties(folded)
    chips = [_mark_node(mark, record, names) for mark in folded.chips]
    wide, tall = (_placed(layout, nodes, chips, folded) for layout in lay_out(_rooms(nodes), ties, _frames(len(nodes))))
    drawn = [*nodes, *chips]
    return {
        **graph_data([_vis_node(i, node) for i, node in enumerate(drawn)], _vis_ties(ties, nodes)),
        "what": [[node.what, node.members, node.events] for node in drawn],
        "chips": list(range(len(nodes), len(drawn))),
        "undrawn": {
            "units": sum(len(mark.members) for mark in folded.undrawn),
            "events": len(record.incidence.events) - len(folded.drawn),
        },
        "layouts": {"wide": wide, "tall": tall},
    }


def _frames(nodes: int) -> tuple[Frame, Frame]:
    """The frames for a screen and for a phone; few nodes stand nearer together, and larger on the screen."""
    share = min(1.0, 0.4 + nodes / 15)
    return (WIDE[0] * share, WIDE[1] * share), (TALL[0], min(TALL[1], 260.0 + 32 * nodes))


def _event_nodes(folded: Folded, record: PhaseRecord, names: Names) -> list[Node]:
    present = np.bincount(record.incidence.indices, minlength=len(record.incidence.events))
    tied = {event for mark in [*folded.marks, *folded.once] for event in mark.events}
    nodes = []
    for position in folded.drawn:
        event = names.events[record.incidence.events[position]]
        place = names.places.get(event.place or "")
        aside = None if position in tied else _aside(position, folded, record)
        lines = [
            [*event_lines(event, place, int(present[position]), lang), *([phrase(aside, lang)] if aside else [])]
            for lang in LANGS
        ]
        nodes.append(Node("event", [], [names.event_at[event.id]], lines, framed_box(lines)))
    return nodes


def _aside(position: int, folded: Folded, record: PhaseRecord) -> str:
    """Where the guests of an event are of whom none is drawn: without a word it would look as if nobody came."""
    starts = np.diff(record.incidence.indptr)
    guests = np.repeat(np.arange(len(starts)), starts)[record.incidence.indices == position]
    hubs = {member for mark in folded.chips for member in mark.members}
    return "only_frequent" if hubs.issuperset(guests.tolist()) else "only_table"


def _mark_node(mark: Mark, record: PhaseRecord, names: Names) -> Node:
    ids = [record.incidence.stakeholders[i] for i in mark.members]
    events = [names.event_at[record.incidence.events[e]] for e in mark.events]
    members = [names.unit_at[unit] for unit in ids]
    if not mark.sector:
        lines = [[phrase("only_here", lang).format(n=len(members))] for lang in LANGS]
        return Node("once", members, events, lines, framed_box(lines))
    lines = [stacked([names.units[unit].short(lang) for unit in ids]) for lang in LANGS]
    return Node("mark", members, events, lines, mark_box(lines), mark.sector)


def _ties(folded: Folded) -> Ints:
    """(event node, mark node) of every tie: event nodes come first, then marks and dashed boxes."""
    node = {event: i for i, event in enumerate(folded.drawn)}
    marks = enumerate([*folded.marks, *folded.once], len(node))
    found = [(node[e], i) for i, mark in marks for e in mark.events if e in node]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def _rooms(nodes: list[Node]) -> Floats:
    return np.array([[n.room.half, n.room.above, n.room.below] for n in nodes], dtype=np.float64).reshape(-1, 3)


def _placed(layout: Layout, nodes: list[Node], chips: list[Node], folded: Folded) -> dict[str, Any]:
    node = {event: i for i, event in enumerate(folded.drawn)}
    near = [[node[event] for event in mark.events if event in node] for mark in folded.chips]
    wanted = np.array([layout.points[at or list(node.values())].mean(axis=0) for at in near]).reshape(-1, 2)
    spots = free_spots(layout.points, _rooms(nodes), layout.frame, wanted, _rooms(chips))
    return {"xy": np.vstack([layout.points, spots]).round(1).tolist(), **_quality(layout)}


def _quality(layout: Layout) -> dict[str, Any]:
    return {
        "frame": [round(side) for side in layout.frame],
        "crossings": layout.crossings,
        "overBoxes": layout.over_boxes,
        "overlaps": layout.overlaps,
    }


def _vis_node(index: int, node: Node) -> dict[str, Any]:
    """A node as vis-network takes it; the page sets place and language."""
    label = {"labels": ["\n".join(lines) for lines in node.lines]}
    if node.what == "event":
        return {"id": index, "shape": "box", "color": {"background": BOX, "border": BOX}, **label}
    if node.what == "once":
        return {"id": index, "shape": "box", "color": {"background": "#FFFFFF", "border": "#6B7280"}, **label}
    shape, fill = mark_of(node.sector)
    return {
        "id": index,
        "shape": shape,
        "size": SIZES.get(shape, SIZE),
        "color": {"background": fill, "border": OUTLINE},
        **label,
    }


def _vis_ties(ties: Ints, nodes: list[Node]) -> list[dict[str, Any]]:
    return [_vis_tie(i, int(event), int(other), nodes[int(other)]) for i, (event, other) in enumerate(ties)]


def _vis_tie(index: int, event: int, other: int, node: Node) -> dict[str, Any]:
    """Ties carry the colour of their mark; white ones would vanish and are grey."""
    if node.what == "once":
        return {"id": index, "from": event, "to": other, "color": "#6B7280", "width": 1, "dashes": [4, 4]}
    fill = mark_of(node.sector)[1]
    width = 1.5 if len(node.members) == 1 else 3
    return {"id": index, "from": event, "to": other, "color": "#6B7280" if fill == "#FFFFFF" else fill, "width": width}
