"""Phases, roles, statuses and kinds of events as somebody typed them, to the codes of a store file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from graphkit.errors import NotFoundError
from graphkit.model import OUTSIDE, Selection
from graphkit.stores.sqlite_file import StoreFile


def chosen_codes(selection: Selection, file: StoreFile) -> list[list[int]]:
    """The codes of the selection's phases (-1 outside them), roles and statuses."""
    phases = [-1 if text.casefold() == OUTSIDE else _position(text, file, "phase") for text in selection.phases]
    roles = [_position(text, file, "role") for text in selection.roles]
    return [phases, roles, [_position(text, file, "status") for text in selection.statuses]]


def recorded(selection: Selection, file: StoreFile) -> Selection:
    """The selection in the words of the tables."""
    phases, roles, statuses = chosen_codes(selection, file)
    kinds = [_position(text, file, "event_kind") for text in selection.kinds]
    return replace(
        selection,
        phases=tuple(OUTSIDE if code < 0 else file.codes("phase")[code] for code in phases),
        roles=tuple(file.codes("role")[code] for code in roles),
        statuses=tuple(file.codes("status")[code] for code in statuses),
        kinds=tuple(file.codes("event_kind")[code] for code in kinds),
    )


def _position(text: str, file: StoreFile, what: str) -> int:
    names = file.codes(what)
    return code_of(text, [*names, OUTSIDE] if what == "phase" else names, what.replace("_", " "))


def code_of(text: str, names: Sequence[str], what: str) -> int:
    """The code of a phase, role, status or kind, written with any capitals.

    Raises NotFoundError with the nearest.
    """
    for i, name in enumerate(names):
        if name == text:
            return i
    folded = {name.casefold(): i for i, name in enumerate(names)}
    if text.casefold() in folded:
        return folded[text.casefold()]
    near = [folded[name] for name in get_close_matches(text.casefold(), folded, n=3)]
    nearest = [names[i] for i in near] or list(names)
    raise NotFoundError(f"there is no {what} {text!r} in this store; there are: {', '.join(names) or 'none'}", nearest)
