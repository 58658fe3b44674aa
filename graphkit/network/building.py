"""From a store to networks: selections, groupings, and series over the phases."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graphkit.errors import GraphkitError
from graphkit.incidence import Incidence
from graphkit.model import OUTSIDE, Selection
from graphkit.network.hubs import HUB, without_hubs
from graphkit.network.network import NOBODY, Network
from graphkit.stores.protocol import Store

GROUPINGS = ("sector", "municipality", "kind", "country")


@dataclass(frozen=True)
class Settings:
    """How a network is made of an incidence: weight, grouping, large events, exactness and seed."""

    weight: str = "newman"
    by: str = "sector"
    hubs: str = "keep"
    hub_size: int = HUB
    exact: bool = False
    seed: int = 0


def network_of(store: Store, selection: Selection | None = None, settings: Settings | None = None) -> Network:
    """The network of a selection. Raises GraphkitError where nobody counts under it."""
    selection = selection or Selection()
    network = build(store, store.incidence(selection), settings or Settings())
    refuse_nobody(store, network)
    return network


def build(store: Store, incidence: Incidence, settings: Settings) -> Network:
    """The network of an incidence (empty where that is), its groups looked up in the store when a measure asks."""
    kept = without_hubs(incidence, settings.hubs, settings.hub_size, settings.seed)
    return Network(
        kept,
        settings.weight,
        lambda: groups_of(store, kept.stakeholders, settings.by, kept.selection),
        settings.by,
        settings.exact,
        settings.seed,
        settings.hubs,
        settings.hub_size,
        _why_nobody(incidence, settings),
    )


def _why_nobody(incidence: Incidence, settings: Settings) -> str:
    """Why its network is empty, where it is: large events left out, nobody that the level can be read of, or nobody at all."""
    if incidence.stakeholders:
        size = settings.hub_size
        return f"every event has more than {size} participants and is left out: raise --hub-size or keep them"
    if incidence.left_out:
        return f"nobody of those recorded here can be read at the level {incidence.selection.level!r}"
    return NOBODY


def groups_of(store: Store, ids: list[str], by: str, selection: Selection) -> tuple[str | None, ...]:
    """The group of each stakeholder: sector, kind, country, or the (first) municipality it counts for.

    Where sectors or municipalities themselves are counted, each is its own group; sectors have no others.
    """
    if by not in GROUPINGS:
        raise GraphkitError(f"unknown grouping {by!r}: one of {', '.join(GROUPINGS)}")
    if by == selection.level:
        return tuple(ids)
    if selection.level == "sector":
        raise GraphkitError(f"a sector has no {by}: at the level 'sector' each is its own group (--by sector)")
    if by == "municipality":
        return tuple(next(iter(store.units_of(ident, selection)), None) for ident in ids)
    return tuple(getattr(who, by) for who in store.stakeholders(ids))


def refuse_nobody(store: Store, network: Network) -> None:
    """GraphkitError where nobody is in a network: why, and what to change."""
    selection = network.incidence.selection
    if not network.n:
        left_out = network.hubs != "keep" and store.incidence(selection).stakeholders
        raise GraphkitError(network.nobody if left_out else nobody(store, selection))


def unrecorded(store: Store, selection: Selection) -> list[str]:
    """The phases of a selection, all where it names none, of which nobody is recorded under it: unknown, not zero.

    A network that pools one of them with others is none the larger for it.
    """
    chosen = selection.phases or [phase.id for phase in store.phases()]
    each = ((phase, store.incidence(replace(selection, phases=(phase,)))) for phase in chosen)
    return [phase for phase, found in each if not found.stakeholders and not found.left_out]


def nobody(store: Store, selection: Selection) -> str:
    """Why a selection is empty, in words, with what to change."""
    wider = store.incidence(replace(selection, level="stakeholder", statuses=(), joint_only=False))
    if not wider.stakeholders:
        return "no participation fits this selection (phases, roles, statuses, kinds); graphkit info and events list what there is"
    if selection.level != "stakeholder" and store.incidence(replace(selection, level="stakeholder")).stakeholders:
        return (
            f"nothing in this selection can be read at the level {selection.level!r}: {len(wider.stakeholders)} stakeholder(s) "
            f"took part, none of which is, or counts for, such a unit; use another --level (or --reading)"
        )
    return (
        f"nobody counts: {len(wider.stakeholders)} stakeholder(s) are recorded, but not with the statuses "
        f"{', '.join(selection.statuses) or 'asked for'} at events where people met; --status all counts every status"
    )


@dataclass(frozen=True)
class Slice:
    """One network of a series: its name (a phase, a window ``LRP1…LRP3``, None for all) and the phases pooled in it."""

    name: str | None
    phases: tuple[str, ...]


def slices(store: Store, selection: Selection, *, cumulative: bool = False, window: int | None = None) -> list[Slice]:
    """The phases as a series, one by one, cumulative, or in sliding windows; then events outside, then all.

    Phases named in the selection are one pooled network, unless a series is asked for: then they are its steps.
    """
    selection, order = store.recorded(selection), [phase.id for phase in store.phases()]
    chosen = [phase for phase in order if not selection.phases or phase in selection.phases]
    if window is not None and window < 1:
        raise GraphkitError("--window counts phases: 1 or more")
    if cumulative or window:
        if not chosen:
            raise GraphkitError(
                "events outside the phases are no step of a series: leave out --cumulative and --window"
            )
        width = len(chosen) if cumulative else int(window or 1)
        return [Slice(_span(part), part) for part in _windows(chosen, width, full=not cumulative)]
    if selection.phases:
        return [Slice("+".join(selection.phases), selection.phases)]
    beyond = any(not event.phases for event in store.events()) or _outside(store, selection)
    outside = [Slice(OUTSIDE, (OUTSIDE,))] if beyond else []
    return [*(Slice(phase, (phase,)) for phase in chosen), *outside, Slice(None, ())]


def _outside(store: Store, selection: Selection) -> bool:
    """Whether somebody counts at an event outside the phases, be it one that has phases too."""
    return bool(store.incidence(replace(selection, phases=(OUTSIDE,))).stakeholders)


def _windows(phases: list[str], width: int, *, full: bool) -> list[tuple[str, ...]]:
    parts = [tuple(phases[max(0, i + 1 - width) : i + 1]) for i in range(len(phases))]
    return [part for part in parts if len(part) == min(width, len(phases))] if full else parts


def _span(phases: tuple[str, ...]) -> str:
    return phases[0] if len(phases) == 1 else f"{phases[0]}…{phases[-1]}"
