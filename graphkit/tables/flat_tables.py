"""The standard tables made from the identified rows of a flat table."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import polars as pl

from graphkit.dates import day_number
from graphkit.tables.flat_entities import WHAT, WHO, describe, majority
from graphkit.tables.frames import ATTRIBUTES, complete
from graphkit.tables.natural import natural_key
from graphkit.tables.raw import Raw

Rest = dict[str, pl.DataFrame]
_ABOUT_WHO = ["stakeholder", "kind", "organisation", "municipality", "country", "sector"]
_ABOUT_WHAT = ["event", "event_kind", "date", "end", "place", "theme"]


def standard_tables(rows: pl.DataFrame, raw: Raw) -> dict[str, pl.DataFrame]:
    """Stakeholders by type, events, phases, sources, memberships, participations and aliases of a flat table."""
    with ThreadPoolExecutor(1) as beside:
        about_events = beside.submit(describe, rows, WHAT, _ABOUT_WHAT, "phase", raw, "event")
        who, who_rest, problems = describe(rows, WHO, _ABOUT_WHO, "type", raw, "stakeholder")
    what, what_rest, others = about_events.result()
    raw.problems += problems + others
    bodies = _ids(who, "organisation", pl.concat([rows["organisation"], who["organisation"]]))
    spots = _ids(who, "place", pl.concat([rows["municipality"], rows["place"]]), bodies["id"])
    frames = {
        "phases": _phases(rows),
        "sources": _sources(rows),
        "organisations": _organisations(who, who_rest, bodies, spots),
        "persons": _persons(who, who_rest, bodies, spots),
        "places": _places(rows, who, who_rest, spots),
        "place_units": _place_units(who, spots),
        "memberships": _memberships(rows, bodies),
        "events": _events(what, what_rest, spots),
        "participations": _participations(rows, who, who_rest, what, what_rest, spots),
        "aliases": _aliases(who, who_rest),
    }
    return {name: complete(frame, name) for name, frame in frames.items() if frame.height or name in ("phases",)}


def _ids(who: pl.DataFrame, stakeholder_type: str, names: pl.Series, used: pl.Series | None = None) -> pl.DataFrame:
    """Name -> id for organisations or places named beside a stakeholder: ``name``, ``id``, ``new``.

    A stakeholder of that type with that id or name is meant; another gets its name as id, prefixed where that is
    taken by a stakeholder or stands among ``used``.
    """
    wanted = names.drop_nulls().unique(maintain_order=True).alias("name").to_frame()
    own = who.filter(pl.col("type") == stakeholder_type)
    by_id = own.select(name=WHO, known=WHO)
    by_name = own.select(name="stakeholder", known=WHO).drop_nulls().unique("name", keep="first", maintain_order=True)
    known = pl.concat([by_id, by_name]).unique("name", keep="first", maintain_order=True)
    found = wanted.join(known, on="name", how="left", maintain_order="left")
    ids = who[WHO] if used is None else pl.concat([who[WHO], used.rename(WHO)])
    taken = pl.col("name").is_in(ids.implode())
    fresh = pl.when(taken).then(pl.format("{}:{}", pl.lit(stakeholder_type), "name")).otherwise(pl.col("name"))
    return found.select("name", pl.coalesce("known", fresh).alias("id"), pl.col("known").is_null().alias("new"))


def _look_up(frame: pl.DataFrame, column: str, ids: pl.DataFrame, target: str) -> pl.DataFrame:
    """The frame with ``target``: the ids of the names in a column."""
    if ids.is_empty():
        return frame.with_columns(pl.lit(None, pl.String).alias(target))
    named = ids.select(pl.col("name").alias(column), pl.col("id").alias(target))
    return frame.join(named, on=column, how="left", maintain_order="left")


def _phases(rows: pl.DataFrame) -> pl.DataFrame:
    """The phases in the order of their earliest date, else in natural order of their names."""
    seen = rows.filter(pl.col("phase").is_not_null()).group_by("phase").agg(pl.col("date").min()).rows()
    ordered = sorted(seen, key=lambda row: (day_number(row[1]) or 10**9, natural_key(row[0])))
    return pl.DataFrame(
        {"phase_id": [p for p, _ in ordered], "name": [p for p, _ in ordered]}, schema_overrides=_TEXT_PHASES
    )


_TEXT_PHASES = {"phase_id": pl.String, "name": pl.String}


def source_list(column: str = "source") -> pl.Expr:
    """A cell of sources as ids separated by ``;`` without blanks; a ``;`` inside an address is escaped."""
    cell = pl.col(column)
    address = cell.str.contains("://") & ~cell.str.contains(r";\s+|;\s*https?://")
    parts = cell.str.replace_all(r"\s*;\s*", ";").str.strip_chars(";")
    return pl.when(address).then(cell.str.replace_all(";", "%3B", literal=True)).otherwise(parts)


def _sources(rows: pl.DataFrame) -> pl.DataFrame:
    cells = rows.select(pl.col("source").drop_nulls().unique(maintain_order=True)).select(source_list())
    titles = cells["source"].str.split(";").explode().drop_nulls().unique(maintain_order=True)
    address = pl.col("source_id").str.contains("^https?://")
    frame = titles.alias("source_id").to_frame().with_columns(title=pl.col("source_id"))
    return frame.with_columns(url=pl.when(address).then(pl.col("source_id")))


def _rest(frame: pl.DataFrame, rest: Rest, key: str, columns: dict[str, str]) -> pl.DataFrame:
    """The frame with ``attributes``: what else the columns held, as JSON lists under the names given."""
    kept = {f"other_{name}": rest[column] for column, name in columns.items() if column in rest}
    for name, pairs in kept.items():
        grouped = pairs.group_by(key, maintain_order=True).agg(pl.col(pairs.columns[1]).alias(name))
        frame = frame.join(grouped, on=key, how="left", maintain_order="left")
    if not kept:
        return frame.with_columns(pl.lit(None, pl.String).alias(ATTRIBUTES))
    filled = pl.any_horizontal(pl.col(list(kept)).is_not_null())
    return frame.with_columns(pl.when(filled).then(pl.struct(list(kept)).struct.json_encode()).alias(ATTRIBUTES))


_REST_OF_WHO = {"kind": "kinds", "country": "countries", "sector": "sectors"}


def _organisations(who: pl.DataFrame, rest: Rest, bodies: pl.DataFrame, spots: pl.DataFrame) -> pl.DataFrame:
    own = _rest(
        _look_up(who.filter(pl.col("type") == "organisation"), "municipality", spots, "seat"), rest, WHO, _REST_OF_WHO
    )
    named = pl.coalesce("stakeholder", WHO).alias("name")
    own = own.select(pl.col(WHO).alias("organisation_id"), named, "kind", "sector", "country", "seat", ATTRIBUTES)
    homes = bodies.filter("new").select(organisation_id="id", name="name")
    return pl.concat([own, homes], how="diagonal").rename({"seat": "seat_place_id"})


def _persons(who: pl.DataFrame, rest: Rest, bodies: pl.DataFrame, spots: pl.DataFrame) -> pl.DataFrame:
    own = who.filter(pl.col("type") == "person")
    own = _look_up(_look_up(own, "municipality", spots, "place_id"), "organisation", bodies, "organisation_id")
    own = _rest(own, rest, WHO, _REST_OF_WHO)
    label, role = pl.coalesce("stakeholder", WHO).alias("label"), pl.col("kind").alias("public_role")
    return own.select(
        pl.col(WHO).alias("person_id"), label, role, "organisation_id", "place_id", "sector", "country", ATTRIBUTES
    )


def _places(rows: pl.DataFrame, who: pl.DataFrame, rest: Rest, spots: pl.DataFrame) -> pl.DataFrame:
    own = _rest(who.filter(pl.col("type") == "place"), rest, WHO, _REST_OF_WHO)
    named = pl.coalesce("stakeholder", WHO).alias("name")
    own = own.select(pl.col(WHO).alias("place_id"), named, "kind", "sector", "country", ATTRIBUTES)
    places = pl.concat([own, spots.filter("new").select(place_id="id", name="name")], how="diagonal")
    return places.join(_coordinates(rows, spots), on="place_id", how="left", maintain_order="left")


def _coordinates(rows: pl.DataFrame, spots: pl.DataFrame) -> pl.DataFrame:
    """The most frequent coordinates of each place: those of a row belong to its place, else to its municipality."""
    placed = rows.filter(pl.col("latitude").is_not_null() & pl.col("longitude").is_not_null())
    placed = placed.with_columns(pl.coalesce("place", "municipality").alias("spot"))
    placed = _look_up(placed, "spot", spots, "place_id")
    own = pl.when(pl.col("type") == "place").then(pl.col(WHO))
    pairs = placed.select(
        pl.coalesce("place_id", own).alias("place_id"), pl.format("{};{}", "latitude", "longitude").alias("at")
    )
    best = majority(pairs.filter(pl.col("place_id").is_not_null()), "place_id", "at")
    halves = pl.col("at").str.split(";")
    return best.select("place_id", latitude=halves.list.first(), longitude=halves.list.last())


def _place_units(who: pl.DataFrame, spots: pl.DataFrame) -> pl.DataFrame:
    """Place stakeholders that name a municipality belong to it."""
    own = who.filter((pl.col("type") == "place") & (pl.col("municipality") != pl.coalesce("stakeholder", WHO)))
    units = _look_up(own, "municipality", spots, "municipality_id")
    return units.select(pl.col(WHO).alias("place_id"), "municipality_id")


def _memberships(rows: pl.DataFrame, bodies: pl.DataFrame) -> pl.DataFrame:
    """Every organisation that a row names beside its stakeholder."""
    pairs = (
        rows.filter(pl.col("organisation").is_not_null())
        .select(WHO, "type", "organisation")
        .unique(maintain_order=True)
    )
    pairs = _look_up(pairs, "organisation", bodies, "organisation_id").filter(pl.col("organisation_id") != pl.col(WHO))
    person = pl.when(pl.col("type") == "person").then(pl.col(WHO)).alias("person_id")
    body = pl.when(pl.col("type") == "organisation").then(pl.col(WHO)).alias("member_organisation_id")
    return pairs.select(person, body, "organisation_id").filter(
        pl.any_horizontal(pl.exclude("organisation_id").is_not_null())
    )


def _events(what: pl.DataFrame, rest: Rest, spots: pl.DataFrame) -> pl.DataFrame:
    names = {"event": "names", "event_kind": "kinds", "place": "places", "theme": "themes"}
    events = _rest(_look_up(what, "place", spots, "place_id"), rest, WHAT, names)
    title = pl.coalesce("event", WHAT).alias("title")
    columns = {"phase": "phase_id", "event_kind": "kind", "date": "start", "end": "end", "theme": "themes"}
    renamed = [pl.col(column).alias(name) for column, name in columns.items()]
    return events.select(pl.col(WHAT).alias("event_id"), title, *renamed, "place_id", ATTRIBUTES)


def _participations(
    rows: pl.DataFrame, who: pl.DataFrame, who_rest: Rest, what: pl.DataFrame, what_rest: Rest, spots: pl.DataFrame
) -> pl.DataFrame:
    """The rows as participations; a municipality or date that isn't the usual one stays with its row."""
    rows = _differing(rows, WHO, "municipality", who, who_rest)
    for column in ("date", "end"):
        rows = _differing(rows, WHAT, column, what, what_rest)
    rows = _look_up(rows.drop("municipality"), "own_municipality", spots, "for_place_id")
    several = rows["source"].str.contains(";", literal=True).any()
    kinds = {"person_id": "person", "organisation_id": "organisation", "place_id": "place"}
    trio = [pl.when(pl.col("type") == kind).then(pl.col(WHO)).alias(column) for column, kind in kinds.items()]
    return rows.select(
        "_row", pl.col(WHAT).alias("event_id"), pl.col("phase").alias("phase_id"), *trio, "role", "status", "for_place_id",
        pl.col("own_date").alias("start"), pl.col("own_end").alias("end"), (source_list() if several else pl.col("source")).alias("source_id"), "note", ATTRIBUTES,
    )  # fmt: skip


def _differing(rows: pl.DataFrame, key: str, column: str, chosen: pl.DataFrame, rest: Rest) -> pl.DataFrame:
    """The rows with ``own_<column>``: the cell where it isn't the one chosen for its key."""
    if column not in rest:
        return rows.with_columns(pl.lit(None, pl.String).alias(f"own_{column}"))
    usual = chosen.select(key, pl.col(column).alias("_usual"))
    joined = rows.join(usual, on=key, how="left", maintain_order="left")
    own = pl.when(pl.col(column) != pl.col("_usual")).then(pl.col(column))
    return joined.with_columns(own.alias(f"own_{column}")).drop("_usual")


def _aliases(who: pl.DataFrame, rest: Rest) -> pl.DataFrame:
    if "stakeholder" not in rest:
        return pl.DataFrame(schema={"stakeholder_id": pl.String, "alias": pl.String})
    return rest["stakeholder"].select(stakeholder_id=WHO, alias="stakeholder")
