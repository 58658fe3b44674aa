"""Sector colours and shapes: Okabe–Ito colours, each with a shape that no other sector has, all outlined in #333."""

from __future__ import annotations

#: Sector -> (shape, fill). Several colours look alike to some eyes: the shape always tells as well.
MARKS: dict[str, tuple[str, str]] = {
    "state": ("square", "#0072B2"),
    "municipality": ("dot", "#009E73"),
    "school": ("triangleDown", "#56B4E9"),
    "roma-civil-society": ("star", "#D55E00"),
    "advisory": ("triangle", "#CC79A7"),
    "civil-society": ("diamond", "#E69F00"),
    "international": ("hexagon", "#666666"),
    "business": ("cross", "#FFFFFF"),
    "culture-media": ("hourglass", "#FFFFFF"),
    "person": ("arch", "#FFFFFF"),
}
#: Sectors that the data alone know, and none.
OTHER = ("pill", "#FFFFFF")

#: Shape -> its outline in a field of 16 by 16, for every page, picture and legend.
SHAPES = {
    "square": "M2 2H14V14H2Z",
    "dot": "M8 1.5A6.5 6.5 0 1 1 8 14.5A6.5 6.5 0 1 1 8 1.5Z",
    "triangleDown": "M8 14.5L15 2H1Z",
    "star": "M8 .8L10.1 5.6L15.3 6.1L11.4 9.6L12.5 14.7L8 12L3.5 14.7L4.6 9.6L.7 6.1L5.9 5.6Z",
    "triangle": "M8 1.5L15 14H1Z",
    "diamond": "M8 1L15 8L8 15L1 8Z",
    "hexagon": "M4.5 2H11.5L15 8L11.5 14H4.5L1 8Z",
    "cross": "M5.5 1.5H10.5V5.5H14.5V10.5H10.5V14.5H5.5V10.5H1.5V5.5H5.5Z",
    "hourglass": "M2 1.5H14L9.5 8L14 14.5H2L6.5 8Z",
    "arch": "M2 14.5V8A6 6 0 0 1 14 8V14.5Z",
    "pill": "M4.5 4H11.5A4 4 0 0 1 11.5 12H4.5A4 4 0 0 1 4.5 4Z",
}

OUTLINE = "#333333"
BOX = "#1F2937"
#: Half the height of a mark; triangles and stars look smaller than they are.
SIZES = {"star": 11, "triangle": 10, "triangleDown": 10, "diamond": 11, "hexagon": 10, "cross": 10, "hourglass": 10}
SIZE = 9


def mark_of(sector: str) -> tuple[str, str]:
    """Shape and fill of a sector."""
    return MARKS.get(sector, OTHER)
