"""``graphkit audit``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from graphkit.errors import DataError

from .audit_list import print_findings, tried
from .emit import Output, Row, emit, tell
from .failures import show_problems
from .options import output_options, store_option
from .wording import say

if TYPE_CHECKING:
    from graphkit.audit.accepted import Acceptance
    from graphkit.audit.audit import Audit
    from graphkit.audit.finding import Finding, Trial
    from graphkit.stores import Store

_COLUMNS = {
    "id": "Id", "kind": "Kind", "scope": "Scope", "measure": "What", "stated": "Stated", "recorded": "Recorded",
    "difference": "Difference", "tried": "Tried", "sources": "Sources", "message": "Message", "mend": "To mend",
    "accepted": "Accepted",
}  # fmt: skip


@click.command()
@click.option("--phase", multiple=True, metavar="ID", help="Only findings of this phase and its events. Repeatable.")
@click.option("--kind", multiple=True, help="Only this kind of finding, as the list calls it. Repeatable.")
@click.option(
    "--scope", multiple=True, metavar="ID", help="Only this event, phase or stakeholder, or 'all'. Repeatable."
)
@click.option(
    "--accepted",
    metavar="FILE",
    envvar="GRAPHKIT_ACCEPTED",
    show_envvar=True,
    help="CSV of findings to keep quiet: finding_id, reason, by, when, and the values accepted: stated, recorded.",
)
@click.option("--all", "every", is_flag=True, help="Also the accepted findings.")
@click.option("--strict", is_flag=True, help="Exit code 1 where a listed finding is a problem and not accepted.")
@store_option
@output_options
def command(
    phase: tuple[str, ...],
    kind: tuple[str, ...],
    scope: tuple[str, ...],
    accepted: str | None,
    every: bool,
    strict: bool,
    store: Store,
    output: Output,
) -> None:
    """What sources state against what is recorded, and against one another.

    Totals with every counting rule tried, sums of parts, dates, titles, roles, mediators, gaps. Totals that agree are
    listed too. A finding's id stays the same, so that it can be accepted in a file and be quiet from then on; where the
    file tells the values accepted, a finding is listed again as soon as one of them is another. --format csv writes such
    a file: keep the rows accepted, with a reason in the column Accepted.
    """
    from graphkit.audit.audit import audit, check_choice
    from graphkit.model import Selection

    result = audit(store, _accepted(accepted, output.lang))
    phases = store.recorded(Selection(phases=phase)).phases
    check_choice(store, kind, scope, result)
    chosen = result.chosen(kind, scope, phases, every)
    shown = chosen[: output.shown(len(chosen))]
    after = [*_after(result, chosen, output)]
    if output.format == "table":
        print_findings(store, chosen, shown, result, output)
        for line in after:
            tell(line)
    else:
        emit(output, [_json(f, result) for f in shown], _table(shown, result, output), _COLUMNS, after)
    sys.exit(1 if strict and result.open_problems(chosen) else 0)


def _accepted(path: str | None, lang: str) -> list[Acceptance]:
    """The accepted findings; a file that has problems is wrong input."""
    from graphkit.audit.accepted import read_accepted

    try:
        return read_accepted(path) if path else []
    except DataError as error:
        show_problems(error.problems, lang)
        sys.exit(2)


def _after(result: Audit, chosen: Sequence[Finding], output: Output) -> Iterator[str]:
    from graphkit.audit.rules import rules

    lang = output.lang
    quiet = sum(finding.id in result.accepted for finding in result.findings)
    if quiet:
        yield say("accepted: {}; --all lists them too", lang, quiet)
    if blind := sum(not row.values for row in result.accepted.values()):
        yield say("accepted whatever their values: {}; columns stated and recorded tell when one changes", lang, blind)
    if result.reopened:
        yield say("accepted with other values, open again: {}", lang, ", ".join(sorted(result.reopened)))
    for row in result.gone:
        yield say("accepted, but found no more: {} ({}): delete its row", lang, row.finding, row.reason)
    yield say("open problems: {}", lang, len(result.open_problems(chosen)))
    yield say("Rules: ", lang) + "; ".join(rules(lang))


def _json(finding: Finding, result: Audit) -> Row:
    accepted, reopened = result.accepted.get(finding.id), result.reopened.get(finding.id)
    return {
        "id": finding.id,
        "kind": finding.kind,
        "scope": finding.scope,
        "measure": finding.measure,
        "stated": finding.stated,
        "recorded": finding.recorded,
        "difference": finding.difference,
        "tried": [_trial(trial) for trial in finding.tried],
        "sources": finding.sources,
        "message": finding.message.en,
        "message_lv": finding.message.lv,
        "mend": finding.mend.en,
        "mend_lv": finding.mend.lv,
        "problem": finding.problem,
        "phases": finding.phases,
        "about": finding.about,
        "values": [{"value": value, "source": source} for value, source in finding.values],
        "accepted": accepted and _acceptance(accepted),
        "reopened": reopened and {**_acceptance(reopened), "stated": reopened.stated, "recorded": reopened.recorded},
    }


def _acceptance(row: Acceptance) -> Row:
    return {"reason": row.reason, "by": row.by, "when": row.when}


def _trial(trial: Trial) -> Row:
    row: Row = {"rule": trial.rule.en, "recorded": trial.recorded, "agrees": trial.fits}
    return row if trial.reason is None else {**row, "reason": trial.reason.en}


def _table(findings: Sequence[Finding], result: Audit, output: Output) -> Iterator[Row]:
    for finding in findings:
        accepted = result.accepted.get(finding.id)
        yield {
            **_json(finding, result),
            "tried": tried(finding, output.lang),
            "message": finding.message.to(output.lang),
            "mend": finding.mend.to(output.lang) if finding.problem else "",
            "accepted": accepted and accepted.reason,
        }
