"""The checker of accessibility, run in an open page."""

from __future__ import annotations

from importlib import resources
from typing import Any

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Only what fails is told in full: to name each of thousands of passing elements takes most of the time.
_RUN = "rules => axe.run({ runOnly: rules, resultTypes: ['violations'], selectors: false })"


def violations(page: Any) -> list[tuple[str, str]]:
    """The rules of WCAG 2.2 AA that a page breaks, each with the first element. Needs a context with ``bypass_csp``."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    return [(each["id"], each["nodes"][0]["html"][:160]) for each in page.evaluate(_RUN, _RULES)["violations"]]
