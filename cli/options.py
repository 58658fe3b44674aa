"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from graphkit.errors import GraphkitError
from graphkit.model import AUDIENCES, DEFAULT_STORE, LEVELS, READINGS, UNITS, Selection

from .emit import FORMATS, Output

Command = TypeVar("Command", bound=Callable[..., Any])


def store_option(command: Command) -> Command:
    """``--store`` and ``--dataset``, handed on as ``store``: an opened store, as the audience sees it where the command has one.

    A selection is handed on in the words of its tables.
    """

    @wraps(command)
    def run(*args: Any, store: str, dataset: str | None, **extra: Any) -> Any:
        from .servers import opened

        found = opened(store, dataset)
        if "audience" in extra:  # no command for an audience gets at anything else
            from graphkit.audience import seen

            found = seen(found, extra["audience"])
        if "selection" in extra:
            extra["selection"] = found.recorded(extra["selection"])
        return command(*args, store=found, **extra)

    options = (
        click.option(
            "--store",
            default=DEFAULT_STORE,
            envvar="GRAPHKIT_STORE",
            show_default=True,
            show_envvar=True,
            help="The store: a file, or the address of a server.",
        ),
        click.option("--dataset", metavar="NAME", help="Which data set of a server.  [default: graphkit]"),
    )
    decorated: Command = _apply(run, options)
    return decorated


def output_options(command: Command) -> Command:
    """``--format``, ``--excel``, ``--limit``, ``--lang``, handed on as ``output``."""

    @wraps(command)
    def run(*args: Any, fmt: str, excel: bool, limit: int | None, lang: str, **extra: Any) -> Any:
        if excel and fmt not in ("table", "csv"):
            raise click.UsageError(f"--excel is a way of writing CSV: leave out --format {fmt}")
        return command(*args, output=Output("excel" if excel else fmt, limit, lang), **extra)

    options = (
        click.option(
            "--format", "fmt", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print."
        ),
        click.option(
            "--excel", is_flag=True, help="CSV that Latvian Excel opens by double-click; no cell runs as a formula."
        ),
        click.option("--limit", type=click.IntRange(min=1), help="Print only the first N rows."),
        lang_option,
    )
    decorated: Command = _apply(run, options)
    return decorated


def lang_option(command: Command) -> Command:
    """``--lang`` alone."""
    option = click.option(
        "--lang",
        type=click.Choice(("en", "lv")),
        default="en",
        show_default=True,
        envvar="GRAPHKIT_LANG",
        help="Language of the output.",
    )
    decorated: Command = option(command)
    return decorated


def audience_option(command: Command) -> Command:
    """``--audience``: public for files, internal only when asked for by name."""
    option = click.option(
        "--audience", type=click.Choice(AUDIENCES), default="public", show_default=True,
        help="Who will see the file. The public sees no persons.",
    )  # fmt: skip
    decorated: Command = option(command)
    return decorated


def selection_options(*, statuses: tuple[str, ...] = ("attended",), level: bool = True) -> Callable[[Command], Command]:
    """The options that say what is counted, handed on as ``selection``."""

    def decorate(command: Command) -> Command:
        @wraps(command)
        def run(*args: Any, **options: Any) -> Any:
            chosen = {name: options.pop(name) for name in ("phase", "role", "kind", "status")}
            levels = {name: options.pop(name) for name in ("level", "reading", "units") if name in options}
            selection = Selection(
                phases=chosen["phase"],
                roles=chosen["role"],
                kinds=chosen["kind"],
                statuses=_statuses(chosen["status"], statuses),
                **levels,
            )
            return command(*args, selection=selection, **options)

        decorated: Command = _apply(run, (*_FILTERS, *(_LEVELS if level else ())))
        return decorated

    return decorate


def _statuses(chosen: tuple[str, ...], usual: tuple[str, ...]) -> tuple[str, ...]:
    """``--status all`` counts every status."""
    return () if "all" in chosen else chosen or usual


_FILTERS = (
    click.option(
        "--phase", multiple=True, metavar="ID", help="Only this phase ('outside': events without one). Repeat to pool."
    ),
    click.option("--role", multiple=True, help="Only this role. Repeatable."),
    click.option("--kind", multiple=True, help="Only this kind of event. Repeatable."),
    click.option(
        "--status", multiple=True, help="Only this status (attended, invited, planned, declined, unknown, all)."
    ),
)
_LEVELS = (
    click.option(
        "--level", type=click.Choice(LEVELS), default="stakeholder", show_default=True, help="Who is counted."
    ),
    click.option(
        "--reading",
        type=click.Choice(READINGS),
        default="stands-for",
        show_default=True,
        help="When a municipality counts as present.",
    ),
    click.option(
        "--units", type=click.Choice(UNITS), default="then", show_default=True, help="Municipalities then, or today's."
    ),
)


def _apply(command: Any, options: tuple[Any, ...]) -> Any:
    for option in reversed(options):
        command = option(command)
    return command


def pairs(values: tuple[str, ...], option: str) -> dict[str, str]:
    """``key=value`` options as a dict.

    >>> pairs(("a=b=c",), "--set")
    {'a': 'b=c'}
    """
    split = [value.partition("=") for value in values]
    for key, sign, _ in split:
        if not sign or not key.strip():
            raise GraphkitError(f"{option} {key}: write {option} field=value")
    return {key.strip(): value.strip() for key, _, value in split}
