"""The bundled tables with markup, direction marks, very long names and emoji in every field that holds words."""

from __future__ import annotations

import csv
import json
import shutil
from itertools import cycle
from pathlib import Path

from graphkit.stores import open_store
from graphkit.stores.protocol import Store
from graphkit.tables.source import read_sources

#: What a page must show as it is written. Every one sets the title of the window where it is run.
HOSTILE = (
    "</script><script>document.title='run'</script>",
    "<img src=x onerror=document.title='run'>",
    "]]><svg onload=document.title='run'>",
    "\u202eהפוך שלום\u2066 \u061cعربي",
    "Garš" + "nosaukums" * 33,
    "👩‍🏫🏳️‍🌈 *md* _it_ `tick` {{ 7*7 }} {n}",
    "\" onmouseover=\"document.title='run'\" x='",
    "a\u2028b&amp;c&#60;",
)
WORDS = {
    "name", "name_en", "short_name", "short_name_en", "title", "title_en", "label", "public_role", "note", "locator", "why",
    "publisher", "funder", "alias", "grant_number", "title_lv",
}  # fmt: skip


def hostile_package(data: Path, folder: Path) -> Path:
    """A copy of a data package in which every field of words has hostile ones after its own."""
    target = folder / "package"
    shutil.copytree(data, target, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    resources = json.loads((target / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    for path in (target / each["path"] for each in resources if each["path"].endswith(".csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            fields, rows = list(reader.fieldnames or ()), list(reader)
        bad = cycle(HOSTILE)
        for row in rows:
            for field in WORDS & set(fields):
                row[field] = f"{row[field]} {next(bad)}".strip() if row[field] else ""
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fields, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return target


def hostile_table(folder: Path) -> Path:
    """One flat table in which ids follow from hostile names."""
    path = folder / "flat.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["stakeholder", "event", "date", "phase", "role", "type", "source"])
        for at, name in enumerate(HOSTILE):
            for event in (*HOSTILE[:3], name):
                phase = HOSTILE[at % 2]
                rows.writerow([name, event, "2020-01-01", phase, HOSTILE[1], "organisation", "javascript:alert(3)"])
    return path


def loaded(source: Path, folder: Path) -> Store:
    """A store of a source."""
    made = open_store(folder / "hostile.sqlite")
    made.replace(read_sources([str(source)]))
    return made
