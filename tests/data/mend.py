"""Put the shipped tables into their fixed order and spelling: ``python -m tests.data.mend``.

Rows are sorted by code point on the primary key (tables without one: on the columns below),
written as UTF-8 with LF and with no more quotes than RFC 4180 asks for. No cell is changed.
"""

import csv
import io
import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "data"
COMMAND = "python -m tests.data.mend"

#: Order of the tables that have no primary key.
SORT_KEYS: dict[str, tuple[str, ...]] = {
    "named_communities": ("territory_id", "source_id", "statement"),
    "population_figures": ("territory_id", "year", "source_id", "basis"),
    "participations": ("event_id", "person_id", "organisation_id", "place_id", "role", "source_id"),
    "phase_participations": ("phase_id", "person_id", "organisation_id", "place_id", "role", "source_id"),
    "memberships": ("person_id", "member_organisation_id", "organisation_id"),
    "mediation_periods": ("person_id", "phase_id"),
    "stated_totals": ("scope", "measure", "part_of", "value", "source_id"),
    "statements": ("scope", "field", "value", "source_id"),
}

Row = dict[str, str]


def descriptor() -> dict[str, Any]:
    """Read datapackage.json."""
    package: dict[str, Any] = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    return package


def resources() -> dict[str, dict[str, Any]]:
    """Return the resources of the package by name."""
    return {resource["name"]: resource for resource in descriptor()["resources"]}


def columns(name: str) -> list[str]:
    """Return the column names of a table as its schema gives them."""
    return [field["name"] for field in resources()[name]["schema"]["fields"]]


def rows(name: str) -> list[Row]:
    """Read the rows of a table as text."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def sort_key(name: str) -> tuple[str, ...]:
    """Return the columns a table is sorted by: its primary key, else those of ``SORT_KEYS``."""
    primary = resources()[name]["schema"].get("primaryKey")
    return tuple(primary) if primary else SORT_KEYS[name]


def tidy(name: str) -> str:
    """Return the text of a table with its rows in order and its cells in canonical spelling."""
    key = sort_key(name)
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns(name), lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows(name), key=lambda row: tuple(row[column] for column in key)))
    return stream.getvalue()


def tidy_descriptor() -> str:
    """Return datapackage.json in its stable spelling."""
    return json.dumps(descriptor(), ensure_ascii=False, indent=2) + "\n"


def mend() -> list[str]:
    """Rewrite the files that are out of order; return their names."""
    wanted = {f"{name}.csv": tidy(name) for name in resources()} | {"datapackage.json": tidy_descriptor()}
    changed = [file for file, text in wanted.items() if (DATA / file).read_bytes() != text.encode()]
    for file in changed:
        (DATA / file).write_bytes(wanted[file].encode())
    return changed


if __name__ == "__main__":
    print("\n".join(mend()) or "nothing to mend")
