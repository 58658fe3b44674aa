"""What the catalogue says of a measure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.network.network import Network

Floats = NDArray[np.float64]
Normal = Callable[[Network, Floats], Floats]


@dataclass(frozen=True)
class Measure:
    """A measure: its name, what it is of (``stakeholder``, ``network``, ``tie``, ``phase pair``), and how it is found.

    ``weighted`` says whether the weight of ties matters, ``projects`` whether it needs the projection. ``normal`` turns
    a stakeholder measure's values, shape (n,), into shares of their standard maximum, 0 to 1 (and their standard errors
    likewise); None where there is no standard one.
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
    normal: Normal | None = None


def share_of(most: Callable[[Network], float]) -> Normal:
    """The normal form that divides by the most that a network of this size allows; NaN where nothing is possible.

    It divides standard errors as it divides values.
    """

    def divided(network: Network, values: Floats) -> Floats:
        """Values by the most possible."""
        largest = float(most(network))
        return values / largest if largest > 0 else np.full(network.n, np.nan)

    return divided


def as_it_is(_: Network, values: Floats) -> Floats:
    """The normal form of a measure that is a share already."""
    return values
