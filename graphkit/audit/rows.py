"""Rows of the ledger that belong together, found with arrays and handed on by event."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from graphkit.audit.facts import Facts, code_words, joined
from graphkit.audit.words import Both
from graphkit.incidence import distinct
from graphkit.ledger import Codes

Mask = NDArray[np.bool_]


def by_event(facts: Facts, rows: Mask) -> Iterator[tuple[str, Codes]]:
    """Event and positions of its rows among those chosen."""
    ledger = facts.ledger
    chosen = np.flatnonzero(rows)
    order = chosen[np.argsort(ledger.event[chosen], kind="stable")]
    events = ledger.event[order]
    starts = np.flatnonzero(np.diff(events, prepend=-1))
    for some in np.split(order, starts[1:]) if order.size else ():
        yield ledger.events[ledger.event[some[0]]], some


def several(groups: Codes, values: Codes) -> Mask:
    """Rows whose group (numbered from 0) has more than one distinct value.

    >>> several(np.array([0, 0, 1, 1]), np.array([0, 1, 2, 2])).tolist()
    [True, True, False, False]
    """
    return np.asarray((distinct_values(groups, values) > 1)[groups])


def distinct_values(groups: Codes, values: Codes) -> Codes:
    """How many distinct values each group (numbered from 0) has."""
    width = int(values.max(initial=-1)) + 2
    each = distinct(groups * width + values + 1)
    return np.bincount(each // width, minlength=int(groups.max(initial=-1)) + 1)


def pair_has(facts: Facts, rows: Mask) -> Mask:
    """Rows whose stakeholder has, at their event, one of the rows chosen."""
    pairs = facts.pair
    return np.asarray((np.bincount(pairs[rows], minlength=int(pairs.max(initial=-1)) + 1) > 0)[pairs])


def described(facts: Facts, rows: Codes, *schemes: str) -> tuple[list[str], dict[str, Both]]:
    """Stakeholders of rows in order, and beside each what the rows say: roles, statuses, or sources."""
    ledger = facts.ledger
    parts: dict[str, dict[Both, None]] = {}
    for row in rows.tolist():
        words = joined((_said(facts, scheme, row) for scheme in schemes), " – ")
        parts.setdefault(ledger.stakeholders[ledger.stakeholder[row]], {})[words] = None
    return list(parts), {who: joined(said) for who, said in parts.items()}


def _said(facts: Facts, scheme: str, row: int) -> Both:
    ledger = facts.ledger
    if scheme == "source":
        code = ledger.source[row]
        return Both(*[ledger.sources[code] if code >= 0 else "–"] * 2)
    codes, names = (ledger.role, ledger.roles) if scheme == "role" else (ledger.status, ledger.statuses)
    return code_words(scheme, names[codes[row]])
