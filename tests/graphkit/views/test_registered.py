from __future__ import annotations

from pathlib import Path

from graphkit.stores import open_store
from graphkit.stores.protocol import Store
from graphkit.tables.source import read_sources
from graphkit.views.network import network_page
from graphkit.views.registered import registered, registered_elsewhere
from graphkit.views.who import who_page
from tests.graphkit.views.conftest import page_data


def test_who_is_in_the_register_and_not_on_the_page(store: Store) -> None:
    found = {unit: rest for *rest, unit in registered_elsewhere(store, {"jelgava"})}
    assert "jelgava" not in found
    assert found["liepaja"] == ["Liepāja", "Liepāja", "never", "then"]
    assert found["riga"][2] == "through"
    assert found["augsdaugavas-novads"][3] == "today"


def test_a_municipality_of_after_the_reform_is_not_hidden_by_an_earlier_one_of_the_same_name(store: Store) -> None:
    named = {each.name for each in registered(store)}
    assert {
        ("Talsu novads", "Talsi Municipality"),
        ("Talsu novads (no 07.2021)", "Talsi Municipality (since 07.2021)"),
    } <= named


def test_the_network_and_the_page_of_names_are_told_the_same(store: Store) -> None:
    network = page_data(network_page(store, lang="en"))["register"]
    who = page_data(who_page(store, lang="en"))
    at = {names[2]: i for i, names in enumerate(who["short"])}
    told = {tuple(who["units"][int(i)][:2]): [met, *who["lines"][i]] for i, met in who["register"].items()}
    assert {(lv, en): rest for lv, en, *rest in network if (lv, en) in told} == told
    assert who["register"][str(at["liepaja"])] == "never"


def test_without_a_register_there_is_nobody(tmp_path: Path) -> None:
    (tmp_path / "small.csv").write_text("stakeholder,event\nSomebody,Seminar\n", encoding="utf-8")
    small = open_store(tmp_path / "small.sqlite")
    small.replace(read_sources([str(tmp_path / "small.csv")]))
    assert registered(small) == []
    assert registered_elsewhere(small, set()) == []
