"""Findings that somebody has looked at and accepted, each with a reason: a CSV file beside the data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graphkit.dates import parse_date
from graphkit.errors import DataError, Problem, SourceError
from graphkit.tables.raw import Raw

_NEEDED = ("finding_id", "reason")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One accepted finding: why, by whom (an office, no name is needed), when."""

    finding: str
    reason: str
    by: str | None = None
    when: str | None = None


def read_accepted(path: str) -> list[Acceptance]:
    """The accepted findings of a file.

    Raises SourceError where it cannot be read, DataError with every row that lacks an id or a reason, repeats an id or has
    a wrong date.
    """
    from graphkit.tables.delimited import read_delimited

    raw = read_delimited(_bytes(Path(path)), Path(path).name)
    problems = [*raw.problems, *_headers(raw)]
    wrong = any(problem.severity == "error" for problem in problems)
    rows = [] if wrong else raw.frame.rows(named=True)
    seen: set[str] = set()
    for row in rows:
        problems += _wrong(raw, row, seen)
    if any(problem.severity == "error" for problem in problems):
        raise DataError(problems)
    return [Acceptance(row["finding_id"], row["reason"], row.get("by"), _day(row.get("when"))) for row in rows]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(f"{path}: there is no such file or folder") from error
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror})") from error


def _headers(raw: Raw) -> list[Problem]:
    missing = [name for name in _NEEDED if name not in raw.headers]
    message = "this column is missing: the header is finding_id,reason,by,when"
    return [Problem(raw.file, raw.header_line, name, None, message) for name in missing]


def _wrong(raw: Raw, row: dict[str, str | None], seen: set[str]) -> list[Problem]:
    """What is wrong with a row; ``seen`` are the ids of the rows before."""
    at, ident, when = int(row["_row"] or 0), row["finding_id"], row.get("when")
    found = [raw.problem(at, name, None, "this cell is empty: fill it in") for name in _NEEDED if not row[name]]
    if ident and ident in seen:
        found.append(raw.problem(at, "finding_id", ident, "this finding is accepted twice: delete a row"))
    if when and not parse_date(when):
        found.append(raw.problem(at, "when", when, "not a date: write 2021-05-27, 27.05.2021, 2021-05 or 2021"))
    seen.add(ident or "")
    return found


def _day(text: str | None) -> str | None:
    return parse_date(text) if text else None
