"""Labels, details and the bundled platform's units, whichever store holds them."""

from __future__ import annotations

import pytest

from graphkit.errors import NotFoundError
from graphkit.model import Selection
from graphkit.stores import Store

from .conftest import StoreFactory
from .tiny import platform


def test_stakeholders_come_in_the_order_asked_for(bundled: Store) -> None:
    ids = ["riga", "kultmin", "mediator-jelgava-1", "riga"]
    found = bundled.stakeholders(ids)
    assert [item.id for item in found] == ids
    assert [item.type for item in found] == ["place", "organisation", "person", "place"]
    everyone = [item.id for item in bundled.stakeholders()]
    assert everyone == sorted(everyone)
    assert len(everyone) == 202


def test_a_stakeholder_has_a_label_in_both_languages(bundled: Store) -> None:
    [ministry] = bundled.stakeholders(["kultmin"])
    assert (ministry.label("lv"), ministry.sector) == ("Kultūras ministrija", "state")
    assert "Ministry of Culture" in ministry.label("en")


def test_units_of_levels_have_labels_too(bundled: Store) -> None:
    sector, new, old = bundled.stakeholders(["state", "tukuma-novads@2021-07-01", "aglonas-novads"])
    assert (sector.type, new.type, old.type) == ("sector", "municipality", "municipality")
    assert (new.name, old.name_en) == ("Tukuma novads", "Aglona Municipality")


def test_events_hold_what_the_tables_say(bundled: Store) -> None:
    events = {event.id: event for event in bundled.events()}
    assert len(events) == 57
    visit = events["coe-visit-2018"]
    assert (visit.phases, visit.date, visit.end, visit.place_name) == ((), "2018-10-03", "2018-10-05", "Rīga")
    assert visit.sources == ("km-intl",)
    assert [event.id for event in bundled.events(["lrp3-mediation", "coe-visit-2018"])] == [
        "lrp3-mediation", "coe-visit-2018",
    ]  # fmt: skip
    assert not events["lrp3-mediation"].joint_presence
    with pytest.raises(NotFoundError):
        bundled.events(["no-such-event"])


def test_phases_come_in_order_and_sources_with_addresses(bundled: Store) -> None:
    assert [phase.id for phase in bundled.phases()] == [f"LRP{i}" for i in range(1, 8)]
    known, unknown = bundled.sources(["km-intl", "a letter"])
    assert known.url
    assert known.url.startswith("https://")
    assert (unknown.id, unknown.title, unknown.url) == ("a letter", "a letter", None)


def test_every_source_of_the_evidence_has_a_row(bundled: Store) -> None:
    ids = sorted(
        {source for row in bundled.evidence(Selection(statuses=(), joint_only=False)) for source in row.sources}
    )
    assert [source.id for source in bundled.sources(ids) if source.title == source.id] == []


def test_details_are_the_rows_of_other_tables(bundled: Store) -> None:
    details = bundled.details("mediator-jelgava-1")
    assert [row["phase_id"] for row in details["mediation_periods"]] == ["LRP2", "LRP3", "LRP4"]
    assert all(cell for rows in details.values() for row in rows for cell in row.values())
    assert bundled.details("nobody") == {}


@pytest.mark.parametrize(
    ("ident", "reading", "units", "expected"),
    [
        ("malta", "named", "then", ["rezeknes-novads", "rezeknes-novads@2021-07-01"]),
        ("malta", "named", "today", ["rezeknes-novads"]),
        ("riga", "named", "then", ["riga"]),
        ("kultmin", "stands-for", "then", []),
        ("valga", "seat", "then", []),
        ("mediator-jelgava-1", "named", "then", []),
        ("mediator-jelgava-1", "stands-for", "then", ["jelgava"]),
    ],
)
def test_a_stakeholder_has_its_municipalities(
    bundled: Store, ident: str, reading: str, units: str, expected: list[str]
) -> None:
    assert bundled.units_of(ident, Selection(level="municipality", reading=reading, units=units)) == expected


def test_names_that_several_bear_are_all_found_and_likeness_offers_the_nearest(bundled: Store) -> None:
    assert bundled.find("Daugavpilss")[0].stakeholder.id == "daugavpils"
    assert bundled.find("Daugavpilss")[0].how == "similar"
    scores = [hit.score for hit in bundled.find("Daugavpilss")]
    assert scores == sorted(scores, reverse=True)
    assert bundled.find("") == []
    assert [hit.stakeholder.id for hit in bundled.find("Limbažu")] == ["limbazi", "limbazu-novads"]


def test_a_phase_may_be_written_in_any_capitals(bundled: Store) -> None:
    small, large = (bundled.incidence(Selection(phases=(phase,))) for phase in ("lrp3", "LRP3"))
    assert (small.stakeholders, small.pairs) == (large.stakeholders, large.pairs)


def test_phases_named_together_are_pooled(bundled: Store) -> None:
    each = [bundled.incidence(Selection(phases=(phase,))) for phase in ("LRP3", "LRP4")]
    both = bundled.incidence(Selection(phases=("LRP3", "LRP4")))
    assert set(both.stakeholders) == set(each[0].stakeholders) | set(each[1].stakeholders)
    assert both.pairs == each[0].pairs + each[1].pairs


def test_the_nearest_code_is_offered_first(bundled: Store) -> None:
    with pytest.raises(NotFoundError) as error:
        bundled.incidence(Selection(kinds=("trainng",)))
    assert error.value.nearest[0] == "training"


def test_a_bare_name_finds_the_one_unit_that_begins_with_it(bundled: Store) -> None:
    [hit] = bundled.find("Salaspils")
    assert (hit.stakeholder.id, hit.how) == ("salaspils-novads", "part")
    assert bundled.find("salaspilī")[0].stakeholder.id == "salaspils-novads"
    assert {hit.how for hit in bundled.find("Salasp")} == {"similar"}


def test_longer_names_begin_with_the_words_asked_for(bundled: Store) -> None:
    assert [item.id for item in bundled.longer_names("Valka")] == ["valkas-dome", "valkas-novads", "valkas-soc"]
    assert [item.id for item in bundled.longer_names("Dobelē")] == ["dobeles-dome", "dobeles-novads"]
    assert bundled.longer_names("Dob") == []
    assert bundled.longer_names("") == []


def test_the_completeness_of_lists_is_told(bundled: Store, store_factory: StoreFactory) -> None:
    lists = {(row.scope, row.what): row.complete for row in bundled.completeness()}
    assert len(lists) == 16
    assert (lists["LRP3", "municipalities"], lists["LRP2", "municipalities"]) == ("yes", "partly")
    assert lists["LRP5", "mediators"] == "no"
    made = store_factory(
        platform(
            events="event_id\nx",
            organisations="organisation_id name\na A",
            participations="event_id organisation_id\nx a",
        )
    )
    assert made.completeness() == []


def test_tables_beside_the_participations_are_given_as_they_are(bundled: Store) -> None:
    register = bundled.table("municipalities")
    assert len(register) == 162
    assert register[0] == {key: cell for key, cell in register[0].items() if cell}
    assert {"municipality_id", "name"} <= set(register[0])
    assert len(bundled.table("crosswalk")) == 122
    with pytest.raises(KeyError):
        bundled.table("participations")
    with pytest.raises(KeyError):
        bundled.table("no such table")


def test_a_table_that_is_not_there_is_empty(store_factory: StoreFactory) -> None:
    store = store_factory(platform(participations="event_id place_id\ne a", events="event_id\ne", places="place_id\na"))
    assert store.table("stated_totals") == []
