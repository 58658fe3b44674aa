"""Checks of the register of municipalities: versions that aren't there, circles, successors that aren't told apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import polars as pl

from graphkit.errors import Problem
from graphkit.tables.frames import Tables
from graphkit.tables.raw import ROW
from graphkit.tables.reporting import readable
from graphkit.tables.reporting import report as _report

Key = tuple[str, str]
Change = tuple[Key, Key]
# Tables whose two columns name a version of a municipality.
_POINTING = (
    ("crosswalk", "old_id", "old_valid_from"),
    ("crosswalk", "new_id", "new_valid_from"),
    ("place_units", "municipality_id", "unit_valid_from"),
)


def register_problems(tables: Tables) -> list[Problem]:
    """Every problem of the register, its crosswalk and what points to it; none where there is no register."""
    register = tables.frame("municipalities")
    if register.is_empty() or any(tables.raws[name].incomplete for name in _READ if name in tables.raws):
        return []
    known = set(_keys(register, "municipality_id", "valid_from"))
    found = [problem for pointing in _POINTING for problem in _versions(tables, known, *pointing)]
    found += _merged(tables, {ident for ident, _ in known})
    return found + _circles(tables) + _primaries(tables) + _spans(tables)


_READ = ("municipalities", "crosswalk", "place_units")


def _keys(frame: pl.DataFrame, ident: str, since: str) -> list[Key]:
    return list(frame.select(pl.col(ident).fill_null(""), pl.col(since).fill_null("")).iter_rows())


def _where(frame: pl.DataFrame, wrong: Iterable[bool]) -> pl.DataFrame:
    return frame.filter(pl.Series(list(wrong), dtype=pl.Boolean))


def _versions(tables: Tables, known: set[Key], name: str, ident: str, since: str) -> list[Problem]:
    """Known ids with a first day that no row of the register has; unknown ids are told where cells are resolved."""
    frame, ids = readable(tables, name, tables.frame(name), ident, since), {key[0] for key in known}
    wrong = _where(frame, (key[0] in ids and key not in known for key in _keys(frame, ident, since)))
    return _report(
        tables, name, wrong, since,
        "the register has no version of this municipality with this first day: correct it here, or add the version there",
    )  # fmt: skip


def _merged(tables: Tables, ids: set[str]) -> list[Problem]:
    """``merged_into`` of municipalities that aren't there, or that lead back."""
    frame = tables.frame("municipalities")
    into = frame["merged_into"].to_list()
    unknown = _where(frame, (target is not None and target not in ids for target in into))
    message = "there is no {value} in municipalities.municipality_id: add it there, or correct it here"
    found = _report(tables, "municipalities", unknown, "merged_into", message)
    changes = [((ident, ""), (target or "", "")) for ident, target in zip(frame["municipality_id"], into, strict=True)]
    circling = _circling([change for change in changes if change[1][0]])
    return found + _report(
        tables,
        "municipalities",
        _where(frame, (change in circling for change in changes)),
        "merged_into",
        _CIRCLE_ERROR,
    )


_CIRCLE_ERROR = "a municipality becomes itself again along these rows: break the circle"


def _circles(tables: Tables) -> list[Problem]:
    """Changes of the crosswalk that lead back to where they began."""
    frame = tables.frame("crosswalk")
    changes = list(zip(_keys(frame, "old_id", "old_valid_from"), _keys(frame, "new_id", "new_valid_from"), strict=True))
    circling = _circling(changes)
    return _report(
        tables, "crosswalk", _where(frame, (change in circling for change in changes)), "new_id", _CIRCLE_ERROR
    )


def _circling(changes: list[Change]) -> set[Change]:
    """The changes that lie on circles, or between two.

    >>> sorted((a[0], b[0]) for a, b in _circling([((x, ""), (y, "")) for x, y in ("ab", "bc", "cb", "cd", "ee")]))
    [('b', 'c'), ('c', 'b'), ('e', 'e')]
    """
    onward = _without_ends(changes)
    return {(old, new) for new, old in _without_ends([(new, old) for old, new in onward])}


def _without_ends(changes: list[Change]) -> list[Change]:
    """The changes from which one can go on without end."""
    ways, back = Counter(old for old, _ in changes), defaultdict(list)
    for old, new in changes:
        back[new].append(old)
    ends = [new for new in back if not ways[new]]
    over = set(ends)
    while ends:
        for old in back.get(ends.pop(), ()):
            ways[old] -= 1
            if not ways[old]:
                over.add(old)
                ends.append(old)
    return [change for change in changes if change[1] not in over]


def _primaries(tables: Tables) -> list[Problem]:
    """Old municipalities without a primary successor, or with several."""
    frame = _told_apart(tables)
    words = frame["is_primary"].to_list()
    olds = _keys(frame, "old_id", "old_valid_from")
    primary = Counter(old for old, word in zip(olds, words, strict=True) if word == "yes")
    seen: Counter[tuple[Key, str | None]] = Counter()
    several, none = [], []
    for old, word in zip(olds, words, strict=True):
        seen[old, word] += 1
        several.append(word == "yes" and seen[old, word] > 1)
        none.append(word == "no" and seen[old, word] == 1 and not primary[old])
    found = _report(tables, "crosswalk", _where(frame, several), "is_primary", _SEVERAL_ERROR)
    return found + _report(tables, "crosswalk", _where(frame, none), "is_primary", _NO_PRIMARY_ERROR)


def _told_apart(tables: Tables) -> pl.DataFrame:
    """The crosswalk without the municipalities one of whose rows could not be read."""
    frame, key = tables.frame("crosswalk"), ["old_id", "old_valid_from"]
    read = readable(tables, "crosswalk", frame, "old_valid_from", "is_primary")
    if read.height == frame.height:
        return frame
    unread = frame.join(read, on=ROW, how="anti").select(key)
    return frame.join(unread, on=key, how="anti", nulls_equal=True, maintain_order="left")


_SEVERAL_ERROR = "this municipality has a primary successor already: write no in all rows of it but one"
_NO_PRIMARY_ERROR = "no row of this municipality has a primary successor: write yes in one of them"


def _spans(tables: Tables) -> list[Problem]:
    """Versions that end before they begin."""
    frame = tables.frame("municipalities")
    wrong = frame.filter(pl.col("valid_until") < pl.col("valid_from"))
    return _report(
        tables, "municipalities", wrong, "valid_until", "ends before it begins: correct valid_from or valid_until"
    )
