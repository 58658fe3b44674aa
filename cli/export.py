"""``graphkit export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .emit import tell
from .options import audience_option, store_option

if TYPE_CHECKING:
    from graphkit.stores import Store


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@audience_option
@store_option
def command(file: Path, audience: str, store: Store) -> None:
    """Write what the store holds, in the format of FILE's suffix.

    RDF: .ttl .nt .nq .jsonld; tables: .csv (a folder of them), .xlsx. Files for the public hold no persons.
    """
    from graphkit.exporting import UNMASKED, export

    for line in export(store, file, audience):
        tell("Withheld: " + line, err=True)
    if audience == "public":
        tell(UNMASKED, err=True)
    click.echo(str(file))
