"""``--population`` and what it adds to the list of municipalities: columns, JSON keys, lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graphkit.errors import GraphkitError

from .emit import Output, Row
from .messages import translate
from .wording import say

if TYPE_CHECKING:
    from graphkit.involvement.assessment import Assessment, Need
    from graphkit.involvement.model import Involvement
    from graphkit.involvement.model import Row as Municipality
    from graphkit.stores import Store

Command = TypeVar("Command", bound=Callable[..., Any])
_MOST = 20  # municipalities named in a line
SHORT = {"expected": "Expected", "ratio": "Ratio", "interval": "95 %", "verdict": "Verdict"}
LONG = {
    "expected": "Expected", "ratio": "Ratio", "ratio_low": "95 % from", "ratio_high": "95 % to",
    "low_95": "95 % limit from", "high_95": "95 % limit to", "low_998": "99.8 % limit from",
    "high_998": "99.8 % limit to", "verdict": "Verdict", "reason": "Reason",
}  # fmt: skip


@dataclass(frozen=True)
class PopulationOptions:
    """The file of a reference population, and what the user says of it."""

    file: str
    column: str | None
    basis: str | None
    year: str | None


def population_options(command: Command) -> Command:
    """``--population`` and its companions, handed on as ``population``: None without a file."""

    @wraps(command)
    def run(*args: Any, population: str | None, **extra: Any) -> Any:
        said = {name: extra.pop(f"population_{name}") for name in ("column", "basis", "year")}
        if population is None and any(said.values()):
            raise GraphkitError(
                "--population-column, --population-basis and --population-year speak of a file: name it with --population"
            )
        given = PopulationOptions(population, **said) if population is not None else None
        return command(*args, population=given, **extra)

    options = (
        click.option("--population", metavar="FILE", help="Compare with a reference population: CSV or XLSX, bands such as 1-10 allowed."),
        click.option("--population-basis", metavar="KIND", help="Of several kinds of statistics in the file: register, estimate, or its words."),
        click.option("--population-year", metavar="YEAR", help="Of several years in the file, this one."),
        click.option("--population-column", metavar="HEADER", help="The column of the numbers, if its header is not recognised."),
    )  # fmt: skip
    decorated: Any = run
    for option in reversed(options):
        decorated = option(decorated)
    return decorated  # type: ignore[no-any-return]


def assessed(store: Store, answer: Involvement, given: PopulationOptions | None) -> Assessment | None:
    """The verdicts by a population; None without one."""
    if given is None:
        return None
    from graphkit.involvement.assessment import assess
    from graphkit.involvement.reference import reference
    from graphkit.tables.population import Asked

    asked = Asked(given.column, given.basis, given.year)
    return assess(answer, reference(store, answer, given.file, asked))


def paired(answer: Involvement, found: Assessment | None) -> list[tuple[Municipality, Need | None]]:
    """Each municipality with its comparison, in the order of the list."""
    if found is None:
        return [(row, None) for row in answer.rows]
    from graphkit.involvement.need import VERDICTS

    def place(pair: tuple[Municipality, Need]) -> tuple[int, float]:
        interval = pair[1].interval
        highest = interval[1] if interval else 0.0
        return VERDICTS.index(pair[1].verdict), float("inf") if highest is None else highest

    return [*sorted(zip(answer.rows, found.needs, strict=True), key=place)]


def need_json(need: Need | None) -> Row:
    """The keys that a comparison adds to a municipality; none without one."""
    if need is None:
        return {}
    ends, interval = need.expected_ends or (None, None), need.interval or (None, None)
    limits = {_level(level): list(pair) for level, pair in (need.limits or {}).items()}
    return {
        "observed": need.observed,
        "expected": need.expected,
        "expected_low": ends[0],
        "expected_high": ends[1],
        "ratio": need.ratio,
        "ratio_low": interval[0],
        "ratio_high": interval[1],
        "limits_95": limits.get("95"),
        "limits_998": limits.get("998"),
        "verdict": need.verdict,
        "verdict_reason": need.reason or None,
        "verdict_over_all": need.over_all,
        "verdict_by_phase": need.by_phase,
        "verdict_binomial": need.binomial,
        "population_band": need.people,
    }


def _level(level: float) -> str:
    """
    >>> _level(0.95), _level(0.998)
    ('95', '998')
    """
    return f"{level * 1000:.0f}".removesuffix("0")


def need_row(need: Need | None, output: Output) -> Row:
    """The cells that a comparison adds to a row."""
    if need is None:
        return {}
    interval, lang = need.interval or (None, None), output.lang
    row: Row = {
        "expected": _number(need.expected, output),
        "ratio": _number(need.ratio, output),
        "interval": "" if interval[0] is None else f"{_text(interval[0], lang)}–{_text(interval[1], lang)}",
        "ratio_low": _number(interval[0], output),
        "ratio_high": _number(interval[1], output),
        "verdict": say(need.verdict, lang),
        "reason": translate(need.reason, lang),
    }
    for level, pair in (need.limits or {}).items():
        row |= {f"low_{_level(level)}": pair[0], f"high_{_level(level)}": pair[1]}
    return row


def _number(value: float | None, output: Output) -> object:
    if value is None:
        return None
    return _text(value, output.lang) if output.format == "table" else round(value, 4)


def _text(value: float | None, lang: str) -> str:
    return "" if value is None else f"{value:.2f}".replace(".", "," if lang == "lv" else ".")


def need_lines(answer: Involvement, found: Assessment, output: Output) -> list[str]:
    """What a planner and an evaluator ask of the verdicts, the checks, and what was done with the file."""
    from graphkit.involvement.need import ABOVE, BELOW, NOT_ASSESSABLE
    from graphkit.involvement.telling_need import method

    lang = output.lang
    lines = [
        say(words, lang, _named(answer, found, found.of(verdict), lang))
        for words, verdict in (("Below expected: {}", BELOW), ("Above expected: {}", ABOVE))
    ]
    reasons: dict[str, int] = {}
    for i in found.of(NOT_ASSESSABLE):
        reasons[found.needs[i].reason] = reasons.get(found.needs[i].reason, 0) + 1
    said = "; ".join(f"{translate(reason, lang)} ({number})" for reason, number in reasons.items())
    lines += [say("Not assessable: {}", lang, said)] if reasons else []
    lines += [*_yielded(answer, found, lang), *_checks(answer, found, lang)]
    lines += [say("Population file: {}", lang, translate(note, lang)) for note in found.reference.notes]
    return [*lines, method(found, lang)]


def _named(answer: Involvement, found: Assessment, at: Sequence[int], lang: str) -> str:
    ordered = sorted(at, key=lambda i: (found.needs[i].ratio or 0.0, answer.rows[i].key))
    names = [f"{answer.rows[i].label(lang)} ({_text(found.needs[i].ratio, lang)})" for i in ordered[:_MOST]]
    more = [say("and {} more", lang, len(at) - _MOST)] if len(at) > _MOST else []
    return "; ".join([*names, *more]) or say("none", lang)


def _yielded(answer: Involvement, found: Assessment, lang: str) -> list[str]:
    """Those that only all presences together would name, which incomplete lists or years after an end may explain."""
    said = [
        f"{row.label(lang)} ({say(str(need.over_all), lang)})"
        for row, need in zip(answer.rows, found.needs, strict=True)
        if need.over_all not in (None, need.verdict)
    ]
    more = [say("and {} more", lang, len(said) - _MOST)] if len(said) > _MOST else []
    words = "Not borne out phase by phase, so not distinguishable: {}"
    return [say(words, lang, "; ".join([*said[:_MOST], *more]))] if said else []


def _checks(answer: Involvement, found: Assessment, lang: str) -> list[str]:
    plain, pulled = found.dispersion
    lines = []
    if plain is not None:
        words = "Dispersion φ {}, winsorised {}: about 1 where chance alone is at work; above it, verdicts flag more than chance explains"
        lines.append(say(words, lang, _text(plain, lang), _text(pulled, lang)))
    for words, key in (
        ("Otherwise phase by phase, without incomplete lists: {}", "by_phase"),
        ("Otherwise by the exact binomial: {}", "binomial"),
    ):
        others = [
            f"{row.label(lang)} ({say(str(other), lang)})"
            for row, need in zip(answer.rows, found.needs, strict=True)
            if need.expected is not None and (other := getattr(need, key)) != need.verdict
        ]
        more = [say("and {} more", lang, len(others) - _MOST)] if len(others) > _MOST else []
        lines.append(say(words, lang, "; ".join([*others[:_MOST], *more]) or say("none", lang)))
    return lines


_COVERAGE = "Coverage: {} of {} {1:municipality|municipalities}; inequality of events (Gini, zeros included) {}"
_LATER = "After the changes of the register: {}; 'municipalities --units today' counts them in the municipalities of their own time"
_COVERAGE_AT_LEAST = (
    "Coverage: at least {} of {} {1:municipality|municipalities}; inequality of events (Gini, zeros included) {}"
)


def coverage_lines(answer: Involvement, lang: str) -> list[str]:
    """How much of the register was reached, over all and by phase."""
    from graphkit.involvement.coverage import after_changes, coverage

    found, later = coverage(answer), after_changes(answer)
    phases = [
        f"{phase.phase} {'' if phase.listed == 'yes' else '≥'}{phase.involved}/{phase.register}, "
        + say("first time {}, so far {}", lang, phase.first_time, phase.cumulative)
        for phase in found.phases
    ]
    index = "–" if found.gini is None else _text(found.gini, lang)
    words = _COVERAGE if found.whole or not phases else _COVERAGE_AT_LEAST
    total = say(words, lang, found.involved, found.register, index)
    by_phase = say("By phase (≥: the list is not whole): {}", lang, "; ".join(phases))
    told = [say(_LATER, lang, ", ".join(later))] if later else []
    return [total, by_phase, *told] if phases else [total]
