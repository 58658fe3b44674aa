"""At every level and in every way of taking phases together, the numbers that the page says are those of the library."""

from __future__ import annotations

import numpy as np
import pytest

from graphkit.incidence import Incidence, incidence_of
from graphkit.measures.dynamics import Series, transition
from graphkit.model import Selection
from graphkit.network.network import Network
from graphkit.network.projection import project
from graphkit.stores.protocol import Store
from graphkit.views.record import PERSON_SECTOR
from tests.browser.conftest import Opened, Opener

pytestmark = pytest.mark.browser

PHASES = tuple(f"LRP{i}" for i in range(1, 8))
LEVELS = {"organisation": "organisations", "municipality": "municipalities", "sector": "sectors"}


def _incidence(store: Store, level: str, *phases: str) -> Incidence:
    """What the library counts; the public page tells nothing of persons without a body."""
    rows = store.evidence(Selection(phases, level, persons=False))
    return incidence_of(list({(row.unit, row.event): None for row in rows if row.unit != PERSON_SECTOR}))


def _go(shown: Opened, address: str) -> str:
    shown.page.evaluate("address => { location.hash = `#${address}&lang=en` }", address)
    shown.page.wait_for_function("address => location.hash.includes(address.split('&')[0])", arg=address)
    shown.page.wait_for_timeout(250)
    return str(shown.page.inner_text("#lead"))


@pytest.mark.parametrize("level", LEVELS)
def test_phases_by_themselves_and_together(html: str, store: Store, opened: Opener, level: str) -> None:
    shown = opened(html)
    for at, phase in enumerate(PHASES[:6]):
        for mode, phases in (("one", (phase,)), ("sum", PHASES[: at + 1])):
            incidence = _incidence(store, level, *phases)
            said = f"{len(incidence.stakeholders)} {LEVELS[level]}, {len(incidence.events)} events with joint presence, {incidence.pairs} presences"
            assert _go(shown, f"level={level}&mode={mode}&phase={phase}").endswith(said), (mode, phase)
            rows = shown.page.evaluate("[phase().byUnit.size, phase().byEvent.size]")
            assert rows == [len(incidence.stakeholders), len(incidence.events)]
    assert "Unknown is not zero" in _go(shown, f"level={level}&mode=one&phase=LRP7")
    assert shown.complaints == []


@pytest.mark.parametrize("level", LEVELS)
def test_phases_compared(html: str, store: Store, opened: Opener, level: str) -> None:
    shown = opened(html)
    series = Series({phase: Network(_incidence(store, level, phase), weight="count") for phase in PHASES})
    for one, other in (("LRP1", "LRP2"), ("LRP2", "LRP3"), ("LRP3", "LRP4"), ("LRP1", "LRP6")):
        found = transition(series, one, other, detail=True)
        who, met = found.stakeholders, found.ties
        lead = _go(shown, f"level={level}&mode=diff&from={one}&phase={other}")
        assert lead == (
            f"{one} → {other}: {who.kept} stayed, {who.new} new ({who.returned} of them returned), {who.lost} no longer recorded"
        )
        cells = shown.page.locator(".change tbody td").all_inner_texts()
        both = [len(met.pairs[key]) for key in ("kept", "new", "lost")]
        numbers = [who.kept, who.new, who.lost, who.returned, met.kept, met.new, met.lost, met.returned, *both]
        assert cells[:11] == list(map(str, numbers)), (one, other)
    assert shown.complaints == []


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("weight", ["count", "newman"])
def test_pairs_from_a_least_weight_on(html: str, store: Store, opened: Opener, level: str, weight: str) -> None:
    shown = opened(html)
    for phase in ("LRP2", "LRP3", "LRP5"):
        incidence = _incidence(store, level, phase)
        weights, counted = project(incidence, weight).weights, project(incidence, "count").weights
        values = np.unique(np.round(weights, 6))
        for at in {values[0], values[len(values) // 2], values[-1]}:
            kept = weights >= at - 1e-6
            _go(shown, f"level={level}&phase={phase}&projected=yes&weight={weight}&least={at}")
            said = shown.page.inner_text("#projected-note")
            assert said.startswith(f"{weights.size} pairs met, {int((counted == 1).sum())} of them ("), (phase, at)
            single = f"; {int((counted[kept] == 1).sum())} of them" if weight == "newman" else "."
            assert f"or more: {int(kept.sum())}{single}" in said, (phase, at)
    assert shown.complaints == []
