"""Counting rules 7, 10, 12, 13 and 14 on tables whose answer is plain from reading them."""

from __future__ import annotations

import pytest

from graphkit.model import Selection
from graphkit.stores import Store

from .conftest import StoreFactory
from .tiny import platform

PLACES = """place_id name kind
dobele Dobele town
riga Rīga city
valga Valga foreign_city
vilpuka Viļpuka unidentified"""
UNITS = """place_id municipality_id unit_valid_from since until
dobele dobeles . . 2021-06-30
dobele dobeles 2021-07-01 2021-07-01 .
riga riga . . 2021-06-30
riga riga 2021-07-01 2021-07-01 ."""
REGISTER = """municipality_id valid_from changed
dobeles . .
dobeles 2021-07-01 yes
riga . .
riga 2021-07-01 no"""


def present(store: Store, **chosen: object) -> dict[str, set[str]]:
    """Event -> the municipalities (or units of another level) there."""
    b = store.incidence(Selection(**{"level": "municipality", **chosen}))  # type: ignore[arg-type]
    found: dict[str, set[str]] = {}
    for i, unit in enumerate(b.stakeholders):
        for e in b.events_of(i):
            found.setdefault(b.events[e], set()).add(unit)
    return found


def test_an_event_is_on_its_start_else_its_phases_start_else_its_end_else_its_phases_end(
    store_factory: StoreFactory,
) -> None:
    store = store_factory(
        platform(
            phases="phase_id start end\nOLD 2019 2020\nNEW 2022 .\nENDS . 2023",
            places=PLACES,
            municipalities=REGISTER,
            place_units=UNITS,
            events="""event_id phase_id start end
day OLD 2021-07-01 .
year . 2021 .
month . 2021-07 .
of-phase NEW . 2020-01-01
end ENDS . 2020-05-01
phase-end ENDS . .
none . . .""",
            participations="event_id place_id\nday dobele\nyear dobele\nmonth dobele\nof-phase dobele\n"
            "end dobele\nphase-end dobele\nnone dobele",
        )
    )
    before, after = {"dobeles"}, {"dobeles@2021-07-01"}
    assert present(store) == {
        "day": after, "year": before, "month": after, "of-phase": after, "end": before, "phase-end": after, "none": before,
    }  # fmt: skip
    assert store.incidence(Selection(level="municipality")).guessed_days == 1
    assert set().union(*present(store, units="today").values()) == {"dobeles"}


def test_a_unit_that_the_reform_left_alone_is_one_unit(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            places=PLACES,
            municipalities=REGISTER,
            place_units=UNITS,
            events="event_id start\nbefore 2021-01-01\nafter 2022-01-01",
            participations="event_id place_id\nbefore riga\nafter riga\nbefore dobele\nafter dobele",
        )
    )
    assert present(store) == {"before": {"riga", "dobeles"}, "after": {"riga", "dobeles@2021-07-01"}}


def test_a_mediator_stands_for_the_place_of_the_period(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            phases="phase_id start\nP1 2018\nP2 2019",
            places=PLACES,
            organisations="organisation_id kind\nngo ngo",
            persons="person_id organisation_id\nby-phase ngo\nby-date ngo",
            mediation_periods="person_id place_id phase_id start end\n"
            "by-phase dobele P1 . .\nby-phase riga P2 . .\nby-date dobele . 2018-03 2018-09\nby-date . . . .",
            events="event_id phase_id start\ne1 P1 2018-10-01\ne2 P2 2019-02-01\ne3 P1 2018-09-30\ne4 P1 2018-03-01",
            participations="event_id person_id\ne1 by-phase\ne2 by-phase\ne1 by-date\ne3 by-date\ne4 by-date",
        )
    )
    assert present(store) == {"e1": {"dobele"}, "e2": {"riga"}, "e3": {"dobele"}, "e4": {"dobele"}}
    assert [row.stakeholder for row in store.evidence(Selection(level="municipality"), ["dobele"], ["e1"])] == [
        "by-phase"
    ]
    assert present(store, reading="named") == {}


def test_a_mediator_at_home_in_the_place_of_the_period_counts_there_once(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            places=PLACES,
            persons="person_id place_id\nmed riga",
            mediation_periods="person_id place_id start\nmed riga 2018\nmed riga 2019",
            events="event_id start\ne 2020-01-01",
            participations="event_id person_id\ne med",
        )
    )
    assert [row.unit for row in store.evidence(Selection(level="municipality"))] == ["riga"]


def test_readings_and_who_may_stand_for_a_place(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            places=PLACES,
            organisations="""organisation_id kind seat_place_id stands_for_seat
council municipality riga .
library municipal_institution riga .
school school riga .
state-school school riga no
ministry ministry riga .
club ngo riga .""",
            persons="person_id organisation_id place_id\nmayor council .\nchair club riga\nalone . riga\nnowhere . .",
            events="event_id\n" + "\n".join(
                ["council", "library", "school", "state-school", "ministry", "club", "mayor", "chair", "alone", "nowhere", "place"]
            ),
            participations="event_id organisation_id person_id place_id\n"
            + "\n".join(f"{o} {o} . ." for o in ["council", "library", "school", "state-school", "ministry", "club"])
            + "\n"
            + "\n".join(f"{p} . {p} ." for p in ["mayor", "chair", "alone", "nowhere"])
            + "\nplace . . riga",
        )
    )  # fmt: skip
    assert set(present(store, reading="named")) == {"place"}
    assert set(present(store)) == {"place", "council", "library", "school", "mayor", "alone"}
    everybody = {"council", "library", "school", "state-school", "ministry", "club", "mayor", "chair", "alone", "place"}
    assert set(present(store, reading="seat")) == everybody
    assert store.incidence(Selection(level="municipality", reading="seat")).left_out == 1


def test_a_row_may_say_for_which_place_it_was(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            places=PLACES,
            organisations="organisation_id kind seat_place_id\ncouncil municipality riga\nclub ngo riga",
            persons="person_id organisation_id\nclerk council",
            events="event_id\ne1\ne2\ne3",
            participations="event_id organisation_id person_id place_id for_place_id\n"
            "e1 council . . dobele\ne2 . clerk . dobele\ne3 . clerk . .\ne1 club . . dobele\ne3 . . riga dobele",
        )
    )
    # The club stands for no place, wherever its row says it was; a place that is named is itself.
    assert present(store) == {"e1": {"dobele"}, "e2": {"dobele"}, "e3": {"riga"}}


def test_a_row_may_say_for_which_organisation_a_person_acted(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            places=PLACES,
            organisations="organisation_id kind seat_place_id\ncouncil municipality riga\nclub ngo dobele\nhall municipality dobele",
            persons="person_id organisation_id\nclerk council",
            events="event_id\ne1\ne2\ne3",
            participations="event_id organisation_id person_id for_organisation_id\n"
            "e1 . clerk club\ne2 . clerk .\ne3 . clerk hall\ne1 council . club",
        )
    )
    assert present(store, level="organisation") == {"e1": {"club", "council"}, "e2": {"council"}, "e3": {"hall"}}
    assert present(store, level="sector") == {
        "e1": {"civil-society", "municipality"}, "e2": {"municipality"}, "e3": {"municipality"},
    }  # fmt: skip
    assert present(store) == {"e1": {"riga"}, "e2": {"riga"}, "e3": {"dobele"}}


def test_foreign_and_unidentified_places_are_left_out_and_counted(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            places=PLACES,
            municipalities=REGISTER,
            place_units=UNITS,
            events="event_id start\ne 2020",
            participations="event_id place_id\ne riga\ne valga\ne vilpuka",
        )
    )
    b = store.incidence(Selection(level="municipality"))
    assert (b.stakeholders, b.left_out) == (["riga"], 2)


def test_sectors_come_from_the_kind_and_a_given_one_wins(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            places="place_id kind sector\ntown town .\nabroad foreign_city .\nown town business",
            organisations="organisation_id kind sector\nroma roma_ngo .\nclub ngo .\nministry ministry .\nguild circus .\n"
            "given ngo state",
            persons="person_id organisation_id\nmember roma\nalone .\nartist guild",
            events="event_id\ne",
            participations="event_id organisation_id person_id place_id\n"
            + "\n".join(f"e {o} . ." for o in ("roma", "club", "ministry", "guild", "given"))
            + "\ne . member .\ne . alone .\ne . artist .\ne . . town\ne . . abroad\ne . . own",
        )
    )
    b = store.incidence(Selection(level="sector"))
    sectors = ["business", "civil-society", "international", "municipality", "person", "roma-civil-society", "state"]
    assert b.stakeholders == sectors
    assert b.left_out == 2  # the guild and its artist: no sector is known of a circus
    by_unit = {(row.unit, row.stakeholder) for row in store.evidence(Selection(level="sector"))}
    assert {("state", "given"), ("state", "ministry"), ("business", "own"), ("roma-civil-society", "member")} <= by_unit


def test_info_counts_those_who_took_part_and_every_event(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            phases="phase_id\nP1",
            places=PLACES,
            organisations="organisation_id seat_place_id\nbody riga\nhome .",
            persons="person_id organisation_id\np home",
            events="event_id phase_id\nheld P1\nempty P1\nlone .",
            participations="event_id organisation_id person_id status\nheld body . invited\nheld . p .",
            phase_participations="phase_id organisation_id role\nP1 home lead",
        )
    )
    info = store.info()
    assert (info.participations, info.stakeholders, info.events) == (2, 2, 3)
    assert [(p.id, p.events, p.participations, p.stakeholders) for p in info.phases] == [
        ("P1", 2, 2, 2), ("outside", 1, 0, 0),
    ]  # fmt: skip
    assert (info.statuses, info.types) == ({"attended": 1, "invited": 1}, {"person": 1, "organisation": 1})
    assert store.details("home")["phase_participations"] == [
        {"phase_id": "P1", "organisation_id": "home", "role": "lead"}
    ]


def test_event_counts_follow_the_selection(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            organisations="organisation_id\na\nb",
            events="event_id kind\nx training\ny mediation_practice",
            participations="event_id organisation_id role status\nx a host .\nx a . .\nx b . invited\ny a . .",
        )
    )
    assert store.event_counts(Selection()) == {"x": (1, 2)}
    assert store.event_counts(Selection(statuses=(), joint_only=False)) == {"x": (2, 3), "y": (1, 1)}
    assert store.event_counts(Selection(roles=("host",))) == {"x": (1, 1)}


@pytest.mark.parametrize("level", ["stakeholder", "organisation"])
def test_around_nobody_and_evidence_of_nobody_are_empty(store_factory: StoreFactory, level: str) -> None:
    store = store_factory(
        platform(
            organisations="organisation_id\na", events="event_id\nx", participations="event_id organisation_id\nx a"
        )
    )
    selection = Selection(level=level)
    assert store.incidence(selection, around=["nobody"]).pairs == 0
    assert store.incidence(selection, around=[]).pairs == 0
    assert store.evidence(selection, ["nobody"]) == []
    assert store.evidence(selection, events=["nothing"]) == []


def test_ids_and_names_of_every_alphabet_come_back_as_they_were(store_factory: StoreFactory) -> None:
    names = ["a'b", 'a"b', "ā;b", "x" * 300, "👩‍👧", "\u202eabc", "%_", "NULL", "0", "-1", "O’Neil"]
    store = store_factory(
        platform(
            organisations="organisation_id name\n" + "\n".join(f"{name} {name}" for name in names),
            events="event_id\ne",
            participations="event_id organisation_id\n" + "\n".join(f"e {name}" for name in names),
        )
    )
    b = store.incidence(Selection())
    assert b.stakeholders == sorted(names)
    assert [item.name for item in store.stakeholders(names)] == names
    assert all(store.find(name)[0].stakeholder.id == name for name in names)


def test_without_a_register_a_place_is_its_own_municipality_unless_it_lies_elsewhere(
    store_factory: StoreFactory,
) -> None:
    store = store_factory(
        platform(
            places="place_id name kind\ntown Town town\nabroad Abroad foreign_city\nland Land country\nlost Lost unidentified",
            events="event_id title\nx X",
            participations="event_id place_id\nx town\nx abroad\nx land\nx lost",
        )
    )
    municipalities = store.incidence(Selection(level="municipality"))
    assert municipalities.stakeholders == ["town"]
    assert municipalities.left_out == 3
