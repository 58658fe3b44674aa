"""From what somebody typed to the unit of the level it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from graphkit.errors import NotFoundError
from graphkit.model import Hit, Selection, Stakeholder
from graphkit.names import clear
from graphkit.stores.protocol import Store


@dataclass(frozen=True)
class Resolved:
    """Who was meant, and whether that had to be guessed (``hit`` says how it was found).

    ``also`` are others called the same: a municipality's units of other times among them.
    """

    unit: Stakeholder
    hit: Hit
    also: tuple[Stakeholder, ...] = ()


def resolve(store: Store, name: str, selection: Selection | None = None) -> Resolved:
    """The stakeholder (or, at another level, the unit) that a name means.

    Of a municipality's units before and after a reform: the one with participations under the selection, else the one
    in force in its phases, else the one with most events; the others are in ``also``.
    Raises NotFoundError, with the nearest names, where nothing or more than one thing is meant.
    """
    selection = selection or Selection()
    hits = store.find(name, selection.level)
    if not hits:
        raise NotFoundError(f"nobody called {name!r} is in this store")
    best = _best(name, hits)
    families = {hit.stakeholder.id: _units(store, hit.stakeholder, selection) for hit in best}
    hit = _meant(name, [hit for hit in best if families[hit.stakeholder.id]] or [best[0]], families)
    units = _of_one(hit, best, families)
    if not units:
        raise _no_unit(hit.stakeholder, selection)
    chosen, *others = _by_time(store, name, units, selection)
    others += [unit for other in best for unit in families[other.stakeholder.id][:1] if unit not in units]
    unit, *also = store.stakeholders([chosen, *dict.fromkeys(others)])
    return Resolved(unit, hit, tuple(also))


def _best(name: str, hits: list[Hit]) -> list[Hit]:
    best = [hit for hit in hits if hit.how == hits[0].how]
    if best[0].how != "similar":
        return best
    if not clear([(i, hit.score) for i, hit in enumerate(best)]):
        raise NotFoundError(f"nobody is called {name!r}", _shown([hit.stakeholder for hit in hits]))
    return best[:1]


def _of_one(hit: Hit, best: list[Hit], families: dict[str, list[str]]) -> list[str]:
    """The units of a hit; the versions of one municipality count together."""
    plain = hit.stakeholder.id.partition("@")[0]
    ids = [other.stakeholder.id for other in best if other.stakeholder.id.partition("@")[0] == plain]
    return list(dict.fromkeys(unit for ident in ids for unit in families[ident]))


def _meant(name: str, best: list[Hit], families: dict[str, list[str]]) -> Hit:
    """The hit that is taken: any, where all count for the same."""
    if len({tuple(families[hit.stakeholder.id]) for hit in best}) > 1 and not _stands_out(best):
        raise NotFoundError(f"{name!r} may mean several", _shown([hit.stakeholder for hit in best]))
    return best[0]


def _stands_out(hits: list[Hit]) -> bool:
    """Whether the first of equals is meant: the only one whose own name it is, or all are one municipality's."""
    own = [hit for hit in hits if hit.form in (hit.stakeholder.name, hit.stakeholder.name_en, hit.stakeholder.id)]
    return (len(own) == 1 and own[0] is hits[0]) or len({hit.stakeholder.id.partition("@")[0] for hit in hits}) == 1


def _shown(found: Sequence[Stakeholder]) -> list[str]:
    return [f"{who.name} ({who.id})" for who in found]


def _units(store: Store, who: Stakeholder, selection: Selection) -> list[str]:
    """What a stakeholder counts for at the level; itself where that is how it is read."""
    if selection.level == "stakeholder" or who.type == selection.level == "sector":
        return [who.id]
    if selection.level == "municipality":
        return store.units_of(who.id, selection)
    unit = _counts_for(who, selection.level)
    return [unit] if unit else []


def _counts_for(who: Stakeholder, level: str) -> str | None:
    """The person, organisation or sector a stakeholder is read as."""
    if level == "sector":
        return who.sector
    if level == "organisation" and who.type == "person":
        return who.organisation
    return who.id if who.type == level else None


def _no_unit(who: Stakeholder, selection: Selection) -> NotFoundError:
    under = f" under the reading {selection.reading!r}" if selection.level == "municipality" else ""
    return NotFoundError(f"{who.name} ({who.id}) counts for no {selection.level}{under}")


def _by_time(store: Store, name: str, units: list[str], selection: Selection) -> list[str]:
    """The unit meant, then the others that could be."""
    if len(units) == 1:
        return units
    incidence = store.incidence(selection, around=units)
    there = {unit: i for i, unit in enumerate(incidence.stakeholders) if unit in units}
    left = [unit for unit in units if unit in there] or units
    if name not in left and len(left) > 1:
        left = _in_force(store, left, selection) or left
    return sorted(left, key=lambda unit: (unit != name, -incidence.events_of(there[unit]).size if there else 0))


def _in_force(store: Store, units: list[str], selection: Selection) -> list[str]:
    """Those of one place's units, in order of time, that were in force on some day of the phases."""
    spans = [(p.start, p.end) for p in store.phases() if p.id.casefold() in map(str.casefold, selection.phases)]
    first, last = min((a or "" for a, _ in spans), default=""), max((f"{b or '9'}~" for _, b in spans), default="9")
    ordered = sorted(units, key=lambda unit: unit.partition("@")[2])
    bounds = [*(unit.partition("@")[2] for unit in ordered), "9999"]
    return [
        unit for unit, (since, until) in zip(ordered, pairwise(bounds), strict=True) if since <= last and first < until
    ]
