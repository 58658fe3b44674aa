"""The findings of an audit for people: how many of each kind, then each kind with its sentences."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from .emit import Output, printable
from .wording import say

if TYPE_CHECKING:
    from graphkit.audit.accepted import Acceptance
    from graphkit.audit.audit import Audit
    from graphkit.audit.finding import Finding
    from graphkit.stores import Store

WIDTH = 120


def print_findings(
    store: Store, chosen: Sequence[Finding], shown: Sequence[Finding], result: Audit, output: Output
) -> None:
    """Counts of all, then the findings shown, under their kinds; at the end what their sources are."""
    lines = [*_counts(chosen, output), *_kinds(shown, result, output), *_documents(store, shown, output)]
    click.echo("\n".join(lines))
    if len(shown) < len(chosen) and output.limit is None:
        click.echo(
            say("… {} more rows: --limit N shows others, --format csv all", output.lang, len(chosen) - len(shown))
        )


def _width() -> int:
    return min(WIDTH, shutil.get_terminal_size().columns) if sys.stdout.isatty() else WIDTH


def _counts(findings: Sequence[Finding], output: Output) -> Iterator[str]:
    from graphkit.audit.audit import counts
    from graphkit.audit.kinds import KINDS

    number = counts(findings)
    longest = max((len(kind) for kind in number), default=0)
    for kind, count in number.items():
        yield f"{count:>6}  {kind:<{longest}}  {KINDS[kind].title.to(output.lang)}"
    yield f"{len(findings):>6}  {say('Total', output.lang)}"


def _kinds(findings: Sequence[Finding], result: Audit, output: Output) -> Iterator[str]:
    from graphkit.audit.kinds import KINDS

    for kind, group in groupby(findings, key=lambda finding: finding.kind):
        some = list(group)
        yield ""
        yield f"{KINDS[kind].title.to(output.lang)} ({kind})"
        for finding in some:
            yield from _lines(finding, result, output)
        if KINDS[kind].problem:
            yield from _wrapped(say("To mend", output.lang) + ": " + some[0].mend.to(output.lang), "  ")


def _lines(finding: Finding, result: Audit, output: Output) -> Iterator[str]:
    yield f"  {printable(finding.id)}"
    yield from _wrapped(finding.message.to(output.lang), "    ")
    if any(trial.recorded is not None for trial in finding.tried):
        yield from _wrapped(say("Tried", output.lang) + ": " + "; ".join(tried(finding, output.lang)), "    ")
    if row := result.accepted.get(finding.id):
        yield from _wrapped(say("Accepted", output.lang) + ": " + _why(row), "    ")
    if row := result.reopened.get(finding.id):
        yield from _wrapped(f"{_then(row, output.lang)}: {_why(row)}", "    ")


def tried(finding: Finding, lang: str) -> list[str]:
    """Every rule with what it gives, – where it gives nothing, and a mark where it makes the numbers agree."""
    return [
        f"{trial.rule.to(lang)} {'–' if trial.recorded is None else trial.recorded}" + (" ✓" if trial.fits else "")
        for trial in finding.tried
    ]


def _then(row: Acceptance, lang: str) -> str:
    """With which values it was accepted."""
    if row.stated is None or row.recorded is None:
        return say("accepted when it was {}", lang, row.stated or row.recorded or "")
    return say("accepted when it was {} against {}", lang, row.stated, row.recorded)


def _why(row: Acceptance) -> str:
    """The reason, with who and when as far as told."""
    told = ", ".join(part for part in (row.by, row.when) if part)
    return row.reason + (f" ({told})" if told else "")


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        printable(text), _width(), initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )


def _documents(store: Store, findings: Sequence[Finding], output: Output) -> Iterator[str]:
    """The sources named, with titles and addresses."""
    ids = sorted({source for finding in findings for source in finding.sources})
    if ids:
        yield ""
        yield say("Sources", output.lang)
    for source in store.sources(ids):
        yield printable(f"  {source.id}: {source.title}" + (f" <{source.url}>" if source.url else ""))
