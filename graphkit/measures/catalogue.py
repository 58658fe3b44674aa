"""Measures by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module

from graphkit.errors import GraphkitError, NotFoundError
from graphkit.measures.measure import Measure

MODULES = (
    "centrality",
    "cohesion",
    "reach",
    "closeness",
    "betweenness",
    "brokerage",
    "participation",
    "cores",
    "core_periphery",
    "holes",
    "two_mode",
    "closure",
    "centralisation",
    "mixing",
    "diversity",
    "communities",
    "ties",
    "significance.backbone",
    "dynamics",
)


@cache
def catalogue() -> dict[str, Measure]:
    """Every measure by name, in the order in which they are listed."""
    modules = (import_module(f"graphkit.measures.{name}") for name in MODULES)
    return {measure.name: measure for module in modules for measure in module.MEASURES}


def measures_of(what: str) -> dict[str, Measure]:
    """The measures of a stakeholder, a network, a tie or a phase pair."""
    return {name: measure for name, measure in catalogue().items() if measure.of == what}


def named(name: str) -> list[Measure]:
    """All measures of a name, of whatever they are; NotFoundError with the nearest names where there is none."""
    known = list(catalogue().values())
    found = [measure for measure in known if _plain(measure.name) == _plain(name)]
    if not found:
        raise NotFoundError(f"there is no measure {name!r}; graphkit measures lists all", _nearest(name, known))
    return found


def find_measure(name: str, *whats: str) -> Measure:
    """The measure of a name, of stakeholders unless ``whats`` says of what; of several, the first that has it.

    An exact name wins; else blanks, hyphens and underscores are alike, as are capitals. NotFoundError with the nearest
    names, or with the command alone where it is a measure of something else; GraphkitError for what is no text.

    >>> find_measure("PageRank").name
    'pagerank'
    """
    if not isinstance(name, str):
        raise GraphkitError(f"a measure is asked for by its name, a text: {name!r} is none")
    asked = whats or ("stakeholder",)
    known = [measure for what in asked for measure in measures_of(what).values()]
    exact = [measure for measure in known if measure.name == name]
    alike = [measure for measure in known if _plain(measure.name) == _plain(name)]
    if exact or alike:
        return (exact or alike)[0]
    what, where = " or a ".join(asked), _elsewhere(name)
    raise NotFoundError(
        f"there is no measure {name!r} of a {what}; {where}graphkit measures lists all",
        () if where else _nearest(name, known),
    )


_COMMANDS = {
    "stakeholder": "it is a measure of a stakeholder: graphkit rank; ",
    "network": "it is a measure of a whole network: graphkit metrics; ",
    "tie": "it is a measure of a tie: graphkit ties; ",
    "phase pair": "it is a measure of a phase pair: graphkit phases; ",
}


def _elsewhere(name: str) -> str:
    """Where to ask for a measure that is of something else than what was asked of; empty where it is of nothing."""
    others = [measure.of for measure in catalogue().values() if _plain(measure.name) == _plain(name)]
    return _COMMANDS[others[0]] if others else ""


def _nearest(name: str, known: Sequence[Measure]) -> list[str]:
    """The three nearest names, those of something else only where they are nearly the same."""
    from difflib import get_close_matches

    own = {_plain(measure.name): measure.name for measure in known}
    others = {plain: other for other in catalogue() if (plain := _plain(other)) not in own}
    near = get_close_matches(_plain(name), own, n=3, cutoff=0.5)
    nearer = get_close_matches(_plain(name), others, n=1, cutoff=0.8)
    both = own | others
    return [both[plain] for plain in get_close_matches(_plain(name), [*near, *nearer], n=3, cutoff=0.5)]


def _plain(name: str) -> str:
    return name.casefold().strip().replace("_", "-").replace(" ", "-")
