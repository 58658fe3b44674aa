"""Errors to messages and exit codes: 1 where the data have problems, 2 where the usage or the input is wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

import click

from graphkit.errors import DataError, GraphkitError, NotFoundError, Problem

from .emit import tell
from .messages import translate, translated
from .wording import say

SHOWN = 50


def language(args: Sequence[str]) -> str:
    """The language that a command line asks for, known before it is read: what fails may be the reading.

    >>> language(["who", "x", "--lang", "lv"]), language(["who", "--lang=en"])
    ('lv', 'en')
    """
    said = os.environ.get("GRAPHKIT_LANG", "")
    for option, value in pairwise([*args, ""]):
        said = value if option == "--lang" else option.removeprefix("--lang=") if option[:7] == "--lang=" else said
    return "lv" if said.lower() == "lv" else "en"


@contextmanager
def told(lang: str = "en") -> Iterator[None]:
    """End the program with a message for what the user can put right."""
    try:
        yield
    except (click.ClickException, click.Abort, DataError, GraphkitError) as error:
        sys.exit(_told(error, lang))
    except UnicodeEncodeError:
        sys.exit(_error("what was typed is not text in UTF-8", lang))
    except MemoryError:
        sys.exit(_error("not enough memory for this; try a smaller selection (--phase)", lang))
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        sys.exit(_error(error.strerror or str(error), lang, where))


def _told(error: Exception, lang: str) -> int:
    """The message of an error of a kind that is meant for users; the exit code."""
    if isinstance(error, click.ClickException):
        return _wrong_usage(error, lang)
    if isinstance(error, DataError):
        found = [p for p in error.problems if p.severity == "error"]
        show_problems(found, lang, len(found) if error.advice else SHOWN)  # what 'graphkit check' cannot list is shown
        click.echo(translate(error.advice, lang) or say(_NOTHING_LOADED, lang), err=True)
        return error.exit_code
    if not isinstance(error, GraphkitError):
        return _error("stopped", lang, code=1)
    _error(str(error), lang)
    listed = str(error).partition("there are: ")[2].split(", ")
    if isinstance(error, NotFoundError) and set(error.nearest) - set(listed):
        tell(say("Did you mean: {}?", lang, "; ".join(error.nearest[:8])), err=True)
    return error.exit_code


_NOTHING_LOADED = (
    "Nothing was loaded. 'graphkit check' lists every problem, '--skip-invalid' leaves bad rows of a flat table out."
)


def _error(message: str, lang: str, where: str = "", code: int = 2) -> int:
    tell(say("Error", lang) + f": {where}{translate(message, lang)}", err=True)
    return code


def _wrong_usage(error: click.ClickException, lang: str) -> int:
    """What Click says of a command line, with the way to its help."""
    context = getattr(error, "ctx", None)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return error.exit_code
    if context:
        click.echo(context.get_usage().replace("Usage:", say("Usage:", lang), 1), err=True)
        click.echo(say("Try '{} -h' for help.", lang, context.command_path) + "\n", err=True)
    message = error.format_message()
    _error(message, lang)
    if "unexpected extra argument" in message:
        tell(say("A name of several words stands in quotes.", lang), err=True)
    return error.exit_code


def show_problems(problems: Sequence[Problem], lang: str = "en", shown: int = SHOWN) -> None:
    """Problems on stderr, the first ones in full, the rest counted."""
    for problem in problems[:shown]:
        tell(f"{say(problem.severity.capitalize(), lang)}: {translated(problem, lang)}", err=True)
    if len(problems) > shown:
        click.echo(say("… and {} more: 'graphkit check' lists them all", lang, len(problems) - shown), err=True)
