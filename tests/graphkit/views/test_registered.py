from __future__ import annotations

from pathlib import Path

from graphkit.stores import open_store
from graphkit.stores.protocol import Store
from graphkit.tables.source import read_sources
from graphkit.views.registered import registered_elsewhere


def test_who_is_in_the_register_and_not_on_the_page(store: Store) -> None:
    found = {name: rest for name, *rest in registered_elsewhere(store, {"Jelgava"})}
    assert "Jelgava" not in found
    assert found["Liepāja"] == ["Liepāja", "never", "then"]
    assert found["Rīga"][1] == "other"
    assert found["Augšdaugavas novads"][2] == "today"


def test_without_a_register_there_is_nobody(tmp_path: Path) -> None:
    (tmp_path / "small.csv").write_text("stakeholder,event\nSomebody,Seminar\n", encoding="utf-8")
    small = open_store(tmp_path / "small.sqlite")
    small.replace(read_sources([str(tmp_path / "small.csv")]))
    assert registered_elsewhere(small, set()) == []
