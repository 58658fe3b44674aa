"""Flat tables: identities, types, phases, statuses, what is kept, and the options."""

from __future__ import annotations

import pytest

from graphkit.model import Selection

from .conftest import Loaded, Run

HEAD = "event,stakeholder\n"


def counts(loaded: Loaded) -> tuple[int, int, int, int]:
    """Participations, stakeholders, events, phases."""
    info = loaded.info
    return info.participations, info.stakeholders, info.events, len([p for p in info.phases if p.id != "outside"])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2021-05-27", "2021-05-27"), ("27.05.2021", "2021-05-27"), ("27.5.2021.", "2021-05-27"), ("2021.05.27", "2021-05-27"),
        ("2021-05", "2021-05"), ("05.2021", "2021-05"), ("2021", "2021"), ("2021. gads", "2021"), ("2021.g.", "2021"),
        ("2021/05/27", "2021-05-27"), ("2021-05-27T10:00:00", "2021-05-27"), ("2021-05-27 10:00", "2021-05-27"),
    ],
)  # fmt: skip
def test_dates_keep_their_precision(written: str, read: str, loaded: Loaded) -> None:
    loaded.load(f"event,stakeholder,date\nA,B,{written}\n")
    assert loaded.cells("events", "start") == [read]


@pytest.mark.parametrize("end", ["2021-04", "2021-05-01", "2020"])
def test_event_that_ends_before_it_begins_is_a_warning(end: str, loaded: Loaded) -> None:
    assert "ends before it begins" in loaded.load(f"event,stakeholder,date,end\nA,B,2021-05-27,{end}\n").last.err


@pytest.mark.parametrize("end", ["2021", "2021-05", "2021-05-27"])
def test_end_of_less_precision_is_no_warning(end: str, loaded: Loaded) -> None:
    assert "ends before" not in loaded.load(f"event,stakeholder,date,end\nA,B,2021-05-27,{end}\n").last.err


def test_names_that_differ_by_case_stay_two(loaded: Loaded) -> None:
    assert counts(loaded.load(HEAD + "A,Sāre\nA,SĀRE\n")) == (2, 2, 1, 0)


def test_composed_and_decomposed_names_are_one(loaded: Loaded) -> None:
    assert counts(loaded.load(HEAD + "A,Sa\u0304re\nB,Sāre\n")) == (2, 1, 2, 0)


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f"])
def test_names_with_unbreakable_blanks_are_one(blank: str, loaded: Loaded) -> None:
    loaded.load(
        f"event,stakeholder,place,phase\nA b,Rīgas dome,Vec rīga,P 1\nA{blank}b,Rīgas{blank}dome,Vec{blank}rīga,P{blank}1\n"
    )
    assert counts(loaded) == (1, 1, 1, 1)
    assert loaded.cells("places", "name") == ["Vec rīga"]


def test_equal_names_of_two_types_are_two(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,type\nA,Jelgava,place\nA,Jelgava,municipality\nB,Jelgava,place\n")
    assert loaded.who() == [("Jelgava", "organisation"), ("Jelgava", "place")]


def test_equal_event_names_in_two_phases_are_two_events(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,phase\nMeeting,A,P1\nMeeting,A,P2\nMeeting,B,P2\n")
    assert counts(loaded) == (3, 2, 2, 2)


def test_event_id_takes_part_in_each_phase_its_rows_name(loaded: Loaded) -> None:
    loaded.load("event_id,event,stakeholder,phase\nE,Board,A,P1\nE,Board,A,P2\n")
    assert counts(loaded) == (2, 1, 1, 2)
    assert [phase.events for phase in loaded.info.phases] == [1, 1]


def test_majority_name_of_an_id_wins_and_others_are_aliases(loaded: Loaded) -> None:
    loaded.load("event,stakeholder_id,stakeholder\nA,7,Dome\nB,7,Jelgavas dome\nC,7,Jelgavas dome\nA,8,X\n")
    assert loaded.cells("organisations", "organisation_id", "name") == [("7", "Jelgavas dome"), ("8", "X")]
    assert loaded.cells("aliases", "stakeholder_id", "alias") == [("7", "Dome")]
    assert "1 stakeholder(s) have more than one name" in loaded.last.err


def test_first_name_wins_on_ties(loaded: Loaded) -> None:
    loaded.load("event,stakeholder_id,stakeholder\nA,7,Zeta\nB,7,Alfa\n")
    assert loaded.cells("organisations", "name") == ["Zeta"]


def test_ids_of_stakeholders_and_events_are_two_spaces(loaded: Loaded) -> None:
    loaded.load("event_id,stakeholder_id\n1,1\n1,2\n2,1\n")
    assert counts(loaded) == (3, 2, 2, 0)
    assert [s.id for s in loaded.store.stakeholders()] == ["1", "2"]


def test_row_without_id_means_the_id_of_its_name(loaded: Loaded) -> None:
    loaded.load("event,stakeholder_id,stakeholder\nA,7,Dome\nB,,Dome\nB,,Other\n")
    assert counts(loaded) == (3, 2, 2, 0)


def test_place_of_a_row_stays_with_its_participation(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,municipality\nA,X,Talsi\nB,X,Talsi\nC,X,Dobele\n")
    assert sorted(map(str, loaded.cells("participations", "for_place_id"))) == ["Dobele", "None", "None"]


def test_date_of_a_row_stays_with_its_participation(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,date\nA,X,2020\nA,Y,2020\nA,Z,2021\n")
    assert loaded.cells("events", "start") == ["2020"]
    assert sorted(map(str, loaded.cells("participations", "start"))) == ["2021", "None", "None"]


def test_doubled_rows_count_once_with_sources_joined(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,source\nA,X,doc1\nA,X,doc2\nA,X,doc1\n")
    assert counts(loaded) == (1, 1, 1, 0)
    evidence = loaded.store.evidence(Selection())
    assert [sorted(e.sources) for e in evidence] == [["doc1", "doc2"]]


@pytest.mark.parametrize(
    ("word", "status"),
    [("", "attended"), ("yes", "attended"), ("Jā", "attended"), ("piedalījās", "attended"), ("1", "attended"), ("nē", "declined"),
     ("Invited", "invited"), ("uzaicināts", "invited"), ("plānots", "planned"), ("registered", "planned"), ("nezināms", "unknown"),
     ("x", "attended"), ("ATTEICĀS", "declined")],
)  # fmt: skip
def test_status_words(word: str, status: str, loaded: Loaded) -> None:
    assert loaded.load(f"event,stakeholder,status\nA,X,{word}\n").info.statuses == {status: 1}


def test_empty_role_is_participant(loaded: Loaded) -> None:
    assert loaded.load("event,stakeholder,role\nA,X,\n").cells("participations", "role") == ["participant"]


def test_set_fills_a_missing_event(loaded: Loaded) -> None:
    loaded.load(
        "Vārds\nAnna\nIlze\n", args=["--set", "event=Sanāksme", "--set", "date=27.05.2021", "--type", "all=person"]
    )
    assert (loaded.cells("events", "title", "start"), loaded.who()) == (
        [("Sanāksme", "2021-05-27")], [("Anna", "person"), ("Ilze", "person")],
    )  # fmt: skip


def test_column_names_a_field(loaded: Loaded) -> None:
    loaded.load("Kas;Kur\nDome;Sanāksme\n", args=["--column", "stakeholder=Kas", "--column", "event=Kur"])
    assert (loaded.who(), loaded.cells("events", "title")) == ([("Dome", "organisation")], ["Sanāksme"])


def test_type_word_means_a_person(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,type\nA,Anna,Director\nA,Dome,guild\n", args=["--type", "director=person"])
    assert loaded.who() == [("Anna", "person"), ("Dome", "organisation")]


def test_type_of_a_word_is_nearer_than_that_of_all(loaded: Loaded) -> None:
    text = "event,stakeholder,type\nA,Anna,director\nA,Dome,guild\nA,Ilze,\n"
    loaded.load(text, args=["--type", "all=person", "--type", "guild=organisation"])
    assert loaded.who() == [("Anna", "person"), ("Dome", "organisation"), ("Ilze", "person")]


def test_unknown_type_is_kept_as_a_kind_and_listed(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,type\nA,Dome,Guild\n")
    assert loaded.cells("organisations", "kind") == ["Guild"]
    assert "Guild" in loaded.last.err
    assert "--type" in loaded.last.err


def test_load_says_when_nothing_names_persons(loaded: Loaded) -> None:
    assert "nothing in this table says who is a person" in loaded.load(HEAD + "A,X\n").last.err
    assert loaded.tables.knows_persons is False


def test_unknown_columns_are_kept_and_listed(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,Telefons,Istaba\nA,X,,12\n")
    assert "Telefons, Istaba" in loaded.last.err
    assert loaded.cells("participations", "attributes") == ['{"Telefons":null,"Istaba":"12"}']


def test_skip_invalid_counts_and_gives_reasons(loaded: Loaded) -> None:
    text = "event,stakeholder,date\nA,X,2021\nB,,2021\nC,Y,5/6/2021\nD,Z\nE,W,2020\n"
    loaded.load(text, args=["--skip-invalid"])
    assert counts(loaded)[0] == 2
    assert "3 row(s) with errors were left out; 2 were kept" in loaded.last.err
    assert all(f":{line}" in loaded.last.err for line in (3, 4, 5))


def test_skip_invalid_of_rows_all_bad_loads_nothing(loaded: Loaded) -> None:
    loaded.load("event,stakeholder\nA,\n", args=["--skip-invalid"], code=1)
    assert "no row is left to load" in loaded.last.err


def test_row_with_two_errors_is_left_out_once(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,date,status\nA,X,2021,\nB,Y,31.02.2020,never\n", args=["--skip-invalid"])
    assert "1 row(s) with errors were left out; 1 were kept" in loaded.last.err


def test_standard_input(run: Run) -> None:
    assert run("load", "-", "--format", "json", stdin=b"event,stakeholder\nA,X\n").json["participations"] == 1


def test_phases_stand_by_their_earliest_date(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,phase,date\nA,X,Late,2022\nB,X,Early,2019\nC,X,Late,2018-01\nD,X,P10,\nE,X,P2,\n")
    assert [phase.id for phase in loaded.store.phases()] == ["Late", "Early", "P2", "P10"]


def test_table_of_organisations_only_means_them(loaded: Loaded) -> None:
    assert loaded.load("Iestāde,Pasākums\nDome,A\n").who() == [("Dome", "organisation")]


def test_semicolons_part_sources(loaded: Loaded) -> None:
    loaded.load("event,stakeholder,source\nA,X,doc1; doc2\nB,X,https://x.lv/a;b=1\n")
    assert loaded.cells("sources", "source_id") == ["doc1", "doc2", "https://x.lv/a%3Bb=1"]
