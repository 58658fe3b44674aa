"""Who is named how, gaps, municipalities and mediators: each kind of finding present and absent."""

from __future__ import annotations

import pytest

from graphkit.audit.finding import Finding

from .small import Findings, of, only

PLACES = "place_id name kind\na Alsunga town\nb Bauska town"
BODIES = "organisation_id name\no Body\nq Quango"
PEOPLE = "person_id label organisation_id\np Officer o\nm Mediator .\nn Second~mediator ."
EVENTS = "event_id title phase_id start place_id kind status source_id\none First~visit P 2018-05-01 a visit held s"
HEAD = "event_id person_id organisation_id place_id role status source_id locator\n"


def _rows(findings: Findings, rows: str, **more: str) -> list[Finding]:
    tables = {
        "phases": "phase_id start end\nP 2018 2018", "places": PLACES, "organisations": BODIES, "persons": PEOPLE,
        "events": EVENTS, "event_kinds": "kind joint_presence\nvisit yes\nwork no",
    }  # fmt: skip
    return findings(**{**tables, "participations": HEAD + rows, **more})


A = "one . . a participant attended s p1\n"


@pytest.mark.parametrize(
    ("kind", "rows", "about"),
    [
        ("status-differs", A + "one . . a invited invited t p1", ("a",)),
        ("status-differs", A + "one . . b invited invited t p1", None),
        ("role-differs", A + "one . . a host attended t p1", ("a",)),
        ("role-differs", A + "one . . a host attended s p2", None),
        ("announced-only", A + "one . . b invited invited t p1", ("b",)),
        ("announced-only", A + "one . o . host planned t p1", ("o",)),
        ("announced-only", A + "one . . b invited invited s p1", None),
        ("announced-only", A + "one . . b invited declined t p1", None),
        ("announced-only", "one . . b invited invited t p1", None),
        ("presence-unknown", A + "one . . b host unknown t p1", ("b",)),
        ("presence-unknown", A + "one . . a host unknown t p1", None),
        ("named-twice", "one p . . speaker attended s p1\none . o . participant attended s p2", ("p",)),
        ("named-twice", "one p . . speaker attended s p1\none . o . participant attended t p2", None),
        ("named-twice", "one p . . speaker attended s p1\none . q . speaker attended s p1", None),
        ("row-doubles", A + "one . . a host attended s p1", ("a",)),
        ("row-doubles", A + "one . . a host attended s p2", None),
        ("row-doubles", A + "one . . a host attended t p1", None),
    ],
)
def test_who_is_named_how(findings: Findings, kind: str, rows: str, about: tuple[str, ...] | None) -> None:
    found = of(_rows(findings, rows), kind)
    assert [finding.about for finding in found] == ([] if about is None else [about])


def test_a_sentence_says_who_how_and_by_whom(findings: Findings) -> None:
    found = only(_rows(findings, A + "one . . a host attended t p1"), "role-differs")
    assert found.message.en.endswith("Alsunga (host – t, participant – s) (s, t)")
    assert "uzņēmējs" in found.message.lv


def test_many_names_are_counted_and_all_are_in_the_finding(findings: Findings) -> None:
    places = "place_id name kind\n" + "\n".join(f"x{i:02} Place{i:02} town" for i in range(15))
    rows = "\n".join(f"one . . x{i:02} participant unknown s p1" for i in range(15))
    found = only(_rows(findings, rows, places=places, events="event_id title\none One"), "presence-unknown")
    assert len(found.about) == 15
    assert "Place11 (participant) and 3 more" in found.message.en


# ----- gaps ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        ("no-date", "two Two P . a visit . s onsite"),
        ("no-place", "two Two P 2018 . visit . s onsite"),
        ("no-source", "two Two P 2018 a visit . . onsite"),
        ("no-participants", "two Two P 2018 a visit . s onsite"),
    ],
)
def test_what_an_event_lacks(findings: Findings, kind: str, event: str) -> None:
    events = "event_id title phase_id start place_id kind status source_id mode\none One P 2018 a visit held s onsite\n"
    assert only(_rows(findings, A, events=events + event), kind).scope == "two"
    assert not of(_rows(findings, A, events=events.rstrip()), kind)


def test_nobody_is_in_a_place_online_or_at_work_in_several(findings: Findings) -> None:
    events = "event_id title kind mode\none One visit online\ntwo Two work onsite\nthree Three visit onsite"
    assert only(_rows(findings, A, events=events), "no-place").scope == "three"


def test_what_no_event_has_is_told_once(findings: Findings) -> None:
    events = "event_id title\none One\ntwo Two\nthree Three"
    assert (
        only(_rows(findings, A, events=events), "no-place").scope,
        only(_rows(findings, A, events=events), "no-date").recorded,
    ) == ("all", 3)


def test_a_source_of_a_row_is_a_source_of_its_event(findings: Findings) -> None:
    events = "event_id title phase_id\none One P"
    assert not of(_rows(findings, A, events=events), "no-source")
    found = only(
        _rows(findings, A.replace(" s p1", " . p1"), events=events + "\ntwo Two P"), "no-source", "participations"
    )
    assert (found.scope, found.recorded) == ("P", 1)


def test_an_events_status_against_its_rows(findings: Findings) -> None:
    planned = EVENTS.replace("held", "planned")
    assert only(_rows(findings, "one . . a host planned s p1"), "held-nobody-attended").recorded == 1
    assert only(_rows(findings, A, events=planned), "planned-but-attended").recorded == 1
    fine = _rows(findings, A) + _rows(findings, "one . . a host planned s p1", events=planned)
    assert not of(fine, "held-nobody-attended") + of(fine, "planned-but-attended")


@pytest.mark.parametrize("status", ["unknown", "cancelled"])
def test_somebody_attended_what_is_not_said_to_be_held(findings: Findings, status: str) -> None:
    events = EVENTS.replace("held", status)
    assert only(_rows(findings, A, events=events), "attended-but-not-held").recorded == 1
    assert not of(_rows(findings, "one . . a host planned s p1", events=events), "attended-but-not-held")
    unsaid = _rows(findings, A, events=EVENTS.replace("held", "."))
    assert not of(unsaid, "attended-but-not-held")


@pytest.mark.parametrize(
    ("event", "still"),
    [
        ("two Two P 2018-04-01 a visit planned s", True),
        ("two Two P 2018-04 a visit planned s", True),
        ("two Two P 2018-05-01 a visit planned s", False),
        ("two Two P 2018 a visit planned s", False),
        ("two Two P . a visit planned s", False),
        ("two Two Q . a visit planned s", True),  # the phase is over
        ("two Two P 2018-04-01 a visit held s", False),
        ("two Two P 2018-04-01 a visit unknown s", False),
    ],
)
def test_what_is_still_planned_though_later_events_were_held(findings: Findings, event: str, still: bool) -> None:
    phases = "phase_id start end\nP 2018 2018\nQ 2017 2017"
    found = of(_rows(findings, A, phases=phases, events=f"{EVENTS}\n{event}"), "still-planned")
    assert [(finding.scope, finding.recorded) for finding in found] == [
        ("two", "2017" if " Q " in event else event.split()[3])
    ] * still


def test_what_is_planned_and_attended_is_told_once(findings: Findings) -> None:
    events = f"{EVENTS}\ntwo Two P 2018-04-01 a visit planned s"
    found = _rows(findings, A + "two . . a participant attended s p1", events=events)
    assert only(found, "planned-but-attended").scope == "two"
    assert not of(found, "still-planned")


# ----- municipalities --------------------------------------------------------------------------------------------------

REGISTER = "municipality_id valid_from valid_until\na . 2017-06-30\nb 2017-07-01 ."


def test_a_municipality_that_was_no_more(findings: Findings) -> None:
    both = A + "one . . b participant attended s p1"
    found = only(_rows(findings, both, municipalities=REGISTER), "municipality-not-in-force")
    assert found.about == ("a",)
    towns = "settlement_id name kind\na Alsunga pilseta"
    assert not of(_rows(findings, both, municipalities=REGISTER, settlements=towns), "municipality-not-in-force")
    units = "place_id municipality_id since until\na a . 2017-06-30\na b 2017-07-01 ."
    lies = _rows(findings, both, municipalities=REGISTER, place_units=units)
    assert not of(lies, "municipality-not-in-force")  # the town is named, and it is known where it lies since
    kinds = "municipality_id valid_from valid_until kind\na . 2017-06-30 town\nb 2017-07-01 . town"
    itself = _rows(findings, both, municipalities=kinds, place_units=units)
    assert only(itself, "municipality-not-in-force").about == ("a",)  # of that kind is the municipality itself
    undated = EVENTS.replace("2018-05-01", "2017")  # may have been before the end
    assert not of(_rows(findings, both, municipalities=REGISTER, events=undated), "municipality-not-in-force")


LISTS = "phase_id place_id role source_id\nP {} participant s"


def test_a_phases_list_and_its_events(findings: Findings) -> None:
    complete = "scope what complete\nP municipalities yes"
    other = _rows(findings, A, phase_participations=LISTS.format("b"), completeness=complete)
    assert (only(other, "only-on-the-list").about, only(other, "not-on-the-list").about) == (("b",), ("a",))
    same = _rows(findings, A, phase_participations=LISTS.format("a"), completeness=complete)
    assert only(same, "agrees").measure == "list of municipalities"
    assert not of(same, "only-on-the-list") + of(same, "not-on-the-list")
    assert not of(_rows(findings, A, phase_participations=LISTS.format("b")), "not-on-the-list")


def test_planned_for_a_phase_and_at_none_of_its_events(findings: Findings) -> None:
    roles = "role state\nvisit_planned invited-or-planned"
    planned = "phase_id place_id role source_id\nP {} visit_planned t"
    found = _rows(findings, A, phase_participations=planned.format("b"), phase_roles=roles)
    assert only(found, "announced-only").about == ("b",)
    assert not of(_rows(findings, A, phase_participations=planned.format("a"), phase_roles=roles), "announced-only")
    host = A + "one . . b host planned t p1"
    found = of(_rows(findings, host, phase_participations=planned.format("b"), phase_roles=roles), "announced-only")
    assert [finding.scope for finding in found] == ["one"]  # it is at an event of the phase, as announced
    not_there = A + "one . . b host declined t p1"
    found = of(
        _rows(findings, not_there, phase_participations=planned.format("b"), phase_roles=roles), "announced-only"
    )
    assert [finding.scope for finding in found] == ["P"]


# ----- mediators -------------------------------------------------------------------------------------------------------

WORK = EVENTS + "\nwork Work P 2018-01-01 . work held s"
AT_WORK = A + "one n . . speaker planned t p1\nwork m . . mediator attended s p1\nwork . . a host attended s p1"
PERIODS = "person_id place_id phase_id start source_id\n"


@pytest.mark.parametrize(
    ("kind", "periods", "about"),
    [
        ("work-without-period", "p a P 2018-01-01 s", ("m",)),
        ("work-without-period", "m a P 2018-01-01 s", None),
        ("work-without-period", "m a . 2018-01-01 s", None),
        ("work-without-period", "m a . 2020-01-01 s", ("m",)),
        ("place-without-mediator", "m b P 2018-01-01 s", ("a",)),
        ("place-without-mediator", "m a P 2018-01-01 s", None),
        ("period-without-presence", "m a P 2018-01-01 s\np a P 2018-01-01 s", ("p",)),
        ("period-without-presence", "m a P 2018-01-01 s", None),
        ("period-without-presence", "m a P 2018-01-01 s\nn a P 2018-01-01 s", None),  # announced as a speaker
        ("period-without-dates", "m a P . s", ("m",)),
        ("period-without-dates", "m a P 2018-01-01 s", None),
    ],
)
def test_mediators_and_their_periods(
    findings: Findings, kind: str, periods: str, about: tuple[str, ...] | None
) -> None:
    found = of(_rows(findings, AT_WORK, events=WORK, mediation_periods=PERIODS + periods), kind)
    assert [finding.about for finding in found] == ([] if about is None else [about])


def test_without_periods_nothing_is_said_of_mediators(findings: Findings) -> None:
    found = _rows(findings, AT_WORK, events=WORK)
    assert not of(found, "work-without-period") + of(found, "place-without-mediator")
