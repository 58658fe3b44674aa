from __future__ import annotations

from typing import Any

import pytest

from graphkit.errors import GraphkitError, NotFoundError
from graphkit.incidence import incidence_of
from graphkit.measures.asking import measure, rank
from graphkit.measures.catalogue import find_measure
from graphkit.model import Selection
from graphkit.network.network import Network, Number, Values
from tests.graphkit.measures.samples import network, southern_women


def test_an_exact_name_wins() -> None:
    assert isinstance(measure(southern_women(), "two-mode-closure"), Values)
    assert isinstance(measure(southern_women(), "two_mode_closure"), Number)
    assert isinstance(measure(southern_women(), "Two mode closure"), Number)
    assert isinstance(measure(southern_women(), "core periphery"), Number)


@pytest.mark.parametrize("name", [None, 3, ["density"]])
def test_what_is_no_text_is_no_name(name: Any) -> None:
    for ask in (measure, rank):
        with pytest.raises(GraphkitError, match="is asked for by its name, a text"):
            ask(network("ax", "bx"), name)


@pytest.mark.parametrize("typed", ["densty", "Densiti", "dens ity"])
def test_a_slip_leads_to_the_nearest_of_either_kind(typed: str) -> None:
    with pytest.raises(NotFoundError, match="of a network or a stakeholder; graphkit measures") as error:
        measure(network("ax", "bx"), typed)
    assert error.value.nearest[0] == "density"
    with pytest.raises(NotFoundError) as error:
        rank(network("ax", "bx"), typed)
    assert error.value.nearest[0] == "density"


@pytest.mark.parametrize(
    ("name", "asked", "command"),
    [
        ("jaccard", "stakeholder", "phases"),
        ("sdsm", "stakeholder", "ties"),
        ("density", "stakeholder", "metrics"),
        ("degree", "network", "rank"),
    ],
)
def test_a_measure_of_something_else_leads_to_its_command(name: str, asked: str, command: str) -> None:
    with pytest.raises(NotFoundError, match=f"of a {asked}; it is a measure of .*: graphkit {command}; "):
        find_measure(name, asked)


def test_choices_go_to_the_measure() -> None:
    of = network("ax", "bx", "by", "cy", "cz", "dz")
    assert rank(of, "reach", 1, steps=3) == [(1, "a", 3.0)]
    assert rank(of, "reach", 1) == [(1, "b", 3.0)]
    found = measure(of, "reach", steps=1)
    assert isinstance(found, Values)
    assert found.values.tolist() == [1, 2, 2, 1]


def test_a_choice_that_a_measure_does_not_have_is_told() -> None:
    network = Network(incidence_of([("a", "x"), ("b", "x")]))
    with pytest.raises(GraphkitError, match="the measure core has no choice 'steps'; it has: none"):
        measure(network, "core", steps=2)
    with pytest.raises(GraphkitError, match="no choice 'step'; it has: steps"):
        rank(network, "reach", step=2)


def test_a_selection_takes_lists() -> None:
    with pytest.raises(GraphkitError, match=r"phases are given as a list: \['LRP3'\]"):
        Selection(phases="LRP3")  # type: ignore[arg-type]
