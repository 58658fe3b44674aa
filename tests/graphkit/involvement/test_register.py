"""The register and its crosswalk: which units are listed, what became of them."""

from __future__ import annotations

import pytest

from graphkit.involvement.register import Register, read_register
from graphkit.stores import Store

SPLIT = {
    "aglonas-novads": ["preilu-novads", "kraslavas-novads"],
    "incukalna-novads": ["siguldas-novads", "ropazu-novads"],
}


@pytest.fixture(scope="module")
def register(bundled: Store) -> Register:
    return read_register(bundled)


def test_the_lists_are_the_119_and_the_42(register: Register) -> None:
    then, today = register.listed("then"), register.listed("today")
    assert (len(then), len(today)) == (119, 42)
    assert all(life[0].valid_from == "" for life in then)
    assert len({life[0].id for life in then}) == 119
    assert "varaklanu-novads" not in {life[0].id for life in today}
    assert sum(len(life) == 2 for life in then) == 15  # those that the reform left as they were


def test_every_municipality_of_then_is_mapped_two_are_split_one_merged_later(register: Register) -> None:
    today = {life[0].id for life in register.listed("today")}
    for life in register.listed("then"):
        changes = register.after[life[0].key]
        assert [change.primary for change in changes] == [True, *[False] * (len(changes) - 1)]
        assert register.today(life[0].key) in today
    split = {changes[0].old[0]: [change.new[0] for change in changes] for changes in register.splits()}
    assert split == SPLIT
    [later] = [change for change in register.changes if change.since == "2025-07-01"]
    assert (later.old, later.new) == (("varaklanu-novads", "2021-07-01"), ("madonas-novads", "2021-07-01"))
    assert register.today(("varaklanu-novads", "")) == "madonas-novads"


def test_what_the_reform_left_as_it_was_goes_on(register: Register) -> None:
    goes_on = {life[0].id for life in register.listed("then") if not register.became(life)}
    assert len(goes_on) == 14
    [varaklani] = [life for life in register.listed("then") if life[0].id == "varaklanu-novads"]
    assert varaklani[-1].valid_until == "2025-06-30"
    assert [change.new[0] for change in register.became(varaklani)] == ["madonas-novads"]


def test_a_chain_of_reforms_names_every_successor() -> None:
    spans = [("a", "", "2009"), ("b", "2010-01-01", "2020"), ("c", "2021-01-01", ""), ("d", "", "")]
    register = Register(
        [{"municipality_id": i, "valid_from": a, "valid_until": z} if z else {"municipality_id": i, "valid_from": a} for i, a, z in spans],
        [
            {"old_id": "a", "new_id": "b", "new_valid_from": "2010-01-01", "is_primary": "yes"},
            {"old_id": "b", "old_valid_from": "2010-01-01", "new_id": "c", "new_valid_from": "2021-01-01"},
        ],
    )  # fmt: skip
    [a, d] = register.listed("then")
    assert [change.new[0] for change in register.became(a)] == ["b", "c"]
    assert register.became(d) == []
    assert [life[0].id for life in register.listed("today")] == ["c", "d"]
    assert register.today(("a", "")) == "c"


def test_one_that_ended_without_a_successor_is_none_of_today() -> None:
    register = Register([{"municipality_id": "a", "valid_until": "2009"}, {"municipality_id": "b"}], [])
    assert [life[0].id for life in register.listed("then")] == ["a", "b"]
    assert [life[0].id for life in register.listed("today")] == ["b"]
    assert register.today(("a", "")) is None
