"""Which phase a participation is of where only its event has one, and what order phases stand in."""

from __future__ import annotations

import polars as pl

from graphkit.dates import day_number
from graphkit.tables.frames import Tables
from graphkit.tables.natural import natural_key


def own_phase(part: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """The participations; one without a phase of its own is of its event's."""
    if not part["phase_id"].null_count():
        return part
    of_event = events.select("event_id", pl.col("phase_id").alias("_phase"))
    part = part.join(of_event, on="event_id", how="left", maintain_order="left")
    return part.with_columns(pl.coalesce("phase_id", "_phase").alias("phase_id")).drop("_phase")


def without_own(tables: Tables) -> pl.DataFrame:
    """The events; one has no phase of its own where its participations name several and one of them none.

    Another source may have given it one, and the participation that belongs to no phase would seem to be of it.
    """
    events, part = tables.frame("events"), tables.frame("participations").select("event_id", "phase_id")
    loose = part.filter(pl.col("phase_id").is_null()).select("event_id").unique()
    if loose.is_empty():
        return events
    named = part.drop_nulls().unique().join(loose, on="event_id", how="semi")["event_id"]
    several = named.filter(named.is_duplicated()).unique()
    return events.with_columns(pl.when(~pl.col("event_id").is_in(several.implode())).then("phase_id").alias("phase_id"))


def by_date(tables: Tables) -> pl.DataFrame:
    """The phases by the earliest date of their events, else in natural order of their ids."""
    phases = tables.frame("phases")
    events = tables.frame("events").select("event_id", "phase_id", "start")
    rows = tables.frame("participations").select("event_id", "phase_id", "start")
    rows = rows.join(events, on="event_id", how="left", suffix="_event")
    dated = rows.select(pl.coalesce("phase_id", "phase_id_event").alias("phase"), pl.coalesce("start", "start_event"))
    first = dict(dated.drop_nulls().group_by("phase").agg(pl.col("start").min()).iter_rows())
    order = sorted(phases["phase_id"], key=lambda p: (day_number(first.get(p)) or 10**9, natural_key(p)))
    return phases.sort(pl.col("phase_id").replace_strict(order, list(range(len(order))), return_dtype=pl.Int64))
