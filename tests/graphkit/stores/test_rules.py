"""The counting rules on platforms small enough to count by hand; and the bundled one."""

from __future__ import annotations

from typing import Any

import pytest

from graphkit.errors import NotFoundError
from graphkit.model import Selection
from graphkit.stores import Store
from graphkit.tables.frames import Tables

from .conftest import StoreFactory
from .plain_reading import Reading
from .tiny import platform

REFORM = """place_id municipality_id unit_valid_from since until
town old . . 2021-06-30
town new 2021-07-01 2021-07-01 ."""
REGISTER = """municipality_id valid_from valid_until changed
old . 2021-06-30 .
new 2021-07-01 . yes"""


def _reformed() -> Tables:
    return platform(
        phases="phase_id\nP1\nP2",
        places="place_id name kind\ntown Town town",
        organisations="organisation_id name kind seat_place_id stands_for_seat\n"
        "council Council municipality town .\nschool School school town no\nngo Club ngo town .",
        persons="person_id organisation_id place_id\nclerk council .\nhead ngo .\nlone . town\nmed . .",
        municipalities=REGISTER,
        place_units=REFORM,
        mediation_periods="person_id place_id phase_id\nmed town P2",
        events="event_id phase_id title start\nbefore P1 Before 2021-06-30\nafter P2 After 2021-07-01\nundated P1 Undated .",
        participations="event_id person_id organisation_id place_id role status\n"
        "before . . town . .\nafter . . town host .\nundated . council . . .\nbefore clerk . . . .\nbefore head . . . .\n"
        "after med . . mediator .\nbefore . school . . .\nafter . ngo . . .\nafter lone . . . declined",
    )


def _units(store: Store, **chosen: Any) -> dict[str, list[str]]:
    b = store.incidence(Selection(level="municipality", **chosen))
    return {unit: [b.events[e] for e in b.events_of(i)] for i, unit in enumerate(b.stakeholders)}


def test_a_place_keeps_the_unit_of_the_day_and_no_date_means_before_the_reform(store_factory: StoreFactory) -> None:
    store = store_factory(_reformed())
    assert _units(store) == {"new@2021-07-01": ["after"], "old": ["before", "undated"]}
    assert _units(store, units="today") == {"new": ["after", "before", "undated"]}
    assert store.incidence(Selection(level="municipality")).guessed_days == 1


def test_the_readings_widen(store_factory: StoreFactory) -> None:
    store = store_factory(_reformed())
    left_out = {
        r: store.incidence(Selection(level="municipality", reading=r)).left_out for r in ("named", "stands-for", "seat")
    }
    # named: council, clerk, head, med, school, ngo; stands-for: head, school, ngo; seat: nobody
    assert left_out == {"named": 6, "stands-for": 3, "seat": 0}
    assert _units(store, reading="named") == {"new@2021-07-01": ["after"], "old": ["before"]}


def test_persons_count_for_their_organisation_and_statuses_decide(store_factory: StoreFactory) -> None:
    store = store_factory(_reformed())
    b = store.incidence(Selection(level="organisation"))
    assert b.stakeholders == ["council", "ngo", "school"]
    assert "lone" not in store.incidence(Selection()).stakeholders
    assert "lone" in store.incidence(Selection(statuses=())).stakeholders
    assert store.incidence(Selection(level="person")).stakeholders == ["clerk", "head", "med"]
    assert "clerk" not in store.incidence(Selection(persons=False)).stakeholders


def test_equal_rows_count_once_and_two_roles_are_one_pair(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            organisations="organisation_id name\na A\nb B",
            events="event_id title\nx X",
            participations="event_id organisation_id role source_id\nx a . s1\nx a participant s2\nx a host s1\nx b . s1",
        )
    )
    info = store.info()
    assert (info.participations, info.pairs, info.stakeholders, info.events) == (3, 2, 2, 1)
    rows = store.evidence(Selection(), ["a"])
    assert [(row.role, row.sources) for row in rows] == [("host", ("s1",)), ("participant", ("s1", "s2"))]


def test_events_without_joint_presence_make_no_ties_unless_named(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            organisations="organisation_id name\na A\nb B",
            events="event_id title kind\nm M mediation_practice\nt T training",
            participations="event_id organisation_id\nm a\nm b\nt a",
        )
    )
    assert store.incidence(Selection()).events == ["t"]
    assert store.incidence(Selection(kinds=("mediation_practice",))).events == ["m"]


def test_an_event_takes_part_in_the_phases_of_its_rows(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            phases="phase_id\nP1\nP2",
            organisations="organisation_id name\na A\nb B",
            events="event_id title phase_id\nboard Board P1\nfree Free .",
            participations="event_id organisation_id phase_id\nboard a P1\nboard b P2\nfree a .",
        )
    )
    assert store.incidence(Selection(phases=("P2",))).stakeholders == ["b"]
    assert store.incidence(Selection(phases=("outside",))).events == ["free"]
    assert [(p.id, p.events, p.participations) for p in store.info().phases] == [
        ("P1", 1, 1),
        ("P2", 1, 1),
        ("outside", 1, 1),
    ]
    assert store.events(["board"])[0].phases == ("P1", "P2")


def test_around_reads_only_the_events_of_those_named(bundled: Store) -> None:
    near = bundled.incidence(Selection(), around=["maxima"])
    assert near.events == ["lrp2-labour-seminar-2018"]
    everything = bundled.incidence(Selection())
    event = everything.events.index(near.events[0])
    indptr, members = everything.transposed()
    assert near.stakeholders == [everything.stakeholders[i] for i in members[indptr[event] : indptr[event + 1]]]


@pytest.mark.parametrize(
    ("typed", "ident", "how"),
    [
        ("Jelgava", "jelgava", "exact"),
        ("JELGAVA", "jelgava", "fold"),
        ("Kultūras ministrijas", "kultmin", "stem"),
        ("nva", "nva", "exact"),
        ("balvu nov", "balvu-novads", "fold"),
        ("Viļakas novadā", "vilakas-novads", "stem"),
        ("Talsos", "talsi", "stem"),
        ("Alūksnes novads", "aluksnes-novads", "fold"),
    ],
)
def test_names_are_found_as_people_write_them(bundled: Store, typed: str, ident: str, how: str) -> None:
    hits = bundled.find(typed)
    assert hits[0].stakeholder.id.split("@")[0] == ident
    assert hits[0].how == how


def test_nobody_is_found_for_nonsense(bundled: Store) -> None:
    assert bundled.find("qwxzv qwxzv") == []


@pytest.mark.parametrize(
    "chosen", [{"phases": ("LRP9",)}, {"roles": ("dancer",)}, {"statuses": ("maybe",)}, {"kinds": ("ball",)}]
)
def test_unknown_codes_are_refused_with_what_there_is(bundled: Store, chosen: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(NotFoundError) as error:
        bundled.incidence(Selection(**chosen))  # type: ignore[arg-type]
    assert error.value.nearest


def test_a_store_of_a_stores_tables_is_equal(bundled: Store, store_factory: StoreFactory) -> None:
    again = store_factory(bundled.tables())
    assert again.info() == bundled.info()
    assert again.evidence(Selection(statuses=())) == bundled.evidence(Selection(statuses=()))
    assert again.stakeholders() == bundled.stakeholders()


LEVELS = [
    {"level": level, "reading": reading, "units": units}
    for level in ("stakeholder", "person", "organisation", "sector", "municipality")
    for reading in (("named", "stands-for", "seat") if level == "municipality" else ("named",))
    for units in (("then", "today") if level == "municipality" else ("then",))
]


@pytest.mark.parametrize("chosen", LEVELS, ids=lambda chosen: "-".join(chosen.values()))
@pytest.mark.parametrize(
    "more", [{}, {"phases": ("LRP3",)}, {"statuses": (), "joint_only": False}], ids=["all", "LRP3", "any"]
)
def test_the_store_counts_what_a_plain_reading_of_the_tables_counts(
    bundled: Store, bundled_tables: Tables, chosen: dict[str, str], more: dict[str, object]
) -> None:
    selection = Selection(**chosen, **more)  # type: ignore[arg-type]
    plain = Reading(bundled_tables).counted(selection)
    rows = bundled.evidence(selection)
    assert sorted((r.unit, r.stakeholder, r.event, r.phase, r.role, r.status) for r in rows) == sorted(
        (c.unit, c.stakeholder, c.event, c.phase, c.role, c.status) for c in plain
    )
    b = bundled.incidence(selection)
    pairs = {(unit, b.events[e]) for i, unit in enumerate(b.stakeholders) for e in b.events_of(i)}
    assert pairs == {(c.unit, c.event) for c in plain}


def test_the_reach_of_the_phases_is_that_of_the_facts(bundled: Store) -> None:
    reach = [
        len(bundled.incidence(Selection(phases=(f"LRP{i}",), level="municipality", joint_only=False)).stakeholders)
        for i in range(1, 8)
    ]
    assert reach == [13, 16, 19, 19, 12, 4, 0]
