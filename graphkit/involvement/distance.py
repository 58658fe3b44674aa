"""Distances between municipalities, from seat to seat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graphkit.stores.protocol import Store

Point = tuple[float, float]  # latitude and longitude in degrees
_RADIUS = 6371.0088  # of the earth, in km


def seats(store: Store) -> dict[str, Point]:
    """Municipality of today -> where its seat lies, of those whose seat is in the gazetteer; settlements by their own id too."""
    points = {
        row["settlement_id"]: (float(row["latitude"]), float(row["longitude"]))
        for row in store.table("settlements")
        if "latitude" in row and "longitude" in row
    }
    found = dict(points)
    for row in store.table("settlements"):
        if row.get("is_current_seat") == "yes" and "municipality_since_2021" in row and row["settlement_id"] in points:
            found[row["municipality_since_2021"]] = points[row["settlement_id"]]
    for row in store.table("municipalities"):
        if (seat := row.get("seat_settlement_id")) in points and not row.get("valid_until"):
            found[row["municipality_id"]] = points[str(seat)]
    return found


def distances(points: Mapping[str, Point], units: Sequence[str], centre: Point | None) -> NDArray[np.float64]:
    """Kilometres along the great circle from a point to each unit, NaN where one of the two isn't known.

    >>> distances({"a": (56.0, 24.0), "b": (57.0, 24.0)}, ["a", "b", "c"], (56.0, 24.0)).round(1).tolist()
    [0.0, 111.2, nan]
    """
    nowhere = (np.nan, np.nan)
    there = np.radians(np.array([points.get(unit, nowhere) for unit in units], float).reshape(-1, 2))
    here = np.radians(np.array(centre or nowhere, float))
    half = np.sin((there - here) / 2) ** 2
    chord = half[:, 0] + np.cos(there[:, 0]) * np.cos(here[0]) * half[:, 1]
    return np.asarray(2 * _RADIUS * np.arcsin(np.sqrt(chord)))
