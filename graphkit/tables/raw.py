"""A table as it was found: text cells under their headers, and where each row stands in its file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from unicodedata import normalize

import polars as pl

from graphkit.errors import Problem

ROW = "_row"  # position of a row in its file, carried through so that a late error can still name the line


@dataclass
class Raw:
    """Cells as text (null where empty) under trimmed headers, plus the column ``_row``.

    ``line_of`` gives the line (or spreadsheet row) on which a row starts, counted from 1.
    """

    file: str
    frame: pl.DataFrame
    line_of: Callable[[int], int]
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    bad_rows: set[int] = field(default_factory=set)
    bad_cells: dict[str | None, set[int]] = field(default_factory=dict)  # column -> rows whose cell in it is told
    header_line: int = 1
    incomplete: bool = False  # whether rows could not be read, so that others may miss them

    @property
    def headers(self) -> list[str]:
        """The headers, without the row number."""
        return [name for name in self.frame.columns if name != ROW]

    def problem(
        self, row: int, column: str | None, value: str | None, message: str, severity: str = "error"
    ) -> Problem:
        """A problem with the cell of a row; an error marks the row as bad."""
        if severity == "error":
            self.bad_rows.add(row)
            self.bad_cells.setdefault(column, set()).add(row)
        return Problem(self.file, self.line_of(row), column, value, message, severity)

    def has_errors(self) -> bool:
        """Whether anything found so far forbids a load."""
        return any(problem.severity == "error" for problem in self.problems)


def clean(frame: pl.DataFrame) -> pl.DataFrame:
    """Trimmed, Unicode-normalised (NFC) cells; empty ones null.

    >>> clean(pl.DataFrame({"a": [" Rīga ", "R\\u0069\\u0304ga", "  "]}))["a"].to_list()
    ['Rīga', 'Rīga', None]
    """
    frame = frame.with_columns(pl.col(pl.String).str.strip_chars(_EDGES))
    beyond_ascii = frame.select(pl.col(pl.String).str.len_bytes().sum() != pl.col(pl.String).str.len_chars().sum())
    frame = frame.with_columns(_composed(frame[name]) for name in _true(beyond_ascii))
    return frame.with_columns(pl.col(pl.String).replace("", None))


def _true(flags: pl.DataFrame) -> list[str]:
    return [name for name, flag in flags.row(0, named=True).items() if flag] if flags.width else []


def _composed(series: pl.Series) -> pl.Series:
    return series.str.normalize("NFC") if series.str.contains(_NOT_COMPOSED).any() else series


# What changes under NFC, a little generously: combining marks, Hangul jamo, and letters that have another code.
_NOT_COMPOSED = (
    r"[\p{M}"
    r"\u1100-\u11FF\u0374-\u0387\u0958-\u095F\u09DC-\u09DF\u0A33-\u0A36\u0A59-\u0A5E\u0B5C-\u0B5D"
    r"\u0F43-\u0F69\u1F71-\u1F7D\u1FBB-\u2001\u2126-\u212B\u2329-\u232A\u2ADC\uF900-\uFAD9"
    r"\uFB1D-\uFB4E\U0001D15E-\U0001D164\U0001D1BB-\U0001D1C0\U0002F800-\U0002FA1D"
    r"]"
)
# White space and the invisible marks that copying from the web leaves at the ends, as one set: one pass over the cells.
_SPACES = " \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_EDGES = _SPACES + "\u200b\ufeff\u200e\u200f\u2060"


def header_problems(file: str, headers: list[str], line: int = 1) -> list[Problem]:
    """Headers that stand twice, each with its column number.

    >>> [str(p) for p in header_problems("a.csv", ["x", "y", "x"])]
    ["a.csv:1:3: 'x': this header stands twice (columns 1 and 3): rename or remove one"]
    """
    first: dict[str, int] = {}
    problems = []
    for number, header in enumerate(headers, 1):
        if header and header in first:
            message = f"this header stands twice (columns {first[header]} and {number}): rename or remove one"
            problems.append(Problem(file, line, str(number), header, message))
        first.setdefault(header, number)
    return problems


def name_headers(cells: list[str | None]) -> list[str]:
    """Headers for a frame: trimmed, composed, one line, unnamed columns numbered.

    >>> name_headers([" Event\\n id ", None, ""])
    ['Event id', 'column 2', 'column 3']
    """
    return [_header(cell or "") or f"column {i}" for i, cell in enumerate(cells, 1)]


def _header(cell: str) -> str:
    text = " ".join(normalize("NFC", cell).strip(_EDGES).split())
    return text if text != ROW else text + "_"  # the name is taken by the row numbers


def build(
    file: str, frame: pl.DataFrame, line_of: Callable[[int], int], problems: list[Problem], header_line: int = 1
) -> Raw:
    """A Raw from columns of text; rows without any cell and unnamed columns without any cell are dropped."""
    frame = clean(frame)
    empty = [n for n in frame.columns if n.startswith("column ") and frame[n].null_count() == frame.height]
    frame = frame.drop(empty).with_row_index(ROW)
    filled = frame.filter(pl.any_horizontal(pl.exclude(ROW).is_not_null())) if len(frame.columns) > 1 else frame.clear()
    return Raw(file, filled, line_of, problems, header_line=header_line)
