"""Findings that somebody has looked at and accepted, each with a reason: a CSV file beside the data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from graphkit.audit.finding import Finding, Value
from graphkit.audit.numbers import number
from graphkit.dates import parse_date
from graphkit.errors import DataError, Problem, SourceError
from graphkit.tables.raw import Raw

_NEEDED = ("finding_id", "reason")
# The headings of a list of findings, so that rows of it can be kept as they are with a reason written beside them.
_HEADINGS = {
    "Id": "finding_id", "Stated": "stated", "Recorded": "recorded", "Accepted": "reason",
    "Avotā": "stated", "Tabulās": "recorded", "Pieņemts": "reason",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One accepted finding: why, by whom (an office, no name is needed), when, and the values it had then, if told."""

    finding: str
    reason: str
    by: str | None = None
    when: str | None = None
    stated: str | None = None
    recorded: str | None = None

    @property
    def values(self) -> bool:
        """Whether it says what the values were."""
        return self.stated is not None or self.recorded is not None

    def holds(self, finding: Finding) -> bool:
        """Whether the finding still is what was accepted: no value told is another today."""
        pairs = ((self.stated, finding.stated), (self.recorded, finding.recorded))
        return all(told is None or _plain(told) == _plain(today) for told, today in pairs)


def _plain(value: Value | None) -> str | int | float:
    """A value as it compares, whoever's spreadsheet has written it: 64952,21 is 64952.21, 22.07.2020 is 2020-07-22."""
    text = "" if value is None else str(value).strip()
    known = number(text.replace(",", "."))
    return (parse_date(text) or text) if known is None else known


def read_accepted(path: str) -> list[Acceptance]:
    """The accepted findings of a file.

    Raises SourceError where it cannot be read, DataError with every row that lacks an id or a reason, repeats an id or has
    a wrong date.
    """
    from graphkit.tables.delimited import read_delimited

    raw = _headed(read_delimited(_bytes(Path(path)), Path(path).name))
    problems = [*raw.problems, *_headers(raw)]
    wrong = any(problem.severity == "error" for problem in problems)
    rows = [] if wrong else raw.frame.rows(named=True)
    seen: set[str] = set()
    for row in rows:
        problems += _wrong(raw, row, seen)
    if any(problem.severity == "error" for problem in problems):
        raise DataError(problems)
    return [
        Acceptance(
            row["finding_id"], row["reason"], row.get("by"), _day(row.get("when")), row.get("stated"), row.get("recorded")
        )
        for row in rows
    ]  # fmt: skip


def _headed(raw: Raw) -> Raw:
    """The file with the headings of a list of findings read as columns of acceptances, as far as it lacks these."""
    names = {old: new for old, new in _HEADINGS.items() if old in raw.headers and new not in raw.headers}
    return replace(raw, frame=raw.frame.rename(names))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(f"{path}: there is no such file or folder") from error
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror})") from error


def _headers(raw: Raw) -> list[Problem]:
    missing = [name for name in _NEEDED if name not in raw.headers]
    message = "this column is missing: the header is finding_id,reason,by,when,stated,recorded"
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
