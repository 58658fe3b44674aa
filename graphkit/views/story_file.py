"""The file of a story: what a step may hold, and where in the file it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import resources
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.errors import DataError, GraphkitError, Problem
from graphkit.views.texts import LANGS
from graphkit.yaml_nodes import Reading, scalar

if TYPE_CHECKING:
    from yaml import Node

MODES = ("one", "sum", "diff")
WEIGHTS = ("count", "newman")
STORY_FILE = "story.yaml"
_SPOKEN = {"true": True, "yes": True, "false": False, "no": False}
_BEGINNING = "a story is a list of steps: write 'steps:' first, and each step below it after a dash"


@dataclass(frozen=True)
class Step:
    """A step as it was written: its settings, where each of their values stands (line, column), whether any is unusable."""

    said: dict[str, Any]
    places: dict[str, list[tuple[int, int]]]
    broken: bool = False

    def place(self, key: str, at: int = 0) -> tuple[int, int]:
        """Line and column of a setting's value, or of the step where it does not have that setting."""
        return self.places.get(key, self.places[""])[at if key in self.places else 0]


@dataclass(frozen=True)
class Story:
    """The steps of a story, what its file is called, and what is wrong with the file."""

    name: str
    steps: list[Step]
    problems: list[Problem] = field(default_factory=list)


def read_story(path: Path) -> Story:
    """A story from its file. Raises `GraphkitError` where it cannot be read, `DataError` where it is no YAML or no story."""
    try:
        return parsed(path.read_bytes(), path.name)
    except OSError as error:
        raise GraphkitError(f"{path}: cannot be read as a story ({error.strerror or error})") from error


def bundled_story() -> Story:
    """The story of the bundled platform."""
    return parsed(resources.files("graphkit.data").joinpath(STORY_FILE).read_bytes(), STORY_FILE)


def parsed(data: bytes, name: str) -> Story:
    """The story of a file's bytes; mistakes within its steps are kept with it, so that they are told with the page's own."""
    reading = _Reading(name)
    root = reading.root(data)
    found = reading.pairs(root) if root is not None else {}
    if not reading.problems and "steps" not in found:
        reading.wrong(root, None, _BEGINNING, 2)
    if reading.problems:
        raise DataError(reading.problems, "mend the story and try again")
    for key, (at, _) in found.items():
        if key != "steps":
            reading.wrong(at, key, "there is no such setting; there are: steps")
    listed = reading.items(found["steps"][1])
    if not listed:
        reading.wrong(found["steps"][1], None, _BEGINNING, 2)
        raise DataError(reading.problems, "mend the story and try again")
    return Story(name, [reading.step(node) for node in listed], reading.problems)


class _Reading(Reading):
    """A story's file being read."""

    def step(self, node: Node) -> Step:
        """One step; what is wrong with it is noted."""
        before = len(self.problems)
        step = Step({}, {"": [_at(node)]})
        for key, (at, value) in self.pairs(node).items():
            if key in _SETTINGS:
                self._set(step, key, value)
            else:
                self.wrong(at, key, f"there is no such setting; there are: {', '.join(sorted(_SETTINGS))}")
        needed = ["title", "text", "phase", *(["from"] if step.said.get("mode") == "diff" else [])]
        for key in needed:
            if key not in step.places:
                self.wrong(node, None, f"{key} is missing in this step")
        return Step(step.said, step.places, len(self.problems) > before)

    def _set(self, step: Step, key: str, node: Node) -> None:
        before = len(self.problems)
        value, places = _SETTINGS[key](self, node)
        step.places[key] = places
        if len(self.problems) == before:
            step.said[key] = value

    def texts(self, node: Node) -> tuple[list[str], list[tuple[int, int]]]:
        """A text in each language."""
        found = self.pairs(node)
        for lang, (at, value) in found.items():
            if lang not in LANGS:
                self.wrong(at, lang, f"is none of: {', '.join(LANGS)}")
            elif scalar(value) is None:
                self.wrong(value, None, "a text is needed here; one that begins with a bracket stands in quotes")
        texts = [(scalar(found[lang][1]) or "").strip() if lang in found else "" for lang in LANGS]
        if not all(texts) and all(scalar(value) is not None for _, value in found.values()):
            self.wrong(node, None, "needs a text in Latvian (lv) and in English (en)")
        return texts, [_at(found[lang][1] if lang in found else node) for lang in LANGS]

    def word(self, node: Node) -> tuple[str, list[tuple[int, int]]]:
        """A word, as it is written."""
        text = scalar(node)
        if not text:
            self.wrong(node, text, "a word is needed here")
        return text or "", [_at(node)]

    def words(self, node: Node) -> tuple[list[str], list[tuple[int, int]]]:
        """A list of words."""
        found = [self.word(each) for each in self.items(node)]
        return [word for word, _ in found], [place for _, [place] in found]

    def truth(self, node: Node) -> tuple[bool, list[tuple[int, int]]]:
        """True or false."""
        text = scalar(node) or ""
        if text.lower() not in _SPOKEN:
            self.wrong(node, text, "is none of: true, false")
        return _SPOKEN.get(text.lower(), False), [_at(node)]

    def number(self, node: Node) -> tuple[float, list[tuple[int, int]]]:
        """A number from 0 on; a whole one stays whole."""
        text = scalar(node) or ""
        try:
            number = float(text)
        except ValueError:
            number = -1.0
        if not (isfinite(number) and number >= 0):
            self.wrong(node, text, "a number from 0 on is needed here")
            number = 0.0
        return int(number) if number.is_integer() else number, [_at(node)]

    def chosen(self, node: Node, known: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
        """A word out of a few."""
        text = scalar(node) or ""
        if text not in known:
            self.wrong(node, text, f"is none of: {', '.join(known)}")
        return text, [_at(node)]


def _at(node: Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


_SETTINGS: dict[str, Callable[[_Reading, Node], tuple[Any, list[tuple[int, int]]]]] = {
    "title": _Reading.texts,
    "text": _Reading.texts,
    "phase": _Reading.word,
    "from": _Reading.word,
    "mode": lambda reading, node: reading.chosen(node, MODES),
    "level": _Reading.word,
    "pairs": _Reading.truth,
    "weight": lambda reading, node: reading.chosen(node, WEIGHTS),
    "least": _Reading.number,
    "significant": _Reading.truth,
    "fixed": _Reading.truth,
    "focus": _Reading.word,
    "steps": lambda reading, node: reading.chosen(node, ("1", "2")),
    "select": _Reading.word,
    "evidence": _Reading.words,
}
