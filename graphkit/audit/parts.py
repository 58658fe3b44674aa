"""Stated totals against the sum of their stated parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from graphkit.audit.counts import uncounted
from graphkit.audit.facts import Facts, code_words
from graphkit.audit.finding import Finding, found
from graphkit.audit.numbers import bounds, fits, total
from graphkit.audit.stated import EXACT, Stated, listed, stated_totals
from graphkit.audit.totals import marked_trials, not_comparable, why_uncounted
from graphkit.audit.words import Both

_ALONE = Both("one part alone says nothing of the whole", "viena daļa vien par kopskaitu neko nesaka")
_NO_PARTS = Both("no parts of it are stated", "tā daļas nav norādītas")
_NOT_EXACT = Both("none of its parts is stated exactly", "neviena tā daļa nav norādīta precīzi")
_PART = Both("it is itself a part, and has no parts", "tas pats ir daļa, un tam daļu nav")


def sums(facts: Facts) -> Iterator[Finding]:
    """Each total with two or more stated parts beside the sum of the exact ones; the others, and why not."""
    totals = stated_totals(facts)
    parts: dict[tuple[str, str], list[Stated]] = defaultdict(list)
    for stated in totals:
        parts[stated.scope, stated.part_of].append(stated)
    for stated in totals:
        if stated.compared_with == "sum-of-parts":
            yield from _beside_parts(facts, stated, parts.get((stated.scope, stated.measure), []))
    known = {(stated.scope, stated.measure) for stated in totals}
    for (scope, measure), some in parts.items():
        if measure and (scope, measure) not in known:
            yield _total_missing(facts, scope, measure, some)


def _beside_parts(facts: Facts, stated: Stated, parts: list[Stated]) -> Iterator[Finding]:
    parts = _of_one_source(stated, parts)
    yield from (_larger(facts, stated, part) for part in parts if _too_large(stated, part))
    why = why_uncounted(stated) or _why_no_sum(stated, parts)
    yield not_comparable(facts, stated, why) if why else _summed(facts, stated, parts)


def _of_one_source(stated: Stated, parts: list[Stated]) -> list[Stated]:
    """The parts that the source of the total states, or else all; each measure once."""
    own = [part for part in parts if set(part.sources) & set(stated.sources)]
    return list({part.measure: part for part in reversed(own if len(own) > 1 else parts)}.values())[::-1]


def _why_no_sum(stated: Stated, parts: Sequence[Stated]) -> Both | None:
    if not parts:
        return _PART if stated.part_of else _NO_PARTS
    if len(parts) == 1:
        return _ALONE
    return None if any(part.qualifier == EXACT for part in parts) else _NOT_EXACT


def _summed(facts: Facts, stated: Stated, parts: Sequence[Stated]) -> Finding:
    exact = [part for part in parts if part.qualifier == EXACT]
    others = [part for part in parts if part.qualifier != EXACT and part.counted]
    recorded, whole = total([p.value for p in exact]), total([p.value for p in (*exact, *others)])
    tried = marked_trials(stated, uncounted(whole if others else None))
    agrees = fits(recorded, stated.value, stated.qualifier)
    difference = total([recorded, -stated.value])
    return found(
        "agrees" if agrees else "sum-differs", facts.place(stated.scope), stated.measure,
        {*stated.sources, *(source for part in parts for source in part.sources)},
        saying="parts-agree" if agrees else "", stated=stated.value, recorded=recorded, difference=difference,
        tried=tried, parts=listed(exact), gap=_gap(difference), more=_with_others(others, whole),
        stated_words=stated.words, measure_words=stated.named,
    )  # fmt: skip


def _gap(difference: int | float) -> Both:
    number = str(abs(difference))
    english, latvian = ("fewer", "mazāk") if difference < 0 else ("more", "vairāk")
    return Both(f"{number} {english}", f"par {number.replace('.', ',')} {latvian}")


def _with_others(others: Sequence[Stated], whole: int | float) -> Both:
    if not others:
        return Both("", "")
    more = listed(others)
    written = str(whole).replace(".", ",")
    return Both(f"; with {more.en} it is {whole}", f"; ar neprecīzajām daļām ({more.lv}) kopā {written}")


def _too_large(stated: Stated, part: Stated) -> bool:
    """Whether a part cannot be inside its total, whatever their qualifiers leave open."""
    return (
        part.counted
        and stated.counted
        and bounds(part.value, part.qualifier)[0] > bounds(stated.value, stated.qualifier)[1]
    )


def _larger(facts: Facts, stated: Stated, part: Stated) -> Finding:
    return found(
        "part-exceeds-total", facts.place(stated.scope), part.measure, {*stated.sources, *part.sources},
        stated=stated.value, recorded=part.value, difference=total([part.value, -stated.value]),
        part=part.named, stated_words=stated.words, recorded_words=part.words, measure_words=stated.named,
    )  # fmt: skip


def _total_missing(facts: Facts, scope: str, measure: str, parts: Sequence[Stated]) -> Finding:
    return found(
        "total-missing", facts.place(scope), measure, {source for part in parts for source in part.sources},
        parts=listed(parts), measure_words=code_words("stated-measure", measure),
    )  # fmt: skip
