"""What somebody types, at every level: the unit meant, or in plain words that there are several."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import NotFoundError
from graphkit.labels import LABELS
from graphkit.model import LEVELS, UNITS, Selection
from graphkit.network.resolve import resolve
from graphkit.stores import Store, open_store
from graphkit.tables.source import read_sources
from tests.graphkit.stores.tiny import platform

ROOT = Path(__file__).parents[3]
MUNICIPALITY = Selection(level="municipality")
TODAY = Selection(level="municipality", units="today")


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The Latvian Roma Platform."""
    made = open_store(tmp_path_factory.mktemp("resolving") / "p.sqlite")
    made.replace(read_sources([str(ROOT / "data")]))
    return made


def told(store: Store, name: str, selection: Selection) -> set[str]:
    """The ids a name leads to: the one taken and those named beside it, or those offered."""
    try:
        found = resolve(store, name, selection)
    except NotFoundError as error:
        return {line.rpartition("(")[2].rstrip(")") for line in error.nearest if "may mean several" in str(error)}
    return {found.unit.id, *(other.id for other in found.also)}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("units", UNITS)
@pytest.mark.parametrize("phases", [(), ("LRP3",), ("LRP6",)], ids=["all", "LRP3", "LRP6"])
def test_every_id_and_name_of_an_incidence_leads_back_to_it(
    bundled: Store, level: str, units: str, phases: tuple[str, ...]
) -> None:
    if units == "today" and level != "municipality":
        pytest.skip("only municipalities have units")
    selection = Selection(level=level, units=units, phases=phases)
    for unit in bundled.stakeholders(bundled.incidence(selection).stakeholders):
        assert resolve(bundled, unit.id, selection).unit.id == unit.id
        for name in filter(None, (unit.name, unit.name_en)):
            assert unit.id in told(bundled, name, selection), name


@pytest.mark.parametrize(
    ("name", "selection", "unit", "also"),
    [
        ("Valmieras novads", TODAY, "valmieras-novads", []),
        ("Valmiera", TODAY, "valmieras-novads", []),
        ("Valmieras novads", MUNICIPALITY, "valmieras-novads@2021-07-01", []),
        ("balvu-novads@2021-07-01", MUNICIPALITY, "balvu-novads@2021-07-01", []),
        ("jelgava@2021-07-01", MUNICIPALITY, "jelgava", []),
        ("Aglonas novads", TODAY, "preilu-novads", []),
        ("Varakļānu novads", TODAY, "madonas-novads", []),
        ("Alūksnes novads", TODAY, "aluksnes-novads", []),
        ("Alūksnes novads", MUNICIPALITY, "aluksnes-novads", []),  # left as it was by the reform
        ("Ādažu novads", MUNICIPALITY, "adazu-novads", ["adazu-novads@2021-07-01"]),
        ("Ādažu novads", Selection(level="municipality", phases=("LRP7",)), "adazu-novads@2021-07-01", []),
        ("Ādažu novads", Selection(), "adazu-novads", ["adazu-novads@2021-07-01"]),
    ],
)
def test_the_register_follows_the_units(
    bundled: Store, name: str, selection: Selection, unit: str, also: list[str]
) -> None:
    found = resolve(bundled, name, selection)
    assert (found.unit.id, [other.id for other in found.also]) == (unit, also)


@pytest.mark.parametrize("name", ["Balvu novads", "Krāslavas novads", "Talsu novads", "Talsi", "Jēkabpils", "Valmiera"])
def test_where_a_name_has_units_before_and_after_neither_is_lost_without_a_word(bundled: Store, name: str) -> None:
    every = Selection(level="municipality", statuses=(), joint_only=False)
    for selection in (MUNICIPALITY, every):
        found = resolve(bundled, name, selection)
        units = bundled.units_of(bundled.find(name)[0].stakeholder.id, selection)
        counted = set(units) & set(bundled.incidence(selection).stakeholders)
        assert {found.unit.id, *(other.id for other in found.also)} == counted


REFORM = """place_id municipality_id unit_valid_from since until
town old . . 2021-06-30
town new 2021-07-01 2021-07-01 ."""


def _reformed(tmp_path: Path, events: str) -> Store:
    store = open_store(tmp_path / "s.sqlite")
    store.replace(
        platform(
            phases="phase_id start end\nP1 2019 2020\nP2 2022 2023\nP3 2021 2021",
            places="place_id name kind\ntown Town town\nother Other town",
            municipalities="municipality_id name valid_from valid_until changed\nold Town . 2021-06-30 .\n"
            "new Town 2021-07-01 . yes",
            place_units=REFORM,
            events=events,
            participations="event_id place_id\n" + "\n".join(f"{e.split()[0]} town" for e in events.splitlines()[1:]),
        )
    )
    return store


def test_the_unit_with_participations_is_taken_then_the_one_in_force(tmp_path: Path) -> None:
    store = _reformed(tmp_path, "event_id phase_id start\na P1 2019-05-01\nb P2 2022-05-01\nc P2 2022-06-01")
    whole = resolve(store, "Town", MUNICIPALITY)
    assert (whole.unit.id, [u.id for u in whole.also]) == ("new@2021-07-01", ["old"])  # two events against one
    for phase, unit in (("P1", "old"), ("P2", "new@2021-07-01")):
        for name in ("Town", "town"):
            found = resolve(store, name, Selection(level="municipality", phases=(phase,)))
            assert (found.unit.id, found.also) == (unit, ())


def test_of_units_without_participations_the_one_in_force_in_the_phases_is_taken(tmp_path: Path) -> None:
    store = _reformed(tmp_path, "event_id phase_id start\na P1 2019-05-01\nx P2 2022-05-01")
    for phase, unit in (("P1", "old"), ("P2", "new@2021-07-01")):
        found = resolve(store, "Town", Selection(level="municipality", phases=(phase,), statuses=("invited",)))
        assert (found.unit.id, found.also) == (unit, ())
    both = resolve(store, "Town", Selection(level="municipality", phases=("P3",), statuses=("invited",)))
    assert (both.unit.id, [u.id for u in both.also]) == ("old", ["new@2021-07-01"])


@pytest.mark.parametrize("at", [0, 1], ids=["en", "lv"])
def test_sectors_are_found_by_code_and_label_in_both_languages(bundled: Store, at: int) -> None:
    for code, labels in LABELS["sector"].items():
        for text in (code, code.upper(), labels[at], labels[at].lower()):
            assert resolve(bundled, text, Selection(level="sector")).unit.id == code
    assert resolve(bundled, "Roma civil socety", Selection(level="sector")).unit.id == "roma-civil-society"
    assert resolve(bundled, "Alūksnes novads", Selection(level="sector")).unit.id == "municipality"
    with pytest.raises(NotFoundError):
        resolve(bundled, "roma-civil-society")


def test_a_sector_that_only_the_data_know_is_found(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite")
    store.replace(
        platform(
            organisations="organisation_id name sector\na A Green~Guild\nb B .",
            events="event_id\ne",
            participations="event_id organisation_id\ne a\ne b",
        )
    )
    assert resolve(store, "green guild", Selection(level="sector")).unit.id == "Green Guild"


@pytest.mark.parametrize(
    ("name", "unit"),
    [("Maxima", "maxima"), ("MAXIMA", "maxima"), ("KULTMIN", "kultmin"), ("Salaspils", "salaspils-novads")],
)
def test_a_part_of_a_name_that_only_one_has_is_taken(bundled: Store, name: str, unit: str) -> None:
    found = resolve(bundled, name)
    assert (found.unit.id, found.hit.how) == (unit, "part")


def test_a_part_that_a_body_and_a_municipality_share_is_asked_about(bundled: Store) -> None:
    for name in ("Ķekava", "Kekava"):
        with pytest.raises(NotFoundError, match="may mean several") as error:
            resolve(bundled, name)
        assert any("kekavas-novads" in line for line in error.value.nearest)
        assert any("(kekava)" in line for line in error.value.nearest)


@pytest.mark.parametrize("name", ["Latvija Kopiena", "biedrība", "integrācijas", "iem", "2021"])
def test_a_word_that_many_names_hold_is_nobodys(bundled: Store, name: str) -> None:
    with pytest.raises(NotFoundError):
        resolve(bundled, name)
