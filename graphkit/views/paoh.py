"""Stakeholders × events as a PAOH chart (Valdivia et al. 2021, 10.1109/TVCG.2019.2933196): a column for each event, a dot
for each who was there, one line through the dots. Those at one event only are listed at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from graphkit.incidence import Incidence, Ints
from graphkit.model import Event, Stakeholder
from graphkit.views.marks import MARKS
from graphkit.views.record import sector_of

#: More than a page can show: beyond, the largest events and the most frequent stakeholders are drawn.
MOST_ROWS, MOST_COLUMNS = 150, 80
#: Names listed below an event; more are counted.
MOST_ONCE = 40
#: Events listed below a chart that has no room for their columns; more are counted.
MOST_LISTED = 1000
#: At this share of the events or more, of at least so many, a row says nothing by its line.
EVER, EVENTS = 2 / 3, 4


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a stakeholder and the positions of the columns it has a dot in. ``ever`` rows have no line through them."""

    unit: Stakeholder
    sector: str
    dots: frozenset[int]
    events: int
    ever: bool = False


@dataclass
class Column:
    """An event. ``joined`` is whether those there met; ``once`` are those seen at it only, ``more`` how many are not listed;
    ``others`` were at several events and have no row of their own."""

    event: Event
    phase: str
    present: int
    joined: bool
    once: list[Stakeholder] = field(default_factory=list)
    more: int = 0
    others: int = 0


@dataclass(frozen=True)
class Chart:
    """The chart: columns by date, rows in blocks of a sector; what was too much to draw is counted, and
    events without a column are ``listed`` by date."""

    columns: list[Column]
    blocks: list[tuple[str, list[Line]]]
    rows: int
    once: int
    undrawn_rows: int
    undrawn_columns: int
    listed: list[Column] = field(default_factory=list)


def chart(
    incidence: Incidence,
    units: Mapping[str, Stakeholder],
    events: Mapping[str, Event],
    phases: Sequence[str],
    *,
    apart: bool = False,
) -> Chart:
    """Arrange an incidence; ``phases`` gives the order of the columns before their dates.

    With ``apart`` those at nearly every event stand on top without a line: over many events it would say nothing.
    """
    sizes, counts = incidence.event_sizes(), np.diff(incidence.indptr)
    shown, left = _columns(incidence, sizes, events, phases)
    several = np.flatnonzero(counts > 1)
    drawn = several[np.argsort(-counts[several], kind="stable")][:MOST_ROWS]
    place = {int(event): column for column, event in enumerate(shown)}
    columns = [_column(incidence, int(event), sizes, events, phases) for event in shown]
    _list_once(incidence, np.flatnonzero(counts == 1), place, columns, units)
    ever = EVER * len(incidence.events) if apart and len(incidence.events) >= EVENTS else np.inf
    lines = [_line(incidence, int(row), place, units, bool(counts[row] >= ever)) for row in drawn]
    _count_others(columns, lines)
    return Chart(
        columns,
        _blocks([line for line in lines if line.dots]),
        int(several.size),
        int((counts == 1).sum()),
        int(several.size) - sum(bool(line.dots) for line in lines),
        len(incidence.events) - len(shown),
        [_column(incidence, event, sizes, events, phases) for event in left[:MOST_LISTED]],
    )


def _columns(
    incidence: Incidence, sizes: Ints, events: Mapping[str, Event], phases: Sequence[str]
) -> tuple[list[int], list[int]]:
    """The positions of the events drawn, and of the others, each by phase, then by date, undated ones last."""
    ranked = np.argsort(-sizes, kind="stable").tolist()
    order = {phase: at for at, phase in enumerate(phases)}

    def key(position: int) -> tuple[int, bool, str, str]:
        event = events[incidence.events[position]]
        return order.get(_phase(event, phases), len(order)), event.date is None, event.date or "", event.id

    return sorted(ranked[:MOST_COLUMNS], key=key), sorted(ranked[MOST_COLUMNS:], key=key)


def _phase(event: Event, phases: Sequence[str]) -> str:
    """The first of the phases shown to which an event belongs; empty for one outside."""
    return next((phase for phase in phases if phase in event.phases), "")


def _column(
    incidence: Incidence, position: int, sizes: Ints, events: Mapping[str, Event], phases: Sequence[str]
) -> Column:
    event = events[incidence.events[position]]
    return Column(event, _phase(event, phases), int(sizes[position]), event.joint_presence)


def _list_once(
    incidence: Incidence, rows: Ints, place: Mapping[int, int], columns: list[Column], units: Mapping[str, Stakeholder]
) -> None:
    """Put those seen once under their event, by sector and name."""
    for row in rows.tolist():
        column = place.get(int(incidence.events_of(row)[0]))
        if column is not None:
            columns[column].once.append(units[incidence.stakeholders[row]])
    order = _sector_order()
    for each in columns:
        each.once.sort(key=lambda who: (order.get(sector_of(who), len(order)), who.name))
        each.more = max(len(each.once) - MOST_ONCE, 0)
        del each.once[MOST_ONCE:]


def _count_others(columns: list[Column], lines: Sequence[Line]) -> None:
    """How many of those at each event are neither in a row nor listed."""
    for at, column in enumerate(columns):
        column.others = column.present - sum(at in line.dots for line in lines) - len(column.once) - column.more


def _line(
    incidence: Incidence, row: int, place: Mapping[int, int], units: Mapping[str, Stakeholder], ever: bool
) -> Line:
    unit, at = units[incidence.stakeholders[row]], incidence.events_of(row).tolist()
    return Line(unit, sector_of(unit), frozenset(place[event] for event in at if event in place), len(at), ever)


def _blocks(lines: list[Line]) -> list[tuple[str, list[Line]]]:
    """Rows by sector in the order of the legend, the busiest first; those nearly everywhere on top of all."""
    order = _sector_order()
    ranked = sorted(lines, key=lambda line: (-line.events, line.unit.name, line.unit.id))
    ever = [line for line in ranked if line.ever]
    rest = [line for line in ranked if not line.ever]
    sectors = sorted({line.sector for line in rest}, key=lambda sector: (order.get(sector, len(order)), sector))
    blocks = [(sector, [line for line in rest if line.sector == sector]) for sector in sectors]
    return [("ever", ever), *blocks] if ever else blocks


def _sector_order() -> dict[str, int]:
    return {sector: at for at, sector in enumerate(MARKS)}
