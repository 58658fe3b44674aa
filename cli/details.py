"""What other tables say of a stakeholder, in words: names for ids, labels for codes, titles for columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit import schema
from graphkit.labels import label

from .emit import Output
from .wording import say

if TYPE_CHECKING:
    from graphkit.stores import Store

Cells = dict[str, str]

_HEADINGS = {
    "memberships": "member of",
    "mediation_periods": "mediation periods",
    "phase_participations": "named for a phase",
    "aliases": "other names",
    "identities": "identity",
}
_LANGUAGES = {
    "lv": ("Latvian", "latviešu"), "en": ("English", "angļu"), "lt": ("Lithuanian", "lietuviešu"),
    "ru": ("Russian", "krievu"), "et": ("Estonian", "igauņu"),
}  # fmt: skip
# Codes among the roles of members, which are otherwise free text.
_MEMBERS = {
    "branch": ("branch", "filiāle"), "department": ("department", "departaments"), "member": ("member", "dalībnieks"),
}  # fmt: skip
_STAKEHOLDERS = set(schema.STAKEHOLDER_TABLES.values())


def detail_lines(store: Store, who: str, details: dict[str, list[Cells]], output: Output) -> list[str]:
    """One line a row: ``member of: Ministry of Culture; role: department; source: report``."""
    names = _names(store, details, output)
    return [
        f"{say(_heading(table, row, who), output.lang)}: {_line(table, row, who, names, output.lang)}"
        for table in _HEADINGS
        for row in details.get(table, [])
    ]


def _heading(table: str, row: Cells, who: str) -> str:
    return "members and parts" if table == "memberships" and row["organisation_id"] == who else _HEADINGS[table]


def _line(table: str, row: Cells, who: str, names: dict[str, str], lang: str) -> str:
    """The cells but for the stakeholder itself; the first needs no title."""
    cells = [
        (column, row[column.name]) for column in schema.tables()[table].columns if row.get(column.name, who) != who
    ]
    cells.sort(key=lambda cell: not _points(table, cell[0].name) and cell[0].name != "alias")
    told = [
        (column, names.get(cell, cell) if _points(table, column.name) else _word(column, cell, lang))
        for column, cell in cells
    ]
    titles = ["", *((column.title_lv if lang == "lv" else column.title).lower() + ": " for column, _ in told[1:])]
    return "; ".join(title + text for title, (_, text) in zip(titles, told, strict=True))


def _word(column: schema.Column, cell: str, lang: str) -> str:
    if column.concepts:
        return label(column.concepts, cell, lang)
    words = {"language": _LANGUAGES, "role": _MEMBERS}.get(column.name, {}).get(cell)
    return cell if words is None else words[lang == "lv"]


def _points(table: str, column: str) -> bool:
    """Whether a column holds ids of stakeholders."""
    return any(key.columns == (column,) and key.table in _STAKEHOLDERS for key in schema.tables()[table].foreign_keys)


def _names(store: Store, details: dict[str, list[Cells]], output: Output) -> dict[str, str]:
    ids = {
        cell for table, rows in details.items() for row in rows for name, cell in row.items() if _points(table, name)
    }
    return {item.id: output.name(item) for item in store.stakeholders(sorted(ids))} if ids else {}
