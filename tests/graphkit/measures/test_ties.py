from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.measures.ties import MEASURES, Ties, shared_events, ties
from graphkit.network.ordering import by_value
from graphkit.network.projection import WEIGHTS

from . import samples
from .significance.matrices import network_of, southern_women


def _listing(weights: list[float]) -> Ties:
    n = np.arange(len(weights))
    return Ties(n, n + 1, np.array(weights), np.ones(n.size, np.int64))


@given(
    st.lists(st.sampled_from([0.5, 0.5 + 6e-10, 0.5 + 1.2e-9, 0.5 + 1.8e-9, 1.0, 2.0]), max_size=12), st.integers(1, 14)
)
@settings(max_examples=80, deadline=None)
def test_the_order_is_that_of_every_listing(weights: list[float], limit: int) -> None:
    expected = [int(ident) for ident in by_value({f"{i:02}": weight for i, weight in enumerate(weights)})]
    assert _listing(weights).heaviest().sources.tolist() == expected
    assert _listing(weights).heaviest(limit).sources.tolist() == expected[:limit]


def test_southern_women() -> None:
    found = ties(network_of(southern_women()))
    assert (len(found), int(found.shared.sum())) == (139, 322)
    women = samples.southern_women().stakeholders
    evelyn, laura = women.index("Evelyn Jefferson"), women.index("Laura Mandeville")
    [tie] = [each for each in found.each() if each[:2] == (evelyn, laura)]
    assert tie == (evelyn, laura, pytest.approx(1.5626374), 6, None, None, None)
    assert found.stakeholders() == list(range(18))


@pytest.mark.parametrize("weight", WEIGHTS)
def test_shared_events_do_not_depend_on_the_weight(weight: str) -> None:
    assert shared_events(network_of(southern_women(), weight)).sum() == 322


@pytest.mark.parametrize("measure", MEASURES, ids=[measure.name for measure in MEASURES])
def test_weights_by_their_formula(measure: object) -> None:
    b = southern_women()
    shared, d, k = b @ b.T, b.sum(1), b.sum(0)
    one, two = np.nonzero(np.triu(shared, 1))
    s = shared[one, two]
    expected = {
        "shared-events": s,
        "newman-weight": ((b / (k - 1)) @ b.T)[one, two],
        "jaccard-weight": s / (d[one] + d[two] - s),
        "overlap-weight": s / np.minimum(d[one], d[two]),
        "cosine-weight": s / np.sqrt(d[one] * d[two]),
    }
    found = measure.function(network_of(b))  # type: ignore[attr-defined]
    assert found == pytest.approx(expected[measure.name])  # type: ignore[attr-defined]


def test_nobody_tied() -> None:
    found = ties(network_of(np.eye(3, dtype=int)))
    assert (len(found), found.heaviest(5).sources.tolist(), list(found.each())) == (0, [], [])
