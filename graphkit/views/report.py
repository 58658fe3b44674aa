"""The report of a phase, written as a page or as a Word document; the owner of python-docx."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from graphkit.audience import made_for_audience
from graphkit.errors import GraphkitError
from graphkit.files import write_bytes, write_text
from graphkit.stores.protocol import Store
from graphkit.views.audience import Shown, shown
from graphkit.views.bilingual import said
from graphkit.views.document import Nav, check, document
from graphkit.views.reporting import Cell, Report, Table, phase_report
from graphkit.views.texts import LANGS

SUFFIXES = (".html", ".docx")


@made_for_audience
def write_report(store: Store, phase: str, path: Path, *, lang: str = "lv", audience: str = "public") -> None:
    """Write a phase's report by the suffix of the file, whole or not at all.

    Raises `GraphkitError` for another suffix, NotFoundError for a phase that is not there.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise GraphkitError(f"{path.name}: a report is written as {' or '.join(SUFFIXES)}")
    if suffix == ".html":
        write_text(path, report_page(store, phase, lang=lang, audience=audience))
    else:
        write_bytes(path, report_document(store, phase, lang=lang, audience=audience))


@made_for_audience
def report_page(store: Store, phase: str, *, lang: str = "lv", audience: str = "public", nav: Nav | None = None) -> str:
    """The report as one HTML document in both languages."""
    check(lang)
    allowed = shown(store, audience)
    report = phase_report(store, phase, allowed)
    return document(
        "report.html.j2", report.title, lang=lang, shown=allowed, nav=nav, styles=("report.css",), report=report,
        rules=[said("presence_rule_about")], sources=report.sources,
    )  # fmt: skip


@made_for_audience
def report_document(store: Store, phase: str, *, lang: str = "lv", audience: str = "public") -> bytes:
    """The report as a Word document in one language."""
    import docx

    check(lang)
    allowed = shown(store, audience)
    report, made = phase_report(store, phase, allowed), docx.Document()
    _Writer(made, lang).write(report, said("audience_unsure" if allowed.unsure else f"audience_{audience}"))
    _withheld(made, allowed, lang)
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def _withheld(made: Any, allowed: Shown, lang: str) -> None:
    """The list of what is left out, and why."""
    if allowed.withheld:
        writer = _Writer(made, lang)
        made.add_heading(writer.text(said("withheld")), 1)
        for line in allowed.withheld:
            made.add_paragraph(writer.text(line), style="List Bullet")


class _Writer:
    """Puts a report into a document; control characters, which XML cannot hold, are left out."""

    def __init__(self, made: Any, lang: str) -> None:
        self.made, self.at = made, LANGS.index(lang)

    def text(self, cell: Cell) -> str:
        """A cell in the language of the document."""
        words = cell if isinstance(cell, str) else cell[self.at]
        return "".join(letter for letter in words if letter in "\t\n" or letter >= " ")

    def write(self, report: Report, stamp: Cell) -> None:
        """Title, sections and the list of sources."""
        self.made.add_heading(self.text(report.title), 0)
        self.made.add_paragraph(f"{self.text(report.lead)} {self.text(stamp)}.")
        for section in report.sections:
            self.made.add_heading(self.text(section.title), 1)
            for line in section.lines:
                self.made.add_paragraph(self.text(line), style="List Bullet" if len(section.lines) > 1 else None)
            if section.table:
                self._table(section.table)
        if report.sources:
            self.made.add_heading(self.text(said("sources")), 1)
            for number, source in enumerate(report.sources, 1):
                self.made.add_paragraph(
                    self.text(f"[{number}] {source.title}{f' – {source.url}' if source.url else ''}")
                )

    def _table(self, table: Table) -> None:
        cited = bool(table.cited)
        made = self.made.add_table(rows=1, cols=len(table.headings) + cited, style="Light Grid Accent 1")
        headings = [*table.headings, *([said("sources")] if cited else [])]
        for cell, heading in zip(made.rows[0].cells, headings, strict=True):
            cell.text = self.text(heading)
        for number, row in enumerate(table.rows):
            words = [self.text(each) for each in row]
            if cited:
                words.append(", ".join(f"[{source + 1}]" for source in table.cited[number]))
            for cell, word in zip(made.add_row().cells, words, strict=True):
                cell.text = word
