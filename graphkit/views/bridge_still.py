"""The bridge as a still: municipalities with the events they shared with the side, and who connects the two."""

from __future__ import annotations

from graphkit.audience import made_for_audience
from graphkit.model import Selection, Stakeholder
from graphkit.stores.protocol import Store
from graphkit.views.bilingual import Text, said, short_names
from graphkit.views.boxes import shortened
from graphkit.views.bridge import bridge_lead, counted_side, event_heading
from graphkit.views.bridging import SIDE, Bridge, bridge
from graphkit.views.drawing import INK, MARGIN, SOFT, Drawing
from graphkit.views.presence_still import foot
from graphkit.views.record import sector_of
from graphkit.views.sheet import places_of, sector_name
from graphkit.views.texts import LANGS

_NAMES, _STEP, _ROW, _CONNECTORS, _MOST = 190, 40, 22, 560, 24
_LINE, _NEVER = "#E3A988", "#B24700"


@made_for_audience
def bridge_still(
    store: Store,
    *,
    lang: str = "lv",
    audience: str = "public",
    side: str = SIDE,
    selection: Selection = Selection(),  # noqa: B008 - frozen
) -> str:
    """The picture as SVG; of the connectors the first two dozen."""
    found = bridge(store, selection, side)
    return _Still(found, places_of(store, found.columns), lang).svg(store, audience)


class _Still:
    def __init__(self, found: Bridge, places: dict[str, Stakeholder], lang: str) -> None:
        self.found, self.places, self.lang = found, places, lang
        self.drawing = Drawing(lang)

    def svg(self, store: Store, audience: str) -> str:
        """The drawing with its title and foot."""
        left = _NAMES + max(len(self.found.columns) * _STEP, 260)
        bottom = max(self._grid(250), self._connectors(MARGIN + left + 50, 110))
        title = said("bridge_title", side=sector_name(self.found.side))
        lines = [counted_side(self.found), *foot(store, audience)]
        return self.drawing.svg(
            title, bridge_lead(self.found), lines, 3 * MARGIN + left + 50 + _CONNECTORS, bottom + 12
        )

    def _x(self, column: int) -> float:
        return MARGIN + _NAMES + (column + 0.5) * _STEP

    def _grid(self, top: float) -> float:
        for number, event in enumerate(self.found.columns):
            what, when = event_heading(event, self.places)
            self.drawing.text(
                self._x(number) + 4, top - 24, (f"{what[0]} {when[0]}", f"{what[1]} {when[1]}"), 12, turn=-60
            )
            self.drawing.line(
                self._x(number), top, self._x(number), top + len(self.found.met) * _ROW + 12, stroke=_LINE, width=2
            )
            self.drawing.mark(self._x(number), top - 6, self.found.side, 17)
        self.drawing.text(
            MARGIN + _NAMES - 12,
            top - 1,
            said("bridge_side", side=sector_name(self.found.side)),
            13,
            anchor="end",
            bold=True,
            fill=_NEVER,
        )
        y, at = top + 20, {event.id: number for number, event in enumerate(self.found.columns)}
        for each in self.found.met:
            self.drawing.text(MARGIN + _NAMES - 12, y + 5, self._name(each.unit), 14, anchor="end")
            for shared in each.events:
                self.drawing.mark(self._x(at[shared]), y, "municipality", 14)
            y += _ROW
        self.drawing.line(MARGIN, y - 4, MARGIN + _NAMES + max(len(at) * _STEP, 260), y - 4, stroke=INK, width=1.5)
        for each in self.found.never:
            y += 20
            self.drawing.text(
                MARGIN + _NAMES - 12, y, self._name(each.unit), 13.5, anchor="end", bold=True, fill=_NEVER
            )
            self.drawing.text(MARGIN + _NAMES, y, said("bridge_never", n=each.others), 12, fill=SOFT)
        return y + 10

    def _connectors(self, x: float, y: float) -> float:
        never = len(self.found.never)
        self.drawing.text(x, y, said("bridge_connectors"), 18, bold=True)
        self.drawing.text(x, y + 20, said("bridge_connectors_how", n=never), 12, fill=SOFT)
        y += 46
        for each in self.found.connectors[:_MOST]:
            self.drawing.mark(x + 7, y - 4, sector_of(each.unit), 12)
            self.drawing.text(x + 20, y, self._name(each.unit), 13.5)
            for number in range(min(each.events, 12)):
                self.drawing.dot(x + 250 + number * 9, y - 4, 3.4, fill=_NEVER, stroke=_NEVER)
            self.drawing.text(x + 364, y, str(each.events), 12)
            if never <= 12:
                for number in range(never):
                    self.drawing.box(
                        x + 392 + number * 10,
                        y - 9,
                        8,
                        8,
                        fill="#4D4D4D" if number < len(each.reached) else "#fff",
                        stroke="#4D4D4D",
                    )
            self.drawing.text(x + 520, y, f"{len(each.reached)}/{never}", 12)
            y += _ROW
        left = len(self.found.connectors) - _MOST
        if left > 0:
            self.drawing.text(x + 20, y, f"+{left}", 12, fill=SOFT)
        return y

    def _name(self, unit: Stakeholder) -> str:
        names: Text = short_names(unit)
        return shortened(names[LANGS.index(self.lang)], 28)
