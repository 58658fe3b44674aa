"""``graphkit export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .emit import tell
from .messages import translate
from .options import audience_option, lang_option, store_option
from .wording import say

if TYPE_CHECKING:
    from graphkit.stores import Store


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@audience_option
@store_option
@lang_option
def command(file: Path, audience: str, store: Store, lang: str) -> None:
    """Write what the store holds, in the format of FILE's suffix.

    RDF: .ttl .nt .nq .jsonld; tables: .csv (a folder of them), .xlsx. Files for the public hold no persons.
    """
    from graphkit.exporting import UNMASKED, export

    for line in export(store, file, audience=audience):
        tell(say("Withheld: ", lang) + translate(line, lang), err=True)
    if audience == "public":
        tell(translate(UNMASKED, lang), err=True)
    click.echo(str(file))
