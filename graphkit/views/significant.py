"""The significance backbone of a picture: which ties chance does not explain, or why none can be told apart from it."""

from __future__ import annotations

from typing import Any

from graphkit.incidence import Incidence
from graphkit.measures.significance.backbone import backbone
from graphkit.network.network import Network
from graphkit.views.projection import at_events

#: Up to so many pairs within events the backbone is worked out for a page.
MOST_TESTED = 400_000


def standing_out(incidence: Incidence) -> dict[str, Any] | None:
    """The ties (ids) with more shared events than chance makes (SDSM, Holm's correction), and how they were tested.

    ``smallest`` is the least adjusted p that any pair could have, where even that is above alpha. None where there are
    too many pairs to test for a page, or none at all.

    >>> from graphkit.incidence import incidence_of
    >>> found = standing_out(incidence_of([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")]))
    >>> found["ties"], found["tests"], found["smallest"] > found["alpha"]
    ([], 3, True)
    """
    if len(incidence.stakeholders) < 2 or at_events(incidence) > MOST_TESTED:
        return None
    found = backbone(Network(incidence, weight="count"), "sdsm")
    ids = incidence.stakeholders
    return {
        "ties": [
            [ids[a], ids[b]] for a, b in zip(found.ties.sources.tolist(), found.ties.targets.tolist(), strict=True)
        ],
        "tests": found.tests,
        "tied": found.tied,
        "alpha": found.alpha,
        "smallest": found.smallest[1] if found.smallest else None,
    }
