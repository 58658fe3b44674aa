"""Crossings, overlaps, and pushing boxes apart. Arrays throughout: points (…, n, 2), rooms (n, 3), ties (e, 2)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Frame = tuple[float, float]

#: Between two boxes.
GAP = 7.0
#: A mark's own height, above its names.
MARK_ABOVE = 13.0


def segments_cross(a: Floats, b: Floats, c: Floats, d: Floats) -> Bools:
    """Whether the lines a–b and c–d cross; points broadcast, the last axis holding x and y."""
    return np.asarray((_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0))


def _side(a: Floats, b: Floats, c: Floats) -> Floats:
    return np.asarray(
        (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])
    )


def segments_hit(start: Floats, end: Floats, centre: Floats, half: Floats) -> Bools:
    """Whether lines run through rectangles; everything broadcasts."""
    way = end - start
    way = np.where(np.abs(way) < 1e-9, 1e-9, way)
    one, other = (centre - half - start) / way, (centre + half - start) / way
    near, far = np.minimum(one, other), np.maximum(one, other)
    enter, leave = np.maximum(near[..., 0], near[..., 1]), np.minimum(far[..., 0], far[..., 1])
    return np.asarray(np.maximum(enter, 0) < np.minimum(leave, 1))


def crossings(points: Floats, ties: Ints) -> Ints:
    """The number of crossing ties of each layout in a batch; ties that share an end do not cross.

    >>> square = np.array([[[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]]])
    >>> crossings(square, np.array([[0, 1], [2, 3]])).tolist()
    [1]
    """
    first, second = np.triu_indices(len(ties), 1)
    ends = np.concatenate([ties[first], ties[second]], axis=1)
    ends = ends[(ends[:, :2, None] != ends[:, None, 2:]).all(axis=(1, 2))]
    a, b, c, d = (points[..., ends[:, i], :] for i in range(4))
    return np.asarray(segments_cross(a, b, c, d).sum(axis=-1), dtype=np.int64)


def ties_over_boxes(points: Floats, rooms: Floats, ties: Ints, margin: float = 0.0) -> Ints:
    """How many times, in each layout of a batch, a tie runs over the box of a node that it does not end at."""
    centre, half = rectangles(points, rooms)
    start, end = points[..., ties[:, 0], None, :], points[..., ties[:, 1], None, :]
    hit = segments_hit(start, end, centre[..., None, :, :], half + margin)
    return np.asarray((hit & others(len(rooms), ties)).sum(axis=(-2, -1)), dtype=np.int64)


def over_own_names(points: Floats, rooms: Floats, ties: Ints) -> Bools:
    """Which ties, in each layout of a batch, leave their mark through its own names."""
    marks = ties[:, 1]
    centre, half, named = names_below(points[..., marks, :], rooms[marks])
    hit = segments_hit(points[..., ties[:, 0], :], points[..., marks, :], centre, half)
    return np.asarray(hit & named)


def names_below(points: Floats, rooms: Floats) -> tuple[Floats, Floats, Bools]:
    """The rectangles of the names under marks, and which nodes have such names at all (boxes are framed round theirs)."""
    named = rooms[:, 2] > rooms[:, 1] + 1
    middle, tall = (MARK_ABOVE + rooms[:, 2]) / 2, np.maximum(rooms[:, 2] - MARK_ABOVE, 0) / 2
    shift = np.stack([np.zeros(len(rooms)), middle], axis=-1)
    return points + shift, np.stack([rooms[:, 0] * 0.8, tall], axis=-1), named


def others(n: int, ties: Ints) -> Bools:
    """For each tie, the nodes that it does not end at."""
    nodes = np.arange(n)
    return np.asarray((nodes != ties[:, :1]) & (nodes != ties[:, 1:]))


def rectangles(points: Floats, rooms: Floats) -> tuple[Floats, Floats]:
    """Centres and half sizes of the boxes; a mark's point lies above the middle of its box."""
    shift = np.stack([np.zeros(len(rooms)), (rooms[:, 2] - rooms[:, 1]) / 2], axis=-1)
    return points + shift, np.stack([rooms[:, 0], (rooms[:, 1] + rooms[:, 2]) / 2], axis=-1)


def overlapping(points: Floats, rooms: Floats, gap: float = 0.0) -> int:
    """The number of pairs of boxes of one layout that overlap, or come nearer than a gap."""
    depth = _depth(*rectangles(points, rooms), gap)
    return int((depth.min(axis=-1) > 1e-6).sum() // 2)


def _depth(centre: Floats, half: Floats, gap: float) -> Floats:
    """How deep each pair overlaps, (…, n, n, 2); nothing overlaps itself."""
    reach = half[:, None, :] + half[None, :, :] + gap
    depth = reach - np.abs(centre[..., :, None, :] - centre[..., None, :, :])
    n = len(half)
    depth[..., np.arange(n), np.arange(n), :] = -1.0
    return np.asarray(depth)


def pushed_apart(points: Floats, rooms: Floats, frame: Frame, enough: int = 0, rounds: int = 90) -> Floats:
    """A batch of layouts, boxes moved as little as is needed so that none overlap and all stay within the frame.

    Where the frame is too small some may still overlap: ask `overlapping`. So may others once ``enough`` do not.
    """
    centre, half = rectangles(points, rooms)
    shift = centre - points
    edge = np.minimum(half, np.asarray(frame) / 2)
    for _ in range(rounds):
        depth = _depth(centre, half, GAP)
        clash = np.minimum(depth[..., 0], depth[..., 1]) > 0
        if (~clash.any(axis=(-2, -1))).sum() >= (enough or len(points)):
            break
        centre = np.clip(centre + _push(centre, depth, clash), edge, np.asarray(frame) - edge)
    return np.asarray(centre - shift)


def _push(centre: Floats, depth: Floats, clash: Bools) -> Floats:
    """Half of each overlap, along the axis where it is least deep."""
    away = centre[..., :, None, :] - centre[..., None, :, :]
    n = centre.shape[-2]
    tie_break = np.sign(np.arange(n)[:, None] - np.arange(n))[..., None]
    way = np.where(away == 0, tie_break, np.sign(away))
    across = depth[..., 0] < depth[..., 1]
    along: Any = np.stack([across, ~across], axis=-1)
    return np.asarray((way * depth * along * clash[..., None]).sum(axis=-2) * 0.45)


def spread(points: Floats, rooms: Floats, frame: Frame) -> Floats:
    """One layout stretched, across and down on its own, until its boxes reach the frame; never drawn together."""
    for _ in range(4):
        centre, half = rectangles(points, rooms)
        low, high = (centre - half).min(axis=0), (centre + half).max(axis=0)
        inner = np.ptp(points, axis=0)
        stretch = np.where(inner > 1, (np.asarray(frame) - (high - low) + inner) / np.maximum(inner, 1), 1.0)
        points = (points - points.min(axis=0)) * np.maximum(stretch, 1.0)
        centre, half = rectangles(points, rooms)
        low, high = (centre - half).min(axis=0), (centre + half).max(axis=0)
        points = points + (np.asarray(frame) - low - high) / 2
    return points
