"""Write docs/reference.md from the commands' own help, and docs/graph.md from the layout of the server's graph: ``python docs/generate.py``."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.main import JOBS, cli
from graphkit.stores.neo4j import layout

TARGET = Path(__file__).parent / "reference.md"
GRAPH = Path(__file__).parent / "graph.md"
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


def graph() -> str:
    """The graph of a data set on a Neo4j server: a diagram, and what each node and relationship is and holds."""
    kinds = [f'  {label}(["{label}"]) -.-> Stakeholder' for _, label in layout.nodes()["stakeholders"].by_type]
    ties = [f"  {tie.start} -- {tie.type} --> {tie.end}" for tie in layout.ties().values()]
    return "\n".join(
        [
            "# The graph on a Neo4j server\n",
            "Written by `python docs/generate.py` from the list that every statement is written from; do not edit.\n",
            "```mermaid\nflowchart LR",
            *kinds,
            *ties,
            "```\n",
            "Every node is a `:Resource` with `uri`, its address in RDF exports, and has `id`, the id of the tables, and `dataset`. Dotted: a "
            "label beside another. `:Graphkit`, `key` and the nodes `:GraphkitDataset`, `:GraphkitLoad`, `:GraphkitCounter` are the store's own.\n",
            *_listed("node", [(":" + ":".join(n.labels), n.meaning, n.columns) for n in layout.nodes().values()]),
            *_listed("relationship", [(t.type, t.meaning, t.columns) for t in layout.ties().values()]),
        ]
    ).rstrip() + "\n"  # fmt: skip


def _listed(what: str, items: list[tuple[str, str, tuple[str, ...]]]) -> list[str]:
    rows = [f"| `{name}` | {meaning} | {', '.join(columns) or '–'} |" for name, meaning, columns in items]
    return [f"| {what} | what it is | properties |", "|---|---|---|", *rows, ""]


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
    GRAPH.write_text(graph(), encoding="utf-8")
