"""Decisions on identity: what people write for them, and what may be wrong with them as a whole.

A row says of two stakeholders that they are the same, or that they are not. `united` applies what is decided.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from graphkit import schema
from graphkit.errors import Problem
from graphkit.labels import LABELS
from graphkit.tables.frames import At, Tables
from graphkit.tables.groups import Pair, chain, groups
from graphkit.tables.raw import ROW, Raw
from graphkit.vocabulary import fold_word

SAME, NOT_SAME = "same", "not-same"
DECISION_HELP = "unknown decision: write same or not-same, or leave the cell empty while it is open"
_FORMS = {
    SAME: "one and the same;identical;tas pats;tā pati;viena un tā pati;vienādi",
    NOT_SAME: "different;distinct;nav tas pats;nav tā pati;nav viena un tā pati;dažādi;atšķirīgi",
}
#: Folded word -> decision.
DECISION_WORDS = {
    fold_word(word): code
    for code, forms in _FORMS.items()
    for word in (code, *LABELS["identity"][code], *forms.split(";"))
}


def decision_of(word: str) -> str | None:
    """The decision that a word stands for; None where it is not known.

    >>> decision_of("Not the same"), decision_of("tas pats"), decision_of("perhaps")
    ('not-same', 'same', None)
    """
    return DECISION_WORDS.get(fold_word(word))


def decided(tables: Tables) -> dict[str, list[Pair]]:
    """The pairs decided, by decision; open ones and those without two ids are passed over."""
    rows = tables.frame("identities").select("decision", "left_id", "right_id").drop_nulls().unique(maintain_order=True)
    found: dict[str, list[Pair]] = {SAME: [], NOT_SAME: []}
    for decision, left, right in rows.iter_rows():
        found.setdefault(decision, []).append((left, right))
    return found


def stakeholder_types(tables: Tables) -> dict[str, str]:
    """Each stakeholder's id with its type; made where it is asked for, since there may be many."""
    return {
        ident: kind
        for kind, name in schema.STAKEHOLDER_TABLES.items()
        for ident in tables.frame(name)[schema.WHO_COLUMNS[kind]].drop_nulls().to_list()
    }


def rows_at(frame: pl.DataFrame, raw: Raw) -> At:
    """Where each decision stands in its file."""
    rows = frame.select("left_id", "right_id", pl.col("decision").fill_null(""), ROW).iter_rows()
    return {(left, right, said): (raw.file, raw.line_of(row)) for left, right, said, row in rows if left and right}


def followed(at: At, names: Mapping[str, str]) -> At:
    """The same places for decisions whose ids were renamed."""
    return {(names.get(left, left), names.get(right, right), said): place for (left, right, said), place in at.items()}


def without_pairs(older: pl.DataFrame, newer: pl.DataFrame, turned_only: bool = False) -> pl.DataFrame:
    """The older decisions without those on pairs that newer ones decide on, in whichever order (or only turned round)."""
    pair = ("left_id", "right_id")
    turned = newer.select(left_id="right_id", right_id="left_id")
    left = older.join(turned, on=pair, how="anti", maintain_order="left")
    return left if turned_only else left.join(newer, on=pair, how="anti", maintain_order="left")


def decision_problems(tables: Tables) -> list[Problem]:
    """What is wrong with the decisions among themselves and with the types of the stakeholders they name."""
    if tables.frame("identities").is_empty():
        return []
    pairs = decided(tables)
    return [*_itself(tables), *_contradictions(tables, pairs), *_types(tables, pairs[SAME])]


def _problem(tables: Tables, pair: Pair, decision: str, message: str, severity: str = "error") -> Problem:
    file, line = tables.decisions_at.get((*pair, decision), ("identities", None))
    return Problem(file, line, "left_id", " – ".join(pair), message, severity)


def _itself(tables: Tables) -> list[Problem]:
    rows = tables.frame("identities").filter(pl.col("left_id") == pl.col("right_id"))
    message = "an id is the same as itself in any case: name two ids, or take the row out"
    cells = rows.select("left_id", "right_id", pl.col("decision").fill_null("")).iter_rows()
    return [_problem(tables, (left, right), said, message) for left, right, said in cells]


def _contradictions(tables: Tables, pairs: dict[str, list[Pair]]) -> list[Problem]:
    """Pairs that are not the same, though other rows make them so: every row that has a part in it."""
    top, found = groups(pairs[SAME]), dict[Problem, None]()
    for pair in pairs[NOT_SAME]:
        left, right = pair
        if left == right or top.get(left, left) != top.get(right, right):
            continue
        way = chain(pairs[SAME], left, right)
        rows = ", ".join(_place(tables, step, SAME) for step in way)
        message = f"decided here to be not the same, but the same by {rows}: correct one of them"
        found[_problem(tables, pair, NOT_SAME, message)] = None
        here = _place(tables, pair, NOT_SAME)
        for step in way:
            message = f"makes {left!r} and {right!r} the same, but by {here} they are not: correct one of them"
            found[_problem(tables, step, SAME, message)] = None
    return list(found)


def _place(tables: Tables, pair: Pair, decision: str) -> str:
    """File and line, or the ids where a store holds the decision."""
    place = tables.decisions_at.get((*pair, decision))
    return f"{place[0]}:{place[1]}" if place else " – ".join(pair)


def _types(tables: Tables, same: list[Pair]) -> list[Problem]:
    """Rows that join stakeholders of different types."""
    if not same:
        return []
    types, top = stakeholder_types(tables), groups(same)
    joined: dict[str, dict[str, str]] = {}
    for ident in top:
        if ident in types:
            joined.setdefault(top[ident], {}).setdefault(types[ident], ident)
    found = []
    wrong = [pair for pair in same if len({types[ident] for ident in pair if ident in types}) > 1]
    blamed = {top[pair[0]] for pair in wrong}  # groups in which some row itself joins two types: the others are right
    for pair in same:
        kinds = joined.get(top[pair[0]], {})
        if pair in wrong:
            kinds = {types[ident]: ident for ident in pair}
        elif top[pair[0]] in blamed:
            continue
        if len(kinds) > 1:
            named = ", ".join(f"{ident} ({kind})" for kind, ident in kinds.items())
            message = f"joins stakeholders of different types, {named}: only those of one type can be the same"
            found.append(_problem(tables, pair, SAME, message))
    return found


def open_ends(tables: Tables) -> list[Problem]:
    """Warnings for ids that no stakeholder has, and for decisions that do not say who made them and why.

    Asked of everything that is loaded, since one source may name the stakeholders of another.
    """
    frame = tables.frame("identities").filter(pl.col("left_id") != pl.col("right_id"))
    if frame.is_empty():
        return []
    types, events = stakeholder_types(tables), set(tables.frame("events")["event_id"])
    columns = ("left_id", "right_id", "decision", "decided_by", "decided_on", "reason")
    found = []
    for left, right, decision, *grounds in frame.select(columns).iter_rows():
        pair, said = (left, right), decision or ""
        for ident in pair:
            if ident not in types:
                message = _EVENT if ident in events else _UNKNOWN
                found.append(_problem(tables, pair, said, message.replace("{}", repr(ident)), "warning"))
        if decision and None in grounds:
            found.append(_problem(tables, pair, said, _GROUNDS, "warning"))
    return found


_UNKNOWN = "there is no stakeholder {} here: the decision is kept, and does nothing until there is"
_EVENT = "{} is an event: only stakeholders are decided on, the row does nothing"
_GROUNDS = (
    "the decision is applied, but does not say who made it, when and why: fill in decided_by, decided_on and reason"
)


def undecided(tables: Tables) -> list[str]:
    """A note on the pairs that nobody has decided yet."""
    count = tables.frame("identities")["decision"].null_count()
    return [f"{count} pair(s) of the table identities are not decided yet: they stay apart"] if count else []
