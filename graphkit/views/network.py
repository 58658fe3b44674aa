"""The network page: who met whom in a phase, drawn as who was at what."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from graphkit import endings
from graphkit.audience import made_for_audience
from graphkit.errors import GraphkitError, NotFoundError
from graphkit.labels import LABELS
from graphkit.model import OUTSIDE, Phase, Selection, Stakeholder
from graphkit.stores.protocol import Store
from graphkit.views.audience import Shown, shown
from graphkit.views.bilingual import Text, said
from graphkit.views.catalogue import catalogue, names_of, with_numbered_sources
from graphkit.views.crowds import CROWD
from graphkit.views.document import Nav, nav_html
from graphkit.views.folding import (
    CHIP_EVENTS,
    CHIP_SHARE,
    LARGEST_EVENTS,
    MOST_CHIPS,
    MOST_NODES,
    MOST_TIES,
    NAMED_ONCE,
)
from graphkit.views.gaps import known_gaps, persons_named
from graphkit.views.levels import MOST_LEVEL_ROWS, Level, level_data, read_levels
from graphkit.views.marks import MARKS, OTHER, SHAPES, SIZE, SIZES
from graphkit.views.page import rendered
from graphkit.views.picture import Names
from graphkit.views.record import PhaseRecord
from graphkit.views.registered import registered_elsewhere
from graphkit.views.story import fits, told
from graphkit.views.story_file import Story, bundled_story
from graphkit.views.texts import LANGS, phrase, phrases
from graphkit.views.vis import OPTIONS

_SCHEMES = ("role", "status", "sector", "event-kind", "mode", "completeness")


@made_for_audience
def network_page(
    store: Store,
    phases: Sequence[str] = (),
    *,
    lang: str = "lv",
    audience: str = "public",
    selection: Selection = Selection(),  # noqa: B008 - frozen
    start: str = "",
    story: Story | None = None,
    nav: Nav | None = None,
) -> str:
    """One HTML document with the two-mode network of each phase, self-contained.

    ``story`` is told in the page; without one the bundled story is, where the page holds all that it speaks of.
    ``start`` is the state it opens in, in the words of its address (``phase=LRP3&projected=yes``).
    ``phases`` are those offered, in their order, the first shown first; without them all are offered and the one with
    the most participations is shown first. Raises `GraphkitError` for an unknown phase, language or audience.
    """
    if lang not in LANGS:
        raise GraphkitError(f"unknown language {lang!r}: one of {', '.join(LANGS)}")
    allowed = shown(store, audience)
    selection = allowed.of(selection)
    offered = offered_phases(store, phases or selection.phases)
    levels = read_levels(store, selection, offered, audience)
    chosen = bool(phases or selection.phases)
    if not chosen:
        offered, levels = _without_empty_outside(offered, levels)
    names = names_of(store, [record for level in levels for record in level.records])
    persons = persons_named(store, audience)
    level_parts = [level_data(level, names, level is levels[0]) for level in levels]
    data = {
        "lang": lang,
        "audience": audience,
        **_words(allowed),
        "options": OPTIONS,
        "rules": _rules(selection),
        "withheld": _withheld(store, selection, offered, allowed),
        **catalogue(store, names, audience),
        "register": registered_elsewhere(store, names.units),
        "start": start,
        "first": 0 if chosen else busiest(levels[0].records),
        "phases": [_phase(store, phase, persons) for phase in offered],
        "levels": level_parts,
        "story": _story(story, offered, level_parts, names),
    }
    return rendered(with_numbered_sources(store, data), phrase("title", lang), lang, nav_html(nav, lang) if nav else "")


def _story(
    story: Story | None, offered: Sequence[Phase], levels: Sequence[dict[str, Any]], names: Names
) -> list[dict[str, Any]]:
    if story:
        return told(story, offered, levels, names)
    bundled = bundled_story()
    if not fits(bundled, offered, levels, names):
        return []
    with suppress(GraphkitError):  # the platform's own data may have been changed until a figure cannot be said
        return told(bundled, offered, levels, names)
    return []


def _words(allowed: Shown) -> dict[str, Any]:
    """What does not depend on the data: phrases, codes, marks, and how names are found."""
    return {
        "texts": phrases() | _told(allowed),
        "codes": {scheme: {code: [lv, en] for code, (en, lv) in LABELS[scheme].items()} for scheme in _SCHEMES},
        "marks": MARKS,
        "other": OTHER,
        "shapes": SHAPES,
        "sizes": {**SIZES, "": SIZE},
        "folding": endings.FOR_PAGES,
        "limits": {
            "chipShare": CHIP_SHARE,
            "chipEvents": CHIP_EVENTS,
            "chips": MOST_CHIPS,
            "namedOnce": NAMED_ONCE,
            "nodes": MOST_NODES,
            "ties": MOST_TIES,
            "events": LARGEST_EVENTS,
            "crowd": CROWD,
            "levelRows": MOST_LEVEL_ROWS,
        },
    }


def _told(allowed: Shown) -> dict[str, Text]:
    """The sentence of the page on what else is left out, with what the policy says beyond persons."""
    others = [text for text in allowed.withheld if text not in (said("withheld_persons"), said("withheld_unknown"))]
    return {"withheld_other": (" ".join(lv for lv, _ in others), " ".join(en for _, en in others))} if others else {}


def _phase(store: Store, phase: Phase, persons: Sequence[str]) -> dict[str, Any]:
    name = [phase.name, phase.name_en or phase.name]
    return {"id": phase.id, "name": name, "gaps": known_gaps(store, phase.id, persons)}


def offered_phases(store: Store, wanted: Sequence[str]) -> list[Phase]:
    """The phases asked for, or all and what lies outside them. Raises NotFoundError for one that is not there."""
    known = [*store.phases(), Phase(OUTSIDE, phrase("outside", "lv"), phrase("outside", "en"))]
    if not wanted:
        return known
    by_id = {phase.id.casefold(): phase for phase in known}
    for phase in wanted:
        if phase.casefold() not in by_id:
            ids = [phase.id for phase in known]
            raise NotFoundError(f"there is no phase {phase!r} in this store; there are: {', '.join(ids)}", ids)
    return [by_id[phase.casefold()] for phase in dict.fromkeys(wanted)]


def _without_empty_outside(offered: list[Phase], levels: list[Level]) -> tuple[list[Phase], list[Level]]:
    last = levels[0].records[-1]
    if offered[-1].id == OUTSIDE and not last.incidence.pairs and not last.unlined:
        return offered[:-1], [replace(level, records=level.records[:-1]) for level in levels]
    return offered, levels


def busiest(records: Sequence[PhaseRecord]) -> int:
    """The position of the phase with the most participations in its lines."""
    sizes = [(record.phase != OUTSIDE, record.incidence.pairs) for record in records]
    return max(range(len(records)), key=lambda i: (*sizes[i], -i), default=0)


def _withheld(store: Store, selection: Selection, offered: Sequence[Phase], allowed: Shown) -> dict[str, Any]:
    """How many persons took part in the phases offered and are in no line, because no body stands for them.

    A small number is told as a band only; whether the data say who is a person at all is told beside it.
    """
    if allowed.audience == "internal":
        return {"known": True, "persons": "0"}
    count = store.incidence(replace(selection, phases=tuple(phase.id for phase in offered))).left_out
    return {"known": not allowed.unsure, "persons": allowed.counted(count)}


def _rules(selection: Selection) -> dict[str, Any]:
    return {
        "level": selection.level,
        "statuses": list(selection.statuses),
        "roles": list(selection.roles),
        "kinds": list(selection.kinds),
        "units": selection.units,
        "joint_only": selection.joint_only,
        "persons": selection.persons,
    }


@made_for_audience
def ego_page(
    store: Store,
    unit: Stakeholder,
    *,
    lang: str = "lv",
    audience: str = "public",
    selection: Selection = Selection(),  # noqa: B008 - frozen
    steps: int = 1,
) -> str:
    """The network page, opened on one stakeholder and those it met: in all phases together, or in the first chosen."""
    known = [phase.id for phase in offered_phases(store, selection.phases) if phase.id != OUTSIDE]
    words = {"focus": unit.id, "steps": steps, "unit": unit.id, "phase": known[-1] if known else OUTSIDE, "mode": "sum"}
    return network_page(store, lang=lang, audience=audience, selection=selection, start=urlencode(words))
