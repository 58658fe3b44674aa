from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from graphkit.cli.messages import translated
from graphkit.errors import DataError, GraphkitError
from graphkit.measures.dynamics import Series, transition
from graphkit.model import Selection
from graphkit.network.network import Network
from graphkit.stores.protocol import Store
from graphkit.views.network import network_page
from graphkit.views.record import read_phase
from graphkit.views.story import bundled_story, parsed, read_story
from tests.graphkit.views.conftest import page_data

STEP = """
[[steps]]
title = { lv = "Viens", en = "One" }
text = { lv = "%s", en = "%s" }
"""


def _page(store: Store, text: str, **more: Any) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = page_data(network_page(store, story=parsed(text, "my.toml"), **more))["story"]
    return steps


def test_the_bundled_story_is_told_where_it_fits(data: dict[str, Any], store: Store) -> None:
    assert len(data["story"]) == len(bundled_story().steps) == 10
    assert all("{" not in text for step in data["story"] for text in [*step["title"], *step["text"]])
    assert all(step["evidence"] for step in data["story"])
    assert page_data(network_page(store, ["LRP5"]))["story"] == []


def test_every_figure_of_the_bundled_story_is_named_and_not_written() -> None:
    words = [text for step in bundled_story().steps for key in ("title", "text") for text in step[key].values()]
    assert [text for text in words if re.search(r"\d", re.sub(r"\{[^}]*\}|2016", "", text))] == []


def test_figures_are_those_of_the_library(store: Store) -> None:
    figures = "{units} {events} {pairs} {LRP2.units}"
    [step] = _page(store, STEP % (figures, figures) + 'phase = "LRP3"')
    record, other = (read_phase(store, Selection(), phase, "public") for phase in ("LRP3", "LRP2"))
    shown = [len(record.incidence.stakeholders), len(record.incidence.events), record.incidence.pairs]
    assert step["text"] == [" ".join(map(str, [*shown, len(other.incidence.stakeholders)]))] * 2
    figures = "{kept} {new} {lost} {ties_new} {both_lost} {present}"
    [step] = _page(store, STEP % (figures, figures) + 'phase = "LRP3"\nfrom = "LRP2"\nmode = "diff"')
    series = Series({"LRP2": Network(other.incidence), "LRP3": Network(record.incidence)})
    found = transition(series, "LRP2", "LRP3", detail=True)
    who = found.stakeholders
    numbers = [who.kept, who.new, who.lost, found.ties.new, len(found.ties.pairs["lost"]), found.present_in_both]
    assert step["text"][1] == " ".join(map(str, numbers))


def test_every_mistake_is_told_with_its_line(store: Store) -> None:
    text = (
        STEP % ("{units}", "{unitz}")
        + 'phase = "LRP9"\nmode = "twice"\nevidence = ["nothing"]\nfonts = 3\n'
        + STEP % ("x", "{units}") + 'phase = "LRP7"\n'
        + STEP % ("x", "{crowd}") + 'phase = "LRP3"\n'
        + '[[steps]]\ntitle = "One"\nphase = "LRP1"\n'
    )  # fmt: skip
    with pytest.raises(DataError) as caught:
        _page(store, text)
    said = [str(problem) for problem in caught.value.problems]
    assert said[0].startswith("my.toml:2:fonts: there is no such setting")
    assert any(line.startswith("my.toml:2:phase: 'LRP9': is none of: LRP1") for line in said)
    assert any(line.startswith("my.toml:2:mode: 'twice'") for line in said)
    assert any(line.startswith("my.toml:2:evidence: 'nothing': nothing on this page") for line in said)
    assert any("my.toml:10:text: '{units}': units: nobody is recorded as present" in line for line in said)
    assert any("my.toml:15:text: '{crowd}': there is no figure 'crowd'" in line for line in said)
    assert sum(line.startswith("my.toml:19:") for line in said) == 2
    latvian = [translated(problem, "lv").message for problem in caught.value.problems]
    assert [text for text, problem in zip(latvian, caught.value.problems, strict=True) if text == problem.message] == []


@pytest.mark.parametrize("text", ["steps = 3", "", "steps = [1]", "[[steps"])
def test_what_is_no_story_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GraphkitError, match=r"a\.toml"):
        read_story(path)


def test_words_of_a_story_stay_text(store: Store) -> None:
    hostile = "</script><script>alert(1)</script>"
    story = parsed(STEP % (hostile, hostile) + 'phase = "LRP3"', "my.toml")
    assert "<script>alert" not in network_page(store, story=story)
