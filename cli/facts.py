"""``--facts``: the facts sheet after a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .emit import Output

if TYPE_CHECKING:
    from graphkit.network.network import Network
    from graphkit.stores import Store


def facts_option(command: Any) -> Any:
    """``--facts``, handed on as ``facts``."""
    return click.option("--facts", is_flag=True, help="Also the facts sheet (GRAND items) and a sentence of method.")(
        command
    )


def facts_lines(store: Store, network: Network, output: Output | None = None) -> list[str]:
    """The sheet, a line an item."""
    from graphkit.measures.facts import facts_sheet

    return [f"{fact.item}: {fact.text}" for fact in facts_sheet(store, network, output.lang if output else "en")]
