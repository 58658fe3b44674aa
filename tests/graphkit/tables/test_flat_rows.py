"""Rows of a flat table that differ, lack a cell, or spell a name in another way: kept, counted and told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphkit.model import Selection

from .conftest import Loaded, Run


def in_phase(loaded: Loaded, phase: str) -> set[str]:
    return set(loaded.store.incidence(Selection(phases=(phase,))).stakeholders)


BOARD = "A,{b},Board,P1\nB,{b},Board,P1\nA,{b},Board,P2\nC,{b},Board,P2\nD,{b},Board,\n"


@pytest.mark.parametrize("ident", ["b", ""])
def test_row_without_a_phase_is_outside_where_its_event_has_several(ident: str, loaded: Loaded) -> None:
    loaded.load("stakeholder,event_id,event,phase\n" + BOARD.format(b=ident))
    assert (in_phase(loaded, "P1"), in_phase(loaded, "P2")) == ({"A", "B"}, {"A", "C"})
    assert in_phase(loaded, "outside") == {"D"}
    assert "1 row(s) name no phase: they count outside the phases" in loaded.last.err


@pytest.mark.parametrize("ident", ["b", ""])
def test_row_without_a_phase_has_that_of_its_event_where_there_is_one(ident: str, loaded: Loaded) -> None:
    loaded.load(f"stakeholder,event_id,event,phase\nA,{ident},Board,P1\nB,{ident},Board,\nC,,Other,\n")
    assert (in_phase(loaded, "P1"), in_phase(loaded, "outside")) == ({"A", "B"}, {"C"})
    assert "1 row(s) without a phase count in the only phase" in loaded.last.err


def test_row_without_a_phase_is_outside_after_a_round_trip(loaded: Loaded, run: Run) -> None:
    loaded.load("stakeholder,event_id,phase\n" + "A,b,P1\nC,b,P2\nD,b,\n")
    for target in ("out.csv", "out.ttl", "out.xlsx"):
        assert run("export", target, "--audience", "internal").code == 0
        loaded.load(Path(target))
        assert (in_phase(loaded, "P1"), in_phase(loaded, "outside")) == ({"A"}, {"D"})


def test_row_without_a_phase_stays_outside_when_another_source_is_added(loaded: Loaded) -> None:
    head = "stakeholder,event_id,phase\n"
    loaded.load(head + "A,b,P1\nC,b,P2\nD,b,\n").load(head + "E,b,P2\n", args=["--add"])
    assert (in_phase(loaded, "P1"), in_phase(loaded, "P2"), in_phase(loaded, "outside")) == ({"A"}, {"C", "E"}, {"D"})


def test_row_without_a_phase_has_the_only_one_of_another_source(loaded: Loaded) -> None:
    head = "stakeholder,event_id,phase\n"
    loaded.load(head + "A,b,P1\n").load(head + "D,b,\n", args=["--add"])
    assert in_phase(loaded, "P1") == {"A", "D"}


def test_phase_of_an_earlier_source_stays_when_the_event_gets_another(loaded: Loaded) -> None:
    head = "stakeholder,event_id,phase\n"
    loaded.load(head + "A,b,P1\n").load(head + "C,b,P2\nD,b,P3\nE,b,\n", args=["--add"])
    assert (in_phase(loaded, "P1"), in_phase(loaded, "outside")) == ({"A"}, {"E"})


def test_package_rows_without_a_phase_have_their_events(loaded: Loaded) -> None:
    folder = loaded.folder / "package"
    folder.mkdir()
    (folder / "phases.csv").write_text("phase_id,name\nP1,One\nP2,Two\n")
    (folder / "events.csv").write_text("event_id,title,phase_id\nE,A,P1\n")
    (folder / "organisations.csv").write_text("organisation_id,name\no,O\np,P\n")
    (folder / "participations.csv").write_text("event_id,organisation_id,phase_id\nE,o,\nE,p,P2\n")
    assert in_phase(loaded.load(folder), "P1") == {"o"}


def test_empty_statuses_are_counted(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,status\nM,A,\nM,B,invited\nM,C,\n")
    assert "2 row(s) with an empty status count as attended" in loaded.last.err
    loaded.load("event,stakeholder\nM,A\n")
    assert "empty status" not in loaded.last.err


def test_other_place_of_an_event_stays_with_its_rows(loaded: Loaded) -> None:
    text = "event,stakeholder,municipality,place,Telefons\nM,A,Dobele,Rīga,1\nM,B,Dobele,Rīga,2\nM,C,Dobele,Talsi,3\nM,D,Dobele,Tukums,\n"
    loaded.load(text)
    cells = dict(loaded.cells("participations", "organisation_id", "attributes"))
    assert json.loads(cells["C"]) == {"place": "Talsi", "Telefons": "3"}
    assert json.loads(cells["D"]) == {"place": "Tukums"}
    assert json.loads(cells["A"]) == {"Telefons": "1"}
    assert loaded.cells("participations", "for_place_id") == [None] * 4
    assert loaded.cells("events", "attributes") == [None]


def test_runs_of_blanks_within_a_name_are_one(loaded: Loaded) -> None:
    loaded.load("event,stakeholder\nSan  1,Jelgavas   dome\nSan 1,Jelgavas dome\n")
    assert (loaded.info.stakeholders, loaded.info.events) == (1, 1)


def test_spellings_of_a_name_are_told_and_not_merged(loaded: Loaded, run: Run) -> None:
    rows = "".join(
        f'"{name}",E\n'
        for name in ('SIA ""Saule""', "SIA „Saule”", 'sia ""saule""', "Rīgas dome", "Rīgas Dome", "Dome")
    )
    path = loaded.file("stakeholder,event\n" + rows)
    assert loaded.load(path).info.stakeholders == 6
    said = 'SIA "Saule" = SIA „Saule” = sia "saule"; Rīgas dome = Rīgas Dome:'
    assert said in loaded.last.err
    assert any(said in p["message"] for p in run("check", path, "--format", "json").json)


def test_spellings_under_ids_are_no_matter(loaded: Loaded) -> None:
    loaded.load("stakeholder_id,stakeholder,event_id\n1,Dome,1\n2,DOME,1\n")
    assert "differ only" not in loaded.last.err


def test_many_spellings_are_counted(loaded: Loaded) -> None:
    rows = "".join(f"Name {n},E\nNAME {n},E\n" for n in range(30))
    assert "and 20 more groups" in loaded.load("stakeholder,event\n" + rows).last.err


def test_latitude_without_a_longitude_is_a_warning(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,latitude,longitude\nM,A,56,24\nM,B,56,\nM,C,,24\n")
    assert "Warning: source0.csv:3:latitude: 2 row(s) hold a latitude without a longitude" in loaded.last.err


def test_organisation_of_a_row_is_the_one_that_counts_for_it(loaded: Loaded) -> None:
    head = "event,stakeholder,type,organisation\n"
    loaded.load(head + "A,Anna,person,Dome\nB,Anna,person,Dome\nC,Anna,person,Klubs\nD,Anna,person,\n")
    b = loaded.store.incidence(Selection(level="organisation"))
    counted = {(b.stakeholders[i], b.events[e]) for i in range(len(b.stakeholders)) for e in b.events_of(i)}
    assert counted == {("Dome", "A"), ("Dome", "B"), ("Klubs", "C"), ("Dome", "D")}
    assert sorted(loaded.cells("memberships", "organisation_id")) == ["Dome", "Klubs"]


LISTS = (
    "event,stakeholder,type,role,event_kind,sector,theme\n"
    "E,A,ngo,lauva,Hakatons,Zvejnieki,makšķerēšana;izglītība\nE,B,ngo,Lauva,Hakatons,,\nF,C,ngo,Uzņēmējs,apmācības,Valsts,education\n"
)


def test_unknown_words_of_open_lists_are_kept_and_listed(loaded: Loaded) -> None:
    err = loaded.load(LISTS).last.err
    for said in ("roles that graphkit does not know, kept as written: lauva\n", "kinds of event that graphkit does not know, kept as written: Hakatons\n",
                 "themes that graphkit does not know, kept as written: makšķerēšana\n", "sectors that graphkit does not know, kept as written: Zvejnieki"):  # fmt: skip
        assert said in err
    assert sorted(loaded.cells("participations", "role")) == ["host", "lauva", "lauva"]
    assert loaded.cells("events", "kind", "themes") == [
        ("Hakatons", "makšķerēšana;education"),
        ("training", "education"),
    ]


def test_many_unknown_roles_are_counted(loaded: Loaded) -> None:
    err = loaded.load("event,stakeholder,role\n" + "".join(f"E,A,role {n}\n" for n in range(30))).last.err
    assert "role 19 and 10 more" in err


def test_unknown_kinds_of_a_package_are_listed_unless_it_lists_them(loaded: Loaded) -> None:
    folder = loaded.folder / "package"
    folder.mkdir()
    (folder / "events.csv").write_text("event_id,title,kind\nE,A,jam\n")
    (folder / "organisations.csv").write_text("organisation_id,name,kind\no,O,guild\np,P,NGO\n")
    (folder / "participations.csv").write_text("event_id,organisation_id\nE,o\n")
    err = loaded.load(folder).last.err
    assert "kinds of event that graphkit does not know, kept as written: jam" in err
    assert "kinds of organisation that graphkit does not know, kept as written: guild\n" in err
    assert loaded.cells("organisations", "kind") == ["guild", "ngo"]
    (folder / "event_kinds.csv").write_text("kind,joint_presence\njam,yes\n")
    assert "kinds of event" not in loaded.load(folder).last.err


def test_a_row_outside_the_phases_counts_its_event_there(loaded: Loaded) -> None:
    info = loaded.load("event_id,stakeholder,phase\nE,A,P1\nE,B,P2\nE,C,\n").info
    assert [(phase.id, phase.events, phase.participations) for phase in info.phases] == [
        ("P1", 1, 1),
        ("P2", 1, 1),
        ("outside", 1, 1),
    ]
    assert info.events == 1
