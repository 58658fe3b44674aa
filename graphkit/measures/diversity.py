"""Diversity of the groups in a network and at its events."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graphkit.measures.measure import Measure
from graphkit.measures.mixing import group_counts
from graphkit.network.network import Network, Number

Floats = NDArray[np.float64]


def blau(network: Network) -> Number:
    """Diversity of the stakeholders' groups: 1 − Σ_s p_s², p_s the share of group s. Range 0 to 1 − 1/G, G groups.

    The chance that two drawn with replacement are of different groups. Isolates with a group count as all others;
    None where nobody has one, so in an empty network. Blau 1977, Inequality and Heterogeneity, a book without DOI.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> round(blau(Network(b, groups=("p", "p", "q"))).value, 4)
    0.4444
    """
    codes, names = network.group_codes
    if not names:
        return Number(None, f"nobody has a {network.by}")
    shares = np.bincount(codes[codes >= 0]) / (codes >= 0).sum()
    return Number(float(1 - (shares**2).sum()))


def blau_of_events(network: Network) -> Floats:
    """Blau's index of the stakeholders with groups at each event: shape (m,), NaN at events without any. Blau 1977.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> blau_of_events(Network(b, groups=("p", "p", "q"))).tolist()
    [0.0, 0.5]
    """
    counts = group_counts(network)
    present, squares = (np.asarray(part.sum(axis=1)).ravel() for part in (counts, counts.multiply(counts)))
    shares = np.divide(squares, present**2, out=np.full(network.m, np.nan), where=present > 0)
    return np.asarray(1 - shares)


def event_blau(network: Network) -> Number:
    """Diversity of groups at an event: mean over events of 1 − Σ_s p_s². Range 0 to 1 − 1/G, G groups.

    Over the events at which two or more with groups were: one of one, as those of isolates are, cannot be diverse
    and is left out. None where no event is left, so in an empty network. Blau 1977, Inequality and Heterogeneity, a
    book without DOI.

    >>> from graphkit.incidence import from_pairs
    >>> from graphkit.model import Selection
    >>> b = from_pairs(Selection(), np.array([0, 1, 1, 2]), np.array([0, 0, 1, 1]), list("abc"), list("xy"))
    >>> event_blau(Network(b, groups=("p", "p", "q"))).value
    0.25
    """
    present = np.asarray(group_counts(network).sum(axis=1)).ravel()
    values = blau_of_events(network)[present > 1]
    if not values.size:
        return Number(None, f"no event with two or more stakeholders with a {network.by}")
    return Number(float(values.mean()))


MEASURES = (
    Measure("blau", "network", blau, "diversity of the stakeholders' groups", "iesaistīto pušu grupu daudzveidība",
            "1 − Σ_s p_s²", "0 to 1 − 1/G", "Blau 1977", "index"),
    Measure("event_blau", "network", event_blau, "diversity of groups at an event, on average", "grupu daudzveidība pasākumā (vidēji)",
            "mean over events of 1 − Σ_s p_s²", "0 to 1 − 1/G", "Blau 1977", "index"),
)  # fmt: skip
