from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import TooLargeError
from graphkit.measures import robustness
from graphkit.measures.centrality import degree, events, strength
from graphkit.measures.ranking import ranking, ranks
from graphkit.measures.robustness import RankIntervals, rank_intervals, resampled
from graphkit.network.ordering import by_value
from tests.graphkit.measures.samples import network, southern_women

_NEAR = st.sampled_from([0.0, 0.5, 0.5 + 4e-10, 0.5 + 8e-10, 0.5 + 1.2e-9, 0.5 + 2e-9, 1.0, 7.0])


@given(st.lists(_NEAR, max_size=12))
def test_the_order_is_that_of_every_listing(values: list[float]) -> None:
    ids = {f"{i:02}": value for i, value in enumerate(values)}
    assert [f"{line.position:02}" for line in ranking(np.array(values, float))] == by_value(ids)


def test_ranks_count_on_after_ties() -> None:
    assert ranks(np.array([5.0, 9.0, 9.0, 1.0])).tolist() == [3, 1, 1, 4]
    assert ranks(np.array([7.0, 5.0, 5.0, 2.0])).tolist() == [1, 2, 2, 4]
    assert ranks(np.array([5.0, 5.0, 5.0, 9.0, 2.0])).tolist() == [2, 2, 2, 1, 5]
    assert ranks(np.array([])).tolist() == []


def test_undefined_values_come_last_without_a_rank() -> None:
    assert [(line.position, line.rank) for line in ranking(np.array([np.nan, 2.0, np.nan]))] == [
        (1, 1),
        (0, None),
        (2, None),
    ]


def test_events_drawn_twice_count_twice() -> None:
    b = resampled(network("ax", "bx", "by").incidence, np.array([1, 0, 0]))
    assert (b.stakeholders, b.pairs, len(b.events)) == (["a", "b"], 5, 3)


def test_intervals_hold_the_rank_and_repeat_with_the_seed() -> None:
    women = southern_women()
    first, again = rank_intervals(women, strength, draws=60), rank_intervals(women, strength, draws=60)
    assert np.array_equal(first.ranks, again.ranks)
    own = ranks(strength(women).values)
    assert ((first.low <= own) & (own <= first.high)).mean() > 0.9
    assert (first.low <= first.high).all()


def test_equal_stakeholders_cannot_be_told_apart_and_different_ones_can() -> None:
    of = network(*[f"a{i}" for i in range(9)], *[f"b{i}" for i in range(9)], *[f"c{i}" for i in range(9)], "d0", "e1")
    found = rank_intervals(of, strength, draws=80)
    assert not found.apart(0, 1)
    assert found.apart(0, 3)


def test_all_draws_lose_somebody_seen_once() -> None:
    found = rank_intervals(network("a1", "b1", "c2", "d2"), degree, draws=40)
    assert found.high.max() <= 4
    assert (found.ranks[:, 0] == found.ranks[:, 1]).all()


def test_events_are_drawn_with_replacement() -> None:
    """Each alone at an event of its own: its draws miss it about as often as (1 - 1/m)^m says, here 0.344 of 300."""
    found = rank_intervals(network(*[f"{who}{who}" for who in "abcdefghij"]), events, draws=300)
    missed = (found.ranks == found.ranks.max(axis=1, keepdims=True)) & (found.ranks > 1)
    assert 0.3 < missed.mean() < 0.39
    assert (found.ranks != found.ranks[0]).any(axis=1).mean() > 0.9


def test_ranks_are_kept_small_and_sorted_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rank_intervals(southern_women(), strength, draws=40)
    assert whole.ranks.dtype == np.int32
    low, high = (np.percentile(whole.ranks, q, axis=0, method="nearest") for q in (2.5, 97.5))
    monkeypatch.setattr(robustness, "_AT_ONCE", 200)
    pieces = rank_intervals(southern_women(), strength, draws=40)
    assert (pieces.low.tolist(), pieces.high.tolist()) == (low.tolist(), high.tolist())
    assert (whole.low.tolist(), whole.high.tolist()) == (low.tolist(), high.tolist())


def test_more_ranks_than_are_kept_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robustness, "MOST_RANKS", 100)
    with pytest.raises(TooLargeError, match=r"10 draws of 18 ranks are more than the 100 .* at most 5 draws"):
        rank_intervals(southern_women(), strength, draws=10)
    assert rank_intervals(southern_women(), strength, draws=5).draws == 5


def test_progress_reaches_the_end() -> None:
    seen: list[float] = []
    rank_intervals(network("a1", "b1"), degree, draws=5, progress=seen.append)
    assert seen == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0])


def test_ninety_five_draws_of_a_hundred_tell_two_apart() -> None:
    def of(before: int) -> RankIntervals:
        drawn = np.array([[1, 2]] * before + [[2, 1]] * (100 - before), np.int32)
        return RankIntervals(np.ones(2, np.int64), np.full(2, 2), 100, 0, drawn)

    assert of(95).apart(0, 1)
    assert of(5).apart(1, 0)
    assert not of(94).apart(0, 1)


def test_the_interval_of_a_rank_holds_that_of_ninety_five_draws_of_a_hundred() -> None:
    women = southern_women()
    found = rank_intervals(women, strength, draws=200)
    inside = ((found.low <= found.ranks) & (found.ranks <= found.high)).sum(axis=0)
    outside = [((found.ranks < found.low).sum(axis=0)), ((found.ranks > found.high).sum(axis=0))]
    assert (inside >= 190).all()
    assert all((side <= 5).all() for side in outside)
    narrower = [(found.ranks <= found.low).sum(axis=0), (found.ranks >= found.high).sum(axis=0)]
    assert all((side >= 5).all() for side in narrower)  # no interval is wider than it has to be
