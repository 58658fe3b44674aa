"""Layouts by stress majorisation: distances in the picture like distances in the network, from many starts at once."""

from __future__ import annotations

import numpy as np

from graphkit.views.geometry import Floats, Ints

#: Cells of all starts together; larger networks get fewer starts.
_BUDGET = 160_000


def path_lengths(n: int, ties: Ints) -> Floats:
    """Steps between all nodes of a small network, endless where there is no way.

    >>> path_lengths(4, np.array([[0, 1], [1, 2]]))[0].tolist()
    [0.0, 1.0, 2.0, inf]
    """
    near = np.eye(n, dtype=np.float32)
    near[ties[:, 0], ties[:, 1]] = near[ties[:, 1], ties[:, 0]] = 1
    steps, reached = np.full((n, n), np.inf), np.eye(n, dtype=bool)
    steps[reached] = 0
    for step in range(1, n):
        further = (reached @ near > 0) & ~reached
        if not further.any():
            break
        steps[further] = step
        reached |= further
    return steps


def stress_layouts(distances: Floats, seed: int = 1, starts: int = 48, rounds: int = 60) -> Floats:
    """Layouts (starts, n, 2) that SMACOF finds with weights d⁻² from random starts (Gansner, Koren, North 2004)."""
    n = len(distances)
    starts = max(2, min(starts, _BUDGET // (n * n)))
    points = np.random.default_rng(seed).normal(size=(starts, n, 2)) * distances.max() / 3
    weights = np.zeros_like(distances)
    np.divide(1.0, distances**2, out=weights, where=distances > 0)
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights)
    for _ in range(rounds):
        points = inverse @ _pull(points, distances, weights)
    return np.asarray(points)


def _pull(points: Floats, distances: Floats, weights: Floats) -> Floats:
    """One Guttman transform, before the inverse."""
    norm = (points**2).sum(axis=-1)
    squared = norm[:, :, None] + norm[:, None, :] - 2 * points @ points.transpose(0, 2, 1)
    length = np.sqrt(np.maximum(squared, 1e-12))
    ratio = weights * distances / length
    return np.asarray(ratio.sum(axis=-1)[..., None] * points - ratio @ points)


def turned(points: Floats, upright: bool) -> Floats:
    """Each layout turned so that its longest spread lies along the longer side of the frame."""
    centred = points - points.mean(axis=1, keepdims=True)
    _, axes = np.linalg.eigh(centred.transpose(0, 2, 1) @ centred)
    order = [0, 1] if upright else [1, 0]
    return np.asarray(centred @ axes[:, :, order])


def fitted(points: Floats, rooms: Floats, frame: tuple[float, float]) -> Floats:
    """Each layout stretched to the frame, across and down on its own, with room for the boxes at the rim."""
    low, high = points.min(axis=1, keepdims=True), points.max(axis=1, keepdims=True)
    unit = (points - low) / np.maximum(high - low, 1e-9)
    rim = np.array([np.median(rooms[:, 0]), rooms[:, 1].max()])
    foot = np.array([np.median(rooms[:, 0]), np.median(rooms[:, 2])])
    span = np.maximum(np.asarray(frame) - rim - foot, 1.0)
    return np.asarray(unit * span + rim)
