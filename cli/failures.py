"""Errors to messages and exit codes: 1 where the data have problems, 2 where the usage or the input is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from graphkit.errors import DataError, GraphkitError, NotFoundError, Problem

from .emit import tell

SHOWN = 50


@contextmanager
def told() -> Iterator[None]:
    """End the program with a message for what the user can put right."""
    try:
        yield
    except DataError as error:
        show_problems([p for p in error.problems if p.severity == "error"])
        click.echo(
            "Nothing was loaded. 'graphkit check' lists every problem, '--skip-invalid' leaves bad rows of a flat table out.",
            err=True,
        )
        sys.exit(error.exit_code)
    except GraphkitError as error:
        tell(f"Error: {error}", err=True)
        if isinstance(error, NotFoundError) and error.nearest:
            tell("Did you mean: " + "; ".join(error.nearest[:8]) + "?", err=True)
        sys.exit(error.exit_code)
    except UnicodeEncodeError:
        click.echo("Error: what was typed is not text in UTF-8.", err=True)
        sys.exit(2)
    except MemoryError:
        click.echo("Error: not enough memory for this; try a smaller selection (--phase).", err=True)
        sys.exit(2)


def show_problems(problems: list[Problem]) -> None:
    """Problems on stderr, the first ones in full, the rest counted."""
    for problem in problems[:SHOWN]:
        tell(f"{problem.severity.capitalize()}: {problem}", err=True)
    if len(problems) > SHOWN:
        click.echo(f"… and {len(problems) - SHOWN} more: 'graphkit check' lists them all", err=True)
