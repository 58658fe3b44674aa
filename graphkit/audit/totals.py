"""Stated numbers of municipalities and events against what is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graphkit.audit.counts import Counts, uncounted
from graphkit.audit.facts import Facts, joined
from graphkit.audit.finding import Finding, Trial, found
from graphkit.audit.months import UNDATED, months
from graphkit.audit.numbers import fits, total
from graphkit.audit.stated import Stated, stated_totals
from graphkit.audit.words import Both

_UNKNOWN_MEASURE = Both(
    "the table 'stated_measures' does not say what it counts", "tabula 'stated_measures' nesaka, ko tas skaita"
)
_NO_RULE_FOR_IT = Both(
    "the table 'stated_measures' compares it with something that graphkit cannot count",
    "tabula 'stated_measures' to salīdzina ar kaut ko tādu, ko graphkit nevar saskaitīt",
)
_NO_SCOPE = Both(
    "no phase and no event is called that: correct the scope in 'stated_totals'",
    "tā nesauc nevienu posmu un nevienu pasākumu: izlabojiet tvērumu tabulā 'stated_totals'",
)
_WHY = {
    "planned": Both("it was planned", "tas bija plānots"),
    "truncated": Both("the number is broken off in the source", "skaitlis avotā ir aprauts"),
}
_NOT_RECORDED = Both("the tables hold nothing of that kind to count", "tabulās nav nekā tāda, ko skaitīt")
_NO_PLACES = Both("the tables name no places", "tabulās nav nosauktu vietu")
_COUNTED = {"municipalities", "events", "mediators"}
_UNCOUNTED = {"": _UNKNOWN_MEASURE, "not-comparable": _NOT_RECORDED}
_PARTLY = Both("; the list is known to be complete only in part", "; zināms, ka saraksts ir pilnīgs tikai daļēji")
_INCOMPLETE = Both("; the list is known to be incomplete", "; zināms, ka saraksts nav pilnīgs")
_NO_RULE = Both("; no counting rule tried makes them agree", "; nesakrīt pēc neviena izmēģinātā skaitīšanas veida")
_COMPLETE = {"partly": _PARTLY, "no": _INCOMPLETE}


def against_records(facts: Facts) -> Iterator[Finding]:
    """Each stated number of municipalities or events beside the recorded one; what cannot be compared, and why."""
    totals = stated_totals(facts)
    counts = Counts(facts, [stated.scope for stated in totals])
    for stated in totals:
        if stated.compared_with == "sum-of-parts":
            continue  # beside its parts
        if why := _why_not(facts, stated):
            yield not_comparable(facts, stated, why)
            continue
        if stated.compared_with == "municipalities":
            recorded, tried = counts.municipalities(stated.scope)
            yield from _called_complete(facts, stated, recorded)
        elif stated.in_months:
            recorded, tried = months(facts, stated.scope) or 0, uncounted()
        elif stated.compared_with == "mediators":
            recorded, tried = counts.mediators(stated.scope)
        else:
            recorded, tried = counts.events(stated.scope, stated.event_kind)
        yield compared(facts, stated, recorded, tried)


def _why_not(facts: Facts, stated: Stated) -> Both | None:
    if stated.compared_with not in _COUNTED:
        return _UNCOUNTED.get(stated.compared_with, _NO_RULE_FOR_IT)
    if not facts.is_scope(stated.scope):
        return _NO_SCOPE
    if stated.compared_with == "municipalities" and not facts.names_places:
        return _NO_PLACES
    if stated.in_months and months(facts, stated.scope) is None:
        return UNDATED
    return _WHY.get(stated.qualifier)


def not_comparable(facts: Facts, stated: Stated, why: Both) -> Finding:
    """A stated number that nothing can be held against."""
    return found(
        "not-comparable", facts.place(stated.scope), stated.measure, stated.sources,
        stated=stated.value, tried=uncounted(), stated_words=stated.words, why=why, measure_words=stated.named,
    )  # fmt: skip


def why_uncounted(stated: Stated) -> Both | None:
    """Why a number is no count of what was; None where it is one."""
    return _WHY.get(stated.qualifier)


def compared(facts: Facts, stated: Stated, recorded: int, tried: list[Trial]) -> Finding:
    """A stated number beside the recorded one."""
    agrees = fits(recorded, stated.value, stated.qualifier)
    marked = marked_trials(stated, tried)
    kind = "agrees" if agrees else "fewer-recorded" if recorded < stated.value else "more-recorded"
    known = _COMPLETE.get(facts.complete.get((stated.scope, stated.compared_with), ""), Both("", ""))
    more = Both("", "") if agrees else joined([_by_rule(marked), known], "")
    difference = total([recorded, -stated.value])
    return found(
        kind, facts.place(stated.scope), stated.measure, stated.sources,
        stated=stated.value, recorded=recorded, difference=difference, tried=marked, gap=abs(difference), more=more,
        stated_words=stated.words, measure_words=stated.named,
    )  # fmt: skip


def marked_trials(stated: Stated, tried: list[Trial]) -> list[Trial]:
    """The trials, each with whether it makes the numbers agree."""
    return [
        replace(trial, fits=trial.recorded is not None and fits(trial.recorded, stated.value, stated.qualifier))
        for trial in tried
    ]


def _by_rule(tried: list[Trial]) -> Both:
    rules = joined(trial.rule for trial in tried if trial.fits)
    return (
        Both(f"; they agree by another rule: {rules.en}", f"; sakrīt pēc cita noteikuma: {rules.lv}")
        if rules.en
        else _NO_RULE
    )


def _called_complete(facts: Facts, stated: Stated, recorded: int) -> Iterator[Finding]:
    """A list that is called complete though a stated number says otherwise."""
    if facts.complete.get((stated.scope, "municipalities")) != "yes" or fits(recorded, stated.value, stated.qualifier):
        return
    yield found(
        "complete-list-differs", facts.place(stated.scope), stated.measure, stated.sources,
        stated=stated.value, recorded=recorded, difference=total([recorded, -stated.value]),
        stated_words=stated.words, measure_words=stated.named,
    )  # fmt: skip
