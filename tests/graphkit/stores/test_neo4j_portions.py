"""Rows sent as columns arrive as they were: what the server would make of them, and what a real one does."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graphkit.stores.neo4j.access import Access, Server
from graphkit.stores.neo4j.portions import BETWEEN, NOTHING, Portions

from ...neo4j.fixtures import PROFILES, Servers
from ...neo4j.server import USER

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
COLUMNS = st.sampled_from([
    TEXTS, st.none() | TEXTS, st.none(), st.integers(-(2**62), 2**62), st.none() | st.integers(-9, 2**40), st.booleans(),
    st.lists(TEXTS, max_size=2), st.binary(max_size=3), st.sampled_from([BETWEEN, NOTHING, "", None, f"a{BETWEEN}b", "7"]),
    st.none() | st.integers(0, 9) | TEXTS,
])  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> list[list[list[Any]]]:
    """Some batches of one table: rows of the same columns."""
    columns = draw(st.lists(COLUMNS, min_size=1, max_size=5))
    rows = st.tuples(*columns).map(list)
    return draw(st.lists(st.lists(rows, min_size=1, max_size=4), min_size=1, max_size=3))


def returning(cells: list[str | None]) -> str:
    return f"RETURN [{', '.join(cell or 'null' for cell in cells)}] AS row"


def parted(cypher: str, values: dict[str, Any]) -> list[list[Any]]:
    """What the statement gives by the rules of Cypher."""
    cells = re.findall(
        r"toInteger\(c\d+\[i\]\)|CASE c\d+\[i\] .*? END|\$v\.c\d+\[i\]|null", cypher.partition("RETURN")[2]
    )
    columns = [_column(cell, values) for cell in cells]
    return [list(row) for row in zip(*columns, strict=True)]


def _column(cell: str, values: dict[str, Any]) -> list[Any]:
    count = values["last"] + 1
    if cell == "null":
        return [None] * count
    sent = values[re.findall(r"c\d+", cell)[0]]
    if cell.startswith("$v"):
        return list(sent)
    texts = sent.split(BETWEEN)
    assert len(texts) == count
    if cell.startswith("toInteger"):
        return [int(text) if re.fullmatch(r"-?\d+", text) else None for text in texts]
    return [None if text == NOTHING else text for text in texts]


@given(tables())
@example([[["a", 1], [None, None]], [[None, None]], [[BETWEEN, 2]], [["b", None]]])
@example([[[1]], [["x"]], [[2]]])
def test_rows_arrive_as_they_were(batches: list[list[list[Any]]]) -> None:
    portions = Portions(returning)
    for rows in batches:
        assert parted(*portions.portion(rows)) == rows


def test_what_is_empty_or_plain_is_not_sent_value_by_value() -> None:
    portions = Portions(returning)
    cypher, values = portions.portion([[1, "a", None, True], [2, None, None, None]])
    assert values == {"last": 1, "c0": f"1{BETWEEN}2", "c1": f"a{BETWEEN}{NOTHING}", "c3": [True, None]}
    assert portions.portion([[3, None, None, None]])[0] == cypher  # one plan for both


@pytest.mark.parametrize("profile", PROFILES)
def test_a_real_server_parts_them_alike(profile: str, neo4j_servers: Servers) -> None:
    home = neo4j_servers(profile)
    server = Server(Access(home.uri, USER, home.password))
    rows: list[list[Any]] = [
        [2**61, "Jēkabpils", None, True, ["a"], b"\0\1", "x"],
        [-1, None, None, None, [], b"", f"{BETWEEN}{NOTHING}"],
        [None, "", None, False, ["", "b"], None, NOTHING],
        [0, "'\\\"`${}😀", None, None, None, None, None],
    ]
    portions = Portions(returning)
    for some in (rows[:2], rows, rows[2:]):
        cypher, values = portions.portion(some)
        assert server.read(lambda tx, c=cypher, v=values: tx.run(c, {"v": v}).value()) == some  # type: ignore[misc]
