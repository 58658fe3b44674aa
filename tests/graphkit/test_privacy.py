"""What the public may see: no person, no remark about one, no count that gives a small group away."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from graphkit.policy_file import default_policy
from graphkit.privacy.seen import public_tables
from graphkit.rdf.export import FORMATS, write_rdf
from graphkit.tables.checks import check_tables
from graphkit.tables.frames import Tables
from graphkit.tables.source import read_sources

from .rdf.samples import made

ROOT = Path(__file__).parents[2]
RULES = default_policy().public
FEW = RULES.few


@pytest.fixture(scope="module")
def platform() -> Tables:
    return read_sources([str(ROOT / "data")])


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_public_file_holds_no_id_and_no_label_of_a_person(platform: Tables, suffix: str) -> None:
    stream = io.BytesIO()
    write_rdf(public_tables(platform)[0], stream, suffix)
    data = stream.getvalue()
    people = platform.frame("persons")
    words = [word for column in ("person_id", "label") for word in people[column].drop_nulls().to_list()]
    assert len(words) == 2 * 55
    assert [word for word in words if word.encode() in data] == []
    assert b"foaf/0.1/Person" not in data
    assert b"foaf:Person" not in data


def test_what_is_left_still_holds_together(platform: Tables) -> None:
    public, _ = public_tables(platform)
    assert check_tables(Tables(public.frames)).problems == []
    assert public.frame("organisations").height == platform.frame("organisations").height
    assert public.frame("events").height == platform.frame("events").height


def test_rows_that_point_to_a_person_go_and_others_stay(platform: Tables) -> None:
    public, _ = public_tables(platform)
    for name in ("participations", "phase_participations", "memberships"):
        before, after = platform.frame(name), public.frame(name)
        assert after.height == before.filter(pl.col("person_id").is_null()).height
    assert public.frame("mediation_periods").is_empty()
    assert "persons" not in public.frames


def test_notes_and_locators_and_attributes_are_emptied(platform: Tables) -> None:
    public, withheld = public_tables(platform)
    for frame in public.frames.values():
        for column in {"note", "locator", "attributes"} & set(frame.columns):
            assert frame[column].null_count() == frame.height
    assert any(line.startswith("cells of note: ") for line in withheld)


def test_the_tables_given_are_left_as_they_were(platform: Tables) -> None:
    before = {name: frame.clone() for name, frame in platform.frames.items()}
    public_tables(platform)
    assert all(frame.equals(platform.frames[name]) for name, frame in before.items())


PEOPLE: list[dict[str, str | None]] = [
    {"person_id": "anna-b", "label": "Anna Bērziņa"},
    {"person_id": "7", "label": "Guest"},
]


def test_small_counts_are_not_told() -> None:
    _, withheld = public_tables(made(persons=PEOPLE))
    assert withheld == ["persons: 1–10"]
    many = [{"person_id": f"p{i:03}", "label": None} for i in range(FEW + 1)]
    assert public_tables(made(persons=list(many)))[1] == [f"persons: {FEW + 1}"]


def test_aliases_and_statements_about_a_person_go() -> None:
    tables = made(
        persons=PEOPLE,
        aliases=[{"stakeholder_id": "anna-b", "alias": "A. B."}, {"stakeholder_id": "council", "alias": "Padome"}],
        statements=[{"scope": "7", "field": "x", "value": "y"}, {"scope": "all", "field": "x", "value": "y"}],
    )
    public, withheld = public_tables(tables)
    assert public.frame("aliases")["stakeholder_id"].to_list() == ["council"]
    assert public.frame("statements")["scope"].to_list() == ["all"]
    assert "aliases of persons: 1–10" in withheld


def test_a_person_named_in_other_texts_is_masked_and_references_still_hold() -> None:
    tables = made(
        persons=PEOPLE,
        events=[{"event_id": "Vizīte: Anna Bērziņa", "title": "Anna Bērziņa at 7 schools", "kind": "training"}],
        participations=[{"event_id": "Vizīte: Anna Bērziņa", "organisation_id": "anna-bc", "source_id": "anna-b"}],
    )
    public, withheld = public_tables(tables)
    assert public.frame("events").select("event_id", "title").rows() == [
        ("Vizīte: withheld-person-1", "withheld-person-1 at 7 schools")
    ]
    kept = public.frame("participations").select("event_id", "organisation_id", "source_id").rows()
    assert kept == [("Vizīte: withheld-person-1", "anna-bc", "withheld-person-1")]
    assert "persons named in other texts: 1–10" in withheld


def test_another_form_of_a_persons_name_is_masked_too() -> None:
    tables = made(
        persons=PEOPLE,
        aliases=[{"stakeholder_id": "anna-b", "alias": "A. Bērziņa"}, {"stakeholder_id": "7", "alias": "Visitor"}],
        events=[{"event_id": "e", "title": "Visitor: A. Bērziņa, A. Bērziņas skola", "kind": "training"}],
    )
    public, _ = public_tables(tables)
    assert public.frame("events")["title"].to_list() == ["Visitor: withheld-person-1, A. Bērziņas skola"]


def test_attributes_of_persons_and_of_what_they_did_are_never_public() -> None:
    tables = made(
        persons=[{"person_id": "anna-b", "label": "Anna", "attributes": '{"phone": "secret-1"}'}],
        participations=[
            {"event_id": "e", "person_id": "anna-b", "attributes": '{"phone": "secret-2"}'},
            {"event_id": "e", "organisation_id": "o", "attributes": '{"with": "secret-3"}', "note": "secret-4"},
        ],
    )
    for suffix in FORMATS:
        stream = io.BytesIO()
        write_rdf(public_tables(tables)[0], stream, suffix)
        assert b"cv:Participation" in stream.getvalue() or b"m8g/Participation" in stream.getvalue()
        assert b"secret" not in stream.getvalue()


def test_codes_are_never_masked() -> None:
    tables = made(
        persons=[{"person_id": "host"}], participations=[{"event_id": "e", "organisation_id": "o", "role": "host"}]
    )
    assert public_tables(tables)[0].frame("participations")["role"].to_list() == ["host"]


def test_where_nothing_tells_who_is_a_person_this_is_said() -> None:
    tables = made(organisations=[{"organisation_id": "o", "name": "O"}])
    tables.knows_persons = False
    public, withheld = public_tables(tables)
    assert "who is a person" in withheld[0]
    assert not public.knows_persons


def test_another_policy_may_keep_what_this_one_empties() -> None:
    tables = made(organisations=[{"organisation_id": "o", "name": "O", "note": "n"}])
    assert public_tables(tables, replace(RULES, fields=()))[0].frame("organisations")["note"].to_list() == ["n"]


STATED: list[dict[str, str | None]] = [
    {"scope": "e", "measure": "participants", "value": "40"},
    {"scope": "e", "measure": "roma_activists", "value": "7", "part_of": "participants"},
    {"scope": "e", "measure": "authorities", "value": "33", "part_of": "participants"},
    {"scope": "f", "measure": "authorities", "value": "11", "part_of": "participants"},
    {"scope": "f", "measure": "own measure", "value": "10"},
    {"scope": "f", "measure": "municipalities", "value": "5"},
]


def test_small_counts_of_people_that_sources_state_are_withheld() -> None:
    tables = made(
        stated_totals=STATED,
        stated_measures=[
            {"measure": measure, "unit": "municipalities" if measure == "municipalities" else "persons"}
            for measure in ("participants", "roma_activists", "authorities", "municipalities")
        ],
        events=[{"event_id": "e", "participants_stated": "10"}, {"event_id": "f", "participants_stated": "11"}],
        population_figures=[{"territory_id": "a", "count": "3"}, {"territory_id": "b", "count": "300"}],
    )
    public, withheld = public_tables(tables)
    kept = public.frame("stated_totals").select("scope", "measure", "value").rows()
    assert kept == [("e", "participants", "40"), ("f", "authorities", "11"), ("f", "municipalities", "5")]
    assert public.frame("events")["participants_stated"].to_list() == [None, "11"]
    assert public.frame("population_figures")["count"].to_list() == [None, "300"]
    assert withheld == [f"stated counts of up to {FEW} people: 1–10"]


def test_no_stated_count_of_few_people_is_in_the_public_platform(platform: Tables) -> None:
    public, withheld = public_tables(platform)
    units = dict(platform.frame("stated_measures").select("measure", "unit").iter_rows())
    of_people = public.frame("stated_totals").filter(pl.col("measure").replace_strict(units) == "persons")
    assert of_people.height > 20
    assert of_people["value"].cast(pl.Float64).min() > FEW  # type: ignore[operator]
    assert any(line.startswith("stated counts") for line in withheld)
