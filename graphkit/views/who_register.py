"""The municipalities of the register on the page of two names: those no record names, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphkit.involvement.building import involvement
from graphkit.involvement.model import INVITED, NAMED, TOOK_PART, Row
from graphkit.involvement.register import Register, read_register
from graphkit.stores.protocol import Store

_SAID = {TOOK_PART: "through", INVITED: "invited", NAMED: "invited"}


def add_register(store: Store, carried: dict[str, Any], ids: Sequence[str]) -> None:
    """Add the municipalities that are in the register and not among the ids to the names, and what each became.

    ``register``: position -> the phrase that is said of it; ``lines``: position -> the list and the row of the page of
    municipalities, which shows the same to everybody; ``became``: position -> which came after it. All are empty
    where there is no register.
    """
    carried |= {"register": {}, "lines": {}, "became": {}}
    register = read_register(store)
    if not register.there:
        return
    positions = {ident: at for at, ident in enumerate(ids)}
    then = involvement(store, units="then").rows
    carried["units"] = [
        [*_since(lv, en, ident), sector] for ident, (lv, en, sector) in zip(ids, carried["units"], strict=True)
    ]
    for units, rows in (("then", then), ("today", involvement(store, units="today").rows)):
        for row in rows:
            _add(row, units, _unit(row, register), carried, positions)
    for row in then:
        if later := [positions[each.unit] for each in row.successors if each.unit in positions]:
            carried["became"][positions[_unit(row, register)]] = later


def _unit(row: Row, register: Register) -> str:
    """The id of a row among the units of the time, by which records name it."""
    version = register.versions.get(row.key)
    return version.unit if version else row.unit


def _add(row: Row, units: str, unit: str, carried: dict[str, Any], positions: dict[str, int]) -> None:
    if unit not in positions:
        at = positions[unit] = len(carried["units"])
        carried["units"].append([*_since(row.label("lv"), row.label("en"), unit), "municipality"])
        carried["short"].append([row.label("lv"), row.label("en"), unit])
        carried["register"][at] = f"who_register_{_SAID.get(row.state, 'never')}"
    carried["lines"].setdefault(positions[unit], [units, row.unit])


def _since(lv: str, en: str, unit: str) -> tuple[str, str]:
    """The names of a unit; a later version of a municipality says since when it is, as an earlier one may have the same.

    >>> _since("Talsu novads", "Talsi Municipality", "talsu-novads@2021-07-01")
    ('Talsu novads (no 07.2021)', 'Talsi Municipality (since 07.2021)')
    """
    _, _, day = unit.partition("@")
    when = ".".join(reversed(day.split("-")[:2]))
    return (f"{lv} (no {when})", f"{en} (since {when})") if day else (lv, en)
