"""The one-mode reading beside the picture: who shared an event with whom, and how many ties rest on one event."""

from __future__ import annotations

import numpy as np

from graphkit.incidence import Incidence

#: Beyond so many ties (an upper bound) they are not counted for the page.
MOST = 20_000_000
#: So many stakeholders are counted without scipy, which takes longer to load than they to count.
_SMALL = 300


def projected(incidence: Incidence) -> dict[str, int] | None:
    """The number of ties between stakeholders, and of those with a single shared event; nothing where too many.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 0, 1, 1, 2]), np.array([0, 1, 0, 1, 1]), list("abc"), list("xy"))
    >>> projected(b)
    {'ties': 3, 'single': 2}
    """
    if at_events(incidence) > MOST:
        return None
    if len(incidence.stakeholders) <= _SMALL:
        dense = np.zeros((len(incidence.stakeholders), len(incidence.events)), dtype=np.float32)
        dense[np.repeat(np.arange(len(dense)), np.diff(incidence.indptr)), incidence.indices] = 1
        weights = np.triu(dense @ dense.T, 1)
        return {"ties": int((weights > 0).sum()), "single": int((weights == 1).sum())}
    matrix = incidence.matrix()
    shared = (matrix @ matrix.T).tocoo()
    weights = shared.data[shared.row < shared.col]
    return {"ties": int(weights.size), "single": int((weights == 1).sum())}


def at_events(incidence: Incidence) -> int:
    """How many pairs of stakeholders met, each pair counted at every event: no fewer than there are ties."""
    present = np.bincount(incidence.indices, minlength=1)
    return int((present * (present - 1) // 2).sum())
