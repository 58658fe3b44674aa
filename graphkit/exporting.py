"""What a store holds to a file of the format its suffix names, for the audience named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.audience import made_for_audience, withheld
from graphkit.errors import GraphkitError
from graphkit.stores.protocol import Store

if TYPE_CHECKING:
    from graphkit.tables.frames import Tables


#: What no public file can promise; said where one was written.
UNMASKED = (
    "Persons are masked in titles and other running texts only as they are recorded: not in inflected forms, in other "
    "capitals or by a first name alone. Read these texts before you publish the file."
)


@made_for_audience
def export(store: Store, path: Path, *, audience: str = "public") -> list[str]:
    """Write the store's tables to a file (or folder, for ``.csv``); what was withheld, in words.

    Suffixes: .ttl .nt .nq .jsonld (RDF), .csv (a data package folder), .xlsx (a workbook of the same tables).
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise GraphkitError(f"{path.name}: no format for the suffix {path.suffix!r}; there are: {', '.join(_WRITERS)}")
    writer(path, store.tables())
    return withheld(store)


def _rdf(path: Path, tables: Tables) -> None:
    from graphkit.rdf.export import write_rdf

    write_rdf(tables, path)


def _folder(path: Path, tables: Tables) -> None:
    from graphkit.tables.writing import write_folder

    if path.is_file():
        raise GraphkitError(f"{path}: a file is in the way of the folder of tables")
    if (
        path.is_dir()
        and any(not inside.name.startswith(".") for inside in path.iterdir())
        and not (path / "datapackage.json").exists()
    ):
        raise GraphkitError(
            f"{path}: this folder holds files of somebody else; name a new folder or an export of graphkit"
        )
    write_folder(path, tables)


def _workbook(path: Path, tables: Tables) -> None:
    from graphkit.tables.writing import write_workbook

    write_workbook(path, list(tables.frames), tables)


_WRITERS: dict[str, Callable[[Path, Tables], None]] = {
    ".ttl": _rdf, ".nt": _rdf, ".nq": _rdf, ".jsonld": _rdf, ".csv": _folder, ".xlsx": _workbook,
}  # fmt: skip
SUFFIXES = tuple(_WRITERS)
