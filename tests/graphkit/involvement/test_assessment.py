"""Verdicts and coverage on the bundled register and on a made-up one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from graphkit.errors import GraphkitError
from graphkit.involvement import assessment
from graphkit.involvement.assessment import Assessment, assess, band_of
from graphkit.involvement.building import involvement
from graphkit.involvement.coverage import coverage
from graphkit.involvement.model import Involvement
from graphkit.involvement.reference import NOBODY, NOT_IN_FILE, reference
from graphkit.involvement.telling_need import method, need_rules
from graphkit.stores import Store
from graphkit.tables.population import Asked
from graphkit.tables.territories import Territories

from ..stores.conftest import StoreFactory
from ..stores.tiny import platform

TOWNS = {
    "municipalities": "municipality_id valid_from valid_until changed name\n"
    "a . 2021-06-30 . A\nb . . . B\nc . . . C\nab 2021-07-01 . yes AB",
    "crosswalk": "old_id old_valid_from new_id new_valid_from new_since part is_primary\n"
    "a . ab 2021-07-01 2021-07-01 whole yes",
    "places": "place_id name kind\npa PA town\npb PB town\npc PC town",
    "place_units": "place_id municipality_id unit_valid_from since until\n"
    "pa a . . 2021-06-30\npa ab 2021-07-01 2021-07-01 .\npb b . . .\npc c . . .",
    "phases": "phase_id start\nP1 2018\nP2 2022",
    "completeness": "scope what complete\nP1 municipalities yes\nP2 municipalities yes",
}


def _towns(p1: str = "aab", p2: str = "b", **more: str) -> dict[str, str]:
    """A store's tables: each letter is a town at an event of its own."""
    events = [
        (f"e{i}", phase, town) for i, (phase, town) in enumerate([*(("P1", t) for t in p1), *(("P2", t) for t in p2)])
    ]
    days = {"P1": "2018-05-01", "P2": "2022-05-01"}
    return {
        **TOWNS,
        "events": "event_id title phase_id start\n" + "\n".join(f"{e} {e} {p} {days[p]}" for e, p, _ in events),
        "participations": "event_id place_id\n" + "\n".join(f"{e} p{t}" for e, _, t in events),
        **more,
    }


def _assessed(
    store: Store, folder: Path, people: str, units: str = "then", phases: tuple[str, ...] = ()
) -> tuple[Involvement, Assessment]:
    path = folder / "people.csv"
    path.write_text("id,count\n" + people, encoding="utf-8")
    found = involvement(store, units, phases=phases)
    return found, assess(found, reference(store, found, str(path), Asked()))


def _whole(store: Store, day: str, each: int = 100) -> str:
    there = Territories(store.table("municipalities"))
    return "".join(f"{ident}@{since},{each}\n" if since else f"{ident},{each}\n" for ident, since in there.whole(day))


@pytest.mark.parametrize("units", ["then", "today"])
def test_expected_is_all_presences_by_share(bundled: Store, tmp_path: Path, units: str) -> None:
    found, told = _assessed(bundled, tmp_path, _whole(bundled, ""), units)
    presences = sum(row.events for row in found.rows)
    assert told.presences == presences
    assert sum(need.expected or 0 for need in told.needs) == pytest.approx(presences)
    if units == "then":
        assert {round(need.expected or 0, 9) for need in told.needs} == {round(presences / 119, 9)}
    for row, need in zip(found.rows, told.needs, strict=True):
        assert need.observed == row.events
        assert need.expected is not None
        assert need.ratio == pytest.approx(row.events / need.expected)


def test_a_file_of_the_time_is_added_up_to_today(bundled: Store, tmp_path: Path) -> None:
    found, told = _assessed(bundled, tmp_path, _whole(bundled, ""), "today")
    counted = told.reference.people.low
    assert counted.sum() == 11900
    at = {row.id: i for i, row in enumerate(found.rows)}
    assert counted[at["riga"]] == 100
    assert counted[at["madonas-novads"]] == 500  # Cesvaine, Ērgļi, Lubāna, Madona and, since 2025, Varakļāni
    assert any(
        "Aglonas novads was split; its people are counted for Preiļu novads" in note for note in told.reference.notes
    )
    assert "numbers of 119 earlier municipalities were added up to 42 of today's" in told.reference.notes


def test_today_is_never_divided_among_the_municipalities_of_the_time(bundled: Store, tmp_path: Path) -> None:
    with pytest.raises(GraphkitError, match="ask with --units today"):
        _assessed(bundled, tmp_path, _whole(bundled, "2025-07-01"), "then")
    _, told = _assessed(bundled, tmp_path, _whole(bundled, "2025-07-01"), "today")
    assert all(need.expected for need in told.needs)


def test_a_part_that_is_missing_leaves_the_whole_unknown(bundled: Store, tmp_path: Path) -> None:
    people = "".join(line + "\n" for line in _whole(bundled, "").splitlines() if not line.startswith("lubanas-novads"))
    found, told = _assessed(bundled, tmp_path, people, "today")
    need = told.needs[[row.id for row in found.rows].index("madonas-novads")]
    assert (need.verdict, need.expected) == ("not assessable", None)
    assert need.reason == "the population file lacks a part of it: Lubānas novads"


def test_each_says_why_it_cannot_be_assessed(bundled: Store, tmp_path: Path) -> None:
    found, told = _assessed(bundled, tmp_path, "riga,500\njelgava,300\nliepaja,0\n")
    why = {row.id: need.reason for row, need in zip(found.rows, told.needs, strict=True) if need.expected is None}
    assert why["liepaja"] == NOBODY
    assert why["ventspils"] == NOT_IN_FILE
    assert set(why) == {row.id for row in found.rows} - {"riga", "jelgava"}
    assert told.presences == 51


def test_a_phase_with_incomplete_lists_and_an_ended_municipality(bundled: Store, tmp_path: Path) -> None:
    _, told = _assessed(bundled, tmp_path, _whole(bundled, ""), phases=("LRP7",))
    assert {need.verdict for need in told.needs} == {"not assessable"}
    assert {need.reason for need in told.needs} == {assessment.ENDED_BEFORE, assessment.LISTS_UNKNOWN}
    assert told.left_out == ("LRP7",)


def test_no_presence_lets_expect_nothing(store_factory: StoreFactory, tmp_path: Path) -> None:
    store = store_factory(platform(**_towns("", "c")))
    _, told = _assessed(store, tmp_path, "a,5\nb,5\n", phases=("P1",))
    assert {need.reason for need in told.needs} == {assessment.NO_PRESENCES, NOT_IN_FILE}


def test_an_ended_municipality_is_not_flagged_for_the_years_after(store_factory: StoreFactory, tmp_path: Path) -> None:
    # A was at 12 of 16 events while it was; over all 216 it would be far below a half
    store = store_factory(platform(**_towns("a" * 12 + "bbbb", "b" * 200)))
    found, told = _assessed(store, tmp_path, "a,50\nb,50\n")
    need = told.needs[[row.id for row in found.rows].index("a")]
    assert need.expected == 108
    assert need.by_phase == "not distinguishable"
    assert need.verdict == "not distinguishable"
    assert (
        need.reason
        == "over all presences: below expected; phase by phase, without incomplete lists: not distinguishable"
    )


def test_a_verdict_yields_where_the_check_cannot_tell(store_factory: StoreFactory, tmp_path: Path) -> None:
    more = {"completeness": "scope what complete\nP1 municipalities yes\nP2 municipalities no"}
    store = store_factory(platform(**_towns("ab", "b" + "c" * 60, **more)))
    found, told = _assessed(store, tmp_path, "b,50\nc,50\n", units="today")
    need = told.needs[[row.id for row in found.rows].index("b")]
    assert (need.observed, need.verdict) == (2, "not distinguishable")  # of P1 alone nothing speaks against B
    store = store_factory(platform(**_towns("abccc", "b" + "c" * 60, **more)))
    found, told = _assessed(store, tmp_path, "b,50\nc,50\n", units="today")
    need = told.needs[[row.id for row in found.rows].index("b")]
    assert (need.by_phase, need.over_all) == ("not distinguishable", "below expected")
    assert need.verdict == "not distinguishable"
    assert need.reason.endswith("phase by phase, without incomplete lists: not distinguishable")


def test_bands_that_disagree_are_said(store_factory: StoreFactory, tmp_path: Path) -> None:
    store = store_factory(platform(**_towns("b" * 12 + "c" * 90, "")))
    found, told = _assessed(store, tmp_path, "b,0-200\nc,1000\n")
    need = told.needs[[row.id for row in found.rows].index("b")]
    assert (need.verdict, need.reason) == ("not distinguishable", assessment.ENDS_DISAGREE)
    assert need.interval is not None
    assert need.interval[1] is None
    assert need.people == "51-200"
    assert "bands of population" in "; ".join(need_rules(told))
    assert "iedzīvotāju skaita robežas" in "; ".join(need_rules(told, "lv"))


def test_without_a_word_on_completeness_the_lists_are_taken_as_they_are(
    store_factory: StoreFactory, tmp_path: Path
) -> None:
    store = store_factory(platform(**_towns("b" * 40 + "c" * 2, "", completeness="scope what complete")))
    found, told = _assessed(store, tmp_path, "b,50\nc,50\n")
    verdicts = {row.id: need.verdict for row, need in zip(found.rows, told.needs, strict=True)}
    assert verdicts == {"a": "not assessable", "b": "above expected", "c": "below expected"}
    assert "nothing is said of the completeness of any list" in need_rules(told)[-1]


def test_places_without_a_register_are_compared_too(store_factory: StoreFactory, tmp_path: Path) -> None:
    store = store_factory(
        platform(places="place_id name kind\nx X town\ny Y town", participations="event_id place_id\ne x\nf x\nf y",
                 events="event_id title\ne E\nf F")
    )  # fmt: skip
    found, told = _assessed(store, tmp_path, "x,10\ny,20\n")
    assert {row.id: need.expected for row, need in zip(found.rows, told.needs, strict=True)} == {"x": 1.0, "y": 2.0}


def test_the_sentence_of_method_names_the_kind_and_year(bundled: Store, tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("id,count,year,basis\nriga,500,2021,register\njelgava,300,2021,register\n", encoding="utf-8")
    found = involvement(bundled)
    told = assess(found, reference(bundled, found, str(path), Asked()))
    assert "the 51 presences of 2 municipalities" in method(told)
    assert "(population register, 2021)" in method(told)
    assert "(iedzīvotāju reģistrs, 2021)" in method(told, "lv")


def test_numbers_of_people_are_told_as_bands() -> None:
    assert [band_of(n) for n in (0, 1, 10, 11, 50, 51, 1000, 1001)] == [
        "0", "1-10", "1-10", "11-50", "11-50", "51-200", "201-1000", "1000+",
    ]  # fmt: skip


def test_coverage_by_hand(store_factory: StoreFactory) -> None:
    found = coverage(involvement(store_factory(platform(**_towns("aab", "bc")))))
    first, second = found.phases
    assert (first.involved, first.register, first.cumulative, first.first_time, first.first_time_share) == (
        2,
        3,
        2,
        2,
        1.0,
    )
    assert (second.involved, second.register, second.cumulative, second.first_time, second.first_time_share) == (
        2,
        2,
        3,
        1,
        0.5,
    )
    assert (found.involved, found.register, found.share) == (3, 3, 1.0)
    assert found.gini == pytest.approx(1 / 5 * 2 / 3)  # events 1, 2, 2


def test_nobody_for_the_first_time_has_no_share(store_factory: StoreFactory) -> None:
    found = coverage(involvement(store_factory(platform(**_towns("aab", "")))))
    assert (found.phases[1].involved, found.phases[1].first_time_share) == (0, None)


@pytest.mark.parametrize("units", ["then", "today"])
def test_coverage_adds_up(bundled: Store, units: str) -> None:
    found = coverage(involvement(bundled, units))
    running = np.cumsum([phase.first_time for phase in found.phases])
    assert running.tolist() == [phase.cumulative for phase in found.phases]
    assert all(phase.involved <= phase.register for phase in found.phases)
    assert found.register == (119 if units == "then" else 42)
