"""Every municipality with its presences and states: by hand, and made-up platforms against a plain reading of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graphkit.errors import NotFoundError
from graphkit.involvement.building import involvement
from graphkit.involvement.coverage import after_changes
from graphkit.involvement.model import STATES, Involvement
from graphkit.model import READINGS
from graphkit.stores import Store
from graphkit.tables.frames import Tables

from ..stores.conftest import StoreFactory
from ..stores.test_behaviour import platforms
from ..stores.tiny import frame, platform
from .plain_involvement import PlainInvolvement


def _cells(answer: Involvement, ident: str) -> dict[str, Any]:
    row = answer.row(ident)
    assert row
    return {phase: (cell.events, cell.state) for phase, cell in row.phases.items()}


# ----- by hand -------------------------------------------------------------------------------------------------------

REFORM = {
    "municipalities": "municipality_id valid_from valid_until changed name\n"
    "came . 2021-06-30 . Came\nasked . 2021-06-30 . Asked\nsaid . 2021-06-30 . Said\nnever . 2021-06-30 . Never\n"
    "joined 2021-07-01 . yes Joined\nnever 2021-07-01 . no Never",
    "crosswalk": "old_id old_valid_from new_id new_valid_from new_since part is_primary\n"
    "came . joined 2021-07-01 2021-07-01 whole yes\nasked . joined 2021-07-01 2021-07-01 whole yes\n"
    "said . joined 2021-07-01 2021-07-01 split no\nsaid . never 2021-07-01 2021-07-01 split yes\n"
    "never . never 2021-07-01 2021-07-01 whole yes",
    "places": "place_id name kind\nc C town\na A town\ns S town\nforeign F foreign_city\nloose L town\nodd O unidentified",
    "place_units": "place_id municipality_id unit_valid_from since until\n"
    "c came . . 2021-06-30\nc joined 2021-07-01 2021-07-01 .\na asked . . 2021-06-30\na joined 2021-07-01 2021-07-01 .\n"
    "s said . . 2021-06-30\ns never 2021-07-01 2021-07-01 .",
}


def _reformed(**more: str) -> Tables:
    usual = {
        "phases": "phase_id start\nP1 2018\nP2 2019\nP3 2020\nP4 2022",
        "completeness": "scope what complete\nP1 municipalities yes\nP2 municipalities partly\nP3 municipalities no\nP4 municipalities yes",
        "events": "event_id title phase_id start kind\n"
        "one One P1 2018-02-01 training\ntwo Two P2 2019 training\nfree Free . 2020-05 mediation_practice\nlate Late P4 2022-01-01 .",
        "participations": "event_id place_id role status\n"
        "one c host .\none c participant .\ntwo c speaker .\nfree c . .\nlate c participant .\n"
        "one a . invited\ntwo a . planned\none s . unknown\none foreign . .\none loose . declined\ntwo odd . .",
        "phase_participations": "phase_id place_id role\nP2 s participant\nP1 a notable_roma_population\nP3 a visit_planned",
    }
    return platform(**{**REFORM, **usual, **more})


def test_the_six_states(store_factory: StoreFactory) -> None:
    answer = involvement(store_factory(_reformed()))
    assert [row.id for row in answer.rows] == ["came", "asked", "never", "said"]
    assert _cells(answer, "came") == {
        "P1": (1, "took-part"), "P2": (1, "took-part"), "P3": (0, "unknown"), "P4": (0, "ended"), "outside": (1, "took-part")
    }  # fmt: skip
    assert _cells(answer, "asked") == {
        "P1": (0, "invited-or-planned"), "P2": (0, "invited-or-planned"), "P3": (0, "invited-or-planned"), "P4": (0, "ended"),
        "outside": (0, "unknown"),
    }  # fmt: skip
    # whose attendance isn't known is named, no more; so is who is named for the phase
    assert [cell[1] for cell in _cells(answer, "said").values()] == [
        "named-for-phase", "named-for-phase", "unknown", "ended", "unknown"
    ]  # fmt: skip
    never = answer.row("never")
    assert never
    assert [cell.state for cell in never.phases.values()] == [
        "not-recorded",
        "not-recorded",
        "unknown",
        "not-recorded",
        "unknown",
    ]
    assert [cell.partly for cell in never.phases.values()] == [False, True, False, False, False]
    assert [row.state for row in answer.rows] == ["took-part", "invited-or-planned", "not-recorded", "named-for-phase"]
    assert never.unknown_phases == ("P3",)
    assert never.missed_since == ("P1", "P2", "P4")
    assert {row.verdict for row in answer.rows} == {"not assessable"}


def test_roles_dates_and_what_was_missed_since(store_factory: StoreFactory) -> None:
    came, asked = (involvement(store_factory(_reformed())).row(ident) for ident in ("came", "asked"))
    assert came
    assert asked
    assert came.events == 3
    assert came.roles == {"hosted": 1, "spoke": 1, "took-part": 2}
    assert (came.hosted, came.phases["P1"].hosted, came.phases["P2"].hosted) == (1, 1, 0)
    assert came.first
    assert came.last
    assert (came.first.event, came.first.date, came.first.phase) == ("one", "2018-02-01", "P1")
    assert (came.last.event, came.last.date, came.last.phase) == ("free", "2020-05", "outside")
    assert came.missed_since == ()  # P3 isn't known, P4 came after its end
    assert asked.roles == {"invited-only": 1, "planned-only": 1}
    assert asked.missed_since == ("P1", "P2")
    assert asked.phases["P1"].mentions == ("notable_roma_population",)
    assert (asked.first, asked.last) == (None, None)


def test_presences_of_later_units_stand_beside_their_predecessors(store_factory: StoreFactory) -> None:
    store = store_factory(_reformed())
    then = involvement(store)
    came, said = then.row("came"), then.row("said")
    assert came
    assert said
    assert [(s.id, s.unit, s.events, s.primary) for s in came.successors] == [("joined", "joined@2021-07-01", 1, True)]
    assert [(s.id, s.unit, s.events, s.primary) for s in said.successors] == [
        ("never", "never", 0, True), ("joined", "joined@2021-07-01", 1, False)
    ]  # fmt: skip
    today = involvement(store, "today")
    assert {row.id: row.events for row in today.rows} == {"joined": 4, "never": 0}
    assert all(row.successors == () for row in today.rows)


def test_a_phase_after_most_changes_is_known(store_factory: StoreFactory) -> None:
    store = store_factory(_reformed())
    assert after_changes(involvement(store)) == ("P4",)
    assert after_changes(involvement(store, "today")) == ()
    lasting = {
        "municipalities": REFORM["municipalities"].replace("2021-06-30", "2022-06-30"),
        "crosswalk": REFORM["crosswalk"],
    }
    assert after_changes(involvement(store_factory(_reformed(**lasting)))) == ()


def test_a_split_municipality_shows_both_readings(store_factory: StoreFactory) -> None:
    rows = "event_id place_id role status\none s . .\none c . .\ntwo s . .\nfree s . ."
    today = involvement(store_factory(_reformed(participations=rows)), "today")
    never, joined = today.row("never"), today.row("joined")
    assert never
    assert joined
    assert (never.events, joined.events) == (3, 1)
    assert [(s.id, s.primary, s.events, s.events_otherwise) for s in never.splits] == [("said", True, 3, 0)]
    assert [(s.id, s.primary, s.events, s.events_otherwise) for s in joined.splits] == [("said", False, 3, 3)]


def test_places_that_are_no_municipality_stand_apart(store_factory: StoreFactory) -> None:
    answer = involvement(store_factory(_reformed()))
    assert [(place.id, place.why, place.events, place.phases) for place in answer.apart] == [
        ("foreign", "foreign", 1, ("P1",)),
        ("odd", "unidentified", 1, ("P2",)),
        ("loose", "unplaced", 0, ("P1",)),
    ]


def test_a_named_community_is_not_carried_back_to_the_parts(store_factory: StoreFactory) -> None:
    said = (
        "territory_id vintage statement year source_id\njoined since~2021 many 2022 S1\ncame before~2021 many 2003 S2\n"
        "a place many . S3\nnever either some . S4\nelsewhere place some . S5"
    )
    store = store_factory(_reformed(named_communities=said))
    then, today = involvement(store), involvement(store, "today")
    named = {row.id: [said.source for said in row.named_community] for row in then.rows}
    assert named == {"came": ["S2"], "asked": ["S3"], "never": ["S4"], "said": []}
    came = then.row("came")
    assert came
    assert [statement.source for statement in came.successors[0].statements] == ["S1"]
    assert {row.id: sorted(said.source for said in row.named_community) for row in today.rows} == {
        "joined": ["S1", "S2", "S3"], "never": ["S4"]
    }  # fmt: skip
    # never reached before the others, of those with a named community; then the rest
    assert [row.id for row in then.rows] == ["asked", "never", "came", "said"]


def test_mediators_and_who_took_part_where_the_place_is_not_named(store_factory: StoreFactory) -> None:
    store = store_factory(
        _reformed(
            organisations="organisation_id name kind seat_place_id\nhall Hall municipality c\nclub Club ngo c",
            persons="person_id organisation_id\nm .\nclerk hall",
            mediation_periods="person_id place_id phase_id start source_id\nm c P1 . S1\nm c . 2022-01-01 S2\nm . P2 . S3",
            participations="event_id place_id organisation_id person_id\none c . .\none . hall .\ntwo . hall .\ntwo . . clerk\n"
            "two . club .\none . . m\nlate . . m",
        )
    )
    came = involvement(store).row("came")
    assert came
    assert [(t.stakeholder, t.reading, t.events) for t in came.through] == [
        ("clerk", "stands-for", 1), ("club", "seat", 1), ("hall", "stands-for", 1)
    ]  # fmt: skip
    assert came.readings == {"named": 1, "stands-for": 2, "seat": 2}
    assert [(p.mediator, p.phase, p.source) for p in came.mediators] == [("m", "P1", "S1")]
    joined = involvement(store, "today").row("joined")
    assert joined
    assert [p.source for p in joined.mediators] == ["S1", "S2"]


def test_partners_are_met_at_events_with_joint_presence(store_factory: StoreFactory) -> None:
    store = store_factory(
        _reformed(
            organisations="organisation_id name kind seat_place_id\nhall Hall municipality c\nstate State ministry .",
            participations="event_id place_id organisation_id status\none c . .\none a . .\ntwo c . .\ntwo a . .\ntwo s . .\n"
            "free s . .\nfree c . .\none . hall .\none . state .\ntwo foreign . .\ntwo . state invited",
        )
    )
    came = involvement(store).row("came")
    assert came
    assert [(p.unit, p.events) for p in came.partners or ()] == [("asked", 2), ("said", 1)]
    assert came.municipalities_met == 2
    assert came.stakeholders_met == 4  # a, s, state and the foreign town; hall counts for it


def test_where_events_are_too_large_partners_are_unknown_not_none(
    store_factory: StoreFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graphkit.involvement import meetings

    store = store_factory(_reformed())
    for name in ("MOST_PARTNERS", "MOST_MEETINGS"):
        monkeypatch.setattr(meetings, name, -1)
    came = involvement(store).row("came")
    assert came
    assert (came.partners, came.municipalities_met, came.stakeholders_met) == (None, None, None)
    assert came.events == 3


def test_days_of_its_own_decide_the_first_and_the_last_time(store_factory: StoreFactory) -> None:
    store = store_factory(
        _reformed(
            events="event_id title phase_id start\nboard Board P1 2019-03\nmeet Meet P1 2018\nfree Free . .",
            participations="event_id place_id start end\nboard c 2017-05 2020-01\nmeet c . .\nfree c . .\nfree a . .",
        )
    )
    came, asked = (involvement(store).row(ident) for ident in ("came", "asked"))
    assert came
    assert asked
    assert came.first
    assert came.last
    assert asked.last
    assert (came.first.event, came.first.date) == ("board", "2017-05")
    assert (came.last.event, came.last.date) == ("board", "2020-01")
    assert (asked.last.event, asked.last.date) == ("free", None)


def test_phases_chosen_are_the_only_ones_counted(store_factory: StoreFactory) -> None:
    store = store_factory(_reformed())
    answer = involvement(store, phases=("p1", "outside"))
    assert _cells(answer, "came") == {"P1": (1, "took-part"), "outside": (1, "took-part")}
    came = answer.row("came")
    assert came
    assert came.events == 2
    with pytest.raises(NotFoundError):
        involvement(store, phases=("P9",))


def test_without_a_register_the_places_with_participations_are_listed(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            places="place_id name kind\na A town\nb B town\nc C town",
            events="event_id title\nx X",
            participations="event_id place_id status\nx a .\nx b planned",
        )
    )
    answer = involvement(store)
    assert not answer.register
    assert {row.id: (row.events, row.state) for row in answer.rows} == {
        "a": (1, "took-part"),
        "b": (0, "invited-or-planned"),
    }
    assert involvement(store, "today").rows == answer.rows


def test_without_a_register_a_place_counts_for_the_unit_it_is_said_to_lie_in(store_factory: StoreFactory) -> None:
    store = store_factory(
        platform(
            places="place_id name kind\na A town",
            place_units="place_id municipality_id unit_valid_from since until\na old . . 2020\na new 2021-01-01 2021 .",
            events="event_id title start\nx X 2019\ny Y 2022",
            participations="event_id place_id\nx a\ny a",
            named_communities="territory_id vintage statement source_id\na place many S",
        )
    )
    then, today = involvement(store), involvement(store, "today")
    assert {row.id: (row.events, len(row.named_community)) for row in then.rows} == {
        "old": (1, 1),
        "new@2021-01-01": (1, 0),
    }
    assert {row.id: (row.events, len(row.named_community)) for row in today.rows} == {"new": (2, 1)}


def test_a_store_without_municipalities_lists_none(store_factory: StoreFactory) -> None:
    tables = platform(
        organisations="organisation_id name\no O",
        events="event_id title\nx X",
        participations="event_id organisation_id\nx o",
    )
    assert involvement(store_factory(tables)).rows == ()


# ----- the bundled platform ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("units", "size", "reached"), [("then", 119, 22), ("today", 42, 18)])
def test_the_whole_register_is_listed(bundled: Store, units: str, size: int, reached: int) -> None:
    for reading in READINGS:
        answer = involvement(bundled, units, reading)
        assert len({row.key for row in answer.rows}) == len(answer.rows) == size
        assert {phase for row in answer.rows for phase in row.phases} == {*(f"LRP{i}" for i in range(1, 8)), "outside"}
        assert {cell.state for row in answer.rows for cell in row.phases.values()} <= set(STATES)
        assert all(row.readings[reading] == row.events for row in answer.rows)
    assert sum(row.events > 0 for row in involvement(bundled, units).rows) == reached


def test_what_the_planner_asks_first(bundled: Store) -> None:
    from graphkit.involvement.ordering import absent_longest, named_and_scarce

    then, today = involvement(bundled), involvement(bundled, "today")
    assert named_and_scarce(then.rows) == []  # an empty list is an answer
    assert [(row.id, row.events) for row in named_and_scarce(today.rows)] == [("augsdaugavas-novads", 0)]
    assert then.rows[0].id == "jekabpils"
    jekabpils = then.rows[0]
    assert jekabpils.last
    assert (jekabpils.events, jekabpils.last.date, jekabpils.missed_since) == (2, "2018-10-03", ("LRP4", "LRP5"))
    assert [row.id for row in absent_longest(then.rows)][:2] == ["alojas-novads", "jekabpils"]
    assert [row.id for row in absent_longest(today.rows)][:1] == ["jekabpils-novads"]


def test_those_absent_longest_come_first(store_factory: StoreFactory) -> None:
    from graphkit.involvement.ordering import absent_longest

    towns = [f"t{i}" for i in range(7)]
    tables = platform(
        municipalities="municipality_id\n" + "\n".join(towns),
        places="place_id name kind\n" + "\n".join(f"{t} {t} town" for t in towns),
        place_units="place_id municipality_id\n" + "\n".join(f"{t} {t}" for t in towns),
        phases="phase_id start\nP1 2018\nP2 2019", completeness="scope what complete\nP2 municipalities yes",
        events="event_id title phase_id start\n" + "\n".join(f"e{i} E P1 2018-01-1{9 - i}" for i in range(7)),
        participations="event_id place_id\n" + "\n".join(f"e{i} t{i}" for i in range(7)),
    )  # fmt: skip
    gone = absent_longest(involvement(store_factory(tables)).rows)
    assert [row.id for row in gone] == ["t6", "t5", "t4", "t3", "t2", "t1", "t0"]


def test_what_is_not_known_is_said_of_the_phases_with_incomplete_lists(bundled: Store) -> None:
    never = involvement(bundled, "today").row("liepaja")
    assert never
    assert never.unknown_phases == ("LRP1", "LRP6", "LRP7")
    assert [phase for phase, cell in never.phases.items() if cell.partly] == ["LRP2", "LRP4", "LRP5"]
    assert never.phases["LRP3"].state == "not-recorded"
    assert never.state == "not-recorded"


def test_a_statement_about_augsdaugava_is_of_no_unit_before_it(bundled: Store) -> None:
    for ident in ("daugavpils-novads", "ilukstes-novads"):
        row = involvement(bundled).row(ident)
        assert row
        assert row.named_community == ()
        assert [s.statements[0].territory for s in row.successors] == ["augsdaugavas-novads"]


# ----- made-up platforms ---------------------------------------------------------------------------------------------

_CHANGES = platform(
    crosswalk="old_id new_id new_valid_from new_since is_primary\n"
    "old new 2021-07-01 2021-07-01 yes\nsame same 2021-07-01 2021-07-01 yes"
).frames
_UNITS: dict[str, dict[str, str | None]] = {
    "then": {"old": "2021-06-30", "same": None},
    "today": {"new": None, "same": None},
}


@st.composite
def _platforms(draw: st.DrawFn) -> Tables:
    made = draw(platforms()).frames
    phase = st.sampled_from(("P0", "P1"))
    who = st.sampled_from(
        [("person_id", "p0"), ("organisation_id", "o0"), ("organisation_id", "o1"), ("place_id", "t0")]
    )
    roles = st.sampled_from(("participant", "visit_planned", "notable_roma_population", "juggler"))
    said = draw(st.lists(st.tuples(phase, who, roles), max_size=4))
    lists = draw(
        st.fixed_dictionaries({"P0": st.sampled_from(("yes", "partly", "no")), "P1": st.sampled_from(("yes", "no"))})
    )
    rows = [{"scope": scope, "what": "municipalities", "complete": word} for scope, word in lists.items()]
    more = {
        "completeness": frame("completeness", [dict(row) for row in rows]),
        "phase_participations": frame(
            "phase_participations", [{"phase_id": p, w[0]: w[1], "role": r} for p, w, r in said]
        ),
    }
    return Tables({**made, **_CHANGES, **more})


@settings(
    phases=[Phase.generate], max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(tables=_platforms())
def test_involvement_is_that_of_a_plain_reading(store_factory: StoreFactory, tables: Tables) -> None:
    store = store_factory(tables)
    for units, ends in _UNITS.items():
        for reading in READINGS:
            answer, plain = involvement(store, units, reading), PlainInvolvement(tables, units, reading)
            assert {row.id for row in answer.rows} == set(ends)
            for row in answer.rows:
                assert row.events == len(plain.attended(row.unit))
                assert row.hosted == len(plain.attended(row.unit, role="host"))
                assert bool(row.first) == bool(row.events)
                for phase, cell in row.phases.items():
                    expected = (len(plain.attended(row.unit, phase)), plain.state(row.unit, phase, ends[row.id]))
                    assert (cell.events, cell.state) == expected, (units, reading, row.id, phase)
                    assert cell.partly == (cell.state == "not-recorded" and plain.listed.get(phase) == "partly")
