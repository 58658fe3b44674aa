"""``graphkit site``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .latvian_catalogue import catalogued
from .messages import translate
from .options import audience_option, lang_option, store_option
from .progress import bar
from .wording import say

if TYPE_CHECKING:
    from graphkit.stores import Store


@click.command()
@click.option(
    "-o", "--output", "folder", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder."
)
@audience_option
@store_option
@lang_option
def command(folder: Path, audience: str, store: Store, lang: str) -> None:
    """The whole explorer as a folder of pages: open its index.html, from a USB stick too; nothing is asked of a network."""
    from graphkit.views.site import INDEX, write_site

    with bar("site", lang) as progress:
        _, missing = write_site(store, folder, words=catalogued, lang=lang, audience=audience, progress=progress)
    for each in missing:
        click.echo(say("left out: ", lang) + translate(each, lang), err=True)
    click.echo(str(folder / INDEX))
