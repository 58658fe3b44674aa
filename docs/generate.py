"""Write docs/reference.md from the commands' own help: ``python docs/generate.py``."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.main import JOBS, cli

TARGET = Path(__file__).parent / "reference.md"
_WIDTH = 100


def reference() -> str:
    """Every command with its help, by job."""
    parts = [
        "# Commands\n\nWritten by `python docs/generate.py` from the commands' help; do not edit.\n",
        _page("graphkit", cli),
    ]
    root = click.Context(cli, info_name="graphkit")
    for job, names in JOBS.items():
        parts.append(f"## {job}\n")
        for name in names:
            command = cli.get_command(root, name)
            if command:
                parts += _pages(f"graphkit {name}", command)
    return "\n".join(parts)


def _pages(name: str, command: click.Command) -> list[str]:
    pages = [_page(name, command)]
    if isinstance(command, click.Group):
        for child, sub in sorted(command.commands.items()):
            pages += _pages(f"{name} {child}", sub)
    return pages


def _page(name: str, command: click.Command) -> str:
    context = click.Context(
        command, info_name=name, terminal_width=_WIDTH, max_content_width=_WIDTH, help_option_names=["-h", "--help"]
    )
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"### {name}\n\n```text\n{text}\n```\n"


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
