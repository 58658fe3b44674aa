"""``--by``, the names of groups, and the lines that say what was counted across them."""

from __future__ import annotations

from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from .emit import Output
from .wording import say

if TYPE_CHECKING:
    from graphkit.network.building import Settings
    from graphkit.network.network import Network
    from graphkit.stores import Store

# As in the library, which is not imported to print help; a test holds them equal.
GROUPINGS = ("sector", "municipality", "kind", "country")


def by_option(command: Any) -> Any:
    """``--by``, what the groups are."""
    return click.option(
        "--by", type=click.Choice(GROUPINGS), default="sector", show_default=True, help="What the groups are."
    )(command)


def groups_option(command: Any) -> Any:
    """``--by`` for what makes its network of ``settings``: handed on in them. Stands below the options of the network."""

    @wraps(command)
    def run(*args: Any, by: str, settings: Settings, **extra: Any) -> Any:
        return command(*args, settings=replace(settings, by=by), **extra)

    return by_option(run)


def ungrouped(network: Network, lang: str) -> list[str]:
    """What is missing where nobody has a group, and how to give it; nothing where somebody has one."""
    if network.group_codes[1]:
        return []
    others = [by for by in GROUPINGS if by != network.by]
    listed = f"{', '.join(others[:-1])} {say('or', lang)} {others[-1]}"
    return [say(_MISSING[network.by], lang, listed)]


_MISSING = {
    "sector": (
        "nobody here has a sector, so that there are no groups: give it in the column sector, or the kinds of stakeholders (ngo, "
        "school, ministry …), from which sectors follow, in the column stakeholder_type; or choose other groups: --by {}"
    ),
    "municipality": (
        "nobody here counts for a municipality, so that there are no groups: give it in the column municipality, with names of the "
        "register; or choose other groups: --by {}"
    ),
    "kind": (
        "nobody here has a kind, so that there are no groups: give it (ngo, school, ministry …) in the column stakeholder_type, persons have none; or "
        "choose other groups: --by {}"
    ),
    "country": (
        "nobody here has a country, so that there are no groups: give it in the column country; or choose other groups: --by {}"
    ),
}


def group_names(store: Store, groups: list[str], by: str, lang: str) -> list[str]:
    """The groups as people read them: labels of sectors and kinds, names of municipalities, codes of countries."""
    from graphkit.labels import LABELS, label

    if by == "municipality":
        return [unit.label(lang) for unit in store.stakeholders(groups)]
    if by == "country":
        return groups
    schemes = ("sector",) if by == "sector" else ("organisation-kind", "place-kind")
    return [label(next((s for s in schemes if group in LABELS[s]), ""), group, lang) for group in groups]


def group_labels(store: Store, groups: list[str], by: str, output: Output) -> list[str]:
    """The groups as a table names them: municipalities of one name before and after a reform are told apart."""
    if by == "municipality":
        return [output.name(unit) for unit in store.stakeholders(groups)]
    return group_names(store, groups, by, output.lang)


def group_rule(network: Network, lang: str) -> str:
    """What the groups are."""
    return say("groups: {}", lang, say(network.by, lang))


def group_rules(network: Network, lang: str) -> list[str]:
    """What the groups are, and that there is one alone, where that is so."""
    alone = len(network.group_codes[1]) == 1
    return [
        group_rule(network, lang),
        *([say("all are of one group: nothing lies between groups", lang)] if alone else []),
    ]


def lines(network: Network, left_out: int, lang: str) -> list[str]:
    """What holds of every answer across groups, after the rules of the selection."""
    found = [*group_rules(network, lang), say("each tie counts 1, whatever the number of shared events", lang)]
    if left_out:
        found.append(say("{} {0:stakeholder|stakeholders} without a group {0:is|are} left out", lang, left_out))
    return found
