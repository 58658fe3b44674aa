"""Options of commands that make a network of a selection: weight of ties, large events, exactness, seed."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graphkit.model import OUTSIDE, Selection

from .emit import Output, tell
from .wording import say

if TYPE_CHECKING:
    from graphkit.incidence import Incidence
    from graphkit.network.building import Settings
    from graphkit.network.network import Network
    from graphkit.stores import Store

Command = TypeVar("Command")
# As in the library, which is not imported to print help; a test holds them equal.
WEIGHTS = ("none", "count", "newman", "jaccard", "overlap", "cosine")
HUB_WAYS = ("keep", "leave-out", "sample")
HUB = 1000
_TOLD = {
    "keep": "{} has {} {1:participant|participants} and makes {} % of all pairs: --hubs leave-out or sample takes it out or down",
    "leave-out": "{} has {} {1:participant|participants}, {} % of all pairs, and is left out",
    "sample": "{} has {} {1:participant|participants}, {} % of all pairs, and is cut to {} of them, drawn with seed {}",
}
_UNUSED = {
    "by": "--by changes nothing here: {} looks at no groups",
    "reading": "--reading changes nothing here: it is for --level municipality",
    "units": "--units changes nothing here: it is for --level municipality",
}
_WEIGHT = click.option(
    "--weight", type=click.Choice(WEIGHTS), default="newman", show_default=True, help="What a tie weighs."
)
_HUBS = (
    click.option(
        "--hubs", type=click.Choice(HUB_WAYS), default="keep", show_default=True, help="What is done with large events."
    ),
    click.option(
        "--hub-size", type=click.IntRange(min=2), default=HUB, show_default=True, help="Participants beyond which an event is large."
    ),
)  # fmt: skip
_EXACT = click.option(
    "--exact",
    is_flag=True,
    help="Exact values where a sample would be taken, however long it takes. What is too large to project stays so: --hubs "
    "with a small --hub-size, or a smaller selection, helps there.",
)
_SEED = click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seed of whatever is drawn."
)


def network_options(command: Any) -> Any:
    """``--weight``, ``--hubs``, ``--hub-size``, ``--exact``, ``--seed``, handed on as ``settings``."""
    return _handing_on(command, (_WEIGHT, *_HUBS, _EXACT, _SEED))


def tie_options(command: Any) -> Any:
    """The same without ``--exact``, for what is never sampled; handed on as ``settings``."""
    return _handing_on(command, (_WEIGHT, *_HUBS, _SEED))


def _handing_on(command: Any, options: tuple[Any, ...]) -> Any:
    @wraps(command)
    def run(*args: Any, weight: str, hubs: str, hub_size: int, seed: int, exact: bool = False, **extra: Any) -> Any:
        from graphkit.network.building import Settings

        settings = Settings(weight=weight, hubs=hubs, hub_size=hub_size, exact=exact, seed=seed)
        return command(*args, settings=settings, **extra)

    for option in reversed(options):
        run = option(run)
    return run


def network_for(store: Store, selection: Selection, settings: Settings, output: Output) -> Network:
    """The network of a selection; large events are announced on stderr. Raises GraphkitError where nobody counts."""
    from graphkit.network.building import build, refuse_nobody

    incidence = store.incidence(selection)
    announce_hubs(store, incidence, settings, output.lang)
    network = build(store, incidence, settings)
    refuse_nobody(store, network)
    announce_unrecorded(store, selection, output.lang)
    return network


def announce_unused(network: Network, what: str, lang: str) -> None:
    """Say which options that were given change nothing of ``what`` was made of a network."""
    grouped = "group_names" in vars(network)
    places = network.incidence.selection.level == "municipality" or (grouped and network.by == "municipality")
    unused = [*([] if grouped else ["by"]), *([] if places else ["reading", "units"])]
    asked = click.get_current_context()
    given = [name for name in unused if asked.get_parameter_source(name) == click.core.ParameterSource.COMMANDLINE]
    for name in given:
        tell(say(_UNUSED[name], lang, what), err=True)


def announce_unrecorded(store: Store, selection: Selection, lang: str) -> None:
    """Say which of several phases pooled add nothing because nobody is recorded of them."""
    from graphkit.network.building import unrecorded

    found = unrecorded(store, selection) if len(selection.phases) > 1 else []
    if found:
        phases = ", ".join(say(phase, lang) if phase == OUTSIDE else phase for phase in found)
        tell(say("nobody is recorded: unknown, not zero: {}", lang, phases), err=True)


def announce_hubs(
    store: Store, incidence: Incidence, settings: Settings, lang: str = "en", said: set[str] | None = None
) -> None:
    """Say which event makes most of the pairs, or which events are left out or sampled, with their sizes.

    Events in ``said`` have been told of; those told of now join them.
    """
    from graphkit.network.hubs import hubs

    known = set() if said is None else said
    found = [hub for hub in hubs(incidence, settings.hub_size) if hub.event not in known]
    told = [hub for hub in found if settings.hubs != "keep" or hub.share > 0.5]
    known.update(hub.event for hub in told)
    for hub, event in zip(told, store.events([hub.event for hub in told]), strict=True):
        name = f"{event.label(lang)} ({hub.event})"
        share = round(100 * hub.share)
        told_of = (name, hub.participants, share, settings.hub_size, settings.seed)
        tell(say(_TOLD[settings.hubs], lang, *told_of), err=True)
