from __future__ import annotations

import pytest

from graphkit.errors import NotFoundError
from graphkit.measures.catalogue import catalogue, find_measure, measures_of


def test_every_measure_says_what_it_is() -> None:
    for name, measure in catalogue().items():
        assert measure.name == name
        assert all((measure.summary, measure.summary_lv, measure.formula, measure.range, measure.reference)), name
        assert measure.of in ("stakeholder", "network", "tie", "phase pair")
        assert measure.function.__doc__, name


@pytest.mark.parametrize("typed", ["pagerank", "PageRank", " pagerank "])
def test_names_are_found_however_they_are_written(typed: str) -> None:
    assert find_measure(typed).name == "pagerank"


def test_an_unknown_measure_names_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="graphkit measures") as error:
        find_measure("degre")
    assert error.value.nearest[0] == "degree"
    with pytest.raises(NotFoundError, match="graphkit metrics"):
        find_measure("density")


def test_stakeholder_measures_have_hyphens_and_network_keys_underscores() -> None:
    assert not [name for name in measures_of("stakeholder") if "_" in name]
    assert not [name for name in measures_of("network") if "-" in name]
