"""Finding a stakeholder by what somebody typed: as written, without marks and case, by stem, then by likeness."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from graphkit.model import Hit
from graphkit.names import EXACT, FOLD, SIMILAR, STEM, TIER_NAMES, candidates, exact, fold, similar, stem
from graphkit.stores.name_keys import NameKeys
from graphkit.stores.sqlite_file import StoreFile
from graphkit.stores.sqlite_labels import Labels


def find_names(name: str, file: StoreFile, labels: Labels) -> list[Hit]:
    """Hits of the first tier that has any; those with participations first, then by id.

    A unit of the register that no stakeholder bears the name of is found last, by the same forms.
    """
    own = file.one("SELECT ix FROM stakeholders WHERE id = ?", [exact(name)])
    if own is not None:
        return _hits(file, labels, [(own, name, 100.0)], EXACT)
    known = NameKeys(file)
    for tier, keys in groupby(candidates(name), key=itemgetter(1)):
        rows = {who: key for key, _ in keys for who in known.owners(key, tier)}
        if rows:
            return _hits(file, labels, [(who, key, 100.0) for who, key in rows.items()], tier)
    return _register(name, labels) or _similar(name, known, file, labels)


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
    return []


def _similar(name: str, known: NameKeys, file: StoreFile, labels: Labels) -> list[Hit]:
    keys, owners = known.all(FOLD)
    best: dict[int, tuple[str, float]] = {}
    for position, score in similar(fold(name), keys, limit=12):
        key, who = keys[position], owners[position]
        if who not in best or score > best[who][1]:
            best[who] = (key, score)
    return _hits(file, labels, [(who, key, score) for who, (key, score) in best.items()], SIMILAR)[:8]
