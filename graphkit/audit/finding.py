"""A finding of the audit: its kind, both values, the sources, and one sentence in both languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from graphkit.audit.kinds import KINDS, sentence
from graphkit.audit.words import Both, Part

Number = int | float
Value = Number | str
ALL = "all"


@dataclass(frozen=True, slots=True)
class Trial:
    """What one counting rule gives; ``reason`` says why it gives nothing."""

    rule: Both
    recorded: Number | None
    reason: Both | None = None
    fits: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the tables and their sources say of one another.

    ``scope`` is an event, a phase or ``all``, several of them parted by blanks; ``about`` are the stakeholders or
    other things it speaks of; ``phases`` the phases it belongs to. ``difference`` is recorded less stated.
    """

    kind: str
    scope: str
    measure: str
    message: Both
    mend: Both
    stated: Value | None = None
    recorded: Value | None = None
    difference: Number | None = None
    tried: tuple[Trial, ...] = ()
    sources: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()  # (value, source) where sources say different things
    id: str = ""

    @property
    def problem(self) -> bool:
        """Whether there is something to mend or to accept; agreeing totals and those nothing can be held against are none."""
        return KINDS[self.kind].problem


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding belongs: its scope, that scope in words, its phases."""

    scope: str
    words: Both
    phases: tuple[str, ...] = ()


def found(
    kind: str, place: Place, measure: str, sources: Iterable[str] = (), *, saying: str = "", **given: Any
) -> Finding:
    """A finding with its sentence: that of its kind, or of ``saying``.

    ``given`` are fields of the finding (``stated``, ``about`` …) and what else the sentence needs; ``stated_words``,
    ``recorded_words`` and ``measure_words`` say these in the sentence where they are no plain values.
    """
    sources = tuple(sorted(set(sources)))
    fields = {name: given.pop(name) for name in _FIELDS if name in given}
    fields |= {name: tuple(fields[name]) for name in ("tried", "about", "values") if name in fields}
    plain = {"measure": measure, "stated": fields.get("stated"), "recorded": fields.get("recorded")}
    said = {key: given.pop(f"{key}_words", "–" if value is None else value) for key, value in plain.items()}
    parts: dict[str, Part] = {"scope": place.words, "sources": ", ".join(sources) or "–", **said, **given}
    message, mend = sentence(saying or kind, kind, parts)
    return Finding(kind, place.scope, measure, message, mend, sources=sources, phases=place.phases, **fields)


_FIELDS = ("stated", "recorded", "difference", "tried", "about", "values")


def numbered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with their ids, in order of kind, scope, measure and id.

    An id is the kind and a digest of kind, scope, measure and sources: it stays when rows are moved, when other rows
    change, and when the numbers of this one do. Findings that would share one are told apart by what is stated.
    """
    alike: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[_identity(finding)].append(finding)
    made = [replace(f, id=_identity(f)) for group in alike.values() if len(group) == 1 for f in group]
    for group in alike.values():
        made += _told_apart(group) if len(group) > 1 else []
    ranks = {kind: rank for rank, kind in enumerate(KINDS)}
    return sorted(made, key=lambda f: (ranks[f.kind], f.scope, f.measure, f.id))


def _told_apart(group: list[Finding]) -> list[Finding]:
    """Findings of one identity, each with an id by what it says; what says the same is there once."""
    each = {(str(f.stated), f.about, f.message.en): f for f in group}
    return [replace(f, id=_identity(f, *map(str, key))) for key, f in each.items()]


def _identity(finding: Finding, *more: str) -> str:
    parts = (finding.kind, finding.scope, finding.measure, *finding.sources, *more)
    return f"{finding.kind}-{sha256(chr(31).join(parts).encode()).hexdigest()[:10]}"
