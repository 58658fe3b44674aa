"""Findings of small platforms written as text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.audit.audit import audit
from graphkit.audit.finding import Finding
from graphkit.stores import open_store
from tests.graphkit.stores.tiny import platform

Findings = Callable[..., list[Finding]]

MEASURES = """measure unit compared_with event_kind
municipalities municipalities municipalities .
participants persons sum-of-parts .
roma_participants persons sum-of-parts .
authorities persons sum-of-parts .
wider_public persons sum-of-parts .
mediators persons mediators .
families families not-comparable .
visits events events visit"""


def of(findings: list[Finding], kind: str) -> list[Finding]:
    """The findings of one kind."""
    return [finding for finding in findings if finding.kind == kind]


def only(findings: list[Finding], kind: str, measure: str | None = None) -> Finding:
    """The one finding of a kind, and of a measure where one is named."""
    [finding] = [finding for finding in of(findings, kind) if measure in (None, finding.measure)]
    return finding


def rules(finding: Finding) -> dict[str, int | float | None]:
    """What each rule tried gives."""
    return {trial.rule.en: trial.recorded for trial in finding.tried}


@pytest.fixture
def findings(tmp_path: Path) -> Findings:
    """Makes the findings of tables given as text."""

    def make(**texts: str) -> list[Finding]:
        store = open_store(tmp_path / "s.sqlite")
        store.replace(platform(**texts))
        return list(audit(store).findings)

    return make
