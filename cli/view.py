"""``graphkit view``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.model import Selection

from .options import audience_option, lang_option, selection_options, store_option

if TYPE_CHECKING:
    from graphkit.stores import Store


@click.group()
def command() -> None:
    """Pages that open on any computer, without internet."""


@command.command()
@click.option(
    "-o", "--output", "path", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The HTML file."
)
@selection_options(level=False)
@audience_option
@store_option
@lang_option
def network(path: Path, selection: Selection, audience: str, store: Store, lang: str) -> None:
    """The network of a phase: events as boxes, stakeholders round them; a click shows why a line is there."""
    from graphkit.files import write_text
    from graphkit.views.network import network_page

    write_text(path, network_page(store, selection.phases, lang=lang, audience=audience, selection=selection))
    click.echo(str(path))
