"""graphkit: a knowledge graph of stakeholders, the events they took part in, and the documents that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from graphkit.loading import load as load
    from graphkit.measures.asking import measure as measure
    from graphkit.measures.asking import rank as rank
    from graphkit.measures.summary import summary as summary
    from graphkit.model import Selection as Selection
    from graphkit.network.building import Settings as Settings
    from graphkit.network.building import network_of as network_of
    from graphkit.network.interchange import from_networkx as from_networkx
    from graphkit.network.interchange import to_networkx as to_networkx
    from graphkit.stores import open_store as open_store

# Name -> module: imported when first asked for, so that `import graphkit` starts nothing heavy.
_FROM = {
    "load": "graphkit.loading",
    "measure": "graphkit.measures.asking",
    "rank": "graphkit.measures.asking",
    "summary": "graphkit.measures.summary",
    "Selection": "graphkit.model",
    "Settings": "graphkit.network.building",
    "network_of": "graphkit.network.building",
    "from_networkx": "graphkit.network.interchange",
    "to_networkx": "graphkit.network.interchange",
    "open_store": "graphkit.stores",
}
__all__ = ["__version__", *sorted(_FROM)]  # noqa: PLE0604 - names of the table above


def __getattr__(name: str) -> Any:
    """The public names, from the modules they live in."""
    if name not in _FROM:
        raise AttributeError(f"module 'graphkit' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_FROM[name]), name)
