from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.cli.messages import translated
from graphkit.errors import DataError, GraphkitError
from graphkit.measures.dynamics import Series, transition
from graphkit.model import Selection
from graphkit.network.network import Network
from graphkit.stores.protocol import Store
from graphkit.views.network import network_page
from graphkit.views.record import read_phase
from graphkit.views.story_file import Story, bundled_story, parsed, read_story
from tests.graphkit.views.conftest import page_data

STEP = """
  - title: {lv: Viens, en: One}
    text: {lv: "%s", en: "%s"}
    phase: %s
"""


def _story(*steps: str) -> Story:
    return parsed("".join(["steps:", *steps]).encode(), "my.yaml")


def _page(store: Store, *steps: str, **more: Any) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = page_data(network_page(store, story=_story(*steps), **more))["story"]
    return told


def test_the_bundled_story_is_told_where_it_fits(data: dict[str, Any], store: Store) -> None:
    assert len(data["story"]) == len(bundled_story().steps) == 10
    assert all("{" not in text for step in data["story"] for text in [*step["title"], *step["text"]])
    assert all(step["evidence"] for step in data["story"])
    assert page_data(network_page(store, ["LRP5"]))["story"] == []


def test_every_spoken_figure_says_how_it_was_counted_where_the_overview_counts_otherwise(data: dict[str, Any]) -> None:
    planned, municipalities = data["story"][8:]
    for step in data["story"][:8]:
        lv, en = step["text"]
        assert "vieta un tās pašvaldība – viens dalībnieks" in lv
        assert "a place and its municipality are one" in en
    for step in data["story"]:
        assert ("pasākum" not in step["text"][0]) or "kopīg" in step["text"][0]
        assert ("event" not in step["text"][1]) or "joint" in step["text"][1] or "shared" in step["text"][1]
    assert "planned participations" in planned["text"][1]
    assert "through their bodies" in municipalities["text"][1]


def test_every_figure_of_the_bundled_story_is_named_and_not_written() -> None:
    words = [text for step in bundled_story().steps for key in ("title", "text") for text in step.said[key]]
    assert [text for text in words if re.search(r"\d", re.sub(r"\{[^}]*\}|2016", "", text))] == []


def test_figures_are_those_of_the_library(store: Store) -> None:
    figures = "{units} {events} {pairs} {LRP2.units}"
    [step] = _page(store, STEP % (figures, figures, "LRP3"))
    record, other = (read_phase(store, Selection(), phase, "public") for phase in ("LRP3", "LRP2"))
    shown = [len(record.incidence.stakeholders), len(record.incidence.events), record.incidence.pairs]
    assert step["text"] == [" ".join(map(str, [*shown, len(other.incidence.stakeholders)]))] * 2
    figures = "{kept} {new} {lost} {ties_new} {both_lost} {present}"
    [step] = _page(store, STEP % (figures, figures, "LRP3") + "    from: LRP2\n    mode: diff\n")
    series = Series({"LRP2": Network(other.incidence), "LRP3": Network(record.incidence)})
    found = transition(series, "LRP2", "LRP3", detail=True)
    who = found.stakeholders
    numbers = [who.kept, who.new, who.lost, found.ties.new, len(found.ties.pairs["lost"]), found.present_in_both]
    assert step["text"][1] == " ".join(map(str, numbers))


def test_every_mistake_is_told_with_its_place(store: Store) -> None:
    with pytest.raises(DataError) as caught:
        _page(
            store,
            STEP % ("{units}", "{unitz}", "LRP9") + "    mode: twice\n    evidence: [nothing]\n    fonts: 3\n",
            STEP % ("x", "{units}", "LRP7") + "    select: 12:30\n    least: -1\n    pairs: maybe\n",
            STEP % ("x", "{crowd}", "LRP3") + "    mode: diff\n",
            STEP % ("x", "{crowd}", "LRP3"),
            "\n  - title: One\n    phase: LRP1\n    title: {lv: x}\n    text: {lv: a, en: {b}, de: c}\n",
        )
    said = [str(problem) for problem in caught.value.problems]
    for line in (
        "my.yaml:4:12: 'LRP9': is none of: LRP1, LRP2",
        "my.yaml:5:11: 'twice': is none of: one, sum, diff",
        "my.yaml:6:16: 'nothing': nothing on this page has this id",
        "my.yaml:7:5: 'fonts': there is no such setting; there are: evidence",
        "my.yaml:12:13: '12:30': nothing on this page has this id",
        "my.yaml:13:12: '-1': a number from 0 on is needed here",
        "my.yaml:14:12: 'maybe': is none of: true, false",
        "my.yaml:16:5: from is missing in this step",
        "my.yaml:22:25: '{crowd}': there is no figure 'crowd'",
        "my.yaml:25:12: a mapping is needed here",
        "my.yaml:27:5: 'title': this key stands here twice",
        "my.yaml:28:23: a text is needed here; one that begins with a bracket",
        "my.yaml:28:28: 'de': is none of: lv, en",
    ):
        assert any(each.startswith(line) for each in said), (line, said)
    latvian = [translated(problem, "lv").message for problem in caught.value.problems]
    assert [text for text, problem in zip(latvian, caught.value.problems, strict=True) if text == problem.message] == []


def test_a_number_brings_its_word_in_the_form_it_needs(store: Store) -> None:
    [step] = _page(store, STEP % ("{LRP5.events|pasākums|pasākumi}", "{LRP5.events|event|events}", "LRP3"))
    events = len(read_phase(store, Selection(), "LRP5", "public").incidence.events)
    assert step["text"] == [f"{events} pasākumi", f"{events} events"]
    with pytest.raises(DataError) as caught:
        _page(store, STEP % ("{events|x}", "{most|a|b}", "LRP3"))
    assert [problem.value for problem in caught.value.problems] == ["{events|x}", "{most|a|b}"]


def test_nothing_recorded_is_no_figure(store: Store) -> None:
    with pytest.raises(DataError) as caught:
        _page(store, STEP % ("x", "y {units}", "LRP7"))
    [problem] = caught.value.problems
    assert str(problem).startswith("my.yaml:3:25: '{units}': units: nobody is recorded as present")


def test_words_mean_what_is_written(store: Store) -> None:
    [step] = _page(
        store,
        "\n  - title: {lv: no, en: 12:30}\n    text: {lv: 007, en: null}\n    phase: LRP3\n    fixed: no\n    pairs: yes\n    least: 0.5\n",
    )
    assert (step["title"], step["text"]) == (["no", "12:30"], ["007", "null"])
    assert step["address"] == "phase=LRP3&least=0.5&projected=yes"


@pytest.mark.parametrize(
    ("text", "place", "exit_code"),
    [
        ("steps: 3", "a.yaml:1:8: '3': a list is needed", 2),
        ("", "a.yaml: a story is a list of steps", 2),
        ("steps: []", "a.yaml:1:8: a story is a list of steps", 2),
        ("steps:\n  - [", "a.yaml:2:6: this is no YAML here", 2),
        ("steps: {units} people", "a.yaml:1:16: this is no YAML here", 2),
        ("steps:\n  - &a x\n  - *a\n  - !!python/name:os.system x", "a.yaml:2:5: 'a': names for parts", 1),
        ("steps: " + "[" * 40 + "]" * 40, "a.yaml:1:", 1),
        ("other: 3", "a.yaml:1:1: a story is a list", 2),
        ("steps: \x00", "a.yaml: this is no YAML here", 2),
        ("---\nsteps: [a]\n---\nsteps: [b]", "a.yaml:3:1: this is no YAML here", 2),
    ],
)
def test_what_is_no_story_is_refused(text: str, place: str, exit_code: int, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_story(path)
    said = [str(problem) for problem in caught.value.problems]
    assert said[0].startswith(place), said
    assert caught.value.exit_code == exit_code
    assert all(translated(problem, "lv").message != problem.message for problem in caught.value.problems)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"steps: \xe2")
    with pytest.raises(DataError) as caught:
        read_story(path)
    assert "not text in UTF-8 (byte 8)" in str(caught.value.problems[0])
    path.write_bytes(b"x" * (2 * 1024 * 1024))
    with pytest.raises(DataError) as caught:
        read_story(path)
    assert "more than 1024 KiB" in str(caught.value.problems[0])
    with pytest.raises(GraphkitError, match="cannot be read as a story"):
        read_story(tmp_path)


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_any_file_is_a_story_or_told_why_not(text: str | bytes) -> None:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
    with suppress(DataError):
        parsed(b"steps:\n  - " + data, "any.yaml")


def test_words_of_a_story_stay_text(store: Store) -> None:
    hostile = "</script><script>alert(1)</script>"
    assert "<script>alert" not in network_page(store, story=_story(STEP % (hostile, hostile, "LRP3")))
