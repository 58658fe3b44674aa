"""Standard tables to files people open: a data package folder, a workbook."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl

from graphkit import schema
from graphkit.errors import GraphkitError
from graphkit.files import whole_file, write_text
from graphkit.labels import LABELS
from graphkit.policy import POLICY_FILE
from graphkit.tables.frames import ATTRIBUTES, PERSONS_UNKNOWN, Tables
from graphkit.tables.raw import ROW

CODES = "codes"  # the sheet that explains every code
KNOWS_PERSONS = "knows_persons"  # written only where it isn't so
WITHHELD = "withheld"  # what was left out for an audience, in words
POLICY = "audience_policy"  # the header of the policy on the sheet of codes
_SHEET_ROWS, _CELL_LETTERS = 1_048_576, 32_767  # the limits of XLSX
_ROWS = 5000  # rows of a sheet that drop-downs cover


def write_folder(folder: Path, tables: Tables) -> list[Path]:
    """The tables as CSV in UTF-8, with a ``datapackage.json`` that describes them; the files written.

    A folder with another standard table is refused: read back, the two would mix, and what an audience may not see
    would stay beside what it may.
    """
    others = [n for n in schema.tables() if n not in tables.frames and (folder / f"{n}.csv").exists()]
    if others:
        raise GraphkitError(
            f"{folder}: holds {', '.join(others)} of another export; name another folder or empty this one"
        )
    written = []
    for name in tables.frames:
        path = folder / f"{name}.csv"
        with whole_file(path) as temporary:
            _kept(tables, name).write_csv(temporary, quote_style="necessary")
        written.append(path)
    description = folder / "datapackage.json"
    with_attributes = [n for n in tables.frames if ATTRIBUTES in _kept(tables, n)]
    write_text(description, describe(list(tables.frames), with_attributes, tables.knows_persons, tables.withheld))
    return [*written, description, *_write_policy(folder / POLICY_FILE, tables.policy)]


def _write_policy(path: Path, policy: str) -> list[Path]:
    """The policy beside the tables; without one, an older export's must not stay."""
    if not policy:
        path.unlink(missing_ok=True)
        return []
    write_text(path, policy)
    return [path]


def _kept(tables: Tables, name: str) -> pl.DataFrame:
    """A table without row numbers, and without attributes where it has none."""
    frame = tables.frame(name).drop(ROW, strict=False)
    return frame if frame[ATTRIBUTES].null_count() < frame.height else frame.drop(ATTRIBUTES)


def describe(
    names: Sequence[str], with_attributes: Sequence[str] = (), knows_persons: bool = True, withheld: Sequence[str] = ()
) -> str:
    """A ``datapackage.json`` for some of the standard tables, with what holds for everybody's data."""
    resources = [_resource(name, name in with_attributes) for name in schema.tables() if name in names]
    package: dict[str, Any] = {"profile": "tabular-data-package", "name": "stakeholder-platform"}
    if not knows_persons:
        package |= {"description": PERSONS_UNKNOWN, KNOWS_PERSONS: False}
    if withheld:
        package[WITHHELD] = list(withheld)
    package["resources"] = resources
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


_ATTRIBUTES_FIELD = {
    "name": ATTRIBUTES,
    "type": "string",
    "title": "Other attributes",
    "description": "Columns of the source that no field takes, as JSON.",
}


def _resource(name: str, with_attributes: bool) -> dict[str, Any]:
    original = next(item for item in schema.package()["resources"] if item["name"] == name)
    fields = [
        {key: value for key, value in field.items() if key != "constraints"} for field in original["schema"]["fields"]
    ]
    kept = {
        key: original["schema"][key] for key in ("primaryKey", "missingValues", "rdfType") if key in original["schema"]
    }
    return {
        "name": name,
        "profile": "tabular-data-resource",
        "path": f"{name}.csv",
        "title": original.get("title", name),
        "description": original.get("description", ""),
        "encoding": "utf-8",
        "schema": {"fields": [*fields, _ATTRIBUTES_FIELD] if with_attributes else fields, **kept},
    }


def write_workbook(path: Path, names: Sequence[str], tables: Tables | None = None) -> None:
    """A workbook with one sheet a table: headers with explanations, drop-downs for ids and codes, rows if given."""
    import xlsxwriter

    if tables:
        _check_size(names, tables)
    with whole_file(path) as temporary:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        book = xlsxwriter.Workbook(str(temporary), options)
        head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "text_wrap": True, "valign": "top"})
        must = book.add_format({"bold": True, "bg_color": "#F8D7A0", "bottom": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@"})
        for name in names:
            _sheet(book.add_worksheet(name), schema.tables()[name], names, (head, must, text), tables)
        _lists(book, tables or Tables())
        book.close()


def _sheet(
    sheet: Any, table: schema.Table, names: Sequence[str], formats: tuple[Any, Any, Any], tables: Tables | None
) -> None:
    head, must, text = formats
    sheet.freeze_panes(1, 0)
    for number, column in enumerate(table.columns):
        sheet.write(0, number, column.name, must if column.required else head)
        note = f"{column.title}\n{column.title_lv}\n\n{column.description}"
        sheet.write_comment(0, number, note, {"x_scale": 2.5, "y_scale": 1.6})
        sheet.set_column(number, number, max(12, min(len(column.name) + 4, 28)), text)
        _drop_down(sheet, number, column, table, names)
    frame = _kept(tables, table.name) if tables else pl.DataFrame()
    if ATTRIBUTES in frame.columns:
        sheet.write(0, len(table.columns), ATTRIBUTES, head)
    for r, row in enumerate(frame.iter_rows(), 1):
        for c, cell in enumerate(row):
            if cell is not None:
                sheet.write_string(r, c, cell)


def _check_size(names: Sequence[str], tables: Tables) -> None:
    """An XLSX sheet would lose the rows and letters beyond its limits without a word."""
    for name in names:
        frame = tables.frame(name)
        longest = frame.select(pl.max_horizontal(pl.col(pl.String).str.len_chars().max()))
        if frame.height >= _SHEET_ROWS or (frame.height and (longest.item() or 0) > _CELL_LETTERS):
            raise GraphkitError(
                f"{name} does not fit into a workbook ({_SHEET_ROWS - 1} rows, {_CELL_LETTERS} letters a cell): "
                "write a folder of CSV tables instead (.csv)"
            )


def _drop_down(sheet: Any, number: int, column: schema.Column, table: schema.Table, names: Sequence[str]) -> None:
    key = next((k for k in table.foreign_keys if k.columns == (column.name,) and k.table in names), None)
    codes = list(column.enum) or (["yes", "no"] if column.type == "boolean" else [])
    if key:
        letter = _letter(schema.tables()[key.table].names.index(key.targets[0]))
        source: Any = f"='{key.table}'!${letter}$2:${letter}${_ROWS}"
    elif column.concepts in LABELS:
        source = f"='codes'!{_code_range(str(column.concepts))}"
    elif codes:
        source = codes
    else:
        return
    closed = (bool(codes) and not column.concepts) or column.name == "status"
    options = {"validate": "list", "source": source, "error_type": "stop" if closed else "information"}
    if not closed:
        options |= {
            "error_title": "Not in the list",
            "error_message": "This value is not in the list yet. Keep it if it is right.",
        }
    sheet.data_validation(1, number, _ROWS - 1, number, options)


def _letter(index: int) -> str:
    """A column's letter.

    >>> _letter(0), _letter(27)
    ('A', 'AB')
    """
    return (_letter(index // 26 - 1) if index >= 26 else "") + chr(65 + index % 26)


def _code_range(scheme: str) -> str:
    letter = _letter(2 * list(LABELS).index(scheme))
    return f"${letter}$2:${letter}${len(LABELS[scheme]) + 1}"


def _lists(book: Any, tables: Tables) -> None:
    """A last sheet with every code and what it means in both languages, and what is to be said of the tables as a whole."""
    sheet = book.add_worksheet(CODES)
    bold = book.add_format({"bold": True})
    for number, (scheme, labels) in enumerate(LABELS.items()):
        sheet.write(0, 2 * number, scheme, bold)
        sheet.set_column(2 * number, 2 * number, 22)
        sheet.set_column(2 * number + 1, 2 * number + 1, 34)
        for row, (code, words) in enumerate(labels.items(), 1):
            sheet.write_string(row, 2 * number, code)
            sheet.write_string(row, 2 * number + 1, " / ".join(words))
    said = (
        [] if tables.knows_persons else [KNOWS_PERSONS, "no", PERSONS_UNKNOWN],
        [POLICY, tables.policy] if tables.policy else [],
        [WITHHELD, *tables.withheld] if tables.withheld else [],
    )
    for column, texts in enumerate(said, 2 * len(LABELS)):
        for row, text in enumerate(texts):
            sheet.write_string(row, column, text)
