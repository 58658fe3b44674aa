"""What each likeness and each fact weighs, and how common a word may be."""

from __future__ import annotations

from typing import Any, cast

import pytest

from graphkit.duplicates import likeness
from graphkit.duplicates.candidates import candidates
from graphkit.duplicates.evidence import Presences, grounds
from graphkit.duplicates.forms import Form, Forms, forms
from graphkit.model import Stakeholder


def _form(owner: int, *words: str) -> Form:
    return Form(owner, " ".join(words), " ".join(words), words, True, "".join(w[0] for w in words), frozenset())


def _body(ident: str, **facts: Any) -> Stakeholder:
    return Stakeholder(**{"id": ident, "type": "organisation", "name": ident, **facts})


def test_the_surer_a_likeness_the_higher_its_score() -> None:
    names = ["SPELLING", "ENDINGS", "ORDER", "BLANKS", "LITTLE", "SLIP", "QUOTED", "MORE", "ACRONYM", "ALIKE", "OTHER"]
    scores = [getattr(likeness, name) for name in names]
    assert scores == [100, 97, 94, 93, 92, 90, 88, 86, 84, 80, 60]


@pytest.mark.parametrize(
    ("stakeholders", "used", "found"),
    [(10, 5, True), (10, 6, False), (599, 5, True), (599, 6, False), (600, 6, True), (600, 7, False)],
)
def test_a_common_word_tells_nothing_from_the_sixth_or_the_hundredth_part(
    stakeholders: int, used: int, found: bool
) -> None:
    who = [_body(str(i)) for i in range(stakeholders)]
    made = Forms([_form(0, "krokus"), _form(1, "krokus", "jaun")], who, {"krokus": used, "jaun": 1})
    first, second = made.all
    like = likeness.compare(first, second, made, {})
    assert (like is not None and like.kind == "more") == found


@pytest.mark.parametrize(("holders", "pairs"), [(12, 66), (13, 0)])
def test_a_word_of_thirteen_is_too_common_to_be_looked_at(holders: int, pairs: int) -> None:
    endings = ["abc", "def", "ghi", "jkl", "mno", "prs", "tuv", "zab", "cde", "fgh", "ijk", "lmn", "opr"][:holders]
    made = forms([_body(end, name=f"Zvaigznājs {end}") for end in endings], [])
    assert len(candidates(made, {})) == pairs


class _Nowhere:
    """Presences at the events named, each with whether one source names both."""

    def __init__(self, *by_one_source: bool) -> None:
        self._said = {f"e{i}": one for i, one in enumerate(by_one_source)}

    def shared(self, a: str, b: str) -> list[str]:
        return list(self._said)

    def by_one_source(self, a: str, b: str, event: str) -> bool:
        return self._said[event]


@pytest.mark.parametrize(
    ("mine", "theirs", "points"),
    [
        ({"kind": "ngo"}, {"kind": "school"}, -8),
        ({"sector": "a"}, {"sector": "b"}, -5),
        ({"organisation": "a"}, {"organisation": "b"}, -8),
        ({"place": "a"}, {"place": "b"}, -12),
        ({"country": "LV"}, {"country": "EE"}, -25),
        ({"type": "place", "kind": "town"}, {"type": "place", "kind": "novads"}, -40),
        ({"type": "place", "country": "LV"}, {"type": "place", "country": "EE"}, -40),
        ({"place": "a"}, {"place": "a"}, 2),
        ({"organisation": "a"}, {"organisation": "a"}, 2),
        ({"kind": "ngo"}, {}, 0),
    ],
)
def test_what_a_fact_weighs(mine: dict[str, str], theirs: dict[str, str], points: float) -> None:
    found = grounds(_body("l", **mine), _body("r", **theirs), cast("Presences", _Nowhere()), set())
    assert (found.points, bool(found.against), bool(found.reasons)) == (points, points < 0, points > 0)


@pytest.mark.parametrize(
    ("by_one_source", "points"),
    [((True,), -14), ((True, True), -18), ((True,) * 5, -30), ((True,) * 9, -30), ((False, False), 3), ((True, False), -11)],
)  # fmt: skip
def test_what_shared_events_weigh(by_one_source: tuple[bool, ...], points: float) -> None:
    found = grounds(_body("l"), _body("r"), cast("Presences", _Nowhere(*by_one_source)), set())
    assert found.points == points


def test_a_part_is_not_its_whole() -> None:
    found = grounds(_body("l"), _body("r"), cast("Presences", _Nowhere()), {frozenset(("l", "r"))})
    assert (found.points, found.against) == (-40, ["one belongs to the other"])
