"""Every measure explains itself, and the explanation is that of the catalogue; names lead to it however written."""

from __future__ import annotations

import re

import numpy as np
import pytest

from graphkit.errors import NotFoundError
from graphkit.incidence import incidence_of
from graphkit.measures.catalogue import catalogue, find_measure, measures_of
from graphkit.measures.measure import Measure, share_of
from graphkit.network.network import Network
from tests.graphkit.measures.samples import network

_DOI = re.compile(r"\b10\.\d{4,}/[^\s;,]*[^\s;,.]")
_EACH = [pytest.param(measure, id=measure.name) for measure in catalogue().values()]


def _explanation(measure: Measure) -> str:
    return " ".join((measure.function.__doc__ or "").split())


def _missing(measure: Measure) -> list[str]:
    """What the docstring of a measure does not say."""
    said = _explanation(measure)
    needed = {
        "formula": measure.formula in said,
        "range": re.search(r"\b[Rr]ange\b", said) and measure.range in said,
        "isolates": re.search(r"\b[Ii]solates?\b", said),
        "empty networks": re.search(r"\bempty\b", said),
        "reference": _DOI.search(said) or "a book without DOI" in said,
        "the catalogue's reference": set(_DOI.findall(measure.reference)) <= set(_DOI.findall(said)),
        "doctest": ">>> " in said,
    }
    return [name for name, there in needed.items() if not there]


@pytest.mark.parametrize("measure", _EACH)
def test_every_measure_explains_itself(measure: Measure) -> None:
    assert _missing(measure) == []
    assert all((measure.summary, measure.summary_lv, measure.reference))
    assert measure.of in ("stakeholder", "network", "tie", "phase pair")


@pytest.mark.parametrize("part", ["formula", "range", "isolates", "empty networks", "reference", "doctest"])
def test_a_missing_part_is_seen(part: str) -> None:
    whole = find_measure("density", "network")
    said = _explanation(whole)
    cut = {
        "formula": said.replace(whole.formula, ""),
        "range": said.replace("Range", ""),
        "isolates": said.replace("Isolates", ""),
        "empty networks": said.replace("empty", ""),
        "reference": _DOI.sub("", said),
        "doctest": said.replace(">>>", ""),
    }[part]

    def function() -> None:
        """Stands in for the measure."""

    function.__doc__ = cut
    broken = Measure("density", "network", function, "", "", whole.formula, whole.range, whole.reference)
    assert part in _missing(broken)


def test_every_name_has_a_function_of_its_own() -> None:
    functions = [measure.function for measure in catalogue().values()]
    assert len(set(functions)) == len(functions)


@pytest.mark.parametrize("measure", [each for each in _EACH if each.values[0].of != "phase pair"])  # type: ignore[union-attr]
def test_nobody_gives_no_value(measure: Measure) -> None:
    """An empty network: no values of stakeholders and ties, of the network none or no ids, with a reason."""
    found = measure.function(Network(incidence_of([])))
    if measure.of == "stakeholder":
        assert found.values.size == 0
    elif measure.of == "tie":
        assert len(getattr(found, "ties", found)) == 0
    else:
        assert not found.value
        assert found.reason or found.value == []


def test_a_share_of_nothing_is_undefined() -> None:
    of = network("ax", "bx")
    assert np.isnan(share_of(lambda _: 0)(of, np.array([0.0, 0.0]))).all()
    assert share_of(lambda each: 2 * each.n)(of, np.array([1.0, 4.0])).tolist() == [0.25, 1.0]


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
