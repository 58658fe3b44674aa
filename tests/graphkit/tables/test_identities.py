"""Decisions on identity: applied at load, undone by deleting the row, and wrong ones told with their lines."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.stores import open_store
from graphkit.tables.groups import groups, staying
from graphkit.tables.source import read_sources
from tests.graphkit.tables.conftest import Run

DATA = Path(__file__).parents[3] / "data"
HEAD = "left_id,right_id,decision,decided_by,decided_on,reason\n"
Row = tuple[str, str, str]
Package = Callable[..., Path]


def decisions(*rows: Row) -> str:
    return HEAD + "".join(f"{left},{right},{said},AB,2026-11-27,why\n" for left, right, said in rows)


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """The bundled package in a folder of its own, with these decisions instead of its own."""

    def make(*rows: Row) -> Path:
        folder = tmp_path / "package"
        if not folder.exists():
            shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        (folder / "identities.csv").write_text(decisions(*rows), encoding="utf-8")
        return folder

    return make


def answers(run: Run) -> dict[str, str]:
    """What a store says of itself and of some stakeholders."""
    who = ("kultmin", "ventspils", "jelgavas-ip", "jelgavas-sc", "limbazi")
    asked: dict[str, tuple[str, ...]] = {name: ("who", name, "--format", "json") for name in who}
    asked |= {f"profile {name}": ("profile", name, "--format", "json") for name in who}
    asked |= {
        "info": ("info", "--format", "json"),
        "metrics": ("metrics", "--level", "municipality", "--format", "json"),
    }
    return {name: run(*args).out for name, args in asked.items()}


MERGING = [
    ("jelgavas-sc", "jelgavas-ip", "same"),
    ("mediator-jelgava-1", "mediator-ventspils-1", "same"),
    ("talsi", "talsu-novads", "same"),
    ("kultmin", "km-sid", "same"),
]


def test_deleting_the_row_gives_the_earlier_store(package: Package, run: Run) -> None:
    assert run("load", package()).code == 0
    before = answers(run)
    assert run("load", package(*MERGING)).code == 0
    assert answers(run)["info"] != before["info"]
    assert run("load", package()).code == 0
    assert answers(run) == before


def test_an_exported_store_gives_the_rows_back_as_they_were_read(package: Package, run: Run) -> None:
    assert run("load", package()).code == 0
    before = answers(run)
    assert run("load", package(*MERGING)).code == 0
    assert run("export", "out.csv", "--audience", "internal").code == 0
    exported = list(csv.DictReader(Path("out.csv/identities.csv").read_text(encoding="utf-8").splitlines()))
    assert [(row["left_id"], row["right_id"], row["decision"]) for row in exported] == MERGING
    Path("out.csv/identities.csv").write_text(decisions(), encoding="utf-8")
    assert run("load", "out.csv").code == 0
    after = answers(run)
    for name, said in before.items():
        left, right = json.loads(after[name]), json.loads(said)
        for answer in (left, right):
            answer.pop("notes", None) if isinstance(answer, dict) else None
        assert left == right, name


def test_tables_of_a_store_are_those_that_were_read(package: Package, tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite")
    tables = read_sources([str(package(*MERGING))])
    store.replace(read_sources([str(package())]))
    apart = store.tables()
    store.replace(tables)
    merged = store.tables()
    for name, frame in apart.frames.items():
        if name not in ("identities", "participations"):
            columns = [column for column in frame.columns if column != "attributes"]
            assert sorted(merged.frame(name).select(columns).rows(), key=repr) == sorted(
                frame.select(columns).rows(), key=repr
            ), name
    assert merged.frame("phases").equals(apart.frame("phases"))
    assert merged.frame("participations").height == apart.frame("participations").height


def test_every_reference_is_rewritten(package: Package, run: Run, tmp_path: Path) -> None:
    assert run("load", package(*MERGING), "--store", "s.sqlite").code == 0
    store = open_store(tmp_path / "s.sqlite")
    gone = {row[1] for row in MERGING}
    kept_as_they_are = {"identities", "municipalities", "crosswalk", "settlements"}
    for name in ("aliases", "memberships", "mediation_periods", "phase_participations", "place_units"):
        cells = {cell for row in store.table(name) for column, cell in row.items() if column.endswith("_id")}
        assert cells & gone <= ({"talsu-novads"} if name == "place_units" else set()), name
    assert not gone & {one.id for one in store.stakeholders()}
    assert {event.place for event in store.events()} & gone == set()
    assert kept_as_they_are >= {"identities"}


def test_a_register_keeps_its_ids(package: Package, run: Run, tmp_path: Path) -> None:
    assert run("load", package(("talsi", "talsu-novads", "same"), ("kuldiga", "daugavpils", "same"))).code == 0
    store = open_store(tmp_path / "graphkit.sqlite")
    territories = [row["territory_id"] for row in store.table("named_communities")]
    apart = read_sources([str(DATA)]).frame("named_communities")["territory_id"].to_list()
    assert sorted(territories) == sorted(apart)  # all are ids of the register


def test_the_other_id_and_name_are_found(package: Package, run: Run) -> None:
    assert run("load", package(("jelgavas-sc", "jelgavas-ip", "same"))).code == 0
    for asked in ("jelgavas-ip", "Jelgavas Sabiedrības integrācijas pārvalde", "Jelgavas Integrācijas pārvalde"):
        assert run("who", asked, "--format", "json").json["stakeholder"]["id"] == "jelgavas-sc"
    assert "identity: jelgavas-ip; decision: the same" in run("profile", "jelgavas-sc").out


def test_differing_cells_are_listed(package: Package, run: Run) -> None:
    ran = run("load", package(("kultmin", "iic", "same")))
    assert "stakeholders taken for one differ: kultmin: kind 'ministry' stays, iic has 'ngo'" in ran.err
    assert "1 stakeholder(s) taken for another by decision: iic → kultmin" in ran.err
    latvian = run("load", package(("kultmin", "iic", "same")), "--lang", "lv").err
    assert "pēc lēmuma 1 iesaistītā puse uzskatīta par citu: iic → kultmin" in latvian
    assert "kultmin: kind paliek 'ministry', iic ir 'ngo'" in latvian


TABLE = (
    "stakeholder_id,stakeholder,type,organisation,event,role,source,date\n"
    "a,Ministrija,organisation,,E1,,s1,2020\n"
    "b,MINISTRIJA,organisation,,E1,,s2,2020\n"
    "b,MINISTRIJA,organisation,,E2,host,s2,2021\n"
    "p,Anna,person,Skola,E2,,s1,2021\n"
    "q,A.,person,Dome,E1,,s1,2020\n"
    "c,Cits,organisation,,E2,,s1,2021\n"
)


@pytest.fixture
def flat(tmp_path: Path, run: Run) -> Callable[..., object]:
    """Loads the flat table with decisions; the answer of `load`."""
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")

    def load(*rows: Row, args: tuple[str, ...] = ()) -> object:
        (tmp_path / "i.csv").write_text(decisions(*rows), encoding="utf-8")
        return run("load", "t.csv", "--identities", "i.csv", *args)

    return load


def test_doubled_participations_count_once_with_both_sources(flat: Callable[..., object], run: Run) -> None:
    flat(("a", "b", "same"))
    info = run("info", "--format", "json").json
    assert (info["participations"], info["stakeholders"]) == (5, 4)
    [row] = [row for row in run("profile", "a", "--format", "json").json["events"] if row["id"] == "E1"]
    assert row["sources"] == ["s1", "s2"]


def test_rows_of_a_merged_person_keep_their_organisation(flat: Callable[..., object], run: Run) -> None:
    flat()
    before = run("who", "Dome", "--level", "organisation", "--format", "json").json
    flat(("p", "q", "same"))
    after = run("who", "Dome", "--level", "organisation", "--format", "json").json
    assert [partner["id"] for partner in after["partners"]] == [partner["id"] for partner in before["partners"]]


@pytest.mark.parametrize("rows", [[("a", "b"), ("b", "c")], [("b", "c"), ("a", "b")], [("a", "c"), ("c", "b")]])
def test_decisions_join_through_others_in_any_order(
    flat: Callable[..., object], run: Run, rows: list[tuple[str, str]]
) -> None:
    flat(*((left, right, "same") for left, right in rows))
    assert {run("who", name, "--format", "json").json["stakeholder"]["id"] for name in "abc"} == {"a"}


def test_decisions_hold_for_what_is_added(flat: Callable[..., object], run: Run, tmp_path: Path) -> None:
    flat(("a", "b", "same"))
    (tmp_path / "more.csv").write_text("stakeholder_id,stakeholder,event\nb,MINISTRIJA,E3\n", encoding="utf-8")
    assert run("load", "more.csv", "--add").code == 0
    assert {row["id"] for row in run("profile", "a", "--format", "json").json["events"]} == {"E1", "E2", "E3"}
    (tmp_path / "i.csv").write_text(decisions(("b", "a", "not-same")), encoding="utf-8")
    assert run("load", "more.csv", "--add", "--identities", "i.csv").code == 0  # the newer decision stands
    assert {row["id"] for row in run("profile", "a", "--format", "json").json["events"]} == {"E1"}


def test_spellings_decided_on_are_not_told_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("stakeholder,event\nDome,E\nDOME,F\n", encoding="utf-8")
    (tmp_path / "i.csv").write_text(decisions(("Dome", "DOME", "not-same")), encoding="utf-8")
    assert "differ only in case" in run("load", "t.csv").err
    assert "differ only in case" not in run("load", "t.csv", "--identities", "i.csv").err


def problems(run: Run, tmp_path: Path, *rows: Row) -> list[tuple[int, str, str]]:
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "i.csv").write_text(decisions(*rows), encoding="utf-8")
    found = run("check", "t.csv", "--identities", "i.csv", "--format", "json").json
    return [(row["line"], row["severity"], row["message"]) for row in found if row["file"] == "i.csv"]


def test_contradictions_are_told_at_every_row_that_has_a_part(run: Run, tmp_path: Path) -> None:
    found = problems(run, tmp_path, ("a", "b", "same"), ("b", "c", "same"), ("c", "a", "not the same"))
    assert [(line, severity) for line, severity, _ in found] == [(2, "error"), (3, "error"), (4, "error")]
    assert found[2][2] == "decided here to be not the same, but the same by i.csv:3, i.csv:2: correct one of them"
    assert "by i.csv:4 they are not" in found[0][2]
    assert run("load", "t.csv", "--identities", "i.csv").code == 1
    found = problems(run, tmp_path, ("a", "b", "same"), ("a", "b", "not the same"))
    assert [(line, severity) for line, severity, _ in found] == [(2, "error"), (3, "error")]


@pytest.mark.parametrize(
    ("row", "severity", "says"),
    [
        (("a", "a", "same"), "error", "an id is the same as itself"),
        (("a", "p", "same"), "error", "joins stakeholders of different types, a (organisation), p (person)"),
        (("a", "p", "not-same"), "", ""),
        (("a", "x", "same"), "warning", "there is no stakeholder 'x' here"),
        (("a", "E1", "same"), "warning", "'E1' is an event"),
        (("a", "b", "perhaps"), "error", "unknown decision"),
        (("a", "", "same"), "error", "this cell may not be empty"),
        (("a", "b", "viens un tas pats"), "", ""),
    ],
)
def test_a_wrong_row_is_told_with_its_line(run: Run, tmp_path: Path, row: Row, severity: str, says: str) -> None:
    found = problems(run, tmp_path, ("b", "c", "not-same"), row)
    assert [(line, how) for line, how, _ in found] == ([(3, severity)] if severity else [])
    assert all(says in message for _, _, message in found)


def test_every_error_is_told_at_once_and_at_its_own_row(run: Run, tmp_path: Path) -> None:
    rows = [("a", "b", "maybe"), ("b", "c", "same"), ("c", "p", "same"), ("a", "a", "same")]
    found = problems(run, tmp_path, *rows)
    assert [(line, severity) for line, severity, _ in sorted(found)] == [(2, "error"), (4, "error"), (5, "error")]
    assert any("c (organisation), p (person)" in message for _, _, message in found)


@pytest.mark.parametrize("empty", ["decided_by", "decided_on", "reason"])
def test_a_decision_says_who_when_and_why(run: Run, tmp_path: Path, empty: str) -> None:
    cells = {
        "left_id": "a",
        "right_id": "b",
        "decision": "same",
        "decided_by": "AB",
        "decided_on": "2026-11-27",
        "reason": "x",
    }
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    text = ",".join(cells) + "\n" + ",".join({**cells, empty: ""}.values()) + "\n"
    (tmp_path / "i.csv").write_text(text, encoding="utf-8")
    assert "i.csv:2:left_id: 'a – b': the decision is applied" in run("load", "t.csv", "--identities", "i.csv").err


def test_who_decided_is_asked_for_and_open_rows_are_counted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "i.csv").write_text("left_id,right_id,decision\na,b,same\na,c,\n", encoding="utf-8")
    said = run("load", "t.csv", "--identities", "i.csv").err
    assert "i.csv:2:left_id: 'a – b': the decision is applied, but does not say who made it" in said
    assert "1 pair(s) of the table identities are not decided yet" in said


@pytest.mark.parametrize("text", ["x,y\n1,2\n", "left_id,y\na,b\n"])
def test_a_file_of_something_else_is_an_error(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "i.csv").write_text(text, encoding="utf-8")
    ran = run("load", "t.csv", "--identities", "i.csv")
    assert ran.code == 1
    assert "no column holds the" in ran.err
    assert run("load", "t.csv", "--identities", "absent.csv").code == 2


def test_decisions_travel_as_rdf_and_lose_persons_in_public(package: Package, run: Run) -> None:
    assert run("load", package(*MERGING)).code == 0
    before = answers(run)
    assert run("export", "x.ttl", "--audience", "internal").code == 0
    assert run("load", "x.ttl").code == 0
    for name in ("who", "profile"):
        assert run(name, "jelgavas-ip", "--format", "json").out == (
            before["jelgavas-ip"] if name == "who" else before["profile jelgavas-ip"]
        )
    assert run("export", "public.csv").code == 0
    rows = list(csv.DictReader(Path("public.csv/identities.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["left_id"] for row in rows] == ["jelgavas-sc", "talsi", "kultmin"]
    assert {row["decided_by"] for row in rows} == {""}


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=8), st.randoms())
@settings(max_examples=200)
def test_who_stays_does_not_depend_on_the_order_of_rows(pairs: list[tuple[str, str]], mixer: object) -> None:
    known = set("abcde")
    stays = staying(pairs, known)
    mixed = list(pairs)
    mixer.shuffle(mixed)  # type: ignore[attr-defined]
    assert staying(mixed, known) == stays
    top = groups(pairs)
    assert all(top[old] == top[new] and new not in stays for old, new in stays.items())
    assert set(stays) | set(stays.values()) <= known


def test_rows_that_name_nobody_merged_are_left_alone(package: Package) -> None:
    from graphkit.tables.united import united

    tables = read_sources([str(package(("jelgavas-sc", "jelgavas-ip", "same")))])
    done = united(tables)
    assert set(done.before) <= {
        "organisations",
        "participations",
        "persons",
        "aliases",
        "memberships",
        "phase_participations",
    }
    untouched = ~pl.any_horizontal(
        pl.col("organisation_id", "for_organisation_id").is_in(["jelgavas-sc", "jelgavas-ip"])
    ).fill_null(value=False)
    part = tables.frame("participations").filter(untouched)
    assert done.tables.frame("participations").filter(untouched).equals(part)
    nothing = united(read_sources([str(package(("jelgavas-sc", "jelgavas-ip", "not-same")))]))
    assert nothing.kept() == {}
