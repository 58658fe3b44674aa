"""A picture as SVG, put together from texts, lines, boxes and marks; everything in it is in one language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graphkit.views.boxes import FONT, text_width
from graphkit.views.marks import MARKS, mark_of
from graphkit.views.stills import still
from graphkit.views.texts import LANGS

INK, SOFT, FAINT = "#1a1a1a", "#4b5563", "#d1d5db"
MARGIN = 24
RATIO = 16 / 9
_TITLE, _LEAD, _FOOT = 24, 15, 12


@dataclass
class Drawing:
    """Things to draw, in the order in which they lie on one another; lengths in pixels, y downwards."""

    lang: str
    items: list[dict[str, Any]] = field(default_factory=list)

    def text(
        self, x: float, y: float, text: tuple[str, str] | str, size: float = 14, *, anchor: str = "start",
        bold: bool = False, fill: str = INK, turn: float = 0,
    ) -> float:  # fmt: skip
        """Write a line with its baseline at y; its width."""
        words = text if isinstance(text, str) else text[LANGS.index(self.lang)]
        self.items.append(
            {
                "what": "text",
                "x": x,
                "y": y,
                "text": words,
                "size": size,
                "anchor": anchor,
                "bold": bold,
                "fill": fill,
                "turn": turn,
            }
        )
        return width_of(words, size)

    def line(self, x: float, y: float, to_x: float, to_y: float, *, stroke: str = INK, width: float = 1) -> None:
        """Draw a straight line."""
        self.items.append(
            {"what": "line", "x": x, "y": y, "to_x": to_x, "to_y": to_y, "stroke": stroke, "width": width}
        )

    def box(self, x: float, y: float, width: float, height: float, *, fill: str, stroke: str = "none") -> None:
        """Draw a rectangle."""
        self.items.append(
            {"what": "box", "x": x, "y": y, "width": width, "height": height, "fill": fill, "stroke": stroke}
        )

    def mark(self, x: float, y: float, sector: str, size: float = 14) -> None:
        """Draw a sector's mark about a point."""
        shape, fill = mark_of(sector)
        self.items.append({"what": "mark", "x": x, "y": y, "shape": shape, "fill": fill, "size": size})

    def dot(self, x: float, y: float, radius: float, *, fill: str, stroke: str) -> None:
        """Draw a circle about a point."""
        self.items.append({"what": "dot", "x": x, "y": y, "radius": radius, "fill": fill, "stroke": stroke})

    def legend(self, sectors: dict[str, tuple[str, str]], x: float, y: float, room: float) -> float:
        """The sectors' marks and names in lines; the height below them."""
        at = x
        for sector, name in sectors.items():
            words = name[LANGS.index(self.lang)]
            need = 26 + width_of(words, 13)
            if at + need > x + room and at > x:
                at, y = x, y + 22
            self.mark(at + 8, y, sector)
            self.text(at + 20, y + 5, words, 13)
            at += need + 10
        return y + 22

    def svg(
        self, title: tuple[str, str], lead: tuple[str, str], foot: list[tuple[str, str]], width: float, height: float
    ) -> str:
        """The whole picture under its title, no narrower than a screen is for its height, with the foot at its bottom."""
        height += 18 * len(foot) + MARGIN
        content, shift = len(self.items), 0
        if width < height * RATIO:
            width, shift = round(height * RATIO), round((height * RATIO - width) / 2)
        height = max(height, round(width / RATIO))
        self.text(MARGIN, 38, title, _TITLE, bold=True)
        self.text(MARGIN, 62, lead, _LEAD, fill=SOFT)
        for number, line in enumerate(reversed(foot)):
            self.text(MARGIN, height - 14 - 18 * number, line, _FOOT, fill=SOFT)
        return still(
            "drawing.svg.j2",
            self.lang,
            items=self.items,
            title=title,
            width=width,
            height=height,
            content=content,
            shift=shift,
        )


def width_of(text: str, size: float) -> float:
    """About how wide a line of text is."""
    return text_width(text) * size / FONT


def known(sectors: list[str]) -> list[str]:
    """Sectors that have a mark of their own."""
    return [sector for sector in sectors if sector in MARKS]
