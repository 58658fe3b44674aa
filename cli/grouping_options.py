"""``--by``, the names of groups, and the lines that say what was counted across them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .wording import say

if TYPE_CHECKING:
    from graphkit.network.network import Network
    from graphkit.stores import Store

# As in the library, which is not imported to print help; a test holds them equal.
GROUPINGS = ("sector", "municipality", "kind", "country")


def by_option(command: Any) -> Any:
    """``--by``, what the groups are."""
    return click.option(
        "--by", type=click.Choice(GROUPINGS), default="sector", show_default=True, help="What the groups are."
    )(command)


def group_names(store: Store, groups: list[str], by: str, lang: str) -> list[str]:
    """The groups as people read them: labels of sectors and kinds, names of municipalities, codes of countries."""
    from graphkit.labels import LABELS, label

    if by == "municipality":
        return [unit.label(lang) for unit in store.stakeholders(groups)]
    if by == "country":
        return groups
    schemes = ("sector",) if by == "sector" else ("organisation-kind", "place-kind")
    return [label(next((s for s in schemes if group in LABELS[s]), ""), group, lang) for group in groups]


def lines(network: Network, left_out: int, lang: str) -> list[str]:
    """What holds of every answer across groups, after the rules of the selection."""
    found = [
        say("groups: {}", lang, say(network.by, lang)),
        say("each tie counts 1, whatever the number of shared events", lang),
    ]
    if left_out:
        found.append(say("{} {0:stakeholder|stakeholders} without a group {0:is|are} left out", lang, left_out))
    return found
