"""Finding a stakeholder, or a unit of a level, by what somebody typed: as written, without marks and case, by stem, by
a part that only one name has, then by likeness."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from graphkit.labels import LABELS
from graphkit.model import Hit, Stakeholder
from graphkit.names import EXACT, FOLD, PART, SIMILAR, STEM, TIER_NAMES, candidates, exact, fold, similar, stem
from graphkit.stores.kept import Kept, Labelled
from graphkit.stores.name_keys import NameKeys

_SHORTEST = 4  # a word of fewer letters is no brand
_LONGER = 200  # names that begin alike beyond which not all are looked at


def find_names(name: str, file: Kept, labels: Labelled, level: str = "stakeholder") -> list[Hit]:
    """Hits of the first tier that has any; those with participations first, then by id.

    ``id@day`` is a municipality of that time. At the level of sectors the sectors come first. A unit of the register
    that no stakeholder bears the name of is found last, by the same forms.
    """
    own = labels.positions([exact(name)])
    if level == "sector" and (hits := _sectors(name, file, labels)):
        return hits
    if own:
        return _hits(file, labels, [(own[0], name, 100.0)], EXACT)
    return (
        _unit(name, labels, level)
        or _keys(name, file, labels)
        or _units(labels, *labels.register.named(name))
        or _parts(name, file, labels)
        or _similar(name, file, labels, level)
    )


def _hits(file: Kept, labels: Labelled, rows: list[tuple[int, str, float]], tier: int) -> list[Hit]:
    active = file.taking_part([row[0] for row in rows])
    order = sorted(rows, key=lambda row: (-row[2], row[0] not in active, row[0]))
    found = labels.at([row[0] for row in order])
    return [Hit(who, TIER_NAMES[tier], form, score) for who, (_, form, score) in zip(found, order, strict=True)]


def _units(labels: Labelled, idents: Sequence[str], tier: int) -> list[Hit]:
    return [Hit(unit, TIER_NAMES[tier], unit.name) for unit in map(labels.unit, idents)]


def _unit(name: str, labels: Labelled, level: str) -> list[Hit]:
    """A municipality by the id it has in results; a plain one only where municipalities are asked for."""
    if "@" not in name and level != "municipality":
        return []
    version = labels.register.version(exact(name))
    return _units(labels, [version.unit], EXACT) if version else []


def _keys(name: str, file: Kept, labels: Labelled) -> list[Hit]:
    known = NameKeys(file)
    for tier, keys in groupby(candidates(name), key=itemgetter(1)):
        rows = {who: key for key, _ in keys for who in known.owners(key, tier)}
        if rows:
            return _hits(file, labels, [(who, key, 100.0) for who, key in rows.items()], tier)
    return []


def longer_names(name: str, file: Kept, labels: Labelled) -> list[Stakeholder]:
    """Stakeholders with participations whose name begins with the words of this one and goes on; not all of very many."""
    key = stem(name)
    found = sorted(set(NameKeys(file).beginning(f"{key} ", STEM)))[:_LONGER] if key else []
    active = file.taking_part(found)
    return labels.at([who for who in found if who in active])


def _sector_texts(file: Kept) -> list[tuple[str, str]]:
    """Every code and label of the sectors, with its code."""
    codes = dict.fromkeys((*LABELS["sector"], *file.codes("sector")))
    return [(text, code) for code in codes for text in (code, *LABELS["sector"].get(code, ()))]


def _sectors(name: str, file: Kept, labels: Labelled) -> list[Hit]:
    texts = _sector_texts(file)
    for tier, make in ((EXACT, exact), (FOLD, fold), (STEM, stem)):
        codes = dict.fromkeys(code for text, code in texts if make(name) and make(text) == make(name))
        if codes:
            return _units(labels, list(codes), tier)
    return []


def _parts(name: str, file: Kept, labels: Labelled) -> list[Hit]:
    """An id in other capitals, a word of one organisation's name alone, the beginning of a municipality's: together,
    so that where they differ it is asked."""
    rows = dict.fromkeys((*_any_capitals(name, file), *_brand(fold(name), file, labels)))
    return [
        *_hits(file, labels, [(who, name, 100.0) for who in rows], PART),
        *_units(labels, *labels.register.beginning(name)),
    ]


def _any_capitals(name: str, file: Kept) -> list[int]:
    wanted = exact(name).casefold()
    return [position for position, ident in file.ids_as_long(exact(name)) if ident.casefold() == wanted]


def _brand(word: str, file: Kept, labels: Labelled) -> list[int]:
    """The organisation in whose name alone a word stands."""
    if len(word) < _SHORTEST or " " in word or word.isdigit():
        return []
    keys, owners = NameKeys(file).all(FOLD)
    found = {who for key, who in zip(keys, owners, strict=True) if word in key and f" {word} " in f" {key} "}
    return list(found) if len(found) == 1 and labels.at(list(found))[0].type == "organisation" else []


def _similar(name: str, file: Kept, labels: Labelled, level: str) -> list[Hit]:
    keys, owners = NameKeys(file).all(FOLD)
    best: dict[int, tuple[str, float]] = {}
    for position, score in similar(fold(name), keys, limit=12):
        key, who = keys[position], owners[position]
        if who not in best or score > best[who][1]:
            best[who] = (key, score)
    hits = _hits(file, labels, [(who, key, score) for who, (key, score) in best.items()], SIMILAR)[:8]
    return sorted(
        [*(_like_sectors(name, file, labels) if level == "sector" else []), *hits], key=lambda hit: -hit.score
    )


def _like_sectors(name: str, file: Kept, labels: Labelled) -> list[Hit]:
    texts = _sector_texts(file)
    best: dict[str, float] = {}
    for position, score in similar(fold(name), [fold(text) for text, _ in texts], limit=12):
        best.setdefault(texts[position][1], score)
    return [Hit(labels.unit(code), TIER_NAMES[SIMILAR], code, score) for code, score in best.items()]
