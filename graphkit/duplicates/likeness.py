"""How alike two names are, word by word, and in what they differ."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.duplicates.forms import Form, Forms
from graphkit.duplicates.words import alike, bodies, is_number, little

SPELLING, ENDINGS, ORDER, BLANKS, SLIP, LITTLE, MORE, ALIKE, ACRONYM, QUOTED, OTHER = (
    100.0, 97.0, 94.0, 93.0, 90.0, 92.0, 86.0, 80.0, 84.0, 88.0, 60.0,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score up to 100, what sort of likeness it is, and the words that make it."""

    score: float
    kind: str
    words: tuple[str, ...] = ()


def compare(a: Form, b: Form, made: Forms, near: dict[str, set[str]]) -> Likeness | None:
    """How alike two names are; None where a number, a letter, the legal form or the sort of body tells them apart."""
    if a.part or b.part:
        return _within_quotes(a, b)
    if a.fold == b.fold:
        return Likeness(SPELLING, "same" if a.text == b.text else "spelling")
    if acronym := next((x.text for x, y in ((a, b), (b, a)) if x.acronym and x.fold == y.initials), ""):
        return Likeness(ACRONYM, "acronym", (acronym,))
    if _told_apart(a, b):
        return None
    alike = (
        (ENDINGS, "endings", a.words == b.words),
        (BLANKS, "blanks", a.letters == b.letters),
        (ORDER, "order", sorted(a.words) == sorted(b.words)),
    )
    found = next((Likeness(score, kind) for score, kind, holds in alike if holds), None)
    return found or _by_words(a, b, made, near)


def _within_quotes(a: Form, b: Form) -> Likeness | None:
    """What stands in quotes within one name, as the other; two that share it may be a company and an association."""
    part, whole = (a, b) if a.part else (b, a)
    if whole.part or whole.legal:
        return None
    if whole.acronym and whole.main and whole.fold == part.initials:
        return Likeness(ACRONYM, "acronym", (whole.text,))
    return Likeness(QUOTED, "quoted", (part.text,)) if part.words == whole.words else None


def _told_apart(a: Form, b: Form) -> bool:
    """Whether numbers, single letters or legal forms say that two are meant."""
    forms = bool(a.legal and b.legal and a.legal != b.legal)
    numbers = (sorted(word for word in form.words if _counts(word, form)) for form in (a, b))
    return forms or next(numbers) != next(numbers)


def _counts(word: str, form: Form) -> bool:
    """Whether a word is a number; of a person a single letter is the beginning of a name."""
    return is_number(word) and not (form.person and word.isalpha())


def _by_words(a: Form, b: Form, made: Forms, near: dict[str, set[str]]) -> Likeness | None:
    shared, mine, theirs = _matched(a.words, b.words)
    slips = _slips(mine, theirs, near)
    mine, theirs = ([word for word in side if not any(word in slip for slip in slips)] for side in (mine, theirs))
    score = _dice(shared, slips, (*mine, *theirs), made)
    if slips and not _tells(shared, [], made):  # the word with the slip alone says who is meant
        score = min(score, 100 * min(slip_counts(*pair) for pair in slips))
    mine, theirs = ([word for word in side if word not in little()] for side in (mine, theirs))
    if not _tells(shared, slips, made):
        return None
    if mine and theirs:
        bodies_alike = len(mine) == len(theirs) == 1 and alike().get(mine[0], -1) == alike().get(theirs[0], -2)
        return Likeness(ALIKE, "alike", (mine[0], theirs[0])) if bodies_alike else _others(score, mine, theirs)
    if any(word in bodies() for word in (*mine, *theirs)):
        return None
    if mine or theirs:
        return Likeness(min(score, MORE), "more", tuple(mine or theirs))
    if slips:
        return Likeness(min(score, SLIP), "slip", slips[0])
    return Likeness(LITTLE, "little")


def _others(score: float, mine: list[str], theirs: list[str]) -> Likeness | None:
    """Names that share words and each have others: hardly one body, but perhaps one that was renamed."""
    sorts = [{word for word in side if word in bodies()} for side in (mine, theirs)]
    return Likeness(min(score, OTHER), "other", (" ".join(mine), " ".join(theirs))) if sorts[0] == sorts[1] else None


def _matched(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[list[str], list[str], list[str]]:
    """The words both have, and those that only one has."""
    rest, shared, mine = list(b), [], []
    for word in a:
        if word in rest:
            rest.remove(word)
            shared.append(word)
        else:
            mine.append(word)
    return shared, mine, rest


def _slips(mine: list[str], theirs: list[str], near: dict[str, set[str]]) -> list[tuple[str, str]]:
    """Pairs of words a letter apart, or of which one is the other shortened."""
    found: list[tuple[str, str]] = []
    for word in mine:
        free = [other for other in theirs if not any(other == pair[1] for pair in found)]
        other = next((other for other in free if other in near.get(word, ()) or _shortened(word, other)), None)
        if other:
            found.append((word, other))
    return found


def _shortened(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    if len(short) == 1:
        return len(long) > 1 and long.startswith(short)
    return len(short) >= _SHORTEST and len(long) - len(short) >= 3 and long.startswith(short)


_SHORTEST = 4


def _dice(shared: list[str], slips: list[tuple[str, str]], rest: tuple[str, ...], made: Forms) -> float:
    """Twice what both have in all that they have, weighed by how much each word tells."""
    common = 2 * sum(map(made.weight, shared))
    weights = [2 * min(map(made.weight, pair)) for pair in slips]
    whole = common + sum(weights) + sum(map(made.weight, rest))
    met = common + sum(weight * slip_counts(*pair) for weight, pair in zip(weights, slips, strict=True))
    return 100 * met / whole if whole else 0.0


def slip_counts(a: str, b: str) -> float:
    """What a word with a slip counts, up to 1: more the longer it is, less where letters are replaced, above all the first.

    >>> slip_counts("ventspil", "venstpil"), slip_counts("pardaugav", "bardaugav"), slip_counts("bibl", "bibliotek")
    (0.875, 0.667, 0.9)
    """
    if _shortened(a, b) or _shortened(b, a):
        return 0.9
    replaced = len(a) == len(b) and sorted(a) != sorted(b)
    return round(1 - (3 if a[0] != b[0] else 2 if replaced else 1) / max(len(a), len(b)), 3)


def _tells(shared: list[str], slips: list[tuple[str, str]], made: Forms) -> bool:
    """Whether a common word says who is meant: not how small words and sorts of bodies would."""
    often = max(5, len(made.stakeholders) // 100)
    words = [*shared, *(word for pair in slips for word in pair)]
    return any(made.used_by[word] <= often and word not in bodies() and word not in little() for word in words)
