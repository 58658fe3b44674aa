"""Measures by name."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from graphkit.errors import NotFoundError
from graphkit.measures.measure import Measure

MODULES = (
    "centrality",
    "cohesion",
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


def find_measure(name: str, what: str = "stakeholder") -> Measure:
    """The measure of a name, written with blanks, hyphens or underscores; NotFoundError with the nearest names.

    >>> find_measure("PageRank").name
    'pagerank'
    """
    known = measures_of(what)
    plain = {_plain(each): each for each in known}
    if _plain(name) in plain:
        return known[plain[_plain(name)]]
    from difflib import get_close_matches

    near = [plain[key] for key in get_close_matches(_plain(name), plain, n=3, cutoff=0.5)]
    where = "; it is a measure of a whole network: graphkit metrics" if _plain(name) in _others(what) else ""
    raise NotFoundError(f"there is no measure {name!r} of a {what}{where}; graphkit measures lists all", near)


def _others(what: str) -> set[str]:
    return {_plain(name) for name, measure in catalogue().items() if measure.of != what}


def _plain(name: str) -> str:
    return name.casefold().strip().replace("_", "-").replace(" ", "-")
