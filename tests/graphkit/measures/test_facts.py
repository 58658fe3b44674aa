from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.measures.facts import facts_sheet
from graphkit.model import OUTSIDE, Selection
from graphkit.network.building import network_of
from graphkit.stores import open_store
from graphkit.stores.protocol import Store
from tests.graphkit.stores.tiny import platform


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two at an event of each of three phases, and at one of none: P1 has both days, P2 one, P3 none."""
    found = open_store(str(tmp_path / "s.sqlite"))
    found.replace(
        platform(
            phases="phase_id start end\nP1 2019-03-01 2019-05-02\nP2 2020 .\nP3 . .",
            organisations="organisation_id name kind\na A company\nb B company",
            events="event_id title phase_id\nx X P1\ny Y P2\nz Z P3\nw W .",
            participations="event_id organisation_id\nx a\nx b\ny a\ny b\nz a\nz b\nw a\nw b",
        )
    )
    return found


@pytest.mark.parametrize(
    ("phases", "lang", "said"),
    [
        ((), "en", "P1 (2019-03-01–2019-05-02), P2 (2020–?), P3, events outside the phases"),
        (("P2", "P1"), "en", "P1 (2019-03-01–2019-05-02), P2 (2020–?)"),
        (("P3",), "en", "P3"),
        ((OUTSIDE,), "en", "events outside the phases"),
        (("P3", OUTSIDE), "lv", "P3, pasākumi ārpus posmiem"),
    ],
)
def test_the_waves_are_those_counted(store: Store, phases: tuple[str, ...], lang: str, said: str) -> None:
    sheet = facts_sheet(store, network_of(store, Selection(phases=phases)), lang)
    assert [fact.text for fact in sheet if fact.item in ("waves", "laika posmi")] == [said]
