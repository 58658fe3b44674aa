"""Stories: steps through the network page, each a view with words, in which every figure is computed.

A story is a YAML file; `docs/stories.md` says what it may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from graphkit.errors import DataError, Problem
from graphkit.model import LEVELS, Phase
from graphkit.views.bilingual import plural
from graphkit.views.figures import Unsaid, figures_of
from graphkit.views.picture import Names
from graphkit.views.story_file import Step, Story
from graphkit.views.texts import LANGS

_PLACE = re.compile(r"\{([^{}]*)\}")


def fits(story: Story, phases: Sequence[Phase], levels: Sequence[Mapping[str, Any]], names: Names) -> bool:
    """Whether a page holds every phase, level, stakeholder and event that a story names."""
    said = [step.said for step in story.steps]
    if not {step["level"] for step in said if "level" in step} <= {level["name"] for level in levels}:
        return False
    known = {phase.id for phase in phases}
    wanted = {step[key] for step in said for key in ("phase", "from") if key in step}
    units = {step["focus"] for step in said if "focus" in step}
    events = {event for step in said for event in step.get("evidence", [])}
    return wanted <= known and units <= set(names.unit_at) and events <= set(names.event_at)


def told(
    story: Story, phases: Sequence[Phase], levels: Sequence[Mapping[str, Any]], names: Names
) -> list[dict[str, Any]]:
    """The steps as a page carries them: words in both languages with their figures, the view, the events that prove it.

    Raises `DataError` that names every mistake of the story, those of its file too.
    """
    telling = _Telling(story, [phase.id for phase in phases], {level["name"]: level for level in levels}, names)
    steps = [telling.step(step) for step in story.steps]
    if telling.problems:
        problems = sorted(telling.problems, key=lambda problem: problem.line or 0)
        raise DataError(problems, "mend the story and try again")
    return steps


class _Telling:
    """A story being filled in, with the mistakes found on the way."""

    def __init__(self, story: Story, phases: list[str], levels: dict[str, Mapping[str, Any]], names: Names) -> None:
        self.story, self.phases, self.levels, self.names = story, phases, levels, names
        self.problems: list[Problem] = list(story.problems)

    def step(self, step: Step) -> dict[str, Any]:
        """One step; what is wrong with it is noted."""
        wrong = [*self._unknown_words(step.said), *self._unknown_ids(step.said)]
        for key, at, value, message in wrong:
            self._note(step, key, value, message, at)
        if wrong or step.broken:
            return {}
        return {
            "title": self._words(step, "title"),
            "text": self._words(step, "text"),
            "address": _address(step.said),
            "evidence": [self.names.event_at[event] for event in step.said.get("evidence", [])],
        }

    def _note(self, step: Step, key: str, value: str | None, message: str, at: int = 0) -> None:
        line, column = step.place(key, at)
        self.problems.append(Problem(self.story.name, line, str(column), value, message))

    def _unknown_words(self, said: Mapping[str, Any]) -> Iterator[tuple[str, int, str, str]]:
        """Setting, which of its values, the value and what is wrong with it."""
        known = {"phase": self.phases, "from": self.phases, "level": [each for each in LEVELS if each in self.levels]}
        for key, good in known.items():
            if key in said and said[key] not in good:
                yield key, 0, said[key], f"is none of: {', '.join(good)}"

    def _unknown_ids(self, said: Mapping[str, Any]) -> Iterator[tuple[str, int, str, str]]:
        units, events = set(self.names.unit_at), set(self.names.event_at)
        asked = [("evidence", at, event, events) for at, event in enumerate(said.get("evidence", []))]
        asked += [
            (key, 0, said[key], known) for key, known in (("focus", units), ("select", units | events)) if key in said
        ]
        for key, at, ident, known in asked:
            if ident not in known:
                yield key, at, ident, "nothing on this page has this id"

    def _words(self, step: Step, key: str) -> list[str]:
        """A text with its figures, in each language."""
        return [self._filled(step, key, at) for at in range(len(LANGS))]

    def _filled(self, step: Step, key: str, at: int) -> str:
        def figure(place: re.Match[str]) -> str:
            name, *forms = place[1].split("|")
            try:
                return _worded(figures_of(self.phases, self.levels, self.names, step.said, name, at), forms, at)
            except Unsaid as reason:
                self._note(step, key, place[0], str(reason), at)
                return ""

        return _PLACE.sub(figure, step.said[key][at])


def _worded(figure: str, forms: Sequence[str], at: int) -> str:
    """A figure with its word in the form that goes with it in a language; as it is where no words are given.

    >>> _worded("31", ["pasākumā", "pasākumos"], 0), _worded("31", ["event", "events"], 1), _worded("4", [], 1)
    ('31 pasākumā', '31 events', '4')
    """
    if not forms:
        return figure
    if len(forms) != 2 or not figure.isdecimal():
        raise Unsaid("only a number has a word with it, and that in two forms, for one and for many")
    words = forms[0], forms[1]
    return plural(words, words, int(figure))[at]


def _address(said: Mapping[str, Any]) -> str:
    """The view of a step in the words of the page's address."""
    plain = ("phase", "from", "mode", "level", "weight", "least", "focus", "steps")
    flags = {"projected": "pairs", "backbone": "significant", "fixed": "fixed"}
    words: dict[str, Any] = {key: said[key] for key in plain if key in said}
    words.update({key: "yes" for key, setting in flags.items() if said.get(setting)})
    if "select" in said:
        words.update(unit=said["select"], event=said["select"])
    return urlencode(words)
