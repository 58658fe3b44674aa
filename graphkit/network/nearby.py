"""What stands beside a stakeholder under a name of its own: bodies that share its name, the municipality it counts for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graphkit.model import Selection, Stakeholder
from graphkit.network.partners import newman_weights
from graphkit.stores.protocol import Store


@dataclass(frozen=True)
class Nearby:
    """Stakeholders of the sector whose names begin with the same words, and the partners its municipality has (None: no question)."""

    separate: tuple[Stakeholder, ...]
    together: int | None = None


def nearby(store: Store, asked: str, who: Stakeholder, selection: Selection, alone: bool) -> Nearby:
    """What to point to beside a stakeholder as recorded; ``alone`` where nothing was found for it itself.

    At another level its unit holds them all, and there is nothing to point to.
    """
    if selection.level != "stakeholder":
        return Nearby(())
    longer = {other.id: other for name in (asked, who.name) for other in store.longer_names(name) if other.id != who.id}
    separate = tuple(other for other in longer.values() if other.sector == who.sector)
    return Nearby(separate, _partners_of_unit(store, who, selection) if alone else None)


def _partners_of_unit(store: Store, who: Stakeholder, selection: Selection) -> int:
    read = replace(selection, level="municipality")
    units = [who.id] if who.type == "municipality" else store.units_of(who.id, read) if who.type != "sector" else []
    if not units:
        return 0
    return len(newman_weights(store.incidence(read, around=units[:1]), units[0]))
