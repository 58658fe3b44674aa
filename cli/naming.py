"""From a name on the command line to a stakeholder, saying whom it was taken to mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.model import Selection, Stakeholder

from .emit import Output, Row, tell
from .wording import say

if TYPE_CHECKING:
    from graphkit.network.resolve import Resolved
    from graphkit.stores import Store


def found(store: Store, name: str, selection: Selection, output: Output) -> Resolved:
    """The unit a name means; on stderr, whom it was taken to mean where that isn't plain."""
    from graphkit.network.resolve import resolve

    result = resolve(store, name, selection)
    unit = result.unit
    if name not in (unit.name, unit.name_en, unit.id):
        tell(f"{name!r} " + say("taken to mean {} ({})", output.lang).format(output.name(unit), unit.id), err=True)
    if result.also:
        others = "; ".join(_called(other, output) for other in result.also)
        tell(say("also called that: {}", output.lang).format(others), err=True)
    return result


def _called(who: Stakeholder, output: Output) -> str:
    """The name and id; of a municipality's later unit, since when."""
    since = who.id.partition("@")[2] if who.type == "municipality" else ""
    return output.name(who) + (" " + say("since {}", output.lang).format(since) if since else "") + f" ({who.id})"


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
