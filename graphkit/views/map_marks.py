"""What a map shows of each municipality: its outline, its numbers by phase, and where its mark and name stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphkit.involvement.model import TOOK_PART, Involvement, Row
from graphkit.model import OUTSIDE, Selection
from graphkit.stores.protocol import Store
from graphkit.views.bilingual import Text
from graphkit.views.boundaries import Atlas, Outline, Point
from graphkit.views.boxes import FONT, shortened, text_width
from graphkit.views.presence_rows import MARKS, naming_sources

ALL = "all"
MEASURES = ("events", "hosted", "community")
#: Upper ends of the classes of numbers; each class has a shade, the number itself is printed.
CLASSES = (0, 1, 3, 6, 12)
_NAME = 11
_KINDS = ((" novads", " nov."), (" Municipality", " Mun."))
_MARK = 24


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality on the map. ``values``: phase (or ``all``) -> measure -> number; ``marks``: phase -> symbol.

    ``at`` is where its mark stands; ``label`` the baseline of its name from there, where there is room.
    """

    row: Row
    outline: Outline
    name: Text
    values: dict[str, dict[str, int]]
    marks: dict[str, str]
    at: Point
    label: int | None


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
    """The municipalities that have an outline, the most involved first, as marks and then names are placed in that order."""
    outlines = {outline.id: outline for outline in drawn.outlines}
    rows = [row for row in sorted(found.rows, key=lambda row: (-row.events, row.id)) if row.id in outlines]
    at = _spots([outlines[row.id] for row in rows])
    placed = [(x - 11, y - 11, x + 11, y + 10) for x, y in at]
    made = []
    for row, spot in zip(rows, at, strict=True):
        lv, en = names.get(row.id) or (_shorter(row.label("lv")), _shorter(row.label("en")))
        name = shortened(lv), shortened(en)
        made.append(Area(row, outlines[row.id], name, _values(row), _marks(row), spot, _label(spot, name, placed)))
    return made


def _spots(outlines: Sequence[Outline]) -> list[Point]:
    """A point for each mark, away from the others where the outline has room; small ones choose first."""
    taken: dict[str, Point] = {}
    for outline in sorted(outlines, key=lambda each: (_room(each), each.id)):
        free = [spot for spot in outline.spots if _apart(spot, taken.values())]
        taken[outline.id] = free[0] if free else outline.at
    return [taken[outline.id] for outline in outlines]


def _room(outline: Outline) -> float:
    xs, ys = [x for x, _ in outline.spots], [y for _, y in outline.spots]
    return (max(xs) - min(xs) + 1) * (max(ys) - min(ys) + 1)


def _apart(spot: Point, taken: Iterable[Point]) -> bool:
    return all(abs(spot[0] - x) > _MARK or abs(spot[1] - y) > _MARK for x, y in taken)


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
    community = naming_sources(row)
    by_phase = {
        phase: {"events": here.events, "hosted": here.hosted, "community": community}
        for phase, here in row.phases.items()
    }
    return {ALL: {"events": row.events, "hosted": row.hosted, "community": community}, **by_phase}


def _marks(row: Row) -> dict[str, str]:
    whole = "hosted" if row.hosted else MARKS[row.state]
    if whole == "not-recorded" and (row.unknown_phases or any(here.partly for here in row.phases.values())):
        whole = "not-recorded-partly"  # some lists are not whole: no solid dash
    by_phase = {}
    for phase, here in row.phases.items():
        mark = "hosted" if here.state == TOOK_PART and here.hosted else MARKS[here.state]
        by_phase[phase] = f"{mark}-partly" if mark == "not-recorded" and here.partly else mark
    return {ALL: whole, **by_phase}


def _label(at: Point, name: Text, placed: list[tuple[float, float, float, float]]) -> int | None:
    """The baseline of a name below its mark, else above it, where it meets no mark and no name placed before."""
    half = max(text_width(each) for each in name) * _NAME / FONT / 2
    for baseline in (21, -14):
        text = (at[0] - half, at[1] + baseline - 10.5, at[0] + half, at[1] + baseline + 3)
        if not any(_meet(text, other) for other in placed):
            placed.append(text)
            return baseline
    return None


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
