"""Ids of findings stay: whatever the order of rows, whatever else changes. Accepted findings are read from a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.audit.accepted import Acceptance, read_accepted
from graphkit.audit.audit import audit
from graphkit.audit.finding import Finding
from graphkit.audit.kinds import KINDS, SAYINGS
from graphkit.errors import DataError, SourceError
from graphkit.stores import open_store
from graphkit.tables.frames import Tables
from tests.graphkit.stores.tiny import platform

from .small import MEASURES, Findings, of

# One platform with findings of many kinds.
TEXTS = {
    "phases": "phase_id start end\nP 2018 2018",
    "places": "place_id name kind\na Alsunga town\nb Bauska town\nc Cesvaine town",
    "events": "event_id title phase_id start place_id kind status source_id\n"
    "one Annual~meeting P 2018-05-01 a visit held s\ntwo Annual~meeting P 2019-05-01 . visit held s\n"
    "three Third~thing P . b visit held t",
    "participations": "event_id place_id role status source_id\none a participant attended s\none b invited invited t\n"
    "two c host unknown s\nthree a participant attended s\nthree a host attended t",
    "stated_measures": MEASURES,
    "stated_totals": "scope measure value qualifier part_of source_id\none municipalities 2 exact . s\n"
    "one municipalities 1 exact . t\nP participants 9 exact . s\nP authorities 4 exact participants s\n"
    "P roma_participants 5 exact participants s",
    "statements": "scope field value source_id\none start_date 2018-05-01 s\none start_date 2018-06-01 t",
}


def _ids(tables: Tables, folder: Path) -> list[str]:
    store = open_store(folder / "ids.sqlite")
    store.replace(tables)
    return [finding.id for finding in audit(store).findings]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ids")


@given(seed=st.integers(0, 10_000))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ids_do_not_depend_on_the_order_of_rows(folder: Path, seed: int) -> None:
    tables = platform(**TEXTS)
    before = _ids(tables, folder)
    moved = {name: frame.sample(fraction=1, shuffle=True, seed=seed) for name, frame in tables.frames.items()}
    assert _ids(Tables(moved), folder) == before
    assert len(set(before)) == len(before) > 9


@given(name=st.text("abcdefgh", min_size=3, max_size=9), value=st.integers(1, 500))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ids_do_not_depend_on_what_else_changes(folder: Path, name: str, value: int) -> None:
    tables = platform(**TEXTS)
    before = set(_ids(tables, folder))
    more = {
        "phases": TEXTS["phases"] + "\nR 2020 2020",
        "events": TEXTS["events"] + f"\nx{name} Unheard~of~{name} R 2020-01-01 a visit held u",
        "participations": TEXTS["participations"] + f"\nx{name} c participant attended u",
        "stated_totals": TEXTS["stated_totals"] + f"\nx{name} participants {value} exact . u",
    }
    assert before <= set(_ids(platform(**{**TEXTS, **more}), folder))


def test_an_id_stays_when_its_numbers_change(folder: Path) -> None:
    more = TEXTS["stated_totals"].replace("municipalities 2", "municipalities 3")
    assert _ids(platform(**{**TEXTS, "stated_totals": more}), folder) == _ids(platform(**TEXTS), folder)


def test_findings_alike_in_all_but_the_number_have_ids_of_their_own(findings: Findings) -> None:
    totals = TEXTS["stated_totals"] + "\none municipalities 5 exact . s"
    fewer = of(findings(**{**TEXTS, "stated_totals": totals}), "fewer-recorded")
    assert [finding.stated for finding in fewer] in ([2, 5], [5, 2])
    assert len({finding.id for finding in fewer}) == 2


def test_every_kind_has_both_languages_with_the_same_parts() -> None:
    import string

    for both in [kind.sentence for kind in KINDS.values()] + list(SAYINGS.values()):
        parts = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in both]
        assert parts[0] == parts[1], both
    assert all(kind.title.en != kind.title.lv and kind.mend.en != kind.mend.lv for kind in KINDS.values())
    assert {name for name, kind in KINDS.items() if not kind.problem} == {"agrees", "not-comparable"}


def _file(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "accepted.csv"
    path.write_text(text, encoding=encoding)
    return str(path)


def test_accepted_findings_are_quiet_and_gone_ones_are_told(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite")
    store.replace(platform(**TEXTS))
    first: Finding = next(finding for finding in audit(store).findings if finding.problem)
    path = _file(
        tmp_path, f"finding_id,reason,by,when\n{first.id},looked into,desk officer,27.05.2021\nold-1,was so,,\n"
    )
    accepted = read_accepted(path)
    assert accepted[0] == Acceptance(first.id, "looked into", "desk officer", "2021-05-27")
    result = audit(store, accepted)
    assert first.id not in {finding.id for finding in result.chosen()}
    assert first.id in {finding.id for finding in result.chosen(every=True)}
    assert first not in result.open_problems(result.findings)
    assert [row.finding for row in result.gone] == ["old-1"]


@pytest.mark.parametrize(
    ("head", "values", "holds"),
    [
        ("stated,recorded", "9,1", True),
        ("stated,recorded", '"9,0",', True),
        ("stated,recorded", "9,8", False),
        ("stated,recorded", "10,9", False),
        ("Avotā,Tabulās", "9,8", False),
        ("stated", "9", True),
        ("recorded", "8", False),
        ("stated,recorded", ",", True),
    ],
)
def test_a_finding_whose_values_are_no_longer_those_accepted_is_open_again(
    tmp_path: Path, head: str, values: str, holds: bool
) -> None:
    store = open_store(tmp_path / "s.sqlite")
    totals = "scope measure value qualifier part_of source_id\none municipalities 9 exact . s"
    store.replace(platform(**{**TEXTS, "stated_totals": totals}))
    [finding] = of(list(audit(store).findings), "fewer-recorded")
    result = audit(store, read_accepted(_file(tmp_path, f"finding_id,reason,{head}\n{finding.id},seen,{values}\n")))
    assert (finding.id in result.accepted, finding.id in result.reopened) == (holds, not holds)
    assert (finding in result.open_problems(result.findings)) is not holds


def test_every_error_of_the_file_is_told_at_once(tmp_path: Path) -> None:
    path = _file(tmp_path, "finding_id,reason,when\nx,,2021\nx,why,never\n,because,\n")
    with pytest.raises(DataError) as error:
        read_accepted(path)
    assert [(p.line, p.column) for p in error.value.problems] == [
        (2, "reason"), (3, "finding_id"), (3, "when"), (4, "finding_id"),
    ]  # fmt: skip
    with pytest.raises(DataError, match=r"2 problem"):
        read_accepted(_file(tmp_path, "id,why\nx,y\n"))
    with pytest.raises(SourceError, match="no such file"):
        read_accepted(str(tmp_path / "absent.csv"))


def test_the_file_may_be_as_latvian_excel_writes_it(tmp_path: Path) -> None:
    path = _file(tmp_path, "finding_id;reason;by;when\nx;pārbaudīts;ministrija;2021\n", "cp1257")
    assert read_accepted(path) == [Acceptance("x", "pārbaudīts", "ministrija", "2021")]


def test_findings_hold_plain_values(findings: Findings) -> None:
    for finding in findings(**TEXTS):
        values = (finding.stated, finding.recorded, finding.difference, *(trial.recorded for trial in finding.tried))
        assert {type(value) for value in values} <= {int, float, str, type(None)}
