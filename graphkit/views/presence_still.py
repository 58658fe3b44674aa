"""The staircase as a still: those ever named, in one column or more, never wider than a hall's screen needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graphkit.audience import made_for_audience
from graphkit.involvement.building import involvement
from graphkit.stores.protocol import Store
from graphkit.views.audience import shown
from graphkit.views.bilingual import Text, plural, said
from graphkit.views.boxes import text_width
from graphkit.views.presence import STATES, Grid, grid_of
from graphkit.views.presence_rows import EVENTS, GridRow
from graphkit.views.stills import still
from graphkit.views.texts import LANGS

_LINE = 24
_TOP = 170
_MARGIN = 24
_NAMES, _NOTES = 200, 250
_RATIO = 16 / 9
#: A picture has room for so many lines on what is left out; its page has them all.
MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class BandLine:
    """The title of a band at its height."""

    title: Text
    y: int


@dataclass(frozen=True, slots=True)
class RowLine:
    """A municipality at its height."""

    row: GridRow
    y: int


@made_for_audience
def presence_still(
    store: Store,
    *,
    lang: str = "lv",
    audience: str = "public",
    units: str = "then",
    reading: str = "stands-for",
    phases: tuple[str, ...] = (),
) -> str:
    """The presence page's picture as SVG, in one language; municipalities that nothing names are counted in a line below."""
    found = involvement(store, units=units, reading=reading, phases=phases)
    grid = grid_of(found)
    lines = _lines(grid)
    step = 74
    width = _NAMES + len(grid.headings) * step + _NOTES
    columns = _columns(lines, width)
    full = max(_MARGIN + len(columns) * (width + _MARGIN), 900)
    here = [
        state
        for state in STATES
        if any(cell.mark == state for band in grid.bands for row in band.rows for cell in row.cells)
    ]
    leads = leads_of(grid.lead[LANGS.index(lang)], full)
    legend, bottom = _legend(here, full, lang, 78 + 20 * (len(leads) - 1))
    closing = _closing(store, grid, audience)
    height = max(
        bottom + 70 + max(column["height"] for column in columns) + 20 + 18 * len(closing) + 24, round(full / _RATIO)
    )
    for column in columns:
        column["y"] = bottom + 70
    return still(
        "presence.svg.j2", lang, width=full, height=height, title=said("presence_title"), leads=leads,
        states=here, legend=legend, headings=grid.headings, step=step, columns=columns, closing=closing,
    )  # fmt: skip


_UNLISTED = ("never", "unknown")  # bands without anything to show in a still but their number


def _lines(grid: Grid) -> list[Text | GridRow]:
    listed: list[Text | GridRow] = []
    for band in grid.bands:
        if band.key not in _UNLISTED:
            listed += [band.title, *band.rows]
    return listed


def _columns(lines: list[Text | GridRow], width: int) -> list[dict[str, Any]]:
    """As many columns as bring the whole nearest to the shape of a screen."""
    count = min(range(1, 7), key=lambda n: abs((n * (width + _MARGIN)) / (len(lines) / n * _LINE + _TOP + 60) - _RATIO))
    per = -(-max(len(lines), 1) // count)
    made = []
    for number in range(count):
        part = lines[number * per : (number + 1) * per]
        if part or not number:
            placed = [
                BandLine(each, i * _LINE) if isinstance(each, tuple) else RowLine(each, i * _LINE)
                for i, each in enumerate(part)
            ]
            made.append(
                {
                    "x": _MARGIN + number * (width + _MARGIN),
                    "width": width,
                    "height": len(part) * _LINE,
                    "lines": placed,
                }
            )
    return made


def leads_of(text: str, width: int) -> list[str]:
    """What is said above the picture, broken where it would leave it."""
    first, *others = text.split(" ")
    lines = [first]
    for word in others:
        longer = f"{lines[-1]} {word}"
        if text_width(longer) > width - 2 * _MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _legend(states: list[str], width: int, lang: str, y: int) -> tuple[list[dict[str, Any]], int]:
    items, x = [], _MARGIN
    for state in states:
        words = said(f"state_{state.replace('-', '_')}")
        room = 44 + round(text_width(words[LANGS.index(lang)]))
        if x + room > width - _MARGIN and x > _MARGIN:
            x, y = _MARGIN, y + 24
        items.append({"state": state, "words": words, "x": x, "y": y})
        x += room
    return items, y + 24


def _closing(store: Store, grid: Grid, audience: str) -> list[Text]:
    lines = [band.title for band in grid.bands if band.key in _UNLISTED]
    return [*lines, said("presence_rule_one"), *foot(store, audience)]


def foot(store: Store, audience: str) -> list[Text]:
    """The last lines of every picture: a warning where a public one may name persons, and what it rests on."""
    allowed = shown(store, audience)
    warned = [said("unsure_persons")] if audience == "public" and allowed.unsure else []
    return [*warned, *allowed.withheld[:MOST_TOLD], data_line(store)]


def data_line(store: Store) -> Text:
    """How many documents and events a picture rests on, and up to which day."""
    events = store.events()
    dates = [event.end or event.start for event in events if event.end or event.start]
    cited = {source for event in events for source in event.sources}
    return said(
        "data_line", events=plural(*EVENTS, len(events)), sources=len(cited), date=max(filter(None, dates), default="–")
    )
