"""A municipality as JSON, and as cells of a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graphkit.labels import label
from graphkit.model import OUTSIDE

from .emit import Output, Row
from .population_options import LONG, SHORT
from .wording import say

if TYPE_CHECKING:
    from graphkit.involvement.model import (
        InPhase,
        Involvement,
        MediatorPeriod,
        Occasion,
        SplitReading,
        Statement,
        Successor,
    )
    from graphkit.involvement.model import Row as Municipality

# What stands for each state in a table; having taken part is a number.
MARKS = {
    "invited-or-planned": "○", "named-for-phase": "◐", "not-recorded": "–", "unknown": "?", "ended": "×",
}  # fmt: skip
PARTLY = "(–)"  # not recorded, in a list known to be incomplete
_PEOPLE = ("table",)


def json_row(row: Municipality, names: Mapping[str, str]) -> Row:
    """Every fact of a municipality, under the keys that scripts rely on; ``names`` are those of the units."""
    return {
        "id": row.id,
        "valid_from": row.valid_from or None,
        "valid_until": row.valid_until,
        "unit": row.unit,
        "name": row.name,
        "name_en": row.name_en,
        "kind": row.kind,
        "events": row.events,
        "phases": {phase: _phase(cell) for phase, cell in row.phases.items()},
        "hosted": row.hosted,
        "roles": row.roles,
        "readings": row.readings,
        **_occasion("first", row.first),
        **_occasion("last", row.last),
        "missed_since": row.missed_since,
        "unknown_phases": row.unknown_phases,
        "named_community": [_statement(said) for said in row.named_community],
        "state": row.state,
        "verdict": row.verdict,
        "verdict_reason": "no reference population is given",
        "partners": None
        if row.partners is None
        else [
            {"id": partner.unit, "name": names[partner.unit], "shared_events": partner.events}
            for partner in row.partners
        ],
        "municipalities_met": row.municipalities_met,
        "stakeholders_met": row.stakeholders_met,
        "through": [{"id": it.stakeholder, "reading": it.reading, "events": it.events} for it in row.through],
        "mediators": [_fields(period) for period in row.mediators],
        "successors": [
            _fields(later) | {"statements": [_statement(said) for said in later.statements]} for later in row.successors
        ],
        "splits": [_fields(split) for split in row.splits],
    }


def _fields(item: MediatorPeriod | Successor | SplitReading) -> Row:
    """The fields by name; ``asdict`` would copy each value."""
    return {name: getattr(item, name) for name in item.__slots__}


def _phase(cell: InPhase) -> Row:
    row: Row = {"events": cell.events, "state": cell.state, "hosted": cell.hosted}
    if cell.partly:
        row["partly"] = True
    return row | {name: value for name, value in (("roles", cell.roles), ("mentions", cell.mentions)) if value}


def _occasion(which: str, at: Occasion | None) -> Row:
    return {which: at and at.date, f"{which}_event": at and at.event, f"{which}_phase": at and at.phase}


def _statement(said: Statement) -> Row:
    return {
        "statement": said.text, "year": said.year, "source": said.source, "territory": said.territory,
        "vintage": said.vintage,
    }  # fmt: skip


def table_columns(answer: Involvement, output: Output, compared: bool = False) -> dict[str, str]:
    """Key -> English heading: marks for people, words and more columns for a spreadsheet; with a population the comparison."""
    short = output.format in _PEOPLE
    phases = {
        f"phase {phase.id}": ("other" if short else OUTSIDE) if phase.id == OUTSIDE else phase.id
        for phase in answer.phases
    }
    if short:
        return {
            "name": "Municipality",
            "events": "Events",
            **(SHORT if compared else {}),
            **phases,
            "hosted": "Hosted",
            "last": "Last",
            "named": "Named",
        }
    return {
        "id": "Id", "name": "Municipality", "events": "Events", **phases, "hosted": "Hosted", "first": "First",
        "last": "Last", "missed": "Missed since", "unknown": "Unknown phases", "sources": "Community named by",
        "state": "State", **(LONG if compared else {"verdict": "Verdict"}),
    }  # fmt: skip


def table_row(row: Municipality, output: Output) -> Row:
    """The cells of a municipality, by column."""
    cell = _mark if output.format in _PEOPLE else _word
    sources = list(dict.fromkeys(said.source for said in row.named_community))
    return {
        "id": row.unit,
        "name": row.label(output.lang),
        "events": _events(row, output),
        **{f"phase {phase}": cell(there, output.lang) for phase, there in row.phases.items()},
        "hosted": row.hosted or ("" if output.format in _PEOPLE else 0),
        "first": row.first.date if row.first else None,
        "last": row.last.date if row.last else None,
        "named": len(sources) or "",
        "sources": sources,
        "missed": row.missed_since,
        "unknown": row.unknown_phases,
        "state": label("phase-state", row.state, output.lang),
        "verdict": say(row.verdict, output.lang),
    }


def _events(row: Municipality, output: Output) -> object:
    """How many events; where no phase tells anything, that, since unknown is not zero."""
    if row.events or row.state != "unknown":
        return row.events
    return MARKS[row.state] if output.format in _PEOPLE else label("phase-state", row.state, output.lang)


def _mark(cell: InPhase, _: str) -> str:
    return str(cell.events) if cell.events else PARTLY if cell.partly else MARKS.get(cell.state, "?")


def _word(cell: InPhase, lang: str) -> object:
    return cell.events or label("phase-state", cell.state, lang) + (f" ({say('partly', lang)})" if cell.partly else "")
