"""Options that say how to read a source, shared by ``load`` and ``check``."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from graphkit.errors import GraphkitError

from .options import pairs

_TYPES = ("person", "organisation", "place")


def flat_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--column``, ``--set``, ``--type``, ``--skip-invalid``, handed on as ``flat``, and ``--sheet``, ``--identities``."""

    @wraps(command)
    def run(
        *args: Any,
        column: tuple[str, ...],
        fixed: tuple[str, ...],
        types: tuple[str, ...],
        skip_invalid: bool,
        **extra: Any,
    ) -> Any:
        from graphkit.tables.flat import FlatOptions

        flat = FlatOptions(pairs(column, "--column"), pairs(fixed, "--set"), _types(types), skip_invalid)
        return command(*args, flat=flat, **extra)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run


_OPTIONS = (
    click.option("--column", multiple=True, metavar="FIELD=HEADER", help="Which header holds a field of a flat table. Repeatable."),
    click.option("--set", "fixed", multiple=True, metavar="FIELD=VALUE", help="The same value of a field for every row. Repeatable."),
    click.option("--type", "types", multiple=True, metavar="WORD=person", help="What a stakeholder type means: person, organisation or place ('all=person' for every row)."),
    click.option("--sheet", help="The sheet of a workbook that holds a flat table."),
    click.option("--identities", metavar="FILE", help="A table (CSV) of decisions on who is the same, besides those of the source."),
    click.option("--skip-invalid", is_flag=True, help="Load the rows without errors and say how many were left out and why."),
)  # fmt: skip


def _types(values: tuple[str, ...]) -> dict[str, str]:
    chosen = pairs(values, "--type")
    for word, kind in chosen.items():
        if kind not in _TYPES:
            raise GraphkitError(f"--type {word}={kind}: say person, organisation or place")
    return chosen
