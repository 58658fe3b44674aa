"""Stories: steps through the network page, each a view with words, in which every figure is computed.

A story is a TOML file; `docs/stories.md` says what it may hold.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from graphkit.errors import DataError, GraphkitError, Problem
from graphkit.model import LEVELS, Phase
from graphkit.views.figures import Unsaid, figures_of
from graphkit.views.picture import Names
from graphkit.views.texts import LANGS

MODES = ("one", "sum", "diff")
_PLACE = re.compile(r"\{([^{}]*)\}")
_STEP = re.compile(r"\s*\[\[\s*steps\s*\]\]")
_KEYS = {"title", "text", "phase", "from", "mode", "level", "pairs", "weight", "least", "significant", "fixed", "focus", "steps", "select", "evidence"}  # fmt: skip


@dataclass(frozen=True)
class Story:
    """The steps of a story as they were written, what its file is called, and the line on which each step begins."""

    name: str
    steps: list[dict[str, Any]]
    lines: list[int]


def read_story(path: Path) -> Story:
    """A story from its file. Raises `GraphkitError` where it cannot be read or is none."""
    try:
        return parsed(path.read_text(encoding="utf-8-sig"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise GraphkitError(f"{path}: cannot be read as a story ({error})") from error


def bundled_story() -> Story:
    """The story of the bundled platform."""
    return parsed(resources.files("graphkit.data").joinpath("story.toml").read_text(encoding="utf-8"), "story.toml")


def parsed(text: str, name: str) -> Story:
    """The story of a text in TOML."""
    try:
        steps = tomllib.loads(text).get("steps")
    except tomllib.TOMLDecodeError as error:
        raise GraphkitError(f"{name}: cannot be read as a story ({error})") from error
    if not isinstance(steps, list) or not steps or not all(isinstance(step, dict) for step in steps):
        raise GraphkitError(f"{name}: a story is a list of steps; write each below a line [[steps]]")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _STEP.match(line)]
    return Story(name, steps, lines)


def fits(story: Story, phases: Sequence[Phase], levels: Sequence[Mapping[str, Any]], names: Names) -> bool:
    """Whether a page holds every phase, level, stakeholder and event that a story names."""
    if not {step["level"] for step in story.steps if "level" in step} <= {level["name"] for level in levels}:
        return False
    known = {phase.id for phase in phases}
    wanted = {step[key] for step in story.steps for key in ("phase", "from") if key in step}
    units = {step["focus"] for step in story.steps if "focus" in step}
    events = {event for step in story.steps for event in step.get("evidence", [])}
    return wanted <= known and units <= set(names.unit_at) and events <= set(names.event_at)


def told(
    story: Story, phases: Sequence[Phase], levels: Sequence[Mapping[str, Any]], names: Names
) -> list[dict[str, Any]]:
    """The steps as a page carries them: words in both languages with their figures, the view, the events that prove it.

    Raises `DataError` that names every mistake of the story.
    """
    telling = _Telling(story, [phase.id for phase in phases], {level["name"]: level for level in levels}, names)
    steps = [telling.step(number, step) for number, step in enumerate(story.steps)]
    if telling.problems:
        raise DataError(telling.problems, "mend the story and try again")
    return steps


class _Telling:
    """A story being filled in, with the mistakes found on the way."""

    def __init__(self, story: Story, phases: list[str], levels: dict[str, Mapping[str, Any]], names: Names) -> None:
        self.story, self.phases, self.levels, self.names = story, phases, levels, names
        self.problems: list[Problem] = []

    def step(self, number: int, step: dict[str, Any]) -> dict[str, Any]:
        """One step; what is wrong with it is noted."""
        wrong = self._mistakes(step)
        if wrong:
            for key, value, message in wrong:
                self._note(number, key, value, message)
            return {}
        return {
            "title": self._words(number, step, "title"),
            "text": self._words(number, step, "text"),
            "address": _address(step),
            "evidence": [self.names.event_at[event] for event in step.get("evidence", [])],
        }

    def _note(self, number: int, key: str, value: str | None, message: str) -> None:
        line = self.story.lines[number] if number < len(self.story.lines) else None
        self.problems.append(Problem(self.story.name, line, key, value, message))

    def _mistakes(self, step: dict[str, Any]) -> list[tuple[str, str | None, str]]:
        """Setting, value and what is wrong with it."""
        texts = [key for key in ("title", "text") if not _bilingual(step.get(key))]
        return [
            *(
                (key, None, f"there is no such setting; there are: {', '.join(sorted(_KEYS))}")
                for key in sorted(set(step) - _KEYS)
            ),
            *((key, None, "needs a text in Latvian (lv) and in English (en)") for key in texts),
            *self._unknown_words(step),
            *self._unknown_ids(step),
        ]

    def _unknown_words(self, step: dict[str, Any]) -> Iterator[tuple[str, str | None, str]]:
        known: dict[str, Sequence[str]] = {
            "phase": self.phases,
            "mode": MODES,
            "level": [level for level in LEVELS if level in self.levels],
        }
        wanted = {"phase": step.get("phase")} | {key: step[key] for key in ("mode", "level") if key in step}
        if step.get("mode") == "diff":
            wanted["from"], known["from"] = step.get("from"), self.phases
        for key, value in wanted.items():
            if value not in known[key]:
                yield key, str(value or ""), f"is none of: {', '.join(known[key])}"

    def _unknown_ids(self, step: dict[str, Any]) -> Iterator[tuple[str, str | None, str]]:
        units, events = set(self.names.unit_at), set(self.names.event_at)
        asked = [("evidence", event, events) for event in step.get("evidence", [])]
        asked += [
            (key, step[key], known) for key, known in (("focus", units), ("select", units | events)) if key in step
        ]
        for key, ident, known in asked:
            if ident not in known:
                yield key, str(ident), "nothing on this page has this id"

    def _words(self, number: int, step: dict[str, Any], key: str) -> list[str]:
        """A text with its figures, in each language."""
        return [self._filled(number, step, step[key][lang], at) for at, lang in enumerate(LANGS)]

    def _filled(self, number: int, step: dict[str, Any], text: str, at: int) -> str:
        def figure(place: re.Match[str]) -> str:
            try:
                return figures_of(self.phases, self.levels, self.names, step, place[1], at)
            except Unsaid as reason:
                self._note(number, "text", place[0], str(reason))
                return ""

        return _PLACE.sub(figure, text)


def _bilingual(text: object) -> bool:
    return isinstance(text, dict) and all(isinstance(text.get(lang), str) and text[lang].strip() for lang in LANGS)


def _address(step: dict[str, Any]) -> str:
    """The view of a step in the words of the page's address."""
    plain = ("phase", "from", "mode", "level", "weight", "least", "focus", "steps")
    flags = {"projected": "pairs", "backbone": "significant", "fixed": "fixed"}
    words: dict[str, Any] = {key: step[key] for key in plain if key in step}
    words.update({key: "yes" for key, setting in flags.items() if step.get(setting)})
    if step.get("select"):
        words.update(unit=step["select"], event=step["select"])
    return urlencode(words)
