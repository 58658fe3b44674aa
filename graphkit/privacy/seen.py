"""The tables as an audience may have them: to export, and to answer questions from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from graphkit import schema
from graphkit.policy import WITHHELD, Rules
from graphkit.policy_file import default_policy
from graphkit.privacy.counts import without_small_counts
from graphkit.privacy.masking import marks_of, mask, needles
from graphkit.privacy.rows import collected, renamed, treated, without
from graphkit.tables.frames import PERSONS_UNKNOWN, Tables
from graphkit.tables.raw import ROW

_NOBODY_KNOWN = (
    f"{PERSONS_UNKNOWN}, so persons may be left in: "
    "if stakeholders may be private persons, say so when loading (--type all=person)"
)
# What else a nameless person's row says: it may tell who it is.
_TELLING = ("label", "public_role", "source_id", "note", "attributes")
# Tables whose rows are words about a stakeholder.
_WORDS = ("aliases", "statements", "completeness", "stated_totals")


@dataclass(frozen=True)
class _Hidden:
    """Ids of those not shown: persons, bodies left out, and bodies counted as one."""

    persons: Mapping[str, str]
    gone: frozenset[str]
    together: frozenset[str]


def public_tables(tables: Tables, rules: Rules | None = None) -> tuple[Tables, list[str]]:
    """The tables without those who are not shown, and what was withheld, in words.

    Gone are the persons, the rows that point to one, and the fields of the rules: notes, locators, attributes and who
    decided on identities, which may hold names and addresses. Where an id or name of one stands in another text, a mark takes its
    place. Without rules, those of the default policy for the public.
    """
    rules = rules or default_policy().public
    hidden = _hidden(tables, rules)
    frames = {name: frame.drop(ROW, strict=False) for name, frame in tables.frames.items()}
    told: list[str] = [] if tables.knows_persons or rules.names_persons() else [_NOBODY_KNOWN]
    told += _left(frames, hidden, rules)
    named = () if not rules.names_persons() else None
    for name, frame in list(frames.items()):
        frames[name] = without(name, frame, hidden.persons, hidden.gone, named)
        if name not in ("persons", "organisations") and frame.height > frames[name].height:
            told.append(f"{_title(name)} of {_whose(hidden)}: {rules.counted(frame.height - frames[name].height)}")
    if not rules.names_persons():
        frames.pop("persons", None)
    _together(frames, tables, hidden, rules)
    told += _trimmed(frames, tables, hidden, rules)
    return Tables(frames, knows_persons=tables.knows_persons, policy=tables.policy, withheld=told), told


def seen_tables(tables: Tables, rules: Rules) -> Tables:
    """The tables that pages for an audience are made from: persons who count through a body are there without a name, so
    that nothing made from them can tell who they are."""
    hidden = _hidden(tables, rules)
    frames = {name: frame.drop(ROW, strict=False) for name, frame in tables.frames.items()}
    left_out = {ident for ident, treatment in hidden.persons.items() if treatment == WITHHELD}
    nameless = hidden.persons.keys() - left_out
    named = None if rules.names_persons() else nameless
    for name, frame in list(frames.items()):
        words_too = hidden.persons if name in _WORDS else left_out
        frames[name] = without(name, frame, words_too, hidden.gone, named)
    _together(frames, tables, hidden, rules)
    marks = marks_of(tables, {"persons": hidden.persons})
    for name, frame in frames.items():
        frames[name] = renamed(name, _without_reasons(name, frame, hidden.persons), marks)
    if "persons" in frames:
        unnamed = pl.col("person_id").is_in([marks[ident] for ident in nameless])
        frames["persons"] = frames["persons"].with_columns(
            pl.when(~unnamed).then(column).alias(column) for column in _TELLING
        )
    _trimmed(frames, tables, hidden, rules)
    return Tables(frames, knows_persons=tables.knows_persons, policy=tables.policy)


def _hidden(tables: Tables, rules: Rules) -> _Hidden:
    found = treated(tables, rules)
    gone = frozenset(ident for ident, treatment in found["organisations"].items() if treatment == WITHHELD)
    return _Hidden(found["persons"], gone, frozenset(found["organisations"].keys() - gone))


def _left(frames: Mapping[str, pl.DataFrame], hidden: _Hidden, rules: Rules) -> list[str]:
    """How many persons and organisations are not named."""
    told = [f"persons: {rules.counted(len(hidden.persons))}"] if hidden.persons else []
    told += [f"organisations left out by the policy: {len(hidden.gone)}"] if hidden.gone else []
    return told + ([f"organisations counted together by the policy: {len(hidden.together)}"] if hidden.together else [])


def _whose(hidden: _Hidden) -> str:
    return "those left out" if hidden.gone else "persons"


def _title(table: str) -> str:
    return schema.tables()[table].title.lower()


def _together(frames: dict[str, pl.DataFrame], tables: Tables, hidden: _Hidden, rules: Rules) -> None:
    """One organisation in the place of all that are counted together."""
    if not hidden.together:
        return
    ids, rows = collected(tables, dict.fromkeys(hidden.together, ""), rules)
    own = frames["organisations"].filter(~pl.col("organisation_id").is_in(list(hidden.together)))
    for name, frame in frames.items():
        frames[name] = _without_own(name, renamed(name, frame, ids), frame, hidden.together)
    frames["organisations"] = pl.concat([own, rows])


def _without_own(name: str, new: pl.DataFrame, old: pl.DataFrame, together: frozenset[str]) -> pl.DataFrame:
    """Without names, decisions and parts of those that are one now."""
    columns = {"aliases": ("stakeholder_id",), "identities": ("left_id", "right_id"), "statements": ("scope",)}.get(
        name
    )
    if columns is None:
        return new.unique(maintain_order=True)
    return new.filter(~old.select(pl.any_horizontal(pl.col(c).is_in(list(together)) for c in columns)).to_series())


def _without_reasons(name: str, frame: pl.DataFrame, persons: Mapping[str, str]) -> pl.DataFrame:
    """Decisions on persons without the words that say why."""
    if name != "identities":
        return frame
    about = pl.any_horizontal(pl.col(column).is_in(list(persons)) for column in ("left_id", "right_id"))
    return frame.with_columns(pl.when(~about).then("reason").alias("reason"))


def _trimmed(frames: dict[str, pl.DataFrame], tables: Tables, hidden: _Hidden, rules: Rules) -> list[str]:
    """Small counts, fields and names in other texts taken out, in place; what that was."""
    few = without_small_counts(frames, tables, rules)
    told = [f"stated counts of up to {rules.few} people: {rules.counted(few)}"] if few else []
    told += _emptied(frames, rules)
    bodies = [*hidden.gone, *hidden.together]
    marks = marks_of(tables, {"persons": hidden.persons, "organisations": bodies})
    masked = mask(frames, needles(tables, marks))
    who = "those left out" if bodies else "persons"
    return told + ([f"{who} named in other texts: {rules.counted(masked)}"] if masked else [])


def _emptied(frames: dict[str, pl.DataFrame], rules: Rules) -> list[str]:
    """Empty the fields of the rules everywhere; how many cells of each were filled."""
    told = []
    for column in rules.fields:
        having = [name for name, frame in frames.items() if column in frame.columns]
        filled = sum(frames[name][column].count() for name in having)
        for name in having:
            frames[name] = frames[name].with_columns(pl.lit(None, pl.String).alias(column))
        if filled:
            told.append(f"cells of {column}: {filled}")
    return told
