"""What the tests of reading share: the command in this process, sources from text, a store that must not change."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter
from click.testing import CliRunner

from graphkit.cli.main import cli
from graphkit.model import Info
from graphkit.stores import Store, open_store
from graphkit.tables.frames import Tables

BAD = Path(__file__).parent / "bad"


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, parsed."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command, run in an empty folder with its store there. An exception that isn't an exit is raised."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GRAPHKIT_STORE", raising=False)

    def call(*args: str | Path, stdin: bytes = b"") -> Ran:
        result = CliRunner().invoke(cli, [str(arg) for arg in args], input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return call


class Loaded:
    """A store that one or more loads have filled."""

    def __init__(self, run: Run, folder: Path) -> None:
        self._run, self.folder, self.last = run, folder, Ran(0, "", "")

    def load(self, *sources: str | bytes | Path, args: Sequence[str] = (), code: int = 0) -> Loaded:
        """Load sources (text or bytes become files) and hold the exit code to what is expected."""
        paths = [source if isinstance(source, Path) else self.file(source) for source in sources]
        self.last = self._run("load", *paths, *args)
        assert self.last.code == code, self.last.err
        return self

    def file(self, text: str | bytes) -> Path:
        """A new file of that content."""
        path = self.folder / f"source{len(list(self.folder.glob('source*')))}.csv"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    @property
    def store(self) -> Store:
        """The store, opened afresh."""
        return open_store(self.folder / "graphkit.sqlite")

    @property
    def info(self) -> Info:
        """What the store holds."""
        return self.store.info()

    @property
    def tables(self) -> Tables:
        """The tables the store gives back."""
        return self.store.tables()

    def cells(self, table: str, *columns: str) -> list[Any]:
        """The rows of a table: values where one column is asked for, else tuples."""
        frame = self.tables.frame(table).select(columns)
        return frame[columns[0]].to_list() if len(columns) == 1 else frame.rows()

    def who(self) -> list[tuple[str, str]]:
        """Name and type of every stakeholder, sorted."""
        return sorted((s.name, s.type) for s in self.store.stakeholders())


@pytest.fixture
def loaded(run: Run, tmp_path: Path) -> Loaded:
    """A store to load into."""
    return Loaded(run, tmp_path)


def content(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Everything a store holds, as sorted rows by table: equal for equal stores, whatever the order of their rows."""
    tables = store.tables()
    return {
        name: sorted(frame.rows(), key=lambda row: [cell or "" for cell in row])
        for name, frame in sorted(tables.frames.items())
    }


Sheets = dict[str, list[list[Any]]]


def workbook(sheets: Sheets, adjust: Callable[[Any, Any], None] | None = None) -> bytes:
    """An XLSX file. ``adjust`` gets the book and its first sheet, to merge cells or write formulas."""
    data = BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    pages = [book.add_worksheet(name) for name in sheets]
    for page, rows in zip(pages, sheets.values(), strict=True):
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    if adjust:
        adjust(book, pages[0])
    book.close()
    return data.getvalue()


def frame_cells(frame: pl.DataFrame) -> list[list[str | None]]:
    """The cells of a raw table's frame, without the row number."""
    return [list(row) for row in frame.drop("_row").rows()]
