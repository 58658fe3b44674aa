"""Several sources, and ``--add``: one stakeholder stays one, newer wins, changes are told."""

from __future__ import annotations

from .conftest import Loaded, content

A = "event,stakeholder,type,phase,date\nMeeting,Jelgava,place,P2,2020\nVisit,Sāre,ngo,P2,2020-05\n"
B = "event,stakeholder,type,phase,date\nMeeting,Jelgava,place,P1,2017\nVisit,Dobele,place,P2,2020-05\n"


def test_several_sources_are_one(loaded: Loaded) -> None:
    info = loaded.load(A, B).info
    assert (info.participations, info.stakeholders, info.events, len(info.phases)) == (4, 3, 3, 2)


def test_add_equals_loading_both(loaded: Loaded) -> None:
    loaded.load(A, B)
    both = content(loaded.store)
    loaded.load(A).load(B, args=["--add"])
    assert content(loaded.store) == both


def test_second_add_changes_nothing(loaded: Loaded) -> None:
    once = content(loaded.load(A).load(B, args=["--add"]).store)
    assert content(loaded.load(B, args=["--add"]).store) == once
    assert "changed by" not in loaded.last.err
    assert content(loaded.load(A, args=["--add"]).store) == once


def test_equal_event_names_of_two_phases_stay_two_events(loaded: Loaded) -> None:
    loaded.load(A).load(B, args=["--add"])
    titles = loaded.cells("events", "title", "phase_id")
    assert sorted(titles) == [("Meeting", "P1"), ("Meeting", "P2"), ("Visit", "P2")]


def test_event_id_in_two_sources_and_phases_is_one_event(loaded: Loaded) -> None:
    loaded.load("event_id,stakeholder,phase\nE,X,P1\n").load("event_id,stakeholder,phase\nE,X,P2\n", args=["--add"])
    assert (loaded.info.events, loaded.info.participations) == (1, 2)


def test_added_earlier_phase_stands_first(loaded: Loaded) -> None:
    loaded.load(A).load(B, args=["--add"])
    assert [phase.id for phase in loaded.store.phases()] == ["P1", "P2"]


def test_newer_source_wins_and_change_is_listed(loaded: Loaded) -> None:
    head = "event,stakeholder_id,stakeholder,sector\n"
    loaded.load(head + "A,7,Dome,state\n").load(head + "B,7,Jauna dome,state\n", args=["--add"])
    assert loaded.cells("organisations", "name") == ["Jauna dome"]
    assert "organisations 7: name 'Dome' → 'Jauna dome'" in loaded.last.err


def test_empty_cell_of_a_newer_source_wipes_nothing(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,date\nA,X,2020\n").load("event,stakeholder,date\nA,Y,\n", args=["--add"])
    assert loaded.cells("events", "start") == ["2020"]


def test_name_means_the_id_it_has_in_the_store(loaded: Loaded) -> None:
    loaded.load("event,stakeholder_id,stakeholder\nA,7,Dome\n").load("event,stakeholder\nB,Dome\n", args=["--add"])
    assert loaded.cells("organisations", "organisation_id") == ["7"]


def test_name_takes_the_id_that_a_newer_source_gives(loaded: Loaded) -> None:
    loaded.load("event,stakeholder\nA,Dome\n").load("event,stakeholder_id,stakeholder\nB,7,Dome\n", args=["--add"])
    assert loaded.cells("organisations", "organisation_id") == ["7"]
    assert loaded.info.participations == 2


def test_name_of_two_ids_means_neither(loaded: Loaded) -> None:
    loaded.load("event,stakeholder_id,stakeholder\nA,7,Anna\nA,8,Anna\n").load(
        "event,stakeholder\nB,Anna\n", args=["--add"]
    )
    assert loaded.info.stakeholders == 3


def test_equal_names_of_two_types_in_two_sources_are_two(loaded: Loaded) -> None:
    head = "event,stakeholder,type\n"
    loaded.load(head + "A,Jelgava,place\n").load(head + "A,Jelgava,ngo\n", args=["--add"])
    assert loaded.who() == [("Jelgava", "organisation"), ("Jelgava", "place")]
    assert loaded.load(head + "A,Jelgava,ngo\n", args=["--add"]).info.stakeholders == 2


def test_id_that_is_a_person_here_and_a_body_there_is_told(loaded: Loaded) -> None:
    head = "event,stakeholder_id,stakeholder,type\n"
    loaded.load(head + "A,7,Anna,person\n").load(head + "A,7,Dome,ngo\n", args=["--add"], code=1)
    assert "this id is used in another table of stakeholders" in loaded.last.err
    assert loaded.who() == [("Anna", "person")]


def test_sources_of_equal_participations_are_joined(loaded: Loaded) -> None:
    head = "event,stakeholder,source\n"
    loaded.load(head + "A,X,doc1\n").load(head + "A,X,doc2\n", args=["--add"])
    assert loaded.info.participations == 1
    assert loaded.cells("participations", "source_id") == ["doc1;doc2"]


def test_add_to_a_package_keeps_its_order_of_phases(loaded: Loaded) -> None:
    folder = loaded.folder / "package"
    folder.mkdir()
    (folder / "phases.csv").write_text("phase_id,name\nP9,Ninth\nP1,First\n")
    (folder / "events.csv").write_text("event_id,title,phase_id,start\nE1,A,P9,2021\nE2,B,P1,2019\n")
    (folder / "organisations.csv").write_text("organisation_id,name\no,O\n")
    (folder / "participations.csv").write_text("event_id,organisation_id\nE1,o\nE2,o\n")
    loaded.load(folder).load("event,stakeholder,phase,date\nC,O,P0,2010\n", args=["--add"])
    assert [phase.id for phase in loaded.store.phases()] == ["P9", "P1", "P0"]
    assert loaded.info.stakeholders == 1


def test_adding_to_no_store_is_its_first_load_and_told(loaded: Loaded) -> None:
    loaded.load(A, args=["--add"])
    assert "there was no store yet" in loaded.last.err
    assert loaded.info.participations == 2
