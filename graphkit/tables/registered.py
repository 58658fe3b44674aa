"""Names that are those of a unit of the register of municipalities, in a source added to a platform with a register."""

from __future__ import annotations

import polars as pl

from graphkit.tables.frames import Tables, complete
from graphkit.tables.same import made_ids

_KINDS = {"novads": "novads"}  # kinds of unit that are another kind of place than a city


def known_as_units(here: Tables, part: Tables, known: pl.Series) -> pl.DataFrame:
    """Untyped names and new places named exactly as a unit: id, name, known (the unit's id), type; ``known`` ids aside."""
    register = here.frame("municipalities").select("name", known="municipality_id").drop_nulls().unique()
    register = register.filter(pl.len().over("name") == 1)
    untyped = part.untyped if part.untyped is not None else pl.Series("id", [], pl.String)
    bodies = part.frame("organisations").select(pl.col("organisation_id").alias("id"), "name")
    places = part.frame("places").select(pl.col("place_id").alias("id"), "name")
    made = made_ids(part, "organisation") | made_ids(part, "place")
    new = pl.concat([bodies.filter(pl.col("id").is_in(untyped.implode())), places]).drop_nulls()
    new = new.filter(pl.col("id").is_in(list(made)) & ~pl.col("id").is_in(known.implode()))
    # A name that any stakeholder here bears is none of the register's.
    bears = [here.frame(table)["name"] for table in ("organisations", "places")] + [
        here.frame("aliases")["alias"].rename("name")
    ]
    free = new.filter(~pl.col("name").is_in(pl.concat(bears).drop_nulls().implode()))
    taken = pl.concat(
        [here.frame(t)[c].rename("id") for t, c in (("persons", "person_id"), ("organisations", "organisation_id"))]
    )
    found = free.join(register, on="name", maintain_order="left").filter(
        ~pl.col("known").is_in(taken.drop_nulls().implode())
    )
    return found.select("id", "name", "known", pl.lit("place").alias("type"))


def register_places(here: Tables, frames: dict[str, pl.DataFrame], units: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The tables with each unit as a place that belongs to itself, and to its successor once it has ended."""
    result = dict(frames)
    names = units.unique("known", maintain_order=True)
    kinds = dict(here.frame("municipalities").select("municipality_id", "kind").iter_rows())
    own = names.select(place_id="known", name="name").with_columns(
        kind=pl.col("place_id").replace_strict(kinds, default=None).replace_strict(_KINDS, default="city")
    )
    rows = [row for ident in names["known"] for row in _spans(here, ident)]
    spans = pl.DataFrame(rows, schema=_SPAN, orient="row")
    for table, frame in (("places", own), ("place_units", spans)):
        made = complete(frame, table)
        result[table] = pl.concat([result[table], made], how="diagonal") if table in result else made
    return result


_SPAN = dict.fromkeys(("place_id", "municipality_id", "unit_valid_from", "since", "until"), pl.String)


def _spans(here: Tables, ident: str) -> list[tuple[str | None, ...]]:
    """The units a place named after one belonged to: its own in each of its spans, then where each ended unit went."""
    register = here.frame("municipalities").sort(pl.col("valid_from").fill_null(""))
    spans = register.select("municipality_id", "valid_from", "valid_until").rows()
    rows: list[tuple[str | None, ...]] = [
        (ident, unit, since, since, until) for unit, since, until in spans if unit == ident
    ]
    went = here.frame("crosswalk").filter(pl.col("is_primary") == "yes")
    after = {
        (o, f): (n, v) for o, f, n, v in went.select("old_id", "old_valid_from", "new_id", "new_valid_from").iter_rows()
    }
    while rows and rows[-1][4] and (new := after.get((str(rows[-1][1]), rows[-1][2]))):
        rows.append((ident, new[0], new[1], new[1], next((u for m, s, u in spans if (m, s) == new), None)))
    return rows
