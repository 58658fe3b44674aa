"""What every store must answer alike: rules counted by hand, and made-up platforms against a plain reading of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graphkit.errors import NotFoundError
from graphkit.model import Selection
from graphkit.stores import Store
from graphkit.tables.frames import Tables

from ...neo4j.fixtures import examples
from .conftest import StoreFactory
from .plain_reading import Reading
from .tiny import frame, platform


def _units(store: Store, **chosen: Any) -> dict[str, list[str]]:
    b = store.incidence(Selection(**chosen))
    return {unit: [b.events[e] for e in b.events_of(i)] for i, unit in enumerate(b.stakeholders)}


# ----- by hand -------------------------------------------------------------------------------------------------------


def test_a_mediator_counts_for_the_place_of_the_period(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            phases="phase_id start\nP1 2018\nP2 2019",
            places="place_id name kind\na A town\nb B town",
            persons="person_id\nm\nn",
            events="event_id title phase_id start\none One P1 2018-05-01\ntwo Two P2 2019-05-01\nfree Free . 2019-05-02",
            mediation_periods="person_id place_id phase_id start end\n"
            "m a P1 . .\nm b P2 2019-01-01 2019-02-01\nn b . 2019-05-01 2019-05-01",
            participations="event_id person_id\none m\ntwo m\nfree m\none n\ntwo n\nfree n",
        )
    )
    # m by phase, whatever the days; n by day, whatever the phase; named: nobody
    assert _units(store, level="municipality") == {"a": ["one"], "b": ["two"]}
    assert [row.stakeholder for row in store.evidence(Selection(level="municipality"), ["b"])] == ["m", "n"]
    assert _units(store, level="municipality", reading="named") == {}
    assert store.incidence(Selection(level="municipality", reading="named")).left_out == 2


def test_a_row_may_name_the_place_it_stands_for(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            places="place_id name kind\na A town\nb B town\nc C town",
            organisations="organisation_id name kind seat_place_id\ncouncil Council municipality a\nngo Club ngo a",
            events="event_id title\nx X\ny Y",
            participations="event_id organisation_id place_id for_place_id\n"
            "x council . b\ny council . .\nx ngo . b\nx . c b",
        )
    )
    # a club stands for no place, also not for the one its row names; a place stands for itself
    assert _units(store, level="municipality") == {"a": ["y"], "b": ["x"], "c": ["x"]}
    rows = store.evidence(Selection(level="municipality"), ["b"])
    assert [row.stakeholder for row in rows] == ["council"]


def test_a_municipality_without_a_seat_is_its_own_place_unless_its_row_names_another(
    store_factory: StoreFactory,
) -> None:
    store = store_factory(
        platform(
            places="place_id name kind\na A town\nb B town",
            organisations="organisation_id name kind\nhall Hall municipality",
            events="event_id title\nx X\ny Y",
            participations="event_id organisation_id for_place_id\nx hall .\ny hall b",
        )
    )
    assert _units(store, level="municipality") == {"b": ["y"], "hall": ["x"]}


def test_state_schools_do_not_stand_for_their_seat(bundled: Store) -> None:
    for school in ("ventspils-tehnikums", "rvt-kraslava"):
        assert bundled.units_of(school, Selection()) == []
        assert bundled.units_of(school, Selection(reading="seat")) != []


def test_sectors_come_from_the_row_the_kind_or_the_organisation(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            places="place_id name kind\nt T town",
            organisations="organisation_id name kind sector\ns School school .\no Own school own-sector\nn None . .",
            persons="person_id organisation_id\npupil s\nlone .\nhidden n",
            events="event_id title\nx X",
            participations="event_id person_id organisation_id place_id\n"
            "x . s .\nx . o .\nx . n .\nx pupil . .\nx lone . .\nx hidden . .\nx . . t",
        )
    )
    assert sorted(_units(store, level="sector")) == sorted({"own-sector", "municipality", "school", "person"})
    assert store.incidence(Selection(level="sector")).left_out == 2  # n, and hidden, who belongs to n


def test_filters_narrow_and_join(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            phases="phase_id\nP1\nP2",
            organisations="organisation_id name\na A\nb B",
            events="event_id title phase_id kind\nx X P1 training\ny Y P2 seminar",
            participations="event_id organisation_id role status\n"
            "x a host .\nx b . invited\ny a . .\ny b . declined\ny b expert .",
        )
    )
    assert _units(store) == {"a": ["x", "y"], "b": ["y"]}
    assert _units(store, phases=("P1",)) == {"a": ["x"]}
    assert _units(store, phases=("P1", "P2"), roles=("host", "expert")) == {"a": ["x"], "b": ["y"]}
    assert _units(store, statuses=("invited", "declined")) == {"b": ["x", "y"]}
    assert _units(store, kinds=("TRAINING",)) == {"a": ["x"]}
    assert _units(store, phases=("p1",), statuses=("declined",)) == {}
    assert store.event_counts(Selection(statuses=())) == {"x": (2, 2), "y": (2, 3)}


def test_outside_is_a_phase_however_it_is_written(bundled: Store) -> None:
    outside = bundled.incidence(Selection(phases=("outside",)))
    assert outside.events
    assert bundled.incidence(Selection(phases=("Outside",))).events == outside.events


# ----- names and labels ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "ident"), [("Ventspilz", "ventspils"), ("Jelgva", "jelgava"), ("Jekabpls", "jekabpils")]
)
def test_a_misspelt_name_is_found_by_likeness(bundled: Store, typed: str, ident: str) -> None:
    [first, *_] = bundled.find(typed)
    assert (first.stakeholder.id, first.how) == (ident, "similar")
    assert first.score < 100


@pytest.mark.parametrize("typed", ["", " ", "%", "'", '"; DROP TABLE events', "\x00", "a" * 5000, "🙂"])
def test_any_text_may_be_asked_for(bundled: Store, typed: str) -> None:
    assert all(hit.stakeholder.id for hit in bundled.find(typed))


def test_labels_come_in_the_order_asked_for_and_unknown_ids_are_refused(bundled: Store) -> None:
    asked = ["riga", "kultmin", "riga"]
    assert [who.id for who in bundled.stakeholders(asked)] == asked
    events = [event.id for event in bundled.events()]
    assert events == sorted(events)
    assert [event.id for event in bundled.events(events[3:0:-1])] == events[3:0:-1]
    assert [source.title for source in bundled.sources(["no-such-source"])] == ["no-such-source"]
    with pytest.raises(NotFoundError):
        bundled.events(["no-such-event"])
    with pytest.raises(NotFoundError):
        bundled.stakeholders(["no-such-stakeholder"])


@pytest.mark.parametrize("level", ["organisation", "municipality", "sector"])
@pytest.mark.parametrize("units", ["then", "today"])
def test_every_unit_of_a_level_has_a_label(bundled: Store, level: str, units: str) -> None:
    names = bundled.incidence(Selection(level=level, units=units, reading="seat", statuses=())).stakeholders
    assert names == sorted(names)
    assert [who.id for who in bundled.stakeholders(names)] == names
    assert all(who.name for who in bundled.stakeholders(names))


# ----- shapes of answers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", ["stakeholder", "organisation", "municipality", "sector", "person"])
def test_an_incidence_around_somebody_is_that_part_of_the_whole(bundled: Store, level: str) -> None:
    selection = Selection(level=level)
    whole = _units(bundled, level=level)
    for unit in list(whole)[:: max(1, len(whole) // 6)]:
        near = bundled.incidence(selection, around=[unit])
        assert near.events == sorted(whole[unit])
        found = {who: {near.events[e] for e in near.events_of(i)} for i, who in enumerate(near.stakeholders)}
        mine = set(whole[unit])
        assert found == {who: set(events) & mine for who, events in whole.items() if set(events) & mine}


def test_evidence_of_units_and_events_is_that_part_of_all(bundled: Store) -> None:
    for level in ("stakeholder", "municipality"):
        selection = Selection(level=level, statuses=())
        everything = bundled.evidence(selection)
        unit, event = everything[7].unit, everything[7].event
        assert bundled.evidence(selection, [unit]) == [row for row in everything if row.unit == unit]
        assert bundled.evidence(selection, None, [event]) == [row for row in everything if row.event == event]
        assert bundled.evidence(selection, [unit], [event]) == [
            row for row in everything if (row.unit, row.event) == (unit, event)
        ]
    assert bundled.evidence(Selection(), []) == []
    assert bundled.evidence(Selection(), None, []) == []
    assert bundled.evidence(Selection(), ["nobody"]) == []


def test_every_participation_of_the_platform_has_a_source(bundled: Store) -> None:
    rows = bundled.evidence(Selection(statuses=(), joint_only=False))
    assert len(rows) == bundled.info().participations == 564
    assert all(row.sources for row in rows)


# ----- made-up platforms ---------------------------------------------------------------------------------------------

_TOWNS, _BODIES, _PERSONS, _EVENTS = ("t0", "t1", "t2"), ("o0", "o1", "o2"), ("p0", "p1", "p2"), ("e0", "e1", "e2")
_DAYS = (None, "2019-05", "2021", "2021-06-30", "2021-07-01", "2022-03-04")
_REGISTER = platform(
    places="place_id name kind\nt0 T0 town\nt1 T1 town\nt2 T2 town",
    municipalities="municipality_id valid_from valid_until changed\n"
    "old . 2021-06-30 .\nnew 2021-07-01 . yes\nsame . 2021-06-30 .\nsame 2021-07-01 . no",
    place_units="place_id municipality_id unit_valid_from since until\n"
    "t0 old . . 2021-06-30\nt0 new 2021-07-01 2021-07-01 .\nt1 same . . 2021-06-30\nt1 same 2021-07-01 2021-07-01 .",
).frames


def _maybe(*values: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from((None, *values))


def _rows(ids: tuple[str, ...], key: str, **cells: st.SearchStrategy[str | None]) -> st.SearchStrategy[list[Any]]:
    return st.tuples(*(st.fixed_dictionaries({key: st.just(ident), **cells}) for ident in ids)).map(list)


_WHO = st.sampled_from(
    [("person_id", p) for p in _PERSONS] + [("organisation_id", o) for o in _BODIES] + [("place_id", t) for t in _TOWNS]
)


@st.composite
def platforms(draw: st.DrawFn) -> Tables:
    """Small platforms with every way of standing for a place, undated events, and repeated rows."""
    kinds = _maybe("municipality", "school", "municipal_institution", "ngo", "ministry")
    cells = st.fixed_dictionaries(
        {
            "event_id": st.sampled_from(_EVENTS),
            "phase_id": _maybe("P0", "P1"),
            "role": _maybe("host", "expert"),
            "status": _maybe("attended", "invited"),
            "for_place_id": _maybe(*_TOWNS),
            "for_organisation_id": _maybe(*_BODIES),
        }
    )
    rows = draw(st.lists(st.tuples(_WHO, cells), min_size=1, max_size=12))
    period = {"person_id": st.sampled_from(_PERSONS), "place_id": st.sampled_from(_TOWNS)}
    when = {"phase_id": _maybe("P0", "P1"), "start": st.sampled_from(_DAYS), "end": st.sampled_from(_DAYS)}
    made: dict[str, list[Any]] = {
        "phases": draw(_rows(("P0", "P1"), "phase_id", start=st.sampled_from(_DAYS))),
        "organisations": draw(
            _rows(
                _BODIES,
                "organisation_id",
                kind=kinds,
                seat_place_id=_maybe(*_TOWNS),
                stands_for_seat=_maybe("yes", "no"),
                sector=_maybe("own"),
            )
        ),
        "persons": draw(_rows(_PERSONS, "person_id", organisation_id=_maybe(*_BODIES), place_id=_maybe(*_TOWNS))),
        "events": draw(
            _rows(
                _EVENTS,
                "event_id",
                phase_id=_maybe("P0", "P1"),
                start=st.sampled_from(_DAYS),
                kind=_maybe("mediation_practice", "training"),
            )
        ),
        "mediation_periods": draw(st.lists(st.fixed_dictionaries({**period, **when}), max_size=3)),
        "participations": [{column: ident, **cell} for (column, ident), cell in rows],
    }
    made["organisations"] = [{**row, "name": row["organisation_id"]} for row in made["organisations"]]
    made["events"] = [{**row, "title": row["event_id"]} for row in made["events"]]
    return Tables({**_REGISTER, **{name: frame(name, rows) for name, rows in made.items() if rows}})


_ALL = [
    Selection(level=level, reading=reading, units=units, **more)
    for level in ("stakeholder", "person", "organisation", "sector", "municipality")
    for reading in (("named", "stands-for", "seat") if level == "municipality" else ("named",))
    for units in (("then", "today") if level == "municipality" else ("then",))
    for more in ({}, {"statuses": (), "joint_only": False}, {"persons": False})
]


@settings(
    phases=[Phase.generate],
    max_examples=examples(12, brief=4),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
@given(tables=platforms())
def test_a_store_counts_what_a_plain_reading_counts(store_factory: StoreFactory, tables: Tables) -> None:
    store, reading = store_factory(tables), Reading(tables)
    for selection in _ALL:
        plain = reading.counted(selection)
        rows = sorted((r.unit, r.stakeholder, r.event, r.phase, r.role, r.status) for r in store.evidence(selection))
        assert rows == sorted((c.unit, c.stakeholder, c.event, c.phase, c.role, c.status) for c in plain), selection
        b = store.incidence(selection)
        pairs = {(unit, b.events[e]) for i, unit in enumerate(b.stakeholders) for e in b.events_of(i)}
        assert pairs == {(c.unit, c.event) for c in plain}, selection
        assert b.left_out == reading.left_out(selection), selection
    again = store_factory(store.tables())
    # what was said about repeated rows is no longer so
    assert replace(again.info(), notes=()) == replace(store.info(), notes=())
    assert again.evidence(Selection(statuses=())) == store.evidence(Selection(statuses=()))


def test_the_ledger_holds_every_row_of_the_evidence(bundled: Store) -> None:
    ledger = bundled.ledger()
    rows = bundled.evidence(Selection(statuses=(), joint_only=False))

    def text(codes: Any, texts: list[str], i: int) -> str | None:
        return texts[codes[i]] if codes[i] >= 0 else None

    told = [
        (
            text(ledger.stakeholder, ledger.stakeholders, i),
            text(ledger.event, ledger.events, i),
            text(ledger.phase, ledger.phases, i) or "outside",
            text(ledger.role, ledger.roles, i),
            text(ledger.status, ledger.statuses, i),
            text(ledger.source, ledger.sources, i),
            text(ledger.locator, ledger.locators, i),
        )
        for i in range(ledger.event.size)
    ]
    asked = [(r.stakeholder, r.event, r.phase, r.role, r.status, ";".join(r.sources), r.locator) for r in rows]
    assert sorted(told) == sorted(asked)
    assert (ledger.pair[1:] >= ledger.pair[:-1]).all()


def test_the_ledger_of_bare_rows(store_factory: StoreFactory) -> None:
    ledger = store_factory(
        platform(
            places="place_id name kind\na A town\nb B town",
            events="event_id title\nx X",
            participations="event_id place_id start end\nx a 2018 .\nx b . .",
        )
    ).ledger()
    assert (ledger.sources, ledger.source.tolist(), ledger.locator.tolist()) == ([], [-1, -1], [-1, -1])
    assert (ledger.phase.tolist(), ledger.own_days) == ([-1, -1], {0: ("2018", None)})
    assert ledger.has_status("attended").tolist() == [True, True]
    assert ledger.has_role("host", "nobody").tolist() == [False, False]
