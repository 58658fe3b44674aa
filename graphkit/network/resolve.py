"""From what somebody typed to the unit of the level it means."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.errors import NotFoundError
from graphkit.model import Hit, Selection, Stakeholder
from graphkit.names import clear
from graphkit.stores.protocol import Store


@dataclass(frozen=True)
class Resolved:
    """Who was meant, and whether that had to be guessed (``hit`` says how it was found)."""

    unit: Stakeholder
    hit: Hit
    also: tuple[Stakeholder, ...] = ()


def resolve(store: Store, name: str, selection: Selection | None = None) -> Resolved:
    """The stakeholder (or, at another level, the unit) that a name means.

    Raises NotFoundError, with the nearest names, where nothing or more than one thing is meant.
    """
    hits = store.find(name)
    if not hits:
        raise NotFoundError(f"nobody called {name!r} is in this store")
    hit = _one(name, hits)
    also = tuple(other.stakeholder for other in hits[1:] if other.how == hit.how)
    return Resolved(_unit(store, hit.stakeholder, selection or Selection()), hit, also)


def _one(name: str, hits: list[Hit]) -> Hit:
    best = [hit for hit in hits if hit.how == hits[0].how]
    if best[0].how == "similar" and not clear([(i, hit.score) for i, hit in enumerate(best)]):
        raise NotFoundError(f"nobody is called {name!r}", _shown(hits))
    if len(best) > 1 and best[0].how != "similar" and not _stands_out(best):
        raise NotFoundError(f"{name!r} may mean several", _shown(best))
    return best[0]


def _stands_out(hits: list[Hit]) -> bool:
    """Whether the first of equals is meant: the only one whose own name it is, or the only place among bodies."""
    own = [hit for hit in hits if hit.form in (hit.stakeholder.name, hit.stakeholder.name_en, hit.stakeholder.id)]
    return len(own) == 1 and own[0] is hits[0]


def _shown(hits: list[Hit]) -> list[str]:
    return [f"{hit.stakeholder.name} ({hit.stakeholder.id})" for hit in hits]


def _unit(store: Store, who: Stakeholder, selection: Selection) -> Stakeholder:
    """What a stakeholder counts for at the level; itself where that is how it is read."""
    if selection.level == "stakeholder" or who.type in ("municipality", "sector"):
        return who
    if selection.level == "municipality":
        units = store.units_of(who.id, selection)
        under = f" under the reading {selection.reading!r}"
    else:
        units, under = [unit for unit in (_counts_for(who, selection.level),) if unit], ""
    if not units:
        raise NotFoundError(f"{who.name} ({who.id}) counts for no {selection.level}{under}")
    return who if units[0] == who.id else store.stakeholders(units[:1])[0]


def _counts_for(who: Stakeholder, level: str) -> str | None:
    """The person, organisation or sector a stakeholder is read as."""
    if level == "sector":
        return who.sector
    if level == "organisation" and who.type == "person":
        return who.organisation
    return who.id if who.type == level else None
