"""Who is a person in a flat table: where rows disagree or say nothing, nobody who may be one is published unawares."""

from __future__ import annotations

import json

import pytest

from .conftest import Loaded, Run

IDS = "stakeholder_id,stakeholder,type,event\n"
NAMES = "stakeholder,type,event\n"


def types(loaded: Loaded) -> dict[str, str]:
    return {s.id: s.type for s in loaded.store.stakeholders()}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1,A,organisation,M\n1,A,person,N\n", "person"),
        ("1,A,person,M\n1,A,organisation,N\n1,A,ngo,O\n1,A,place,P\n", "person"),
        ("1,A,place,M\n1,A,organisation,N\n", "place"),
        ("1,A,place,M\n1,A,organisation,N\n1,A,ngo,O\n", "organisation"),
        ("1,A,,M\n1,A,person,N\n", "person"),
        ("1,A,,M\n1,A,organisation,N\n1,A,person,O\n", "person"),
        ("1,A,Guild,M\n1,A,person,N\n", "person"),
        ("1,A,person,M\n,A,,N\n", "person"),
    ],
)
def test_id_of_several_types_is_a_person_where_a_row_says_so(rows: str, expected: str, loaded: Loaded) -> None:
    assert types(loaded.load(IDS + rows)) == {"1": expected}


def test_ids_whose_types_vary_are_counted_and_the_others_kept(loaded: Loaded) -> None:
    loaded.load(IDS + "1,A,person,M\n1,A,ngo,N\n2,B,ngo,M\n3,C,place,M\n3,C,ngo,N\n3,C,place,O\n")
    assert "2 stakeholder(s) stand with more than one type" in loaded.last.err
    assert [json.loads(cell) for cell in loaded.cells("persons", "attributes")] == [{"other_types": ["ngo"]}]
    assert [json.loads(cell) for cell in loaded.cells("places", "attributes")] == [{"other_types": ["ngo"]}]
    assert loaded.cells("persons", "public_role") == [None]


def test_row_without_a_type_is_the_person_of_its_name(loaded: Loaded) -> None:
    loaded.load(NAMES + "X,organisation,M\nX,person,M\nX,,N\n")
    assert types(loaded) == {"organisation:X": "organisation", "person:X": "person"}
    assert "1 name(s) stand with more than one type" in loaded.last.err


KNOWS = {
    "every type known": ("A,ngo,M\nB,person,M\n", (), True),
    "same name elsewhere": ("A,ngo,M\nA,,N\nB,person,M\n", (), True),
    "one type empty": ("A,,M\nB,person,M\n", (), False),
    "one type unknown": ("A,Guild,M\nB,person,M\n", (), False),
    "all unknown": ("A,Guild,M\nB,teacher,M\n", (), False),
    "unknown type said": ("A,Guild,M\nB,person,M\n", ("--type", "guild=organisation"), True),
    "all said": ("A,Guild,M\nB,,M\n", ("--type", "all=person"), True),
    "empty not said": ("A,Guild,M\nB,,M\n", ("--type", "guild=person"), False),
}


@pytest.mark.parametrize("case", KNOWS)
def test_persons_are_known_only_where_every_type_is(case: str, loaded: Loaded) -> None:
    rows, args, knows = KNOWS[case]
    loaded.load(NAMES + rows, args=args)
    assert loaded.info.knows_persons is knows
    assert ("public files may show persons" in loaded.last.err) is not knows


def test_stakeholders_of_unknown_type_are_counted(loaded: Loaded) -> None:
    loaded.load(NAMES + "A,,M\nA,,N\nB,Guild,M\nC,person,M\n")
    assert "nothing says whether 2 stakeholder(s) are persons" in loaded.last.err


@pytest.mark.parametrize("target", ["out.csv", "out.xlsx"])
def test_public_files_say_so_and_give_it_back(target: str, loaded: Loaded, run: Run) -> None:
    loaded.load(NAMES + "Vārds Uzvārds,,M\nB,person,M\nDome,ngo,M\n")
    ran = run("export", target)
    assert "who is a person" in ran.err
    assert loaded.load(loaded.folder / target).info.knows_persons is False
    assert "who is a person" in loaded.last.err
    loaded.load(NAMES + "Vārds Uzvārds,person,M\nDome,ngo,M\n")
    assert run("export", "known" + target).code == 0
    assert loaded.load(loaded.folder / ("known" + target)).info.knows_persons is True


def test_kinds_that_differ_in_case_are_one(loaded: Loaded) -> None:
    loaded.load(NAMES + "A,director,M\nB,Director,M\nC,Guild,M\n")
    assert "the type is not known: Guild, director (say" in loaded.last.err
    assert set(loaded.cells("organisations", "kind")) == {"director", "Guild"}


@pytest.mark.parametrize(
    ("word", "kind"),
    [("skola", "school"), ("Biedrība", "ngo"), ("nodibinājums", "ngo"), ("pašvaldība", "municipality"), ("SIA", "business"),
     ("NVO", "ngo"), ("Romu biedrība", "roma_ngo"), ("aģentūra", "state_agency"), ("ministrija", "ministry"), ("vidusskola", "school")],
)  # fmt: skip
def test_latvian_type_words(word: str, kind: str, loaded: Loaded) -> None:
    assert loaded.load(NAMES + f"A,{word},M\n").cells("organisations", "kind") == [kind]
    assert loaded.info.knows_persons
