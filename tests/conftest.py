"""What every test shares: stress tests only when asked for, and no setting of the developer's own shell."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The processes of a run share the cores: more threads in each only stand in each other's way. (Read when Polars is imported.)
if "PYTEST_XDIST_WORKER" in os.environ:
    for _threads in ("POLARS_MAX_THREADS", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(_threads, "1")

from .layouts import remembered
from .neo4j.fixtures import Servers, running

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
        "STORE",
        "LANG",
        "ACCEPTED",
        *(f"NEO4J_{what}" for what in ("USER", "PASSWORD", "PASSWORD_FILE", "DATABASE")),
    ):
        monkeypatch.delenv(f"GRAPHKIT_{name}", raising=False)


@pytest.fixture(scope="session")
def of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def neo4j_servers(of_the_run: Path) -> Iterator[Servers]:
    """The Neo4j servers by profile of tests/neo4j/pom.xml, shared by all processes of this run."""
    with running(of_the_run / "neo4j") as servers:
        yield servers


@pytest.fixture(scope="session", autouse=True)
def _layouts_once(of_the_run: Path) -> Iterator[None]:
    """Each picture is laid out once a run; tests of the layout itself call it directly."""
    from graphkit.views.layout import lay_out

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graphkit.views.picture.lay_out", remembered(lay_out, of_the_run / "layouts"))
        yield
