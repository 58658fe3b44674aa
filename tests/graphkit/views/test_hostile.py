"""Reports for Word and pictures hold hostile words as words."""

from __future__ import annotations

import importlib
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from graphkit.stores.protocol import Store
from graphkit.views.change_still import change_still
from graphkit.views.map import map_still
from graphkit.views.network_still import network_still
from graphkit.views.report import report_document
from graphkit.views.sheet_still import sheet_still, timeline_still
from tests.browser.hostile import HOSTILE, hostile_package, loaded

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("hostile")
    return loaded(hostile_package(DATA, folder), folder)


def test_a_report_for_word_tells_them_as_they_are(store: Store) -> None:
    document = importlib.import_module("docx").Document(BytesIO(report_document(store, "LRP3", lang="en")))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])
    for words in (*HOSTILE[:3], HOSTILE[4], HOSTILE[6]):
        assert words in text


@pytest.mark.parametrize("still", [network_still, sheet_still, timeline_still, change_still, map_still])
def test_a_picture_holds_no_element_of_theirs(store: Store, still: object) -> None:
    assert callable(still)
    root = ElementTree.fromstring(still(store, lang="en"))
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names & {"script", "img", "foreignObject"} == set()
    assert [key for element in root.iter() for key in element.attrib if key.startswith("on")] == []
