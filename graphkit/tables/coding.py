"""Texts as integer codes: what is asked of each of a million cells is asked of numbers, and texts are fetched at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Ints = NDArray[np.integer[Any]]


def codes(series: pl.Series) -> Ints:
    """A number for each cell, the same for equal texts and no larger than there are cells; -1 where the cell is empty.

    >>> codes(pl.Series(["b", "a", None, "b"])).tolist()
    [0, 1, -1, 0]
    """
    coded = series.cast(pl.Categorical(pl.Categories.random())).to_physical().cast(pl.Int32)
    return (coded.fill_null(-1) if coded.null_count() else coded).to_numpy()


def first_rows(numbers: Ints) -> Ints:
    """The first position of each number from 0 on; the length of the whole for a number that is nowhere.

    >>> first_rows(np.array([2, 0, 2, -1])).tolist()
    [1, 4, 0]
    """
    first = np.full(int(numbers.max(initial=-1)) + 1, numbers.size)
    there = np.flatnonzero(numbers >= 0)
    np.minimum.at(first, numbers[there], there)
    return first


def tell_apart(names: Ints, values: Ints) -> bool:
    """Whether each name goes with one value of another column (an empty cell is one)."""
    first = first_rows(names)
    return bool((values == values[first[names]]).all())


@dataclass(frozen=True)
class Groups:
    """The rows of a frame by the texts of a column without empty cells.

    ``of_row`` is the code of each row's text, ``first`` the first row of each group, in the order of the rows.
    """

    frame: pl.DataFrame
    key: str
    of_row: Ints
    first: Ints

    def keys(self) -> pl.DataFrame:
        """The text of each group, in order of appearance."""
        return self.frame.select(pl.col(self.key).gather(self.first))

    def settle(self, column: str) -> tuple[pl.Series, pl.DataFrame]:
        """The first value of a column in each group (in the order of ``keys``), and the rows of groups with others."""
        values = codes(self.frame[column])
        filled = np.flatnonzero(values >= 0)
        first = np.full(int(self.of_row.max(initial=-1)) + 1, values.size)
        np.minimum.at(first, self.of_row[filled], filled)
        other = filled[values[filled] != values[first[self.of_row[filled]]]]
        mixed = np.zeros(first.size, dtype=bool)
        mixed[self.of_row[other]] = True
        at = pl.Series(first[self.of_row[self.first]])
        usual = self.frame[column].gather(at.set(at == values.size, None))
        return usual.alias(column), self.frame.filter(mixed[self.of_row]) if other.size else self.frame.clear()


def groups(frame: pl.DataFrame, key: str, of_row: Ints) -> Groups:
    """The rows of a frame by a column, whose codes are given.

    >>> frame = pl.DataFrame({"k": ["y", "x", "y", "x"], "v": [None, "a", "b", "c"]})
    >>> found = groups(frame, "k", codes(frame["k"]))
    >>> usual, mixed = found.settle("v")
    >>> found.keys()["k"].to_list(), usual.to_list(), mixed.rows()
    (['y', 'x'], ['b', 'a'], [('x', 'a'), ('x', 'c')])
    """
    first = first_rows(of_row)
    return Groups(frame, key, of_row, np.sort(first[first < of_row.size]))
