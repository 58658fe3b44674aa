"""One flat participation table (a row: a stakeholder took part in an event) to the standard tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from graphkit.dates import parse_date
from graphkit.errors import Problem
from graphkit.tables import spellings, values
from graphkit.tables.flat_entities import WHAT, WHO, given_ids, identify_events, identify_stakeholders
from graphkit.tables.flat_gaps import with_phases
from graphkit.tables.flat_tables import standard_tables
from graphkit.tables.flat_types import one_type, untyped, with_types
from graphkit.tables.frames import Tables, attributes
from graphkit.tables.headers import FIELDS, TOP, assign, listed
from graphkit.tables.raw import ROW, Raw, clean
from graphkit.tables.sheet_xml import ERROR, UNCALCULATED
from graphkit.tables.time_checks import AHEAD_ERROR, far_ahead
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
    rows = one_type(identify_stakeholders(with_types(rows, raw, options.types), raw), raw)
    rows = identify_events(with_phases(rows, raw), raw)
    raw.frame = raw.frame.clear()  # a million rows weigh; from here only the row numbers are needed
    nothing, unsure = untyped(rows, raw)
    given = (given_ids(rows, "stakeholder_id", WHO), given_ids(rows, "event_id", WHAT))
    tables = Tables(
        standard_tables(rows, raw), {"participations": raw}, raw.problems, raw.notes, unsure.is_empty(), given
    )
    tables.untyped, tables.unsure = nothing, unsure
    raw.problems += spellings.problems(tables, raw.file)
    return tables


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
    if "status" in taken and (empty := raw.frame[taken["status"]].null_count()):
        raw.notes.append(f"{empty} row(s) with an empty status count as attended")
    if raw.frame.is_empty():
        return raw.frame
    fixed = clean(pl.DataFrame({name: [options.fixed.get(name)] for name in FIELDS}, schema_overrides=_TEXT)).row(
        0, named=True
    )
    cells = [(pl.col(taken[name]) if name in taken else pl.lit(fixed[name], pl.String)).alias(name) for name in FIELDS]
    return _plain_blanks(raw.frame.select(ROW, *cells, attributes(raw.frame, extras)))


_TEXT = dict.fromkeys(FIELDS, pl.String)
_NAMES = ("stakeholder", "stakeholder_id", "event", "event_id", "organisation", "municipality", "place", "phase")
_BLANKS = "[\u00a0\u202f]|  "  # unbreakable blanks that Word and the web put in, and doubled ones


def _plain_blanks(rows: pl.DataFrame) -> pl.DataFrame:
    """Names with one plain blank for unbreakable and repeated ones: nobody sees the difference."""
    found = rows.select(pl.col(_NAMES).str.contains(_BLANKS).any()).row(0, named=True)
    return rows.with_columns(pl.col(n).str.replace_all("[ \u00a0\u202f]+", " ") for n, there in found.items() if there)


def _needed(raw: Raw, present: set[str]) -> list[Problem]:
    if not raw.headers:
        return [Problem(raw.file, None, None, None, "no row at all: a header and at least one row are needed")]
    problems, where = [], "" if present else f"; the header has to be among the first {TOP} lines"
    for what in ("stakeholder", "event"):
        if not {what, f"{what}_id"} & present:
            message = (
                f"no column names the {what} among {listed(raw.headers)}: name one with "
                f"--column {what}=Header, or fill it in with --set {what}=Value{where}"
            )
            problems.append(Problem(raw.file, 1, what, None, message))
    if raw.frame.is_empty():
        problems.append(Problem(raw.file, None, None, None, "no row at all: a header and at least one row are needed"))
    return problems


_READERS: dict[str, tuple[Callable[[str], str | None], str | Callable[[str], str]]] = {
    "status": (status_of, values.STATUS_HELP),
    "date": (parse_date, values.date_help),
    "end": (parse_date, values.date_help),
    "latitude": (values.read_number(-90, 90), "not a latitude: a number from -90 to 90"),
    "longitude": (values.read_number(-180, 180), "not a longitude: a number from -180 to 180"),
}


def _values(rows: pl.DataFrame, raw: Raw) -> pl.DataFrame:
    _half_coordinates(rows, raw)
    for column, (reader, message) in _READERS.items():
        rows = values.translate(rows, column, reader, raw, message)
    _far_ahead(rows, raw)
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


def _far_ahead(rows: pl.DataFrame, raw: Raw) -> None:
    for column in ("date", "end"):
        for row, value in rows.filter(far_ahead(column)).select(ROW, column).iter_rows():
            raw.problems.append(raw.problem(row, column, value, AHEAD_ERROR, "warning"))


def _half_coordinates(rows: pl.DataFrame, raw: Raw) -> None:
    half = rows.filter(pl.col("latitude").is_null() != pl.col("longitude").is_null())[ROW]
    if half.len():
        message = (
            f"{half.len()} row(s) hold a latitude without a longitude, or the reverse: their place gets no coordinates"
        )
        raw.problems.append(raw.problem(half[0], "latitude", None, message, "warning"))


def _required(rows: pl.DataFrame, raw: Raw) -> pl.DataFrame:
    told = {problem.line for problem in raw.problems if problem.message in (ERROR, UNCALCULATED)}
    for what in ("stakeholder", "event"):
        empty = rows.filter(pl.col(what).is_null() & pl.col(f"{what}_id").is_null())[ROW].to_list()
        missing = [row for row in empty if raw.line_of(row) not in told] if told else empty
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
