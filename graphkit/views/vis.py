"""The owner of pyvis: its graph as data, and the vis-network script that its package carries.

pyvis's own page is not used: it links to a CDN or writes a ``lib`` folder, and runs what stands in titles.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

_SCRIPT = "vis-9.1.2/vis-network.min.js"

#: Nothing moves by itself; what a click or key does is the page's business.
OPTIONS: dict[str, Any] = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "keyboard": {"enabled": False},
        "tooltipDelay": 1000000,
        "selectConnectedEdges": False,
        "multiselect": False,
        "zoomView": False,
    },
    "nodes": {"borderWidth": 1, "borderWidthSelected": 3, "labelHighlightBold": False},
    "edges": {"smooth": False, "selectionWidth": 2, "hoverWidth": 1},
}


@cache
def vis_script() -> str:
    """The vis-network script without its source map, which a browser would look for beside the page."""
    import pyvis

    script = (Path(pyvis.__file__).parent / "templates" / "lib" / _SCRIPT).read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=\S*", "", script)


def graph_data(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> dict[str, Any]:
    """Nodes, ties and options as pyvis hands them to vis-network; lists are filled directly, as `add_node` is slow."""
    from pyvis.network import Network

    network = Network(cdn_resources="in_line")
    network.nodes, network.edges, network.options = nodes, edges, OPTIONS
    made = network.get_network_data()
    return {"nodes": made[0], "edges": made[1]}
