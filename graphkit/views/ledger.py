"""Two phases held against each other: who is not seen any more, who stayed, who is new, bodies with their municipality."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from graphkit.incidence import Incidence
from graphkit.model import Event, Stakeholder
from graphkit.views.record import sector_of

#: Pairs are compared for so many stakeholders at most; beyond, a page says that they were not.
MOST_UNITS = 3000


@dataclass
class Entry:
    """A stakeholder of the ledger: its events in each of the two phases; ``inside`` are bodies that stand below it.

    ``back`` is the phase before in which one of the new was seen last, empty for one never seen.
    """

    unit: Stakeholder
    sector: str
    before: list[str]
    after: list[str]
    back: str = ""
    inside: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    """One of the three columns: entries at two events or more, and those at one, by that event."""

    entries: list[Entry]
    once: list[tuple[Event, list[Entry]]]
    size: int


@dataclass(frozen=True)
class Ledger:
    """What changed. ``pairs`` are all pairs that met in one phase only; ``among`` those of them whose both members stayed.

    Both are None where there are too many stakeholders to compare them.
    """

    gone: Section
    stayed: Section
    new: Section
    back: int
    pairs: int | None
    among: int | None
    lost_ties: list[tuple[str, str]]
    new_ties: list[tuple[str, str]]


def ledger(
    first: Incidence,
    second: Incidence,
    units: Mapping[str, Stakeholder],
    events: Mapping[str, Event],
    homes: Mapping[str, str],
    seen: Mapping[str, str],
) -> Ledger:
    """Hold two phases against each other.

    ``homes``: body -> the municipality under which it stands; ``seen``: stakeholder -> the last phase before the first
    in which it was seen.
    """
    before, after = _events_of(first), _events_of(second)
    entries = {
        ident: Entry(units[ident], sector_of(units[ident]), before.get(ident, []), after.get(ident, []))
        for ident in sorted({*before, *after})
    }
    for entry in entries.values():
        if not entry.before:
            entry.back = seen.get(entry.unit.id, "")
    tops = _nested(entries, homes)
    gone = [entry for entry in tops if not entry.after]
    new = [entry for entry in tops if not entry.before]
    stayed = [entry for entry in tops if entry.before and entry.after]
    return Ledger(
        _section(gone, events),
        Section(_ranked(stayed), [], len(stayed)),
        _section(new, events),
        sum(bool(entry.back) for entry in new),
        *_pairs(first, second),
    )


def _events_of(incidence: Incidence) -> dict[str, list[str]]:
    return {
        ident: [incidence.events[event] for event in incidence.events_of(row)]
        for row, ident in enumerate(incidence.stakeholders)
    }


def _nested(entries: dict[str, Entry], homes: Mapping[str, str]) -> list[Entry]:
    """Those that stand by themselves; bodies of a municipality that is listed itself stand below it."""
    tops = []
    for ident, entry in entries.items():
        home = homes.get(ident, "")
        if home != ident and home in entries:
            entries[home].inside.append(entry)
        else:
            tops.append(entry)
    return tops


def _section(entries: Iterable[Entry], events: Mapping[str, Event]) -> Section:
    held = list(entries)
    several, once = [], dict[str, list[Entry]]()
    for entry in held:
        at = entry.before or entry.after
        if len(at) > 1 or entry.inside or entry.back:
            several.append(entry)
        else:
            once.setdefault(at[0], []).append(entry)
    by_date = sorted(once, key=lambda event: (events[event].date is None, events[event].date or "", event))
    return Section(_ranked(several), [(events[event], _ranked(once[event])) for event in by_date], len(held))


def _ranked(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda e: (-len(e.before) - len(e.after), e.unit.name, e.unit.id))


def _pairs(
    first: Incidence, second: Incidence
) -> tuple[int | None, int | None, list[tuple[str, str]], list[tuple[str, str]]]:
    """How many pairs met in one phase only, how many of them stayed both times, and these by which phase."""
    if len(first.stakeholders) + len(second.stakeholders) > MOST_UNITS:
        return None, None, [], []
    before, after = _ties(first), _ties(second)
    both = set(first.stakeholders) & set(second.stakeholders)
    lost = sorted(pair for pair in before - after if both.issuperset(pair))
    new = sorted(pair for pair in after - before if both.issuperset(pair))
    return len(before ^ after), len(lost) + len(new), lost, new


def _ties(incidence: Incidence) -> set[tuple[str, str]]:
    if not incidence.pairs:
        return set()
    matrix = incidence.matrix()
    rows, columns = (matrix @ matrix.T).nonzero()
    upper = rows < columns
    names = np.array(incidence.stakeholders, dtype=object)
    return set(zip(names[rows[upper]], names[columns[upper]], strict=True))
