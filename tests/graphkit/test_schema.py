"""The description of the tables, as code sees it."""

from __future__ import annotations

import pytest

from graphkit import schema

TABLES = schema.tables()


def test_tables_stand_in_the_order_of_the_package() -> None:
    assert list(TABLES) == [resource["name"] for resource in schema.package()["resources"]]


def test_stakeholder_tables_have_the_columns_that_name_them() -> None:
    for kind, name in schema.STAKEHOLDER_TABLES.items():
        assert TABLES[name].primary_key == (schema.WHO_COLUMNS[kind],)


@pytest.mark.parametrize("name", TABLES)
def test_foreign_keys_point_to_columns_that_exist(name: str) -> None:
    for key in TABLES[name].foreign_keys:
        assert set(key.columns) <= set(TABLES[name].names)
        assert set(key.targets) <= set(TABLES[key.table].names)
        assert len(key.columns) == len(key.targets)


@pytest.mark.parametrize("name", TABLES)
def test_every_column_says_what_it_means_in_both_languages(name: str) -> None:
    silent = [c.name for c in TABLES[name].columns if not (c.title and c.title_lv and c.description and c.rdf_type)]
    assert silent == []


@pytest.mark.parametrize("name", TABLES)
def test_keys_are_columns(name: str) -> None:
    assert set(TABLES[name].primary_key) <= set(TABLES[name].names)


def test_column_is_found_by_name() -> None:
    status = TABLES["participations"].column("status")
    assert status
    assert "attended" in status.enum
    assert TABLES["participations"].column("nothing") is None


def test_bounds_are_read() -> None:
    latitude = TABLES["places"].column("latitude")
    assert latitude
    assert (latitude.minimum, latitude.maximum, latitude.type) == (-90, 90, "number")
