"""The first page of a site: the phases with what is recorded of each, and what each other page answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from graphkit.audience import made_for_audience
from graphkit.involvement.building import involvement
from graphkit.involvement.coverage import after_changes
from graphkit.model import OUTSIDE, Phase, Selection
from graphkit.network.overview import Cooperation, Reach, cooperation, reach
from graphkit.stores.protocol import Store
from graphkit.views.audience import shown
from graphkit.views.bilingual import Text, said
from graphkit.views.document import Nav, check, document
from graphkit.views.presence_still import data_line
from graphkit.views.record import for_audience, read_record
from graphkit.views.shares import Share, came_again, recorded_in
from graphkit.views.sheet import sector_name

_MOST = 10


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A phase: what is recorded of it, and what share of the stakeholders of the phase before came again.

    ``sheet`` are stakeholders and marks as its sheet counts them; ``units`` is the list of municipalities that counts as
    many of them as are told here.
    """

    reach: Reach
    name: Text
    kept: Share | None
    before: str = ""
    sheet: tuple[int, int] = (0, 0)
    units: str = "then"


@made_for_audience
def overview_page(
    store: Store,
    *,
    lang: str = "lv",
    audience: str = "public",
    nav: Nav | None = None,
    answers: Sequence[tuple[str, Text, Text]] = (),
) -> str:
    """One HTML document; ``answers`` are file, title and question of the other pages.

    Raises `GraphkitError` for an unknown language or audience.
    """
    check(lang)
    selection = for_audience(Selection(), audience)
    return document(
        "overview.html.j2",
        _title(store.phases()),
        lang=lang,
        shown=shown(store, audience),
        styles=("overview.css",),
        nav=nav,
        lines=_lines(store, selection, audience),
        most=_most(store, selection),
        answers=answers,
        pages={href for href, _ in nav.links} if nav else set(),
        sector_name=lambda code: sector_name(code or "unknown"),
        closing=data_line(store),
        rules=[said("overview_rule_reach"), said("overview_rule_kept"), said("overview_rule_most")],
        sources=[],
    )


def _title(phases: Sequence[Phase]) -> Text:
    """What the pages are about, by the words with which the names of all phases begin."""
    names = [(phase.name.split(), (phase.name_en or phase.name).split()) for phase in phases]
    lv, en = (" ".join(_shared([name[at] for name in names])) for at in range(2))
    return said("overview_title_of", name=(lv, en)) if lv and en else said("overview_title")


def _shared(names: Sequence[Sequence[str]]) -> list[str]:
    """The words with which several names begin; none of a single name.

    >>> _shared([["Roma", "platform", "I"], ["Roma", "platform", "II"]]), _shared([["Alone"]])
    (['Roma', 'platform'], [])
    """
    if len(names) < 2:
        return []
    together = zip(*names, strict=False)
    return [words[0] for words in takewhile(lambda words: len(set(words)) == 1, together)]


def _lines(store: Store, selection: Selection, audience: str) -> list[PhaseLine]:
    made, before, earlier = list[PhaseLine](), frozenset[str](), ""
    later = after_changes(involvement(store))
    for each in reach(store):
        phase = each.phase
        drawn = read_record(store, replace(selection, joint_only=False, phases=(phase.id,)), audience).incidence
        beside = ((len(drawn.stakeholders), drawn.pairs), "today" if phase.id in later else "then")
        if phase.id == OUTSIDE:
            made.append(PhaseLine(each, (phase.name, phase.name_en or phase.name), None, "", *beside))
            continue
        here = recorded_in(store, selection, phase.id)
        made.append(PhaseLine(each, (phase.id, phase.id), came_again(before, here), earlier, *beside))
        before, earlier = here or before, phase.id
    return made


def _most(store: Store, selection: Selection) -> list[Cooperation]:
    return cooperation(store, selection)[:_MOST]
