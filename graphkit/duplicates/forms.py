"""The names of all stakeholders, taken apart into the words that are compared."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from math import log

from graphkit.duplicates.words import little
from graphkit.model import Stakeholder

_OTHER_NAMES = ("other_name", "misspelling")
_ACRONYM = re.compile(r"[A-ZĀČĒĢĪĶĻŅŠŪŽ]{3,8}")
_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]{3,})[”“»\"]")
_BRACKETED = re.compile(r"\s*\(([^()]*)\)\s*$")


@dataclass(frozen=True, slots=True)
class Form:
    """One name of a stakeholder (by position): as written, folded, and the stems of its words.

    ``main`` is False for recorded other names, ``part`` True for what stands in quotes within a name; ``initials`` are
    the first letters of its words, small words left out.
    """

    owner: int
    text: str
    fold: str
    words: tuple[str, ...]
    main: bool
    initials: str
    legal: frozenset[str]  # legal forms that it names
    part: bool = False
    person: bool = False

    @property
    def acronym(self) -> str:
        """The name where it is nothing but capitals, else nothing."""
        return self.text if _ACRONYM.fullmatch(self.text) else ""

    @property
    def letters(self) -> str:
        """The name without blanks."""
        return self.fold.replace(" ", "")

    def bag(self) -> tuple[str, ...]:
        """The words that say something, in order of the alphabet; all words where none does."""
        return tuple(sorted(word for word in self.words if word not in little())) or tuple(sorted(self.words))


@dataclass
class Forms:
    """All names, and how many stakeholders use each word."""

    all: list[Form]
    stakeholders: Sequence[Stakeholder]
    used_by: dict[str, int] = field(default_factory=dict)

    def weight(self, word: str) -> float:
        """What a word tells: the fewer stakeholders use it, the more."""
        return (0.1 if word in little() else 1.0) * log(1 + len(self.stakeholders) / self.used_by.get(word, 1))


def forms(who: Sequence[Stakeholder], aliases: Sequence[dict[str, str]]) -> Forms:
    """The names of stakeholders, with their recorded other names; inflected forms and abbreviations are left out."""
    at = {stakeholder.id: i for i, stakeholder in enumerate(who)}
    texts = [(i, text, True) for i, one in enumerate(who) for text in _names(one)]
    shorts = ((i, text) for i, one in enumerate(who) for text in (one.short_name, one.short_name_en) if text)
    texts += [(i, text, False) for i, text in shorts if _ACRONYM.fullmatch(text)]
    others = [row for row in aliases if row.get("kind") in _OTHER_NAMES and row["stakeholder_id"] in at]
    texts += [(at[row["stakeholder_id"]], row["alias"], False) for row in others]
    people = frozenset(i for i, one in enumerate(who) if one.type == "person")
    named = _taken_apart(list(dict.fromkeys(texts)), people=people)
    made = Forms([*named, *_taken_apart(_quoted(who), part=True)], who)
    for word, _ in {(word, form.owner) for form in made.all for word in form.words}:
        made.used_by[word] = made.used_by.get(word, 0) + 1
    return made


def _names(one: Stakeholder) -> list[str]:
    """The names of a stakeholder; an acronym in brackets behind one, and the name before it, are names too."""
    names = [name for name in dict.fromkeys((one.name, one.name_en)) if name]
    for name in tuple(names) if one.type != "person" else ():
        bracketed = _BRACKETED.search(name)
        if bracketed and _ACRONYM.fullmatch(bracketed[1]):
            names += [name[: bracketed.start()], bracketed[1]]
    return names


def _quoted(who: Sequence[Stakeholder]) -> list[tuple[int, str, bool]]:
    """What stands in quotes within the name of an organisation: people often write that alone."""
    names = ((i, one.name) for i, one in enumerate(who) if one.type == "organisation")
    return [(i, quoted[1], False) for i, name in names if (quoted := _QUOTED.search(name)) and quoted[0] != name]


def _taken_apart(texts: list[tuple[int, str, bool]], part: bool = False, people: Collection[int] = ()) -> list[Form]:
    import polars as pl

    from graphkit.names import fold_frame, stem_folded

    folded = fold_frame(pl.Series("name", [text for _, text, _ in texts], pl.String))
    stems = stem_folded(folded).to_list()
    return [
        Form(owner, text, fold, tuple(stem.split()), main, _initials(fold), _legal(fold), part, owner in people)
        for (owner, text, main), fold, stem in zip(texts, folded.to_list(), stems, strict=True)
        if fold
    ]


_SMALL = {"un", "and", "of", "the", "for", "in", "par"}


_LEGAL = {
    "biedriba": "biedriba",
    "b ba": "biedriba",
    "nodibinajums": "nodibinajums",
    "sia": "sia",
    "as": "as",
    "vas": "as",
    "vsia": "sia",
}


def _legal(fold: str) -> frozenset[str]:
    return frozenset(_LEGAL[word] for word in fold.split() if word in _LEGAL)


def _initials(fold: str) -> str:
    return "".join(word[0] for word in fold.split() if word not in _SMALL)
