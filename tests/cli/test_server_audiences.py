"""What a server's data set gives an audience: byte by byte what the file gives, by the same policy, nothing of a private person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphkit.stores import open_store
from graphkit.stores.neo4j.removing import forget
from graphkit.stores.neo4j.store import Neo4jStore

from ..neo4j.fixtures import PROFILES, Servers
from ..neo4j.server import USER, Home
from .conftest import Run
from .leaks import found_in, write_package

POLICY = "public:\n  sectors: {school: withheld, roma-civil-society: rolled-up}\n"
OUTPUTS = (
    "export {}/out.ttl", "export {}/out.csv", "report --phase LRP3 -o {}/out.html", "view sheet --phase LRP3 -o {}/out.html",
)  # fmt: skip
Options = list[str]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The platform with a private person and a policy of its own."""
    written = write_package(tmp_path_factory.mktemp("leaky") / "package")
    (written / "audience.yaml").write_text(POLICY, encoding="utf-8")
    return written


@pytest.fixture(scope="module")
def file(run: Run, package: Path) -> Options:
    path = str(package.parent / "s.sqlite")
    run("load", str(package), "--store", path)
    return ["--store", path]


@pytest.fixture(scope="module", params=PROFILES)
def home(request: pytest.FixtureRequest, neo4j_servers: Servers) -> Home:
    return neo4j_servers(request.param)


@pytest.fixture(scope="module")
def loaded(home: Home, run: Run, package: Path) -> Iterator[Options]:
    dataset = f"audiences-{id(run)}"
    store = open_store(home.uri, user=USER, password=home.password, dataset=dataset)
    assert isinstance(store, Neo4jStore)
    named = ["--store", home.uri, "--dataset", dataset]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRAPHKIT_NEO4J_PASSWORD", home.password)
        run("load", str(package), *named)
        yield named
    forget(store.server)


@pytest.fixture
def server(home: Home, loaded: Options, monkeypatch: pytest.MonkeyPatch) -> Options:
    monkeypatch.setenv("GRAPHKIT_NEO4J_USER", USER)
    monkeypatch.setenv("GRAPHKIT_NEO4J_PASSWORD", home.password)
    return loaded


def _written(run: Run, folder: Path, output: str, whose: str, store: Options) -> dict[str, bytes]:
    """The files of an output by name, and what was said of it."""
    folder.mkdir()
    done = run(*output.format(folder).split(), "--audience", whose, "--lang", "en", *store)
    (folder / "said.txt").write_text(done.output.replace(str(folder), ""), encoding="utf-8")
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("whose", ["public", "internal"])
@pytest.mark.parametrize("output", OUTPUTS)
def test_an_audience_gets_from_a_server_what_it_gets_from_a_file(
    run: Run, file: Options, server: Options, tmp_path: Path, output: str, whose: str
) -> None:
    kept = _written(run, tmp_path / "file", output, whose, file)
    shared = _written(run, tmp_path / "server", output, whose, server)
    assert list(shared) == list(kept)
    assert [name for name in kept if shared[name] != kept[name]] == []
    assert bool(found_in(tmp_path / "server")) is (whose == "internal")
