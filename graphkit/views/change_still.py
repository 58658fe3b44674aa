"""The change of two phases as a still: three columns, gone, stayed, new."""

from __future__ import annotations

from collections.abc import Callable

from graphkit.audience import made_for_audience
from graphkit.model import Selection
from graphkit.stores.protocol import Store
from graphkit.views.bilingual import Text, said, short_names
from graphkit.views.boxes import shortened
from graphkit.views.change import PhasePair, event_heading, pairs_of
from graphkit.views.drawing import MARGIN, SOFT, Drawing
from graphkit.views.ledger import Entry, Section
from graphkit.views.presence_still import foot
from graphkit.views.sheet import sector_name, sectors_of
from graphkit.views.texts import LANGS

GONE, KEPT, NEW = "#B24700", "#4D4D4D", "#0072B2"
_WIDTHS = (380, 460, 460)
_ROW, _SMALL, _MOST_DOTS = 22, 17, 12


@made_for_audience
def change_still(
    store: Store,
    *,
    lang: str = "lv",
    audience: str = "public",
    selection: Selection = Selection(),  # noqa: B008 - frozen
) -> str:
    """The pair of phases chosen, or the one in which most stayed, as SVG."""
    pairs, names, _, _ = pairs_of(store, selection, audience)
    pair = max(pairs, key=lambda each: each.ledger.stayed.size)
    return _Still(pair, lang, lambda event: event_heading(event, names)).svg(store, audience)


class _Still:
    def __init__(self, pair: PhasePair, lang: str, heading: Callable[..., Text]) -> None:
        self.pair, self.lang, self.heading = pair, lang, heading
        self.drawing = Drawing(lang)

    def svg(self, store: Store, audience: str) -> str:
        """The drawing with its title and foot."""
        held, width = self.pair.ledger, sum(_WIDTHS) + 4 * MARGIN
        everybody = [entry.unit for entry in _everybody(held.gone, held.stayed, held.new)]
        top = (
            self.drawing.legend({s: sector_name(s) for s in sectors_of(everybody)}, MARGIN, 86, width - 2 * MARGIN) + 6
        )
        titles = (
            said("change_gone", phase=self.pair.second, n=held.gone.size),
            said("change_stayed", n=held.stayed.size),
            said("change_new", n=held.new.size - held.back, back=held.back),
        )
        x, bottoms = float(MARGIN), [top]
        for section, title, colour, room in zip(
            (held.gone, held.stayed, held.new), titles, (GONE, KEPT, NEW), _WIDTHS, strict=True
        ):
            bottoms.append(self._column(section, title, colour, x, top, room))
            x += room + MARGIN
        title = said("change_title")
        whole = tuple(f"{title[at]}: {self.pair.first[at]} → {self.pair.second[at]}" for at in range(2))
        lines = [said("change_rule_pairs"), *foot(store, audience)]
        return self.drawing.svg((whole[0], whole[1]), self.pair.lead, lines, width, max(bottoms) + 12)

    def _column(self, section: Section, title: Text, colour: str, x: float, top: float, room: float) -> float:
        hollow = colour == GONE
        self.drawing.box(x, top, room, 28, fill="#fff" if hollow else colour, stroke=colour)
        self.drawing.text(x + 10, top + 19, title, 15, bold=True, fill=colour if hollow else "#fff")
        y = top + 46
        for entry in section.entries:
            y = self._entry(entry, x, y, room)
        for event, entries in section.once:
            label = said("change_once", event=self.heading(event))
            words = f"{label[LANGS.index(self.lang)]}: {len(entries)}"
            self.drawing.text(x, y + 8, words, 12, bold=True, fill=colour)
            y = self._names(entries, x, y + 24, room)
        return y

    def _entry(self, entry: Entry, x: float, y: float, room: float) -> float:
        self.drawing.mark(x + 7, y - 4, entry.sector, 12)
        self.drawing.text(x + 20, y, self._name(entry, 30), 14)
        self._dots(entry.before, x + room - 220, y, hollow=True)
        self._dots(entry.after, x + room - 105, y, hollow=False)
        if entry.inside:
            self.drawing.text(x + 20, y + 14, said("change_inside", n=len(entry.inside)), 11, fill=SOFT)
        return y + _ROW + (12 if entry.inside else 0)

    def _dots(self, events: list[str], x: float, y: float, *, hollow: bool) -> None:
        for number in range(min(len(events), _MOST_DOTS)):
            fill, stroke = ("#fff", GONE) if hollow else (NEW, NEW)
            self.drawing.dot(x + number * 9, y - 5, 3.6, fill=fill, stroke=stroke)
        if len(events) > _MOST_DOTS:
            self.drawing.text(x + _MOST_DOTS * 9, y, str(len(events)), 11)

    def _names(self, entries: list[Entry], x: float, y: float, room: float) -> float:
        """Names in two columns."""
        for number, entry in enumerate(entries):
            at = x + (number % 2) * room / 2
            line = y + (number // 2) * _SMALL
            self.drawing.mark(at + 6, line - 4, entry.sector, 9)
            self.drawing.text(at + 15, line, self._name(entry, 26), 11.5)
        return y + -(-len(entries) // 2) * _SMALL + 6

    def _name(self, entry: Entry, longest: int) -> str:
        return shortened(short_names(entry.unit)[LANGS.index(self.lang)], longest)


def _everybody(*sections: Section) -> list[Entry]:
    tops = [
        entry for section in sections for entry in (*section.entries, *(e for _, held in section.once for e in held))
    ]
    return [*tops, *(inner for entry in tops for inner in entry.inside)]
