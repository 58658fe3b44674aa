"""One flat participation table (a row: a stakeholder took part in an event) to the standard tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from graphkit.dates import parse_date
from graphkit.errors import Problem
from graphkit.names import fold
from graphkit.tables import values
from graphkit.tables.flat_entities import WHAT, WHO, given_ids, identify_events, identify_stakeholders
from graphkit.tables.flat_tables import standard_tables
from graphkit.tables.frames import Tables, attributes
from graphkit.tables.headers import FIELDS, assign, listed
from graphkit.tables.raw import ROW, Raw, clean
from graphkit.vocabulary import status_of


@dataclass(frozen=True)
class FlatOptions:
    """What the user says of a flat table: ``--column``, ``--set``, ``--type`` and ``--skip-invalid``."""

    columns: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    skip_invalid: bool = False


def flat_tables(raw: Raw, options: FlatOptions) -> Tables:
    """The standard tables of a flat table; ``problems`` holds everything wrong with it."""
    rows = _fields(raw, options)
    if not rows.is_empty():
        rows = _required(_values(rows, raw), raw)
    rows = _without_bad(rows, raw, options.skip_invalid)
    if raw.has_errors() or rows.is_empty():
        return Tables(raws={"participations": raw}, problems=_none_left(raw), notes=raw.notes)
    rows, knows_persons = _types(rows, raw, options.types)
    rows = identify_events(identify_stakeholders(rows, raw), raw)
    raw.frame = raw.frame.clear()  # a million rows weigh; from here only the row numbers are needed
    given = (given_ids(rows, "stakeholder_id", WHO), given_ids(rows, "event_id", WHAT))
    return Tables(standard_tables(rows, raw), {"participations": raw}, raw.problems, raw.notes, knows_persons, given)


def _fields(raw: Raw, options: FlatOptions) -> pl.DataFrame:
    """The rows with one column a field; columns that are no field go, as JSON, into the attributes."""
    if raw.has_errors() and raw.frame.is_empty():
        return raw.frame
    taken, problems = assign(raw.headers, options.columns, options.fixed, raw.file)
    problems += _needed(raw, {*taken, *options.fixed, *options.columns})
    raw.problems += [replace(p, line=raw.header_line) if p.line else p for p in problems]
    extras = [header for header in raw.headers if header not in taken.values()]
    if extras:
        raw.notes.append("kept as attributes, since no field is known for them: " + ", ".join(extras))
    if raw.frame.is_empty():
        return raw.frame
    fixed = clean(pl.DataFrame({name: [options.fixed.get(name)] for name in FIELDS}, schema_overrides=_TEXT)).row(
        0, named=True
    )
    cells = [(pl.col(taken[name]) if name in taken else pl.lit(fixed[name], pl.String)).alias(name) for name in FIELDS]
    return _plain_blanks(raw.frame.select(ROW, *cells, attributes(raw.frame, extras)))


_TEXT = dict.fromkeys(FIELDS, pl.String)
_NAMES = ("stakeholder", "stakeholder_id", "event", "event_id", "organisation", "municipality", "place", "phase")
_UNBREAKABLE = "[\u00a0\u202f]"


def _plain_blanks(rows: pl.DataFrame) -> pl.DataFrame:
    """Names with plain blanks for the unbreakable ones that Word and the web put in: nobody sees the difference."""
    found = rows.select(pl.col(_NAMES).str.contains(_UNBREAKABLE).any()).row(0, named=True)
    return rows.with_columns(pl.col(n).str.replace_all(_UNBREAKABLE, " ") for n, there in found.items() if there)


def _needed(raw: Raw, present: set[str]) -> list[Problem]:
    problems = []
    for what in ("stakeholder", "event"):
        if not {what, f"{what}_id"} & present:
            message = (
                f"no column names the {what} among {listed(raw.headers)}: name one with "
                f"--column {what}=Header, or fill it in with --set {what}=Value"
            )
            problems.append(Problem(raw.file, 1, what, None, message))
    if raw.frame.is_empty():
        problems.append(Problem(raw.file, None, None, None, "no row at all: a header and at least one row are needed"))
    return problems


_READERS = {
    "status": (status_of, values.STATUS_HELP),
    "date": (parse_date, values.DATE_HELP),
    "end": (parse_date, values.DATE_HELP),
    "latitude": (values.read_number(-90, 90), "not a latitude: a number from -90 to 90"),
    "longitude": (values.read_number(-180, 180), "not a longitude: a number from -180 to 180"),
}


def _values(rows: pl.DataFrame, raw: Raw) -> pl.DataFrame:
    for column, (reader, message) in _READERS.items():
        rows = values.translate(rows, column, reader, raw, message)
    if rows["end"].null_count() == rows.height:
        return rows
    known = pl.min_horizontal(pl.col("date", "end").str.len_bytes())  # the precision that both have
    earlier = pl.col("end").str.slice(0, known) < pl.col("date").str.slice(0, known)
    backwards = rows.filter(earlier).select(ROW, "date", "end")
    message = "ends before it begins: {}"
    raw.problems += [
        raw.problem(r, "end", end, message.format(date), "warning") for r, date, end in backwards.iter_rows()
    ]
    return rows


def _required(rows: pl.DataFrame, raw: Raw) -> pl.DataFrame:
    for what in ("stakeholder", "event"):
        missing = rows.filter(pl.col(what).is_null() & pl.col(f"{what}_id").is_null())[ROW].to_list()
        if len(missing) == rows.height and _of_the_table(raw):
            continue  # there is no such column, which has been said
        message = (
            f"the row names no {what}: fill in a name or an id, or take the row out (--skip-invalid leaves it out)"
        )
        raw.problems += [raw.problem(row, what, None, message) for row in missing]
    return rows


def _of_the_table(raw: Raw) -> bool:
    """Whether an error found so far is one of the header or the whole table, which leaving out rows does not mend."""
    return any(p.severity == "error" and (p.line or 0) <= raw.header_line for p in raw.problems)


def _without_bad(rows: pl.DataFrame, raw: Raw, skip: bool) -> pl.DataFrame:
    """The rows without the bad ones where the user asked for that; their problems become notes of what was left out."""
    ragged = sum(problem.severity == "skipped" for problem in raw.problems)
    if not skip or not (raw.bad_rows or ragged) or _of_the_table(raw):
        return rows
    left_out = len(raw.bad_rows) + ragged
    raw.notes.append(f"{left_out} row(s) with errors were left out; {rows.height - len(raw.bad_rows)} were kept")
    raw.problems[:] = [replace(p, severity="skipped") if p.severity == "error" else p for p in raw.problems]
    return rows.filter(~pl.col(ROW).is_in(list(raw.bad_rows)))


def _none_left(raw: Raw) -> list[Problem]:
    if not raw.has_errors():
        raw.problems.append(Problem(raw.file, None, None, None, "no row is left to load"))
    return raw.problems


def _types(rows: pl.DataFrame, raw: Raw, chosen: Mapping[str, str]) -> tuple[pl.DataFrame, bool]:
    """The rows with ``type`` and ``kind``, and whether the source says anywhere who is a person."""
    everything = chosen.get("all")
    words = {fold(word): kind for word, kind in chosen.items()}
    column = rows["stakeholder_type"]
    found = {word: values.type_and_kind(word, words) for word in column.drop_nulls().unique().to_list()}
    _note_unknown(raw, sorted(word for word, (_, _, known) in found.items() if not known and not everything))
    types = {word: kind if fold(word) in words else everything or kind for word, (kind, _, _) in found.items()}
    kinds = {word: kind for word, (_, kind, _) in found.items()}
    rows = rows.with_columns(
        pl.col("stakeholder_type").replace_strict(types, default=everything, return_dtype=pl.String).alias("type"),
        pl.col("stakeholder_type").replace_strict(kinds, default=None, return_dtype=pl.String).alias("kind"),
    )
    knows = bool(found) or everything is not None
    if not knows:
        raw.notes.append(
            "nothing in this table says who is a person: every stakeholder counts as an organisation, so public files "
            "may show persons; say --type all=person, or add a column stakeholder_type"
        )
    return _same_name_same_type(rows), knows


def _note_unknown(raw: Raw, unknown: list[str]) -> None:
    if unknown:
        raw.notes.append(
            "kept as kinds of organisation, since the type is not known: "
            + ", ".join(unknown)
            + f" (say --type {unknown[0]!r}=person where it means persons)"
        )


def _same_name_same_type(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows without a type take the one that rows of the same id or name have, else they are organisations."""
    missing = rows["type"].null_count()
    if missing in (0, rows.height):
        return rows.with_columns(pl.col("type").fill_null("organisation"))
    key = pl.coalesce("stakeholder_id", "stakeholder")
    typed = (
        rows.filter(pl.col("type").is_not_null()).group_by(key.alias("_key")).agg(pl.col("type").mode().sort().first())
    )
    filled = rows.with_columns(key.alias("_key")).join(
        typed, on="_key", how="left", suffix="_other", maintain_order="left"
    )
    return filled.with_columns(pl.coalesce("type", "type_other", pl.lit("organisation")).alias("type")).drop(
        "_key", "type_other"
    )
