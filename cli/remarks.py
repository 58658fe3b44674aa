"""What is said of many measures in many networks, each thing once, with the measures and networks that it is said of."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBER = re.compile(r"\d[\d,\u00a0]*(?:\.\d+)?")
Said = Iterable[tuple[str, str, str]]  # measure, network, text


def grouped(said: Said, every: int) -> list[str]:
    """One line a thing said; texts of a measure that differ in their numbers alone are one, with the range of those.

    The networks are named unless it is said of ``every`` one.

    >>> grouped([("core", "A", "core of 5"), ("core", "B", "core of 12"), ("x", "A", "exact"), ("y", "A", "exact")], 2)
    ['core: core of 5–12', 'x, y: exact (A)']
    """
    alike: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for measure, network, text in said:
        alike.setdefault((measure, _NUMBER.sub("#", text)), []).append((text, network))
    lines: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (measure, _), found in alike.items():
        networks = tuple(dict.fromkeys(network for _, network in found))
        lines.setdefault((_ranged([text for text, _ in found]), networks), []).append(measure)
    return [
        f"{', '.join(measures)}: {text}" + ("" if len(networks) == every else f" ({', '.join(networks)})")
        for (text, networks), measures in lines.items()
    ]


def _ranged(texts: list[str]) -> str:
    """The first text, with a range where the texts have different numbers."""
    ranges = iter([_range(numbers) for numbers in zip(*map(_NUMBER.findall, texts), strict=True)])
    return _NUMBER.sub(lambda _: next(ranges), texts[0])


def _range(numbers: tuple[str, ...]) -> str:
    least, most = (choose(numbers, key=_size) for choose in (min, max))
    return least if least == most else f"{least}–{most}"


def _size(number: str) -> float:
    return float(number.replace(",", "").replace("\u00a0", ""))
