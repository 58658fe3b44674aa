"""Sector colours and shapes: Okabe–Ito colours, each with a shape of its own, all outlined in #333."""

from __future__ import annotations

#: Sector -> (vis-network shape, fill). Several colours look alike to some eyes: the shape always tells as well.
MARKS: dict[str, tuple[str, str]] = {
    "state": ("square", "#0072B2"),
    "municipality": ("dot", "#009E73"),
    "school": ("triangleDown", "#56B4E9"),
    "roma-civil-society": ("star", "#D55E00"),
    "advisory": ("triangle", "#CC79A7"),
    "civil-society": ("diamond", "#E69F00"),
    "international": ("hexagon", "#666666"),
    "business": ("square", "#FFFFFF"),
    "culture-media": ("diamond", "#FFFFFF"),
    "person": ("triangle", "#FFFFFF"),
}
OTHER = ("dot", "#FFFFFF")

OUTLINE = "#333333"
BOX = "#1F2937"
#: Half the height of a mark; triangles and stars look smaller than they are.
SIZES = {"star": 11, "triangle": 10, "triangleDown": 10, "diamond": 11, "hexagon": 10}
SIZE = 9


def mark_of(sector: str) -> tuple[str, str]:
    """Shape and fill of a sector."""
    return MARKS.get(sector, OTHER)
