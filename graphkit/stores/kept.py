"""What every store keeps in the same form, so that names, codes and the register are read by the same code in all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from numpy.typing import NDArray

from graphkit.model import Phase, Stakeholder
from graphkit.stores.register import Register

Row = dict[str, str]


class Kept(Protocol):
    """Codes, arrays and small tables of a store that is open; ``graphkit.tables.compile.Compiled`` says what they are."""

    def slice(self, name: str, start: int, end: int) -> NDArray[Any]:
        """Part of an array, without reading much more."""

    def codes(self, name: str) -> list[str]:
        """The texts behind a list of integer codes; empty for one that isn't there."""

    def kept_rows(self, table: str) -> list[Row]:
        """The filled cells by column of a table that is kept as it came, in its order; empty where there is none."""

    def phases(self) -> list[Phase]:
        """The phases in order."""

    def ids_as_long(self, ident: str) -> list[tuple[int, str]]:
        """Position and id of every stakeholder whose id is as long as this one."""

    def taking_part(self, positions: Sequence[int]) -> set[int]:
        """Those of some stakeholders that have participations, of any status."""


class Labelled(Protocol):
    """What the ids of a store stand for."""

    @property
    def register(self) -> Register:
        """The register of municipalities."""

    def positions(self, ids: Sequence[str]) -> list[int]:
        """Positions of stakeholders by id; ids of units of the register, which have none, are passed over."""

    def at(self, positions: Sequence[int]) -> list[Stakeholder]:
        """Stakeholders by position."""

    def unit(self, ident: str) -> Stakeholder:
        """A municipality or sector by the id it has as a unit."""


def split(cell: str | None) -> tuple[str, ...]:
    """A list cell taken apart.

    >>> split("a; b;"), split(None)
    (('a', 'b'), ())
    """
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())
