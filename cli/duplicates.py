"""``graphkit duplicates``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphkit import schema
from graphkit.model import AUDIENCES

from .emit import Output, Row, emit
from .messages import translate
from .options import output_options, store_option
from .wording import say

if TYPE_CHECKING:
    from graphkit.duplicates.listing import Double
    from graphkit.stores import Store

_COLUMNS = {
    "score": "Score", "left": "Left", "right": "Right", "why": "Why", "against": "Against", "events": "Events",
    "shared": "Shared events", "left_id": "Left id", "right_id": "Right id",
}  # fmt: skip
_ASK = "decide: graphkit duplicates --format csv gives rows for identities.csv; write same or not-same in the column decision"
_RULES = (
    "the left one stays: it has more participations, else more sources; rules: names of one type that share a rare word, all words or the first letters; other numbers or sorts of body are "
    "never doubles; a score from {} is listed; one source that names both at an event speaks against"
)


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also the pairs that are decided already.")
@click.option(
    "--least", type=click.FloatRange(0, 100), default=75.0, show_default=True, help="The lowest score listed."
)
@click.option(
    "--audience", type=click.Choice(AUDIENCES), default="internal", show_default=True,
    help="Who will see the list. The public sees no persons.",
)  # fmt: skip
@store_option
@output_options
def command(everything: bool, least: float, audience: str, store: Store, output: Output) -> None:
    """Likely doubles: two spellings of one body, one name for two; the likeliest first.

    --format csv gives rows for the table identities with an empty decision. Fill it in (same, not-same), say who decided,
    when and why. With same the left id stays: it has more participations, else more sources, else the earlier id; turn a row
    round to keep the other. Put the rows into identities.csv, and load again: what is decided is applied and no longer listed.
    """
    from graphkit.duplicates.listing import duplicates

    found = duplicates(store, decided=everything, persons=audience == "internal", least=least)
    shown = output.cut(found)
    if output.format in ("csv", "excel"):
        columns = {name: name for name in schema.tables()["identities"].names}
        emit(output, None, (_decision(one, output.lang) for one in shown), columns)
        return
    said = [] if found else [say("no likely doubles", output.lang)]
    after = [*said, *([say(_ASK, output.lang)] if found else []), say(_RULES, output.lang, f"{least:g}")]
    columns = {**_COLUMNS, "decision": "Decision"} if everything else _COLUMNS
    emit(output, [_json(one) for one in shown], [_row(one, output) for one in shown], columns, after)


def _json(one: Double) -> Row:
    return {
        "id": one.id,
        "score": one.score,
        "kind": one.kind,
        "left": one.left,
        "left_name": one.left_name,
        "right": one.right,
        "right_name": one.right_name,
        "reasons": list(one.reasons),
        "against": list(one.against),
        "left_events": list(one.left_events),
        "right_events": list(one.right_events),
        "shared_events": list(one.shared_events),
        "decision": one.decision,
        "row": _decision(one, "en"),
    }


def _decision(one: Double, lang: str) -> Row:
    """The row of the table identities: as decided, or to be filled in."""
    if one.row:
        return dict(one.row)
    score = "" if one.score is None else f" ({one.score:g})"
    reasons = "; ".join(translate(reason, lang) for reason in (*one.reasons, *one.against))
    note = f"{one.left_name} / {one.right_name}{score}: {reasons}"
    return {"left_id": one.left, "right_id": one.right, "decision": one.decision or "", "note": note}


def _row(one: Double, output: Output) -> Row:
    return {
        "score": "" if one.score is None else one.score,
        "left": one.left_name,
        "right": one.right_name,
        "why": "; ".join(translate(reason, output.lang) for reason in one.reasons),
        "against": "; ".join(translate(reason, output.lang) for reason in one.against),
        "events": f"{len(one.left_events)} + {len(one.right_events)}",
        "shared": len(one.shared_events),
        "left_id": one.left,
        "right_id": one.right,
        "decision": output.code("identity", one.decision),
    }
