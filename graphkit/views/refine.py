"""Layouts polished: nodes moved, one at a time but in many layouts at once, to where fewer ties cross or run over boxes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.views.geometry import GAP, MARK_ABOVE, Bools, Floats, Ints, crossings, over_own_names, ties_over_boxes

#: A tie over somebody else's box reads worse than a crossing, one over its own names a little better.
OVER_BOX = 1.5
OVER_OWN = 0.6
#: A tie this near to a box looks as if it touched it.
NEAR = 3.0

#: Places tried for a node at a time, and how far from where it stands, in shares of the frame.
_CANDIDATES = 12
_REACH = (0.04, 0.12, 0.4)
#: So many of them, the best without counting ties over other boxes, are looked at fully.
_FEW = 4
#: How much worse a place may be taken at first.
_HEAT = 0.5
#: Rounds for each crossing of the best layout begun with.
_PER_TROUBLE = 1.6
#: Pairs of ties looked at in all, about.
_MOST_WORK = 60_000_000
#: Pixels of tie that weigh as much as one crossing: ties are kept short only among equals.
_LONG = 6000.0
#: After so many rounds the worse half of the layouts starts again from the better half.
_CULL = 8

Single = NDArray[np.float32]


@dataclass(frozen=True)
class Problem:
    """The boxes and ties of one component: ``ties`` go from an event to a mark."""

    rooms: Floats
    ties: Ints


@dataclass(frozen=True)
class _Spot:
    """What stays the same about a node while places are tried for it: its ties' other ends, and everybody else."""

    node: int
    ends: Ints
    rest: Ints  # the ties of others
    apart: Bools  # (ends, rest): whether a tie to that end could cross that other tie
    foreign: Bools  # (ends, nodes): whose boxes a tie to that end should not run over
    is_mark: bool
    low: Single  # the lowest place within the frame,
    high: Single  # and the highest of each layout: (layouts, 1, 2)
    reach: Single  # how far each candidate goes: (layouts, candidates, 2)


def cost(points: Floats, problem: Problem) -> Floats:
    """What each layout of a batch costs its reader."""
    over = ties_over_boxes(points, problem.rooms, problem.ties, NEAR)
    own = over_own_names(points, problem.rooms, problem.ties).sum(axis=-1)
    return np.asarray(crossings(points, problem.ties) + OVER_BOX * over + OVER_OWN * own, dtype=np.float64)


def annealed(points: Floats, frames: Floats, problem: Problem, seed: int) -> Floats:
    """A batch of layouts (starts, n, 2) after every node was moved again and again, at first to worse places as well.

    Each stays within its frame (starts, 2); boxes that did not overlap do not overlap afterwards. The more trouble
    there is, the longer it takes.
    """
    rounds = _rounds(points, problem)
    random = np.random.default_rng(seed)
    spots = [_spot(node, problem, frames) for node in range(points.shape[1])]
    batch, rooms = np.ascontiguousarray(points, dtype=np.float32), problem.rooms.astype(np.float32)
    for round_ in range(rounds):
        warm = _HEAT * max(0.0, 1 - 1.25 * round_ / rounds)
        for node in random.permutation(len(spots)).tolist():
            _move(batch, spots[node], rooms, random, warm)
        if round_ % _CULL == _CULL - 1:
            _better_halves(batch, frames, problem)
    return np.asarray(batch, dtype=np.float64)


def _rounds(points: Floats, problem: Problem) -> int:
    """None for a perfect layout; else by the trouble of the best, unless each round would take too long."""
    trouble = float(cost(points, problem).min())
    work = len(points) * _CANDIDATES * len(problem.ties) ** 2
    return max(3, min(round(_PER_TROUBLE * trouble), _MOST_WORK // work)) if trouble else 0


def _better_halves(batch: Single, frames: Floats, problem: Problem) -> None:
    """The worse half of the layouts of each frame starts again from the better half."""
    costs = cost(batch.astype(np.float64), problem)
    for frame in np.unique(frames, axis=0):
        own = np.flatnonzero((frames == frame).all(axis=1))
        order = own[np.argsort(costs[own], kind="stable")]
        batch[order[(len(order) + 1) // 2 :]] = batch[order[: len(order) // 2]]


def _spot(node: int, problem: Problem, frames: Floats) -> _Spot:
    rooms, ties = problem.rooms, problem.ties
    mine = (ties == node).any(axis=1)
    ends, rest = ties[mine].sum(axis=1) - node, ties[~mine]
    nodes = np.arange(len(rooms))
    half, above, below = rooms[node]
    low = np.array([half, above])
    high = np.maximum(low, frames - np.array([half, below]))
    return _Spot(
        node,
        ends,
        rest,
        apart=(rest[None] != ends[:, None, None]).all(axis=-1),
        foreign=(nodes != node) & (nodes != ends[:, None]),
        is_mark=bool((ties[:, 1] == node).any()),
        low=low.astype(np.float32),
        high=high[:, None].astype(np.float32),
        reach=(np.resize(_REACH, (_CANDIDATES, 1)) * frames[:, None]).astype(np.float32),
    )


def _move(batch: Single, spot: _Spot, rooms: Single, random: np.random.Generator, heat: float) -> None:
    """Puts the node of each layout at the best of some free places; with heat now and then at another good one."""
    tried = _candidates(batch, spot, random)
    costs = _cost_of(tried, batch, spot, rooms)
    if heat:
        costs += heat * random.gumbel(size=costs.shape).astype(np.float32)
    each = np.arange(len(batch))[:, None]
    few = costs.argsort(axis=1)[:, :_FEW]
    few[:, -1] = 0  # staying is always a choice
    tried, costs = tried[each, few], costs[each, few]
    costs += OVER_BOX * _over_others(_lines(tried, batch, spot), batch, spot, rooms)
    batch[:, spot.node] = tried[each[:, 0], costs.argmin(axis=1)]


def _candidates(batch: Single, spot: _Spot, random: np.random.Generator) -> Single:
    """Where the node stands in each layout, and places near and far: (layouts, candidates, 2)."""
    steps = random.standard_normal(spot.reach.shape, dtype=np.float32) * spot.reach
    steps[:, 0] = 0
    return np.asarray(np.clip(batch[:, None, spot.node] + steps, spot.low, spot.high))


def _cost_of(tried: Single, batch: Single, spot: _Spot, rooms: Single) -> Single:
    """The part of the cost that changes with the node's place, but for its ties over other boxes; endless where taken."""
    lines, others = _lines(tried, batch, spot), _others(batch, spot)
    total = np.sqrt(lines.dx**2 + lines.dy**2).sum(axis=-1) / np.float32(_LONG)
    total += _crossed(lines, batch, spot, others)
    total += OVER_BOX * _run_over(lines, spot, others, rooms)
    total += OVER_OWN * _through_names(lines, spot, rooms)
    total[_taken(lines, batch, spot, rooms)] = np.inf
    return np.asarray(total)


@dataclass(frozen=True)
class _Lines:
    """The node's ties from each place tried: starts (layouts, places), ways (…, ends), and on which side, times the
    length, every node lies (…, ends, nodes)."""

    x: Single
    y: Single
    dx: Single
    dy: Single
    side: Single


def _lines(tried: Single, batch: Single, spot: _Spot) -> _Lines:
    x, y = tried[..., 0], tried[..., 1]
    dx = batch[:, None, spot.ends, 0] - x[..., None]
    dy = batch[:, None, spot.ends, 1] - y[..., None]
    to_x, to_y = batch[:, None, None, :, 0] - x[..., None, None], batch[:, None, None, :, 1] - y[..., None, None]
    return _Lines(x, y, dx, dy, dx[..., None] * to_y - dy[..., None] * to_x)


@dataclass(frozen=True)
class _Others:
    """Starts and ways of the ties of others: (layouts, 1, ties) each."""

    x: Single
    y: Single
    dx: Single
    dy: Single

    def side(self, x: Single, y: Single) -> Single:
        """On which side of them points lie, times the length: (layouts, points, ties)."""
        return np.asarray(self.dx * (y[..., None] - self.y) - self.dy * (x[..., None] - self.x))


def _others(batch: Single, spot: _Spot) -> _Others:
    start, end = batch[:, None, spot.rest[:, 0]], batch[:, None, spot.rest[:, 1]]
    way = end - start
    return _Others(start[..., 0], start[..., 1], way[..., 0], way[..., 1])


def _crossed(lines: _Lines, batch: Single, spot: _Spot, others: _Others) -> Single:
    """The node's ties across ties of others: each has the other's ends on both its sides."""
    left = lines.side > 0
    parted = (np.take(left, spot.rest[:, 0], axis=-1) != np.take(left, spot.rest[:, 1], axis=-1)) & spot.apart
    here, there = others.side(lines.x, lines.y) > 0, others.side(*batch[:, spot.ends].transpose(2, 0, 1)) > 0
    return _count(parted & (here[:, :, None] != there[:, None]), 2)


def _over_others(lines: _Lines, batch: Single, spot: _Spot, rooms: Single) -> Single:
    """The node's ties over other boxes."""
    shift, half_x, half_y = _halves(rooms)
    dx, dy = lines.dx[..., None], lines.dy[..., None]
    to_x = batch[:, None, None, :, 0] - lines.x[..., None, None]
    to_y = batch[:, None, None, :, 1] + shift - lines.y[..., None, None]
    hit = _strikes(lines.side + dx * shift, to_x, to_y, dx, dy, half_x + NEAR, half_y + NEAR)
    return _count(hit & spot.foreign, 2)


def _run_over(lines: _Lines, spot: _Spot, others: _Others, rooms: Single) -> Single:
    """Ties of others over the node's box."""
    shift, half_x, half_y = _halves(rooms[spot.node])
    y = lines.y + shift
    to_x, to_y = lines.x[..., None] - others.x, y[..., None] - others.y
    return _count(_strikes(others.side(lines.x, y), to_x, to_y, others.dx, others.dy, half_x + NEAR, half_y + NEAR), 1)


def _strikes(side: Single, to_x: Single, to_y: Single, dx: Single, dy: Single, half_x: Single, half_y: Single) -> Bools:
    """Whether lines run through boxes: none of the axes, nor the line itself, parts them."""
    far_x, far_y = np.abs(dx), np.abs(dy)
    hit = np.abs(side) < far_x * half_y + far_y * half_x
    hit &= np.abs(2 * to_x - dx) < far_x + 2 * half_x
    hit &= np.abs(2 * to_y - dy) < far_y + 2 * half_y
    return np.asarray(hit)


def _through_names(lines: _Lines, spot: _Spot, rooms: Single) -> Single:
    """The node's ties through the names of the mark at either end."""
    half, above, below = rooms[spot.node if spot.is_mark else spot.ends].T
    tall = np.maximum(below - np.float32(MARK_ABOVE), 0) / 2
    middle = np.where(spot.is_mark, 1, -1) * (below + np.float32(MARK_ABOVE)) / 2
    far_x, far_y = np.abs(lines.dx), np.abs(lines.dy)
    hit = np.abs(lines.dx * middle) < far_x * tall + far_y * half * np.float32(0.8)
    hit &= np.abs(2 * middle - lines.dy) < far_y + 2 * tall
    return _count(hit & (below > above + 1), 1)


def _taken(lines: _Lines, batch: Single, spot: _Spot, rooms: Single) -> Bools:
    """Which places would put the node upon another box; where it stands is its own."""
    shift, half_x, half_y = _halves(rooms)
    off_x = np.abs(lines.x[..., None] - batch[:, None, :, 0])
    off_y = np.abs(lines.y[..., None] + shift[spot.node] - batch[:, None, :, 1] - shift)
    near = (off_x < half_x + half_x[spot.node] + GAP - 1e-3) & (off_y < half_y + half_y[spot.node] + GAP - 1e-3)
    near[..., spot.node] = False
    taken = near.any(axis=-1)
    taken[:, 0] = False
    return np.asarray(taken)


def _halves(rooms: Single) -> tuple[Single, Single, Single]:
    """How far the middles of boxes lie below their points, and half their sizes."""
    half, above, below = rooms.T
    return (below - above) / 2, half, (above + below) / 2


def _count(hit: Bools, axes: int) -> Single:
    """How many are true along the last axes."""
    flat = hit.reshape(*hit.shape[: hit.ndim - axes], -1)
    return np.asarray(np.add.reduce(flat, axis=-1, dtype=np.float32))
