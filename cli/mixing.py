"""``graphkit mixing``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from graphkit.model import Selection

from .emit import Output, Row, emit, tell
from .facts import facts_lines, facts_option
from .grouping_options import by_option, group_labels, group_names, lines, ungrouped
from .network_options import announce_unused, network_for, network_options
from .options import output_options, selection_options, store_option
from .wording import say

if TYPE_CHECKING:
    from graphkit.measures.mixing import Mixing
    from graphkit.network.building import Settings
    from graphkit.network.network import Network
    from graphkit.stores import Store

_COLUMNS = {
    "group": "Group", "other": "Other group", "observed": "Ties", "expected": "Expected ties",
    "events": "Shared events", "participations": "Pairs of participations", "participations_expected": "Expected pairs of participations",
}  # fmt: skip
_WIDEST = 12  # groups up to which a table shows a matrix; more are listed pair by pair


@click.command()
@by_option
@selection_options()
@network_options
@facts_option
@store_option
@output_options
def command(by: str, selection: Selection, settings: Settings, facts: bool, store: Store, output: Output) -> None:
    """Ties between groups, observed and expected, and the E-I index.

    Two stakeholders are tied if they share an event. Expected from the margins: groups keep how many ties they have,
    and partners are taken regardless of group. The E-I index is (external − internal)/(external + internal) ties, from
    −1 (all within groups) to 1 (all between); its expected value comes from the sizes of the groups. Each tie counts 1,
    whatever --weight.
    """
    from graphkit.measures.mixing import mixing
    from graphkit.network.counted import counted

    network = network_for(store, selection, replace(settings, by=by), output)
    found = mixing(network)
    for line in ungrouped(network, output.lang):
        tell(line, err=True)
    announce_unused(network, "mixing", output.lang)
    matrix = output.format in ("table", "markdown") and 0 < len(found.groups) <= _WIDEST
    told = {
        lang: [*counted(network, lang, weighted=False), *_lines(network, found, lang)]
        + ([] if matrix else _pairs_rule(lang))
        for lang in ("en", "lv")
    }
    summary = [_summary(found, output.lang)] if found.groups else []
    after = [*summary, say("Rules: ", output.lang) + "; ".join(told[output.lang])]
    after += facts_lines(store, network, output) if facts else []
    payload = _payload(store, found, told["en"]) | ({"facts": facts_lines(store, network)} if facts else {})
    names = group_labels(store, found.groups, by, output)
    if matrix:
        rows, columns = _matrix(found, names, output.lang)
        after.insert(0, say("observed ties (expected in brackets)", output.lang))
    else:
        rows, columns = _pairs(found, names), _COLUMNS
        if output.format in ("table", "markdown") and rows:
            tied = [row for row in rows if row["observed"]]
            after.insert(0, say("pairs of groups without any tie, not listed: {}", output.lang, len(rows) - len(tied)))
            rows = tied
    emit(output, payload, output.cut(rows), columns, after)


def _lines(network: Network, found: Mixing, lang: str) -> list[str]:
    expected = "expected ties: from the ties of each group (margins)"
    return [*lines(network, found.left_out, lang), say(expected, lang)]


def _pairs_rule(lang: str) -> list[str]:
    """What the pairs of participations are, which a matrix does not show."""
    return [say("pairs of participations: two at one event, counted at each event; expected likewise", lang)]


def _payload(store: Store, found: Mixing, told: list[str]) -> Row:
    return {
        "by": found.by,
        "groups": found.groups,
        "group_names": group_names(store, found.groups, found.by, "lv"),
        "group_names_en": group_names(store, found.groups, found.by, "en"),
        "sizes": found.sizes.tolist(),
        "observed": found.observed.tolist(),
        "expected": found.expected.tolist(),
        "expected_by_size": found.expected_by_size.tolist(),
        "events_observed": found.events.tolist(),
        "participations_observed": found.participations.tolist(),
        "participations_expected": found.participations_expected.tolist(),
        "external": found.external,
        "internal": found.internal,
        "e_i": found.e_i,
        "e_i_expected": found.e_i_expected,
        "left_out": found.left_out,
        "rules": told,
    }


def _matrix(found: Mixing, names: list[str], lang: str) -> tuple[list[Row], dict[str, str]]:
    """Numbered groups, so that columns stay narrow however long the names are; in each cell observed (expected)."""
    columns = {"group": "Group", "size": "Stakeholders"} | {f"at{j}": str(j + 1) for j in range(len(names))}
    rows: list[Row] = [
        {"group": f"{i + 1} {name}", "size": int(found.sizes[i])}
        | {f"at{j}": _cell(found, i, j, lang) for j in range(len(names))}
        for i, name in enumerate(names)
    ]
    return rows, columns


def _cell(found: Mixing, i: int, j: int, lang: str) -> str:
    expected = f"{found.expected[i, j]:.1f}".replace(".", "," if lang == "lv" else ".")
    return f"{found.observed[i, j]} ({expected})"


def _pairs(found: Mixing, names: list[str]) -> list[Row]:
    """A row for each pair of groups, most ties first."""
    pairs = [(i, j) for i in range(len(names)) for j in range(i, len(names))]
    pairs.sort(key=lambda pair: (-found.observed[pair], found.groups[pair[0]], found.groups[pair[1]]))
    return [
        {
            "group": names[i],
            "other": names[j],
            "observed": int(found.observed[i, j]),
            "expected": round(float(found.expected[i, j]), 2),
            "events": int(found.events[i, j]),
            "participations": int(found.participations[i, j]),
            "participations_expected": round(float(found.participations_expected[i, j]), 2),
        }
        for i, j in pairs
    ]


def _summary(found: Mixing, lang: str) -> str:
    text = "Ties between groups {}, within groups {}; E-I index {}, expected from the sizes {}"
    numbers = _number(found.e_i, lang), _number(found.e_i_expected, lang)
    return say(text, lang, found.external, found.internal, *numbers)


def _number(value: float | None, lang: str) -> str:
    return "–" if value is None else f"{value:.3f}".replace(".", "," if lang == "lv" else ".")
