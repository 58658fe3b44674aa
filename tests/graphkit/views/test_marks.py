from __future__ import annotations

from xml.etree import ElementTree

from graphkit.labels import LABELS
from graphkit.model import Selection
from graphkit.stores.protocol import Store
from graphkit.views.marks import MARKS, OTHER, SHAPES, mark_of
from graphkit.views.network_still import network_still

SVG = "{http://www.w3.org/2000/svg}"


def test_no_two_sectors_share_a_shape() -> None:
    shapes = [shape for shape, _ in [*MARKS.values(), OTHER]]
    assert len(set(shapes)) == len(shapes)
    assert set(shapes) == set(SHAPES)
    assert len(set(SHAPES.values())) == len(SHAPES)
    assert set(LABELS["sector"]) == set(MARKS)


def test_a_still_draws_the_same_outlines(store: Store) -> None:
    root = ElementTree.fromstring(network_still(store, lang="en", selection=Selection(phases=("LRP2",))))
    drawn = {path.get("d") for path in root.iter(f"{SVG}path")}
    sectors = [
        sector for sector in MARKS if LABELS["sector"][sector][0] in {text.text for text in root.iter(f"{SVG}text")}
    ]
    assert "business" in sectors
    assert {SHAPES[mark_of(sector)[0]] for sector in sectors} <= drawn
