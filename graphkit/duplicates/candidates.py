"""Pairs of names worth comparing, found by keys that they share, never by going through all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations

from graphkit.duplicates.forms import Form, Forms

Pairs = set[tuple[int, int]]  # positions of names, the smaller first
_RARE = 12  # stakeholders beyond which a word is too common to be looked at by itself
_CROWD = 40  # names of one key beyond which each is only compared with the first
_FEW = 2  # stakeholders that a misspelt word may have
_LONG = 5  # letters that a misspelt word has at least
_ALIKE = 50.0  # of 100: names less alike are not compared word by word


def candidates(made: Forms, near: dict[str, set[str]]) -> Pairs:
    """Positions of names of two stakeholders that share a key, and are alike enough letter by letter."""
    found: Pairs = set()
    for key in (_by_fold, _by_bag, _by_letters):
        found |= _within(_grouped((key(form), i) for i, form in enumerate(made.all)), made)
    found |= _by_rare_words(made, near) | _one_word_apart(made, near)
    return _alike(found, made) | _acronyms(made)


def _by_fold(form: Form) -> Hashable:
    return form.fold


def _by_bag(form: Form) -> Hashable:
    return form.bag()


def _by_letters(form: Form) -> Hashable:
    return form.letters


def _grouped(keyed: Iterable[tuple[Hashable, int]]) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for key, at in keyed:
        groups[key].append(at)
    return groups


def _within(groups: dict[Hashable, list[int]], made: Forms) -> Pairs:
    found: Pairs = set()
    for members in groups.values():
        if len(members) > 1:
            crowd = len(members) > _CROWD
            found |= set(_apart(((members[0], at) for at in members[1:]) if crowd else combinations(members, 2), made))
    return found


def _apart(pairs: Iterable[tuple[int, int]], made: Forms) -> Iterator[tuple[int, int]]:
    """The pairs of names of two stakeholders."""
    for a, b in pairs:
        if made.all[a].owner != made.all[b].owner:
            yield (a, b) if a < b else (b, a)


def near_words(made: Forms) -> dict[str, set[str]]:
    """Each word with those one letter away (two swapped count as one), where one of both is rare enough to be a slip."""
    from rapidfuzz.distance import OSA

    shortened: dict[str, list[str]] = defaultdict(list)
    for word in made.used_by:
        if len(word) >= _LONG and word.isalpha():
            for key in {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}:
                shortened[key].append(word)
    near: dict[str, set[str]] = defaultdict(set)
    for words in shortened.values():
        for a, b in combinations(words[:_CROWD], 2):
            if min(made.used_by[a], made.used_by[b]) <= _FEW and OSA.distance(a, b) <= 1:
                near[a].add(b)
                near[b].add(a)
    return near


def _by_rare_words(made: Forms, near: dict[str, set[str]]) -> Pairs:
    """Names that share a word few stakeholders use, or have two such words a letter apart."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, form in enumerate(made.all):
        for word in set(form.words):
            if made.used_by[word] <= _RARE:
                holders[word].append(i)
    found: Pairs = set()
    for word, members in holders.items():
        found |= set(_apart(combinations(members, 2), made))
        for other in near.get(word, ()):
            found |= set(_apart(((a, b) for a in members for b in holders.get(other, ())), made))
    return found


def _one_word_apart(made: Forms, near: dict[str, set[str]]) -> Pairs:
    """Names that are equal once a word is left out of one of them, or put right."""
    bags = _grouped((form.bag(), i) for i, form in enumerate(made.all))
    found: Pairs = set()
    for i, form in enumerate(made.all):
        bag = form.bag()
        for at, word in enumerate(bag):
            rest = bag[:at] + bag[at + 1 :]
            others = [tuple(sorted((*rest, right))) for right in near.get(word, ())]
            for other in (rest, *others):
                found |= set(_apart(((i, b) for b in bags.get(other, ())[:_RARE]), made))
    return found


def _acronyms(made: Forms) -> Pairs:
    """Names that are nothing but capitals, with those whose first letters they are."""
    initials = _grouped((form.initials, i) for i, form in enumerate(made.all) if len(form.initials) > 2)
    wanted = ((i, form) for i, form in enumerate(made.all) if form.main and form.acronym)
    return {pair for i, form in wanted for pair in _apart(((i, b) for b in initials.get(form.fold, ())[:_RARE]), made)}


def _alike(found: Pairs, made: Forms) -> Pairs:
    """The pairs whose words, in order of the alphabet, are alike as texts."""
    from rapidfuzz import fuzz, process

    if not found:
        return found
    pairs = sorted(found)
    texts = [" ".join(form.bag()) for form in made.all]
    left, right = ([texts[pair[side]] for pair in pairs] for side in (0, 1))
    scores = process.cpdist(left, right, scorer=fuzz.ratio)
    letters = (made.all[a].letters == made.all[b].letters for a, b in pairs)
    return {pair for pair, score, same in zip(pairs, scores.tolist(), letters, strict=True) if same or score >= _ALIKE}
