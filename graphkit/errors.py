"""The errors graphkit raises. Each knows the exit code a command ends with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a source: where it is, what it is, how to mend it.

    ``line`` counts from 1 as a text editor does (the header is line 1); None where no line can be named. ``exit_code`` is
    what an error ends a command with: 1, or 2 where the source is no text at all or the user named what is not in it.
    """

    file: str
    line: int | None
    column: str | None
    value: str | None
    message: str
    severity: str = "error"
    exit_code: int = 1

    def where(self) -> str:
        """``file:line:column`` as far as known.

        >>> Problem("a.csv", 3, "role", "x", "unknown").where()
        'a.csv:3:role'
        """
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)

    def __str__(self) -> str:
        shown = "" if self.value is None else f" {shorten(self.value)!r}:"
        return f"{self.where()}:{shown} {self.message}"


def shorten(text: str, width: int = 80) -> str:
    """The text, cut to ``width`` characters with an ellipsis.

    >>> shorten("abcdef", 4)
    'abc…'
    """
    return text if len(text) <= width else text[: width - 1] + "…"


class GraphkitError(Exception):
    """Anything the user can put right; shown as one message, never as a traceback."""

    exit_code = 2


class DataError(GraphkitError):
    """A source has errors; all of them are listed at once. ``advice`` says what now, where that is not what a load says."""

    def __init__(self, problems: Sequence[Problem], advice: str = "") -> None:
        self.problems = tuple(problems)
        self.advice = advice
        self.exit_code = max((p.exit_code for p in problems if p.severity == "error"), default=1)
        super().__init__(f"{len(self.problems)} problem(s)")


class SourceError(GraphkitError):
    """A source that cannot be read at all."""


class StoreError(GraphkitError):
    """A store that cannot be opened, read or written."""


class NoStoreError(StoreError):
    """There is no store where one is looked for."""


class NotAStoreError(StoreError):
    """A file that is no store of any version, and so is never overwritten."""


class NotFoundError(GraphkitError):
    """A name, phase or code that is not in the store; carries the nearest ones."""

    def __init__(self, message: str, nearest: Sequence[str] = ()) -> None:
        self.nearest = tuple(nearest)
        super().__init__(message)


class TooLargeError(GraphkitError):
    """What was asked for needs more memory or time than is reasonable; the message says what to ask instead."""
