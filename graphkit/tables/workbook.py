"""XLSX (and ODS) sheets to raw tables: values of formulas, dates, numbers; merged headers refused."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from typing import Any

import polars as pl

from graphkit.errors import Problem, SourceError
from graphkit.tables.raw import Raw, build, header_problems, name_headers
from graphkit.tables.sheet_xml import ERROR, lost_cells

MAGIC = b"PK\x03\x04"


@dataclass(frozen=True)
class Workbook:
    """An opened workbook, and its bytes."""

    file: str
    data: bytes
    calamine: Any


def open_workbook(data: bytes, file: str) -> Workbook:
    """The workbook, or a SourceError in plain words."""
    import python_calamine as calamine

    try:
        return Workbook(file, data, calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)))
    except Exception as error:
        raise SourceError(
            f"{file}: this workbook cannot be opened ({error}); is it damaged or password-protected?"
        ) from error


def sheet_names(workbook: Workbook) -> list[str]:
    """The names of the sheets, in order."""
    return list(workbook.calamine.sheet_names)


def read_sheet(workbook: Workbook, sheet: str) -> Raw:
    """One sheet as a raw table; its first filled row is the header."""
    name = f"{workbook.file}[{sheet}]"
    try:
        page = workbook.calamine.get_sheet_by_name(sheet)
        rows = page.to_python(skip_empty_area=False)
    except Exception as error:
        raise SourceError(
            f"{name}: this sheet is damaged ({error}): open it in a spreadsheet and save it anew"
        ) from error
    top = next((i for i, row in enumerate(rows) if any(cell != "" for cell in row)), None)
    if top is None:
        return Raw(name, pl.DataFrame(), lambda row: row + 2, [])
    problems = _merged(page, name, top)
    names = name_headers([_text(cell) for cell in rows[top]])
    problems += header_problems(name, names, top + 1)
    if problems:
        return Raw(name, pl.DataFrame(), lambda row: row + 2, problems)
    body = rows[top + 1 :]
    wrong = _lost(workbook, sheet, names, name) + _error_cells(body, names, name, top)
    columns = {header: [_text(row[i]) for row in body] for i, header in enumerate(names)}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(names, pl.String))
    raw = build(name, frame, lambda row: row + top + 2, [*problems, *wrong], top + 1)
    raw.bad_rows.update(problem.line - top - 2 for problem in wrong if problem.line)
    return raw


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
