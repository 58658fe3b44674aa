"""Where the boxes and marks of a phase stand. Worked out when the page is built; nothing moves in the browser."""

from __future__ import annotations

from collections.abc import Sequence
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
from graphkit.views.refine import Problem, annealed, cost
from graphkit.views.stress import fitted, path_lengths, stress_layouts, turned

#: The picture on a screen, and on a phone held upright (where 12 pixels are the least that can be read).
WIDE: Frame = (1030.0, 570.0)
TALL: Frame = (440.0, 1060.0)

#: So many stress layouts are pushed apart and polished for the first frame, and for each other; few where it takes long.
_STARTS = (8, 3)
_FEW_STARTS = (3, 1)
_EASY_TIES = 70
_SPOTS = 4500  # places looked at for a box drawn on demand


@dataclass(frozen=True)
class Layout:
    """Points of all nodes in a frame, and how well they read."""

    points: Floats
    frame: Frame
    crossings: int
    over_boxes: int
    overlaps: int


@dataclass(frozen=True)
class _Part:
    """Some nodes placed in a frame of their own."""

    nodes: Ints
    points: Floats
    frame: Frame


def lay_out(rooms: Floats, ties: Ints, frames: Sequence[Frame] = (WIDE, TALL), seed: int = 1) -> list[Layout]:
    """The whole picture for each frame: the largest component by stress, the others in a strip beside (or below) it."""
    if not len(rooms):
        return [Layout(np.zeros((0, 2)), frame, 0, 0, 0) for frame in frames]
    first, *others = components(len(rooms), ties)
    blocks = [_block(nodes, rooms, ties, seed) for nodes in others]
    if len(others) > 1 and 2 * len(first) < len(rooms):
        blocks = [_block(first, rooms, ties, seed), *blocks]
        return [measured(*_packed(len(rooms), blocks, frame), rooms, ties) for frame in frames]
    strips = [_strip(blocks, frame) for frame in frames]
    left = [_left(frame, size) for frame, (_, size) in zip(frames, strips, strict=True)]
    mains = _component(rooms[first], _within(first, ties), left, seed)
    return [
        measured(*_joined(len(rooms), _Part(first, *main), strip, frame), rooms, ties)
        for main, strip, frame in zip(mains, strips, frames, strict=True)
    ]


def measured(points: Floats, frame: Frame, rooms: Floats, ties: Ints) -> Layout:
    """A layout with its crossings, ties over boxes and overlapping boxes counted."""
    crossed, over = int(crossings(points, ties)), int(ties_over_boxes(points, rooms, ties))
    return Layout(points, frame, crossed, over, overlapping(points, rooms))


def components(n: int, ties: Ints) -> list[Ints]:
    """The nodes of each connected part, the largest part first."""
    first = np.isfinite(path_lengths(n, ties)).argmax(axis=1)  # the first node that each can reach
    parts = [np.flatnonzero(first == i) for i in np.unique(first)]
    return sorted(parts, key=lambda nodes: (-len(nodes), int(nodes[0])))


def _upright(frame: Frame) -> bool:
    return frame[1] > frame[0]


def _left(frame: Frame, strip: float) -> Frame:
    """What the strip leaves of a frame for the largest component, at least nearly half."""
    left = (frame[0], frame[1] - strip) if _upright(frame) else (frame[0] - strip, frame[1])
    return max(left[0], frame[0] * 0.45), max(left[1], frame[1] * 0.45)


def _joined(n: int, main: _Part, strip: tuple[list[_Part], float], frame: Frame) -> tuple[Floats, Frame]:
    """The points of all nodes, and the frame that holds them."""
    width, height = main.frame
    placed, size = strip
    points = np.zeros((n, 2))
    points[main.nodes] = main.points
    for part in placed:
        points[part.nodes] = part.points + ([0.0, height] if _upright(frame) else [width, 0.0])
    return points, (max(frame[0], width), height + size) if _upright(frame) else (width + size, max(frame[1], height))


def _within(nodes: Ints, ties: Ints) -> Ints:
    """The ties of a component, renumbered."""
    mine = ties[np.isin(ties[:, 0], nodes)]
    return np.searchsorted(nodes, mine).reshape(-1, 2)


def _block(nodes: Ints, rooms: Floats, ties: Ints, seed: int) -> _Part:
    """A small component on its own: a lone event with what hangs on it in a row below, or a small stress picture."""
    inner = _within(nodes, ties)
    centre = np.bincount(inner.ravel(), minlength=len(nodes)).argmax() if len(inner) else 0
    if len(inner) == len(nodes) - 1 and (len(inner) == 0 or (inner == centre).any(axis=1).all()) and len(nodes) <= 4:
        return _Part(nodes, *_star(rooms[nodes], int(centre)))
    side = 90.0 * np.sqrt(len(nodes)) + 30
    return _Part(nodes, *_component(rooms[nodes], inner, [(side, side)], seed)[0])


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


def _strip(blocks: Sequence[_Part], frame: Frame) -> tuple[list[_Part], float]:
    """Blocks one after another along the shorter side of the frame, in as many lanes as they need; how thick they are."""
    along, across = (0, 1) if _upright(frame) else (1, 0)
    placed: list[_Part] = []
    at, lane, thick, space = 0.0, 4 * GAP, 0.0, 4 * GAP
    for block in blocks:
        if at and at + block.frame[along] > frame[along]:
            at, lane, thick = 0.0, lane + thick + space, 0.0
        offset = np.zeros(2)
        offset[along], offset[across] = at, lane
        placed.append(_Part(block.nodes, block.points + offset, block.frame))
        at, thick = at + block.frame[along] + space, max(thick, block.frame[across])
    return placed, lane + thick if blocks else 0.0


def _packed(n: int, blocks: Sequence[_Part], frame: Frame) -> tuple[Floats, Frame]:
    """Blocks in rows like words, where none is much larger than the others: as wide as leaves them largest."""
    widest, total = max(block.frame[0] for block in blocks), sum(block.frame[0] + 4 * GAP for block in blocks)
    widths = [max(widest, frame[0])] if _upright(frame) else np.linspace(widest, total, 30).tolist()
    tried = [_rows(n, blocks, width) for width in widths]
    return min(tried, key=lambda found: max(found[1][0] / frame[0], found[1][1] / frame[1]))


def _rows(n: int, blocks: Sequence[_Part], width: float) -> tuple[Floats, Frame]:
    points, space = np.zeros((n, 2)), 4 * GAP
    x, y, high, reached = 0.0, 0.0, 0.0, 0.0
    for block in blocks:
        if x and x + block.frame[0] > width:
            x, y, high = 0.0, y + high + space, 0.0
        points[block.nodes] = block.points + np.array([x, y])
        x, high = x + block.frame[0] + space, max(high, block.frame[1])
        reached = max(reached, x - space)
    return points, (reached, y + high)


def _component(rooms: Floats, ties: Ints, frames: Sequence[Frame], seed: int) -> list[tuple[Floats, Frame]]:
    """One connected part in each frame: many stress layouts, the best pushed apart, polished together, the best kept."""
    if len(rooms) == 1:
        return [(np.array([[frame[0] / 2, frame[1] / 2]]), frame) for frame in frames]
    found = stress_layouts(path_lengths(len(rooms), ties), seed)
    many = _STARTS if len(ties) <= _EASY_TIES else _FEW_STARTS
    begun = [
        _begun(turned(found, _upright(frame)), rooms, ties, frame, many[min(i, 1)]) for i, frame in enumerate(frames)
    ]
    problem = Problem(rooms, ties)
    sizes = np.concatenate([np.tile(frame, (len(points), 1)) for points, frame in begun])
    polished = annealed(np.concatenate([points for points, _ in begun]), sizes, problem, seed)
    parted = np.split(polished, np.cumsum([len(points) for points, _ in begun])[:-1])
    return [
        (spread(_best(points, problem, 1)[0], rooms, frame), frame)
        for points, (_, frame) in zip(parted, begun, strict=True)
    ]


def _begun(found: Floats, rooms: Floats, ties: Ints, frame: Frame, wanted: int) -> tuple[Floats, Frame]:
    """The best layouts whose boxes can be pushed apart, and the frame, grown as far as it takes."""
    frame, problem = _roomy(rooms, frame), Problem(rooms, ties)
    for _ in range(12):
        tried = pushed_apart(_best(fitted(found, rooms, frame), problem, wanted + 4), rooms, frame, wanted)
        apart = np.array([overlapping(points, rooms) == 0 for points in tried])
        if apart.any():
            return _best(tried[apart], problem, wanted), frame
        frame = (frame[0] * 1.08, frame[1] * 1.08)
    return tried[:1], frame


def _roomy(rooms: Floats, frame: Frame) -> Frame:
    """The frame, larger where the boxes would fill over a third of it."""
    filled = float((2 * rooms[:, 0] * (rooms[:, 1] + rooms[:, 2])).sum()) / (frame[0] * frame[1])
    larger = max(1.0, float(np.sqrt(filled * 3)))
    return frame[0] * larger, frame[1] * larger


def _best(points: Floats, problem: Problem, keep: int) -> Floats:
    return points[np.argsort(cost(points, problem), kind="stable")[:keep]]


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
