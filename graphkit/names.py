"""Names as people write them: the keys a name is found by, and the nearest names where no key meets.

A load keeps the keys of every name (`key_frame`); a question makes the keys of what was typed (`candidates`), looks
all of them up and answers with the stakeholders of the most trusted tier met. Only where none is met, all FOLD keys
are read and compared (`similar`); its hits are brought down to one per stakeholder before `clear` is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from graphkit import endings

if TYPE_CHECKING:
    import polars as pl

#: How a name was met, most trusted first; PART has no keys: a store looks for names that hold what was typed.
EXACT, FOLD, STEM, PART, SIMILAR = range(5)
TIER_NAMES = ("exact", "fold", "stem", "part", "similar")

#: Which key of a name goes into which tier, where its kind asks for less than all. An identifier is no word of any
#: language. An inflected form is a hint only: ``Limbažu``, seen for the municipality, is also the town's genitive, so
#: it must meet the stems and be asked about, and has no stem of its own (``Rēzeknes`` would lend the municipality the
#: name of the city). Abbreviations have no endings.
_KEYS_OF_KIND: dict[str, tuple[tuple[str, int], ...]] = {
    "id": (("exact", EXACT),),
    "abbreviation": (("exact", EXACT), ("fold", FOLD)),
    "inflected": (("fold", STEM),),
}
_ALL_KEYS = (("exact", EXACT), ("fold", FOLD), ("stem", STEM))

#: A hit of this score (of 100), and so far ahead of the next stakeholder's, is taken without asking.
CLEAR = 85.0
LEAD = 5.0

#: Keys that the cheap scorers hand to the careful one.
_POOL = 64

_RARE = re.compile(f"[^{endings.COMMON}]")
_ABBREVIATED = re.compile(endings.ABBREVIATED)
_LETTERS = str.maketrans(endings.LETTERS)


def fold(text: str) -> str:
    """The name in small letters without accents and punctuation, usual abbreviations written out.

    >>> fold("Biedrība „Sāre khetene”"), fold("BALVU NOV."), fold("Łódź"), fold("Йошкар-Ола")
    ('biedriba sare khetene', 'balvu novads', 'lodz', 'иошкар ола')
    """
    parted = _parted(text)
    if _ABBREVIATED.search(parted):
        parted = _rewritten(parted, endings.ABBREVIATIONS)
    return re.sub(endings.DOTS, " ", parted).strip(" ") or text.strip(endings.SPACES).casefold()


def _parted(text: str) -> str:
    """Small letters without accents, spaces and dots between the words."""
    return re.sub(endings.SEPARATORS, " ", text.lower() if text.isascii() else _plain(text))


def _plain(text: str) -> str:
    """Small letters without accents; what is rare is kept if it is a letter, a mark within a word or a digit."""
    bare = re.sub(endings.DROPPED, "", unicodedata.normalize("NFKD", text).lower())
    # Composed again, or Japanese and Korean letters would stay in pieces.
    return _RARE.sub(_rare_letter, unicodedata.normalize("NFC", bare).translate(_LETTERS))


def _rare_letter(match: re.Match[str]) -> str:
    return match[0] if unicodedata.category(match[0])[0] in "LMN" else " "


def stem(text: str) -> str:
    """The fold key without Latvian case endings and legal form, so that all cases of a name meet.

    >>> {stem(form) for form in ("Limbaži", "Limbažiem", "Limbažos", "Limbažu")}
    {'limbaz'}
    >>> stem("Talsu novadā"), stem("SIA “Krogzeme”"), stem("NVA")
    ('tals novad', 'krogzem', 'nva')
    """
    return _rewritten(fold(text) + " ", endings.STEMMING)[:-1]


def _rewritten(text: str, rules: Iterable[endings.Rule]) -> str:
    for pattern, replacement in rules:
        text = re.sub(pattern, replacement.replace("${", r"\g<").replace("}", ">"), text)
    return text


def candidates(query: str) -> list[tuple[str, int]]:
    """The keys to look a query up by, each with its tier, most trusted first; a tier's stakeholders belong together.

    >>> candidates(" Jelgavā ")
    [('Jelgavā', 0), ('jelgava', 1), ('jelgava', 2), ('jelgav', 2)]
    """
    return [*keys(query)[:2], *keys(query, "inflected"), keys(query)[2]]


def keys(name: str, kind: str = "name") -> list[tuple[str, int]]:
    """The keys of one name, each with its tier; ``kind`` is ``id`` or the kind of a recorded alias.

    >>> keys("NVA", "abbreviation"), keys("Limbažu", "inflected"), keys("kultmin", "id")
    ([('NVA', 0), ('nva', 1)], [('limbazu', 2)], [('kultmin', 0)])
    """
    make = {"exact": exact, "fold": fold, "stem": stem}
    return [(make[key](name), tier) for key, tier in _KEYS_OF_KIND.get(kind, _ALL_KEYS)]


def exact(text: str) -> str:
    """The name as written, trimmed, its accents in one encoding; what is no text at all becomes a question mark.

    >>> exact(" Ri\u0304ga ") == "Rīga"
    True
    """
    # A terminal hands bytes that are not UTF-8 over as lone surrogates, which no store accepts.
    return unicodedata.normalize("NFC", text.strip(endings.SPACES)).encode(errors="replace").decode()


def key_frame(frame: pl.DataFrame) -> pl.DataFrame:
    """`keys` of every name of a frame with the columns ``stakeholder``, ``name`` and ``kind`` (null: a plain name).

    The columns of the answer are ``key``, ``tier`` and ``stakeholder``; rows are distinct, in no order, blank names
    give none.

    >>> import polars as pl
    >>> named = pl.DataFrame({"stakeholder": [7], "name": ["Rīga"], "kind": [None]})
    >>> sorted(key_frame(named).rows())
    [('Rīga', 0, 7), ('rig', 2, 7), ('riga', 1, 7)]
    """
    import polars as pl

    named = frame.filter(pl.col("name").str.strip_chars(endings.SPACES) != "")
    folded = fold_frame(named["name"])
    made = named.select("stakeholder", "kind", exact=exact_frame(named["name"]), fold=folded, stem=stem_folded(folded))
    return pl.concat(_keys_of_kinds(made), how="vertical").unique()


def _keys_of_kinds(made: pl.DataFrame) -> list[pl.DataFrame]:
    import polars as pl

    special = pl.col("kind").is_in(list(_KEYS_OF_KIND)).fill_null(value=False)
    parts = [(pl.col("kind") == kind, kept) for kind, kept in _KEYS_OF_KIND.items()] + [(~special, _ALL_KEYS)]
    return [
        made.filter(chosen).select(pl.col(key).alias("key"), pl.lit(tier, pl.Int64).alias("tier"), "stakeholder")
        for chosen, kept in parts
        for key, tier in kept
    ]


def exact_frame(series: pl.Series) -> pl.Series:
    """`exact` of every name in a Polars series; nulls stay.

    >>> import polars as pl
    >>> exact_frame(pl.Series([" Ri\u0304ga ", None])).to_list()
    ['Rīga', None]
    """
    # Common letters are composed already, unless an accent stands apart or a Greek dot is in its old encoding.
    loose = series.str.contains(f"[\u0300-\u036f\u0387]|{_RARE.pattern}")
    return _singly(series.str.strip_chars(endings.SPACES), series, loose, exact)


def fold_frame(series: pl.Series) -> pl.Series:
    """`fold` of every name in a Polars series; nulls stay.

    >>> import polars as pl
    >>> fold_frame(pl.Series(["Rīga", None, "が-1"])).to_list()
    ['riga', None, 'が 1']
    """
    table = _letter_table()
    parted = series.str.replace_many(list(table), list(table.values()))
    whole = _where(parted, parted.str.contains(endings.ABBREVIATED), _abbreviations_frame)
    folded = whole.str.replace_all(endings.DOTS, " ").str.strip_chars(" ")
    return _singly(folded, series, series.str.contains(_RARE.pattern) | (folded == ""), fold)


@cache
def _letter_table() -> dict[str, str]:
    """What becomes of each common letter. Accents only vanish, so a name can be taken letter by letter, in one pass."""
    # The last common letter that changes is №; Chinese characters stay as they are.
    return {letter: parted for letter in map(chr, range(ord("№") + 1)) if (parted := _common(letter)) != letter}


def _common(letter: str) -> str:
    return letter if _RARE.match(letter) else _parted(letter)


def stem_frame(series: pl.Series) -> pl.Series:
    """`stem` of every name in a Polars series; nulls stay.

    >>> import polars as pl
    >>> stem_frame(pl.Series(["Preiļiem", "Preiļi"])).to_list()
    ['preil', 'preil']
    """
    return stem_folded(fold_frame(series))


def stem_folded(folded: pl.Series) -> pl.Series:
    """The stem keys of what `fold_frame` gave: a load that keeps both keys folds once.

    >>> import polars as pl
    >>> stem_folded(pl.Series(["vilakas novada dome", None])).to_list()
    ['vilak novad dom', None]
    """
    return _rewritten_frame(folded + " ", endings.STEMMING).str.head(-1)


def _rewritten_frame(series: pl.Series, rules: Iterable[endings.Rule]) -> pl.Series:
    for pattern, replacement in rules:
        series = series.str.replace_all(pattern, replacement)
    return series


def _abbreviations_frame(series: pl.Series) -> pl.Series:
    return _rewritten_frame(series, endings.ABBREVIATIONS)


def _where(series: pl.Series, mask: pl.Series, change: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """The series with ``change`` made where the mask holds: most rules concern few names."""
    rows = mask.arg_true()
    return series.scatter(rows, change(series.gather(rows))) if len(rows) else series


def _singly(made: pl.Series, series: pl.Series, mask: pl.Series, make: Callable[[str], str]) -> pl.Series:
    """Names with rare letters, or with no letter at all, one by one: there Polars and Python may differ."""
    rows = mask.arg_true()
    return made.scatter(rows, [make(name) for name in series.gather(rows)]) if len(rows) else made


def similar(query: str, keys: Sequence[str], limit: int = 8) -> list[tuple[int, float]]:
    """Positions and scores (0–100) of the fold keys most like a query, the best first.

    A score of `CLEAR` or more is given only where query and key have the same number of words and each word has its
    like: misspelt or swapped words pass, a missing one is offered, not taken. Up to three letters, a query is never
    compared by likeness: keys that hold it as a word are offered.

    >>> similar("Venstpils", ["ventspils", "daugavpils", "ventspils tehnikums"], limit=2)
    [(0, 88.9), (2, 82.2)]
    >>> similar("XY", ["xz", "kultura"])
    []
    """
    query = fold(query)
    scored = [(position, _likeness(query, keys[position])) for position in _pool(query, keys)]
    found = [(position, score) for position, score in scored if score >= 50]
    return sorted(found, key=lambda hit: (-hit[1], len(keys[hit[0]]), hit[0]))[:limit]


def clear(scored: Sequence[tuple[object, float]]) -> bool:
    """Whether the first hit is good enough, and far enough ahead, to be taken without asking.

    >>> clear([("ventspils", 88.9), ("daugavpils", 74.6)]), clear([("valka", 88.0), ("valga", 86.0)]), clear([])
    (True, False, False)
    """
    if not scored or scored[0][1] < CLEAR:
        return False
    return len(scored) == 1 or scored[0][1] - scored[1][1] >= LEAD


def _pool(query: str, keys: Sequence[str]) -> set[int]:
    """Positions of the keys worth a careful look."""
    from rapidfuzz import fuzz, process

    if sum(map(str.isalnum, query)) <= 3:
        return {position for position, key in enumerate(keys) if f" {query} " in f" {key} "} if query else set()
    scorers = (fuzz.ratio, fuzz.token_set_ratio, fuzz.partial_ratio)
    hits = (process.extract(query, keys, scorer=scorer, limit=_POOL, score_cutoff=55) for scorer in scorers)
    return {position for found in hits for _, _, position in found}


def _likeness(query: str, key: str) -> float:
    """How well the words of one name are met by those of the other, what was asked counting more than the rest."""
    asked, held = query.split(), key.split()
    there = [max((_word_likeness(word, other) for other in held), default=0.0) for word in asked]
    back = [max((_word_likeness(word, other) for other in asked), default=0.0) for word in held]
    score = round(0.7 * _weighted(asked, there) + 0.3 * _weighted(held, back), 1)
    sure = len(asked) == len(held) and min(there + back, default=0.0) >= CLEAR
    return score if sure else min(score, CLEAR - 1)


def _weighted(words: Sequence[str], scores: Sequence[float]) -> float:
    letters = sum(map(len, words))
    return sum(len(word) * score for word, score in zip(words, scores, strict=True)) / letters if letters else 0.0


@cache
def _word_likeness(word: str, other: str) -> float:
    from rapidfuzz import fuzz

    if word == other:
        return 100.0
    # A number one digit off is another number, however long.
    return 0.0 if any(map(str.isdigit, word + other)) else fuzz.ratio(word, other)
