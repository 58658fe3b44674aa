from __future__ import annotations

from xml.etree import ElementTree

import pytest

from graphkit.errors import GraphkitError, NotFoundError
from graphkit.model import Selection
from graphkit.stores.protocol import Store
from graphkit.views.network_still import ego_still, network_still
from graphkit.views.record import read_phase
from graphkit.views.surroundings import unit_meant

SVG = "{http://www.w3.org/2000/svg}"


def _words(svg: str) -> list[str]:
    return [str(text.text) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_a_still_is_16_to_9_with_legend_and_date(store: Store) -> None:
    svg = network_still(store, lang="en", selection=Selection(phases=("LRP3",)))
    root = ElementTree.fromstring(svg)
    assert int(str(root.get("width"))) * 9 == int(str(root.get("height"))) * 16
    words = _words(svg)
    pairs = read_phase(store, Selection(), "LRP3", "public").incidence.pairs
    assert words[0] == "Who met whom · LRP3"
    assert f"{pairs} presences" in words[1]
    assert "municipality" in words
    assert any("latest date 2024-04-02" in word for word in words)
    assert any(word.startswith("There so often") and "Jelgava" in word for word in words)


def test_a_still_says_under_its_headline_what_is_incomplete(store: Store) -> None:
    words = _words(network_still(store, lang="en", selection=Selection(phases=("LRP2",))))
    assert words[2] == "Incomplete: municipalities (partly)"
    unit = unit_meant(store, "Jelgavā", Selection(), "public")
    assert _words(ego_still(store, unit, lang="lv"))[2].startswith("Nepilnīgi: pašvaldības (LRP1")
    full = _words(network_still(store, lang="en", selection=Selection(phases=("LRP3",))))
    assert not [word for word in full if word.startswith("Incomplete")]


def test_an_event_of_which_only_the_most_frequent_are_known_says_so(store: Store) -> None:
    chosen = Selection(phases=("LRP1",), level="organisation")
    words = _words(network_still(store, lang="en", selection=chosen))
    assert words.count("only the most often present") == 4
    assert "tikai biežākie dalībnieki" in _words(network_still(store, lang="lv", selection=chosen))


def test_a_still_speaks_one_language_and_takes_the_fullest_phase(store: Store) -> None:
    words = _words(network_still(store))
    assert words[0].startswith("Kas ar ko tikās · LRP")
    assert "pašvaldība" in words
    assert "municipality" not in words


def test_nothing_recorded_is_nothing_to_draw(store: Store) -> None:
    with pytest.raises(GraphkitError, match="unknown, not zero"):
        network_still(store, selection=Selection(phases=("LRP7",)))


def test_one_with_those_it_met(store: Store) -> None:
    unit = unit_meant(store, "Jelgavā", Selection(phases=("LRP3",)), "public")
    words = _words(ego_still(store, unit, lang="en", selection=Selection(phases=("LRP3",))))
    assert words[0] == "Jelgava and those it met"
    assert "Jelgava" in words


def test_a_town_is_the_municipality_it_stands_in(store: Store) -> None:
    assert unit_meant(store, "Dobele", Selection(), "public").id == "dobeles-novads"
    assert unit_meant(store, "Malta", Selection(), "public").id == "rezeknes-novads"


def test_who_cannot_be_shown_is_refused(store: Store) -> None:
    person = next(who for who in store.stakeholders() if who.type == "person")
    with pytest.raises(GraphkitError, match=r"does not show persons|may mean several"):
        unit_meant(store, person.id, Selection(), "public")
    with pytest.raises(NotFoundError):
        unit_meant(store, "Qqqqqq", Selection(), "public")
    with pytest.raises(GraphkitError, match="at no event that counts"):
        unit_meant(store, "Liepāja", Selection(), "public")
