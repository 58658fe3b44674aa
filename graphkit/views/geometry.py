"""Crossings, overlaps, and pushing boxes apart. Arrays throughout: points (…, n, 2), rooms (n, 3), ties (e, 2)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

#: Between two boxes.
GAP = 7.0


def crossings(points: Floats, ties: Ints) -> Ints:
    """The number of crossing ties of each layout in a batch; ties that share an end do not cross.

    >>> square = np.array([[[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]]])
    >>> crossings(square, np.array([[0, 1], [2, 3]])).tolist()
    [1]
    """
    first, second = np.triu_indices(len(ties), 1)
    a, b, c, d = ties[first, 0], ties[first, 1], ties[second, 0], ties[second, 1]
    apart = (a != c) & (a != d) & (b != c) & (b != d)
    a, b, c, d = a[apart], b[apart], c[apart], d[apart]
    one = _side(points, a, b, c) * _side(points, a, b, d) < 0
    other = _side(points, c, d, a) * _side(points, c, d, b) < 0
    return np.asarray((one & other).sum(axis=-1), dtype=np.int64)


def _side(points: Floats, a: Ints, b: Ints, c: Ints) -> Floats:
    ab, ac = points[..., b, :] - points[..., a, :], points[..., c, :] - points[..., a, :]
    return np.asarray(ab[..., 0] * ac[..., 1] - ab[..., 1] * ac[..., 0])


def ties_over_boxes(points: Floats, rooms: Floats, ties: Ints) -> Ints:
    """How many times, in each layout of a batch, a tie runs over the box of a node that it does not end at."""
    centre, half = rectangles(points, rooms)
    start, way = points[..., ties[:, 0], None, :], (points[..., ties[:, 1], :] - points[..., ties[:, 0], :])[..., None, :]
    way = np.where(np.abs(way) < 1e-9, 1e-9, way)
    low, high = centre[..., None, :, :] - half - start, centre[..., None, :, :] + half - start
    enter = np.minimum(low / way, high / way).max(axis=-1)
    leave = np.maximum(low / way, high / way).min(axis=-1)
    hit = (np.maximum(enter, 0) < np.minimum(leave, 1)) & _others(len(rooms), ties)
    return np.asarray(hit.sum(axis=(-2, -1)), dtype=np.int64)


def _others(n: int, ties: Ints) -> Bools:
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


def pushed_apart(points: Floats, rooms: Floats, frame: tuple[float, float], rounds: int = 250) -> Floats:
    """A batch of layouts, boxes moved as little as is needed so that none overlap and all stay within the frame.

    Where the frame is too small some may still overlap: ask `overlapping`.
    """
    centre, half = rectangles(points, rooms)
    shift = centre - points
    edge = np.minimum(half, np.asarray(frame) / 2)
    for _ in range(rounds):
        depth = _depth(centre, half, GAP)
        clash = depth.min(axis=-1) > 0
        if not clash.any():
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
