"""What rows say they are about, a phase, an event or a territory, held against everything that is known of these.

That may stand in another source, or in the store that a source is added to.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from graphkit.errors import Problem
from graphkit.model import OUTSIDE
from graphkit.tables.frames import Tables
from graphkit.tables.reporting import readable, report
from graphkit.vocabulary import WHOLE

Columns = Sequence[tuple[str, str]]
_SCOPED = ("stated_totals", "statements", "completeness")
_SCOPES = (("phases", "phase_id"), ("events", "event_id"))
_LOCATED = ("named_communities", "population_figures")
_GROUND = (("municipalities", "municipality_id"), ("settlements", "settlement_id"), ("places", "place_id"))
_WIDE = ("region", "country")  # levels of territories that no table lists


def scope_problems(part: Tables, beside: Sequence[Tables]) -> list[Problem]:
    """Rows about a phase, an event or a territory that neither the source nor what is ``beside`` it has."""
    every = [part, *beside]
    return _unknown_scopes(part, every) + _unknown_territories(part, every)


def _unknown_scopes(part: Tables, every: Sequence[Tables]) -> list[Problem]:
    named = [name for name in _SCOPED if part.frame(name).height]
    if not named or not _are_known(every, _SCOPES):
        return []
    known = pl.concat([_ids(every, _SCOPES), pl.Series("id", [WHOLE, OUTSIDE])])
    found: list[Problem] = []
    for name in named:
        lost = readable(part, name, part.frame(name), "scope").filter(~pl.col("scope").is_in(known.implode()))
        message = "no phase and no event is called {value}: add it to phases or events, or write another or all here"
        found += report(part, name, lost, "scope", message, known=known)
    return found


def _unknown_territories(part: Tables, every: Sequence[Tables]) -> list[Problem]:
    named = [name for name in _LOCATED if part.frame(name).height]
    if not named or not _are_known(every, _GROUND) or _ids(every, _GROUND[:1]).is_empty():
        return []  # without a register a territory may be any
    wide = [_wide(tables)["territory_id"].rename("id") for tables in every]
    known = pl.concat([_ids(every, _GROUND), *wide])
    found: list[Problem] = []
    for name in named:
        lost = readable(part, name, part.frame(name), "territory_id")
        lost = lost.filter(~pl.col("territory_id").is_in(known.implode()))
        message = "there is no municipality, settlement or place {value}: add it there, or correct it here"
        found += report(part, name, lost, "territory_id", message, known=known)
    return found


def _wide(tables: Tables) -> pl.DataFrame:
    """The figures of regions and of the country."""
    return tables.frame("population_figures").filter(pl.col("level").is_in(_WIDE))


def _ids(every: Sequence[Tables], columns: Columns) -> pl.Series:
    return pl.concat(
        [tables.frame(name)[column].rename("id") for tables in every for name, column in columns]
    ).drop_nulls()


def _are_known(every: Sequence[Tables], columns: Columns) -> bool:
    """Whether there are any of these, and none of their tables was read in part only."""
    unread = (tables.raws[name].incomplete for tables in every for name, _ in columns if name in tables.raws)
    return not any(unread) and not _ids(every, columns).is_empty()
