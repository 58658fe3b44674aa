"""``graphkit init``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Write an empty, documented data package into DIR, and a workbook with drop-downs."""
    from graphkit.tables.starter import write_starter

    for path in write_starter(folder):
        click.echo(str(path))
