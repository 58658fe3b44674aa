"""Which ids of two sources mean the same: an id made of a name gives way to the id that the name has elsewhere.

With an id, the id is the identity and the name a label. Without, equal names are one stakeholder within a type, and one
event within a phase; the id is then made of the name.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import polars as pl

from graphkit import schema
from graphkit.tables.frames import Tables

_LABELS = {"person": "label", "organisation": "name", "place": "name"}
_EVENT = "event"
_TABLES = {**schema.STAKEHOLDER_TABLES, _EVENT: "events"}
_COLUMNS = {**schema.WHO_COLUMNS, _EVENT: "event_id"}
Key = tuple[str, ...]
Renaming = dict[str, dict[str, str]]  # kind -> id -> the id to use instead


@dataclass
class _Known:
    """The stakeholders of a type, or the events, of a source: what each id is known as, and which ids are mere names."""

    keys: dict[str, Key] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)

    def ids(self) -> dict[Key, str]:
        """What only one id is known as -> that id."""
        often = Counter(self.keys.values())
        return {key: ident for ident, key in self.keys.items() if often[key] == 1}


def other_ids(here: Tables, there: Tables) -> Renaming:
    """For each kind the ids made of names in the second source that the first one knows, or uses, otherwise."""
    taken = {ident: kind for kind in schema.STAKEHOLDER_TABLES for ident in _known(here, kind).keys}
    renaming: Renaming = {}
    for kind in _TABLES:
        old, new = _known(here, kind), _known(there, kind)
        by_key = old.ids()
        renaming[kind] = {}
        for ident in new.made:
            key = new.keys[ident]
            clash = old.keys.get(ident, key) != key if kind == _EVENT else taken.get(ident, kind) != kind
            other = by_key.get(key) or (_spelt_out(kind, key) if clash else ident)
            if other != ident:
                renaming[kind][ident] = other
    return renaming


def known_by_id(here: Tables, there: Tables) -> Renaming:
    """For each kind the ids made of names in the second source for which the first one has an id of its own."""
    renaming: Renaming = {}
    for kind in _TABLES:
        new, old = _known(here, kind), _known(there, kind)
        by_key = {key: ident for key, ident in new.ids().items() if ident not in new.made and ident not in old.keys}
        alone = old.ids()
        renaming[kind] = {i: by_key[key] for key, i in alone.items() if i in old.made and key in by_key}
    return renaming


def _known(tables: Tables, kind: str) -> _Known:
    frame = tables.frame(_TABLES[kind])
    known, given = _Known(), set(tables.given[kind == _EVENT]) if tables.given else set()
    if kind == _EVENT:
        rows = frame.select("event_id", "title", pl.col("phase_id").fill_null("-")).drop_nulls().iter_rows()
    else:
        ident = pl.col(_COLUMNS[kind])  # a store leaves out the label of a person that repeats the id
        rows = frame.select(ident, pl.coalesce(_LABELS[kind], ident).alias("_label")).drop_nulls().iter_rows()
    for ident, *key in rows:
        known.keys[ident] = tuple(key)
        if ident not in given and ident in (key[0], _spelt_out(kind, tuple(key))):
            known.made.add(ident)
    return known


def made_ids(tables: Tables, kind: str) -> set[str]:
    """The ids of a type of stakeholders (or of events) that are made of names."""
    return _known(tables, kind).made


def _spelt_out(kind: str, key: Key) -> str:
    """The id made of a name where the bare name is taken: as `flat_entities` makes it."""
    return f"{key[0]} ({key[1]})" if kind == _EVENT else f"{kind}:{key[0]}"


def renamed(frames: dict[str, pl.DataFrame], renaming: Renaming) -> dict[str, pl.DataFrame]:
    """The tables with ids replaced in their own table and in every column that points to it."""
    result = dict(frames)
    for kind, names in renaming.items():
        for name, columns in _pointing(kind).items():
            if names and name in result:
                result[name] = result[name].with_columns(pl.col(column).replace(names) for column in columns)
    return result


def _pointing(kind: str) -> dict[str, list[str]]:
    """Table -> its columns that hold ids of a kind."""
    own = _TABLES[kind]
    columns = {
        name: [key.columns[0] for key in table.foreign_keys if key.table == own]
        for name, table in schema.tables().items()
    }
    columns[own] = [*columns[own], _COLUMNS[kind]]
    if kind != _EVENT:
        columns["aliases"], columns["identities"] = ["stakeholder_id"], ["left_id", "right_id"]
    return {name: found for name, found in columns.items() if found}


def pointing_columns(name: str) -> list[str]:
    """The columns of a table that hold ids of stakeholders, its own among them.

    >>> pointing_columns("events"), pointing_columns("phase_roles")
    (['place_id'], [])
    """
    found = (column for kind in schema.STAKEHOLDER_TABLES for column in _pointing(kind).get(name, ()))
    return list(dict.fromkeys(found))
