"""The phase sheet and the timeline as stills."""

from __future__ import annotations

from dataclasses import replace

from graphkit.audience import made_for_audience
from graphkit.model import Selection, Stakeholder
from graphkit.stores.protocol import Store
from graphkit.views.bilingual import Text, said, short_names
from graphkit.views.boxes import shortened
from graphkit.views.drawing import INK, MARGIN, RATIO, SOFT, Drawing, width_of
from graphkit.views.paoh import Chart, Column, Line
from graphkit.views.presence_still import foot
from graphkit.views.record import for_audience, sector_of
from graphkit.views.sheet import (
    Sheet,
    column_heading,
    phase_sheets,
    places_of,
    sector_name,
    sectors_of,
    shown_units,
    timeline_of,
)
from graphkit.views.texts import LANGS

_NAMES = 190
_LISTED = 12


@made_for_audience
def sheet_still(store: Store, *, lang: str = "lv", audience: str = "public", selection: Selection = Selection()) -> str:  # noqa: B008 - frozen
    """The sheet of the phase chosen, or of the one with most presences, as SVG."""
    wanted = for_audience(replace(selection, joint_only=False), audience)
    sheets = phase_sheets(store, wanted, audience)
    chosen = sheets[0] if selection.phases else max(sheets, key=lambda sheet: sheet.record.incidence.pairs)
    title = said("sheet_title")
    title = (f"{title[0]}: {chosen.full[0]}", f"{title[1]}: {chosen.full[1]}")
    return _Chart(store, chosen, lang, audience=audience, step=150, row=19, turned=False).svg(title)


@made_for_audience
def timeline_still(
    store: Store,
    *,
    lang: str = "lv",
    audience: str = "public",
    selection: Selection = Selection(),  # noqa: B008 - frozen
) -> str:
    """All events in the order of time as SVG."""
    sheet = timeline_of(store, for_audience(replace(selection, joint_only=False), audience), audience)
    return _Chart(store, sheet, lang, audience=audience, step=26, row=16, turned=True).svg(said("timeline_title"))


class _Chart:
    """One chart being drawn."""

    def __init__(
        self, store: Store, sheet: Sheet, lang: str, *, audience: str, step: int, row: int, turned: bool
    ) -> None:
        self.store, self.sheet, self.lang, self.turned, self.row = store, sheet, lang, turned, row
        self.audience = audience
        self.chart: Chart = sheet.chart
        self.drawing = Drawing(lang)
        self.places = places_of(store, [column.event for column in self.chart.columns])
        lines = sum(len(block) for _, block in self.chart.blocks)
        wide = (lines * row + 7 * len(self.chart.blocks) + 330) * RATIO - _NAMES - 2 * MARGIN
        self.step = round(max(step, min(step * 1.7, wide / max(len(self.chart.columns), 1))))

    def svg(self, title: Text) -> str:
        """The drawing under its title."""
        sectors = sectors_of(shown_units(self.chart))
        width = MARGIN * 2 + _NAMES + len(self.chart.columns) * self.step
        top = self.drawing.legend({s: sector_name(s) for s in sectors}, MARGIN, 86, max(width - 2 * MARGIN, 900))
        top = self._headings(top + (20 if self.turned else 8))
        bottom = self._once(self._rows(top))
        lines = [said("sheet_rule_once"), *foot(self.store, self.audience)]
        return self.drawing.svg(title, self.sheet.lead, lines, width, bottom + 12)

    def _x(self, column: float) -> float:
        return MARGIN + _NAMES + (column + 0.5) * self.step

    def _headings(self, top: float) -> float:
        """Phases over their columns where there are several, and the events; the height below them."""
        bottom = top + (165 if self.turned else 44)
        if self.turned:
            self._groups(top)
        for number, column in enumerate(self.chart.columns):
            what, when = column_heading(column, self.places)
            x = self._x(number)
            if self.turned:
                self.drawing.text(x - 1, bottom - 4, _joined(what, when), 10.5, turn=-90)
            else:
                at = LANGS.index(self.lang)
                self.drawing.text(x, bottom - 24, shortened(what[at], self.step // 8), 13, anchor="middle", bold=True)
                self.drawing.text(x, bottom - 8, when, 12, anchor="middle", fill=SOFT)
        return bottom + 4

    def _groups(self, top: float) -> None:
        column = 0
        for name, width in self.sheet.groups:
            x = MARGIN + _NAMES + column * self.step
            self.drawing.box(x + 1, top - 18, width * self.step - 2, 18, fill="#eef0f3")
            words = name[LANGS.index(self.lang)]
            size = 12 if width_of(words, 12) < width * self.step - 4 else 9
            self.drawing.text(x + width * self.step / 2, top - 5, words, size, anchor="middle", bold=True)
            column += width

    def _rows(self, top: float) -> float:
        """The rows with their marks, lines below the marks; the height below them."""
        y, placed = top, list[tuple[Line, float]]()
        for _, lines in self.chart.blocks:
            for line in lines:
                placed.append((line, y + self.row / 2))
                y += self.row
            y += 7
        for _, middle in placed:
            self.drawing.line(
                MARGIN + _NAMES,
                middle + self.row / 2,
                self._x(len(self.chart.columns) - 0.5),
                middle + self.row / 2,
                stroke="#eef0f3",
            )
        for number, column in enumerate(self.chart.columns):
            self._joint(number, column, placed)
        for line, middle in placed:
            self._row(line, middle)
        return y

    def _joint(self, number: int, column: Column, placed: list[tuple[Line, float]]) -> None:
        """The line through the marks of one event."""
        at = [middle for line, middle in placed if number in line.dots and not line.ever]
        if column.joined and len(at) > 1:
            self.drawing.line(self._x(number), at[0], self._x(number), at[-1], stroke="#6b7280", width=2)

    def _row(self, line: Line, middle: float) -> None:
        size = self.row * 0.74
        self.drawing.text(MARGIN + _NAMES - 24, middle + size * 0.35, self._name(line.unit), size, anchor="end")
        self.drawing.mark(MARGIN + _NAMES - 12, middle, line.sector, self.row * 0.55)
        for number in line.dots:
            self.drawing.mark(self._x(number), middle, line.sector, self.row * 0.72)

    def _name(self, unit: Stakeholder) -> str:
        return shortened(short_names(unit)[LANGS.index(self.lang)])

    def _once(self, top: float) -> float:
        """Those at one event only: their names, or how many; the height below them."""
        right = MARGIN + _NAMES + len(self.chart.columns) * self.step
        self.drawing.line(MARGIN, top, right, top, stroke=INK, width=1.5)
        label = said("sheet_once")
        words = f"{label[LANGS.index(self.lang)]} ({self.chart.once})"
        self.drawing.text(MARGIN + _NAMES - 12, top + 18, words, 12, anchor="end", bold=True)
        return (
            max(
                (self._listed(number, column, top + 18) for number, column in enumerate(self.chart.columns)),
                default=top,
            )
            + 10
        )

    def _listed(self, number: int, column: Column, y: float) -> float:
        total = len(column.once) + column.more
        if self.turned:
            if total:
                self.drawing.text(self._x(number), y, f"+{total}", 11, anchor="middle", bold=True)
            return y
        left = MARGIN + _NAMES + number * self.step + 8
        for who in column.once[:_LISTED]:
            self.drawing.mark(left + 4, y - 4, sector_of(who), 8)
            self.drawing.text(left + 12, y, shortened(self._name(who), self.step // 7), 11)
            y += 14
        if total > _LISTED:
            self.drawing.text(left + 12, y, f"+{total - _LISTED}", 11, fill=SOFT)
        return y


def _joined(what: Text, when: Text) -> Text:
    return f"{what[0]} {when[0]}", f"{what[1]} {when[1]}"
