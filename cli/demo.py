"""``graphkit demo``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .emit import Output, emit
from .options import lang_option
from .progress import bar
from .wording import say

if TYPE_CHECKING:
    from graphkit.demo import Demo

_MOST = {"name": "Name", "sector": "Sector", "partners": "Partners", "events": "Events"}
_REACH = {
    "id": "Phase", "events": "Events", "stakeholders": "Stakeholders", "participations": "Participations",
    "municipalities": "Municipalities",
}  # fmt: skip


@click.command()
@click.option(
    "-o",
    "--output",
    "folder",
    default="graphkit-demo",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to.",
)
@lang_option
def command(folder: Path, lang: str) -> None:
    """Load the bundled Latvian Roma Platform, print the main answers, write the page."""
    from graphkit.demo import run_demo

    with bar("demo", lang) as progress:
        demo = run_demo(folder, lang, progress)
    show(demo, Output(lang=lang))


def show(demo: Demo, output: Output) -> None:
    """Print the demo's answers."""
    click.echo(say("Who cooperates most", output.lang))
    rows = [
        {
            "name": output.name(r.stakeholder),
            "sector": output.code("sector", r.stakeholder.sector),
            "partners": r.partners,
            "events": r.events,
        }
        for r in demo.most
    ]
    emit(output, rows, rows, _MOST)
    click.echo("\n" + say("Reach of each phase", output.lang))
    phases = [
        {
            "id": phase.id,
            "events": phase.events,
            "stakeholders": phase.stakeholders,
            "participations": phase.participations,
            "municipalities": places,
        }
        for phase, places in demo.reach
    ]
    emit(output, phases, phases, _REACH)
    click.echo(
        "\n"
        + say(
            "Counted: attended; persons only as their organisation; municipalities in the units of the time.",
            output.lang,
        )
    )
    click.echo(
        say("Unknown is not zero: the lists of municipalities of LRP1, LRP6 and LRP7 are incomplete.", output.lang)
    )
    click.echo(say("Page: ", output.lang) + str(demo.page))
    click.echo(say("Ask on: ", output.lang) + f"graphkit who Jelgava --why --store {demo.location}")
