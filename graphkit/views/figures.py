"""The figures that a story's words may hold: those of the page's own pictures, so that both always agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graphkit.errors import GraphkitError
from graphkit.views.picture import Names
from graphkit.views.texts import LANGS

#: Of a phase, or of all phases up to it.
COUNTS = ("units", "events", "pairs", "ties", "single", "most", "most_events", "planned")
#: Of two phases compared.
CHANGES = ("kept", "new", "lost", "returned", "ties_kept", "ties_new", "ties_lost", "present", "both_kept", "both_new", "both_lost")  # fmt: skip


class Unsaid(GraphkitError):
    """Why a figure cannot be said, in words."""


def figures_of(
    phases: Sequence[str],
    levels: Mapping[str, Mapping[str, Any]],
    names: Names,
    step: Mapping[str, Any],
    place: str,
    at: int,
) -> str:
    """What stands in a place like ``{units}`` (of the step's view) or ``{LRP2.units}`` (of that phase), in a language.

    Raises Unsaid where there is no such figure, or nothing is recorded that it could be counted from.
    """
    phase, _, name = place.rpartition(".")
    if phase and phase not in phases:
        raise Unsaid(f"there is no phase {phase!r} here; there are: {', '.join(phases)}")
    level = levels[step.get("level", next(iter(levels)))]
    mode = "one" if phase else step.get("mode", "one")
    position = phases.index(phase or step["phase"])
    if mode == "diff":
        return str(_changed(level, phases.index(step["from"]), position, name))
    return _counted(level, position, mode, names, name, at)


def _changed(level: Mapping[str, Any], one: int, other: int, name: str) -> int:
    found = level["changes"].get(f"{one}-{other}")
    if name not in CHANGES:
        raise Unsaid(f"there is no figure {name!r}; of two phases there are: {', '.join(CHANGES)}")
    if found is None or found["empty"]:
        raise Unsaid(f"{name}: these two phases cannot be compared, as nobody is recorded in one of them")
    of, _, key = name.rpartition("_")
    part = found[{"": "stakeholders", "ties": "ties", "both": "both"}[of]] if key != "present" else found["both"]
    if part.get(key) is None:
        raise Unsaid(f"{name}: there are too many pairs to count them for a page")
    return int(part[key])


def _counted(level: Mapping[str, Any], position: int, mode: str, names: Names, name: str, at: int) -> str:
    if name not in COUNTS:
        raise Unsaid(f"there is no figure {name!r}; of a phase there are: {', '.join(COUNTS)}")
    if mode == "sum" and position >= len(level["sums"]):
        raise Unsaid(f"{name}: these phases cannot be put together on this page")
    part = level["sums"][position] if mode == "sum" else level["phases"][position]
    if name == "planned":
        return str(sum(seen.get("planned", 0) for seen in level["phases"][position]["otherwise"].values()))
    if not part["pairs"]:
        raise Unsaid(f"{name}: nobody is recorded as present in that phase, which is unknown and not zero")
    if name in ("ties", "single"):
        if not part["projected"]:
            raise Unsaid(f"{name}: there are too many pairs to count them for a page")
        return str(part["projected"][name])
    if name in ("most", "most_events"):
        units, events = _most(level["phases"][: position + 1] if mode == "sum" else [part])
        return str(events) if name == "most_events" else _listed(units, names, at)
    return str(part[name])


def _most(parts: Sequence[Mapping[str, Any]]) -> tuple[list[int], int]:
    """Who was at most events (positions in the page's list), and at how many."""
    at: dict[int, set[int]] = {}
    for part in parts:
        for unit, *rest in part["rows"]:
            at.setdefault(unit, set()).update(rest[::2])
    most = max(map(len, at.values()))
    return [unit for unit, events in at.items() if len(events) == most], most


def _listed(units: Sequence[int], names: Names, at: int) -> str:
    ids = list(names.unit_at)
    labels = [names.units[ids[unit]].label(LANGS[at]) for unit in units]
    joined = (" un ", " and ")[at]
    return joined.join([", ".join(labels[:-1]), labels[-1]]) if len(labels) > 1 else labels[0]
