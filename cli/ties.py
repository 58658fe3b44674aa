"""``graphkit ties``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from graphkit.model import Selection

from .emit import Output, Row, emit, tell
from .facts import facts_lines, facts_option
from .network_options import announce_unused, network_for, tie_options
from .options import output_options, selection_options, store_option
from .wording import say

if TYPE_CHECKING:
    from graphkit.measures.ties import Ties
    from graphkit.network.building import Settings
    from graphkit.network.network import Network
    from graphkit.stores import Store

_COLUMNS = {
    "source_name": "Stakeholder", "target_name": "Partner", "weight": "Weight", "shared_events": "Shared events",
    "p_value": "p", "p_adjusted": "p adjusted", "sign": "Than expected", "source": "Stakeholder id", "target": "Partner id",
}  # fmt: skip


_OPTIONS = (
    click.option(
        "--backbone", type=click.Choice(("sdsm", "hypergeometric", "fdsm")), help="Only ties beyond chance under this null model."
    ),
    click.option(
        "--alpha", type=click.FloatRange(0, 1, min_open=True), default=0.05, show_default=True,
        help="Keep ties whose corrected p is at most this; 1 lists all.",
    ),
    click.option(
        "--correction", type=click.Choice(("holm", "bonferroni", "bh", "none")), default="holm", show_default=True,
        help="Correction for testing every pair.",
    ),
    click.option("--signed", is_flag=True, help="Also pairs with fewer shared events than by chance."),
    click.option(
        "--draws", type=click.IntRange(min=1), default=10_000, show_default=True, help="Networks drawn for fdsm."
    ),
)  # fmt: skip


def _backbone_options(run: Any) -> Any:
    """The options of a backbone, handed on as ``test``: the method and its choices, or None."""

    @wraps(run)
    def with_test(*args: Any, backbone: str | None, **extra: Any) -> Any:
        choices = {name: extra.pop(name) for name in ("alpha", "correction", "signed", "draws")}
        context = click.get_current_context()
        given = [name for name in choices if context.get_parameter_source(name) is ParameterSource.COMMANDLINE]
        if given and backbone is None:
            raise click.UsageError(f"--{given[0]} needs --backbone sdsm, hypergeometric or fdsm")
        return run(*args, test={"method": backbone, **choices} if backbone else None, **extra)

    for option in reversed(_OPTIONS):
        with_test = option(with_test)
    return with_test


@click.command()
@_backbone_options
@selection_options()
@tie_options
@facts_option
@store_option
@output_options
def command(
    selection: Selection, settings: Settings, test: Row | None, facts: bool, store: Store, output: Output
) -> None:
    """Who is tied to whom, heaviest first; with --backbone only the ties that chance does not explain.

    A tie is a pair of stakeholders who took part in an event together. A backbone tests every pair, tied or not.
    """
    from graphkit.measures.significance.backbone import backbone
    from graphkit.measures.significance.words import how, why_empty
    from graphkit.measures.ties import ties
    from graphkit.network.counted import counted

    network = network_for(store, selection, settings, output)
    announce_unused(network, "ties", output.lang)
    found = backbone(network, **test) if test else None
    listed = found.ties if found else ties(network)
    nothing = why_empty(found, output.lang) if found else say("nobody shares an event under these rules", output.lang)
    if nothing and not len(listed):
        tell(nothing, err=True)
    lines = counted(network, output.lang) + (how(found, output.lang) if found else [])
    after = [say("Rules: ", output.lang) + "; ".join(lines), *(facts_lines(store, network, output) if facts else [])]
    _print(store, network, listed, output, after)


def _print(store: Store, network: Network, listed: Ties, output: Output, after: list[str]) -> None:
    """The ties asked for; names and numbers are made of no others."""
    shown = listed.heaviest(output.shown(len(listed)))
    ids = network.stakeholders
    who = dict(zip(shown.stakeholders(), store.stakeholders([ids[i] for i in shown.stakeholders()]), strict=True))
    recorded = {i: (unit.id, unit.name) for i, unit in who.items()}
    names = {i: (unit.id, output.name(unit)) for i, unit in who.items()}
    columns = {key: words for key, words in _COLUMNS.items() if key not in _absent(listed)}
    emit(output, _rows(shown, recorded), _table(shown, names, output.lang), columns, after, len(listed))


def _absent(listed: Ties) -> set[str]:
    """What ties that were not tested do not have."""
    parts = {"p_value": listed.p_values, "p_adjusted": listed.p_adjusted, "sign": listed.signs}
    return {key for key, part in parts.items() if part is None}


def _rows(shown: Ties, named: dict[int, tuple[str, str]]) -> Iterator[Row]:
    absent = _absent(shown)
    tested = [key for key in ("p_value", "p_adjusted", "sign") if key not in absent]
    for source, target, weight, shared, *test in shown.each():
        (source_id, source_name), (target_id, target_name) = named[source], named[target]
        row = {
            "source": source_id, "source_name": source_name, "target": target_id, "target_name": target_name,
            "weight": weight, "shared_events": shared,
        }  # fmt: skip
        row.update(zip(tested, test, strict=False))
        yield row


def _table(shown: Ties, named: dict[int, tuple[str, str]], lang: str) -> Iterator[Row]:
    words = {1: say("more", lang), -1: say("fewer", lang)}
    for row in _rows(shown, named):
        yield {**row, "sign": words[row["sign"]]} if "sign" in row else row
