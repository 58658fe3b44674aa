"""What a store holds to a file of the format its suffix names, for the audience named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.audience import made_for_audience, rules_of, withheld
from graphkit.errors import GraphkitError
from graphkit.model import Selection
from graphkit.stores.protocol import Store

if TYPE_CHECKING:
    from graphkit.tables.frames import Tables


#: What no public file can promise; said where one was written.
UNMASKED = (
    "Persons are masked in titles and other running texts only as they are recorded: not in inflected forms, in other "
    "capitals or by a first name alone. Read these texts before you publish the file."
)


@made_for_audience
def export(store: Store, path: Path, *, audience: str = "public", selection: Selection | None = None) -> list[str]:
    """Write what the store holds to a file (or folder, for ``.csv``); what was withheld, in words.

    Suffixes: .ttl .nt .nq .jsonld (RDF), .csv (a data package folder), .xlsx (a workbook of the same tables); .graphml .gexf
    .json (a two-mode graph of stakeholders and events, of a ``selection`` where one is given).
    """
    suffix = path.suffix.lower()
    if suffix in GRAPHS:
        return _graph(store, path, audience, selection)
    writer = _WRITERS.get(suffix)
    if writer is None:
        raise GraphkitError(f"{path.name}: no format for the suffix {path.suffix!r}; there are: {', '.join(SUFFIXES)}")
    if selection:
        raise GraphkitError(
            f"{path.name}: --phase, --level and the like choose what a graph holds ({', '.join(GRAPHS)}); other files hold everything"
        )
    writer(path, store.tables())
    return withheld(store)


def _graph(store: Store, path: Path, audience: str, selection: Selection | None) -> list[str]:
    """Persons who are not named count through their body, as on a page; those without one are left out."""
    from graphkit.network.graph_files import EVERYTHING, write_graph
    from graphkit.privacy.rows import NO_BODY

    named = rules_of(store, audience).names_persons()
    chosen = replace(selection or EVERYTHING, persons=named)
    told = withheld(store)
    write_graph(store, path, chosen, told, () if named or chosen.level != "sector" else (NO_BODY,))
    return told


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
GRAPHS = (".graphml", ".gexf", ".json")
SUFFIXES = (*_WRITERS, *GRAPHS)
