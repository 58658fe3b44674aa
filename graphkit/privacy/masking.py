"""Names of those who are withheld, masked where another text holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from graphkit import schema
from graphkit.tables.frames import ATTRIBUTES, Tables

MASK = "withheld-person-{}"  # also fits where an id is expected
BODY_MASK = "withheld-organisation-{}"
_SHORTEST = 4  # an id of fewer letters names nobody in running text
_NAMES = {"persons": ("label",), "organisations": ("name", "name_en", "short_name", "short_name_en")}
_MASKS = {"persons": MASK, "organisations": BODY_MASK}


def marks_of(tables: Tables, hidden: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Id -> the mark that stands for it; ``hidden`` are the ids by table."""
    return {
        ident: _MASKS[table].format(number)
        for table, ids in hidden.items()
        for number, ident in enumerate(tables.frame(table)[_key(table)].filter(_in(tables, table, ids)), 1)
    }


def _key(table: str) -> str:
    return schema.tables()[table].primary_key[0]


def _in(tables: Tables, table: str, ids: Iterable[str]) -> pl.Series:
    return tables.frame(table)[_key(table)].is_in(list(ids)).fill_null(value=False)


def needles(tables: Tables, marks: Mapping[str, str]) -> dict[str, str]:
    """What would name somebody in a text -> the mark: ids long enough to be names; labels and aliases of several words."""
    aliases: dict[str, list[str]] = {}
    for ident, alias in tables.frame("aliases").select("stakeholder_id", "alias").drop_nulls().iter_rows():
        aliases.setdefault(ident, []).append(alias)
    found: dict[str, str] = {}
    for table, columns in _NAMES.items():
        for ident, *labels in tables.frame(table).select(_key(table), *columns).iter_rows():
            if ident in marks:
                words = [*_as_word(ident), *_as_names([*labels, *aliases.get(ident, ())])]
                found |= {word: marks[ident] for word in words if word not in found}
    return found


def _as_word(ident: str) -> list[str]:
    return [ident] if len(ident) >= _SHORTEST and re.search(r"[^\W\d_]", ident) else []


def _as_names(names: Iterable[str | None]) -> list[str]:
    return [name for name in names if name and " " in name]


def mask(frames: dict[str, pl.DataFrame], marks: Mapping[str, str]) -> int:
    """Put the mark where a text names one of them, in place; how many cells changed. Equal texts stay equal, so ids still
    point to their rows."""
    changed = 0
    for name, frame in frames.items() if marks else ():
        for column in _texts(name, frame):
            found = _masked(frame[column], marks)
            changed += int(frame[column].is_in(list(found)).sum()) if found else 0
            frames[name] = frames[name].with_columns(pl.col(column).replace(found)) if found else frames[name]
    return changed


def _texts(name: str, frame: pl.DataFrame) -> Sequence[str]:
    """The columns of free text and of ids, not those of codes, dates and numbers."""
    columns = schema.tables()[name].columns
    found = [c.name for c in columns if c.name in frame.columns and c.type == "string" and not c.concepts]
    return [*found, *([ATTRIBUTES] if ATTRIBUTES in frame.columns else [])]


def _masked(series: pl.Series, marks: Mapping[str, str]) -> dict[str, str]:
    """Text -> text with marks, for the distinct texts in which one of the words stands as a word."""
    distinct = series.drop_nulls().unique()
    near = distinct.filter(distinct.str.contains_any(list(marks)))
    hits = near.str.extract_many(list(marks), overlapping=True).to_list()
    pairs = {text: _replaced(text, words, marks) for text, words in zip(near.to_list(), hits, strict=True)}
    return {text: new for text, new in pairs.items() if new != text}


def _replaced(text: str, words: Iterable[str], marks: Mapping[str, str]) -> str:
    """The text with whole words replaced, longer ones first.

    >>> _replaced("Anna and Annas iela", ["Anna"], {"Anna": "withheld-person-1"})
    'withheld-person-1 and Annas iela'
    """
    for word in sorted(set(words), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda _, mark=marks[word]: mark, text)  # type: ignore[misc]
    return text
