"""The municipalities of the register by the ids that records name them by, so that a search for one is answered too."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from graphkit.involvement.building import involvement
from graphkit.involvement.model import INVITED, NAMED, TOOK_PART, Row
from graphkit.involvement.register import Register, read_register
from graphkit.stores.protocol import Store
from graphkit.views.bilingual import Text

UNITS = ("then", "today")
_MET = {TOOK_PART: "through", INVITED: "invited", NAMED: "invited"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A municipality: the id by which records name it, its names, how the sources know it, and its row among all.

    ``met`` is ``never`` where no source names it at an event, ``invited`` where only so or for a phase as a whole,
    ``through`` where it took part; ``units`` and ``row`` are the list and the row of the page of municipalities;
    ``later`` are the ids of those it became.
    """

    unit: str
    name: Text
    short: Text
    met: str
    units: str
    row: str
    later: tuple[str, ...]


def registered(store: Store) -> list[Listed]:
    """Every municipality of the register once, in the units of the time and then those of today; none without a register."""
    register = read_register(store)
    if not register.there:
        return []
    found: dict[str, Listed] = {}
    for units in UNITS:
        for row in involvement(store, units=units).rows:
            found.setdefault(_unit(row, register), _listed(row, units, register))
    return list(found.values())


def registered_elsewhere(store: Store, ids: Collection[str]) -> list[list[str]]:
    """Name in Latvian and in English, ``met``, the list and the row of each municipality that is not among the ids."""
    return [[*each.name, each.met, each.units, each.row] for each in registered(store) if each.unit not in ids]


def since(name: Text, unit: str) -> Text:
    """The names of a unit; a later version of a municipality says since when it is, as an earlier one may have the same.

    >>> since(("Talsu novads", "Talsi Municipality"), "talsu-novads@2021-07-01")
    ('Talsu novads (no 07.2021)', 'Talsi Municipality (since 07.2021)')
    """
    _, _, day = unit.partition("@")
    when = ".".join(reversed(day.split("-")[:2]))
    return (f"{name[0]} (no {when})", f"{name[1]} (since {when})") if day else name


def _listed(row: Row, units: str, register: Register) -> Listed:
    unit, short = _unit(row, register), (row.label("lv"), row.label("en"))
    later = tuple(each.unit for each in row.successors)
    return Listed(unit, since(short, unit), short, _MET.get(row.state, "never"), units, row.unit, later)


def _unit(row: Row, register: Register) -> str:
    """The id of a row among the units of the time, by which records name it."""
    version = register.versions.get(row.key)
    return version.unit if version else row.unit
