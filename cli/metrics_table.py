"""The table of ``graphkit metrics``: a row a measure, a column a network; and what is said under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphkit.model import OUTSIDE

from .emit import Figure, Row
from .messages import translate
from .remarks import grouped
from .wording import say

if TYPE_CHECKING:
    from graphkit.measures.summary import Summary

APART = ("reasons", "errors", "uncertain", "methods")  # what JSON says of the measures


def without_double(found: Sequence[Summary]) -> Sequence[Summary]:
    """Without the events outside the phases where there are no phases: they are all events, which follow."""
    return found[1:] if [item.name for item in found] == [OUTSIDE, None] else found


def headings(found: Sequence[Summary], lang: str) -> dict[str, str]:
    """Of the columns: "All" for all phases, so that a table of seven of them stays within 100 columns."""
    names = [say("All", lang) if item.name is None else _phase(item, lang) for item in found]
    return {"measure": "Measure"} | {f"{i}": name for i, name in enumerate(names)}


def _phase(item: Summary, lang: str) -> str:
    names = {None: say("All phases", lang), OUTSIDE: say("outside", lang)}
    return names.get(item.name, str(item.name))


def turned(networks: Sequence[Row], lang: str) -> list[Row]:
    """A row a measure, a column a network; lists are counted."""
    keys = [key for key in networks[0] if key not in ("phase", *APART)]
    return [
        {"measure": _called(key, lang)} | {f"{i}": _cell(network, key, lang) for i, network in enumerate(networks)}
        for key in keys
    ]


def _called(key: str, lang: str) -> str:
    """A measure in words."""
    return say(_WORDS.get(key, key) if lang == "en" else key, lang).replace("two_mode", "two-mode").replace("_", " ")


_WORDS = {
    "e_i": "E-I index",
    "e_i_expected": "E-I index expected",
    "blau": "diversity of groups",
    "event_blau": "diversity at an event",
    "core_periphery": "core–periphery",
}


def _cell(network: Row, key: str, lang: str) -> Figure:
    value, error = network[key], network["errors"].get(key)
    if value is None or key in network["uncertain"]:
        return Figure("–")
    if isinstance(value, list):
        return Figure(len(value))
    text = f"{value:.3f}" if isinstance(value, float) else str(value)
    text += f" ± {error:.2g}" if error is not None else ""
    return Figure(text.replace(".", ",") if lang == "lv" else text)


def nobody_lines(found: Sequence[Summary], pooled: Sequence[str], lang: str) -> list[str]:
    """Which networks are empty, and why; ``pooled`` names phases that are pooled with others though nobody is recorded."""
    from graphkit.network.network import NOBODY

    empty: dict[str, list[str]] = {NOBODY: [say(phase, lang) if phase == OUTSIDE else phase for phase in pooled]}
    for item in found:
        if not item.stakeholders and not (pooled and item.nobody == NOBODY):
            empty.setdefault(item.nobody, []).append(_phase(item, lang))
    unknown = empty.pop(NOBODY)
    lines = [say("nobody is recorded: unknown, not zero: {}", lang, ", ".join(unknown))] if unknown else []
    return lines + [f"{translate(reason, lang)}: {', '.join(names)}" for reason, names in empty.items()]


def remarks(found: Sequence[Summary], lang: str) -> list[str]:
    """Why values are missing, which were sampled, and of which the sample says nothing, once each."""
    some = [item for item in found if item.stakeholders]
    sampled = any(set(item.said("error")) - set(item.said("uncertain")) for item in some)
    lines = [say("±: standard error of a sample", lang)] if sampled else []
    for what in ("reason", "uncertain", "method"):
        said = [
            (_called(key, lang), _phase(item, lang), translate(str(word), lang))
            for item in some
            for key, word in item.said(what).items()
        ]
        lines += grouped(said, len(some))
    return lines
