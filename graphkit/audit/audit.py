"""Every check over a store, and the choice of its findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from graphkit.audit.accepted import Acceptance
from graphkit.audit.dates import dates
from graphkit.audit.disagreements import between_sources
from graphkit.audit.facts import Facts
from graphkit.audit.finding import ALL, Finding, numbered
from graphkit.audit.gaps import gaps
from graphkit.audit.kinds import KINDS
from graphkit.audit.mediation import mediation
from graphkit.audit.parts import sums
from graphkit.audit.roles import roles
from graphkit.audit.titles import titles
from graphkit.audit.totals import against_records
from graphkit.audit.units import units
from graphkit.errors import NotFoundError
from graphkit.model import OUTSIDE
from graphkit.stores.protocol import Store

CHECKS: tuple[Callable[[Facts], Iterator[Finding]], ...] = (
    against_records, sums, between_sources, dates, titles, roles, units, mediation, gaps,
)  # fmt: skip


@dataclass(frozen=True)
class Audit:
    """The findings, the accepted ones apart, accepted ids that nothing has any more, and findings that are open again
    because their values are no longer those that were accepted."""

    findings: tuple[Finding, ...]
    accepted: dict[str, Acceptance]
    gone: tuple[Acceptance, ...] = ()
    reopened: dict[str, Acceptance] = field(default_factory=dict)

    def chosen(
        self, kinds: Sequence[str] = (), scopes: Sequence[str] = (), phases: Sequence[str] = (), every: bool = False
    ) -> list[Finding]:
        """Findings of kinds, scopes and phases (all where none is named); accepted ones only with ``every``.

        A finding that belongs to no phase, of all of them say, is of every phase named.
        """
        return [
            finding
            for finding in self.findings
            if (every or finding.id not in self.accepted)
            and (not kinds or finding.kind in kinds)
            and (not scopes or set(scopes) & {*finding.scope.split(), *finding.about})
            and (not phases or set(phases) & set(finding.phases))
        ]

    def open_problems(self, findings: Iterable[Finding]) -> list[Finding]:
        """Those that are problems and not accepted."""
        return [finding for finding in findings if finding.problem and finding.id not in self.accepted]


def audit(store: Store, accepted: Sequence[Acceptance] = ()) -> Audit:
    """Every finding of a store, in order of kind, scope and measure."""
    facts = Facts(store)
    findings = numbered(_once([finding for check in CHECKS for finding in check(facts)]))
    known = {finding.id: finding for finding in findings}
    there = {row.finding: row for row in accepted if row.finding in known}
    kept = {ident: row for ident, row in there.items() if row.holds(known[ident])}
    gone = tuple(row for row in accepted if row.finding not in known)
    return Audit(tuple(findings), kept, gone, {ident: row for ident, row in there.items() if ident not in kept})


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without numbers that cannot be compared with the record where sources already dispute them."""
    disputed = {(f.scope, f.measure, value) for f in findings if f.kind == "totals-differ" for value, _ in f.values}
    return [f for f in findings if f.kind != "not-comparable" or (f.scope, f.measure, str(f.stated)) not in disputed]


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """Kind -> how many, in the order of the kinds."""
    number = Counter(finding.kind for finding in findings)
    return {kind: number[kind] for kind in KINDS if kind in number}


def check_choice(store: Store, kinds: Sequence[str], scopes: Sequence[str], found: Audit) -> None:
    """Raise NotFoundError for a kind of finding that there is not, or a scope the store knows nothing of."""
    for kind in kinds:
        if kind not in KINDS:
            raise NotFoundError(f"findings have no kind {kind!r}", _near(kind, list(KINDS)))
    if scopes:
        ids = [event.id for event in store.events()] + [phase.id for phase in store.phases()]
        named = {part for finding in found.findings for part in (*finding.scope.split(), *finding.about)}
        there = [*ids, *sorted(named), ALL, OUTSIDE]
        for scope in scopes:
            if scope not in there:
                raise NotFoundError(f"no finding, event or phase is called {scope!r}", _near(scope, there))


def _near(value: str, there: Sequence[str]) -> list[str]:
    return get_close_matches(value, there, n=5, cutoff=0.4)
