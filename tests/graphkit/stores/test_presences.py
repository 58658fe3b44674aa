"""Presences of municipalities: the rows of a plain reading, each with the narrowest reading under which it counts."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, Phase, given, settings

from graphkit.model import READINGS, Selection
from graphkit.presences import Presences
from graphkit.stores import Store
from graphkit.tables.frames import Tables

from ...neo4j.fixtures import examples
from .conftest import StoreFactory
from .plain_reading import Reading
from .test_behaviour import platforms
from .tiny import platform

Row = tuple[str, str, str, str, str, str, str]
EVERY = Selection(level="municipality", reading="seat", statuses=(), joint_only=False)


def rows_of(there: Presences) -> list[Row]:
    """The rows as ids, in their order."""
    columns = (
        (there.unit, there.units), (there.stakeholder, there.stakeholders), (there.event, there.events),
        (there.phase, there.phases), (there.role, there.roles), (there.status, there.statuses),
        (there.reading, list(READINGS)),
    )  # fmt: skip
    found = [[names[code] for code in codes] for codes, names in columns]
    return [(a, b, c, d, e, f, g) for a, b, c, d, e, f, g in zip(*found, strict=True)]


def plain_rows(reading: Reading, selection: Selection) -> list[Row]:
    """The same by reading the tables once for each reading."""
    narrowest: dict[tuple[str, ...], str] = {}
    for name in READINGS[: READINGS.index(selection.reading) + 1]:
        for c in reading.counted(replace(selection, reading=name)):
            narrowest.setdefault((c.unit, c.stakeholder, c.event, c.phase, c.role, c.status), name)
    return sorted((a, b, c, d, e, f, name) for (a, b, c, d, e, f), name in narrowest.items())


@settings(
    phases=[Phase.generate],
    max_examples=examples(25, brief=6),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
@given(tables=platforms())
def test_presences_are_those_of_a_plain_reading(store_factory: StoreFactory, tables: Tables) -> None:
    store, reading = store_factory(tables), Reading(tables)
    for units in ("then", "today"):
        for more in (EVERY, replace(EVERY, statuses=("attended",), joint_only=True), replace(EVERY, reading="named")):
            selection = replace(more, units=units)
            there = store.presences(selection)
            assert sorted(rows_of(there)) == plain_rows(reading, selection), selection
            for names in (there.units, there.stakeholders, there.events, there.roles):
                assert names == sorted(set(names))
            assert [row[:3] for row in rows_of(there)] == sorted(row[:3] for row in rows_of(there))
            assert [bool(day) for day in there.days] == [bool(reading.day(event)) for event in there.events]


def test_only_ids_that_occur_are_listed(bundled: Store) -> None:
    there = bundled.presences(EVERY)
    for codes, names in (
        (there.unit, there.units), (there.stakeholder, there.stakeholders), (there.event, there.events),
        (there.phase, there.phases), (there.role, there.roles),
    ):  # fmt: skip
        assert set(codes.tolist()) == set(range(len(names)))
    assert there.phases[-1] == "outside"
    assert there.outside == len(there.phases) - 1
    assert list(there.begins) == [f"LRP{i}" for i in range(1, 8)]
    assert there.apart == (
        "gruzija", "igaunija", "latvija", "lietuva", "norvegija", "slovenija", "somija", "valga", "vilpuka"
    )  # fmt: skip


def test_a_row_with_days_of_its_own_keeps_them(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            places="place_id name kind\na A town\nb B town",
            events="event_id title start\nx X 2019",
            participations="event_id place_id start end\nx a . .\nx b 2020-02 2021",
        )
    )
    there = store.presences(EVERY)
    assert {there.units[there.unit[i]]: days for i, days in there.own_days.items()} == {"b": ("2020-02", "2021")}
    assert there.dates == ["2019"]


def test_a_phase_level_row_counts_for_the_unit_in_force_when_its_phase_began(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            phases="phase_id start end\nearly 2020 .\nlate 2022 .\nby-event . 2025\nby-end . 2023\nnever . .",
            places="place_id name kind\nt T town",
            municipalities="municipality_id valid_from valid_until changed\nold . 2021-06-30 .\nnew 2021-07-01 . yes",
            place_units="place_id municipality_id unit_valid_from since until\n"
            "t old . . 2021-06-30\nt new 2021-07-01 2021-07-01 .",
            organisations="organisation_id name kind seat_place_id\nhall Hall municipality t\nclub Club ngo t",
            events="event_id title phase_id start\nx X by-event 2020-01-01",
            participations="event_id place_id\nx t",
            phase_participations="phase_id place_id organisation_id role\n"
            "early t . participant\nlate t . participant\nby-event t . lead\nby-end t . lead\nnever t . lead\n"
            "late . hall evaluator\nlate . club evaluator",
        )
    )
    later = "new@2021-07-01"
    said = [(m.unit, m.stakeholder, m.phase, m.role, m.reading) for m in store.presences(EVERY).mentions]
    assert said == [
        ("old", "t", "early", "participant", "named"),
        (later, "t", "late", "participant", "named"),
        ("old", "t", "by-event", "lead", "named"),
        (later, "t", "by-end", "lead", "named"),
        ("old", "t", "never", "lead", "named"),
        (later, "hall", "late", "evaluator", "stands-for"),
        (later, "club", "late", "evaluator", "seat"),
    ]
    narrow = store.presences(replace(EVERY, reading="named", phases=("late",)))
    assert [(m.stakeholder, m.phase) for m in narrow.mentions] == [("t", "late")]
    assert {m.unit for m in store.presences(replace(EVERY, units="today")).mentions} == {"new"}
