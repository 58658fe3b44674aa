"""The map: outlines, marks, names that do not meet, and the numbers of the library."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import GraphkitError
from graphkit.involvement.building import involvement
from graphkit.stores import open_store
from graphkit.stores.protocol import Store
from graphkit.tables.source import read_sources
from graphkit.views.boundaries import atlas, bundled_boundaries, read_boundaries
from graphkit.views.map import map_page, map_still
from graphkit.views.map_marks import ALL, areas, towns

from .conftest import page_data


def _square(ident: str, west: float, south: float, size: float = 1.0) -> dict[str, object]:
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Feature", "id": ident, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def test_every_municipality_of_today_has_an_outline(store: Store) -> None:
    today = {row.id for row in involvement(store, units="today").rows}
    assert {outline.id for outline in atlas(bundled_boundaries()).outlines} == today


def test_a_page_carries_the_numbers_of_the_library(store: Store) -> None:
    data = page_data(map_page(store, lang="en"))
    found = involvement(store, units="today")
    for row in found.rows:
        values = data["values"][row.unit]
        assert values[ALL]["events"] == row.events
        assert {phase: values[phase]["events"] for phase in row.phases} == {p: h.events for p, h in row.phases.items()}
        assert values["LRP3"]["hosted"] == row.phases["LRP3"].hosted
        assert values[ALL]["community"] == len({statement.source for statement in row.named_community})


def test_the_mark_of_a_phase_is_its_state(store: Store) -> None:
    marks = page_data(map_page(store))["marks"]
    assert marks["jekabpils-novads"]["LRP7"] == "invited"
    assert marks["ventspils"]["LRP3"] == "hosted"
    assert marks["ludzas-novads"]["LRP6"] == "unknown"
    assert marks["ludzas-novads"]["LRP4"] == "not-recorded-partly"
    assert marks["ludzas-novads"]["LRP3"] == "not-recorded"


def test_marks_do_not_meet_where_their_outlines_leave_room(store: Store) -> None:
    found = involvement(store, units="today")
    placed = [area.at for area in areas(found, atlas(bundled_boundaries()), {})]
    close = [
        (a, b) for i, a in enumerate(placed) for b in placed[:i] if abs(a[0] - b[0]) < 20 and abs(a[1] - b[1]) < 20
    ]
    assert close == []


def test_unknown_phases_show_in_the_map_of_all(store: Store) -> None:
    marks = page_data(map_page(store))["marks"]
    assert marks["ludzas-novads"][ALL] == "not-recorded-partly"
    assert "at least 18 of 42" in map_page(store, lang="en")


def test_north_is_up_and_marks_lie_within() -> None:
    drawn = atlas({"features": [_square("south", 24, 56), _square("north", 24, 57)]})
    by_id = {outline.id: outline for outline in drawn.outlines}
    assert by_id["north"].at[1] < drawn.height / 2 < by_id["south"].at[1]
    assert drawn.at(58, 24) == (0, 0)


@given(st.floats(-170, 170), st.floats(-70, 70), st.floats(0.01, 5))
def test_a_single_square_fills_the_width(west: float, south: float, size: float) -> None:
    drawn = atlas({"features": [_square("a", west, south, size)]})
    x, y = drawn.outlines[0].at
    assert 0 < x < 1000.1
    assert 0 < y < drawn.height + 0.1


def test_places_with_coordinates_are_points(store: Store) -> None:
    drawn, found = atlas(bundled_boundaries()), involvement(store, units="today")
    points = towns(store, drawn, found.selection)
    names = {town.id: town for town in points}
    assert names["ventspils"].at[0] < names["riga"].at[0] < names["daugavpils"].at[0]
    assert all(0 <= town.at[0] <= 1000 and town.events > 0 for town in points)
    assert {area.row.id for area in areas(found, drawn, {})} == {row.id for row in found.rows}


def test_outlines_may_be_given(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "mine.geojson"
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": [_square("riga", 24, 57)]}), encoding="utf-8-sig"
    )
    page = map_page(store, lang="en", boundaries=read_boundaries(path))
    assert set(page_data(page)["values"]) == {"riga"}
    assert "without an outline on the map: 41" in page
    assert "<path" in map_still(store, boundaries=read_boundaries(path))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"features": 3}'])
def test_a_file_that_is_no_geojson_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GraphkitError, match=r"bad\.geojson"):
        read_boundaries(path)


def test_outlines_of_elsewhere_are_refused_in_words(store: Store, tmp_path: Path) -> None:
    with pytest.raises(GraphkitError, match="no polygon"):
        map_page(store, boundaries={"features": []})
    with pytest.raises(GraphkitError, match="--boundaries"):
        map_page(store, boundaries={"features": [_square("atlantis", 0, 0)]})
    table = tmp_path / "t.csv"
    table.write_text("stakeholder,stakeholder_type,event\nPrague,place,Meeting\n", encoding="utf-8")
    other = open_store(tmp_path / "s.sqlite")
    other.replace(read_sources([str(table)]))
    with pytest.raises(GraphkitError, match="--boundaries"):
        map_page(other)
