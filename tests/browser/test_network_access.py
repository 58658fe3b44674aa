"""Each state of the network page meets WCAG 2.2 AA by axe, and the keyboard reaches every control."""

from __future__ import annotations

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

STATES = {
    "diff": "mode=diff&from=LRP2&phase=LRP3",
    "sum": "mode=sum&phase=LRP7",
    "pairs": "phase=LRP3&projected=yes&unit=valmiera&with=daugavpils",
    "significant": "phase=LRP3&projected=yes&backbone=yes",
    "surroundings": "phase=LRP4&focus=jelgava&unit=jelgava",
    "story": "phase=LRP3&story=4",
    "sectors": "level=sector&phase=LRP4",
    "nothing": "phase=LRP7",
}


@pytest.mark.parametrize("state", STATES)
def test_each_state_meets_wcag(html: str, opened: Opener, state: str) -> None:
    shown = opened(html, bypass_csp=True)
    lang = ("en", "lv")[list(STATES).index(state) % 2]  # the languages in turn: an analysis takes seconds
    shown.page.evaluate("address => { location.hash = `#${address}` }", f"{STATES[state]}&lang={lang}")
    shown.page.wait_for_timeout(300)
    assert violations(shown.page) == []


def test_the_keyboard_reaches_every_control(html: str, opened: Opener) -> None:
    shown = opened(html)
    shown.page.evaluate("location.hash = '#mode=diff&from=LRP2&phase=LRP3&projected=yes'")
    shown.page.wait_for_timeout(300)
    wanted = {"mode", "play", "from", "until", "search", "level", "projected", "weight", "least", "zoom-in", "tell", "reset", "save-png", "save-svg", "picture"}  # fmt: skip
    reached = set()
    for _ in range(60):
        shown.page.keyboard.press("Tab")
        here = shown.page.evaluate(
            "(() => { const e = document.activeElement; const s = getComputedStyle(e); return [e.id || e.outerHTML.slice(0, 80), e === document.body || s.outlineStyle !== 'none' || Boolean(e.closest('.segments'))]; })()"
        )
        assert here[1], here
        reached.add(here[0])
    assert wanted - reached == set()


def test_what_names_something_is_there(html: str, opened: Opener) -> None:
    shown = opened(html)
    for address in ("phase=LRP3", "phase=LRP7", "phase=LRP5", "phase=LRP3&projected=yes", "phase=LRP4&level=sector"):
        shown.reopen(address)
        missing = shown.page.evaluate(
            """['aria-labelledby', 'aria-describedby', 'aria-controls'].flatMap(name =>
              [...document.querySelectorAll(`[${name}]`)].flatMap(each => each.getAttribute(name).split(' '))
                .filter(id => !document.getElementById(id)))"""
        )
        assert missing == [], address
