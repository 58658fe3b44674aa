"""From a name on the command line to a stakeholder, saying whom it was taken to mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graphkit.model import Selection, Stakeholder

from .emit import Output, Row, tell
from .wording import say

if TYPE_CHECKING:
    from graphkit.network.listing import Attendance
    from graphkit.network.partners import SharedEvent
    from graphkit.network.resolve import Resolved
    from graphkit.stores import Store


def found(store: Store, name: str, selection: Selection, output: Output) -> Resolved:
    """The unit a name means; on stderr, whom it was taken to mean where that isn't plain."""
    from graphkit.network.resolve import resolve

    result = resolve(store, name, selection)
    unit = result.unit
    if name not in (unit.name, unit.name_en, unit.id):
        tell(f"{name!r} " + say("taken to mean {} ({})", output.lang, output.name(unit), unit.id), err=True)
    if result.also:
        others = "; ".join(_called(other, output) for other in result.also)
        tell(say("also called that: {}", output.lang, others), err=True)
    return result


def _called(who: Stakeholder, output: Output) -> str:
    return f"{output.name(who)} ({who.id})"


def named(who: Stakeholder) -> Row:
    """A stakeholder as JSON: id, recorded name, English name, type, kind and sector."""
    return {
        "id": who.id,
        "name": who.name,
        "name_en": who.name_en,
        "type": who.type,
        "kind": who.kind,
        "sector": who.sector,
    }


def taken(result: Resolved) -> Row:
    """How a name was found, as JSON."""
    return {
        "id": result.unit.id,
        "how": result.hit.how,
        "form": result.hit.form,
        "score": round(result.hit.score, 1),
        "also": [other.id for other in result.also],
    }


def cited(item: SharedEvent | Attendance) -> str:
    """The sources of an event with where in them it is stated: ``report (page 7), list``."""
    return ", ".join(
        f"{source} ({'; '.join(item.locators[source])})" if source in item.locators else source
        for source in item.sources
    )


def documents(store: Store, sources: Iterable[str]) -> list[str]:
    """A line for each of the sources: id, title, address."""
    found = store.sources(sorted(set(sources)))
    return [f"{source.id}: {source.title}" + (f" <{source.url}>" if source.url else "") for source in found]


def point(store: Store, asked: str, who: Stakeholder, selection: Selection, output: Output, alone: bool) -> None:
    """Say on stderr who else bears the name, and how to ask for all of a municipality; ``alone``: nothing was found."""
    from graphkit.network.nearby import nearby

    beside = nearby(store, asked, who, selection, alone)
    if beside.separate:
        names = [f"{output.name(other)} ({other.id})" for other in beside.separate]
        more = [f"… {len(names) - _NAMED}"] if len(names) > _NAMED else []
        tell(say("recorded separately from it: {}", output.lang, "; ".join(names[:_NAMED] + more)), err=True)
    if beside.together:
        tell(say(_TOGETHER, output.lang, beside.together), err=True)
    elif beside.separate and who.type in ("place", "municipality"):
        tell(say("all of one municipality together: --level municipality", output.lang), err=True)


_NAMED = 5
_TOGETHER = "read as a municipality, with its bodies, it has {} {0:partner|partners}: --level municipality"
