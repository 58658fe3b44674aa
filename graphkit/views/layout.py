"""Where the boxes and marks of a phase stand. Worked out when the page is built; nothing moves in the browser."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.views.geometry import (
    GAP,
    Floats,
    Frame,
    Ints,
    crossings,
    overlapping,
    pushed_apart,
    rectangles,
    spread,
    ties_over_boxes,
)
from graphkit.views.refine import Problem, annealed, cost, refined
from graphkit.views.stress import fitted, graph_of, path_lengths, stress_layouts, turned

#: The picture on a screen, and on a phone held upright.
WIDE: Frame = (1030.0, 570.0)
TALL: Frame = (560.0, 900.0)

#: Larger networks are laid out by distances to a few nodes, on a grid.
MOST_NODES = 150
#: Crossings of more ties are not counted.
MOST_TIES = 1500

#: So many layouts are pushed apart; the best of them is polished.
_BEST = 12
_SPOTS = 4500  # places looked at for a box drawn on demand


@dataclass(frozen=True)
class Layout:
    """Points of all nodes in a frame, and how well they read. ``None`` where that was not counted."""

    points: Floats
    frame: Frame
    crossings: int | None
    over_boxes: int | None
    overlaps: int | None
    how: str


def lay_out(rooms: Floats, ties: Ints, frame: Frame = WIDE, seed: int = 1) -> Layout:
    """The whole picture: the largest component by stress, the others in a strip beside (or below) it."""
    if len(rooms) > MOST_NODES:
        points, frame = _on_grid(rooms, ties, frame)
        return Layout(points, frame, None, None, None, "grid")
    points = np.zeros((len(rooms), 2))
    if len(rooms):
        points, frame = _in_parts(rooms, ties, frame, seed)
    return measured(points, rooms, ties, frame)


def measured(points: Floats, rooms: Floats, ties: Ints, frame: Frame) -> Layout:
    """A layout with its crossings, ties over boxes and overlapping boxes counted."""
    if len(ties) > MOST_TIES:
        return Layout(points, frame, None, None, overlapping(points, rooms), "stress")
    crossed = int(crossings(points, ties))
    return Layout(
        points, frame, crossed, int(ties_over_boxes(points, rooms, ties)), overlapping(points, rooms), "stress"
    )


def components(n: int, ties: Ints) -> list[Ints]:
    """The nodes of each connected part, the largest part first."""
    from scipy.sparse.csgraph import connected_components

    count, part = connected_components(graph_of(ties, n), directed=False)
    parts = [np.flatnonzero(part == i) for i in range(count)]
    return sorted(parts, key=lambda nodes: (-len(nodes), int(nodes[0])))


def _in_parts(rooms: Floats, ties: Ints, frame: Frame, seed: int) -> tuple[Floats, Frame]:
    first, *others = components(len(rooms), ties)
    upright = frame[1] > frame[0]
    blocks = [(nodes, *_block(nodes, rooms, ties, seed)) for nodes in others]
    strip, size = _strip(blocks, frame, upright)
    left = (frame[0], frame[1] - size) if upright else (frame[0] - size, frame[1])
    main, left = _component(rooms[first], _within(first, ties), _at_least(left, frame), upright, seed)
    points = np.zeros((len(rooms), 2))
    points[first] = main
    offset = np.array([0.0, left[1]] if upright else [left[0], 0.0])
    for nodes, at in strip:
        points[nodes] = at + offset
    return points, (max(frame[0], left[0]), left[1] + size) if upright else (left[0] + size, max(frame[1], left[1]))


def _at_least(left: Frame, frame: Frame) -> Frame:
    return max(left[0], frame[0] * 0.45), max(left[1], frame[1] * 0.45)


def _within(nodes: Ints, ties: Ints) -> Ints:
    """The ties of a component, renumbered."""
    mine = ties[np.isin(ties[:, 0], nodes)]
    return np.searchsorted(nodes, mine).reshape(-1, 2)


def _block(nodes: Ints, rooms: Floats, ties: Ints, seed: int) -> tuple[Floats, Frame]:
    """A small component on its own: a lone event with what hangs on it in a row below, or a small stress picture."""
    inner = _within(nodes, ties)
    centre = np.bincount(inner.ravel(), minlength=len(nodes)).argmax() if len(inner) else 0
    if len(inner) == len(nodes) - 1 and (len(inner) == 0 or (inner == centre).any(axis=1).all()) and len(nodes) <= 4:
        return _star(rooms[nodes], int(centre))
    side = 110.0 * np.sqrt(len(nodes)) + 60
    return _component(rooms[nodes], inner, (side, side), False, seed)


def _star(rooms: Floats, centre: int) -> tuple[Floats, Frame]:
    leaves = [i for i in range(len(rooms)) if i != centre]
    row = sum(2 * rooms[i, 0] for i in leaves) + 2 * GAP * max(len(leaves) - 1, 0)
    width = max(row, 2 * rooms[centre, 0])
    points = np.zeros((len(rooms), 2))
    points[centre] = width / 2, rooms[centre, 1]
    x, top = (width - row) / 2, rooms[centre, 1] + rooms[centre, 2] + 26
    for i in leaves:
        points[i] = x + rooms[i, 0], top + rooms[i, 1]
        x += 2 * rooms[i, 0] + 2 * GAP
    height = max((points[i, 1] + rooms[i, 2] for i in range(len(rooms))), default=0.0)
    return points, (float(width), float(height))


def _strip(
    blocks: list[tuple[Ints, Floats, Frame]], frame: Frame, upright: bool
) -> tuple[list[tuple[Ints, Floats]], float]:
    """Blocks one after another along the shorter side of the frame, in as many lanes as they need."""
    along, across = (0, 1) if upright else (1, 0)
    placed: list[tuple[Ints, Floats]] = []
    at, lane, thick, space = 0.0, 4 * GAP, 0.0, 4 * GAP
    for nodes, points, size in blocks:
        if at and at + size[along] > frame[along]:
            at, lane, thick = 0.0, lane + thick + space, 0.0
        offset = np.zeros(2)
        offset[along], offset[across] = at, lane
        placed.append((nodes, points + offset))
        at, thick = at + size[along] + space, max(thick, size[across])
    return placed, lane + thick if blocks else 0.0


def _component(rooms: Floats, ties: Ints, frame: Frame, upright: bool, seed: int) -> tuple[Floats, Frame]:
    """One connected part: many stress layouts, the best kept, boxes pushed apart, a last polish."""
    if len(rooms) == 1:
        return np.array([[frame[0] / 2, frame[1] / 2]]), frame
    found = turned(stress_layouts(path_lengths(len(rooms), ties), seed), upright)
    frame = _roomy(rooms, frame)
    for _ in range(12):
        problem = Problem(rooms, ties, frame)
        tried = pushed_apart(_best(fitted(found, rooms, frame), problem, _BEST), rooms, frame)
        apart = np.array([overlapping(points, rooms) == 0 for points in tried])
        if apart.any():
            return _polished(_best(tried[apart], problem, 1)[0], problem, seed), frame
        frame = (frame[0] * 1.08, frame[1] * 1.08)
    return tried[0], frame


def _roomy(rooms: Floats, frame: Frame) -> Frame:
    """The frame, larger where the boxes would fill over a third of it."""
    filled = float((2 * rooms[:, 0] * (rooms[:, 1] + rooms[:, 2])).sum()) / (frame[0] * frame[1])
    larger = max(1.0, float(np.sqrt(filled * 3)))
    return frame[0] * larger, frame[1] * larger


def _polished(points: Floats, problem: Problem, seed: int) -> Floats:
    """A layout moved about until it reads well, stretched to the frame."""
    done = refined(annealed(points, problem, seed), problem, seed)
    return spread(done, problem.rooms, problem.frame)


def _best(points: Floats, problem: Problem, keep: int) -> Floats:
    if len(problem.ties) > MOST_TIES:
        return points[:1]
    return points[np.argsort(cost(points, problem), kind="stable")[:keep]]


def _on_grid(rooms: Floats, ties: Ints, frame: Frame) -> tuple[Floats, Frame]:
    """Cheap for thousands: places from distances to a few pivots, then each node to a cell of its own."""
    where = turned(pivot_layout(len(rooms), ties)[None], frame[1] > frame[0])[0]
    cell = np.array([2 * rooms[:, 0].max() + 2 * GAP, rooms[:, 1].max() + rooms[:, 2].max() + 2 * GAP])
    columns = max(1, round(float(np.sqrt(len(rooms) * cell[1] / cell[0] * frame[0] / frame[1]))))
    points = np.zeros((len(rooms), 2))
    for x, nodes in enumerate(np.array_split(np.argsort(where[:, 0], kind="stable"), columns)):
        rows = nodes[np.argsort(where[nodes, 1], kind="stable")]
        points[rows, 0] = (x + 0.5) * cell[0]
        points[rows, 1] = np.arange(len(rows)) * cell[1] + rooms[:, 1].max() + GAP
    return points, (columns * float(cell[0]), float(points[:, 1].max() + cell[1]))


def pivot_layout(n: int, ties: Ints, pivots: int = 40) -> Floats:
    """Classical scaling of the distances to a few nodes (Brandes, Pich 2006)."""
    from scipy.sparse.csgraph import shortest_path

    chosen = np.linspace(0, n - 1, min(pivots, n)).astype(np.int64)
    steps = shortest_path(graph_of(ties, n), directed=False, unweighted=True, indices=chosen).T
    far = steps[np.isfinite(steps)].max() + 2
    squared = np.where(np.isfinite(steps), steps, far) ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    return np.asarray(centred @ axes[:2].T)


def free_spots(points: Floats, rooms: Floats, frame: Frame, wanted: Floats, room: Floats) -> Floats:
    """For boxes drawn on demand: the free place nearest to where each wants to be, none over another."""
    centre, half = rectangles(points, rooms)
    step = max(12.0, float(np.sqrt(frame[0] * frame[1] / _SPOTS)))
    grid = np.stack(np.meshgrid(np.arange(20, frame[0], step), np.arange(20, frame[1], step)), axis=-1).reshape(-1, 2)
    chosen = np.zeros((len(wanted), 2))
    for i, want in enumerate(wanted):
        mine, mine_half = rectangles(grid, np.repeat(room[i : i + 1], len(grid), axis=0))
        clash = (np.abs(mine[:, None] - centre) < mine_half[0] + half + 2).all(axis=-1).sum(axis=1)
        chosen[i] = grid[np.lexsort((np.hypot(*(grid - want).T), clash))[0]]
        spot, spot_half = rectangles(chosen[i : i + 1], room[i : i + 1])
        centre, half = np.vstack([centre, spot]), np.vstack([half, spot_half])
    return chosen
