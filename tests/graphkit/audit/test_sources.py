"""Sources beside one another, dates and titles: each kind of finding present and absent."""

from __future__ import annotations

import pytest

from graphkit.audit.finding import Finding

from .small import MEASURES, Findings, of, only

EVENTS = "event_id title phase_id start end place_id mode source_id\none First~visit P 2018-05-01 2018-05-02 a onsite s"
ROWS = "event_id place_id role status source_id\none a participant attended s"


def _with(findings: Findings, **more: str) -> list[Finding]:
    tables = {
        "phases": "phase_id name name_en start end\nP Platform:~talk,~trust . 2018 2018\nQ Second . 2019 2019-06",
        "places": "place_id name kind\na Alsunga town",
        "events": EVENTS,
        "participations": ROWS,
        "stated_measures": MEASURES,
    }
    return findings(**{**tables, **more})


def _totals(findings: Findings, rows: str, **more: str) -> list[Finding]:
    return _with(findings, stated_totals="scope measure value qualifier part_of source_id\n" + rows, **more)


def test_totals_of_two_sources(findings: Findings) -> None:
    agreed = only(_totals(findings, "one participants 45 exact . s\none participants 45 exact . t"), "agrees")
    assert (agreed.stated, agreed.sources) == (45, ("s", "t"))
    differ = only(_totals(findings, "one participants 45 exact . s\none participants 44 exact . t"), "totals-differ")
    assert (differ.stated, differ.values) == ("45; 44", (("45", "s"), ("44", "t")))
    assert not of(_totals(findings, "one participants 45 exact . s\none participants 30 planned . t"), "totals-differ")
    assert not of(_totals(findings, "one participants 45 exact . s\none participants 40 at_least . t"), "totals-differ")


def test_a_statement_of_a_measure_is_a_stated_total(findings: Findings) -> None:
    said = "scope field value source_id\none participants 44 t\none participants 45 s"
    found = _totals(findings, "one participants 45 exact . s", statements=said)
    assert only(found, "totals-differ").values == (("45", "s"), ("44", "t"))
    assert not of(found, "sources-differ")


def _said(findings: Findings, rows: str) -> list[Finding]:
    found = _with(findings, statements="scope field value source_id\n" + rows)
    return [finding for finding in found if finding.measure == rows.split()[1]]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ("one start_date 2018-05-01 s\none start_date 2019-05-01 t", "sources-differ"),
        ("one start_date 2018-05-01 s\none start_date 2018-05 t", "agrees"),
        ("one start_date 2018-05-01 s", "agrees"),
        ("one start_date 2018-05-03 s", "record-differs"),
        ("one place Alsungā s", "agrees"),
        ("one place Bauskā s", "record-differs"),
        ("one mode online s\none mode onsite t", "sources-differ"),
        ("one kind visit s", "agrees"),
        ("one status held s", "not-in-record"),
        ("P subtitle_lv talk,~trust s", "agrees"),
        ("P subtitle_en Talk s", "not-in-record"),
        ("P colour blue s", "not-comparable"),
        ("P colour blue s\nP colour Blue t", "agrees"),
        ("P colour blue s\nP colour red t", "sources-differ"),
    ],
)
def test_statements_of_a_field(findings: Findings, rows: str, kind: str) -> None:
    events = EVENTS.replace("source_id", "source_id kind").replace("onsite s", "onsite s visit")
    found = _with(findings, events=events, statements="scope field value source_id\n" + rows)
    mine = [finding for finding in found if finding.measure == rows.split()[1]]
    assert [finding.kind for finding in mine] == [kind]


def test_statements_name_each_value_with_its_source(findings: Findings) -> None:
    [finding] = _said(findings, "one start_date 2018-05-01 s\none start_date 2019-05-01 t")
    assert "2018-05-01 (s), 2019-05-01 (t); recorded is 2018-05-01" in finding.message.en
    assert "ierakstā ir 2018-05-01" in finding.message.lv


PERIODS = "person_id place_id phase_id start end source_id\nm a P {} {} s\nn a P {} {} s"
MEDIATORS = "person_id label\nm Mediator\nn Mediator"


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ("P mediation_start 2018-02-01 s", "agrees"),
        ("P mediation_start 2018-03-01 s", "record-differs"),
        ("P mediation_end 2018-10 s", "agrees"),
        ("Q mediation_start 2019-02-01 s", "not-in-record"),
    ],
)
def test_when_mediators_began_is_in_their_periods(findings: Findings, rows: str, kind: str) -> None:
    periods = PERIODS.format("2018-02-01", "2018-10-31", "2018-04-01", "2018-09-30")
    found = _with(
        findings, persons=MEDIATORS, mediation_periods=periods, statements="scope field value source_id\n" + rows
    )
    assert [finding.kind for finding in found if finding.measure == rows.split()[1]] == [kind]


@pytest.mark.parametrize(
    ("spans", "recorded"),
    [
        (("2018-02-01", "2018-10-31", "2018-04-01", "2018-09-30"), 9),
        (("2018-02", "2018-10", "2018-02", "2018-10"), 9),
        (("2018-02-15", "2018-10-14", "2018-02-15", "2018-10-14"), 8),
        (("2018-02-01", "2018-10-31", "2018-04-01", "."), None),
        (("2018", "2018", "2018", "2018"), None),
    ],
)
def test_months_of_mediation_are_counted_from_the_periods(
    findings: Findings, spans: tuple[str, ...], recorded: int | None
) -> None:
    found = _totals(
        findings, "P mediation_months 8 exact . s", persons=MEDIATORS, mediation_periods=PERIODS.format(*spans),
        stated_measures="measure unit compared_with event_kind\nmediation_months months mediators .",
    )  # fmt: skip
    [finding] = [finding for finding in found if finding.measure == "mediation_months"]
    assert finding.recorded == recorded
    assert finding.kind == {9: "more-recorded", 8: "agrees", None: "not-comparable"}[recorded]


def test_a_number_that_sources_dispute_is_not_listed_as_incomparable_too(findings: Findings) -> None:
    said = "scope field value source_id\nP families 7 t\nP families 8 s"
    found = [f for f in _totals(findings, "P families 8 exact . s", statements=said) if f.measure == "families"]
    assert [finding.kind for finding in found] == ["totals-differ"]


def test_published_figures_that_differ(findings: Findings) -> None:
    figures = "territory_id year count basis source_id\na 2011 10 census s\na 2011 {} {} t"
    assert only(_with(findings, population_figures=figures.format(12, "census")), "totals-differ").stated == "10; 12"
    assert not of(_with(findings, population_figures=figures.format(12, "register")), "totals-differ")
    assert not of(_with(findings, population_figures=figures.format(10, "census")), "totals-differ")


def test_a_published_figure_without_a_source_is_told_beside_others(findings: Findings) -> None:
    figures = "territory_id year count basis source_id\na 2011 10 census s\na 2011 12 census ."
    told = only(_with(findings, population_figures=figures), "totals-differ")
    assert told.values == (("10", "s"), ("12", "–"))


# ----- dates -----------------------------------------------------------------------------------------------------------


def _dated(findings: Findings, start: str, end: str, phase: str = "Q", title: str = "Visit~by~day") -> list[Finding]:
    head = "event_id title phase_id start end place_id source_id\n"
    return _with(findings, events=f"{head}one {title} {phase} {start} {end} a s")


def test_an_event_that_ends_before_it_begins(findings: Findings) -> None:
    wrong = only(_dated(findings, "2019-05-02", "2019-05-01"), "ends-before-start")
    assert (wrong.stated, wrong.recorded) == ("2019-05-02", "2019-05-01")
    assert not of(_dated(findings, "2019-05-02", "2019-05"), "ends-before-start")


@pytest.mark.parametrize(
    ("start", "end", "outside"),
    [
        ("2018-12-31", "2019-01-02", True),
        ("2019-06-30", "2019-07-01", True),
        ("2019-06-30", ".", False),
        ("2019", ".", False),
        ("2020", ".", True),
        (".", "2020-01-01", True),
        (".", ".", False),
    ],
)
def test_an_event_outside_its_phase(findings: Findings, start: str, end: str, outside: bool) -> None:
    found = of(_dated(findings, start, end), "outside-phase")
    assert [finding.scope for finding in found] == ["one"] * outside


def test_periods_of_mediators_and_memberships(findings: Findings) -> None:
    found = _with(
        findings, persons="person_id label\nm Mediator", organisations="organisation_id name\no Body",
        mediation_periods="person_id place_id phase_id start end source_id\nm a Q 2019-05-01 2019-09-01 s",
        memberships="person_id organisation_id since until source_id\nm o 2020 2019 t",
    )  # fmt: skip
    assert (only(found, "outside-phase").about, only(found, "outside-phase").sources) == (("m",), ("s",))
    assert only(found, "ends-before-start").sources == ("t",)


def test_days_of_a_participation_outside_its_event(findings: Findings) -> None:
    rows = "event_id place_id start end source_id\none a {} {} t"
    found = only(_with(findings, participations=rows.format("2018-05-03", "2018-05-03")), "outside-event")
    assert (found.about, found.recorded, found.sources) == (("a",), "2018-05-03/2018-05-03", ("t",))
    assert not of(_with(findings, participations=rows.format("2018-05-02", ".")), "outside-event")


def test_a_year_in_a_title(findings: Findings) -> None:
    assert only(_dated(findings, "2019-05-02", ".", title="Summer~2018"), "year-in-title").stated == "2018"
    assert not of(_dated(findings, "2019-05-02", ".", title="Summer~2019"), "year-in-title")


# ----- titles ----------------------------------------------------------------------------------------------------------


def _titled(findings: Findings, one: str, two: str) -> list[Finding]:
    return _with(findings, events=f"event_id title source_id\none {one} s\ntwo {two} s")


def test_one_title_of_two_events(findings: Findings) -> None:
    shared = only(_titled(findings, "Annual~meeting", "Annual~meeting"), "same-title")
    assert (shared.about, shared.scope) == (("one", "two"), "one two")
    assert not of(_titled(findings, "Annual~meeting", "Other~meeting"), "same-title")
    assert not of(_titled(findings, "Meeting", "Meeting"), "same-title")  # one word is no title


@pytest.mark.parametrize(
    ("two", "shared"),
    [("P meeting", True), ("Q meeting", False), ("P visit", True), ("Q visit", True)],
)
def test_a_series_over_phases_is_no_finding(findings: Findings, two: str, shared: bool) -> None:
    events = f"event_id title phase_id kind source_id\none Annual~meeting P meeting s\ntwo Annual~meeting {two} s"
    kinds = "kind joint_presence\nmeeting yes\nvisit yes"
    assert len(of(_with(findings, events=events, event_kinds=kinds), "same-title")) == shared


def test_a_document_of_each_phase_may_bear_one_title(findings: Findings) -> None:
    sources = "source_id title phase_id\ns Support~for~mediators P\nt Support~for~mediators {}"
    assert not of(_with(findings, sources=sources.format("Q")), "same-title")
    assert only(_with(findings, sources=sources.format("P")), "same-title").about == ("s", "t")


def test_one_title_in_two_spellings(findings: Findings) -> None:
    spelt = only(_titled(findings, "Gada~sanāksme", "Gada~sanaksme"), "title-spelling")
    assert spelt.values == (("Gada sanāksme", "one"), ("Gada sanaksme", "two"))
    assert not of(_titled(findings, "Gada~sanāksme", "„Gada~Sanāksme”"), "title-spelling")


def test_the_subtitle_of_one_phase_given_to_another(findings: Findings) -> None:
    said = "scope field value source_id\nQ subtitle_lv {} s"
    shared = only(_with(findings, statements=said.format("Talk,~trust")), "same-title")
    assert (shared.about, shared.sources) == (("P", "Q"), ("s",))
    assert not of(_with(findings, statements=said.format("Something~else")), "same-title")


def test_one_title_of_two_documents(findings: Findings) -> None:
    sources = "source_id title\ns Support~for~mediators\nt {}"
    assert only(_with(findings, sources=sources.format("Support~for~mediators")), "same-title").about == ("s", "t")
    assert not of(_with(findings, sources=sources.format("Other~support")), "same-title")
