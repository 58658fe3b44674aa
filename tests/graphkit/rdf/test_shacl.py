"""The report of SHACL as problems, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.rdf.shacl import validate

from .samples import PREFIXES, made

EXAMPLES = Path(__file__).parents[2] / "ontology" / "examples"


def test_a_failure_names_the_thing_the_property_and_the_value() -> None:
    tables = made(events=[{"event_id": "e", "title": "E", "start": "2021-05", "end": "2020", "kind": "training"}])
    problems = validate(tables)
    assert [(p.column, p.value, p.severity) for p in problems] == [("events/e", "2020", "error")]


@pytest.mark.parametrize(("lang", "told"), [("en", "lies before the start"), ("lv", "ir pirms sākuma")])
def test_it_speaks_both_languages(lang: str, told: str) -> None:
    problems = validate(EXAMPLES / "bad-event-ends-before-start.ttl", lang)
    assert len(problems) == 1
    assert told in problems[0].message
    assert problems[0].file == "bad-event-ends-before-start.ttl"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("bad-*.ttl")), ids=lambda path: path.stem)
def test_bad_examples_are_told_apart_from_good_ones(path: Path) -> None:
    for lang, expected in (("en", "at most|any number|exactly|least|lies|needs"), ("lv", "vērtīb|pirms|vajadzīgs")):
        problems = validate(path, lang)
        assert problems
        assert all(any(word in p.message for word in expected.split("|")) for p in problems), problems


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("good-*.ttl")), ids=lambda path: path.stem)
def test_good_examples_conform(path: Path) -> None:
    assert validate(path) == []


def test_damage_is_told_instead_of_a_report(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(PREFIXES + "ex:a ex:b .\n", encoding="utf-8")
    assert [problem.line for problem in validate(path)] == [len(PREFIXES.splitlines()) + 1]
