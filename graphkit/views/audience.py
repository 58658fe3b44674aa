"""The one step between what a store holds and what a page shows: whom the audience sees, and what it is told of the rest."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.errors import GraphkitError
from graphkit.model import AUDIENCES, Selection
from graphkit.privacy import FEW
from graphkit.stores.protocol import Store
from graphkit.views.bilingual import Text, said
from graphkit.views.record import for_audience


@dataclass(frozen=True)
class Shown:
    """An audience as a page needs it: ``unsure`` where the tables do not say who is a person."""

    audience: str
    unsure: bool
    withheld: tuple[Text, ...]

    def of(self, selection: Selection) -> Selection:
        """The selection that this audience may see."""
        return for_audience(selection, self.audience)

    def told(self, persons: int) -> tuple[Text, ...]:
        """What is withheld, with how many persons are not named; a small number as a band."""
        if self.audience == "internal" or not persons:
            return self.withheld
        return (*self.withheld, said("presence_withheld", n=str(persons) if persons >= FEW else f"< {FEW}"))


def shown(store: Store, audience: str) -> Shown:
    """How a store is shown to an audience. Raises `GraphkitError` for an unknown one."""
    if audience not in AUDIENCES:
        raise GraphkitError(f"unknown audience {audience!r}: one of {', '.join(AUDIENCES)}")
    unsure = not store.info().knows_persons
    if audience == "internal":
        return Shown(audience, unsure, ())
    withheld = [said("withheld_persons"), said("withheld_other")]
    return Shown(audience, unsure, (*withheld, said("withheld_unknown")) if unsure else tuple(withheld))
