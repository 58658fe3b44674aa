"""What the public may see: the tables without persons, and without the columns where people write about them.

Attendance can reveal ethnic origin (GDPR, Article 9), so public files hold organisations and places only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from graphkit import schema
from graphkit.tables.frames import ATTRIBUTES, PERSONS_UNKNOWN, Tables
from graphkit.tables.raw import ROW

FEW = 10  # counts of persons and of what they did are not told below this
MASK = "withheld-person-{}"  # also fits where an id is expected
_SHORTEST = 4  # an id of fewer letters names nobody in running text


@dataclass(frozen=True, slots=True)
class Policy:
    """What is left out of public tables; a file of a platform's own rules would make another one."""

    empty_columns: tuple[str, ...] = ("note", "locator", "decided_by", ATTRIBUTES)


PUBLIC = Policy()


def public_tables(tables: Tables, policy: Policy = PUBLIC) -> tuple[Tables, list[str]]:
    """The tables without persons, and what was withheld, in words.

    Gone are the persons, the rows that point to one, and what the policy empties: notes, locators, attributes and who
    decided on identities, which may hold names and addresses. Where a person's id or name stands in another text, a mark takes its place.
    """
    persons = _persons(tables)
    withheld: list[str] = [] if tables.knows_persons else [_NOBODY_KNOWN]
    frames = {name: frame.drop(ROW, strict=False) for name, frame in tables.frames.items() if name != "persons"}
    if persons:
        withheld.append(f"persons: {counted(len(persons))}")
    for name, frame in frames.items():
        frames[name] = _without(name, frame, persons)
        if frame.height > frames[name].height:
            withheld.append(f"{_title(name)} of persons: {counted(frame.height - frames[name].height)}")
    withheld += _small_counts(frames, tables) + _empty(frames, policy) + _mask(frames, _needles(tables))
    return Tables(frames, knows_persons=tables.knows_persons), withheld


_NOBODY_KNOWN = (
    f"{PERSONS_UNKNOWN}, so persons may be left in: "
    "if stakeholders may be private persons, say so when loading (--type all=person)"
)


def counted(number: int) -> str:
    """A count that gives no small group away.

    >>> counted(9), counted(10)
    ('fewer than 10', '10')
    """
    return f"fewer than {FEW}" if number < FEW else str(number)


def _persons(tables: Tables) -> frozenset[str]:
    return frozenset(tables.frame("persons")["person_id"].drop_nulls().to_list())


def _title(table: str) -> str:
    return schema.tables()[table].title.lower()


def _without(name: str, frame: pl.DataFrame, persons: frozenset[str]) -> pl.DataFrame:
    """The rows that point to no person: no filled column of persons, and no person's id where any stakeholder may stand."""
    table = schema.tables()[name]
    own = [key.columns[0] for key in table.foreign_keys if key.table == "persons"]
    any_kind = [column for column in ("stakeholder_id", "scope", "left_id", "right_id") if column in table.names]
    named = [pl.col(column).is_not_null() for column in own]
    named += [pl.col(column).is_in(list(persons)) for column in any_kind]
    return frame.filter(~pl.any_horizontal(named).fill_null(False)) if named else frame


def _small_counts(frames: dict[str, pl.DataFrame], tables: Tables) -> list[str]:
    """Take out what sources state of up to ``FEW`` people; with a part of a total, its other parts, which would give it away.

    Unless its unit is known to be another, a stated total counts people.
    """
    few, before = pl.col("value").cast(pl.Float64, strict=False).is_between(1, FEW), 0
    others = tables.frame("stated_measures").filter(~pl.col("unit").is_in(["persons", "families"]))["measure"]
    totals = frames.get("stated_totals", tables.frame("stated_totals")).with_columns(
        _few=(few & ~pl.col("measure").is_in(others.to_list())).fill_null(value=False)
    )
    parts = pl.col("part_of").is_not_null() & pl.col("_few").any().over("scope", "part_of")
    if "stated_totals" in frames:
        frames["stated_totals"] = totals.filter(~(pl.col("_few") | parts)).drop("_few")
        before = totals.height - frames["stated_totals"].height
    for name, column in (("events", "participants_stated"), ("population_figures", "count")):
        if name in frames:
            small = pl.col(column).cast(pl.Float64, strict=False).is_between(1, FEW).fill_null(value=False)
            before += frames[name].filter(small).height
            frames[name] = frames[name].with_columns(pl.when(~small).then(pl.col(column)).alias(column))
    return [f"stated counts of up to {FEW} people: {counted(before)}"] if before else []


def _empty(frames: dict[str, pl.DataFrame], policy: Policy) -> list[str]:
    """Empty the policy's columns everywhere; how many cells of each were filled."""
    said = []
    for column in policy.empty_columns:
        having = [name for name, frame in frames.items() if column in frame.columns]
        filled = sum(frames[name][column].count() for name in having)
        for name in having:
            frames[name] = frames[name].with_columns(pl.lit(None, pl.String).alias(column))
        if filled:
            said.append(f"cells of {column}: {filled}")
    return said


def _needles(tables: Tables) -> dict[str, str]:
    """What would name a person in a text -> its mark: ids long enough to be names; labels and aliases of several words."""
    marks: dict[str, str] = {}
    aliases: dict[str, list[str]] = {}
    for ident, alias in tables.frame("aliases").select("stakeholder_id", "alias").drop_nulls().iter_rows():
        aliases.setdefault(ident, []).append(alias)
    for number, (ident, label) in enumerate(tables.frame("persons").select("person_id", "label").iter_rows(), 1):
        ids = [ident] if ident and len(ident) >= _SHORTEST and re.search(r"[^\W\d_]", ident) else []
        names = [name for name in (label or "", *aliases.get(ident, ())) if " " in name]
        for word in (*ids, *names):
            marks.setdefault(word, MASK.format(number))
    return marks


def _mask(frames: dict[str, pl.DataFrame], marks: dict[str, str]) -> list[str]:
    """Put the mark where a text names a person. Equal texts stay equal, so ids still point to their rows."""
    changed = 0
    for name, frame in frames.items() if marks else ():
        for column in _texts(name, frame):
            found = _masked(frame[column], marks)
            changed += int(frame[column].is_in(list(found)).sum()) if found else 0
            frames[name] = frames[name].with_columns(pl.col(column).replace(found)) if found else frames[name]
    return [f"persons named in other texts: {counted(changed)}"] if changed else []


def _texts(name: str, frame: pl.DataFrame) -> Sequence[str]:
    """The columns of free text and of ids, not those of codes, dates and numbers."""
    columns = schema.tables()[name].columns
    return [c.name for c in columns if c.name in frame.columns and c.type == "string" and not c.concepts]


def _masked(series: pl.Series, marks: dict[str, str]) -> dict[str, str]:
    """Text -> text with marks, for the distinct texts in which one of the words stands as a word."""
    distinct = series.drop_nulls().unique()
    near = distinct.filter(distinct.str.contains_any(list(marks)))
    hits = near.str.extract_many(list(marks), overlapping=True).to_list()
    pairs = {text: _replaced(text, words, marks) for text, words in zip(near.to_list(), hits, strict=True)}
    return {text: new for text, new in pairs.items() if new != text}


def _replaced(text: str, words: Iterable[str], marks: dict[str, str]) -> str:
    """The text with whole words replaced, longer ones first.

    >>> _replaced("Anna and Annas iela", ["Anna"], {"Anna": "withheld-person-1"})
    'withheld-person-1 and Annas iela'
    """
    for word in sorted(set(words), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda _, mark=marks[word]: mark, text)  # type: ignore[misc]
    return text
