"""A last polish of a layout: nodes moved one at a time to where they cause fewer crossings and lie under fewer ties."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.views.geometry import (
    GAP,
    Bools,
    Floats,
    Frame,
    Ints,
    crossings,
    names_below,
    others,
    over_own_names,
    rectangles,
    segments_cross,
    segments_hit,
    ties_over_boxes,
)

#: A tie over somebody else's box reads worse than a crossing, one over its own names a little better.
OVER_BOX = 1.5
OVER_OWN = 0.6
#: A tie this near to a box looks as if it touched it.
NEAR = 3.0

_CANDIDATES = 64
_MOST_NODES = 80
#: Pixels of tie that weigh as much as one crossing: ties are kept short only among equals.
_LONG = 6000.0


@dataclass(frozen=True)
class Problem:
    """The boxes, ties and frame of one component: ``ties`` go from an event to a mark."""

    rooms: Floats
    ties: Ints
    frame: Frame


def cost(points: Floats, problem: Problem) -> Floats:
    """What each layout of a batch costs its reader."""
    over = ties_over_boxes(points, problem.rooms, problem.ties, NEAR)
    own = over_own_names(points, problem.rooms, problem.ties).sum(axis=-1)
    return np.asarray(crossings(points, problem.ties) + OVER_BOX * over + OVER_OWN * own, dtype=np.float64)


def annealed(points: Floats, problem: Problem, seed: int, rounds: int = 9, heat: float = 0.35) -> Floats:
    """The best layout met while every node is moved again and again, at first to worse places as well."""
    if len(points) > _MOST_NODES or not cost(points[None], problem)[0]:
        return points
    random = np.random.default_rng(seed)
    points, met = points.copy(), [points]
    for round_ in range(rounds):
        for node in random.permutation(len(points)).tolist():
            _move(points, node, problem, random, heat * (1 - round_ / rounds))
        met.append(points.copy())
    return met[int(cost(np.stack(met), problem).argmin())]


def refined(points: Floats, problem: Problem, seed: int, rounds: int = 12) -> Floats:
    """The layout after each node in trouble was offered other free places; moves that cost more are never taken."""
    if len(points) > _MOST_NODES:
        return points
    random = np.random.default_rng(seed)
    points = points.copy()
    for _ in range(rounds):
        moves = [
            _move(points, node, problem, random) for node in random.permutation(_troubled(points, problem)).tolist()
        ]
        if not any(moves):
            break
    return points


def _troubled(points: Floats, problem: Problem) -> Ints:
    """Nodes with a tie that crosses another or runs over a box, and the nodes of those boxes."""
    rooms, ties = problem.rooms, problem.ties
    start, end = points[ties[:, 0]], points[ties[:, 1]]
    crossed = segments_cross(start[:, None], end[:, None], start, end) & (
        ties[:, None, :, None] != ties[None, :, None]
    ).all(axis=(2, 3))
    centre, half = rectangles(points, rooms)
    over = segments_hit(start[:, None], end[:, None], centre, half + NEAR) & others(len(rooms), ties)
    bad = crossed.any(axis=1) | over.any(axis=1) | over_own_names(points, rooms, ties)
    return np.union1d(ties[bad].ravel(), np.flatnonzero(over.any(axis=0)))


def _move(points: Floats, node: int, problem: Problem, random: np.random.Generator, heat: float = 0.0) -> bool:
    """Puts the node at the best of some free places; with heat now and then at another good one."""
    tried = _candidates(points, node, problem, random)
    costs = _cost_of(tried, points, node, problem) + heat * random.gumbel(size=len(tried))
    best = int(costs.argmin())
    if costs[best] >= costs[0] - 1e-3:
        return False
    points[node] = tried[best]
    return True


def _candidates(points: Floats, node: int, problem: Problem, random: np.random.Generator) -> Floats:
    """Where the node stands, and free places near and far."""
    half, above, below = problem.rooms[node]
    low, high = np.array([half, above]), np.asarray(problem.frame) - np.array([half, below])
    spread = random.choice([0.04, 0.12, 0.4], size=(_CANDIDATES, 1)) * np.asarray(problem.frame)
    tried = np.clip(points[node] + random.normal(size=(_CANDIDATES, 2)) * spread, low, np.maximum(low, high))
    tried = tried[_is_free(tried, points, node, problem.rooms)]
    return np.vstack([points[node : node + 1], tried])


def _is_free(tried: Floats, points: Floats, node: int, rooms: Floats) -> Bools:
    """Where the node would touch no other box."""
    others = np.arange(len(points)) != node
    centre, half = rectangles(points[others], rooms[others])
    mine, my_half = rectangles(tried, np.repeat(rooms[node : node + 1], len(tried), axis=0))
    near = np.abs(mine[:, None] - centre) < my_half[:, None] + half + GAP - 1e-6
    return np.asarray(~np.any(np.all(near, axis=-1), axis=1))


def _cost_of(tried: Floats, points: Floats, node: int, problem: Problem) -> Floats:
    """The part of the cost that changes with the node's place, for each place tried."""
    mine: Bools = (problem.ties[:, 0] == node) | (problem.ties[:, 1] == node)
    ends = problem.ties[mine].sum(axis=1) - node
    far, here = points[ends][None], tried[:, None]
    own = _crossed(here, far, ends, points, problem.ties[~mine])
    own = own + OVER_BOX * (
        _over_others(here, far, node, ends, points, problem.rooms) + _run_over(tried, node, points, mine, problem)
    )
    own = own + OVER_OWN * _through_names(tried, node, ends, points, problem.rooms)
    return np.asarray(own + np.linalg.norm(here - far, axis=-1).sum(axis=1) / _LONG)


def _crossed(here: Floats, far: Floats, ends: Ints, points: Floats, rest: Ints) -> Floats:
    a, b = points[rest[:, 0]], points[rest[:, 1]]
    apart = (rest[None] != ends[:, None, None]).all(axis=-1)
    crossed = segments_cross(here[:, :, None], far[:, :, None], a, b) & apart
    return np.asarray(crossed.sum(axis=(1, 2)), dtype=np.float64)


def _over_others(here: Floats, far: Floats, node: int, ends: Ints, points: Floats, rooms: Floats) -> Floats:
    """The node's ties over other boxes."""
    centre, half = rectangles(points, rooms)
    nodes = np.arange(len(points))
    other = (nodes != node) & (nodes != ends[:, None])
    hit = segments_hit(here[:, :, None], far[:, :, None], centre, half + NEAR) & other
    return np.asarray(hit.sum(axis=(1, 2)), dtype=np.float64)


def _run_over(tried: Floats, node: int, points: Floats, mine: Bools, problem: Problem) -> Floats:
    """Other ties over the node's box."""
    rest = problem.ties[~mine]
    room = np.repeat(problem.rooms[node : node + 1], len(tried), axis=0)
    centre, half = rectangles(tried, room)
    hit = segments_hit(points[rest[:, 0]], points[rest[:, 1]], centre[:, None], half[:, None] + NEAR)
    return np.asarray(hit.sum(axis=1), dtype=np.float64)


def _through_names(tried: Floats, node: int, ends: Ints, points: Floats, rooms: Floats) -> Floats:
    """The node's ties through its own names, and through the names of the marks at their other end."""
    room = np.repeat(rooms[node : node + 1], len(tried), axis=0)
    centre, half, named = names_below(tried, room)
    own = segments_hit(points[ends][None], tried[:, None], centre[:, None], half[:, None]) & named[:, None]
    centre, half, named = names_below(points[ends], rooms[ends])
    theirs = segments_hit(tried[:, None], points[ends][None], centre, half) & named
    return np.asarray(own.sum(axis=1) + theirs.sum(axis=1), dtype=np.float64)
