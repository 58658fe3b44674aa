"""When mediators began and ended in a phase, and how many months that is, from their periods."""

from __future__ import annotations

from datetime import date, timedelta

from graphkit.audit.facts import Facts, Row
from graphkit.audit.words import Both
from graphkit.dates import day_number, last_day_number

#: Field of a statement -> the column of the periods that holds it.
BOUNDS = {"mediation_start": "start", "mediation_end": "end"}
#: Why months are not counted.
UNDATED = Both(
    "not every period of mediators has a start and an end with a month",
    "ne visiem mediatoru periodiem ir sākums un beigas ar mēnesi",
)
_MONTH = len("2018-10")


def _periods(facts: Facts, scope: str) -> list[Row]:
    phases = facts.place(scope).phases
    return [row for row in facts.table("mediation_periods") if row.get("phase_id") in phases]


def bound(facts: Facts, scope: str, column: str) -> str | None:
    """The earliest start, or the latest end, of the periods of a phase; None where none is recorded.

    An end that one of the periods lacks may be the latest.
    """
    dates = [row.get(column) for row in _periods(facts, scope)]
    known = [day for day in dates if day]
    if column == "start":
        return min(known, key=lambda day: day_number(day) or 0, default=None)
    return max(known, key=lambda day: last_day_number(day) or 0) if known and len(known) == len(dates) else None


def months(facts: Facts, scope: str) -> int | None:
    """Whole months from the earliest start to the latest end of the periods of a phase.

    None where a period has no start or no end, or a year alone.
    """
    dates = [row.get(column) or "" for row in _periods(facts, scope) for column in BOUNDS.values()]
    if not dates or any(len(day) < _MONTH for day in dates):
        return None
    first = date.fromordinal(day_number(bound(facts, scope, "start")) or 1)
    after = date.fromordinal(last_day_number(bound(facts, scope, "end")) or 1) + timedelta(days=1)
    whole = (after.year - first.year) * 12 + after.month - first.month - (after.day < first.day)
    return max(whole, 0)
