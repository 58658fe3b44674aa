"""Sources beside one another: different totals, different statements of one field, and where they agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from graphkit.audit.counts import uncounted
from graphkit.audit.facts import Facts, Row, code_words, grouped
from graphkit.audit.fields import field_words
from graphkit.audit.finding import Finding, found
from graphkit.audit.months import BOUNDS, bound
from graphkit.audit.numbers import bounds, number, overlap
from graphkit.audit.stated import EXACT, Stated, stated_totals
from graphkit.audit.titles import subtitle
from graphkit.audit.words import Both, number_words
from graphkit.labels import LABELS
from graphkit.names import fold, stem

_ONE_SOURCE = Both(
    "one source says it, and the tables have no such field", "to saka viens avots, un tabulās tāda lauka nav"
)
_LANGUAGES = ("_lv", "_en")
Same = Callable[[str, str], bool]


def between_sources(facts: Facts) -> Iterator[Finding]:
    """Numbers of one thing by several sources; statements of one field."""
    totals = stated_totals(facts)
    statements = grouped(facts.table("statements"), "scope", "field")
    yield from _numbers(facts, totals, statements)
    measured = {(stated.scope, stated.measure) for stated in totals} | {
        key for key in statements if _is_measure(key[1])
    }
    for (scope, field), rows in statements.items():
        if (scope, field) not in measured:
            yield _statement(facts, scope, field, rows)
    yield from _figures(facts)


def _figures(facts: Facts) -> Iterator[Finding]:
    """Published figures of one territory, year and basis that differ."""
    for (territory, year, _, _), rows in grouped(facts.table("population_figures"), *_FIGURE).items():
        stated = {(row["count"], row.get("source_id", "–")) for row in rows if "count" in row}
        each = sorted(stated, key=lambda pair: pair[::-1])
        if year and len({count for count, _ in each}) > 1 and len({source for _, source in each}) > 1:
            yield found(
                "totals-differ", facts.place(territory), f"population {year}", [source for _, source in each],
                values=each, stated="; ".join(count for count, _ in each),
                listed=_by_source([(Both(count, count), source) for count, source in each]),
                measure_words=Both(f"population figure of {year}", f"iedzīvotāju skaits {year}. gadā"),
            )  # fmt: skip


_FIGURE = ("territory_id", "year", "basis", "vintage")


def _is_measure(field: str) -> bool:
    return field in LABELS["stated-measure"]


def _numbers(facts: Facts, totals: Sequence[Stated], statements: dict[tuple[str, ...], list[Row]]) -> Iterator[Finding]:
    """Numbers that several sources state of one measure; a statement of a measure counts as one."""
    groups: dict[tuple[str, ...], list[Stated]] = {}
    for stated in totals:
        groups.setdefault((stated.scope, stated.measure), []).append(stated)
    for (scope, field), rows in statements.items():
        if (scope, field) in groups or _is_measure(field):
            groups.setdefault((scope, field), []).extend(_as_stated(rows))
    for (scope, measure), some in groups.items():
        each = {(s.value, s.qualifier, source): s for s in some if s.counted for source in s.sources}
        if len({source for _, _, source in each}) > 1:
            yield _several(facts, scope, measure, each)


def _as_stated(rows: Sequence[Row]) -> Iterator[Stated]:
    for row in rows:
        value = number(row["value"])
        if value is not None and "source_id" in row:
            yield Stated(row["scope"], row["field"], value, EXACT, "", (row["source_id"],))


def _several(facts: Facts, scope: str, measure: str, each: dict[tuple[int | float, str, str], Stated]) -> Finding:
    ordered = sorted(each, key=lambda key: (key[2], key[0]))
    spans = [bounds(value, qualifier) for value, qualifier, _ in ordered]
    agree = all(overlap(one, other) for one, other in combinations(spans, 2))
    numbers = list(dict.fromkeys(value for value, _, _ in ordered))
    words = [(each[key].words, key[2]) for key in ordered]
    return found(
        "agrees" if agree else "totals-differ", facts.place(scope), measure, [source for _, _, source in ordered],
        saying="totals-agree" if agree else "", values=[(str(value), source) for value, _, source in ordered],
        stated=numbers[0] if len(numbers) == 1 else "; ".join(map(str, numbers)), listed=_by_source(words),
        measure_words=code_words("stated-measure", measure), tried=uncounted(),
    )  # fmt: skip


def _by_source(values: Sequence[tuple[Both, str]]) -> Both:
    """Values each with its source in brackets."""
    return Both(*(", ".join(f"{value[at]} ({source})" for value, source in values) for at in (0, 1)))


def _statement(facts: Facts, scope: str, field: str, rows: Sequence[Row]) -> Finding:
    """What sources say of a field, beside one another and beside the record."""
    same, recorded = _sameness(field), _record(facts, scope, field)
    values = sorted({(row["value"], row.get("source_id", "–")) for row in rows}, key=lambda pair: pair[::-1])
    sources = {source for _, source in values}
    distinct = list(dict.fromkeys(value for value, _ in values))
    place, first, called = facts.place(scope), distinct[0], field_words(field)
    if any(not same(one, other) for one, other in combinations(distinct, 2)):
        told = Both("", "") if recorded is None else Both(f"; recorded is {recorded}", f"; ierakstā ir {recorded}")
        return found(
            "sources-differ", place, field, sources, stated="; ".join(distinct), recorded=recorded, values=values,
            more=told, measure_words=called, listed=_by_source([(number_words_of(value), source) for value, source in values]),
        )  # fmt: skip
    if recorded is None and len(sources) > 1:
        return found(
            "agrees", place, field, sources, saying="sources-agree", stated=first, values=values, measure_words=called
        )
    if recorded is None:
        kind = "not-in-record" if _field(field) in _FIELDS else "not-comparable"
        return found(kind, place, field, sources, stated=first, values=values, measure_words=called, why=_ONE_SOURCE)
    agrees = same(first, recorded)
    saying = ("sources-agree" if len(sources) > 1 else "record-agrees") if agrees else ""
    kind = "agrees" if agrees else "record-differs"
    return found(
        kind, place, field, sources, saying=saying, stated=first, recorded=recorded, values=values, measure_words=called
    )


def number_words_of(text: str) -> Both:
    """A statement's value, which may be a number, in words."""
    value = number(text)
    return Both(text, text) if value is None else number_words(value)


def _field(field: str) -> str:
    return field.removesuffix("_date")


def _sameness(field: str) -> Same:
    return _same_date if _field(field) in ("start", "end", *BOUNDS) else _same_text


def _same_date(one: str, other: str) -> bool:
    """Whether two dates can be the same, the shorter one being less precise."""
    return one.startswith(other) or other.startswith(one)


def _same_text(one: str, other: str) -> bool:
    return fold(one) == fold(other) or stem(one) == stem(other)


def _record(facts: Facts, scope: str, field: str) -> str | None:
    """What the tables record of a field of an event or a phase; None where nothing, or no such field."""
    field = _field(field)
    if field not in _FIELDS:
        return None
    if field in BOUNDS:
        return bound(facts, scope, BOUNDS[field])
    thing = facts.events.get(scope) or facts.phases.get(scope)
    if field.startswith("subtitle"):
        whole = getattr(thing, "name_en" if field.endswith("_en") else "name", None)
        return subtitle(whole) if whole else None
    values = (getattr(thing, name, None) for name in _RECORDED_AS.get(field, (field,)))
    return next((str(value) for value in values if value), None)


# Where a field is kept under another name, in an event or in a phase.
_RECORDED_AS = {
    "place": ("place_name", "place"), "title": ("title", "name"), "title_lv": ("title", "name"), "name_lv": ("name", "title"),
    "title_en": ("title_en", "name_en"), "name_en": ("name_en", "title_en"), "name": ("name", "title"),
}  # fmt: skip
_FIELDS = {
    *BOUNDS,
    "start", "end", "place", "mode", "kind", "status", "title", "title_lv", "title_en", "name", "name_lv", "name_en",
    *(f"subtitle{language}" for language in ("", *_LANGUAGES)),
}  # fmt: skip
