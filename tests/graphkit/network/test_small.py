"""Partners, paths, lists and names on a network small enough to answer by hand.

talk: a b c      walk: a b      far: c d      alone: e      work (no joint presence): a e
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from graphkit.errors import NotFoundError
from graphkit.incidence import from_pairs
from graphkit.model import Selection
from graphkit.network.listing import event_list, profile
from graphkit.network.ordering import by_value
from graphkit.network.overview import cooperation, reach
from graphkit.network.partners import newman_weights, partners
from graphkit.network.path import shortest_chain
from graphkit.network.resolve import resolve
from graphkit.rules import rules
from graphkit.stores import Store, open_store
from tests.graphkit.stores.tiny import platform


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = open_store(tmp_path_factory.mktemp("answers") / "s.sqlite")
    made.replace(
        platform(
            phases="phase_id\nP1\nP2",
            places="place_id name kind\ntown Town town",
            organisations="organisation_id name kind seat_place_id\na Alpha municipality town\nb Beta ngo .\nc Gamma ngo .\n"
            "d Delta circus .\ne Epsilon ngo .",
            persons="person_id organisation_id\nmember b\nloner .",
            events="event_id phase_id title start kind\ntalk P1 Talk 2020-01-01 .\nwalk P2 Walk 2021 .\nfar . Far . .\n"
            "alone P2 Alone 2022 .\nwork P1 Work 2020 mediation_practice",
            participations="""event_id organisation_id person_id role status source_id
talk a . host . s1
talk a . speaker . s2
talk b . . . s1
talk c . . . s1
walk a . . . s3
walk b . . . s3
far c . . . s4
far d . . . s4
alone e . . . s4
work a . . . s5
work e . . . s5
walk c . . declined s6
alone . member . . s4
alone . loner . invited s4""",
        )
    )
    return made


def test_partners_weigh_each_shared_event_by_those_present(store: Store) -> None:
    answer = partners(store, "a")
    # b: 1/2 at the talk of three and 1 at the walk of two; c: 1/2
    assert [(p.stakeholder.id, p.weight, p.shared_events) for p in answer.partners] == [("b", 1.5, 2), ("c", 0.5, 1)]
    assert [p.phases for p in answer.partners] == [("P1", "P2"), ("P1",)]
    assert answer.partners[0].dates() == ("2020-01-01", "2021")
    talk = answer.partners[0].events[0]
    assert talk.roles == {"a": ("host", "speaker"), "b": ("participant",)}
    assert talk.sources == ("s1", "s2")
    assert answer.sources == ("s1", "s2", "s3")


def test_partners_of_two_are_what_they_share(store: Store) -> None:
    assert [p.stakeholder.id for p in partners(store, "a", other="c").partners] == ["c"]
    assert partners(store, "a", other="d").partners == ()
    assert partners(store, "loner").partners == ()


def test_an_event_without_a_date_gives_no_first_or_last(store: Store) -> None:
    [delta] = partners(store, "d").partners
    assert (delta.stakeholder.id, delta.dates(), delta.phases) == ("c", (None, None), ("outside",))


def test_mediators_at_work_have_not_met_unless_the_kind_is_named(store: Store) -> None:
    assert "e" not in newman_weights(store.incidence(Selection()), "a")
    named = partners(store, "a", Selection(kinds=("mediation_practice",)))
    assert [p.stakeholder.id for p in named.partners] == ["e"]


def test_equal_weights_are_ordered_by_id_whatever_the_last_digit() -> None:
    third = 0.1 + 0.2  # 0.30000000000000004
    assert by_value({"b": third, "a": 0.3, "Z": 0.3, "ā": 0.3, "c": 0.3 + 1e-8}) == ["c", "Z", "a", "b", "ā"]
    edge = 0.0009765625  # lies on the edge of rounding to nine digits
    assert by_value({"b": edge, "a": edge - 1e-17, "c": edge + 1e-17}) == ["a", "b", "c"]
    assert by_value({}) == []


def test_a_chain_is_the_shortest_and_among_equals_the_smallest(store: Store) -> None:
    b = store.incidence(Selection())
    chain = shortest_chain(b, "a", "d")
    assert chain is not None
    assert [(s.source, s.event, s.target) for s in chain] == [("a", "talk", "c"), ("c", "far", "d")]
    assert shortest_chain(b, "a", "a") == []
    assert shortest_chain(b, "a", "e") is None
    assert shortest_chain(b, "a", "nobody") is None
    two = from_pairs(Selection(), np.array([0, 1, 0, 1]), np.array([0, 0, 1, 1]), ["a", "b"], ["x", "y"])
    assert [step.event for step in shortest_chain(two, "a", "b") or []] == ["x"]


def test_cooperation_counts_partners_then_events(store: Store) -> None:
    assert [(row.stakeholder.id, row.partners, row.events) for row in cooperation(store, Selection())] == [
        ("c", 3, 2), ("a", 2, 2), ("b", 2, 2), ("d", 1, 1), ("e", 1, 1), ("member", 1, 1),
    ]  # fmt: skip
    assert [row.partners for row in cooperation(store, Selection(phases=("outside",)))] == [1, 1]
    assert [(row.phase.id, row.municipalities) for row in reach(store)] == [("P1", 1), ("P2", 1), ("outside", 0)]


def test_events_are_listed_by_date_with_every_status(store: Store) -> None:
    rows = {row.event.id: (row.stakeholders, row.participations) for row in event_list(store, Selection(statuses=()))}
    assert rows == {"work": (2, 2), "talk": (3, 4), "walk": (3, 3), "alone": (3, 3), "far": (2, 2)}
    assert list(rows) == ["work", "talk", "walk", "alone", "far"]
    assert [row.event.id for row in event_list(store, Selection(statuses=("declined",)))] == ["walk"]
    assert [row.phases for row in event_list(store, Selection(phases=("outside",), statuses=()))] == [("outside",)]


def test_a_profile_holds_every_event_with_roles_and_statuses(store: Store) -> None:
    page = profile(store, "c", Selection(statuses=()))
    assert [(i.event.id, i.roles, i.statuses) for i in page.events] == [
        ("talk", ("participant",), ("attended",)),
        ("walk", ("participant",), ("declined",)),
        ("far", ("participant",), ("attended",)),
    ]
    assert page.dates() == ("2020-01-01", "2020-01-01")
    invited = profile(store, "loner", Selection(statuses=()))
    assert (invited.events[0].statuses, invited.dates()) == (("invited",), (None, None))


def test_a_name_is_read_at_the_level_asked_for(store: Store) -> None:
    assert resolve(store, "member", Selection(level="organisation")).unit.id == "b"
    assert resolve(store, "Alpha", Selection(level="municipality")).unit.id == "town"
    assert resolve(store, "Alpha", Selection(level="sector")).unit.id == "municipality"
    assert resolve(store, "member", Selection(level="person")).unit.id == "member"


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Beta", "municipality"),
        ("loner", "organisation"),
        ("Alpha", "person"),
        ("Town", "organisation"),
        ("Delta", "sector"),
    ],
)
def test_a_name_that_counts_for_nothing_at_a_level_is_refused(store: Store, name: str, level: str) -> None:
    with pytest.raises(NotFoundError, match=f"counts for no {level}"):
        resolve(store, name, Selection(level=level))


def test_a_name_of_several_is_asked_about(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite")
    store.replace(
        platform(
            organisations="organisation_id name\nx1 Same\nx2 Same\ny Likeness",
            events="event_id\ne",
            participations="event_id organisation_id\ne x1\ne x2\ne y",
        )
    )
    with pytest.raises(NotFoundError, match="may mean several") as error:
        resolve(store, "Same")
    assert error.value.nearest == ("Same (x1)", "Same (x2)")
    assert resolve(store, "x1").unit.id == "x1"
    assert resolve(store, "Likenes").unit.id == "y"
    with pytest.raises(NotFoundError):
        resolve(store, "Qwxz")


def test_the_rules_say_what_was_counted_in_both_languages(store: Store) -> None:
    selection = Selection(
        phases=("P1", "outside"), level="municipality", roles=("host",), kinds=("training",), persons=False
    )
    english = "; ".join(rules(selection, "en", weight="newman"))
    assert "phase: P1, outside the phases, pooled" in english
    assert "roles: host; kinds of event: training" in english
    assert "persons count only as their organisation" in english
    latvian = "; ".join(rules(selection, "lv", weight="newman"))
    assert "lomas: uzņēmējs; pasākumu veidi: apmācības" in latvian
    left = rules(Selection(level="municipality"), "en", store.incidence(Selection(level="municipality")))
    assert any("cannot be read at this level" in line for line in left)


def test_the_rules_count_in_words_that_go_with_the_number(store: Store) -> None:
    incidence = store.incidence(Selection(level="municipality"))
    for number, english, latvian in ((1, "1 event without any date is", "1 pasākums bez datuma lasīts"),
                                     (11, "11 events without any date are", "11 pasākumi bez datuma lasīti")):  # fmt: skip
        counted = replace(incidence, guessed_days=number, left_out=0)
        assert rules(counted.selection, "en", counted)[-1].startswith(english)
        assert rules(counted.selection, "lv", counted)[-1].startswith(latvian)
