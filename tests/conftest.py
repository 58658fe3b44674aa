"""What every test shares: stress tests only when asked for, and no setting of the developer's own shell."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# No test is timed, and CI sees the same examples as everybody.
settings.register_profile("house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--stress`` runs the tests that kill processes for minutes."""
    parser.addoption("--stress", action="store_true", help="run the stress tests too (minutes)")


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", "stress: kills processes for minutes; runs only with --stress")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the stress tests out unless they were asked for."""
    if config.getoption("--stress"):
        return
    kept = [item for item in items if "stress" not in item.keywords]
    config.hook.pytest_deselected(items=[item for item in items if "stress" in item.keywords])
    items[:] = kept


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No store or language of the developer's own shell."""
    for name in (
        "GRAPHKIT_STORE",
        "GRAPHKIT_LANG",
        "GRAPHKIT_ACCEPTED",
        "GRAPHKIT_NEO4J_USER",
        "GRAPHKIT_NEO4J_PASSWORD",
    ):
        monkeypatch.delenv(name, raising=False)
