"""``graphkit demo``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .emit import Output, Row, emit
from .latvian_catalogue import catalogued
from .options import lang_option
from .progress import bar
from .wording import say

if TYPE_CHECKING:
    from graphkit.demo import Demo
    from graphkit.network.overview import Reach

_MOST = {"name": "Name", "sector": "Sector", "partners": "Partners", "events": "Events"}
_REACH = {
    "id": "Phase", "events": "Events", "stakeholders": "Stakeholders", "participations": "Participations",
    "municipalities": "Municipalities",
}  # fmt: skip
_COUNTED = (
    "attended, each phase by itself",
    "persons only as their organisation",
    "a participation is a stakeholder at an event in a role",
    "municipalities named, or through their bodies and those who act for them, in the units of the time",
)


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
    """Load the bundled Latvian Roma Platform, print the main answers, write the pages."""
    from graphkit.demo import run_demo

    with bar("demo", lang) as progress:
        demo = run_demo(folder, catalogued, lang, progress)
    show(demo, Output(lang=lang))


def show(demo: Demo, output: Output) -> None:
    """Print the demo's answers, each with the rules it was counted by."""
    from graphkit.demo import MOST
    from graphkit.rules import rules

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
    _rules(rules(MOST, output.lang), output)
    click.echo("\n" + say("Reach of each phase", output.lang))
    phases = _reach_rows(demo.reach, output)
    emit(output, phases, phases, _REACH)
    _rules(_reach_rules(demo.reach, output.lang), output)
    click.echo("\n" + say("Pages: ", output.lang) + str(demo.page))
    click.echo(say("Ask on: ", output.lang) + f"graphkit who Jelgava --why --store {demo.location}")


def _rules(lines: list[str], output: Output) -> None:
    click.echo(say("Rules: ", output.lang) + "; ".join(lines))


def _reach_rows(reach: list[Reach], output: Output) -> list[Row]:
    """The phases as cells: where nothing is recorded a dash, where not all is named at least so many."""
    rows = [
        {
            "id": output.phases([row.phase.id]),
            **{key: _number(getattr(row, key)) for key in ("events", "stakeholders", "participations")},
            "municipalities": _number(row.municipalities, row.listed),
        }
        for row in reach
    ]
    widest = {key: max((len(row[key]) for row in rows), default=0) for key in _REACH}
    return [{key: cell if key == "id" else cell.rjust(widest[key]) for key, cell in row.items()} for row in rows]


def _number(count: int, listed: str | None = None) -> str:
    """A count as it may be said.

    >>> _number(0), _number(4, "partly"), _number(4, "yes")
    ('–', '≥ 4', '4')
    """
    return "–" if not count else f"≥ {count}" if listed in ("partly", "no") else str(count)


def _reach_rules(reach: list[Reach], lang: str) -> list[str]:
    open_phases = [row.phase.id for row in reach if row.municipalities and row.listed in ("partly", "no")]
    lines = [say(line, lang) for line in _COUNTED]
    if open_phases:
        lines.append(say("≥: the sources do not name all municipalities of {}", lang, ", ".join(open_phases)))
    if any(not (row.events and row.municipalities) for row in reach):
        lines.append(say("–: nothing is recorded as attended, which is unknown, not zero", lang))
    return [*lines, say("info counts every status, who and profile count persons too", lang)]
