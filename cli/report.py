"""``graphkit report``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import audience_option, lang_option, store_option

if TYPE_CHECKING:
    from graphkit.stores import Store


@click.command()
@click.option("--phase", required=True, metavar="ID", help="The phase.")
@click.option(
    "-o", "--output", "path", type=click.Path(dir_okay=False, path_type=Path), required=True,
    help="The file: .html, or .docx for Word.",
)  # fmt: skip
@audience_option
@store_option
@lang_option
def command(phase: str, path: Path, audience: str, store: Store, lang: str) -> None:
    """A phase in two pages: what was done, reach, cooperation, changes, caveats, method; to paste into a funder's form."""
    from graphkit.views.report import write_report

    write_report(store, phase, path, lang=lang, audience=audience)
    click.echo(str(path))
