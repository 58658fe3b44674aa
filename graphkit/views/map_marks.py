"""What a map shows of each municipality: its outline, its numbers by phase, and where its mark and name stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphkit.involvement.model import TOOK_PART, Involvement, Row
from graphkit.model import OUTSIDE, Selection
from graphkit.stores.protocol import Store
from graphkit.views.bilingual import Text
from graphkit.views.boundaries import Atlas, Outline, Point
from graphkit.views.boxes import FONT, text_width
from graphkit.views.presence_rows import MARKS

ALL = "all"
MEASURES = ("events", "hosted", "community")
#: Upper ends of the classes of numbers; each class has a shade, the number itself is printed.
CLASSES = (0, 1, 3, 6, 12)
_NAME = 11
_KINDS = ((" novads", " nov."), (" Municipality", " Mun."))
_PLACE = 10


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality on the map. ``values``: phase (or ``all``) -> measure -> number; ``marks``: phase -> symbol.

    ``label`` is whether there is room for its name.
    """

    row: Row
    outline: Outline
    name: Text
    values: dict[str, dict[str, int]]
    marks: dict[str, str]
    label: bool


@dataclass(frozen=True, slots=True)
class Town:
    """A place with a point of its own, and at how many events it was named."""

    id: str
    name: Text
    at: Point
    events: int


def shade(number: int) -> int:
    """The class of a number, from 0.

    >>> [shade(n) for n in (0, 1, 2, 3, 7, 40)]
    [0, 1, 2, 2, 4, 5]
    """
    return next((i for i, top in enumerate(CLASSES) if number <= top), len(CLASSES))


def areas(found: Involvement, drawn: Atlas, names: Mapping[str, Text]) -> list[Area]:
    """The municipalities that have an outline, the most involved first, as names are placed in that order."""
    outlines = {outline.id: outline for outline in drawn.outlines}
    placed: list[tuple[float, float, float, float]] = []
    made = []
    for row in sorted(found.rows, key=lambda row: (-row.events, row.id)):
        outline = outlines.get(row.id)
        if outline is None:
            continue
        name = names.get(row.id) or (_shorter(row.label("lv")), _shorter(row.label("en")))
        made.append(Area(row, outline, name, _values(row), _marks(row), _fits(outline.at, name, placed)))
    return made


def _shorter(name: str) -> str:
    """A name with its last word, the kind of municipality, abbreviated.

    >>> _shorter("Saldus novads"), _shorter("Rīga")
    ('Saldus nov.', 'Rīga')
    """
    for long, short in _KINDS:
        if name.endswith(long):
            return name.removesuffix(long) + short
    return name


def _values(row: Row) -> dict[str, dict[str, int]]:
    community = len(row.named_community)
    by_phase = {
        phase: {"events": here.events, "hosted": here.hosted, "community": community}
        for phase, here in row.phases.items()
    }
    return {ALL: {"events": row.events, "hosted": row.hosted, "community": community}, **by_phase}


def _marks(row: Row) -> dict[str, str]:
    whole = "hosted" if row.hosted else MARKS[row.state]
    by_phase = {}
    for phase, here in row.phases.items():
        mark = "hosted" if here.state == TOOK_PART and here.hosted else MARKS[here.state]
        by_phase[phase] = f"{mark}-partly" if mark == "not-recorded" and here.partly else mark
    return {ALL: whole, **by_phase}


def _fits(at: Point, name: Text, placed: list[tuple[float, float, float, float]]) -> bool:
    """Whether a name below its mark meets no mark or name placed before; if so it is placed."""
    half = max(text_width(each) for each in name) * _NAME / FONT / 2
    mark = (at[0] - 12, at[1] - 12, at[0] + 12, at[1] + 10)
    text = (at[0] - half, at[1] + 10, at[0] + half, at[1] + 24)
    free = not any(_meet(text, other) for other in placed)
    placed += [mark, text] if free else [mark]
    return free


def _meet(a: Sequence[float], b: Sequence[float]) -> bool:
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])


def towns(store: Store, drawn: Atlas, selection: Selection) -> list[Town]:
    """The settlements with coordinates that took part under their own name, the most frequent first."""
    recorded = {who.id: who for who in store.stakeholders() if who.type == "place"}
    incidence = store.incidence(Selection(selection.phases, statuses=("attended",), joint_only=False))
    counts = {ident: incidence.events_of(i).size for i, ident in enumerate(incidence.stakeholders) if ident in recorded}
    made = []
    for row in store.table("settlements"):
        ident, latitude, longitude = row["settlement_id"], row.get("latitude"), row.get("longitude")
        if ident in counts and latitude and longitude:
            who = recorded[ident]
            made.append(
                Town(
                    ident,
                    (who.label("lv"), who.label("en")),
                    drawn.at(float(latitude), float(longitude)),
                    int(counts[ident]),
                )
            )
    return sorted(made, key=lambda town: (-town.events, town.id))


def shown_phases(found: Involvement) -> list[str]:
    """The phases of the control: all together, each by itself, those outside last where there are any."""
    return [
        ALL,
        *(
            phase.id
            for phase in found.phases
            if phase.id != OUTSIDE or any(r.phases[OUTSIDE].events for r in found.rows)
        ),
    ]
