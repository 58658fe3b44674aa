"""Phases, roles, statuses and kinds of events as somebody typed them, to the codes of a store file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from graphkit.errors import NotFoundError
from graphkit.labels import LABELS
from graphkit.model import OUTSIDE, Phase, Selection
from graphkit.names import fold
from graphkit.stores.kept import Kept

_SCHEMES = {"role": "role", "status": "status", "event kind": "event-kind"}
_NUMBER = re.compile(r"\d+|(?<!\w)[IVX]+(?!\w)", re.IGNORECASE)
_ROMAN = {"I": 1, "V": 5, "X": 10}
_FEW = 3  # more codes that look alike are no hint


def chosen_codes(selection: Selection, file: Kept) -> list[list[int]]:
    """The codes of the selection's phases (-1 outside them), roles and statuses."""
    phases = [-1 if text.casefold() == OUTSIDE else _position(text, file, "phase") for text in selection.phases]
    roles = [_position(text, file, "role") for text in selection.roles]
    return [phases, roles, [_position(text, file, "status") for text in selection.statuses]]


def recorded(selection: Selection, file: Kept) -> Selection:
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


def _position(text: str, file: Kept, what: str) -> int:
    names = file.codes(what)
    if what != "phase":
        return code_of(text, names, what.replace("_", " "))
    return code_of(text, [*names, OUTSIDE], what, file.phases)


def code_of(text: str, codes: Sequence[str], what: str, phases: Callable[[], Sequence[Phase]] = list) -> int:
    """The position of a phase, role, status or kind, written with any capitals.

    Raises NotFoundError with those it may mean, or with all there are.
    """
    folded = {code.casefold(): i for i, code in reversed(list(enumerate(codes)))}
    if text in codes or text.casefold() in folded:
        return codes.index(text) if text in codes else folded[text.casefold()]
    names = {phase.id: (phase.name, phase.name_en or "") for phase in phases()} if what == "phase" else None
    near = near_codes(text, codes, names or LABELS.get(_SCHEMES.get(what, ""), {}))
    if near:
        raise NotFoundError(f"there is no {what} {text!r} in this store", near)
    raise NotFoundError(f"there is no {what} {text!r} in this store; there are: {', '.join(codes) or 'none'}", codes)


def near_codes(text: str, codes: Sequence[str], names: Mapping[str, Sequence[str]]) -> list[str]:
    """The codes that something typed may mean: by their number, Roman or Arabic, by their name, by likeness.

    >>> near_codes("III", ["P1", "P3"], {}), near_codes("workshop", ["w"], {"w": ("Workshop of 2019",)})
    (['P3'], ['w'])
    """
    said = {code: (code, *names.get(code, ())) for code in codes}
    wanted, words = _numbers(text), fold(text)
    by_number = [code for code in codes if wanted and wanted <= _numbers(*said[code])]
    by_name = [code for code in codes if len(words) >= 3 and any(words in fold(name) for name in said[code])]
    alike = get_close_matches(text.casefold(), [code.casefold() for code in codes], n=_FEW + 1)
    by_likeness = [code for code in codes if code.casefold() in alike] if len(alike) <= _FEW else []
    return by_number or by_name or by_likeness


def _numbers(*texts: str) -> set[int]:
    """The numbers that texts hold; ``LRP3`` and ``platform III`` hold 3."""
    return {_value(number.upper()) for text in texts for number in _NUMBER.findall(text)}


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    digits = [_ROMAN[letter] for letter in number]
    return sum(-d if d < after else d for d, after in zip(digits, [*digits[1:], 0], strict=True))
