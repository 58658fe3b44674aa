"""Several sources, and ``--add``: one stakeholder stays one, newer wins, changes are told."""

from __future__ import annotations

import pytest

from graphkit.model import Selection

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


@pytest.mark.parametrize(("rows", "named"), [("riga,Rīga\n", "Rīga"), ("riga,\n", "riga")])
def test_id_without_a_name_of_its_own_changes_no_name(rows: str, named: str, loaded: Loaded) -> None:
    loaded.load("event,stakeholder_id,stakeholder\nA," + rows).load("event,stakeholder_id\nB,riga\n", args=["--add"])
    assert loaded.cells("organisations", "name") == [named]
    assert "changed by" not in loaded.last.err


def test_phase_named_by_its_id_keeps_its_name(known: Loaded) -> None:
    known.load("event_id,stakeholder,type,phase,source\nE,Dome,ngo,P1,doc\n", args=["--add"])
    assert known.cells("phases", "name") == ["First phase"]
    assert known.cells("events", "title") == ["Meeting"]
    assert known.cells("sources", "title") == ["The document"]
    assert "changed by" not in known.last.err


def test_every_change_is_listed(loaded: Loaded) -> None:
    head = "event,stakeholder_id,stakeholder\n"
    rows = [f"A,{n},{{}} {n}\n" for n in range(30)]
    loaded.load(head + "".join(rows).format(*["Old"] * 30)).load(
        head + "".join(rows).format(*["New"] * 30), args=["--add"]
    )
    assert loaded.last.err.count("→") == 30


TABLES = {
    "phases": "phase_id,name\nP1,First phase\n",
    "sources": "source_id,title\ndoc,The document\n",
    "events": "event_id,title,phase_id,source_id\nE,Meeting,P1,doc\n",
    "organisations": "organisation_id,name,short_name,kind\nministry,Kultūras ministrija,KM,ministry\nx1,Twin,,ngo\nx2,Twin,,ngo\n",
    "persons": "person_id,label\nanna,Vārds Uzvārds\n",
    "places": "place_id,name,kind\njelgava,Jelgava,city\n",
    "municipalities": "municipality_id,valid_from,valid_until,name,kind\njelgava,,2021-06-30,Jelgava,republikas-pilseta\n"
    "jelgava,2021-07-01,,Jelgava,valstspilseta\nolaines-novads,,2021-06-30,Olaines novads,novads\n"
    "olaines-novads,2021-07-01,,Olaines novads,novads\nalojas-novads,,2021-06-30,Alojas novads,novads\n"
    "limbazu-novads,2021-07-01,,Limbažu novads,novads\n",
    "crosswalk": "old_id,old_valid_from,new_id,new_valid_from,old_until,new_since,stage,part,is_primary\n"
    "alojas-novads,,limbazu-novads,2021-07-01,2021-06-30,2021-07-01,2021,whole,yes\n",
    "place_units": "place_id,municipality_id,unit_valid_from,since,until\njelgava,jelgava,,,2021-06-30\njelgava,jelgava,2021-07-01,2021-07-01,\n",
    "aliases": "stakeholder_id,alias,kind\njelgava,Jelgavas pilsēta,other_name\njelgava,Jelgavā,inflected\n",
    "participations": "event_id,place_id,organisation_id,person_id\nE,jelgava,,\nE,,ministry,\nE,,,anna\n",
}


@pytest.fixture
def known(loaded: Loaded) -> Loaded:
    """A platform with a register, to be added to."""
    folder = loaded.folder / "package"
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return loaded.load(folder)


def ids_at(loaded: Loaded, event: str) -> set[tuple[str, str]]:
    types = {s.id: s.type for s in loaded.store.stakeholders()}
    return {(e.stakeholder, types[e.stakeholder]) for e in loaded.store.evidence(Selection(), events=[event])}


@pytest.mark.parametrize(
    ("name", "ident", "kind"),
    [("Jelgava", "jelgava", "place"), ("  Jelgavas  pilsēta", "jelgava", "place"), ("Kultūras ministrija", "ministry", "organisation"),
     ("KM", "ministry", "organisation"), ("Vārds Uzvārds", "anna", "person"), ("Olaines novads", "olaines-novads", "place")],
)  # fmt: skip
def test_untyped_name_is_the_one_stakeholder_that_bears_it(name: str, ident: str, kind: str, known: Loaded) -> None:
    known.load(f"event,stakeholder\nNew,{name}\n", args=["--add"])
    assert ids_at(known, "New") == {(ident, kind)}
    assert (
        f"1 name(s) of the new source are stakeholders or municipalities already known: {' '.join(name.split())} ({ident})"
        in known.last.err
    )
    assert known.info.knows_persons
    assert "changed by" not in known.last.err
    once = content(known.store)
    assert content(known.load(f"event,stakeholder\nNew,{name}\n", args=["--add"]).store) == once


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("JELGAVA", "Jelgava (jelgava)"),
        ("Jelgavā", "Jelgava (jelgava)"),
        ("Kultūras „ministrija”", "Kultūras ministrija (ministry)"),
    ],
)
def test_similar_name_is_told_and_not_merged(name: str, like: str, known: Loaded) -> None:
    known.load(f"event,stakeholder\nNew,{name}\n", args=["--add"])
    assert ids_at(known, "New") == {(name, "organisation")}
    assert f"1 name(s) look like existing stakeholders but are counted apart: {name} ~ {like}" in known.last.err
    assert not known.info.knows_persons


def test_untyped_name_of_two_stakeholders_is_neither(known: Loaded) -> None:
    known.load("event,stakeholder\nNew,Twin\n", args=["--add"])
    assert ids_at(known, "New") == {("Twin", "organisation")}


def test_typed_name_of_another_type_stays_another(known: Loaded) -> None:
    known.load("event,stakeholder,type\nNew,Jelgava,ngo\n", args=["--add"])
    assert ids_at(known, "New") == {("Jelgava", "organisation")}


def test_somebodys_organisation_is_no_place(known: Loaded) -> None:
    known.load("event,stakeholder,type,organisation\nNew,Jelgava,,\nNew,Ilze,person,Jelgava\n", args=["--add"])
    assert ("Jelgava", "organisation") in ids_at(known, "New")


def test_untyped_place_that_is_also_a_venue_is_one(known: Loaded) -> None:
    known.load("event,stakeholder,place,municipality\nNew,Jelgava,Jelgava,Jelgava\n", args=["--add"])
    assert ids_at(known, "New") == {("jelgava", "place")}
    assert [s.id for s in known.store.stakeholders() if s.name == "Jelgava"] == ["jelgava"]


def test_unit_of_the_register_counts_as_that_municipality(known: Loaded) -> None:
    known.load("event,stakeholder,type,date\nOld,Alojas novads,novads,2019\nNow,Olaines novads,,2022\n", args=["--add"])
    units = {}
    for which in ("then", "today"):
        b = known.store.incidence(Selection(level="municipality", units=which))
        units[which] = {
            (b.stakeholders[i], b.events[e]) for i in range(len(b.stakeholders)) for e in b.events_of(i)
        } - {("jelgava", "E")}
    assert units["today"] == {("limbazu-novads", "Old"), ("olaines-novads", "Now")}
    assert ("alojas-novads", "Old") in units["then"]
