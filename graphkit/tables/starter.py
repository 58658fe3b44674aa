"""An empty, documented data package to fill in: folder, description, workbook, README."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from graphkit import schema
from graphkit.errors import GraphkitError
from graphkit.files import write_text
from graphkit.policy import POLICY_FILE
from graphkit.tables.writing import describe, write_workbook

# The tables most platforms start with; the others of the description may be added at any time.
EVERYDAY = (
    "participations",
    "events",
    "organisations",
    "persons",
    "places",
    "phases",
    "sources",
    "memberships",
    "aliases",
    "identities",
)

_HEAD = """# A stakeholder platform in tables

Fill in either the CSV files of this folder or the workbook `platform.xlsx` (same tables, one a sheet, with drop-downs).
Then:

    graphkit check .               # or: graphkit check platform.xlsx
    graphkit load .                # or: graphkit load platform.xlsx
    graphkit info

Start with `participations`: one row says that a stakeholder took part in an event. Everything else explains the ids
used there. Persons are ids with a public role: do not write names into tables that leave your office.

Dates: 2021, 2021-05, 2021-05-27 or 27.05.2021. Several values in one cell: separated by `;`. Empty status: attended.

`audience.yaml` says who sees what in pages and files made of these tables; as it is, the public sees no persons.

"""


def write_starter(folder: Path) -> list[Path]:
    """Write the empty package; the files written. A folder that already holds one of them is left alone."""
    paths = {name: folder / f"{name}.csv" for name in EVERYDAY}
    others = [folder / "datapackage.json", folder / "README.md", folder / "platform.xlsx", folder / POLICY_FILE]
    there = [path.name for path in (*paths.values(), *others) if path.exists()]
    if there:
        raise GraphkitError(
            f"{folder}: already holds {', '.join(there[:3])}; name an empty folder, nothing was written"
        )
    for name, path in paths.items():
        write_text(path, ",".join(schema.tables()[name].names) + "\n")
    write_text(others[0], describe(EVERYDAY))
    write_text(others[1], _HEAD + "\n".join(_section(schema.tables()[name]) for name in EVERYDAY) + _further())
    write_workbook(others[2], EVERYDAY)
    write_text(others[3], resources.files("graphkit.data").joinpath(POLICY_FILE).read_text(encoding="utf-8"))
    return [*paths.values(), *others]


def _further() -> str:
    """The tables that the folder does not begin with, and how they are added."""
    rows = "\n".join(
        f"| `{table.name}` | {table.description} | {', '.join(f'`{name}`' for name in table.names)} |"
        for name, table in schema.tables().items()
        if name not in EVERYDAY
    )
    return (
        "\n## Further tables\n\nAdd any of these as a CSV file of that name, or as a sheet of the workbook, with these headers. "
        "A register of municipalities, which `graphkit municipalities` compares with, is `municipalities` with `crosswalk` "
        "(what became of those that ended) and `place_units` (which municipality a place belonged to when).\n\n"
        f"| table | holds | columns |\n|---|---|---|\n{rows}\n"
    )


def _section(table: schema.Table) -> str:
    rows = "\n".join(
        f"| `{column.name}` | {'yes' if column.required else ''} | {column.title} / {column.title_lv} | {column.description} |"
        for column in table.columns
    )
    return (
        f"## {table.name}\n\n{table.description}\n\n| column | needed | title | meaning |\n|---|---|---|---|\n{rows}\n"
    )
