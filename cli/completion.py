"""``graphkit completion``."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_HINTS = {
    "bash": "add to ~/.bashrc:  source <(graphkit completion bash)",
    "zsh": "add to ~/.zshrc:  source <(graphkit completion zsh)",
    "fish": "run once:  graphkit completion fish > ~/.config/fish/completions/graphkit.fish",
}


@click.command()
@click.argument("shell", type=click.Choice(sorted(_HINTS)))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the shell's completion script (bash, zsh, fish)."""
    complete = get_completion_class(shell)
    if complete is None:
        ctx.fail(f"no completion for {shell}")
    click.echo(complete(ctx.find_root().command, {}, "graphkit", "_GRAPHKIT_COMPLETE").source())
    click.echo(_HINTS[shell], err=True)
