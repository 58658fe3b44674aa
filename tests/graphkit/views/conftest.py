"""The bundled data as a store, and its public page, made once."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from graphkit.stores import open_store
from graphkit.stores.protocol import Store
from graphkit.tables.source import read_sources
from graphkit.views.network import network_page

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = open_store(tmp_path_factory.mktemp("views") / "platform.sqlite")
    made.replace(read_sources([str(DATA)]))
    return made


@pytest.fixture(scope="session")
def html(store: Store) -> str:
    return network_page(store, lang="en")


@pytest.fixture(scope="session")
def data(html: str) -> dict[str, Any]:
    return page_data(html)


def page_data(html: str) -> dict[str, Any]:
    """The data that a page carries, read back as a browser would read it; phases with what the first level says of them."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    loaded: dict[str, Any] = json.loads(found[1])
    if "levels" in loaded:
        for phase, part in zip(loaded["phases"], loaded["levels"][0]["phases"], strict=True):
            phase.update(part)
    return loaded


def pairs_of(phase: dict[str, Any]) -> int:
    """How many stakeholders at events the rows of a phase hold."""
    return sum(len(row) // 2 for row in phase["rows"])
