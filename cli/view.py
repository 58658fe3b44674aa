"""``graphkit view``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graphkit.model import READINGS, UNITS, Selection

from .options import audience_option, lang_option, selection_options, store_option

if TYPE_CHECKING:
    from graphkit.stores import Store

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group()
def command() -> None:
    """Pages that open on any computer, without internet, and pictures of them."""


def _page(command: Command) -> Command:
    """The options that every page has."""
    output = click.option(
        "-o", "--output", "path", type=click.Path(dir_okay=False, path_type=Path), required=True,
        help="The file: .html is a page, .svg and .png are pictures.",
    )  # fmt: skip
    decorated: Command = output(audience_option(store_option(lang_option(command))))
    return decorated


_phase = click.option("--phase", multiple=True, metavar="ID", help="Only this phase. Repeat for several.")
_reading = click.option(
    "--reading", type=click.Choice(READINGS), default="stands-for", show_default=True,
    help="When a municipality counts as present.",
)  # fmt: skip


@command.command()
@_page
@selection_options(level=False)
@click.option(
    "--story", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="A story told in the page (YAML); without it that of the bundled platform, where it fits.",
)  # fmt: skip
def network(path: Path, selection: Selection, story: Path | None, audience: str, store: Store, lang: str) -> None:
    """The network by phase, together or compared, and pair by pair; a click shows why a line is there.

    A picture shows one phase: the one chosen, or the one with most presences.
    """
    from graphkit.views.network import network_page
    from graphkit.views.network_still import network_still
    from graphkit.views.stills import write_view
    from graphkit.views.story_file import read_story

    steps = read_story(story) if story else None
    write_view(
        path,
        lambda: network_page(store, selection.phases, lang=lang, audience=audience, selection=selection, story=steps),
        lambda: network_still(store, lang=lang, audience=audience, selection=selection),
    )
    click.echo(str(path))


@command.command()
@click.argument("name")
@_page
@selection_options(level=False)
@click.option("--steps", type=click.IntRange(1, 2), default=1, show_default=True, help="2: also whom those met.")
def ego(name: str, path: Path, selection: Selection, steps: int, audience: str, store: Store, lang: str) -> None:
    """One stakeholder and those it met: the network page opened there, or a picture of it."""
    from graphkit.views.network import ego_page
    from graphkit.views.network_still import ego_still
    from graphkit.views.stills import write_view
    from graphkit.views.surroundings import unit_meant

    unit = unit_meant(store, name, selection, audience)
    write_view(
        path,
        lambda: ego_page(store, unit, lang=lang, audience=audience, selection=selection, steps=steps),
        lambda: ego_still(store, unit, lang=lang, audience=audience, selection=selection, steps=steps),
    )
    click.echo(str(path))


@command.command()
@_page
@_phase
@_reading
@click.option(
    "--units", type=click.Choice(UNITS), default="then", show_default=True, help="Which municipalities first."
)
def presence(
    path: Path, phase: tuple[str, ...], reading: str, units: str, audience: str, store: Store, lang: str
) -> None:
    """Municipalities by phase: who took part, was invited only, is not recorded, or unknown; those never reached too."""
    from graphkit.views.presence import presence_page
    from graphkit.views.presence_still import presence_still
    from graphkit.views.stills import write_view

    write_view(
        path,
        lambda: presence_page(store, lang=lang, audience=audience, units=units, reading=reading, phases=phase),
        lambda: presence_still(store, lang=lang, audience=audience, units=units, reading=reading, phases=phase),
    )
    click.echo(str(path))


@command.command(name="map")
@_page
@_phase
@_reading
@click.option(
    "--boundaries", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="GeoJSON outlines whose ids are the municipalities'; without it those of Latvia.",
)  # fmt: skip
def map_command(
    path: Path,
    phase: tuple[str, ...],
    reading: str,
    boundaries: Path | None,
    audience: str,
    store: Store,
    lang: str,
) -> None:
    """Today's municipalities on a map, by phase and number chosen, with the same as a table."""
    from graphkit.views.boundaries import read_boundaries
    from graphkit.views.map import map_page, map_still
    from graphkit.views.stills import write_view

    outlines = read_boundaries(boundaries) if boundaries else None
    write_view(
        path,
        lambda: map_page(store, lang=lang, audience=audience, reading=reading, phases=phase, boundaries=outlines),
        lambda: map_still(store, lang=lang, audience=audience, reading=reading, phases=phase, boundaries=outlines),
    )
    click.echo(str(path))


_level = selection_options(level=False)


@command.command()
@_page
@_level
def sheet(path: Path, selection: Selection, audience: str, store: Store, lang: str) -> None:
    """Who met whom in a phase: a column for each event, a mark for each who was there."""
    from graphkit.views.sheet import sheet_page
    from graphkit.views.sheet_still import sheet_still
    from graphkit.views.stills import write_view

    write_view(
        path,
        lambda: sheet_page(store, lang=lang, audience=audience, selection=selection),
        lambda: sheet_still(store, lang=lang, audience=audience, selection=selection),
    )
    click.echo(str(path))


@command.command()
@_page
@_level
def timeline(path: Path, selection: Selection, audience: str, store: Store, lang: str) -> None:
    """All events in the order of time, phase beside phase, and who came to two or more."""
    from graphkit.views.sheet import timeline_page
    from graphkit.views.sheet_still import timeline_still
    from graphkit.views.stills import write_view

    write_view(
        path,
        lambda: timeline_page(store, lang=lang, audience=audience, selection=selection),
        lambda: timeline_still(store, lang=lang, audience=audience, selection=selection),
    )
    click.echo(str(path))


@command.command()
@_page
@_level
def change(path: Path, selection: Selection, audience: str, store: Store, lang: str) -> None:
    """What changed between two phases (--phase A --phase B), or from each phase to the next: gone, stayed, new."""
    from graphkit.views.change import change_page
    from graphkit.views.change_still import change_still
    from graphkit.views.stills import write_view

    write_view(
        path,
        lambda: change_page(store, lang=lang, audience=audience, selection=selection),
        lambda: change_still(store, lang=lang, audience=audience, selection=selection),
    )
    click.echo(str(path))


@command.command()
@_page
@_level
@click.option(
    "--side", default="roma-civil-society", show_default=True, metavar="SECTOR", help="The side to be linked."
)
def bridge(path: Path, selection: Selection, side: str, audience: str, store: Store, lang: str) -> None:
    """Which municipalities sat with Roma civil society (or another sector), which never, and who connects them."""
    from graphkit.views.bridge import bridge_page
    from graphkit.views.bridge_still import bridge_still
    from graphkit.views.stills import write_view

    write_view(
        path,
        lambda: bridge_page(store, lang=lang, audience=audience, side=side, selection=selection),
        lambda: bridge_still(store, lang=lang, audience=audience, side=side, selection=selection),
    )
    click.echo(str(path))
