"""What sources state in numbers, with what each number counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.audit.facts import Facts, code_words, grouped, joined
from graphkit.audit.numbers import UNCOMPARED, number
from graphkit.audit.words import Both, number_words

EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Stated:
    """One number as sources state it: several sources where they state the same."""

    scope: str
    measure: str
    value: int | float
    qualifier: str
    part_of: str
    sources: tuple[str, ...]
    compared_with: str = ""
    event_kind: str = ""
    unit: str = ""

    @property
    def words(self) -> Both:
        """The number with its qualifier."""
        written = number_words(self.value)
        if self.qualifier == EXACT:
            return written
        qualifier = code_words("qualifier", self.qualifier)
        return Both(f"{qualifier.en} {written.en}", f"{qualifier.lv} {written.lv}")

    @property
    def named(self) -> Both:
        """What it counts, in words."""
        return code_words("stated-measure", self.measure)

    @property
    def in_months(self) -> bool:
        """Whether it is the time of the mediators' periods, not their number."""
        return self.compared_with == "mediators" and self.unit == "months"

    @property
    def counted(self) -> bool:
        """Whether it is the number of what was, neither planned nor broken off."""
        return self.qualifier not in UNCOMPARED


def stated_totals(facts: Facts) -> list[Stated]:
    """Every stated total; equal ones of several sources are one."""
    counts = {row["measure"]: row for row in facts.table("stated_measures")}
    groups = grouped(facts.table("stated_totals"), "scope", "measure", "value", "qualifier", "part_of")
    found = []
    for (scope, measure, text, qualifier, part_of), rows in groups.items():
        value, what = number(text), counts.get(measure, {})
        if value is not None:
            sources = tuple(sorted({row["source_id"] for row in rows if "source_id" in row}))
            compared = what.get("compared_with", ""), what.get("event_kind", ""), what.get("unit", "")
            found.append(Stated(scope, measure, value, qualifier or EXACT, part_of, sources, *compared))
    return found


def listed(totals: Iterable[Stated]) -> Both:
    """Numbers with what they count, in one line."""
    return joined(Both(f"{s.named.en} {s.words.en}", f"{s.named.lv} {s.words.lv}") for s in totals)
