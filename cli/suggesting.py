"""``graphkit municipalities --suggest`` and ``--what-if``: whom to invite, who could bring them in, what it would change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graphkit.errors import GraphkitError

from .emit import Output, Row, emit
from .wording import number, say

if TYPE_CHECKING:
    from graphkit.involvement.inviting import Coming, Link, Suggestion, Suggestions
    from graphkit.involvement.model import Involvement
    from graphkit.involvement.what_if import PhaseStanding, Standing, WhatIf
    from graphkit.stores import Store

Command = TypeVar("Command", bound=Callable[..., Any])
_NAMED = 3  # of those connected, in a table


@dataclass(frozen=True)
class SuggestOptions:
    """What is asked of a coming event."""

    what_if: bool
    theme: str | None
    place: str | None


def suggest_options(command: Command) -> Command:
    """``--suggest``, ``--what-if``, ``--theme``, ``--place``, handed on as ``suggest``: None where neither is asked for.

    A coming event is for today's municipalities, so that ``--units`` is ``today`` unless it was given, and then is refused.
    """

    @wraps(command)
    def run(*args: Any, suggest: bool, what_if: bool, theme: str | None, place: str | None, **extra: Any) -> Any:
        if not (suggest or what_if):
            if theme or place:
                raise GraphkitError("--theme and --place speak of a coming event: add --suggest")
            return command(*args, suggest=None, **extra)
        given = click.get_current_context().get_parameter_source("units") is not click.core.ParameterSource.DEFAULT
        if given and extra["units"] == "then":
            raise GraphkitError("a coming event is for the municipalities of today: leave out --units then")
        if extra["states"]:
            raise GraphkitError("--state chooses rows of the list, not suggestions: leave it out with --suggest")
        if extra["population"]:
            raise GraphkitError(
                "--suggest goes by communities that sources name, not by a population: leave out --population"
            )
        return command(*args, suggest=SuggestOptions(what_if, theme, place), **{**extra, "units": "today"})

    options = (
        click.option("--suggest", is_flag=True, help="Whom of today's municipalities to invite to a coming event, and who could bring them in."),
        click.option("--what-if", is_flag=True, help="What coverage and cohesion would be if those suggested came (the first N with --limit N)."),
        click.option("--theme", help="The theme of the coming event, for --suggest."),
        click.option("--place", metavar="NAME", help="The place of the coming event, for --suggest."),
    )  # fmt: skip
    decorated: Any = run
    for option in reversed(options):
        decorated = option(decorated)
    return decorated  # type: ignore[no-any-return]


def show_suggestions(store: Store, answer: Involvement, asked: SuggestOptions, output: Output) -> None:
    """Print the suggestions, and what they would change."""
    from graphkit.involvement.suggest import suggest
    from graphkit.involvement.telling_suggest import suggest_rules
    from graphkit.involvement.what_if import what_if

    lang, coming = output.lang, _coming(store, answer, asked, output)
    found = suggest(store, answer, coming, output.limit)
    units = [item.row.unit for item in found.all]
    units += [coming.place] if coming.place and coming.place not in units else []
    change = what_if(store, answer, units) if asked.what_if else None
    after = [] if found.all else [say(_nobody(found), lang)]
    after += _change_lines(answer, change, lang) if change else []
    after.append(say("Rules: ", lang) + "; ".join(suggest_rules(answer, found, lang)))
    columns = {"name": "Municipality", "events": "Events", "last": "Last"}
    columns |= ({"on_theme": "On the theme"} if coming.theme else {}) | ({"km": "km"} if coming.place else {})
    columns |= {"why": "Why", "connected": "Connected already"}
    payload = {
        "theme": coming.theme,
        "place": coming.place,
        "suggestions": [_json(store, answer, item) for item in found.all],
        "total": found.total,
        **({"what_if": _change_json(change)} if change else {}),
        "rules": suggest_rules(answer, found),
    }
    emit(output, payload, [_row(item, output) for item in found.all], columns, after)


def _coming(store: Store, answer: Involvement, asked: SuggestOptions, output: Output) -> Coming:
    from graphkit.involvement.inviting import Coming
    from graphkit.involvement.suggest import theme_of

    from .naming import found

    theme = theme_of(store, asked.theme) if asked.theme else None
    if not asked.place:
        return Coming(theme)
    taken = found(store, asked.place, answer.selection, output)
    return Coming(theme, taken.unit.id, taken.hit.stakeholder.id)


def _nobody(found: Suggestions) -> str:
    if found.few is None:
        return "no source names a community anywhere: there is nothing to suggest from"
    return "every municipality with a named community takes part: nobody has to be suggested"


def _json(store: Store, answer: Involvement, item: Suggestion) -> Row:
    row = item.row
    return {
        "id": row.id,
        "name": row.name,
        "name_en": row.name_en,
        "events": row.events,
        "last": row.last.date if row.last else None,
        "last_event": row.last.event if row.last else None,
        "missed_since": list(row.missed_since),
        "unknown_phases": list(row.unknown_phases),
        "named_community": [{"statement": s.text, "year": s.year, "source": s.source} for s in row.named_community],
        "events_on_theme": item.on_theme,
        "distance_km": None if item.km is None else round(item.km, 1),
        "reasons": _why(item, "en"),
        "connected": [_link(link) for link in item.links],
    }


def _link(link: Link) -> Row:
    return {
        "kind": link.kind,
        "id": link.id,
        "name": link.name,
        "name_en": link.name_en,
        "sector": link.sector,
        "shared_events": len(link.events) if link.km is None else None,
        "weight": link.weight if link.kind in ("met", "municipality") else None,
        "events_on_theme": link.on_theme,
        "events": [{"id": shared.event, "sources": list(shared.sources)} for shared in link.events],
        "phases": list(link.phases),
        "sources": list(link.sources),
        "distance_km": None if link.km is None else round(link.km, 1),
        "reason": _because(link, "en"),
    }


def _row(item: Suggestion, output: Output) -> Row:
    lang, row = output.lang, item.row
    shown = item.links[:_NAMED] if output.format == "table" else item.links
    return {
        "name": row.label(lang),
        "events": row.events,
        "last": row.last.date if row.last else None,
        "on_theme": item.on_theme,
        "km": None if item.km is None else round(item.km),
        "why": "; ".join(_why(item, lang)),
        "connected": "; ".join(f"{link.label(lang)} ({_because(link, lang)})" for link in shown),
    }


def _why(item: Suggestion, lang: str) -> list[str]:
    """The reasons for a suggestion, in words."""
    row = item.row
    sources = len({said.source for said in row.named_community})
    lines = [say("{} {0:source names|sources name} a community", lang, sources)]
    lines.append(say("at no event so far", lang) if not row.events else say("at {} {0:event|events}", lang, row.events))
    if row.missed_since:
        lines.append(say("nothing recorded in {}", lang, ", ".join(row.missed_since)))
    if item.on_theme == 0 and row.events:
        lines.append(say("never on this theme", lang))
    return lines


def _because(link: Link, lang: str) -> str:
    """How somebody is connected, in words."""
    if link.km is not None:
        return say("{} km away, at {} {1:event|events}", lang, round(link.km), round(link.weight))
    if link.kind == "mediator":
        return say("a mediator of the place: {}", lang, ", ".join(link.phases) or "–")
    text = {"own": "took part for it at {} {0:event|events}"}.get(link.kind, "shared {} {0:event|events}")
    theme = [say("{} on the theme", lang, link.on_theme)] if link.on_theme else []
    return ", ".join([say(text, lang, len(link.events)), *theme])


def _change_json(change: WhatIf) -> Row:
    return {
        "invited": list(change.invited),
        "phase": change.phase,
        "register": change.register,
        "before": _standing(change.before),
        "after": _standing(change.after),
        "phases": [
            {"phase": p.phase, "before": p.before, "after": p.after, "register": p.register, "listed": p.listed}
            for p in change.phases
        ],
    }


def _standing(at: Standing) -> Row:
    return {
        "involved": at.involved,
        "coverage": at.share,
        "connectedness": at.connectedness,
        "components": at.components,
        "isolates": at.isolates,
        "mean_distance": at.mean_distance,
    }


def _change_lines(answer: Involvement, change: WhatIf, lang: str) -> list[str]:
    """What the coming event would change, before → after."""
    names = {row.unit: row.label(lang) for row in answer.rows}
    before, after = change.before, change.after

    def both(first: float | None, then: float | None, digits: int) -> str:
        told = ("–" if value is None else number(f"{value:.{digits}f}", lang) for value in (first, then))
        return " → ".join(told)

    lines = [
        say("If they came to one event: {}", lang, "; ".join(names.get(unit, unit) for unit in change.invited)),
        say("coverage: {} of {} municipalities", lang, f"{before.involved} → {after.involved}", change.register),
    ]
    lines += [
        say("coverage of {}: {} of {}", lang, item.phase, _least(item), item.register)
        for item in change.phases
        if item.before != item.after
    ]
    lines.append(
        say("cohesion: connectedness {}, components {}, mean distance {}", lang, both(before.connectedness, after.connectedness, 3),
            both(before.components, after.components, 0), both(before.mean_distance, after.mean_distance, 2))
    )  # fmt: skip
    return lines


def _least(item: PhaseStanding) -> str:
    """Before and after; at least so many where the list of the phase is not whole."""
    mark = "" if item.listed == "yes" else "≥"
    return f"{mark}{item.before} → {mark}{item.after}"
