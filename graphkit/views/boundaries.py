"""Outlines of municipalities: a GeoJSON file to paths in the picture's pixels."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

from graphkit.errors import GraphkitError
from graphkit.views.bilingual import Text

WIDTH = 1000
Point = tuple[float, float]
Ring = list[Point]


@dataclass(frozen=True, slots=True)
class Outline:
    """A municipality as drawn: its id, the path, and points well within it for its mark, the best first."""

    id: str
    path: str
    spots: tuple[Point, ...]

    @property
    def at(self) -> Point:
        """The best point."""
        return self.spots[0]


@dataclass(frozen=True)
class Atlas:
    """Outlines and how to place further points among them; ``credit`` names the makers."""

    outlines: tuple[Outline, ...]
    height: float
    credit: Text
    west: float
    north: float
    scale: float
    squeeze: float

    def at(self, latitude: float, longitude: float) -> Point:
        """Where a place lies in the picture, in pixels."""
        return round((longitude - self.west) * self.squeeze * self.scale, 1), round(
            (self.north - latitude) * self.scale, 1
        )


def bundled_boundaries() -> dict[str, Any]:
    """The outlines shipped with the bundled data."""
    text = resources.files("graphkit.data").joinpath("boundaries.geojson").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def read_boundaries(path: Path) -> dict[str, Any]:
    """A GeoJSON file. Raises `GraphkitError` where it is none."""
    try:
        loaded = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise GraphkitError(f"{path}: cannot be read as GeoJSON ({error})") from error
    if not isinstance(loaded, dict) or not isinstance(loaded.get("features"), list):
        raise GraphkitError(f"{path}: this is no GeoJSON collection of features")
    return loaded


def atlas(collection: Mapping[str, Any]) -> Atlas:
    """The features drawn to a width of 1000 pixels, north up, lengths true along the middle parallel.

    A feature's id is its ``id``, or its property ``municipality_id`` or ``id``. Features without an area are passed over.
    """
    shapes = {ident: rings for ident, rings in map(_shape, collection["features"]) if ident and rings}
    if not shapes:
        raise GraphkitError("the boundaries hold no polygon with an id")
    points = [point for rings in shapes.values() for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / max((east - west) * squeeze, 1e-9)
    makers = str(collection.get("attribution", ""))
    credit = str(collection.get("attribution_lv", makers)), makers
    empty = Atlas((), round((north - south) * scale, 1), credit, west, north, scale, squeeze)
    drawn = tuple(_outline(ident, rings, empty) for ident, rings in sorted(shapes.items()))
    return Atlas(drawn, empty.height, empty.credit, west, north, scale, squeeze)


def _shape(feature: Mapping[str, Any]) -> tuple[str, list[Ring]]:
    properties = feature.get("properties") or {}
    ident = feature.get("id") or properties.get("municipality_id") or properties.get("id") or ""
    return str(ident), [ring for ring in _rings(feature.get("geometry") or {}) if len(ring) > 3]


def _rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    kind, coordinates = geometry.get("type"), geometry.get("coordinates", ())
    if kind == "Polygon":
        coordinates = [coordinates]
    elif kind != "MultiPolygon":
        return
    for polygon in coordinates:
        for ring in polygon:
            yield [(float(point[0]), float(point[1])) for point in ring]


def _outline(ident: str, rings: list[Ring], drawing: Atlas) -> Outline:
    drawn = [[drawing.at(y, x) for x, y in ring] for ring in rings]
    path = "".join(f"M{'L'.join(f'{x:g} {y:g}' for x, y in ring[:-1])}Z" for ring in drawn)
    return Outline(ident, path, _inside(max(drawn, key=lambda ring: abs(_area(ring)))))


def _area(ring: Ring) -> float:
    """Twice the signed area.

    >>> _area([(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)])
    8.0
    """
    return float(sum(a * d - b * c for (a, b), (c, d) in pairwise(ring)))


def _inside(ring: Ring) -> tuple[Point, ...]:
    """Points well within a ring, the best first: the middles of the widest spans that level lines cut from it.

    >>> _inside([(0, 0), (4, 0), (4, 1), (1, 1), (1, 4), (0, 4), (0, 0)])[0][1] < 1
    True
    """
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    levels = [low + (high - low) * (k + 0.5) / 15 for k in range(15)]
    centre = (low + high) / 2
    spans = [span for level in levels for span in _spans(ring, level)]
    spans.sort(key=lambda span: 0.8 * abs(span[2] - centre) - (span[1] - span[0]))
    points = [(round((left + right) / 2, 1), round(level, 1)) for left, right, level in spans]
    return tuple(points) or (ring[0],)


def _spans(ring: Ring, level: float) -> list[tuple[float, float, float]]:
    crossings = sorted(
        a + (level - b) * (c - a) / (d - b) for (a, b), (c, d) in pairwise(ring) if (b > level) != (d > level)
    )
    return [(left, right, level) for left, right in zip(crossings[::2], crossings[1::2], strict=False)]
