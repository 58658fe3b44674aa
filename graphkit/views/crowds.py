"""Phases too large to be drawn by name: communities, which the page opens one by one."""

from __future__ import annotations

from typing import Any

from graphkit.incidence import Incidence
from graphkit.measures.communities import two_mode_communities
from graphkit.network.network import Network
from graphkit.views.picture import Names

#: From so many stakeholders on a picture begins with communities.
CROWD = 250


def crowds(incidence: Incidence, names: Names) -> dict[str, Any] | None:
    """The community of each stakeholder and event (positions in the page's lists), and how they were found.

    None where the picture can be drawn by name.
    """
    if len(incidence.stakeholders) < CROWD:
        return None
    found = two_mode_communities(Network(incidence))
    if found is None or found.events is None:
        return None
    units = [names.unit_at[unit] for unit in incidence.stakeholders]
    events = [names.event_at[event] for event in incidence.events]
    return {
        "units": [units, found.labels.tolist()],
        "events": [events, found.events.tolist()],
        "number": found.number,
        "modularity": round(found.modularity, 3),
        "method": found.method,
    }
