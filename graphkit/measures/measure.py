"""What the catalogue says of a measure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Measure:
    """A measure: its name, what it is of (``stakeholder``, ``network``, ``tie``, ``phase pair``), and how it is found.

    ``weighted`` says whether the weight of ties matters, ``projects`` whether it needs the projection.
    """

    name: str
    of: str
    function: Callable[..., Any]
    summary: str
    summary_lv: str
    formula: str
    range: str
    reference: str
    unit: str = ""
    weighted: bool = False
    projects: bool = False
    normal: Callable[[Any, Any], Any] | None = None
