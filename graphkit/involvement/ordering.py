"""The order of municipalities by evidence, where no reference population says what was to be expected."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.involvement.model import ENDED, UNKNOWN, Row


def by_evidence(rows: Sequence[Row], order: Sequence[str]) -> list[Row]:
    """Those with a named community first, the never reached before those absent longest; then the others that once came,
    absent longest first; then those of which nothing is recorded. ``order`` are the phases in order.
    """
    at = {phase: i for i, phase in enumerate(order)}

    def key(row: Row) -> tuple[bool, bool, str, int, int, str, str]:
        never = not row.events
        last = row.last.date or "" if row.last else ""
        phase = at.get(row.last.phase, -1) if row.last else -1
        return (
            not row.named_community, never != bool(row.named_community), last, phase, row.events, row.id, row.valid_from
        )  # fmt: skip

    return sorted(rows, key=key)


def named_and_scarce(rows: Sequence[Row], most: int = 1) -> list[Row]:
    """Those with a named community that were at no more than ``most`` events, of those of which that is known."""
    return [row for row in rows if row.named_community and row.events <= most and row.state not in (UNKNOWN, ENDED)]


def named_and_unknown(rows: Sequence[Row]) -> list[Row]:
    """Those with a named community of which nothing is known in any phase: no list is whole or partly so."""
    return [row for row in rows if row.named_community and row.state == UNKNOWN]


def absent_longest(rows: Sequence[Row]) -> list[Row]:
    """Those that once came and have missed a phase since whose lists are whole or partly so, the longest ago first."""
    gone = [row for row in rows if row.last and row.last.date and row.missed_since]
    return sorted(gone, key=lambda row: (row.last.date if row.last else "", row.id))
