"""Natural order of ids: phase 2 before phase 10."""

from __future__ import annotations

import re


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key that compares runs of digits as numbers.

    >>> sorted(["P10", "P2", "P1b"], key=natural_key)
    ['P1b', 'P2', 'P10']
    """
    parts = re.split(r"(\d+)", text)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)
