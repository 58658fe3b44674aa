"""Stated numbers beside recorded ones and beside the sum of their parts."""

from __future__ import annotations

import pytest

from graphkit.audit.finding import Finding

from .small import MEASURES, Findings, of, only, rules

PLACES = """place_id name kind
a Alsunga town
b Bauska town
c Cesvaine town
x Xanten foreign_city"""
KINDS = """kind sector foreign counts
town municipality no yes
foreign_city international yes yes"""
EVENTS = """event_id title phase_id kind start place_id source_id
one First~visit P visit 2018-05-01 a s
two Second~visit P visit 2018-06-01 b s"""
ROWS = """event_id place_id organisation_id role status source_id
one a . host attended s
one a . participant attended s
one b . participant attended s
one c . participant invited s
one x . participant attended s
one . council participant attended s
two b . host attended s
two c . host attended s
two a . participant attended s"""
BODIES = "organisation_id name kind seat_place_id\ncouncil Council municipality c"


def _all(findings: Findings, totals: str, **more: str) -> list[Finding]:
    more.setdefault("stated_measures", MEASURES)
    return list(
        findings(
            phases="phase_id start end\nP 2018 2018", places=PLACES, place_kinds=KINDS, events=EVENTS, participations=ROWS,
            organisations=BODIES, sources="source_id title\ns Report\nt Minutes",
            stated_totals="scope measure value qualifier part_of source_id\n" + totals, **more,
        )
    )  # fmt: skip


def test_municipalities_of_an_event_are_the_participants_named(findings: Findings) -> None:
    found = _all(findings, "one municipalities 2 exact . s")
    agreed = only(found, "agrees")
    assert (agreed.stated, agreed.recorded, agreed.difference) == (2, 2, 0)
    assert rules(agreed) == {
        "hosts counted": 2, "hosts removed": 1, "as named": 2, "stands-for": 3, "approximate parts included": None,
        "all roles": 2, "invited and planned too": 3,
    }  # fmt: skip
    assert not agreed.problem


@pytest.mark.parametrize(
    ("qualifier", "value", "kind"),
    [
        ("exact", 3, "fewer-recorded"),
        ("exact", 1, "more-recorded"),
        ("at_least", 2, "agrees"),
        ("at_least", 1, "agrees"),
        ("at_least", 3, "fewer-recorded"),
        ("at_most", 3, "agrees"),
        ("at_most", 1, "more-recorded"),
        ("approximately", 2, "agrees"),
        ("approximately", 3, "fewer-recorded"),
        ("planned", 2, "not-comparable"),
        ("truncated", 2, "not-comparable"),
    ],
)
def test_a_qualifier_is_respected(findings: Findings, qualifier: str, value: int, kind: str) -> None:
    found = only(_all(findings, f"one municipalities {value} {qualifier} . s"), kind, "municipalities")
    assert found.sources == ("s",)
    assert found.recorded == (None if kind == "not-comparable" else 2)


def test_the_rule_that_makes_them_agree_is_named(findings: Findings) -> None:
    fewer = only(_all(findings, "one municipalities 3 exact . s"), "fewer-recorded")
    assert {trial.rule.en for trial in fewer.tried if trial.fits} == {"stands-for", "invited and planned too"}
    assert "they agree by another rule: stands-for, invited and planned too" in fewer.message.en
    assert "par 1 mazāk; sakrīt pēc cita noteikuma" in fewer.message.lv
    none = only(_all(findings, "one municipalities 9 exact . s"), "fewer-recorded")
    assert "no counting rule tried makes them agree" in none.message.en


def test_a_phase_counts_every_role_and_all_counts_all(findings: Findings) -> None:
    found = _all(findings, "P municipalities 3 exact . s\nall municipalities 3 exact . t")
    agreed = of(found, "agrees")
    assert {finding.scope: finding.recorded for finding in agreed} == {"P": 3, "all": 3}
    assert rules(agreed[0])["hosts removed"] == 2


def test_those_named_for_a_phase_are_tried_too(findings: Findings) -> None:
    named = "phase_id place_id role source_id\nP a participant s"
    found = _all(findings, "P municipalities 4 exact . s", phase_participations=named)
    assert rules(only(found, "fewer-recorded"))["named for the phase too"] == 3
    named = "phase_id place_id role source_id\nP e participant s"
    places = PLACES + "\ne Engure town"
    tables = {
        "phases": "phase_id\nP", "places": places, "events": EVENTS, "participations": ROWS, "organisations": BODIES,
        "phase_participations": named, "stated_measures": MEASURES,
        "stated_totals": "scope measure value qualifier\nP municipalities 4 exact",
    }  # fmt: skip
    found = findings(**tables)
    assert rules(only(found, "fewer-recorded"))["named for the phase too"] == 4


def test_events_of_a_kind_are_trips_and_hosts_are_tried(findings: Findings) -> None:
    fewer = only(_all(findings, "all visits 3 exact . s"), "fewer-recorded")
    assert (fewer.recorded, rules(fewer)["hosts counted"]) == (2, 3)
    assert "hosts counted" in fewer.message.en


def test_a_complete_list_that_a_number_contradicts(findings: Findings) -> None:
    complete = "scope what complete\none municipalities yes"
    found = _all(findings, "one municipalities 3 exact . s", completeness=complete)
    assert only(found, "complete-list-differs").recorded == 2
    assert not of(_all(findings, "one municipalities 2 exact . s", completeness=complete), "complete-list-differs")
    partly = "scope what complete\none municipalities partly"
    told = only(_all(findings, "one municipalities 3 exact . s", completeness=partly), "fewer-recorded")
    assert "complete only in part" in told.message.en


def test_what_cannot_be_compared_says_why(findings: Findings) -> None:
    totals = "P families 3 exact . s\nP participants 30 exact . s\nP roma_participants 9 exact participants s\none dancers 4 exact . s"
    why = {f.measure: f.message.en.split("compared: ")[1] for f in of(_all(findings, totals), "not-comparable")}
    assert why == {
        "families": "the tables hold nothing of that kind to count",
        "participants": "one part alone says nothing of the whole",
        "roma_participants": "it is itself a part, and has no parts",
        "dancers": "the table 'stated_measures' does not say what it counts",
    }


def test_tables_without_places_have_no_municipalities_to_compare(findings: Findings) -> None:
    found = findings(
        organisations="organisation_id name\no Body", events="event_id title\none One",
        participations="event_id organisation_id\none o", stated_measures=MEASURES,
        stated_totals="scope measure value qualifier\none municipalities 2 exact",
    )  # fmt: skip
    assert "the tables name no places" in only(found, "not-comparable").message.en


PARTS = "P participants {} {} . s\nP roma_participants 90 exact participants s\nP authorities 109 exact participants s"


def test_the_sum_of_the_exact_parts(findings: Findings) -> None:
    agreed = only(_all(findings, PARTS.format(199, "exact")), "agrees")
    assert (agreed.stated, agreed.recorded, agreed.difference) == (199, 199, 0)
    assert [trial.rule.en for trial in agreed.tried] == [
        "hosts counted", "hosts removed", "as named", "stands-for", "approximate parts included",
    ]  # fmt: skip


def test_the_parts_of_the_totals_own_source_are_added(findings: Findings) -> None:
    """Another source that divides the whole in another way adds nothing, unless the own one states no two parts."""
    others = "\nP wider_public 150 exact participants t"
    assert only(_all(findings, PARTS.format(199, "exact") + others), "agrees").recorded == 199
    one_each = "P participants 240 exact . s\nP roma_participants 90 exact participants s\nP wider_public 150 exact participants t"
    assert only(_all(findings, one_each), "agrees").recorded == 240


def test_approximate_parts_are_tried_not_counted(findings: Findings) -> None:
    more = "\nP wider_public 50 approximately participants s"
    differ = only(_all(findings, PARTS.format(249, "exact") + more), "sum-differs")
    assert (differ.recorded, differ.difference) == (199, -50)
    assert [(t.rule.en, t.recorded) for t in differ.tried if t.fits] == [("approximate parts included", 249)]
    assert "with wider public approximately 50 it is 249" in differ.message.en
    assert "par 50 mazāk" in differ.message.lv


def test_an_approximate_total_agrees_within_a_tenth(findings: Findings) -> None:
    assert only(_all(findings, PARTS.format(210, "approximately")), "agrees").recorded == 199
    assert only(_all(findings, PARTS.format(230, "approximately")), "sum-differs").difference == -31


def test_a_part_larger_than_its_total_and_a_total_nobody_states(findings: Findings) -> None:
    found = _all(findings, "P participants 5 exact . s\nP authorities 9 exact participants t")
    larger = only(found, "part-exceeds-total")
    assert (larger.stated, larger.recorded, larger.sources) == (5, 9, ("s", "t"))
    found = _all(findings, "P authorities 9 exact participants t")
    assert only(found, "total-missing").measure == "participants"
    assert not of(_all(findings, PARTS.format(199, "exact")), "total-missing")


def test_euros_add_up_in_cents(findings: Findings) -> None:
    totals = "P participants 64952.21 exact . s\nP authorities 58456.99 exact participants s\nP roma_participants 6495.22 exact participants s"
    agreed = only(_all(findings, totals), "agrees")
    assert (agreed.recorded, agreed.difference) == (64952.21, 0)
    assert "64952,21" in agreed.message.lv


def test_mediators_are_the_persons_with_a_period(findings: Findings) -> None:
    more = {
        "persons": "person_id label\nm Mediator\nn Mediator",
        "mediation_periods": "person_id place_id phase_id\nm a P\nn b P\nm b P",
    }
    found = _all(findings, "P mediators 2 exact . s\none mediators 3 exact . s\nall mediators 2 exact . s", **more)
    assert {finding.scope for finding in of(found, "agrees")} == {"P", "all"}
    fewer = only(found, "fewer-recorded")
    assert (fewer.scope, fewer.recorded, rules(fewer)["persons in role mediator"]) == ("one", 2, 0)
    told = _all(findings, "P mediators 3 exact . s", completeness="scope what complete\nP mediators no", **more)
    assert "the list is known to be incomplete" in only(told, "fewer-recorded").message.en


@pytest.mark.parametrize("scope", ["LRP99", "xx", "-1"])
@pytest.mark.parametrize("measure", ["municipalities", "visits", "mediators"])
def test_a_total_of_no_phase_or_event_is_listed_and_the_others_are_told(
    findings: Findings, scope: str, measure: str
) -> None:
    found = _all(findings, f"{scope} {measure} 5 exact . s\none municipalities 2 exact . s")
    lost = only(found, "not-comparable")
    assert (lost.scope, lost.measure, lost.stated) == (scope, measure, 5)
    assert "no phase and no event is called that" in lost.message.en
    assert only(found, "agrees").scope == "one"


def test_a_total_outside_the_phases_is_compared(findings: Findings) -> None:
    assert only(_all(findings, "outside municipalities 5 exact . s"), "fewer-recorded").recorded == 0


def test_a_comparison_that_nobody_knows_is_none(findings: Findings) -> None:
    measures = MEASURES.replace("visits events events visit", "visits events parades visit")
    found = _all(findings, "P visits 5 exact . s", stated_measures=measures)
    assert "something that graphkit cannot count" in only(found, "not-comparable").message.en
