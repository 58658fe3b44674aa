"""Pairs that are the same, taken together: who belongs to whom, which id stays, and by which rows."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence

Pair = tuple[str, str]


def groups(pairs: Iterable[Pair]) -> dict[str, str]:
    """Each id of the pairs with the id that stands for all those it is the same as, through any number of pairs.

    >>> groups([("a", "b"), ("c", "b"), ("x", "y")])
    {'a': 'a', 'b': 'a', 'c': 'a', 'x': 'x', 'y': 'x'}
    """
    above: dict[str, str] = {}
    for pair in pairs:
        low, high = sorted(_top(above, ident) for ident in pair)
        above[high] = low
    return {ident: _top(above, ident) for ident in sorted(above)}


def _top(above: dict[str, str], ident: str) -> str:
    above.setdefault(ident, ident)
    while above[ident] != ident:
        above[ident] = above[above[ident]]
        ident = above[ident]
    return ident


def staying(pairs: Sequence[Pair], known: Collection[str]) -> dict[str, str]:
    """Each known id that gives way -> the one that stays, whatever the order of the pairs.

    The left id of a pair stays. Of several that pairs join, the one that never stands on the right; of several such or
    of none, the first by code point. Ids that are not known join others but never stay.

    >>> staying([("new", "old"), ("old", "oldest")], {"new", "old", "oldest"})
    {'old': 'new', 'oldest': 'new'}
    >>> staying([("b", "c"), ("a", "c")], {"a", "b", "c"}), staying([("b", "a"), ("a", "b")], {"a", "b"})
    ({'b': 'a', 'c': 'a'}, {'b': 'a'})
    """
    right = {pair[1] for pair in pairs}
    members: dict[str, list[str]] = {}
    for ident, top in groups(pairs).items():
        if ident in known:
            members.setdefault(top, []).append(ident)
    found: dict[str, str] = {}
    for idents in members.values():
        stays = min(idents, key=lambda ident: (ident in right, ident))
        found |= {ident: stays for ident in idents if ident != stays}
    return found


def chain(pairs: Sequence[Pair], start: str, end: str) -> list[Pair]:
    """The fewest pairs that lead from one id to another; empty where none do.

    >>> chain([("a", "b"), ("c", "b"), ("c", "d")], "a", "c")
    [('a', 'b'), ('c', 'b')]
    """
    beside: dict[str, list[Pair]] = {}
    for pair in pairs:
        for ident in pair:
            beside.setdefault(ident, []).append(pair)
    way: dict[str, list[Pair]] = {start: []}
    queue = deque([start])
    while queue and end not in way:
        here = queue.popleft()
        for pair in beside.get(here, ()):
            there = pair[1] if pair[0] == here else pair[0]
            if there not in way:
                way[there] = [*way[here], pair]
                queue.append(there)
    return way.get(end, [])
