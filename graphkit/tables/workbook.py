"""XLSX (and ODS) sheets to raw tables: values of formulas, dates, numbers; merged headers refused."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from graphkit.errors import Problem, SourceError
from graphkit.tables.headers import TOP, Header
from graphkit.tables.raw import Raw, build, header_problems, name_headers
from graphkit.tables.sheet_xml import ERROR, lost_cells

MAGIC = b"PK\x03\x04"
OLD_MAGIC = b"\xd0\xcf\x11\xe0"  # of Excel before 2007, and of whatever Office encrypts
SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


@dataclass(frozen=True)
class Workbook:
    """An opened workbook, and its bytes."""

    file: str
    data: bytes
    calamine: Any
    pages: dict[str, Any] = field(default_factory=dict)  # those read


def open_workbook(data: bytes, file: str) -> Workbook:
    """The workbook, or a SourceError in plain words."""
    import python_calamine as calamine

    if not data.startswith(MAGIC):
        raise SourceError(f"{file}: {_no_workbook(data)}")
    try:
        return Workbook(file, data, calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)))
    except Exception as error:
        raise SourceError(
            f"{file}: this workbook cannot be opened ({error}); is it damaged or password-protected?"
        ) from error


def _no_workbook(data: bytes) -> str:
    if not data.startswith(OLD_MAGIC):
        return "not a workbook, though its name says so; if it is a text table, name it .csv"
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "this workbook is password-protected: save it without a password"
    return (
        "a workbook of legacy Excel (.xls), or a password-protected one: open it in Excel or LibreOffice and save it as "
        ".xlsx, without a password"
    )


def sheets(workbook: Workbook) -> tuple[list[str], list[str]]:
    """The names of the sheets that are shown, and of those that are hidden."""
    shown = {item.name: str(item.visible).endswith("Visible") for item in workbook.calamine.sheets_metadata}
    return [n for n in sheet_names(workbook) if shown[n]], [n for n in sheet_names(workbook) if not shown[n]]


def top_rows(workbook: Workbook, sheet: str) -> list[list[str | None]]:
    """The first rows of a sheet that hold anything, as text; none of a damaged one."""
    try:
        rows = _page(workbook, sheet).to_python(skip_empty_area=False, nrows=5 * TOP)
    except SourceError:
        return []
    return [[_text(cell) for cell in row] for row in rows if any(cell != "" for cell in row)][:TOP]


def _page(workbook: Workbook, sheet: str) -> Any:
    if sheet not in workbook.pages:
        try:
            workbook.pages[sheet] = workbook.calamine.get_sheet_by_name(sheet)
        except Exception as error:
            raise _damaged(workbook, sheet, error) from error
    return workbook.pages[sheet]


def _damaged(workbook: Workbook, sheet: str, error: Exception) -> SourceError:
    return SourceError(
        f"{workbook.file}[{sheet}]: this sheet is damaged ({error}): open it in a spreadsheet and save it anew"
    )


def sheet_names(workbook: Workbook) -> list[str]:
    """The names of the sheets, in order."""
    return list(workbook.calamine.sheet_names)


def read_sheet(workbook: Workbook, sheet: str, header: Header | None = None) -> Raw:
    """One sheet as a raw table. Its first filled row is the header, unless ``header`` finds one below a title."""
    name, page = f"{workbook.file}[{sheet}]", _page(workbook, sheet)
    rows = page.to_python(skip_empty_area=False)
    filled = [i for i, row in enumerate(rows) if any(cell != "" for cell in row)]
    if not filled:
        return Raw(name, pl.DataFrame(), lambda row: row + 2, [])
    top = filled[(header(top_rows(workbook, sheet)) or 0) if header else 0]
    notes = [f"{name}: row {top + 1} is the header: what stands above it was passed over"] if top != filled[0] else []
    problems = _merged(page, name, top)
    names = name_headers([_text(cell) for cell in rows[top]])
    problems += header_problems(name, names, top + 1)
    if problems:
        return Raw(name, pl.DataFrame(), lambda row: row + 2, problems)
    body = rows[top + 1 :]
    wrong = _once(_lost(workbook, sheet, names, name) + _error_cells(body, names, name, top))
    columns = {header: [_text(row[i]) for row in body] for i, header in enumerate(names)}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(names, pl.String))
    raw = build(name, frame, lambda row: row + top + 2, [*problems, *wrong], top + 1)
    raw.notes += notes
    for problem in wrong:
        if problem.line:
            raw.bad_rows.add(problem.line - top - 2)
            raw.bad_cells.setdefault(problem.column, set()).add(problem.line - top - 2)
    return raw


def _once(problems: Sequence[Problem]) -> list[Problem]:
    return list({(problem.line, problem.column): problem for problem in problems}.values())


def _merged(page: Any, name: str, top: int) -> list[Problem]:
    """Merged cells in the header, and any that hide cells of the rows below."""
    problems = []
    for (row, column), (last_row, last_column) in page.merged_cell_ranges or ():
        if row <= top and last_row >= top and (row, column) != (last_row, last_column):
            message = f"header cells are merged (columns {column + 1} to {last_column + 1}): unmerge them, one header a column"
            problems.append(Problem(name, row + 1, str(column + 1), None, message))
        elif row > top:
            message = "merged cells: only the first of them holds the value; unmerge and fill each row"
            problems.append(Problem(name, row + 1, str(column + 1), None, message))
    return problems


def _lost(workbook: Workbook, sheet: str, names: list[str], name: str) -> list[Problem]:
    return [
        Problem(name, row + 1, names[column] if column < len(names) else str(column + 1), value or None, message)
        for row, column, value, message in lost_cells(workbook.data, sheet)
    ]


_EXCEL_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")


def _error_cells(body: list[list[Any]], names: list[str], name: str, top: int) -> list[Problem]:
    found = [
        (r, c, v) for r, row in enumerate(body) for c, v in enumerate(row) if isinstance(v, str) and v in _EXCEL_ERRORS
    ]
    return [Problem(name, r + top + 2, names[c], v, ERROR) for r, c, v in found]


def _text(cell: Any) -> str | None:
    """A cell's value as text: whole numbers without a point, dates in ISO form.

    >>> _text(7.0), _text(dt.date(2021, 5, 27)), _text(""), _text(0.5)
    ('7', '2021-05-27', None, '0.5')
    """
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(sep=" ")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell) if cell != "" else None
