"""What the words of a name weigh when two names are compared: which say little, which make another body of it. Data."""

from __future__ import annotations

import re
from functools import cache

from graphkit.names import stem

_LITTLE = """
    biedrība nodibinājums sia as vas vsia latvijas latvija republikas republika lr pilsēta valstspilsēta un nr the of and
    for in association society latvia latvian republic city town no
"""
# Whoever has another of these words, or one more, is another body, or a part of it.
_BODIES = """
    novads pagasts ministrija departaments nodaļa filiāle birojs dienests pārvalde agentūra inspekcija padome komisija
    komiteja tiesa policija slimnīca bibliotēka muzejs teātris arhīvs skola sākumskola pamatskola vidusskola ģimnāzija
    centrs nams klubs fonds bērnudārzs pirmsskola tehnikums koledža augstskola universitāte akadēmija institūts fakultāte struktūrvienība
    municipality parish county ministry department unit division branch office service board agency inspectorate committee
    commission court police hospital library museum theatre archive school kindergarten gymnasium college university
    academy institute faculty centre center house club foundation fund
"""
# Words for one and the same body.
_ALIKE = ("dome pašvaldība administrācija", "council municipality administration", "arodvidusskola arodskola")


@cache
def little() -> frozenset[str]:
    """Stems of words that say little about who is meant."""
    return frozenset(_stem(word) for word in _LITTLE.split())


@cache
def bodies() -> frozenset[str]:
    """Stems of words that say what sort of body is meant."""
    return frozenset(_stem(word) for word in (*_BODIES.split(), *" ".join(_ALIKE).split()))


@cache
def alike() -> dict[str, int]:
    """Stem -> the number of the group of words that mean one body."""
    return {_stem(word): number for number, group in enumerate(_ALIKE) for word in group.split()}


def _stem(word: str) -> str:
    """The stem that a word has within a name: alone, a legal form would stay whole."""
    return stem(f"x {word} x").split()[1]


_ROMAN = re.compile("x{0,3}(ix|iv|v?i{0,3})")


def is_number(word: str) -> bool:
    """Whether a word tells one of several bodies from the others: a number, Arabic or Roman, or a single letter.

    >>> is_number("6"), is_number("26a"), is_number("iv"), is_number("b"), is_number("ape")
    (True, True, True, True, False)
    """
    return len(word) == 1 or bool(word and _ROMAN.fullmatch(word)) or any(map(str.isdigit, word))
