"""What the audit finds in the Latvian Roma Platform, by kind; and the findings that its documents hold."""

from __future__ import annotations

from importlib import resources

import pytest

from graphkit.audit.audit import audit, counts
from graphkit.audit.finding import Finding
from graphkit.stores import open_store
from graphkit.tables.source import read_sources

from .small import rules

COUNTS = {
    "fewer-recorded": 3,
    "more-recorded": 3,
    "sum-differs": 2,
    "complete-list-differs": 2,
    "totals-differ": 2,
    "sources-differ": 2,
    "not-in-record": 2,
    "same-title": 2,
    "status-differs": 1,
    "role-differs": 1,
    "announced-only": 4,
    "presence-unknown": 6,
    "named-twice": 13,
    "row-doubles": 3,
    "held-nobody-attended": 3,
    "place-without-mediator": 2,
    "period-without-dates": 3,
    "attended-but-not-held": 1,
    "still-planned": 1,
    "no-date": 14,
    "no-place": 5,
    "no-participants": 1,
    "not-comparable": 37,
    "agrees": 19,
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    store = open_store(tmp_path_factory.mktemp("bundled") / "s.sqlite")
    with resources.as_file(resources.files("graphkit.data")) as folder:
        store.replace(read_sources([str(folder)]))
    return list(audit(store).findings)


def test_the_number_of_each_kind(found: list[Finding]) -> None:
    assert counts(found) == COUNTS


def _one(found: list[Finding], scope: str, measure: str, kind: str) -> Finding:
    [finding] = [f for f in found if (f.scope, f.measure, f.kind) == (scope, measure, kind)]
    return finding


@pytest.mark.parametrize(
    ("scope", "measure", "kind", "stated", "recorded"),
    [
        ("LRP3", "participants", "sum-differs", 213, 210),
        ("LRP2", "participants", "agrees", 376, 376),
        ("LRP4", "participants", "sum-differs", 230, 187),
        ("lrp5-network-2021", "municipalities", "fewer-recorded", 15, 12),
        ("all", "good_practice_visits", "fewer-recorded", 8, 7),
        ("lrp2-visit-limbazi-2017", "municipalities", "more-recorded", 11, 12),
        ("lrp4-visit-ventspils-2019", "municipalities", "more-recorded", 13, 14),
        ("lrp3-visit-malta-vilaka-2019", "municipalities", "agrees", 12, 12),
        ("lrp4-visit-talsi-2020", "municipalities", "agrees", 11, 11),
        ("LRP1", "municipalities", "agrees", 12, 13),
        ("LRP3", "cities", "agrees", 19, 19),
        ("LRP2", "mediators", "agrees", 5, 5),
        ("LRP3", "mediators", "agrees", 4, 4),
        ("LRP5", "budget_eur_total", "agrees", 64952.21, 64952.21),
        ("LRP3", "mediation_months", "more-recorded", 8, 9),
        ("LRP2", "mediation_months", "not-comparable", 7, None),
        ("LRP2", "mediation_start", "agrees", "2017-10-01", "2017-10-01"),
        ("LRP3", "mediation_months", "totals-differ", "8; 9; 7", None),
        ("lrp4-meeting-2020", "start_date", "sources-differ", "2019-07-22; 2020-07-22", "2020-07-22"),
        ("LRP1 LRP2", "title", "same-title", "Dialogue, cooperation and involvement", None),
    ],
)  # fmt: skip
def test_what_the_documents_hold(
    found: list[Finding], scope: str, measure: str, kind: str, stated: object, recorded: object
) -> None:
    finding = _one(found, scope, measure, kind)
    assert (finding.stated, finding.recorded) == (stated, recorded)


def test_which_rules_make_them_agree(found: list[Finding]) -> None:
    def fits(scope: str, measure: str, kind: str) -> set[str]:
        return {trial.rule.en for trial in _one(found, scope, measure, kind).tried if trial.fits}

    assert fits("all", "good_practice_visits", "fewer-recorded") == {"hosts counted"}
    assert fits("lrp4-visit-ventspils-2019", "municipalities", "more-recorded") == {"hosts removed"}
    assert fits("lrp5-network-2021", "municipalities", "fewer-recorded") == set()
    assert rules(_one(found, "LRP3", "participants", "sum-differs"))["approximate parts included"] == 260


def test_totals_always_list_the_five_rules(found: list[Finding]) -> None:
    five = {"hosts counted", "hosts removed", "as named", "stands-for", "approximate parts included"}
    totals = [f for f in found if f.kind in ("fewer-recorded", "more-recorded", "sum-differs") or f.difference == 0]
    assert len(totals) == 18
    assert [f.id for f in totals if not five <= set(rules(f))] == []


def test_sentences_are_finished(found: list[Finding]) -> None:
    assert [f.id for f in found for text in (*f.message, *f.mend) if "{" in text or not text or "None" in text] == []
    assert len({f.id for f in found}) == len(found)
