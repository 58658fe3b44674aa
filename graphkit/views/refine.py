"""A last polish of a layout: single nodes moved where that takes away crossings, and nowhere else."""

from __future__ import annotations

import numpy as np

from graphkit.views.geometry import GAP, Floats, Ints, crossings, rectangles, ties_over_boxes

_OVER_BOX = 1.5
_CANDIDATES = 48
_MOST_NODES = 80


def refined(points: Floats, rooms: Floats, ties: Ints, frame: tuple[float, float], seed: int, rounds: int = 6) -> Floats:
    """The layout after each node was offered other free places; moves that cost more are never taken."""
    if len(points) > _MOST_NODES:
        return points
    random = np.random.default_rng(seed)
    for _ in range(rounds):
        moved = points
        for node in random.permutation(len(points)):
            moved = _moved(moved, int(node), rooms, ties, frame, random)
        if moved is points:
            break
        points = moved
    return points


def _moved(
    points: Floats, node: int, rooms: Floats, ties: Ints, frame: tuple[float, float], random: np.random.Generator
) -> Floats:
    """The layout with one node at the best of some free places, or as it was."""
    tried = np.repeat(points[None], _CANDIDATES, axis=0)
    room = rooms[node]
    low, high = np.array([room[0], room[1]]), np.asarray(frame) - np.array([room[0], room[2]])
    far = random.normal(size=(_CANDIDATES, 2)) * np.asarray(frame) * random.choice([0.05, 0.15, 0.4], size=(_CANDIDATES, 1))
    tried[1:, node] = np.clip(points[node] + far[1:], low, np.maximum(high, low))
    tried = tried[_is_free(tried, node, rooms)]
    cost = _cost(tried, rooms, ties)
    best = int(cost.argmin())
    return tried[best] if best and cost[best] < cost[0] - 1e-9 else points


def _is_free(tried: Floats, node: int, rooms: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Where the node touches no other box; the first, unmoved layout is always among them."""
    centre, half = rectangles(tried, rooms)
    near = (np.abs(centre - centre[:, node : node + 1]) < half + half[node] + GAP - 1e-6).all(axis=-1)
    near[:, node] = False
    near[0] = False
    return np.asarray(~near.any(axis=-1))


def _cost(tried: Floats, rooms: Floats, ties: Ints) -> Floats:
    """Crossings and ties over boxes first; among equals, short ties."""
    length = np.linalg.norm(tried[:, ties[:, 0]] - tried[:, ties[:, 1]], axis=-1).sum(axis=1)
    return np.asarray(crossings(tried, ties) + _OVER_BOX * ties_over_boxes(tried, rooms, ties) + length / 4000)
