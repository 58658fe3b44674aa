"""The first page of a site: the phases with what is recorded of each, and what each other page answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graphkit.audience import made_for_audience
from graphkit.model import OUTSIDE, Selection
from graphkit.network.overview import Cooperation, Reach, cooperation, reach
from graphkit.stores.protocol import Store
from graphkit.views.audience import shown
from graphkit.views.bilingual import Text, said
from graphkit.views.document import Nav, check, document
from graphkit.views.presence_still import data_line
from graphkit.views.record import for_audience
from graphkit.views.shares import Share, share
from graphkit.views.sheet import sector_name

_MOST = 10


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A phase: what is recorded of it, and what share of the stakeholders of the phase before came again."""

    reach: Reach
    name: Text
    kept: Share | None


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
        said("overview_title"),
        lang=lang,
        shown=shown(store, audience),
        styles=("overview.css",),
        nav=nav,
        lines=_lines(store, selection),
        most=_most(store, selection),
        answers=answers,
        sector_name=lambda code: sector_name(code or "unknown"),
        closing=data_line(store),
        rules=[said("overview_rule_reach"), said("overview_rule_kept"), said("overview_rule_most")],
        sources=[],
    )


def _lines(store: Store, selection: Selection) -> list[PhaseLine]:
    made, before = list[PhaseLine](), frozenset[str]()
    for each in reach(store):
        here = frozenset(store.incidence(replace(selection, phases=(each.phase.id,))).stakeholders)
        if each.phase.id == OUTSIDE:
            made.append(PhaseLine(each, (each.phase.name, each.phase.name_en or each.phase.name), None))
        else:
            made.append(
                PhaseLine(
                    each, (each.phase.id, each.phase.id), share(len(before & here), len(before)) if here else None
                )
            )
            before = here or before
    return made


def _most(store: Store, selection: Selection) -> list[Cooperation]:
    return cooperation(store, selection)[:_MOST]
