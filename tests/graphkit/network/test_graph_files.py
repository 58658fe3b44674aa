"""The two-mode graph as files of other programs, read back with networkx."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import GraphkitError
from graphkit.exporting import export
from graphkit.loading import load
from graphkit.model import Selection
from graphkit.network.graph_files import EVERYTHING, SUFFIXES, TwoMode, in_networkx, plain, two_mode, write_graph
from graphkit.network.interchange import from_networkx
from graphkit.stores import open_store
from graphkit.stores.protocol import Store
from graphkit.tables.frames import Tables, complete

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = open_store(tmp_path_factory.mktemp("graph") / "s.sqlite")
    load(made, [str(ROOT / "data")])
    return made


def _read(path: Path) -> nx.Graph[str]:
    if path.suffix == ".json":
        graph: nx.Graph[str] = nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="links")
        return graph
    return nx.read_graphml(path) if path.suffix == ".graphml" else nx.read_gexf(path)


def _joined(values: dict[str, Any]) -> dict[str, Any]:
    return {name: "; ".join(value) if isinstance(value, list) else value for name, value in values.items()}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_graph_comes_back_as_it_went(store: Store, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"g{suffix}"
    assert export(store, path, audience="internal") == []
    graph, back = two_mode(store, EVERYTHING), _read(path)
    info = store.info()
    assert sum(data["participations"] for _, _, data in back.edges(data=True)) == info.participations
    assert back.number_of_edges() == info.pairs
    for key, values in graph.nodes.items():
        assert _joined(dict(back.nodes[key])) == _joined(values)
    assert {frozenset(edge) for edge in back.edges} == {frozenset(edge) for edge in graph.edges}
    person = back.nodes["stakeholder/mediator-jelgava-1"]
    assert (person["label"], person["type"], person["bipartite"]) == ("Roma mediator, Jelgava", "person", 0)
    event = back.nodes["event/lrp3-expert-discussion-2018"]
    assert (event["date"], event["kind"]) == ("2018-10-03", "network_meeting")
    assert event["label_en"].startswith("Expert discussion on coordination")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_persons_count_as_their_body_in_public(store: Store, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"g{suffix}"
    withheld = export(store, path)
    back = _read(path)
    assert {data["type"] for _, data in back.nodes(data=True)} == {"organisation", "place", "event"}
    assert back.number_of_edges() == store.incidence(replace(EVERYTHING, persons=False)).pairs
    assert withheld[0] == "persons: 55"
    assert "persons: 55" in path.read_text(encoding="utf-8")
    assert "withheld-person" not in path.read_text(encoding="utf-8")


def test_the_sector_of_persons_without_a_body_is_not_public(store: Store, tmp_path: Path) -> None:
    chosen = replace(EVERYTHING, level="sector")
    for audience, there in (("public", False), ("internal", True)):
        export(store, tmp_path / "g.json", audience=audience, selection=chosen)
        assert ("stakeholder/person" in _read(tmp_path / "g.json")) is there


def test_a_part_is_chosen(store: Store, tmp_path: Path) -> None:
    chosen = Selection(phases=("LRP3",), level="municipality")
    export(store, tmp_path / "g.graphml", selection=chosen)
    back = _read(tmp_path / "g.graphml")
    expected = store.incidence(chosen)
    assert {node for node, data in back.nodes(data=True) if data["node"] == "stakeholder"} == {
        f"stakeholder/{ident}" for ident in expected.stakeholders
    }
    with pytest.raises(GraphkitError, match="other files hold everything"):
        export(store, tmp_path / "g.ttl", selection=chosen)
    with pytest.raises(GraphkitError, match="nobody counts here"):
        export(store, tmp_path / "h.gexf", selection=replace(chosen, roles=("funder",), statuses=("declined",)))
    assert not (tmp_path / "h.gexf").exists()


def test_a_file_of_networkx_is_a_network_again(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "g.graphml", selection=Selection())
    network = from_networkx(_read(tmp_path / "g.graphml"))
    assert network.incidence.pairs == store.incidence(Selection(persons=False)).pairs


def test_equal_stores_give_equal_files(store: Store, tmp_path: Path) -> None:
    for suffix in SUFFIXES:
        for name in "ab":
            export(store, tmp_path / f"{name}{suffix}")
        assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "x" * 300,
            "\x00\x07\x1b[31m",
            "\u202eabc\u2066def",
            "👩‍👩‍👧 Ģimene",
            "<b>&amp;\"'",
            "]]>",
            "a\r\nb",
            "\ud7ff\ufffe",
            " a ",
        ]
    ),
)


@given(st.lists(st.tuples(HOSTILE, HOSTILE, HOSTILE), min_size=1, max_size=6))
def test_hostile_names_come_back(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]) -> None:
    graph = TwoMode(about={"rules": [rows[0][0]], "withheld": [rows[0][1]]})
    for number, (ident, name, title) in enumerate(rows):
        who, event = f"stakeholder/{ident}", f"event/{number}"
        graph.nodes[who] = {"node": "stakeholder", "bipartite": 0, "label": name, "label_en": title}
        graph.nodes[event] = {"node": "event", "bipartite": 1, "label": title, "sources": [name, ident]}
        graph.edges[who, event] = {"participations": 1, "roles": [name]}
    folder = tmp_path_factory.mktemp("hostile")
    for suffix, write in (("graphml", "_graphml"), ("gexf", "_gexf"), ("json", "_json")):
        path = folder / f"g.{suffix}"
        getattr(__import__("graphkit.network.graph_files", fromlist=[write]), write)(graph, path)
        back = _read(path)
        assert len(back) == len(graph.nodes)
        assert back.number_of_edges() == len(graph.edges)
        if suffix != "json":
            ElementTree.parse(path)
            for node, data in in_networkx(graph).nodes(data=True):
                assert {name: back.nodes[node][name] for name in data} == data
        else:
            assert graph.nodes == dict(back.nodes.items())


@given(st.text())
def test_a_plain_text_stays_plain(text: str) -> None:
    done = plain(text)
    assert plain(done) == done
    assert not re.search("[\x00-\x1f\ud800-\udfff]", done.replace("\t", ""))


def test_ids_that_xml_cannot_tell_apart_stay_two(tmp_path: Path) -> None:
    graph = TwoMode({"stakeholder/a\x01": {"bipartite": 0}, "stakeholder/a\x02": {"bipartite": 0}})
    assert list(in_networkx(graph)) == ["stakeholder/a\ufffd", "stakeholder/a\ufffd;2"]


def test_a_store_with_hostile_names_is_written(tmp_path: Path) -> None:
    names = ["x" * 300, "\x07bell", "\u202eabc", "👩‍👩‍👧", "<script>"]
    tables = Tables(
        {
            "organisations": complete(pl.DataFrame({"organisation_id": [f"o{i}" for i in range(5)], "name": names, "kind": ["ngo"] * 5}), "organisations"),
            "events": complete(pl.DataFrame({"event_id": ["e"], "title": ["\x00t"], "kind": ["training"]}), "events"),
            "participations": complete(pl.DataFrame({"event_id": ["e"] * 5, "organisation_id": [f"o{i}" for i in range(5)]}), "participations"),
        }
    )  # fmt: skip
    made = open_store(tmp_path / "s.sqlite")
    made.replace(tables)
    for suffix in SUFFIXES:
        write_graph(made, tmp_path / f"g{suffix}")
        assert _read(tmp_path / f"g{suffix}").nodes["stakeholder/o3"]["label"] == names[3]
