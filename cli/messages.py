"""Messages of the library and of Click in Latvian, found by their English template.

The library raises its errors in English. A template here is that sentence with ``{}`` for what varies; the Latvian puts
the same parts in its own order (``{0}``, ``{1}`` …), with ``{0:one|many}`` for a word that goes with a number and
``{0:w}`` for a part that is a message itself and ``{0:n}`` for a long or broken number. ``tests/cli/test_messages.py`` holds every sentence of the library to this.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from graphkit.errors import Problem

from .wording import LATVIAN, fill

_GAP = re.compile(r"\{\}")


def translate(text: str, lang: str) -> str:
    """A finished message in the language asked for; as it stands where no template fits.

    >>> translate("nobody is called 'X'", "lv")
    "neviena vārds vai nosaukums nav 'X'"
    """
    if lang != "lv" or not text:
        return text
    if text in LATVIAN:
        return LATVIAN[text]
    for pattern, latvian in _patterns():
        if match := pattern.fullmatch(text):
            return fill(latvian, match.groups(), "lv", lambda part: translate(part, "lv"))
    return text


def translated(problem: Problem, lang: str) -> Problem:
    """A problem whose message is in the language asked for."""
    file = _FILES.get(problem.file, problem.file) if lang == "lv" else problem.file
    return replace(problem, file=file, message=translate(problem.message, lang))


# What stands where a file has no name.
_FILES = {"standard input": "standarta ievade", "the new source": "jaunais avots"}


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """The templates as patterns: those that begin with words before those that begin with anything, the longest first."""
    from .latvian import GENERAL
    from .latvian_duplicates import DOUBLES
    from .latvian_measures import MEASURED
    from .latvian_notes import NOTES
    from .latvian_policy import POLICY
    from .latvian_population import POPULATION
    from .latvian_reading import READING
    from .latvian_server import SERVER
    from .latvian_views import VIEWS

    ordered = sorted(
        (GENERAL | READING | NOTES | MEASURED | POPULATION | DOUBLES | VIEWS | SERVER | POLICY).items(),
        key=lambda item: (item[0].startswith("{}"), -len(_GAP.sub("", item[0]))),
    )
    return [(_pattern(english), latvian) for english, latvian in ordered]


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(re.escape(part) for part in _GAP.split(template)), re.DOTALL)
