"""The participations of a store file as arrays."""

from __future__ import annotations

from typing import Any

import numpy as np

from graphkit.ledger import NONE, Codes, Ledger, coded
from graphkit.stores.sqlite_file import StoreFile

_DAYS = 'SELECT row, start, "end" FROM participation WHERE start IS NOT NULL OR "end" IS NOT NULL'


def read_ledger(file: StoreFile) -> Ledger:
    """Every participation; a row's position is its number in the file."""
    counts = np.diff(file["p_start"])
    sources, source = _cells(file, "source_id", int(counts.sum()))
    locators, locator = _cells(file, "locator", int(counts.sum()))
    return Ledger(
        stakeholders=file.codes("stakeholder"), events=file.codes("event"), phases=file.codes("phase"),
        roles=file.codes("role"), statuses=file.codes("status"), sources=sources, locators=locators,
        stakeholder=np.repeat(np.arange(counts.size), counts),
        event=file["p_e"].astype(np.int64), phase=file["p_p"].astype(np.int64),
        role=file["p_r"].astype(np.int64), status=file["p_t"].astype(np.int64), source=source, locator=locator,
        own_days={row: (start, end) for row, start, end in file.rows(_DAYS)},
    )  # fmt: skip


def _cells(file: StoreFile, column: str, rows: int) -> tuple[list[str], Codes]:
    """The distinct texts of a column and where they stand; a column that is empty is not read."""
    if file.one(f"SELECT 1 FROM participation WHERE {column} IS NOT NULL LIMIT 1") is None:
        return [], np.full(rows, NONE, np.int64)
    cells: list[Any] = [cell for (cell,) in file.rows(f"SELECT {column} FROM participation ORDER BY row")]
    return coded(cells)
