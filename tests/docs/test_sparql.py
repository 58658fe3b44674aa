"""The SPARQL of docs/queries.md is answered as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphkit.cli.main import cli
from graphkit.rdf.query_text import prefixes

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "queries.md"
TEXT = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
EXAMPLES = re.findall(r"^## (S\d+)\. .*?```sparql\n(.*?)```\n\n```csv\n(.*?)```", TEXT, re.S | re.M)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The bundled platform."""
    path = str(tmp_path_factory.mktemp("sparql") / "s.sqlite")
    with pytest.raises(SystemExit) as ended:
        cli.main(["load", str(ROOT / "data"), "--store", path])
    assert not ended.value.code
    return path


@pytest.mark.skipif(not TEXT, reason="no docs here")
def test_there_are_five_questions() -> None:
    assert [number for number, _, _ in EXAMPLES] == [f"S{n}" for n in range(1, 6)]
    named = set(re.findall(r"`([a-z-]+):", TEXT[TEXT.index("# Questions in SPARQL") :]))
    assert named - set(prefixes()) == set()


@pytest.mark.parametrize(("number", "query", "shown"), EXAMPLES, ids=[number for number, _, _ in EXAMPLES])
@pytest.mark.parametrize("audience", ["internal", "public"])
def test_a_question_is_answered_as_shown(
    store: str, number: str, query: str, shown: str, audience: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "q.rq").write_text(query, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        cli.main(["sparql", str(tmp_path / "q.rq"), "--store", store, "--format", "csv", "--audience", audience])
    assert not ended.value.code
    printed = capsys.readouterr().out.splitlines()
    assert len(shown.splitlines()) > 1
    assert printed[: len(shown.splitlines())] == shown.splitlines(), number
