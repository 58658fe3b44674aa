"""The ``graphkit`` command: its commands by the job they do, and how errors end."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from graphkit import __version__

from .failures import language, told

# Job -> commands. A command lives in the module of its name and is imported when it is needed.
JOBS = {
    "Start": ("demo", "init", "load", "check", "duplicates", "info"),
    "Ask": ("who", "path", "events", "profile", "sparql", "cypher"),
    "Plan": ("municipalities",),
    "Measure": ("measures", "metrics", "rank", "ties", "phases", "mixing", "brokerage"),
    "Check the facts": ("audit",),
    "Show and hand on": ("view", "site", "report", "export"),
    "This tool": ("completion",),
}


class Jobs(click.Group):
    """A group that imports a command only when it is asked for and lists commands by job."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of the jobs."""
        return [name for names in JOBS.values() for name in names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f".{cmd_name}", __package__).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command asked for, with the nearest names where there is none."""
        name = args[0] if args else ""
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, self.list_commands(ctx), n=2)
            ctx.fail(
                f"no such command {name!r}."
                + (f" Did you mean {' or '.join(near)}?" if near else " See graphkit --help.")
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under their jobs."""
        for job, names in JOBS.items():
            commands = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(job):
                formatter.write_dl([(name, c.get_short_help_str(80)) for name, c in commands if c])

    def main(self, args: Sequence[str] | None = None, *others: Any, **extra: Any) -> Any:
        """Run, with UTF-8 on every platform and errors in plain words."""
        gc.set_threshold(
            200_000
        )  # a long answer makes many objects and no cycles: going through them took a sixth of it
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        with told(language(sys.argv[1:] if args is None else args)):
            code = super().main(args, *others, **{**extra, "standalone_mode": False})
            sys.stdout.flush()  # a full disk is met here, not after the last word
        sys.exit(code if isinstance(code, int) else 0)


@click.group(cls=Jobs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="graphkit")
def cli() -> None:
    """Stakeholder networks from participations: who worked with whom, when, and which document says so.

    Load your tables once (graphkit load), then ask. Every answer names the rules it was counted by.
    """
