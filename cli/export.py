"""``graphkit export``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.model import Selection

from .emit import tell
from .messages import translate
from .options import audience_option, lang_option, selection_options, store_option
from .wording import say

if TYPE_CHECKING:
    from graphkit.stores import Store

#: What stands in the options where nobody chose anything.
_USUAL = Selection(statuses=())


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@audience_option
@selection_options(statuses=())
@store_option
@lang_option
def command(file: Path, audience: str, selection: Selection, store: Store, lang: str) -> None:
    """Write what the store holds, in the format of FILE's suffix.

    RDF: .ttl .nt .nq .jsonld; tables: .csv (a folder of them), .xlsx; a two-mode graph of stakeholders and events:
    .graphml, .gexf, .json (node-link), of which --phase, --level and the like choose a part. Files for the public hold no persons.
    """
    from graphkit.exporting import UNMASKED, export

    chosen = None if selection == _USUAL else replace(selection, joint_only=False)
    for line in export(store, file, audience=audience, selection=chosen):
        tell(say("Withheld: ", lang) + translate(line, lang), err=True)
    if audience == "public":
        tell(translate(UNMASKED, lang), err=True)
    click.echo(str(file))
