"""Which lists of some phases are known to be incomplete, in a line, as the network page says it."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.network.overview import open_lists
from graphkit.stores.protocol import Store
from graphkit.views.bilingual import Text, said
from graphkit.views.texts import phrases


def incomplete(store: Store, phases: Sequence[str]) -> Text | None:
    """What is listed incompletely in which of the phases; None where nothing is."""
    found = [(_what(what), scopes) for what, scopes in open_lists(store, phases).items()]
    if not found:
        return None
    partly = said("partly")
    lines = [
        ", ".join(
            f"{what[at]} ({_where(scopes, len(phases) > 1, partly[at])})".replace(" ()", "") for what, scopes in found
        )
        for at in range(2)
    ]
    return said("gaps_lead", list=(lines[0], lines[1]))


def _what(what: str) -> Text:
    return said(f"what_{what}") if f"what_{what}" in phrases() else (what, what)


def _where(scopes: dict[str, str], several: bool, partly: str) -> str:
    """The phases, with how far they are known; of one phase only how far."""
    words = [
        " ".join(filter(None, (phase if several else "", partly if far == "partly" else "")))
        for phase, far in scopes.items()
    ]
    return ", ".join(filter(None, words))
