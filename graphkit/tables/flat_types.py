"""What sort of stakeholder each row of a flat table names, and whether that tells who is a person.

Whoever may be a person is taken for one where rows disagree: public files leave persons out.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from graphkit.errors import Problem
from graphkit.names import fold
from graphkit.tables import values
from graphkit.tables.coding import codes, tell_apart
from graphkit.tables.flat_entities import NUMBER, WHO, majority
from graphkit.tables.flat_gaps import filled
from graphkit.tables.headers import listed
from graphkit.tables.raw import Raw

STATED = "_stated"  # what a row says of its stakeholder's type: nothing, a word nobody knows, or a type
_NOTHING, _WORD, _TYPE = range(3)
_NOBODY = (
    "nothing in this table says who is a person: every stakeholder counts as an organisation, so public files "
    "may show persons; say --type all=person, or add a column stakeholder_type"
)


def with_types(rows: pl.DataFrame, raw: Raw, chosen: Mapping[str, str]) -> pl.DataFrame:
    """The rows with ``type``, ``kind`` and how well the type is known (`untyped`)."""
    words = {fold(word): kind for word, kind in chosen.items()}
    distinct = rows["stakeholder_type"].drop_nulls().unique(maintain_order=True).to_list()
    found = {word: values.type_and_kind(word, words) for word in distinct}
    everything = chosen.get("all")
    types = {
        word: everything if everything and fold(word) not in words else kind for word, (kind, _, _) in found.items()
    }
    sure = {word: bool(everything) or known for word, (_, _, known) in found.items()}
    _note_unknown(raw, [kind or word for word, (_, kind, _) in found.items() if not sure[word]])
    cell = pl.col("stakeholder_type")
    known = {word: kind for word, kind in types.items() if sure[word]}
    rows = rows.with_columns(
        cell.replace_strict(known, default=everything, return_dtype=pl.String).alias("type"),
        cell.replace_strict(_one_case(found), default=None, return_dtype=pl.String).alias("kind"),
    )
    rows = _from_other_rows(rows)
    if not rows["type"].null_count():
        return rows.with_columns(pl.lit(_TYPE, pl.Int8).alias(STATED))
    stated = pl.when(pl.col("type").is_not_null()).then(_TYPE).when(cell.is_not_null()).then(_WORD).otherwise(_NOTHING)
    return rows.with_columns(stated.cast(pl.Int8).alias(STATED), pl.col("type").fill_null("organisation"))


def _one_case(found: Mapping[str, tuple[str, str | None, bool]]) -> dict[str, str | None]:
    """Word -> kind, one spelling for kinds that differ only in case or marks: the first."""
    first: dict[str, str] = {}
    return {word: kind and first.setdefault(fold(kind), kind) for word, (_, kind, _) in found.items()}


def _note_unknown(raw: Raw, unknown: list[str]) -> None:
    if unknown:
        spelt = sorted({fold(word): word for word in reversed(unknown)}.values())
        raw.notes.append(
            f"kept as kinds of organisation, since the type is not known: {listed(spelt)}"
            f" (say --type {spelt[0]!r}=person where it means persons)"
        )


def _from_other_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows without a type take that of the rows with the same id, else with the same name."""
    gap = pl.col("type").is_null() & pl.col("stakeholder_type").is_null()
    if rows["type"].null_count() in (0, rows.height):
        return rows
    for key in ("stakeholder_id", "stakeholder"):
        rows = filled(rows, key, "type", gap, settled)
    return rows


def settled(found: pl.DataFrame, mixed: pl.DataFrame, key: str) -> pl.DataFrame:
    """One type a key: person where any row says so, otherwise the most frequent, the first if equal."""
    if mixed.is_empty():
        return found
    persons = mixed.filter(pl.col("type") == "person").select(key, "type").unique()
    usual = majority(mixed, key, "type").select(key, "type")
    return found.update(usual, on=key).update(persons, on=key)


def one_type(rows: pl.DataFrame, raw: Raw) -> pl.DataFrame:
    """One type for each id; ``other_type`` holds what a row says instead, and its kind is not the id's then."""
    if tell_apart(rows[NUMBER[WHO]].to_numpy(), codes(rows["type"])):
        return rows.with_columns(pl.lit(None, pl.String).alias("other_type"))
    own = pl.col("type")
    mixed = rows.filter(pl.col("type").n_unique().over(NUMBER[WHO]) > 1)
    chosen = settled(mixed.select(WHO, "type").unique(WHO), mixed, WHO).rename({"type": "_chosen"})
    message = (
        f"{chosen.height} stakeholder(s) stand with more than one type: a person where a row says so, "
        "otherwise the most frequent; the others are kept beside it"
    )
    raw.problems.append(Problem(raw.file, None, "stakeholder_type", None, message, "warning"))
    rows = rows.join(chosen, on=WHO, how="left", maintain_order="left")
    differs = (own != pl.col("_chosen")).fill_null(value=False)
    return rows.with_columns(
        pl.when(differs).then(pl.coalesce("kind", "type")).alias("other_type"),
        pl.when(~differs).then("kind").alias("kind"),
        pl.when(differs).then("_chosen").otherwise(own).alias("type"),
    ).drop("_chosen")


def untyped(rows: pl.DataFrame, raw: Raw) -> tuple[pl.Series, pl.Series]:
    """The ids of the stakeholders of whom the table gives no type at all, and these with the ones of unknown types."""
    stated, number = rows[STATED].to_numpy(), rows[NUMBER[WHO]].to_numpy()
    best = np.full(int(number.max(initial=-1)) + 1, -1, dtype=np.int8)
    for level in (_NOTHING, _WORD, _TYPE):
        best[number[stated == level]] = level
    nothing, unsure = (
        rows[WHO].filter(mask[number]).unique(maintain_order=True) for mask in (best == _NOTHING, best < _TYPE)
    )
    if unsure.len():
        raw.notes.append(_NOBODY if not (stated > _NOTHING).any() else _unsure(unsure.len()))
    return nothing, unsure


def _unsure(number: int) -> str:
    return (
        f"nothing says whether {number} stakeholder(s) are persons (no type, or one that is not known): they count as "
        "organisations, so public files may show persons; fill in the column stakeholder_type, or say --type WORD=person (all=person for every row)"
    )
