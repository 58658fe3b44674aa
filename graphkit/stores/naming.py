"""Finding a stakeholder by what somebody typed: as written, without marks and case, by stem, then by likeness."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from itertools import groupby
from operator import itemgetter

import numpy as np

from graphkit.errors import NotFoundError
from graphkit.labels import LABELS
from graphkit.model import Hit, Phase, Stakeholder
from graphkit.names import EXACT, FOLD, SIMILAR, STEM, TIER_NAMES, candidates, exact, fold, similar, stem
from graphkit.stores.sqlite_file import StoreFile
from graphkit.stores.sqlite_labels import Labels


def find_names(name: str, file: StoreFile, labels: Labels) -> list[Hit]:
    """Hits of the first tier that has any; those with participations first, then by id.

    A unit of the register that no stakeholder bears the name of is found last, by the same forms.
    """
    own = file.one("SELECT ix FROM stakeholders WHERE id = ?", [exact(name)])
    if own is not None:
        return _hits(file, labels, [(own, name, 100.0)], EXACT)
    for tier, keys in groupby(candidates(name), key=itemgetter(1)):
        statement = "SELECT DISTINCT stakeholder FROM name_key WHERE key = ? AND tier = ?"
        rows = {row[0]: key for key, _ in keys for row in file.rows(statement, [key, tier])}
        if rows:
            return _hits(file, labels, [(who, key, 100.0) for who, key in rows.items()], tier)
    return _register(name, labels) or _similar(name, file, labels)


def _hits(file: StoreFile, labels: Labels, rows: list[tuple[int, str, float]], tier: int) -> list[Hit]:
    starts = file["p_start"]
    order = sorted(rows, key=lambda row: (-row[2], starts[row[0] + 1] == starts[row[0]], row[0]))
    found = labels.at([row[0] for row in order])
    return [Hit(who, TIER_NAMES[tier], form, score) for who, (_, form, score) in zip(found, order, strict=True)]


def _register(name: str, labels: Labels) -> list[Hit]:
    for tier, key in ((FOLD, fold(name)), (STEM, stem(name))):
        make = fold if tier == FOLD else stem
        hits = [
            Hit(labels.unit(row[0] if not row[1] else f"{row[0]}@{row[1]}"), TIER_NAMES[tier], row[3])
            for row in labels.municipalities
            if key and key in {make(text) for text in (row[0], row[3], row[4]) if text}
        ]
        if hits:
            return hits[:1]
    return _begins(stem(name), labels)


def _begins(key: str, labels: Labels) -> list[Hit]:
    """The one unit of the register that is called more than what was typed: ``Salaspils`` for ``Salaspils novads``."""
    rows = [row for row in labels.municipalities if key and stem(row[3]).startswith(f"{key} ")]
    if len({row[0] for row in rows}) != 1:
        return []
    ident, since, _, name, *_ = rows[0]
    return [Hit(labels.unit(f"{ident}@{since}" if since else ident), TIER_NAMES[STEM], name)]


def longer_names(name: str, file: StoreFile, labels: Labels) -> list[Stakeholder]:
    """Stakeholders with participations whose name begins with the words of this one and goes on; not all of very many."""
    key = stem(name)
    statement = "SELECT DISTINCT stakeholder FROM name_key WHERE key >= ? AND key < ? AND tier = ? LIMIT 200"
    found = sorted(row[0] for row in file.rows(statement, [f"{key} ", f"{key}!", STEM])) if key else []
    return labels.at([who for who in found if np.diff(file.slice("p_start", who, who + 2)).any()])


def _similar(name: str, file: StoreFile, labels: Labels) -> list[Hit]:
    rows = file.rows("SELECT key, min(stakeholder) FROM name_key WHERE tier = ? GROUP BY key, stakeholder", [FOLD])
    best: dict[int, tuple[str, float]] = {}
    for position, score in similar(fold(name), [key for key, _ in rows], limit=12):
        key, who = rows[position]
        if who not in best or score > best[who][1]:
            best[who] = (key, score)
    return _hits(file, labels, [(who, key, score) for who, (key, score) in best.items()], SIMILAR)[:8]


_SCHEMES = {"role": "role", "status": "status", "event kind": "event-kind"}
_NUMBER = re.compile(r"\d+|(?<!\w)[IVX]+(?!\w)", re.IGNORECASE)
_ROMAN = {"I": 1, "V": 5, "X": 10}
_FEW = 3  # more codes that look alike are no hint


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
