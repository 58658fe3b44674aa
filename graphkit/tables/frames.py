"""The tables of a source in their standard form: what reading makes, checking checks and loading compiles."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from graphkit import schema
from graphkit.errors import DataError, Problem
from graphkit.tables.raw import ROW, Raw

PERSONS_UNKNOWN = "the data do not say of every stakeholder who is a person and who is not"
At = dict[tuple[str, str, str], tuple[str, int]]  # left id, right id and decision -> file and line
ATTRIBUTES = "attributes"  # JSON of the columns that no field of the standard tables takes


@dataclass
class Tables:
    """Standard tables by name: text columns as in the data package's description, null where empty.

    Every frame has all columns of its table and ``attributes``. ``raws`` remembers where rows came from, so that a
    check can name the line. ``knows_persons`` is False where nothing in the source says who is a person. ``given`` holds
    the ids of stakeholders and events that the source gives as ids, not made of names; None where that isn't known.
    ``untyped`` holds the ids of stakeholders of which a flat table says no type, so that they count as organisations,
    ``unsure`` those and the ones of a type that isn't known. ``decisions_at`` says where decisions on identity stand. ``policy`` is
    that of the source (``graphkit.policy``), in its own words; empty where it has none. ``withheld`` says what was left out of them for an audience.
    """

    frames: dict[str, pl.DataFrame] = field(default_factory=dict)
    raws: dict[str, Raw] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    knows_persons: bool = True
    given: tuple[pl.Series, pl.Series] | None = None
    untyped: pl.Series | None = None
    unsure: pl.Series | None = None
    decisions_at: At = field(default_factory=dict)
    policy: str = ""
    withheld: list[str] = field(default_factory=list)

    def frame(self, name: str) -> pl.DataFrame:
        """The table of that name; an empty one with its columns where the source has none."""
        return self.frames[name] if name in self.frames else empty(name)

    def errors(self) -> list[Problem]:
        """The problems that forbid a load."""
        return [problem for problem in self.problems if problem.severity == "error"]

    def raise_errors(self) -> None:
        """Raise a DataError with every problem where one of them is an error."""
        if self.errors():
            raise DataError(sorted(self.problems, key=lambda p: (p.file, p.line or 0)))


def empty(name: str) -> pl.DataFrame:
    """A standard table without rows."""
    return pl.DataFrame(schema=dict.fromkeys((*schema.tables()[name].names, ATTRIBUTES), pl.String))


def complete(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    """The frame with all columns of its standard table, in order, as text; the row number stays if it is there."""
    wanted = (*schema.tables()[name].names, ATTRIBUTES)
    missing = [pl.lit(None, pl.String).alias(column) for column in wanted if column not in frame.columns]
    rows = [ROW] if ROW in frame.columns else []
    return frame.with_columns(missing).select([*wanted, *rows])


def attributes(frame: pl.DataFrame, columns: list[str]) -> pl.Expr:
    """The cells of some columns as one JSON object a row, null where all are empty."""
    if not columns:
        return pl.lit(None, pl.String).alias(ATTRIBUTES)
    packed = pl.struct(columns).struct.json_encode()
    filled = pl.any_horizontal(pl.col(columns).is_not_null())
    return pl.when(filled).then(packed).otherwise(None).alias(ATTRIBUTES)
