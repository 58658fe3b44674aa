"""Whom to invite, who is connected, and what it would change."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from graphkit.errors import NotFoundError
from graphkit.involvement.building import involvement
from graphkit.involvement.distance import distances, seats
from graphkit.involvement.inviting import KINDS, Coming, Suggestions
from graphkit.involvement.suggest import suggest, theme_of
from graphkit.involvement.what_if import what_if
from graphkit.stores import Store

from ..stores.conftest import StoreFactory
from ..stores.tiny import platform

FOUR = {
    "municipalities": "municipality_id name\nn N\ns S\nr R\nt T\nf F",
    "places": "place_id name kind\nn N novads\ns S novads\nr R novads\nt T novads\nf F novads",
    "place_units": "place_id municipality_id\nn n\ns s\nr r\nt t\nf f",
    "settlements": "settlement_id name latitude longitude municipality_since_2021 is_current_seat\n"
    "N N 56 24 n yes\nR R 56 25 r yes\nT T 56 28 t yes",
    "named_communities": "territory_id vintage statement source_id\nn either many src\ns either many src\nr either many src\nt either many src",
    "phases": "phase_id start\nP1 2018\nP2 2019",
    "completeness": "scope what complete\nP1 municipalities yes\nP2 municipalities yes",
    "organisations": "organisation_id name kind sector seat_place_id\no O ngo . r\nd D municipality . s",
    "persons": "person_id label organisation_id place_id\nmed Mediator . s\nboss Boss d s",
    "mediation_periods": "person_id place_id phase_id source_id\nmed s P1 src",
    "events": "event_id title phase_id themes\ne1 E1 P1 health\ne2 E2 P1 .\ne3 E3 P1 .\ne4 E4 P2 .\ne5 E5 P2 health",
    "participations": "event_id place_id organisation_id person_id source_id\n"
    "e1 r . . x\ne1 t . . x\ne1 . o . y\ne2 r . . x\ne2 t . . x\ne3 r . . x\ne3 t . . x\ne4 r . . x\ne4 t . . x\n"
    "e2 . . boss z\ne2 . o . y\ne4 . o . y",
}


@pytest.fixture
def four(store_factory: StoreFactory) -> Store:
    """N was never there, S once, through its deputy; R and T often; of F no source says anything."""
    return store_factory(platform(**FOUR))


def _asked(store: Store, limit: int | None = None, **coming: str) -> Suggestions:
    return suggest(store, involvement(store, "today"), Coming(**coming), limit)


def test_who_is_suggested_and_in_which_order(four: Store) -> None:
    found = _asked(four)
    assert [(item.row.id, item.row.events) for item in found.all] == [("n", 0), ("s", 1)]
    assert (found.few, found.total) == (1.25, 2)
    assert [item.row.id for item in _asked(four, 1).all] == ["n"]


def test_who_is_connected(four: Store) -> None:
    never, once = _asked(four, theme="health").all
    assert [(link.kind, link.id) for link in never.links] == [("near", "r"), ("near", "t")]
    assert [round(link.km or 0) for link in never.links] == [62, 249]
    assert never.links[0].events[0].event == "e4"
    kinds = [(link.kind, link.id) for link in once.links]
    assert kinds == [("own", "d"), ("mediator", "s"), ("met", "o"), ("municipality", "r"), ("municipality", "t")]
    by_id = {link.id: link for link in once.links if link.kind != "mediator"}
    assert [(shared.event, shared.sources) for shared in by_id["d"].events] == [("e2", ("z",))]
    assert [(shared.event, shared.sources) for shared in by_id["o"].events] == [("e2", ("y", "z"))]
    assert by_id["r"].weight == 0.5  # three municipalities at e2
    assert once.links[1].phases == ("P1",)
    assert {link.kind for item in (never, once) for link in item.links} == set(KINDS)


def test_of_those_nearby_three_are_named(store_factory: StoreFactory) -> None:
    many = [f"z{i}" for i in range(4)]
    more = {
        "municipalities": FOUR["municipalities"] + "".join(f"\n{z} {z}" for z in many),
        "places": FOUR["places"] + "".join(f"\n{z} {z} novads" for z in many),
        "place_units": FOUR["place_units"] + "".join(f"\n{z} {z}" for z in many),
        "settlements": FOUR["settlements"] + "".join(f"\n{z} {z} 57 {25 + i} {z} yes" for i, z in enumerate(many)),
        "participations": FOUR["participations"] + "".join(f"\ne{i} {z} . . x" for z in many for i in range(1, 6)),
    }
    never = _asked(store_factory(platform(**{**FOUR, **more}))).all[0]
    assert [(link.kind, link.id) for link in never.links] == [("near", "r"), ("near", "z0"), ("near", "z1")]


def test_of_those_met_twenty_are_named(store_factory: StoreFactory) -> None:
    many = [f"b{i:02}" for i in range(22)]
    more = {
        "organisations": FOUR["organisations"] + "".join(f"\n{b} {b} ngo . ." for b in many),
        "participations": FOUR["participations"] + "".join(f"\ne2 . {b} . x" for b in many),
    }
    found = _asked(store_factory(platform(**{**FOUR, **more})))
    [once] = [item for item in found.all if item.row.id == "s"]
    assert [link.id for link in once.links if link.kind == "met"] == many[:20]


def test_theme_and_place_are_weighed(four: Store) -> None:
    found = _asked(four, theme="health", place="t")
    assert [item.on_theme for item in found.all] == [0, 0]
    assert [None if item.km is None else round(item.km) for item in found.all] == [249, None]


def test_who_fell_away_is_suggested_too(store_factory: StoreFactory) -> None:
    more = {
        "phases": "phase_id start\nP0 2017\nP1 2018\nP2 2019",
        "completeness": "scope what complete\nP0 municipalities yes\nP1 municipalities yes\nP2 municipalities yes",
        "events": FOUR["events"] + "\n" + "\n".join(f"x{i} X P0 ." for i in range(5)),
        "participations": FOUR["participations"] + "\n" + "\n".join(f"x{i} n . . x" for i in range(5)),
    }
    found = _asked(store_factory(platform(**{**FOUR, **more})))
    assert [(item.row.id, item.row.events, item.row.missed_since) for item in found.all] == [
        ("s", 1, ("P2",)), ("n", 5, ("P1", "P2")),
    ]  # fmt: skip


def test_where_no_community_is_named_nobody_is_suggested(store_factory: StoreFactory) -> None:
    found = _asked(store_factory(platform(**{**FOUR, "named_communities": "territory_id vintage statement source_id"})))
    assert (found.few, found.all) == (None, ())


def test_a_theme_by_its_code_or_label(bundled: Store) -> None:
    assert theme_of(bundled, "Izglītība") == theme_of(bundled, "education") == "education"
    with pytest.raises(NotFoundError, match=r"there are: .*education"):
        theme_of(bundled, "astronomy")


def _texts(item: Any) -> list[str]:
    """Every text anywhere in an answer."""
    if isinstance(item, str):
        return [item]
    parts = (
        item if isinstance(item, tuple) else [getattr(item, f.name) for f in fields(item)] if is_dataclass(item) else ()
    )
    return [text for part in parts for text in _texts(part)]


def test_no_person_stands_among_the_connected(bundled: Store) -> None:
    persons = {who.id for who in bundled.stakeholders() if who.type == "person"}
    found = _asked(bundled, theme="education", place="daugavpils")
    assert len(found.all) == 4
    texts = {text for item in found.all for text in _texts(item.links)}
    assert len(texts) > 50
    assert texts & persons == set()


def test_the_bundled_platform(bundled: Store) -> None:
    found = _asked(bundled, place="daugavpils")
    assert [item.row.id for item in found.all] == [
        "augsdaugavas-novads", "jekabpils-novads", "kuldigas-novads", "kraslavas-novads",
    ]  # fmt: skip
    assert next((link.kind, link.id) for link in found.all[0].links) == ("near", "daugavpils")


def test_what_would_change(four: Store) -> None:
    found = involvement(four, "today")
    change = what_if(four, found, ["n", "s"])
    assert (change.before.involved, change.after.involved, change.register) == (3, 4, 5)
    assert change.before.share == 0.6
    # R, T and S met; N and F were alone: 6 of 20 ordered pairs, then 12 with N
    assert (change.before.connectedness, change.after.connectedness) == (0.3, 0.6)
    assert (change.before.components, change.after.components, change.after.isolates) == (3, 2, 1)
    assert change.before.mean_distance == 1.0
    assert change.after.mean_distance == pytest.approx(4 / 3)
    assert [(p.phase, p.before, p.after) for p in change.phases] == [("P1", 3, 3), ("P2", 2, 4)]


def test_work_apart_joins_nobody(store_factory: StoreFactory) -> None:
    """Who works in several places at a time has not met; it is a presence all the same."""
    more = {
        "event_kinds": "kind joint_presence\nwork no",
        "events": FOUR["events"].replace("themes\n", "themes kind\n").replace("health", "health .").replace("P1 .", "P1 . .")
        .replace("P2 .", "P2 . .") + "\nw W P1 . work",
        "participations": FOUR["participations"] + "\nw n . . x\nw f . . x\nw r . . x",
    }  # fmt: skip
    store = store_factory(platform(**{**FOUR, **more}))
    change = what_if(store, involvement(store, "today"), ["n", "s"])
    assert (change.before.involved, change.before.connectedness, change.before.isolates) == (5, 0.3, 2)
    assert (change.after.connectedness, change.after.isolates) == (0.6, 1)


def test_nobody_invited_changes_nothing(four: Store) -> None:
    change = what_if(four, involvement(four, "today"), [])
    assert change.before == change.after


def test_distances_are_along_the_great_circle(bundled: Store) -> None:
    points = seats(bundled)
    assert len([row for row in involvement(bundled, "today").rows if row.unit in points]) == 42
    riga_to = distances(points, ["daugavpils", "riga"], points["riga"])
    assert riga_to[0] == pytest.approx(190, abs=5)
    assert riga_to[1] == 0
