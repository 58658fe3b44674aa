"""The staircase of municipalities and phases: which mark stands in which cell, and which rows stand together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.involvement.model import (
    ENDED,
    INVITED,
    NAMED,
    NOT_RECORDED,
    TOOK_PART,
    UNKNOWN,
    InPhase,
    Involvement,
    Row,
)
from graphkit.model import OUTSIDE, Phase
from graphkit.views.bilingual import Text, plural, said

EVENTS = (("pasākums", "pasākumi"), ("event", "events"))

#: State -> the symbol that stands for it; taking part is a disc, or a square where an event was hosted.
MARKS = {
    TOOK_PART: "took-part",
    INVITED: "invited",
    NAMED: "named",
    NOT_RECORDED: "not-recorded",
    UNKNOWN: "unknown",
    ENDED: "ended",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One municipality in one phase: the symbol, the number in it, and the same in words."""

    phase: str
    mark: str
    number: int | None
    words: Text


@dataclass(frozen=True, slots=True)
class GridRow:
    """A line of the grid; ``find`` holds its names, ``note`` says what a unit became, ``community`` counts the sources that
    name a community there."""

    row: Row
    name: Text
    cells: tuple[Cell, ...]
    note: Text
    find: str
    community: int


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that stand together, with what they have in common."""

    key: str
    title: Text
    rows: tuple[GridRow, ...]


def bands(involvement: Involvement) -> list[Band]:
    """The rows by the last phase in which each took part, those apart that a reform ended; below, who did not take part."""
    groups: dict[str, list[Row]] = {}
    for row in involvement.rows:
        groups.setdefault(_group(row, involvement.phases), []).append(row)
    return [
        Band(
            key,
            _title(key, len(rows), involvement),
            tuple(_grid_row(row, involvement) for row in _ordered(rows, involvement.phases)),
        )
        for key in _order(involvement.phases)
        if (rows := groups.get(key))
    ]


def _order(phases: Sequence[Phase]) -> list[str]:
    return [
        *(f"last-{phase.id}" for phase in phases if phase.id != OUTSIDE),
        "ended",
        "outside",
        "community",
        "mentioned",
        "unknown-community",
        "unknown",
        "never",
    ]


def _group(row: Row, phases: Sequence[Phase]) -> str:
    if row.events and row.valid_until and row.successors:  # it did not stop coming, it is no more
        return "ended"
    last = _last(row, phases)
    if last or row.events:
        return f"last-{last}" if last else "outside"
    if row.state == UNKNOWN:
        return "unknown-community" if row.named_community else "unknown"
    if row.named_community:
        return "community"
    return "mentioned" if row.state in (INVITED, NAMED) else "never"


def _last(row: Row, phases: Sequence[Phase]) -> str:
    """The last phase in which it took part."""
    return next((p.id for p in reversed(phases) if row.phases[p.id].events and p.id != OUTSIDE), "")


def _title(key: str, number: int, involvement: Involvement) -> Text:
    if key.startswith("last-"):
        phase = next(each for each in involvement.phases if f"last-{each.id}" == key)
        return said("presence_last", phase=short_phase(phase), n=number)
    chosen = "_chosen" if involvement.selection.phases and key in _OF_ALL_TIME else ""
    return said(f"presence_{key.replace('-', '_')}{chosen}", n=number)


_OF_ALL_TIME = ("outside", "community", "never")  # bands that say something else of a choice of phases


def _ordered(rows: Sequence[Row], phases: Sequence[Phase]) -> list[Row]:
    """By the last phase, in which only those of the reform differ within a band; then the most frequent first."""
    at = {phase.id: i for i, phase in enumerate(phases)}
    return sorted(rows, key=lambda row: (at.get(_last(row, phases), len(at)), -row.events, row.name, row.valid_from))


def short_phase(phase: Phase) -> Text:
    """What a phase is called in a narrow column: its id, as its name fills a line."""
    return (phase.name, phase.name_en or phase.name) if phase.id == OUTSIDE else (phase.id, phase.id)


def _grid_row(row: Row, involvement: Involvement) -> GridRow:
    cells = tuple(_cell(row, phase, row.phases[phase.id]) for phase in involvement.phases)
    name = (row.label("lv"), row.label("en"))
    return GridRow(row, name, cells, _became(row), " ".join(sorted({row.id, *name})), naming_sources(row))


def naming_sources(row: Row) -> int:
    """How many sources name a community there."""
    return len({statement.source for statement in row.named_community})


def _cell(row: Row, phase: Phase, here: InPhase) -> Cell:
    if here.state == TOOK_PART:
        mark = "hosted" if here.hosted else "took-part"
        return Cell(phase.id, mark, here.events, _attended(here))
    mark = MARKS[here.state] + ("-partly" if here.partly and here.state == NOT_RECORDED else "")
    return Cell(phase.id, mark, None, said(f"state_{mark.replace('-', '_')}"))


def _attended(here: InPhase) -> Text:
    lv, en = plural(*EVENTS, here.events)
    hosted = said("presence_hosted", n=here.hosted) if here.hosted else ("", "")
    return f"{lv}{hosted[0]}", f"{en}{hosted[1]}"


def _became(row: Row) -> Text:
    """What a municipality became, where it is one of an earlier time."""
    if not row.valid_until or not row.successors:
        return "", ""
    when = month(row.successors[0].since or row.successors[0].valid_from)
    primary = [each for each in row.successors if each.primary] or list(row.successors)
    others = [each for each in row.successors if each not in primary]
    whole = said("presence_became", when=when, name=(primary[0].name, primary[0].name_en or primary[0].name))
    if not others:
        return whole
    parts = [(each.name, each.name_en or each.name) for each in others]
    lv, en = said("presence_part", name=(", ".join(p[0] for p in parts), ", ".join(p[1] for p in parts)))
    return whole[0] + lv, whole[1] + en


def month(day: str) -> str:
    """A day as month and year.

    >>> month("2021-07-01"), month("2021")
    ('07/2021', '2021')
    """
    return "/".join(reversed(day.split("-")[:2]))
